"""What two fingers on a widget are told to."""

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget


class TwoFingers(QObject):
    """Says what two fingers do on its widget, in pixels of it."""

    began = Signal(QPointF)
    """About a point of the widget."""
    pinched = Signal(float, QPointF)
    """They have spread by a factor since the last time, about a point of the widget."""
    dragged = Signal(QPointF)
    """Both have moved by so many pixels."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget

    def begin(self, at: QPointF) -> None:
        """They are down, about a point of the screen."""
        self.began.emit(self._widget.mapFromGlobal(at))

    def move(self, factor: float, at: QPointF, by: QPointF) -> None:
        """They have spread by a factor, about a point of the screen, and moved by pixels."""
        if not by.isNull():
            self.dragged.emit(by)
        if factor != 1.0:
            self.pinched.emit(factor, self._widget.mapFromGlobal(at))


def two_fingers_over(widget: QWidget | None) -> TwoFingers | None:
    """What is told of two fingers over a widget: its own, or that of what it stands in."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    while widget is not None:
        found = widget.findChild(TwoFingers, options=direct)
        if found is not None or widget.isWindow():
            return found
        widget = widget.parentWidget()
    return None
