"""Digits of a picture with several, as boxes on the canvas, one of them chosen to be read."""

from dataclasses import replace

from cnnlab.digits.page_regions import Ink
from cnnlab.digits.page_search import Found
from cnnlab.lab.digits.sketch import Box, Drawing, Sketch
from cnnlab.lab.shared.history import StepName

ROOM = 0.08  # of the larger side of what holds all digits, left round it


def drawing_of(found: Found) -> Drawing:
    """What was found on a page; of several digits the part that holds them, and none is chosen."""
    page = found.ink()
    if len(found.inks) < 2:
        return Drawing(picture=page)
    ends = [(*one.corner, *_end(one)) for one in found.inks]
    left, top = (min(end[i] for end in ends) for i in (0, 1))
    right, bottom = (max(end[i] for end in ends) for i in (2, 3))
    room = round(ROOM * max(right - left, bottom - top))
    left, top = max(left - room, 0), max(top - room, 0)
    part = page[top : bottom + room, left : right + room]
    return Drawing(picture=part, regions=tuple(_moved(one, left, top) for one in found.inks))


def boxes_on_canvas(drawing: Drawing) -> list[Box]:
    """Boxes of its digits on the canvas of 1 × 1, in which the picture lies in the middle."""
    if drawing.picture is None:
        return []
    rows, columns = drawing.picture.shape
    side = max(rows, columns)
    x, y = (side - columns) / 2, (side - rows) / 2
    return [
        Box((left + x) / side, (top + y) / side, (right + x) / side, (bottom + y) / side)
        for left, top, right, bottom in (region.box for region in drawing.regions)
    ]


def region_at(drawing: Drawing, x: float, y: float) -> int | None:
    """Index of the digit whose box holds a place on the canvas: the smallest of those that do."""
    boxes = boxes_on_canvas(drawing)
    there = [
        i
        for i, box in enumerate(boxes)
        if box.left <= x <= box.right and box.top <= y <= box.bottom
    ]
    return min(there, key=lambda i: _area(boxes[i]), default=None)


def choose(sketch: Sketch, index: int | None, name: StepName) -> None:
    """Read this digit alone, or the whole picture; choices one after the other are one step."""
    drawing = sketch.drawing
    if index != drawing.chosen and drawing.regions:
        sketch.history.replace(replace(drawing, chosen=index), name, "choose a digit")


def beside(drawing: Drawing, step: int) -> int | None:
    """The digit so many after the chosen one in reading order; the ends stay."""
    last = len(drawing.regions) - 1
    if last < 0:
        return None
    if drawing.chosen is None:
        return 0 if step > 0 else last
    return min(max(drawing.chosen + step, 0), last)


def _end(one: Ink) -> tuple[int, int]:
    """Where its window ends, right and below."""
    left, top = one.corner
    return left + one.ink.shape[1], top + one.ink.shape[0]


def _moved(one: Ink, left: int, top: int) -> Ink:
    """The same ink in a part of the page that begins there."""
    x, y = one.corner
    box = one.box[0] - left, one.box[1] - top, one.box[2] - left, one.box[3] - top
    return Ink(box, (x - left, y - top), one.ink)


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)
