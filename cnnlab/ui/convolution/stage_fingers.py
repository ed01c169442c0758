"""What fingers do on the stage: zoom its grids or all of it, and scroll a zoomed grid."""

import math
from functools import partial

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.ui.convolution.arrangement import Arrangement
from cnnlab.ui.convolution.zoom import STEP
from cnnlab.ui.widgets.pinch import Pinch
from cnnlab.ui.widgets.swipe import Scroll

LEAST = 1.03  # a factor that is not taken for none


class StageFingers(QObject):
    """A pinch does what Ctrl and the wheel do there; once the stage is enlarged, it stays so."""

    zoomed = Signal()
    """Grids lie elsewhere in their places."""
    enlarged = Signal(float, QPointF)
    """All of it is to be so many times as large, about a point."""
    dragged = Signal(QPointF)
    """All of it is to be moved by pixels."""

    def __init__(self, stage: QWidget, arrangement: Arrangement) -> None:
        super().__init__(stage)
        self._arrangement = arrangement
        self._owed = 1.0
        self._scroll: Scroll | None = None
        self.pinch = Pinch(stage)
        self.pinch.began.connect(self._on_began)
        self.pinch.pinched.connect(self._on_pinched)
        self.pinch.dragged.connect(self._on_dragged)

    def swipe_from(self, at: QPointF) -> Scroll | None:
        """What moves a zoomed grid that lies there; None where there is none."""
        group = self._arrangement.zoomed_at(at)
        return None if group is None else partial(self._drag, group)

    def _drag(self, group: str, by: QPointF) -> None:
        self._arrangement.drag(group, by)
        self.zoomed.emit()

    def _on_began(self, at: QPointF) -> None:
        self._owed, self._scroll = 1.0, self.swipe_from(at)

    def _on_dragged(self, by: QPointF) -> None:
        if self._scroll is None:
            self.dragged.emit(by)
        else:
            self._scroll(by)

    def _on_pinched(self, factor: float, at: QPointF) -> None:
        """By factors that are large enough to be seen: each has the stage laid out anew."""
        self._owed *= factor
        if max(self._owed, 1 / self._owed) < LEAST:
            return
        factor, self._owed = self._owed, 1.0
        if self._arrangement.factor == 1 and self._arrangement.zoom_at(_steps(factor), at):
            self.zoomed.emit()
        else:
            self.enlarged.emit(factor, at)


def _steps(factor: float) -> float:
    """Steps of the grids' zoom."""
    return math.log(factor, STEP)
