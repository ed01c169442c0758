"""The row of buttons that shows one page or another."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QTabBar

from cnnlab.lessons.sheet import PAGES


class PageSwitch(QTabBar):
    """Takes titles; says which one was chosen."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)  # they come up as soon as another title is bold
        for _ in PAGES:
            self.addTab("")
        self.currentChanged.connect(self.chosen)

    def set_titles(self, titles: Sequence[str]) -> None:
        """The pages' names."""
        for index, title in enumerate(titles):
            self.setTabText(index, title)

    def set_current(self, index: int) -> None:
        """Which page is shown."""
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
