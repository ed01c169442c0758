"""Layout and object names of the Digits tab."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from cnnlab.ui.digits.answer import Answer
from cnnlab.ui.digits.board import best_width
from cnnlab.ui.digits.pad import DrawPad
from cnnlab.ui.digits.tools import Tools
from cnnlab.ui.widgets.fitted_splitter import FittedSplitter
from cnnlab.ui.widgets.named import take_keys_at_the_bar

LEFT_SHARE = 0.38  # of the width, at most, for the canvas and what is read


class Columns(FittedSplitter):
    """Tools over the canvas, and beside them the pages, which get all that it does not need."""

    def __init__(self, tools: Tools, answer: Answer, side: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._tools = tools
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(tools)
        column.addWidget(answer, 1)
        for index, part in enumerate((self._left, side)):
            self.addWidget(part)
            self.setStretchFactor(index, index)
            self.setCollapsible(index, False)

    def fit(self) -> None:
        """Give the canvas its height, and no more than its share of the width."""
        if self.sized_by_hand:
            return
        height = self.height() - self._tools.sizeHint().height() - 8
        least = self._left.minimumSizeHint().width()
        left = max(least, best_width(height, round(LEFT_SHARE * self.width())))
        if self.sizes()[0] != left:
            self.setSizes([left, self.width() - left - self.handleWidth()])


def lay_out(
    tab: QWidget,
    tools: Tools,
    pad: DrawPad,
    answer: Answer,
    side: QTabWidget,
    pages: Sequence[QWidget],
) -> Columns:
    """Canvas and answer, and the pages that explain it in ``side``; gives what divides them."""
    _name(tools, pad, answer)
    side.setDocumentMode(True)
    for page in pages:
        side.addTab(page, "")
    side.tabBar().setDrawBase(False)
    take_keys_at_the_bar(side)
    columns = Columns(tools, answer, _card(side))
    row = QHBoxLayout(tab)
    row.setContentsMargins(10, 8, 10, 4)
    row.addWidget(columns)
    return columns


def _card(content: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(8, 4, 8, 8)
    column.addWidget(content)
    return card


def _name(tools: Tools, pad: DrawPad, answer: Answer) -> None:
    """Set the object names that tests find widgets by."""
    for widget, name in (
        (pad, "drawPad"),
        (tools.clear, "clearButton"),
        (answer.image, "preparedImage"),
        (answer.bars, "probabilityBars"),
        (answer.digit, "answerLabel"),
    ):
        widget.setObjectName(name)
