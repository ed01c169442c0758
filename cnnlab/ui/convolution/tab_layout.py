"""Layout and object names of the Convolution tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from cnnlab.ui.convolution.panel import Panel
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.widgets.ledger import Ledger
from cnnlab.ui.widgets.transport import Transport


def lay_out(
    tab: QWidget, stage: Stage, chain: QLabel, transport: Transport, ledger: Ledger, panel: Panel
) -> QSplitter:
    """Stage above, transport and ledger below, the panel beside them; gives what divides them."""
    _name(stage, transport, ledger, panel)
    chain.setTextFormat(Qt.TextFormat.RichText)
    chain.setContentsMargins(8, 2, 8, 2)
    chain.hide()
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.addWidget(_above(stage, chain))
    splitter.addWidget(_below(transport, ledger))
    for index, stretch in enumerate((1, 0)):
        splitter.setStretchFactor(index, stretch)
        splitter.setCollapsible(index, False)
    row = QHBoxLayout(tab)
    row.setContentsMargins(10, 8, 10, 4)
    row.setSpacing(10)
    row.addWidget(splitter, 1)
    row.addWidget(panel)
    return splitter


def prepare_problem(label: QLabel) -> None:
    """The card that says why there is no output."""
    label.setObjectName("problem")
    label.setWordWrap(True)
    label.hide()


def _above(stage: Stage, chain: QLabel) -> QWidget:
    above = QWidget()
    column = QVBoxLayout(above)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(chain)
    column.addWidget(stage, 1)
    return above


def _below(transport: Transport, ledger: Ledger) -> QWidget:
    card = QFrame()
    card.setObjectName("card")
    inner = QVBoxLayout(card)
    inner.setContentsMargins(14, 8, 14, 6)
    inner.addWidget(ledger, 1)
    transport.setObjectName("card")
    below = QWidget()
    column = QVBoxLayout(below)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(transport)
    column.addWidget(card, 1)
    return below


def _name(stage: Stage, transport: Transport, ledger: Ledger, panel: Panel) -> None:
    """Set the object names that tests find widgets by."""
    for widget, name in (
        (stage, "stage"),
        (ledger, "ledger"),
        (transport.play, "playButton"),
        (transport.forward, "stepForwardButton"),
        (transport.back, "stepBackButton"),
        (transport.position, "positionSlider"),
        (transport.speed, "speedSlider"),
        (panel.preset, "presetBox"),
    ):
        widget.setObjectName(name)
