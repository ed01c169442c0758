"""The busy cursor."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show_busy(widget: QWidget, busy: bool) -> None:
    """Let the pointer over a widget say that work is under way."""
    if busy:
        widget.setCursor(Qt.CursorShape.BusyCursor)
    else:
        widget.unsetCursor()
