"""Controls of the page of layers: sizes, functions, what is shown, descent. Plain values in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.core.dense.backward import LOSS_KINDS, LossKind
from cnnlab.core.dense.functions import FunctionKind
from cnnlab.core.dense.neuron import MOST_EDITABLE
from cnnlab.core.numbers import LARGEST
from cnnlab.lessons.sheet import MOST_HIDDEN, MOST_OUTPUTS, MOST_UNITS
from cnnlab.ui.neuron.function_names import function_choices
from cnnlab.ui.neuron.layers_panel_words import (
    loss_name,
    name_boxes,
    name_buttons,
    only_text,
    only_tip,
    write_labels,
)
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.button_row import ButtonRow
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox
from cnnlab.ui.widgets.seed_box import SeedBox
from cnnlab.ui.widgets.text_block import TextBlock
from cnnlab.ui.widgets.translated import TranslatedWidget

LARGEST_RATE = 1000.0
NEW_UNITS = 3  # of a hidden layer that is added
COMPACT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
MODES = ("fill", "all", "predict")


class LayersPanel(TranslatedWidget):
    """Says what is chosen."""

    sizes_chosen = Signal(object, object)
    """Units of each layer, and the gesture."""
    target_chosen = Signal(int, float)
    """Of which output, from 0."""
    descent_asked = Signal(bool)
    """Whether only the current weight is to take the step."""
    new_weights_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sizes: tuple[int, ...] = (1, 1, 1)
        self.inputs, self.outputs, self.layers = (
            _whole(MOST_EDITABLE),
            _whole(MOST_OUTPUTS),
            _whole(MOST_HIDDEN),
        )
        self.units = tuple(_whole(MOST_UNITS) for _ in range(MOST_HIDDEN))
        self.hidden, self.output, self.loss = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.targets = tuple(NumberBox() for _ in range(MOST_OUTPUTS))
        for box in self.targets:
            box.setRange(-LARGEST, LARGEST)
            box.setButtonSymbols(NumberBox.ButtonSymbols.NoButtons)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(1)  # a number of any length may stand there
        self.modes = ButtonRow(MODES, 6)
        self.score = TextBlock(2)
        self.rate, self.seed = NumberBox(), SeedBox()
        self.rate.setRange(0.0, LARGEST_RATE)
        self.rate.setSingleStep(0.1)
        self.descend, self.only, self.new_weights = QPushButton(), QPushButton(), QPushButton()
        self.result = TextBlock(2)
        self._labels: dict[str, QLabel] = {}
        self._build()
        boxes = (self.inputs, self.outputs, self.layers, *self.units, self.rate, self.seed)
        BoxGuard(self, (*boxes, *self.targets, self.hidden, self.output, self.loss))
        self._connect()
        self.retranslate()

    # what it shows

    def set_sizes(self, sizes: tuple[int, ...]) -> None:
        """Units of each layer; what is not there cannot be set."""
        self._sizes = sizes
        hidden = sizes[1:-1]
        values = (sizes[0], sizes[-1], len(hidden), *hidden)
        for box, value in zip(
            (self.inputs, self.outputs, self.layers, *self.units), values, strict=False
        ):
            box.show_value(value)
        for index, box in enumerate(self.units):
            box.setEnabled(index < len(hidden))

    def set_functions(self, hidden: FunctionKind, output: FunctionKind, loss: LossKind) -> None:
        """Activation functions and loss; a cross-entropy only goes with a sigmoid."""
        for box, value in ((self.hidden, hidden), (self.output, output), (self.loss, loss)):
            box.show_choice(value)
        self.loss.setEnabled(output == "sigmoid")

    def set_targets(self, values: Sequence[float]) -> None:
        """What each output should be."""
        for index, box in enumerate(self.targets):
            box.setVisible(index < len(values))
            if index < len(values):
                box.show_value(values[index])

    def set_score(self, text: str) -> None:
        """How the guesses stand."""
        self.score.set_text(text)
        self.score.setVisible(bool(text))

    def set_only(self, name: str) -> None:
        """The weight that alone may take the step; none where there is no name."""
        self.only.setText(only_text(name))
        self.only.setEnabled(bool(name))

    def set_result(self, text: str) -> None:
        """What the last step did."""
        self.result.set_text(text)

    # building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._label("network", "heading"))
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        self._place(grid, 0, ("inputs", self.inputs), ("outputs", self.outputs))
        self._place(grid, 1, ("layers", self.layers))
        self._span(grid, 2, "units", *self.units)
        combos = (("hidden", self.hidden), ("output", self.output), ("loss", self.loss))
        for index, (name, combo) in enumerate(combos):
            combo.setSizeAdjustPolicy(COMPACT)
            self._span(grid, 3 + index, name, combo)
        self._span(grid, 6, "targets", *self.targets)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._build_modes(column)
        self._build_descent(column)

    def _build_modes(self, column: QVBoxLayout) -> None:
        column.addSpacing(6)
        column.addWidget(self._label("values", "heading"))
        column.addWidget(self.modes)
        column.addWidget(self.score)

    def _build_descent(self, column: QVBoxLayout) -> None:
        column.addSpacing(6)
        column.addWidget(self._label("descent", "heading"))
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self._label("rate"))
        row.addWidget(self.rate, 1)
        column.addWidget(self.descend)
        column.addWidget(self.only)
        column.addWidget(self.result)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        row.addWidget(self.new_weights, 1)
        row.addWidget(self._label("seed"))
        row.addWidget(self.seed)

    def _place(self, grid: QGridLayout, row: int, *pairs: tuple[str, QWidget]) -> None:
        for index, (name, box) in enumerate(pairs):
            label = self._label(name)
            label.setBuddy(box)
            grid.addWidget(label, row, 2 * index)
            grid.addWidget(box, row, 2 * index + 1)

    def _span(self, grid: QGridLayout, row: int, name: str, *boxes: QWidget) -> None:
        """Boxes side by side, over the rest of a row."""
        grid.addWidget(self._label(name), row, 0)
        inside = QHBoxLayout()
        grid.addLayout(inside, row, 1, 1, 3)
        inside.setSpacing(6)
        for box in boxes:
            inside.addWidget(box, 1)

    def _label(self, name: str, look: str = "") -> QLabel:
        label = self._labels[name] = QLabel()
        if look:
            label.setObjectName(look)
        return label

    def _connect(self) -> None:
        for name, box in (
            ("inputs", self.inputs),
            ("outputs", self.outputs),
            ("layers", self.layers),
        ):
            box.valueChanged.connect(lambda _value, name=name: self._on_sizes(name))
        for box in self.units:
            box.valueChanged.connect(lambda _value: self._on_sizes("units"))
        for index, target in enumerate(self.targets):
            target.valueChanged.connect(
                lambda value, index=index: self.target_chosen.emit(index, value)
            )
        self.descend.clicked.connect(lambda: self.descent_asked.emit(False))
        self.only.clicked.connect(lambda: self.descent_asked.emit(True))
        self.new_weights.clicked.connect(lambda: self.new_weights_asked.emit(self.seed.following))

    def _on_sizes(self, what: str) -> None:
        hidden = [box.value() for box in self.units[: len(self._sizes) - 2]]
        hidden = (hidden + [NEW_UNITS] * MOST_HIDDEN)[: self.layers.value()]
        sizes = (self.inputs.value(), *hidden, self.outputs.value())
        self.sizes_chosen.emit(sizes, what)

    def retranslate(self) -> None:
        write_labels(self._labels)
        self.hidden.set_choices(function_choices())
        self.output.set_choices(function_choices())
        self.loss.set_choices([(loss_name(kind), kind) for kind in LOSS_KINDS])
        names = ("inputs", "outputs", "layers", "hidden", "output", "loss", "rate", "seed")
        name_boxes({name: getattr(self, name) for name in names}, self.units, self.targets)
        name_buttons({**self.modes.buttons, "descend": self.descend, "new": self.new_weights})
        self.only.setToolTip(only_tip())


def _whole(most: int) -> WholeBox:
    box = WholeBox()
    box.setRange(1, most)
    box.setKeyboardTracking(False)
    return box
