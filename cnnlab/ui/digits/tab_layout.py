"""Layout and object names of the Digits tab."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from cnnlab.ui.digits.answer import Answer
from cnnlab.ui.digits.pad import DrawPad
from cnnlab.ui.digits.tools import Tools
from cnnlab.ui.widgets.square import Square

USUAL_SIZES = [500, 300, 600]  # px of the columns, or in that proportion


def lay_out(
    tab: QWidget,
    tools: Tools,
    pad: DrawPad,
    answer: Answer,
    side: QTabWidget,
    pages: Sequence[QWidget],
) -> QSplitter:
    """Canvas, answer, and the pages that explain it in ``side``; gives what divides them."""
    _name(tools, pad, answer)
    side.setDocumentMode(True)
    for page in pages:
        side.addTab(page, "")
    side.tabBar().setDrawBase(False)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    columns = (_canvas(tools, pad), 5), (answer, 3), (_card(side), 6)
    for index, (part, stretch) in enumerate(columns):
        splitter.addWidget(part)
        splitter.setStretchFactor(index, stretch)
        splitter.setCollapsible(index, False)
    splitter.setSizes(USUAL_SIZES)
    row = QHBoxLayout(tab)
    row.setContentsMargins(10, 8, 10, 4)
    row.addWidget(splitter)
    return splitter


def _canvas(tools: Tools, pad: DrawPad) -> QWidget:
    left = QWidget()
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(tools)
    column.addWidget(Square(pad), 1)
    return left


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
