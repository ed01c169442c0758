"""What is asked before a window closes, and what is kept."""

from collections.abc import Callable

from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.keeping import Keeping
from cnnlab.ui.window.pages import Pages


class Closing:
    """The way of a window's tabs and files to its end.

    Whether it still ``asks`` may change while it does: a signal closes a question.
    """

    def __init__(self, pages: Pages, keeping: Keeping, asks: Callable[[], bool]) -> None:
        self._pages, self._keeping, self._asks = pages, keeping, asks

    def may(self) -> bool:
        """What is in no file comes back by itself; changes of a file are asked about.

        What runs stands still and is kept last, when nothing else can hold the window open.
        """
        may = self._may()
        if not may:
            self._keeping.labs.discarded = False  # that was said of another end
        return may

    def _may(self) -> bool:
        tabs = self._pages.made().values()
        if not self._agreed(lambda: all(tab.may_close() for tab in tabs) and self._files_may()):
            return False
        return self._keeping.keep(asks=self._asks) and all(tab.keep(self._asks) for tab in tabs)

    def finish(self, settings: Settings) -> None:
        """Stop what runs, and remember how it was."""
        for tab in self._pages.made().values():
            tab.close_down()
            tab.save_state(settings)
        self._keeping.close()

    def _files_may(self) -> bool:
        """After the tabs: answers about files would be asked for again."""
        return self._keeping.labs.may_close()

    def _agreed(self, asked: Callable[[], bool]) -> bool:
        return not self._asks() or asked() or not self._asks()
