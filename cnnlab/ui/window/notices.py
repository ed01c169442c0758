"""Shows one notice at a time, says it again in another language, and lets it go."""

from typing import Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTabWidget

from cnnlab.ui.widgets.notice_bar import NoticeBar
from cnnlab.ui.window.notice import Notice

SHOWN = {"done": 8_000, "refused": 20_000}  # ms; what failed stays until it is closed or mended


class Notices(QObject):
    """What the bar shows, until the next thing succeeds, it is closed, or its time is over."""

    def __init__(self, tabs: QTabWidget) -> None:
        bar = self.bar = NoticeBar(tabs)
        super().__init__(bar)
        bar.setObjectName("noticeBar")
        self._notice: Notice | None = None
        self._next: list[Notice] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        bar.closed.connect(self._take_away)
        bar.offer_taken.connect(lambda: self._on_offer_taken("offer"))
        bar.other_taken.connect(lambda: self._on_offer_taken("other"))

    @property
    def shown(self) -> Notice | None:
        """What the bar says now."""
        return self._notice

    def show(self, notice: Notice) -> None:
        """Show a notice in place of the last one, which comes again if it waits for an answer."""
        if self._notice is not None and self._notice.stays:
            self._next.insert(0, self._notice)
        self._notice = notice
        self._say()
        self._timer.stop()
        if notice.offer is None and notice.kind in SHOWN:
            self._timer.start(SHOWN[notice.kind])

    def add(self, notice: Notice) -> None:
        """Show a notice, after the one that is shown."""
        if self._notice is None:
            self.show(notice)
        else:
            self._next.append(notice)

    def clear(self) -> None:
        """Something has succeeded: what was said of earlier tries no longer holds."""
        if self._notice is not None and not self._notice.stays:
            self._take_away()

    def _take_away(self) -> None:
        if self._notice is not None:
            self._notice = None
            self._timer.stop()
            self.bar.clear()
            if self._next:
                self.show(self._next.pop(0))

    def retranslate(self) -> None:
        self.bar.retranslate()
        if self._notice is not None:
            self._say()

    def _say(self) -> None:
        notice = self._notice
        if notice is not None:
            offers = ["" if one is None else one.say() for one in (notice.offer, notice.other)]
            self.bar.tell(notice.kind, notice.say(), *offers)

    def _on_offer_taken(self, which: Literal["offer", "other"]) -> None:
        notice = self._notice
        self._take_away()
        offer = None if notice is None else getattr(notice, which)
        if offer is not None:
            offer.do()

    def _on_time(self) -> None:
        """Nobody is interrupted while reading with the pointer on it."""
        if self.bar.underMouse():
            self._timer.start(SHOWN["done"])
        else:
            self._take_away()
