"""Layout and object names of the Neuron tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnlab.ui.neuron.pages import NeuronPages
from cnnlab.ui.neuron.panel import NeuronPanel
from cnnlab.ui.neuron.switch import PageSwitch


def lay_out(
    tab: QWidget,
    switch: PageSwitch,
    pages: NeuronPages,
    panel: NeuronPanel,
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
