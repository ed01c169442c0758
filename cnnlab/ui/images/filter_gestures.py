"""Keys, mouse and menus of the page of filters."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.ui.images.picture_zoom import PictureZoom
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Entry, edit_action

translate = QCoreApplication.translate


def gestures() -> list[tuple[str, str]]:
    """What keys and mouse do, in the language in use."""
    return [
        (
            translate("Filters", "Point, or arrows on a picture"),
            translate("Filters", "show a pixel’s window and its sum"),
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


def zoom_actions(zoom: PictureZoom) -> list[Action]:
    """Zoom the pictures."""

    def action(name: str, text: str, slot: Callable[[], object], keys: str | list[str]) -> Action:
        return Action(name, "view", text, slot, keys)

    larger, smaller = partial(zoom.zoom_by, 2), partial(zoom.zoom_by, -2)
    return [
        action("zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), larger, ["Ctrl++", "Ctrl+="]),
        action("zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), smaller, "Ctrl+-"),
        action("fit", QT_TRANSLATE_NOOP("Actions", "&Fit"), zoom.fit, "Ctrl+0"),
    ]


def weight_entries(grid: GridView) -> Sequence[Entry]:
    """What a right click on a weight offers."""
    return [edit_action(grid.edit_current, lambda: grid.editable), None, "copy", "paste"]
