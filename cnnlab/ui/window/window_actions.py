"""The window's own actions, as data, and where they stand in the menus."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cnnlab.ui.window.actions import Actions
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Keys

_Keys = QKeySequence.StandardKey
TABLE: tuple[tuple[str, str, str, Keys | None], ...] = (
    ("new_lab", "file", QT_TRANSLATE_NOOP("Actions", "&New"), _Keys.New),
    ("open_lab", "file", QT_TRANSLATE_NOOP("Actions", "&Open…"), _Keys.Open),
    ("save_lab", "file", QT_TRANSLATE_NOOP("Actions", "&Save"), _Keys.Save),
    ("save_lab_as", "file", QT_TRANSLATE_NOOP("Actions", "Save &as…"), "Ctrl+Shift+S"),
    ("open_picture", "file", QT_TRANSLATE_NOOP("Actions", "Open &picture…"), "Ctrl+Shift+O"),
    ("quit", "file", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"),
    ("undo", "edit", "", _Keys.Undo),
    ("redo", "edit", "", _Keys.Redo),
    ("cut", "edit", QT_TRANSLATE_NOOP("Actions", "Cu&t"), _Keys.Cut),
    ("copy", "edit", QT_TRANSLATE_NOOP("Actions", "&Copy"), _Keys.Copy),
    ("paste", "edit", QT_TRANSLATE_NOOP("Actions", "&Paste"), _Keys.Paste),
    ("select_all", "edit", QT_TRANSLATE_NOOP("Actions", "Select &all"), _Keys.SelectAll),
    ("next_tab", "view", QT_TRANSLATE_NOOP("Actions", "Ne&xt tab"), _Keys.NextChild),
    ("previous_tab", "view", QT_TRANSLATE_NOOP("Actions", "Pre&vious tab"), _Keys.PreviousChild),
    ("full_screen", "view", QT_TRANSLATE_NOOP("Actions", "Presen&tation"), "F11"),
    ("reset_settings", "view", QT_TRANSLATE_NOOP("Actions", "&Reset settings…"), None),
    ("gestures", "help", QT_TRANSLATE_NOOP("Actions", "&Keys and mouse"), _Keys.HelpContents),
    ("about", "help", QT_TRANSLATE_NOOP("Actions", "&About cnnlab"), None),
)
MORE_KEYS = {"next_tab": "Ctrl+PgDown", "previous_tab": "Ctrl+PgUp"}
"""By name of an action, beside those of the table."""
KEYS_SAID = {"previous_tab": "Ctrl+Shift+Tab"}
"""As they are written on a keyboard, where Qt has its own name: Backtab."""
Slots = Mapping[str, Callable[[], object]]


def add_file_and_edit(menu: Actions, slots: Slots) -> QMenu:
    """File and Edit, with the places for what tabs add; gives the submenu of recent files."""
    own = _actions(slots)
    menu.add(own[name] for name in ("new_lab", "open_lab"))
    recent = menu.add_submenu("file", QT_TRANSLATE_NOOP("Actions", "Open recen&t"))
    menu.add(own[name] for name in ("save_lab", "save_lab_as"))
    menu.add_separator("file")
    menu.add_submenu("file", QT_TRANSLATE_NOOP("Actions", "E&xamples"), menu.examples)
    menu.place_for_tabs("file")
    menu.add([own["open_picture"]])
    menu.add_separator("file")
    menu.add([own["quit"], own["undo"], own["redo"]])
    menu.add_separator("edit")
    menu.add(own[name] for name in ("cut", "copy", "paste", "select_all"))
    menu.place_for_tabs("edit")
    menu.place_for_tabs("view")
    menu["quit"].setMenuRole(QAction.MenuRole.QuitRole)
    return recent


def add_view_and_help(menu: Actions, slots: Slots) -> None:
    """The end of View, and Help."""
    own = _actions(slots)
    menu.add_separator("view")
    menu.add(own[name] for name in ("next_tab", "previous_tab", "full_screen"))
    menu.add_separator("view")
    menu.add(own[name] for name in ("reset_settings", "gestures", "about"))
    menu["about"].setMenuRole(QAction.MenuRole.AboutRole)
    for name, more in MORE_KEYS.items():
        menu[name].setShortcuts([*menu[name].shortcuts(), QKeySequence(more)])
    for name, said in KEYS_SAID.items():
        menu[name].setShortcuts([QKeySequence(said), *menu[name].shortcuts()])


def _actions(slots: Slots) -> dict[str, Action]:
    return {
        name: Action(name, place, text, slots[name], keys, checkable=name == "full_screen")
        for name, place, text, keys in TABLE
    }
