"""Undo and Redo in the menu, named after the step they take back or repeat."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoGroup

from cnnlab.lab.shared.history import History
from cnnlab.ui.window.actions import Actions

translate = QCoreApplication.translate


class UndoNames(QObject):
    """Keeps texts and enabled states of the two actions as the active undo stack has them."""

    def __init__(self, menu: Actions, group: QUndoGroup) -> None:
        super().__init__(menu)
        self._menu, self._group = menu, group
        for name, can, changed in (
            ("undo", group.canUndo(), group.canUndoChanged),
            ("redo", group.canRedo(), group.canRedoChanged),
        ):
            menu[name].setEnabled(can)
            changed.connect(menu[name].setEnabled)
        group.undoTextChanged.connect(self.retranslate)
        group.redoTextChanged.connect(self.retranslate)

    def retranslate(self) -> None:
        stack = self._group.activeStack()
        history = None if stack is None else stack.parent()
        undo, redo = "", ""
        if isinstance(history, History):  # and not Qt's texts, which stay in one language
            undo, redo = history.undo_name(), history.redo_name()
        for name, text, what in (
            ("undo", translate("Actions", "&Undo {what}"), undo),
            ("redo", translate("Actions", "&Redo {what}"), redo),
        ):
            # Without a step there is a space too many, before the key in Chinese.
            self._menu[name].setText(
                text.format(what=what.replace("&", "&&")).replace(" (&", "(&").strip()
            )
