"""Attribution maps of the current prediction, computed in slices between events."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.attribution import gradient_map, occlusion_maps
from cnnlab.lab.digits.reader import Reader

MapKind = Literal["none", "occlusion", "gradient"]
REST = 60  # ms without a change before computing starts


class Explainer(QObject):
    """Computes the attribution map; None when the canvas is blank or it is not ready."""

    changed = Signal()

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.kind: MapKind = "none"
        self.chosen: int | None = None
        """The class to explain; None is the predicted one."""
        self.map: npt.NDArray[np.floating] | None = None
        self.decisive: int | None = None
        """Index of the stroke whose removal changes the predicted label."""
        self._work: Iterator[None] | None = None
        self._rest, self._slice = QTimer(self), QTimer(self)
        self._rest.setSingleShot(True)
        self._slice.setSingleShot(True)
        self._rest.timeout.connect(self._begin)
        self._slice.timeout.connect(self._go_on)
        reader.changed.connect(self._on_reading)

    @property
    def label(self) -> int | None:
        """The class that is explained now."""
        return self._reader.reading.prediction.label if self.chosen is None else self.chosen

    def set_kind(self, kind: MapKind) -> None:
        """Choose the map to compute."""
        self.kind = kind
        self._on_reading()

    def choose(self, digit: int | None) -> None:
        """Explain another class; None for the predicted one."""
        self.chosen = digit
        self._on_reading()

    def stop(self) -> None:
        """Cancel the computation."""
        self._rest.stop()
        self._slice.stop()
        self._work = None

    def _on_reading(self) -> None:
        self.stop()
        if self.kind == "none" or self._reader.reading.prediction.label is None:
            if self.map is not None or self.decisive is not None:
                self.map = self.decisive = None
            self.changed.emit()
            return
        self._rest.start(REST)

    def _begin(self) -> None:
        reading, label = self._reader.reading, self.label
        assert label is not None  # noqa: S101 - _on_reading's condition
        network = self._reader.recogniser.network
        image = reading.image[None]
        if self.kind == "gradient":
            self._work = self._explain(iter([gradient_map(network, image, label)]))
        else:
            self._work = self._explain(occlusion_maps(network, image, label))
        self._slice.start(0)

    def _explain(self, maps: Iterator[npt.NDArray[np.floating] | None]) -> Iterator[None]:
        """Compute the map, then the decisive stroke, a slice at a time."""
        shown = None
        for found in maps:
            shown = found
            yield
        decisive = yield from self._reader.decisive()
        self.map, self.decisive = shown, decisive

    def _go_on(self) -> None:
        assert self._work is not None  # noqa: S101 - the timer runs only with work
        try:
            next(self._work)
        except StopIteration:
            self._work = None
            self.changed.emit()
        else:
            self._slice.start(0)
