"""What is on the digit canvas: strokes or a picture, and its undo stack.

The canvas is a square of 1 × 1, whatever its size on the screen; y is down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from cnnlab.digits.grey import NOTHING
from cnnlab.digits.page_regions import Ink
from cnnlab.lab.digits.picture_ink import add_ink, pixels, rubbed, squared
from cnnlab.lab.shared.history import History, StepName

USUAL_PEN = 0.06  # of the canvas
THINNEST, THICKEST = 0.02, 0.14
FINE = 0.008  # resolution of the eraser along a stroke
Points = npt.NDArray[np.float64]


class Box(NamedTuple):
    """A rectangle on the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def box_of(points: Points, margin: float) -> Box:
    """The box round points (n, 2) and a margin."""
    low, high = (points.min(axis=0) - margin).tolist(), (points.max(axis=0) + margin).tolist()
    return Box(*low, *high)


@dataclass(frozen=True, eq=False)
class Stroke:
    """Points (n, 2), the pen's width, and its pressure (n,) in 0…1 where it has one."""

    points: Points
    width: float = USUAL_PEN
    pressure: Points | None = None

    @property
    def radii(self) -> Points:
        """Half the width of its ink at each point, (n,)."""
        if self.pressure is None:
            return np.full(len(self.points), self.width / 2)
        return pressed(self.pressure) * self.width / 2

    @cached_property
    def box(self) -> Box:
        """Bounding box of its ink."""
        return box_of(self.points, self.width / 2)


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in the order they were drawn; or the ink (H, W) in 0…1 of a picture.

    Of a picture with several digits also the ink of each, and the index of the chosen one.
    """

    strokes: tuple[Stroke, ...] = ()
    picture: Points | None = None
    regions: tuple[Ink, ...] = ()
    chosen: int | None = None

    @property
    def blank(self) -> bool:
        """Whether there is nothing."""
        return not self.strokes and self.picture is None

    @property
    def ink(self) -> Points | None:
        """The picture's ink that is read: the chosen digit's, else all of it."""
        return self.picture if self.chosen is None else self.regions[self.chosen].ink


class Sketch(QObject):
    """Holds the drawing; each stroke, erasing and clearing is one undo step."""

    changed = Signal()
    """The finished drawing was replaced."""
    extended = Signal()
    """The stroke that is being drawn has grown."""
    page_replaced = Signal()
    """A stroke has taken the place of a picture with several digits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = History(Drawing(), self)
        self.history.changed.connect(self._on_history_changed)
        self._erasing: object | None = None  # the gesture of an eraser that is down
        self._live: list[tuple[float, float, float]] = []
        self._width = USUAL_PEN
        self._inked: tuple[Points, int] | None = None  # a picture with so many points drawn in it

    @property
    def drawing(self) -> Drawing:
        """The finished drawing, or what the eraser has left of it so far."""
        return self.history.value

    @property
    def busy(self) -> bool:
        """Whether a stroke is being drawn, or something was rubbed out and the eraser is down."""
        return bool(self._live) or self._erasing is not None

    @property
    def replaces_page(self) -> bool:
        """Whether a stroke takes the place of what is there: a picture with several digits."""
        return bool(self.drawing.regions)

    @property
    def undo_stack(self) -> QUndoStack:
        """Steps of the drawing."""
        return self.history.undo_stack

    # drawing

    def begin(self, x: float, y: float, width: float, pressure: float = 1.0) -> None:
        """Put the pen down."""
        self._live, self._width, self._inked = [(x, y, pressure)], width, None
        self.extended.emit()

    def extend(self, places: Iterable[tuple[float, float, float]]) -> None:
        """Move the pen: x, y, pressure."""
        if self._live:
            self._live.extend(places)
            self.extended.emit()

    def end(self, name: StepName) -> None:
        """Lift the pen; what it drew is a step of that name."""
        drawn, replaces = self.shown(), self.replaces_page
        if self._live:
            self._live, self._inked = [], None
            self.replace(drawn, name)
            if replaces:
                self.page_replaced.emit()

    def cancel(self) -> None:
        """Forget the stroke that is being drawn, or take back what is being erased."""
        self._live = []
        if self._erasing is None:
            self.changed.emit()
        else:
            self.undo_stack.undo()

    def live(self) -> Stroke | None:
        """The stroke that is being drawn."""
        if not self._live:
            return None
        points = np.array(self._live)
        pressure = None if (points[:, 2] == 1).all() else points[:, 2]
        return Stroke(points[:, :2], self._width, pressure)

    def shown(self) -> Drawing:
        """The drawing with the stroke that is being drawn; into a picture of one digit it goes."""
        live, drawing = self.live(), self.drawing
        if live is None:
            return drawing
        if self.replaces_page:
            return Drawing((live,))
        if drawing.picture is not None:
            return Drawing(picture=self._inked_picture(drawing.picture, live))
        return Drawing((*drawing.strokes, live))

    def _inked_picture(self, picture: Points, live: Stroke) -> Points:
        """The picture with the stroke that is being drawn: only what is new of it is added."""
        made, before = self._inked or (squared(picture), 0)
        first = max(0, before - 1)
        add_ink(made, live.points[first:], live.radii[first:])
        self._inked = made, len(live.points)
        return made

    # erasing

    def erase(self, places: npt.ArrayLike, radius: float, name: StepName) -> None:
        """Rub out what lies within ``radius`` of a line, as one step until ``end_erasing``.

        places are (n, 2), the points of the line that the eraser went along.
        """
        line = np.asarray(places, float)
        rub = _rubbed_strokes if self.drawing.picture is None else _rubbed_picture
        left = rub(self.drawing, line, radius)
        if left is not self.drawing:
            self._erasing = self._erasing or object()
            self.history.replace(left, name, self._erasing)

    def end_erasing(self) -> None:
        """Lift the eraser."""
        if self._erasing is not None:
            self._erasing = None
            self.changed.emit()

    # all at once

    def replace(self, drawing: Drawing, name: StepName) -> None:
        """Another drawing, as one undo step; nothing in place of nothing is no step."""
        if not (drawing.blank and self.drawing.blank):
            self.history.replace(drawing, name)

    def _on_history_changed(self) -> None:
        """Undo while pen or eraser is down takes the drawing from under it."""
        self._inked = None
        if not self.history.shows(self._erasing):
            self._erasing = None
        self.changed.emit()


def pressed(pressure: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """Width factor of a pen by its pressure."""
    return 0.3 + 0.7 * pressure


def centred(strokes: Sequence[npt.ArrayLike], size: float = 0.7) -> Drawing:
    """Strokes in any units, in the middle of the canvas, their larger side ``size``."""
    lines = [np.asarray(stroke, float) for stroke in strokes]
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = size / (float((high - low).max()) or 1.0)
    middle = (low + high) / 2
    return Drawing(tuple(Stroke((line - middle) * scale + 0.5) for line in lines))


def _rubbed_strokes(drawing: Drawing, line: Points, radius: float) -> Drawing:
    """Strokes without what is near a line; the same drawing where nothing is."""
    before, box = drawing.strokes, box_of(line, radius)
    left: list[Stroke] = []
    for stroke in before:
        left += _without(stroke, line, radius) if stroke.box.meets(box) else [stroke]
    same = len(left) == len(before) and all(a is b for a, b in zip(left, before, strict=True))
    return drawing if same else replace(drawing, strokes=tuple(left))


def _rubbed_picture(drawing: Drawing, line: Points, radius: float) -> Drawing:
    """A picture without the ink near a line; the same drawing where there is none."""
    assert drawing.picture is not None  # noqa: S101 - erase's condition
    shape = drawing.picture.shape
    line, radius = pixels(shape, line), radius * max(shape)
    picture = rubbed(drawing.picture, line, radius)
    if picture is drawing.picture:
        return drawing
    if picture.max() < NOTHING:
        return Drawing()
    regions = [_rubbed_region(one, line, radius) for one in drawing.regions]
    left = [one for one in regions if one.ink.max() >= NOTHING]
    chosen = None if drawing.chosen is None else regions[drawing.chosen]
    index = next((i for i, one in enumerate(left) if one is chosen), None)
    return Drawing(picture=picture, regions=tuple(left), chosen=index)


def _rubbed_region(one: Ink, line: Points, radius: float) -> Ink:
    """A digit of a picture; the same value where the line, in pixels, does not touch its ink."""
    ink = rubbed(one.ink, line - np.array(one.corner), radius)
    return one if ink is one.ink else one._replace(ink=ink)


def _without(stroke: Stroke, line: Points, radius: float) -> list[Stroke]:
    """Pieces of a stroke left by an eraser that moves along a line."""
    reach = radius + stroke.width / 2
    points, pressure = _fine(stroke)
    near = _distance(points, line) < reach
    if not near.any():
        return [stroke]
    edges = np.flatnonzero(np.diff(np.concatenate([[True], near, [True]]).astype(np.int8)))
    return [
        Stroke(points[a:b], stroke.width, None if pressure is None else pressure[a:b])
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]


def _distance(points: Points, line: Points) -> Points:
    """From each of points (n, 2) to the nearest place of a line through points (m, 2)."""
    nearest = np.hypot(*(points - line[0]).T)
    for start, end in pairwise(line):
        along = end - start
        length = float(along @ along) or 1.0
        share = ((points - start) @ along / length).clip(0, 1)
        nearest = np.minimum(nearest, np.hypot(*(points - start - share[:, None] * along).T))
    return nearest


def _fine(stroke: Stroke) -> tuple[Points, Points | None]:
    """A stroke's points, and more between those that lie far apart."""
    points, pressure = stroke.points, stroke.pressure
    if len(points) < 2:
        return points, pressure
    along = np.concatenate([[0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()])
    if np.diff(along).max() <= FINE:
        return points, pressure
    more = np.sort(np.concatenate([along, np.arange(0, along[-1], FINE)]))
    more = more[np.diff(more, prepend=-1.0) > 0]  # np.unique would import numpy.ma for it
    found = np.stack([np.interp(more, along, points[:, a]) for a in (0, 1)], axis=1)
    return found, None if pressure is None else np.interp(more, along, pressure)
