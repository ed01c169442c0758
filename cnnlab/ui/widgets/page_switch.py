"""The row of buttons that shows one page or another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QTabBar

Title = Callable[[], str]
"""A page's name in the language in use."""


class PageSwitch(QTabBar):
    """Says which one was chosen."""

    chosen = Signal(int)

    def __init__(self, titles: Sequence[Title]) -> None:
        super().__init__()
        self._titles = titles
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)  # they come up as soon as another title is bold
        for _ in titles:
            self.addTab("")
        self.currentChanged.connect(self.chosen)

    def retranslate(self) -> None:
        """The pages' names."""
        for index, title in enumerate(self._titles):
            self.setTabText(index, title())
        self.setAccessibleName(self.tr("Pages"))

    def set_current(self, index: int) -> None:
        """Which page is shown."""
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
