"""Buttons over a column of blocks: add, duplicate, remove, guess the shapes."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.icons import icon
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.translated import TranslatedWidget


class StackButtons(TranslatedWidget):
    """Enabled where they can act on what is selected."""

    def __init__(self) -> None:
        super().__init__()
        self.add, self.guess = QPushButton(), QPushButton()
        self.twice, self.remove = QToolButton(), QToolButton()
        self.guess.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.twice, self.remove):
            button.setProperty("look", "icon")
        for part in (self.add, self.twice, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.guess)
        self.retranslate()

    def show_place(self, place: int, blocks: int) -> None:
        """What is selected, of so many blocks."""
        for button in (self.twice, self.remove):
            button.setEnabled(0 <= place < blocks)

    def show_guessing(self, guessing: bool) -> None:
        """Whether shapes are being guessed, in silence."""
        with QSignalBlocker(self.guess):
            self.guess.setChecked(guessing)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.twice.setIcon(icon("twice", theme.text))
        self.remove.setIcon(icon("clear", theme.text))

    def retranslate(self) -> None:
        tip = self.tr("Add a layer below the selected one (Insert)")
        label_button(self.add, self.tr("+ Add"), tip)
        self.add.setAccessibleName(self.tr("Add a layer"))
        tip = self.tr("Hide the shapes until you have typed them")
        label_button(self.guess, self.tr("Guess the shapes"), tip)
        name_control(self.twice, self.tr("Duplicate"), self.tr("Duplicate the layer (Ctrl+D)"))
        name_control(self.remove, self.tr("Remove"), self.tr("Remove the layer (Delete)"))
