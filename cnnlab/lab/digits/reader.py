"""Classification of the canvas: preprocessing and a forward pass, once per event-loop turn."""

import math
import time
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.digits.grey import prepare_grey, prepare_image
from cnnlab.digits.ink import NATURAL, PENS, Image, Preparation, extent, prepare, shrink
from cnnlab.digits.page_regions import Ink
from cnnlab.digits.recogniser import Prediction, Recogniser
from cnnlab.lab.digits.sketch import Drawing, Sketch, pressed
from cnnlab.lab.shared.turns import Turns

PACE = 30  # ms between two classifications while the user draws or erases
REST = 3  # times as long as a slow classification took


class Reading(NamedTuple):
    """A prepared image (28, 28), its prediction, and how it was prepared, if it was.

    Of a picture with several digits also what each is read as, and the index of the chosen one;
    while none is chosen, the image shows all of them.
    """

    image: Image
    prediction: Prediction
    preparation: Preparation | None = None
    regions: tuple[Prediction, ...] = ()
    chosen: int | None = None


class Reader(QObject):
    """Keeps the prediction for a sketch up to date.

    A change is classified once pending events are handled, so that the last stroke is never lost.
    While the user draws or erases, the next classification waits, longer where one is slow, on a
    full canvas, so that the pen is never held up by the network.
    """

    changed = Signal()

    def __init__(
        self, sketch: Sketch, recogniser: Recogniser, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sketch = sketch
        self.recogniser = recogniser
        self.prepares = True
        self._regions: tuple[tuple[Ink, ...], Recogniser, tuple[Prediction, ...]] = (
            (),
            recogniser,
            (),
        )
        self.reading = self._read()
        self.took = 0.0
        """ms of CPU time of the last classification; the first one warms up."""
        self._read_at = -math.inf  # s on the monotonic clock, which may have begun just now
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_soon)
        self.turns = Turns(self)
        """What else follows a drawing takes turns with the reading."""
        sketch.changed.connect(self.schedule)
        sketch.extended.connect(self.schedule)

    def schedule(self) -> None:
        """Classify once pending events are handled."""
        if not self._sketch.busy:
            self._soon.start(0)
        elif not self._soon.isActive():
            wait = max(PACE, REST * self.took) - (time.monotonic() - self._read_at) * 1000
            self._soon.start(round(max(0, wait)))

    def _on_soon(self) -> None:
        if self._sketch.busy and not self.turns.free:
            self.turns.soon(self.read, first=True)
        else:
            self.turns.now(self.read)

    def read(self) -> None:
        """Classify now."""
        self._soon.stop()
        self.turns.drop(self.read)
        self.reading = self._read()
        self.changed.emit()
        self._read_at = time.monotonic()

    def use(self, recogniser: Recogniser) -> None:
        """Use another network."""
        self.recogniser = recogniser
        self.read()

    def set_prepares(self, on: bool) -> None:
        """Set whether drawings are normalised as MNIST's, or merely scaled down."""
        self.prepares = on
        self.read()

    def _read(self) -> Reading:
        begun = time.thread_time()
        drawing = self._sketch.shown()
        image, preparation = image_of(drawing, self.prepares)
        prediction = self.recogniser.classify(image)
        regions = self._read_regions(drawing)
        if regions and drawing.chosen is None and prediction.verdict == "digit":
            prediction = prediction._replace(verdict="unsure")
        reading = Reading(image, prediction, preparation, regions, drawing.chosen)
        self.took = (time.thread_time() - begun) * 1000
        return reading

    def _read_regions(self, drawing: Drawing) -> tuple[Prediction, ...]:
        """What each digit of a picture is read as; not again where its ink is the same."""
        inks, recogniser, before = self._regions
        if inks is drawing.regions and recogniser is self.recogniser:
            return before
        same = recogniser is self.recogniser
        known = {id(ink): one for ink, one in zip(inks, before, strict=True)} if same else {}
        read = tuple(
            known.get(id(one)) or self.recogniser.classify(prepare_image(one.ink))
            for one in drawing.regions
        )
        self._regions = drawing.regions, self.recogniser, read
        return read


def image_of(drawing: Drawing, prepares: bool = True) -> tuple[Image, Preparation | None]:
    """The network's image of a drawing, and how it was prepared, in units of the canvas."""
    if drawing.picture is not None:
        if not prepares:
            return _shrunk(_in_place(drawing)), None
        preparation = _prepared_picture(drawing, drawing.picture)
        return preparation.image, preparation
    lines = [stroke.points for stroke in drawing.strokes]
    pen = _pen(drawing)
    if not prepares:
        return shrink(lines, pen_width=pen), None
    preparation = prepare(lines, pen_width=_clipped_pen(pen, drawing) if lines else None)
    return preparation.image, preparation


def _pen(drawing: Drawing) -> float:
    """Mean pen width over all points, with pressure."""
    widths = [
        np.full(len(s.points), s.width) if s.pressure is None else s.width * pressed(s.pressure)
        for s in drawing.strokes
    ]
    return float(np.concatenate(widths).mean()) if widths else 1.0


def _clipped_pen(pen: float, drawing: Drawing) -> float | None:
    """Pen width clipped to the range the network was trained on; None for a lone dot."""
    size = extent([stroke.points for stroke in drawing.strokes])
    return min(max(pen, size * PENS[0]), size * NATURAL) or None


def _prepared_picture(drawing: Drawing, picture: np.ndarray) -> Preparation:
    """The ink of a picture that is read, with what was done in units of the canvas."""
    chosen = None if drawing.chosen is None else drawing.regions[drawing.chosen]
    done = prepare_grey(picture if chosen is None else chosen.ink)
    rows, columns = picture.shape
    side = max(rows, columns)
    left, top = (0, 0) if chosen is None else chosen.corner
    x, y = left + (side - columns) / 2, top + (side - rows) / 2
    corners = zip(done.box, (x, y, x, y), strict=True)
    a, b, c, d = ((at + moved) / side for at, moved in corners)
    mass = (done.mass[0] + x) / side, (done.mass[1] + y) / side
    return Preparation(done.image, (a, b, c, d), done.scale * side, mass)


def _in_place(drawing: Drawing) -> np.ndarray:
    """The ink (H, W) that is read where it stands in the picture."""
    assert drawing.picture is not None  # noqa: S101 - image_of's condition
    if drawing.chosen is None:
        return drawing.picture
    _, (left, top), ink = drawing.regions[drawing.chosen]
    alone = np.zeros_like(drawing.picture)
    alone[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return alone


def _shrunk(picture: np.ndarray) -> Image:
    """A picture's ink (H, W) as a square of 28×28 pixels, each the mean of what it covers."""
    side = max(picture.shape)
    square = np.zeros((side, side))
    top, left = (side - picture.shape[0]) // 2, (side - picture.shape[1]) // 2
    square[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    edges = np.linspace(0, side, 29)
    cells = np.arange(side)
    share = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
    share = share.clip(0) * 28 / side
    return (share @ square @ share.T).clip(0, 1).astype(np.float32)
