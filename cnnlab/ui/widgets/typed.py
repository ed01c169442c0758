"""What is typed into a field counts before something else is done that leaves the keyboard there.

Tool buttons do not take the keyboard, nor do shortcuts, a drop or the end of the program: what was
typed would be left out, or go where the field belongs by then.
"""

from typing import Final, Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

ASKED: Final = (QEvent.Type.Shortcut, QEvent.Type.Drop)


class TypedField(Protocol):
    """A widget that holds a text until it is left or Enter is pressed."""

    def take_typed(self) -> object:
        """Do with what was typed as where the field is left."""


class TypedWatch(QObject):
    """Watches what is done elsewhere, but only while a text was typed into its parent."""

    def __init__(self, field: QWidget, line: QLineEdit) -> None:
        """``line`` is where the text of a ``TypedField`` is typed."""
        super().__init__(field)
        self._watching = False
        line.textEdited.connect(self.begin)

    def begin(self) -> None:
        """Something was typed."""
        app = QCoreApplication.instance()
        if not self._watching and app is not None:
            self._watching = True
            app.installEventFilter(self)

    def end(self) -> None:
        """It was taken, or given up."""
        app = QCoreApplication.instance()
        if self._watching and app is not None:
            self._watching = False
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and isinstance(event, QFocusEvent):
            if event.lostFocus() and is_left(event):
                self.end()
        elif self._is_elsewhere(watched, event):
            self.end()
            cast(TypedField, self.parent()).take_typed()
        return False

    def _is_elsewhere(self, watched: QObject, event: QEvent) -> bool:
        field = cast(QWidget, self.parent())
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if not isinstance(watched, QWidget) or QApplication.activePopupWidget() is not None:
                return False  # its own menu, which may paste into it
            return not field.rect().contains(field.mapFromGlobal(event.globalPosition()).toPoint())
        closed = event.type() == QEvent.Type.Close and watched is field.window()
        return closed or event.type() in ASKED


def is_left(event: QFocusEvent) -> bool:
    """Whether the keyboard went elsewhere for good: a menu or another window may come and go."""
    popup = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return event.reason() not in popup
