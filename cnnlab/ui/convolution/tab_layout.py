"""Layout and object names of the Convolution tab."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnlab.ui.convolution.caption import Caption
from cnnlab.ui.convolution.chain_strip import ChainStrip
from cnnlab.ui.convolution.panel import Panel
from cnnlab.ui.convolution.splitter import StageSplitter
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.convolution.stage_scroll import StageScroll
from cnnlab.ui.widgets.ledger import Ledger
from cnnlab.ui.widgets.transport import Transport


def lay_out(
    tab: QWidget,
    stage: Stage,
    scroll: StageScroll,
    chain: ChainStrip,
    caption: Caption,
    transport: Transport,
    ledger: Ledger,
    panel: Panel,
) -> StageSplitter:
    """Stage above, transport and ledger below, the panel beside them; gives what divides them."""
    _name(stage, transport, ledger, panel)
    splitter = StageSplitter(_above(scroll, chain, caption), scroll, caption, transport, ledger)
    row = QHBoxLayout(tab)
    row.setContentsMargins(10, 8, 10, 4)
    row.setSpacing(10)
    row.addWidget(splitter, 1)
    row.addWidget(panel)
    return splitter


def _above(scroll: StageScroll, chain: ChainStrip, caption: Caption) -> QWidget:
    above = QWidget()
    column = QVBoxLayout(above)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(chain)
    column.addWidget(scroll, 1)
    column.addWidget(caption)
    return above


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
