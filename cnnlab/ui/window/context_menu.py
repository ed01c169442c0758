"""The menu of a right click, or of the menu key: what can be done where it was asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cnnlab.ui.widgets.dialog_host import dressed
from cnnlab.ui.window.actions import Actions, said
from cnnlab.ui.window.tab import Action, Entry, Submenu


def open_menu(parent: QWidget, actions: Actions, entries: Sequence[Entry], at: QPoint) -> QMenu:
    """Open a menu at a point of the screen; it is gone once it was left."""
    actions.refresh()
    menu = QMenu(dressed(parent))
    menu.setObjectName("contextMenu")
    _fill(menu, actions, entries)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
    return menu


def _fill(menu: QMenu, actions: Actions, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, str):
            menu.addAction(actions[entry])
        elif isinstance(entry, Submenu):
            _fill(
                menu.addMenu(QCoreApplication.translate("Actions", entry.text)),
                actions,
                entry.entries,
            )
        else:
            menu.addAction(_action(menu, entry))


def _action(menu: QMenu, entry: Action) -> QAction:
    action = QAction(said(entry), menu)
    action.setEnabled(entry.enabled is None or entry.enabled())
    action.setCheckable(entry.checked is not None)
    action.setChecked(entry.checked is not None and entry.checked())
    action.triggered.connect(lambda _checked=False: entry.slot())
    return action
