"""The canvas with the answer beside it, and below both the bars and the network's input."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cnnlab.ui.digits.network_input import NetworkInput

GAP: Final = 10  # px between two parts
ASIDE_SHARE: Final = 0.33  # of the width, for the answer
NARROWEST, WIDEST = 140, 260  # px of the answer
BELOW: Final = 172  # px at least for ten bars
INPUT_SHARE: Final = 0.42  # of the width, at most, for the network's input
SMALLEST: Final = 150  # px of the canvas
INSIDE: Final = 10  # px between a card's edge and what it holds


class Places(NamedTuple):
    """Where the parts stand, in pixels of the whole."""

    canvas: QRect
    answer: QRect
    below: QRect


def places(width: int, height: int) -> Places:
    """The largest square canvas that leaves enough for the answer and the bars."""
    aside = min(max(round(ASIDE_SHARE * width), NARROWEST), WIDEST)
    side = max(min(width - aside, height - BELOW) - GAP, 1)
    rest = max(width - side - GAP, 1)
    return Places(
        QRect(0, 0, side, side),
        QRect(side + GAP, 0, rest, side),
        QRect(0, side + GAP, width, max(height - side - GAP, 1)),
    )


def best_width(height: int, most: int) -> int:
    """The width up to ``most`` at which the canvas uses all of the height that it may have."""
    side = height - BELOW - GAP
    aside = min(max(ASIDE_SHARE / (1 - ASIDE_SHARE) * (side + GAP), NARROWEST), WIDEST)
    return min(most, side + GAP + round(aside))


class Board(QWidget):
    """Places a canvas, the answer, the bars and the network's input."""

    def __init__(
        self, canvas: QWidget, answer: QWidget, bars: QWidget, image: NetworkInput
    ) -> None:
        super().__init__()
        self._canvas, self._answer, self._input = canvas, answer, image
        self._below = _card(self)
        row = QHBoxLayout(self._below)
        row.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        row.setSpacing(GAP + INSIDE)
        row.addWidget(bars, 1)
        row.addWidget(image)
        canvas.setParent(self)
        answer.setParent(self)
        self.setMinimumSize(SMALLEST + GAP + NARROWEST, SMALLEST + GAP + BELOW)

    def sizeHint(self) -> QSize:
        return QSize(540, 740)

    def resizeEvent(self, event: QResizeEvent) -> None:
        placed = places(self.width(), self.height())
        self._canvas.setGeometry(placed.canvas)
        self._answer.setGeometry(placed.answer)
        below = placed.below
        self._input.fit(round(INPUT_SHARE * below.width()), below.height() - 2 * INSIDE)
        self._below.setGeometry(placed.below)
        super().resizeEvent(event)


def _card(parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setObjectName("card")
    return card
