"""Widgets that have what touches them themselves, as a canvas that is drawn on."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPointingDevice, QTouchEvent
from PySide6.QtWidgets import QWidget

OWN = "ownTouch"


def own_touch(widget: QWidget) -> None:
    """Have a widget get the touches on it itself, from the first one on."""
    widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    widget.setProperty(OWN, True)


def owns_touch(widget: QWidget) -> bool:
    """Whether a widget gets the touches on it itself."""
    return bool(widget.property(OWN))


def cancel_touch(widget: QWidget) -> None:
    """Tell a widget that what touches it is no longer its own."""
    plain = Qt.KeyboardModifier.NoModifier
    device = QPointingDevice.primaryPointingDevice()
    event = QTouchEvent(QEvent.Type.TouchCancel, device, plain, [])
    QCoreApplication.sendEvent(widget, event)
