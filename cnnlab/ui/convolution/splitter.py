"""The stage above, the ledger below, and how the height is shared between them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cnnlab.scene.grid import NUMBERS_FROM
from cnnlab.ui.convolution.caption import Caption
from cnnlab.ui.convolution.stage_scroll import StageScroll
from cnnlab.ui.widgets.fitted_splitter import FittedSplitter
from cnnlab.ui.widgets.ledger import Ledger
from cnnlab.ui.widgets.transport import Transport

READABLE_CELL = 24.0  # px of the input's cells, up to which the stage grows before the figures do
LEDGER_SHARE = 0.36  # of the height, at most, for transport and ledger
FROM_AFAR, AT_MOST = 720.0, 1.6  # px of height at which letters are as usual; times that, at most
AROUND = 8 + 13  # px between transport and ledger, and around the ledger


class StageSplitter(FittedSplitter):
    """Gives the ledger the height of its content, until the user moves the handle."""

    def __init__(
        self,
        above: QWidget,
        scroll: StageScroll,
        caption: Caption,
        transport: Transport,
        ledger: Ledger,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._scroll, self._caption = scroll, caption
        self._transport, self._ledger = transport, ledger
        self._presenting, self._larger = False, 1.0
        self.addWidget(above)
        self.addWidget(_below(transport, ledger))
        for index, stretch in enumerate((1, 0)):
            self.setStretchFactor(index, stretch)
            self.setCollapsible(index, False)

    def set_presenting(self, on: bool) -> None:
        """Letters for the back of the room, which grow with the height, or as usual."""
        self._presenting = on
        self._fit_letters()

    def _fit_letters(self) -> None:
        larger = min(max(self.height() / FROM_AFAR, 1.0), AT_MOST) if self._presenting else 1.0
        if larger != self._larger:
            self._larger, font = larger, QFont()
            if larger > 1:
                font.setPointSizeF(self.font().pointSizeF() * larger)
            self._scroll.set_letters(larger)
            self._transport.set_letters(font)
            for widget in (self._caption, self._ledger.canvas, self._ledger.total):
                widget.setFont(font)  # which a style sheet keeps from having their parent's
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_letters()
        super().resizeEvent(event)

    def fit(self) -> None:
        """Give the ledger the height of its content, but the stage enough for its numbers."""
        if self.sized_by_hand:
            return
        height, around = self.height(), self._transport.sizeHint().height() + AROUND
        said = 0 if self._caption.isHidden() else self._caption.sizeHint().height()
        height -= said
        stage = self._scroll.stage
        large = min(height * LEDGER_SHARE, height - stage.height_for_cells(READABLE_CELL))
        self._ledger.set_room(large - around)
        least = around + self._ledger.least_height()
        room = min(height * LEDGER_SHARE, height - stage.height_for_cells(NUMBERS_FROM))
        below = min(around + self._ledger.height_for_content(), max(least, round(room)))
        if self.sizes()[1] != below:
            self.setSizes([height + said - below, below])


def _below(transport: Transport, ledger: Ledger) -> QWidget:
    card = QFrame()
    card.setObjectName("card")
    inner = QVBoxLayout(card)
    inner.setContentsMargins(14, 5, 14, 4)
    inner.addWidget(ledger, 1)
    transport.setObjectName("card")
    below = QWidget()
    column = QVBoxLayout(below)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(transport)
    column.addWidget(card, 1)
    return below
