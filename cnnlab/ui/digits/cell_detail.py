"""A cell of a feature map, opened: the arithmetic down to the single product."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cnnlab.core.inspect.layers import LayerInfo, Maps
from cnnlab.core.inspect.opened_cell import OpenedCell, open_cell
from cnnlab.core.network import Network
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import number
from cnnlab.ui.digits.sum_table import SumTable
from cnnlab.ui.digits.words import arithmetic_text, code_name, layer_name


class CellDetail(QWidget):
    """Shows the arithmetic of one cell, and offers to open it in the Convolution tab."""

    wanted = Signal(object, str)
    """An OpenedCell to be shown in the Convolution tab, and its title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._opened: OpenedCell | None = None
        self.title, self.text = QLabel(), QLabel()
        self.table = SumTable()
        self.open = QPushButton()
        self._lay_out()
        self.open.clicked.connect(self._on_open)
        self.set_theme(theme)
        self.retranslate()

    @property
    def opened(self) -> OpenedCell | None:
        """What is shown."""
        return self._opened

    def show_cell(
        self,
        network: Network,
        activations: dict[str, Maps],
        layer: LayerInfo,
        cell: tuple[int, int, int],
    ) -> None:
        """Open a cell of a layer."""
        self._opened = open_cell(network, activations, layer, cell)
        self._pull()

    def set_theme(self, theme: Theme) -> None:
        self.table.set_theme(theme)

    def _pull(self) -> None:
        opened = self._opened
        if opened is None:
            self.title.setText(self.tr("Click a cell of a map to open its arithmetic"))
            self.text.clear()
        else:
            self.title.setText(f"{self.name_of(opened)} = {number(opened.value, 4)}")
            code = code_name(opened.layer.name)
            self.title.setToolTip(code and code + _index(opened))
            self.text.setText("\n".join(_lines(opened)))
            self.table.set_opened(opened, self._channel_name(opened))
        self.area.setVisible(opened is not None and bool(opened.rows))
        self.open.setEnabled(opened is not None and opened.experiment is not None)

    def name_of(self, opened: OpenedCell) -> str:
        """A cell as layer[map, row, column]."""
        return layer_name(opened.layer.name) + _index(opened)

    def _channel_name(self, opened: OpenedCell) -> str:
        of_image = len(opened.rows) == 1 and opened.rows[0].weights is not None
        return self.tr("image") if of_image else self.tr("map {n}")

    def _on_open(self) -> None:
        if self._opened is not None and self._opened.experiment is not None:
            self.wanted.emit(self._opened, self.name_of(self._opened))

    def _lay_out(self) -> None:
        self.title.setObjectName("heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.area = QScrollArea()
        self.area.setWidget(self.table)
        self.area.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        column.addWidget(self.text)
        column.addWidget(self.area, 1)
        column.addStretch(0)

    def retranslate(self) -> None:
        self.open.setText(self.tr("Open in Convolution"))
        self.open.setToolTip(
            self.tr("The same input, filter and stride in the Convolution tab, at this cell")
        )
        self._pull()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _index(opened: OpenedCell) -> str:
    k, row, column = opened.cell
    return f"[{k}]" if opened.layer.shape[1:] == (1, 1) else f"[{k}, {row}, {column}]"


def _lines(opened: OpenedCell) -> list[str]:
    """The arithmetic; for an element-wise layer that of the layer before comes first."""
    if opened.values is not None:
        return _softmax_lines(opened.values, opened.cell[0])
    lines = _lines(opened.before) if opened.before is not None else []
    return lines if opened.arithmetic is None else [*lines, arithmetic_text(opened.arithmetic)]


def _softmax_lines(z: Maps, k: int) -> list[str]:
    """The softmax of the logits, step by step, for one class."""
    powers = np.exp(z.astype(float))
    total = float(powers.sum())
    terms = " + ".join(number(float(p), 3) for p in powers)
    return [
        "z: " + ", ".join(f"{i}: {number(float(v), 3)}" for i, v in enumerate(z)),
        f"Σ exp(z) = {terms} = {number(total, 3)}",
        f"exp({number(float(z[k]), 3)}) / Σ = {number(float(powers[k]), 3)} / {number(total, 3)}"
        f" = {number(float(powers[k]) / total, 4)}",
    ]
