"""The controls of the fit: points, network, settings of descent, and its rival's.

Plain values in, signals out; the page connects them.
"""

from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cnnlab.core.dense.fit import FitRecipe
from cnnlab.core.dense.functions import FUNCTION_KINDS
from cnnlab.core.dense.points import MOST_POINTS, POINTS_KINDS
from cnnlab.lessons.sheet import MOST_HIDDEN, MOST_UNITS, Fitting
from cnnlab.ui.neuron import fit_controls_words as words
from cnnlab.ui.neuron.fit_edits import LARGEST_SEED
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox

BATCHES = (0, 1, 10, 32)
FEWEST_POINTS, MOST_HELD = 4, 80


class RecipeColumn:
    """Learning rate, batch and momentum of one run."""

    def __init__(self) -> None:
        self.rate, self.batch, self.momentum = NumberBox(), QComboBox(), NumberBox()
        self.rate.setRange(0.0001, 100.0)
        self.rate.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        self.momentum.setRange(0.0, 0.99)
        self.momentum.setSingleStep(0.1)
        self.boxes = (self.rate, self.batch, self.momentum)
        for box in self.boxes:
            box.setMinimumWidth(40)

    def show(self, recipe: FitRecipe, runs: bool = True) -> None:
        """Show settings, and whether there is a run that has them."""
        for box in self.boxes:
            box.setEnabled(runs)
        _show(self.rate, recipe.learning_rate)
        _show(self.momentum, recipe.momentum)
        with QSignalBlocker(self.batch):
            at = self.batch.findData(recipe.batch)
            if at < 0:
                self.batch.addItem(str(recipe.batch), recipe.batch)
                at = self.batch.count() - 1
            self.batch.setCurrentIndex(at)


class FitControls(QWidget):
    """Shows a Fitting."""

    kind_chosen = Signal(str)
    count_chosen = Signal(int)
    noise_chosen = Signal(float)
    share_chosen = Signal(int)
    """Percent."""
    seed_chosen = Signal(int)
    clear_asked = Signal()
    open_asked = Signal()
    hidden_chosen = Signal(object)
    """Units of each hidden layer."""
    function_chosen = Signal(str)
    start_chosen = Signal(int)
    recipe_chosen = Signal(str, float)
    """Field of a FitRecipe, value."""
    rival_chosen = Signal(str, float)
    race_chosen = Signal(bool)
    layers_asked = Signal()
    weights_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.function = QComboBox(), QComboBox()
        self.count, self.share, self.seed, self.start = (WholeBox() for _ in range(4))
        self.noise = NumberBox()
        self.layers = WholeBox()
        self.units = [WholeBox() for _ in range(MOST_HIDDEN)]
        self.own, self.rival = RecipeColumn(), RecipeColumn()
        self.new_points, self.new_weights = QPushButton(), QPushButton()
        self.clear, self.open = QPushButton(), QPushButton()
        self.race = QCheckBox()
        self.to_layers, self.use_weights = QPushButton(), QPushButton()
        self.labels: dict[str, QLabel] = {}
        self._set_ranges()
        self._lay_out()
        self._connect()
        boxes = (self.kind, self.function, self.count, self.share, self.seed, self.start)
        BoxGuard(
            self,
            (*boxes, self.noise, self.layers, *self.units, *self.own.boxes, *self.rival.boxes),
        )
        self.retranslate()

    # what it shows

    def set_fitting(self, fitting: Fitting) -> None:
        """Show all of it."""
        values = (
            (self.count, fitting.count),
            (self.share, round(100 * fitting.share)),
            (self.seed, fitting.seed),
            (self.start, fitting.network.seed),
            (self.layers, len(fitting.network.hidden)),
        )
        for box, value in values:
            _show(box, value)
        _show(self.noise, fitting.noise)
        for combo, data in ((self.kind, fitting.kind), (self.function, fitting.network.function)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(getattr(data, "kind", data)))
        for box, units in zip(self.units, (*fitting.network.hidden, 0, 0, 0), strict=False):
            box.setVisible(units > 0)
            if units:
                _show(box, units)
        self.labels["units"].setVisible(bool(fitting.network.hidden))
        with QSignalBlocker(self.race):
            self.race.setChecked(fitting.rival is not None)
        self.own.show(fitting.recipe)
        self.rival.show(fitting.rival or fitting.recipe, fitting.rival is not None)
        made = fitting.kind != "own"
        for widget in (self.count, self.noise):
            widget.setEnabled(made)
        self.use_weights.setEnabled(bool(fitting.network.hidden))

    def set_chosen(self, chosen: bool) -> None:
        """Whether there is a point to open."""
        self.to_layers.setEnabled(chosen)

    # building

    def _set_ranges(self) -> None:
        self.count.setRange(FEWEST_POINTS, MOST_POINTS)
        self.count.setSingleStep(10)
        self.share.setRange(0, MOST_HELD)
        self.share.setSingleStep(10)
        self.noise.setRange(0.0, 1.0)
        self.noise.setSingleStep(0.05)
        for seed in (self.seed, self.start):
            seed.setRange(0, LARGEST_SEED)
        self.layers.setRange(0, MOST_HIDDEN)
        for box in self.units:
            box.setRange(1, MOST_UNITS)
        for kind in POINTS_KINDS:
            self.kind.addItem("", kind)
        for function in FUNCTION_KINDS:
            self.function.addItem("", function)
        for column in (self.own, self.rival):
            for batch in BATCHES:
                column.batch.addItem("", batch)
        for combo in (self.kind, self.function):
            combo.setMinimumContentsLength(6)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        self._build_points(column)
        self._build_network(column)
        self._build_descent(column)
        column.addSpacing(6)
        column.addWidget(self.to_layers)
        column.addWidget(self.use_weights)

    def _build_points(self, column: QVBoxLayout) -> None:
        grid = self._section(column, "points")
        self._row(grid, "kind", self.kind)
        self._row(grid, "count", self.count)
        self._row(grid, "noise", self.noise)
        self._row(grid, "share", self.share)
        self._row(grid, "seed", self.seed, self.new_points)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        row.addWidget(self.open, 1)
        row.addWidget(self.clear, 1)

    def _build_network(self, column: QVBoxLayout) -> None:
        grid = self._section(column, "network")
        self._row(grid, "layers", self.layers)
        self._row(grid, "units", *self.units)
        self._row(grid, "function", self.function)
        self._row(grid, "start", self.start, self.new_weights)

    def _build_descent(self, column: QVBoxLayout) -> None:
        grid = self._section(column, "descent")
        self.labels["own"] = QLabel()
        grid.addWidget(self.labels["own"], 0, 1)
        grid.addWidget(self.race, 0, 2)
        for name, own, rival in zip(
            ("rate", "batch", "momentum"), self.own.boxes, self.rival.boxes, strict=True
        ):
            line = self._row(grid, name, own)
            grid.addWidget(rival, line, 2)
        grid.setColumnStretch(2, 1)

    def _section(self, column: QVBoxLayout, name: str) -> QGridLayout:
        heading = self.labels[name] = QLabel()
        heading.setObjectName("heading")
        if column.count():
            column.addSpacing(6)
        column.addWidget(heading)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        return grid

    def _row(self, grid: QGridLayout, name: str, *fields: QWidget) -> int:
        """A label and its fields, side by side."""
        label = self.labels[name] = QLabel()
        label.setBuddy(fields[0])
        line = grid.rowCount()
        grid.addWidget(label, line, 0)
        if len(fields) == 1:
            grid.addWidget(fields[0], line, 1)
            return line
        row = QHBoxLayout()
        grid.addLayout(row, line, 1)
        row.setSpacing(4)
        for field in fields:
            row.addWidget(field, 1)
        return line

    def _connect(self) -> None:
        self.kind.activated.connect(lambda at: self.kind_chosen.emit(self.kind.itemData(at)))
        self.function.activated.connect(
            lambda at: self.function_chosen.emit(self.function.itemData(at))
        )
        self.count.valueChanged.connect(self.count_chosen)
        self.noise.valueChanged.connect(self.noise_chosen)
        self.share.valueChanged.connect(self.share_chosen)
        self.seed.valueChanged.connect(self.seed_chosen)
        self.start.valueChanged.connect(self.start_chosen)
        self.new_points.clicked.connect(partial(_next_seed, self.seed))
        self.new_weights.clicked.connect(partial(_next_seed, self.start))
        self.clear.clicked.connect(self.clear_asked)
        self.open.clicked.connect(self.open_asked)
        self.layers.valueChanged.connect(self._on_layers)
        for box in self.units:
            box.valueChanged.connect(lambda _=0: self._on_layers(self.layers.value()))
        self.race.toggled.connect(self.race_chosen)
        self.to_layers.clicked.connect(self.layers_asked)
        self.use_weights.clicked.connect(self.weights_asked)
        for column, signal in ((self.own, self.recipe_chosen), (self.rival, self.rival_chosen)):
            column.rate.valueChanged.connect(partial(signal.emit, "learning_rate"))
            column.momentum.valueChanged.connect(partial(signal.emit, "momentum"))
            column.batch.activated.connect(
                lambda at, box=column.batch, say=signal: say.emit("batch", float(box.itemData(at)))
            )

    def _on_layers(self, count: int) -> None:
        """A new layer has as many units as the one before it."""
        hidden: list[int] = []
        for box in self.units[:count]:
            shown = not box.isHidden()
            hidden.append(box.value() if shown else hidden[-1] if hidden else 4)
        self.hidden_chosen.emit(tuple(hidden))

    def retranslate(self) -> None:
        for name, text in words.labels().items():
            self.labels[name].setText(text)
        for name, text in words.buttons().items():
            getattr(self, name).setText(text)
        for name, text in words.names().items():
            getattr(self, name).setAccessibleName(text)
        for name, text in words.tips().items():
            getattr(self, name).setToolTip(text)
        for n, box in enumerate(self.units, 1):
            box.setAccessibleName(words.units_of(n))
            box.setToolTip(words.units_of(n))
        for combo, choices in ((self.kind, words.kinds()), (self.function, words.functions())):
            for at in range(combo.count()):
                combo.setItemText(at, choices[combo.itemData(at)])
        self._write_recipes()

    def _write_recipes(self) -> None:
        for column in (self.own, self.rival):
            column.batch.setItemText(0, words.all_points())
            for at in range(1, column.batch.count()):
                column.batch.setItemText(at, str(column.batch.itemData(at)))
            for field, tip in zip(column.boxes, words.recipe_tips(), strict=True):
                field.setToolTip(tip)
        for field, name in zip(self.rival.boxes, ("rate", "batch", "momentum"), strict=True):
            field.setAccessibleName(words.of_rival(self.labels[name].text()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _show(box: NumberBox | WholeBox, value: float) -> None:
    """Show a number; a box that is told its own is painted again for nothing."""
    if box.value() != value:
        with QSignalBlocker(box):
            if isinstance(box, WholeBox):
                box.setValue(round(value))
            else:
                box.setValue(value)


def _next_seed(box: WholeBox) -> None:
    box.setValue(box.value() % LARGEST_SEED + 1)
