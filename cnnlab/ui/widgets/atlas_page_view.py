"""The page of an opened cell as it is seen: scrolled, and growing out of its cell."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from cnnlab.scene.atlas_cell import CellPage
from cnnlab.scene.atlas_cell_items import Spot
from cnnlab.scene.colours import Theme
from cnnlab.scene.pixmaps import painted

FAINTEST = 0.3  # opacity of a page that begins to open


class PageView:
    """Holds the page, how far it is scrolled and open, and what is pointed at."""

    def __init__(self) -> None:
        self.page: CellPage | None = None
        """What is asked of the page, of it."""
        self._painted: CellPage | None = None  # the same cell as it was, while it is prepared
        self.scrolled = 0.0
        self.open = 0.0
        """Share 0…1 to which the page covers the sheet."""
        self.spot: Spot | None = None
        self._pixmap: QPixmap | None = None

    @property
    def most_scroll(self) -> float:
        """How far the rows can be moved up."""
        return 0.0 if self.page is None else self.page.most_scroll

    def show(self, page: CellPage) -> None:
        """Another page; scrolled as far as it goes."""
        self.page = self._painted = page
        self._pixmap = None
        self.scrolled = min(self.scrolled, self.most_scroll)

    def follow(self, page: CellPage) -> None:
        """The same page of another image: seen once it is prepared, if it covers the sheet."""
        before = self._painted
        self.show(page)
        if before is not None and self.open >= 1:
            self._painted = before

    @property
    def waiting(self) -> bool:
        """Whether what is seen shows what was."""
        return self._painted is not self.page

    def prepare(self, theme: Theme, ratio: float) -> None:
        """Paint a part of what is to be seen ahead."""
        if self.page is None or not self.page.prepare(theme, self.scrolled, ratio):
            self._painted = self.page

    def scroll_by(self, dy: float) -> bool:
        """Move the rows; False at an end."""
        target = min(max(0.0, self.scrolled + dy), self.most_scroll)
        moved, self.scrolled = target != self.scrolled, target
        if moved:
            self._pixmap = None
        return moved

    def close(self) -> None:
        """There is no page any more."""
        self.page = self._painted = self.spot = self._pixmap = None
        self.scrolled = self.open = 0.0

    def forget(self) -> None:
        """Paint it anew; what is not seen keeps no picture."""
        self._pixmap = None

    def paint(
        self, painter: QPainter, whole: QRectF, cell: QRectF, theme: Theme, ratio: float
    ) -> None:
        """In ``whole``; while it opens, on the way there from its ``cell``."""
        page = self._painted
        if page is None or self.open <= 0:
            return
        if self.open >= 1:
            page.paint(painter, theme, self.scrolled, self.spot)
            return
        if self._pixmap is None:

            def paint(inner: QPainter) -> None:
                page.paint(inner, theme, self.scrolled, None)

            self._pixmap = painted(whole.size().toSize(), ratio, paint, theme.card)
        share = self.open * self.open * (3 - 2 * self.open)
        painter.setOpacity(FAINTEST + (1 - FAINTEST) * share)
        place = _between(cell, whole, share)
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
        painter.setOpacity(1.0)


def _between(start: QRectF, end: QRectF, share: float) -> QRectF:
    pairs = zip(start.getRect(), end.getRect(), strict=True)  # type: ignore[call-overload]
    return QRectF(*(a + (b - a) * share for a, b in pairs))
