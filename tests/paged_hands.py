"""What a person does in a tab with pages, by the names that others rely on and by what is seen."""

from hands import Hands
from PySide6.QtWidgets import QApplication, QTabBar


class PagedHands(Hands):
    """On a window that shows the tab called ``tab_name``."""

    tab_name: str

    def __init__(self, window):
        self.window = window
        window.tabs.go_to(self.tab_name)
        QApplication.processEvents()
        self.tab = window.tab(self.tab_name)

    @property
    def switch(self) -> QTabBar:
        """The row of the pages' names."""
        (bar,) = self.widget(self.tab_name).findChildren(QTabBar)
        return bar

    @property
    def page(self) -> str:
        """Name of the page that is shown."""
        return self.switch.tabText(self.switch.currentIndex())

    def show_page(self, title: str):
        """Click on a page's name."""
        bar = self.switch
        index = next(i for i in range(bar.count()) if bar.tabText(i) == title)
        self.press_on(bar, bar.tabRect(index).center())
        assert self.page == title

    def choose(self, name: str, text: str):
        """In a box, by keyboard."""
        self.choose_in(self.widget(name), text)
