"""The row of buttons that shows one page or another."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QTabBar

from cnnlab.lessons.sheet import PAGES, Page

translate = QCoreApplication.translate


def page_title(page: Page) -> str:
    """Name of a page in the language in use."""
    titles: dict[Page, str] = {
        "neuron": translate("NeuronTab", "One neuron"),
        "layers": translate("NeuronTab", "Layers"),
        "fit": translate("NeuronTab", "Fitting"),
        "ideas": translate("NeuronTab", "Why"),
    }
    return titles[page]


class PageSwitch(QTabBar):
    """Says which one was chosen."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)  # they come up as soon as another title is bold
        for _ in PAGES:
            self.addTab("")
        self.currentChanged.connect(self.chosen)

    def retranslate(self) -> None:
        """The pages' names."""
        for index, page in enumerate(PAGES):
            self.setTabText(index, page_title(page))
        self.setAccessibleName(translate("NeuronTab", "Pages"))

    def set_current(self, index: int) -> None:
        """Which page is shown."""
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
