"""Two fingers that spread, on a touchpad or on a screen."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QNativeGestureEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cnnlab.ui.widgets.touch import watch_touch
from cnnlab.ui.widgets.two_fingers import TwoFingers


class Pinch(TwoFingers):
    """Hears of those on a touchpad by the widget's events, and has its window watch for others."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self._on_touchpad(event)
        if isinstance(event, QShowEvent):
            watch_touch(self._widget.window())
        return False

    def _on_touchpad(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() == Qt.NativeGestureType.BeginNativeGesture:
            self.began.emit(event.position())
        elif event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.pinched.emit(1.0 + event.value(), event.position())
        else:
            return False
        return True
