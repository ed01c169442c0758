"""Layout and object names of the Neuron tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnlab.ui.neuron.page import NeuronPage
from cnnlab.ui.widgets.page_panel import PagePanel
from cnnlab.ui.widgets.page_switch import PageSwitch
from cnnlab.ui.window.tab_pages import TabPages


def lay_out(
    tab: QWidget,
    switch: PageSwitch,
    pages: TabPages[NeuronPage],
    panel: PagePanel,
) -> None:
    """The switch above the pages, the panel beside them."""
    panel.preset.setObjectName("neuronPresetBox")
    row = QHBoxLayout(tab)
    row.setContentsMargins(10, 4, 10, 4)
    row.setSpacing(10)
    column = QVBoxLayout()
    column.setSpacing(4)
    row.addLayout(column, 1)
    row.addWidget(panel)
    column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(pages, 1)
