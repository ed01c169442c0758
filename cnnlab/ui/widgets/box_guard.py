"""Spin and combo boxes on a panel: the wheel and keys that are not theirs go to others."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSpinBox, QWidget

from cnnlab.ui.widgets.pair_edit import PairEdit

NO_DIGITS = (",", ".", "[", "]")  # shortcuts of the window that a spin box would swallow


class BoxGuard(QObject):
    """The wheel scrolls the panel unless a box has the keyboard; undo is the window's."""

    def __init__(self, panel: QWidget, boxes: Iterable[QComboBox | QAbstractSpinBox]) -> None:
        super().__init__(panel)
        for box in boxes:
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            strange = isinstance(box, QWidget) and not box.hasFocus()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            strange = _is_the_windows(box, event)
        else:
            strange = False
        if strange:
            event.ignore()
        return strange


def _is_the_windows(box: QObject, event: QKeyEvent) -> bool:
    """Whether a key is a shortcut of the window, and nothing that the box can use."""
    keys = QKeySequence.StandardKey
    if event.matches(keys.Undo) or event.matches(keys.Redo):
        typing = isinstance(box, PairEdit) and box.lineEdit().isModified()
        return isinstance(box, QAbstractSpinBox) and not typing
    return isinstance(box, QSpinBox) and event.text() in NO_DIGITS
