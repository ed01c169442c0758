"""Where dialogs and menus have their look from: a hidden part of the window, with its style sheet.

The window itself has none: each part has its own (``ui.window.dressing``). A dialog must have it
while it is made, for Qt's own work out sizes then.
"""

from typing import overload

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class DialogHost(QWidget):
    """Stands in a window, is never seen, and is the parent of what opens over the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()


@overload
def dressed(opener: QWidget) -> QWidget: ...
@overload
def dressed(opener: None) -> None: ...
def dressed(opener: QWidget | None) -> QWidget | None:
    """The parent for a dialog that ``opener`` opens: its window's host, or itself without one."""
    if opener is None:
        return None
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return opener.window().findChild(DialogHost, options=direct) or opener
