"""Two fingers that spread, on a touchpad or on a screen."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget


class Pinch(QObject):
    """Watches a widget, and says by how much and about what point of it."""

    pinched = Signal(float, QPointF)
    """A factor since the last one, and a point of the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.grabGesture(Qt.GestureType.PinchGesture)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self._on_touchpad(event)
        if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            return self._on_screen(event)
        return False

    def _on_touchpad(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.pinched.emit(1.0 + event.value(), event.position())
        return True

    def _on_screen(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            at = self._widget.mapFromGlobal(pinch.hotSpot())
            self.pinched.emit(pinch.scaleFactor(), at)
        event.accept()
        return True
