"""What a right click on an atlas offers."""

from collections.abc import Callable

from cnnlab.ui.widgets.table_mime import copy_text
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Entry

Do = Callable[[], object]


def atlas_entries(number: str, table: str, up: Do, whole: Do, carry_over: Do | None) -> list[Entry]:
    """Copies of what is pointed at and of the map, the ways out, and to the Convolution tab.

    ``carry_over`` is None where no cell is open that the Convolution tab could show.
    """
    entries: list[Entry] = [
        _copy("copy_number", QT_TRANSLATE_NOOP("Actions", "Copy"), number),
        _copy("copy_map", QT_TRANSLATE_NOOP("Actions", "Copy the map’s numbers"), table),
        None,
        Action("atlas_up", "edit", QT_TRANSLATE_NOOP("Actions", "Up"), up),
        Action("atlas_whole", "edit", QT_TRANSLATE_NOOP("Actions", "Whole network"), whole),
    ]
    if carry_over is not None:
        text = QT_TRANSLATE_NOOP("Actions", "Open in Convolution")
        entries.append(Action("atlas_open", "edit", text, carry_over))
    return entries


def _copy(name: str, text: str, copied: str) -> Action:
    def copy() -> None:
        copy_text(copied)

    return Action(name, "edit", text, copy, enabled=lambda: bool(copied))
