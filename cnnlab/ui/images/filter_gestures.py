"""Keys, mouse and menus of the page of filters."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from cnnlab.ui.images.picture_zoom import PictureZoom
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Entry, edit_action, zoom_actions

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
        (
            translate("Filters", "Right click, menu key"),
            translate("Filters", "pin that pixel and see what can be done with it"),
        ),
    ]


def picture_entries(copy: Callable[[], object], whole: Callable[[], object]) -> Sequence[Entry]:
    """What a right click on a picture offers: ``copy`` copies that picture, ``whole`` shows it."""
    copying, showing = (
        QT_TRANSLATE_NOOP("Actions", "&Copy picture"),
        QT_TRANSLATE_NOOP("Actions", "Show &whole picture"),
    )
    return [
        "see_as_convolution",
        None,
        Action("copy_picture", "edit", copying, copy),
        "save_result",
        None,
        "zoom_to_pixels",
        Action("show_whole", "view", showing, whole),
    ]


def page_actions(
    zoom: PictureZoom,
    to_pixels: Callable[[], object],
    save: Callable[[], object],
    here: Callable[[], bool],
) -> list[Action]:
    """What the menus offer while the page is shown."""
    pixels = QT_TRANSLATE_NOOP("Actions", "Zoom to &pixels")
    result = QT_TRANSLATE_NOOP("Actions", "Save res&ult…")
    actions = [
        Action("save_result", "file", result, save),
        *zoom_actions(zoom.zoom_by, zoom.fit),
        Action("zoom_to_pixels", "view", pixels, to_pixels),
    ]
    return [replace(action, enabled=here) for action in actions]


def weight_entries(grid: GridView) -> Sequence[Entry]:
    """What a right click on a weight offers."""
    return [edit_action(grid.edit_current, lambda: grid.editable), None, "copy", "paste"]
