"""Names and tool tips of controls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QWidget


def name_control(control: QWidget, name: str, tip: str) -> None:
    """What a screen reader calls it, and its tool tip."""
    control.setAccessibleName(name)
    control.setToolTip(tip)


def label_button(button: QAbstractButton, text: str, tip: str) -> None:
    """What stands on a button, and its tool tip."""
    button.setText(text)
    button.setToolTip(tip)


def take_keys_at_the_bar(tabs: QTabWidget) -> None:
    """Nobody lands on the pages as a whole: their bar takes the keyboard."""
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
