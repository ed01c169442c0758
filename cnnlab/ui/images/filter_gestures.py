"""Keys, mouse and menus of the page of filters."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.tab import Entry, edit_action

translate = QCoreApplication.translate


def gestures() -> list[tuple[str, str]]:
    """What keys and mouse do, in the language in use."""
    return [
        (
            translate("Filters", "Point, or arrows on a picture"),
            translate("Filters", "show a pixel’s window and its sum"),
        ),
        (
            translate("Filters", "Click, Enter; Escape"),
            translate("Filters", "pin that pixel; let it go"),
        ),
        (
            translate("Filters", "Wheel, Ctrl+plus, Ctrl+minus"),
            translate("Filters", "zoom both pictures, as far as their numbers"),
        ),
        (
            translate("Filters", "Drag, Shift+arrows"),
            translate("Filters", "move both pictures"),
        ),
        (
            translate("Filters", "Double click, Ctrl+0"),
            translate("Filters", "show the whole picture"),
        ),
    ]


def weight_entries(grid: GridView) -> Sequence[Entry]:
    """What a right click on a weight offers."""
    return [edit_action(grid.edit_current, lambda: grid.editable), None, "copy", "paste"]
