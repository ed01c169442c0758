"""The pages of the tabs, which exist from the start and are filled when they are first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnlab.lab.shared.settings import Settings

if TYPE_CHECKING:
    from cnnlab.ui.digits.tab import DigitsTab
    from cnnlab.ui.window.main_window import MainWindow


class Page(QWidget):
    """A tab's page: until it is filled it says, in one sentence, what will stand there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._promise = QLabel()
        self._promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._promise.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._promise)
        self.retranslate()

    def fill(self, content: QWidget) -> None:
        """Put the tab in the promise's place."""
        self._column.removeWidget(self._promise)
        self._promise.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(content)

    def retranslate(self) -> None:
        promises = {
            "neuronTab": self.tr(
                "Here you will change a neuron’s inputs, weights and bias and see its output."
            ),
            "imagesTab": self.tr("Here you will try filters on whole pictures."),
            "networkTab": self.tr("Here you will build a network and watch it learn."),
        }
        self._promise.setText(promises.get(self.objectName(), ""))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def make_digits(window: "MainWindow", settings: Settings) -> "DigitsTab":
    """The Digits tab of a window; what the user teaches is kept beside the settings."""
    from cnnlab.lab.digits.sketch import THICKEST, THINNEST  # not needed to start
    from cnnlab.ui.digits.tab import DigitsTab

    digits = DigitsTab(settings.folder / "digits")
    digits.set_pen(settings.number("pen", THINNEST, THICKEST))
    digits.splitter.restoreState(settings.state("digits_splitter"))
    digits.set_theme(window.themes.theme)
    window.undo_group.addStack(digits.undo_stack)
    digits.refused.connect(window.show_refusal)
    digits.note_changed.connect(window.show_refusal)
    digits.picture_asked.connect(window.open_picture)
    digits.cell_wanted.connect(window.open_in_convolution)
    if unread := digits.mine.unread_message():
        window.show_refusal(unread)
    return digits


def remember_digits(digits: "DigitsTab", settings: Settings) -> None:
    """Keep what the Digits tab looks like for the next start."""
    settings.remember("pen", digits.pad.pen_width)
    settings.remember("digits_splitter", digits.splitter.saveState())
