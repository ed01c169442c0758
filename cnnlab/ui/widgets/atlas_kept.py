"""The painted sheet of an atlas, kept; another image is painted into it strip by strip."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from cnnlab.scene.pixmaps import painted

Paint: TypeAlias = Callable[[QPainter, QRectF | None], object]
"""Paints one strip, or with None all."""


class KeptSheet(QObject):
    """Its owner has one strip painted at a time, so that the pen waits for none of them long."""

    strip_waits = Signal()
    """``renew`` is to be called when there is time for it."""
    renewed = Signal(QRectF)
    """A strip shows what is now."""

    def __init__(self, paint: Paint, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paint, self._ground = paint, QColor()
        self._pixmap: QPixmap | None = None
        self._spare: QPixmap | None = None  # to be painted over
        self._strips: list[QRectF] = []

    def pixmap(self, size: QSize, ratio: float, ground: QColor) -> QPixmap:
        """The picture; painted now where there is none for a screen of that ratio."""
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            self.drop()
            self._ground, spare, self._spare = ground, self._spare, None
            self._pixmap = painted(
                size, ratio, lambda painter: self._paint(painter, None), ground, spare
            )
        return self._pixmap

    @property
    def waiting(self) -> bool:
        """Whether some of it shows what was."""
        return bool(self._strips)

    def follow(self, strips: Sequence[QRectF]) -> None:
        """Paint these anew, one after the other; those that wait already come first."""
        if self._pixmap is not None:
            self._strips += [strip for strip in strips if strip not in self._strips]
            self.strip_waits.emit()

    def drop(self) -> None:
        """Have all of it painted when it is next asked for."""
        self._spare = self._spare if self._pixmap is None else self._pixmap
        self._pixmap, self._strips = None, []

    def forget(self) -> None:
        """Keep no picture."""
        self.drop()
        self._spare = None

    def renew(self) -> None:
        """Paint the next strip, if one waits."""
        if self._pixmap is None or not self._strips:
            return
        strip = self._strips.pop(0)
        painter = QPainter(self._pixmap)
        painter.fillRect(strip, self._ground)
        self._paint(painter, strip)
        painter.end()
        self.renewed.emit(strip)
        if self._strips:
            self.strip_waits.emit()
