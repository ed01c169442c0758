"""Somebody who listens: what a screen reader is told while a test runs."""

from PySide6.QtGui import QAccessible

from cnnlab.ui.widgets.accessible import Notification
from cnnlab.ui.widgets.accessible_cells import AccessibleCell

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value
DESCRIPTION = QAccessible.Text.Description


class Listener:
    """Keeps the words to be said, and the names of cells that were reached, in their order."""

    def __init__(self):
        self.said: list[str] = []
        self.reached: list[str] = []

    def take(self, event) -> None:
        about = event.object()
        # Its name comes before it is shown, which a new one tells by itself.
        if event.type() == QAccessible.Event.NameChanged and isinstance(about, Notification):
            self.said.append(about.said)
        elif event.type() == QAccessible.Event.Focus:
            interface = event.accessibleInterface()
            if isinstance(interface, AccessibleCell):
                self.reached.append(interface.text(NAME))

    def clear(self) -> None:
        self.said.clear()
        self.reached.clear()


def interface(widget):
    """What a screen reader is told of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def cell_names(widget) -> list[str]:
    """Names of the cells of a widget, those in rows too."""
    return [cell.text(NAME) for cell in cells(interface(widget))]


def cells(table) -> list:
    """All cells below a table or list."""
    children = [table.child(i) for i in range(table.childCount())]
    rows = [child for child in children if child.role() == QAccessible.Role.Row]
    return [cell for row in rows for cell in cells(row)] if rows else children
