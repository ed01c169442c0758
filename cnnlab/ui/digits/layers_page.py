"""The layers above, the opened cell below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.layers import LayerInfo
from cnnlab.lab.digits.reader import Reader
from cnnlab.scene.colours import Theme
from cnnlab.ui.digits.cell_detail import CellDetail
from cnnlab.ui.digits.layers import Layers


class LayersPage(QWidget):
    """Opens the clicked cell, and updates it while the user draws."""

    seen_changed = Signal(object)
    wanted = Signal(object, str)

    def __init__(self, reader: Reader, theme: Theme) -> None:
        super().__init__()
        self.layers, self.opened = Layers(reader, theme), CellDetail(theme)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.layers)
        self.splitter.addWidget(self.opened)
        self.splitter.setSizes([760, 70])
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.layers.seen_changed.connect(self.seen_changed)
        self.layers.opened.connect(self.open)
        self.layers.pulled.connect(self._on_pulled)
        self.opened.wanted.connect(self.wanted)

    def open(self, layer: LayerInfo, cell: Cell) -> None:
        """Open a cell's arithmetic."""
        if self.opened.opened is None:
            self.splitter.setSizes([500, 330])
        self.opened.show_cell(self.layers.network, self.layers.activations, layer, cell)

    def set_theme(self, theme: Theme) -> None:
        self.layers.set_theme(theme)
        self.opened.set_theme(theme)

    def close_down(self) -> None:
        """Stop all timers."""
        self.layers.stop()

    def _on_pulled(self) -> None:
        shown = self.opened.opened
        if shown is not None:
            self.open(shown.layer, shown.cell)
