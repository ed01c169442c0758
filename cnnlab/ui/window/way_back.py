"""The way back to the tab that something was sent from."""

from PySide6.QtCore import QCoreApplication

from cnnlab.ui.window.notice import Notice, Offer, Say, done
from cnnlab.ui.window.pages import Pages


def way_back(tabs: Pages, index: int, title: Say = str) -> Notice:
    """Says where what is shown comes from, and leads back to that tab, which is as it was left.

    ``title`` says what it is called there, empty for nothing.
    """

    def say() -> str:
        called = title()
        text = QCoreApplication.translate("WayBack", "This comes from the tab {tab}.")
        if called:
            text = QCoreApplication.translate("WayBack", "{title} comes from the tab {tab}.")
        return text.format(title=called, tab=tabs.title(index))

    def back() -> str:
        return QCoreApplication.translate("WayBack", "Back")

    return done(say, Offer(back, lambda: tabs.setCurrentIndex(index)))
