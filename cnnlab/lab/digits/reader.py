"""Reads what is on the canvas: prepares it and asks the network, once for all that has come."""

import time
from collections.abc import Generator
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.digits.grey import prepare_image
from cnnlab.digits.ink import NATURAL, Image, Preparation, extent, prepare, shrink
from cnnlab.digits.recogniser import Prediction, Recogniser
from cnnlab.lab.digits.sketch import Drawing, Sketch

THINNEST = 1 / 20  # pen over the size of what it draws: thinner ones are drawn so wide
SLOW = 8.0  # ms that a reading may take before the next one waits


class Reading(NamedTuple):
    """An image (28, 28), what it is read as, and how strokes were prepared, if they were."""

    image: Image
    prediction: Prediction
    preparation: Preparation | None = None


class Reader(QObject):
    """Keeps the reading of a sketch up to date, without being asked twice for one drawing.

    A change is read when the events that are waiting have been handled, so that a hand faster than
    the network is not held up and its last stroke is never lost. Where a reading takes long, on a
    full canvas, three times as long is left for a hand that draws or rubs out.
    """

    changed = Signal()

    def __init__(
        self, sketch: Sketch, recogniser: Recogniser, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sketch = sketch
        self.recogniser = recogniser
        self.prepares = True
        self.reading = self._read()
        self.took = 0.0
        """ms of the processor's time that the last reading took; the first one warms up."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.read)
        sketch.changed.connect(self.schedule)
        sketch.extended.connect(self.schedule)

    def schedule(self) -> None:
        """Read soon."""
        if not self._sketch.busy:
            self._soon.start(0)
        elif not self._soon.isActive():
            self._soon.start(0 if self.took < SLOW else round(3 * self.took))

    def read(self) -> None:
        """Read now."""
        self._soon.stop()
        self.reading = self._read()
        self.changed.emit()

    def use(self, recogniser: Recogniser) -> None:
        """Read with another network from now on."""
        self.recogniser = recogniser
        self.read()

    def set_prepares(self, on: bool) -> None:
        """Whether drawings are prepared, or merely shrunk."""
        self.prepares = on
        self.read()

    def without(self, index: int) -> Prediction:
        """What would be read if one of the strokes were not there."""
        strokes = self._sketch.drawing.strokes
        left = Drawing((*strokes[:index], *strokes[index + 1 :]))
        return self.recogniser.classify(image_of(left, self.prepares)[0])

    def decisive(self) -> Generator[None, None, int | None]:
        """Search the one stroke without which the answer would be another, the last if several are.

        Stops after each stroke that is tried.
        """
        label = self.reading.prediction.label
        count = len(self._sketch.drawing.strokes)
        if count < 2 or label is None:
            return None
        for index in reversed(range(count)):
            if self.without(index).label != label:
                return index
            yield
        return None

    def _read(self) -> Reading:
        begun = time.thread_time()
        image, preparation = image_of(self._sketch.shown(), self.prepares)
        reading = Reading(image, self.recogniser.classify(image), preparation)
        self.took = (time.thread_time() - begun) * 1000
        return reading


def image_of(drawing: Drawing, prepares: bool = True) -> tuple[Image, Preparation | None]:
    """The network's image of a drawing, and how its strokes were prepared."""
    if drawing.picture is not None:
        return (prepare_image(drawing.picture) if prepares else _shrunk(drawing.picture)), None
    lines = [stroke.points for stroke in drawing.strokes]
    pen = _pen(drawing)
    if not prepares:
        return shrink(lines, pen_width=pen), None
    preparation = prepare(lines, pen_width=_known(pen, drawing) if lines else None)
    return preparation.image, preparation


def _pen(drawing: Drawing) -> float:
    """Width of the pen, its pressure included, in the mean over all points."""
    widths = [
        np.full(len(s.points), s.width) if s.pressure is None else s.width * pressed(s.pressure)
        for s in drawing.strokes
    ]
    return float(np.concatenate(widths).mean()) if widths else 1.0


def pressed(pressure: np.ndarray) -> np.ndarray:
    """Share of its width that a pen draws with."""
    return 0.3 + 0.7 * pressure


def _known(pen: float, drawing: Drawing) -> float | None:
    """A pen of a width that suits the network; a lone dot has one of its own."""
    size = extent([stroke.points for stroke in drawing.strokes])
    return min(max(pen, size * THINNEST), size * NATURAL) or None


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
