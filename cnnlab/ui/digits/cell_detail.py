"""A cell of a feature map, opened: the arithmetic down to the single product."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cnnlab.core.experiment.steps import ConvolutionStep, PoolingStep
from cnnlab.core.network import Network
from cnnlab.lab.digits.layer_view import LayerInfo, Maps
from cnnlab.lab.digits.opened_cell import OpenedCell, open_cell
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import number
from cnnlab.ui.digits.sum_table import SumTable


class CellDetail(QWidget):
    """Says how one number came about, and offers to take it to the Convolution tab."""

    wanted = Signal(object, str)
    """An OpenedCell to be shown in the Convolution tab, and its title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._opened: OpenedCell | None = None
        self._network: Network | None = None
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
        self._network = network
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
            self.text.setText("\n".join(self._lines(opened)))
            self.table.set_opened(opened, self._channel_name(opened))
        self.area.setVisible(opened is not None and bool(opened.rows))
        self.open.setEnabled(opened is not None and opened.experiment is not None)

    def name_of(self, opened: OpenedCell) -> str:
        """A cell as layer[map, row, column]."""
        k, row, column = opened.cell
        if opened.layer.shape[1:] == (1, 1):
            return f"{opened.layer.name}[{k}]"
        return f"{opened.layer.name}[{k}, {row}, {column}]"

    def _channel_name(self, opened: OpenedCell) -> str:
        of_image = isinstance(opened.step, ConvolutionStep) and len(opened.rows) == 1
        return self.tr("image") if of_image else self.tr("map {n}")

    def _lines(self, opened: OpenedCell) -> list[str]:
        if opened.before is not None:
            z = number(opened.before.value, 4)
            last = f"ReLU: max(0, {z}) = {number(opened.value, 4)}"
            return [*self._lines(opened.before), last]
        if isinstance(opened.step, ConvolutionStep):
            step, count = opened.step, len(opened.rows)
            text = self.tr("{count} channels together {sum}, with the bias {bias}: z = {total}")
            if count == 1:
                text = self.tr("{sum}, with the bias {bias}: z = {total}")
            return [
                text.format(
                    count=count,
                    sum=number(step.sum, 4),
                    bias=number(step.bias, 4),
                    total=number(step.total, 4),
                )
            ]
        if isinstance(opened.step, PoolingStep):
            written = ", ".join(number(float(v), 3) for v in opened.step.values.ravel())
            return [f"max({written}) = {number(opened.value, 4)}"]
        return self._lines_of_numbers(opened)

    def _lines_of_numbers(self, opened: OpenedCell) -> list[str]:
        values, network, result = opened.values, self._network, number(opened.value, 4)
        if values is None or network is None:
            return []
        if opened.layer.kind == "softmax":
            return _softmax_lines(values, opened.cell[0])
        if opened.layer.kind == "temperature":
            temperature = float(network.parameters["temperature.value"][0])
            z = number(float(values[opened.cell[0]]), 4)
            return [f"{z} / {number(temperature, 4)} = {result}"]
        if opened.layer.kind == "scale":
            mean = float(network.parameters["normalise.mean"][0])
            std = float(network.parameters["normalise.std"][0])
            pixel = number(float(values[0]), 4)
            return [f"({pixel} − {number(mean, 4)}) / {number(std, 4)} = {result}"]
        return [self.tr("A pixel of the prepared image: 0 is paper, 1 is ink.")]

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


def _softmax_lines(z: Maps, k: int) -> list[str]:
    """The softmax of ten numbers, step by step, for one of them."""
    powers = np.exp(z.astype(float))
    total = float(powers.sum())
    terms = " + ".join(number(float(p), 3) for p in powers)
    return [
        "z: " + ", ".join(f"{i}: {number(float(v), 3)}" for i, v in enumerate(z)),
        f"Σ exp(z) = {terms} = {number(total, 3)}",
        f"exp({number(float(z[k]), 3)}) / Σ = {number(float(powers[k]), 3)} / {number(total, 3)}"
        f" = {number(float(powers[k]) / total, 4)}",
    ]
