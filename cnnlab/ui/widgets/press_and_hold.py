"""A finger that rests asks for the menu that a right click opens."""

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

HELD = 700  # ms


class PressAndHold(QObject):
    """Waits for as long as a finger has to rest."""

    held = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(HELD)
        self.timer.timeout.connect(self.held)

    def begin(self) -> None:
        """A finger is down."""
        self.timer.start()

    def end(self) -> None:
        """It has moved, or is no longer alone."""
        self.timer.stop()


def ask_menu(widget: QWidget, at: QPointF) -> bool:
    """Ask a widget, and then what it stands in, for a menu at a point of it; whether one had it."""
    place = at.toPoint()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Other,
        place,
        widget.mapToGlobal(place),
        QGuiApplication.keyboardModifiers(),
    )
    QCoreApplication.sendEvent(widget, event)
    return event.isAccepted()
