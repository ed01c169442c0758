"""The controls of the fit: points, network, settings of descent, and its rival's.

The page connects them.
"""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from cnnlab.core.dense.points import MOST_POINTS, POINTS_KINDS
from cnnlab.lessons.sheet import MOST_HIDDEN, MOST_UNITS, Fitting
from cnnlab.ui.neuron import fit_controls_words as words
from cnnlab.ui.neuron.fit_recipe import RecipeColumn
from cnnlab.ui.neuron.function_names import function_choices
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.field_panel import FieldPanel
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox
from cnnlab.ui.widgets.seed_box import SeedBox

FEWEST_POINTS, MOST_HELD = 4, 80


class FitControls(FieldPanel):
    """Shows a Fitting."""

    hidden_chosen = Signal(object)
    """Units of each hidden layer."""

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.function = ChoiceBox(), ChoiceBox()
        self.count, self.share, self.layers = WholeBox(), WholeBox(), WholeBox()
        self.seed, self.start, self.noise = SeedBox(), SeedBox(), NumberBox()
        self.units = [WholeBox() for _ in range(MOST_HIDDEN)]
        self.own, self.rival = RecipeColumn(), RecipeColumn()
        self.new_points, self.new_weights = QPushButton(), QPushButton()
        self.clear, self.open = QPushButton(), QPushButton()
        self.race = QCheckBox()
        self.to_layers, self.use_weights = QPushButton(), QPushButton()
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
        network = fitting.network
        self.kind.show_choice(fitting.kind)
        self.count.show_value(fitting.count)
        self.noise.show_value(fitting.noise)
        self.share.show_value(round(100 * fitting.share))
        self.seed.show_value(fitting.seed)
        self.start.show_value(network.seed)
        self.function.show_choice(network.function.kind)
        self.layers.show_value(len(network.hidden))
        for box, units in zip(self.units, (*network.hidden, 0, 0, 0), strict=False):
            box.setVisible(units > 0)
            if units:
                box.show_value(units)
        self.labels["units"].setVisible(bool(network.hidden))
        with QSignalBlocker(self.race):
            self.race.setChecked(fitting.rival is not None)
        self.own.show(fitting.recipe)
        self.rival.show(fitting.rival or fitting.recipe, fitting.rival is not None)
        made = fitting.kind != "own"
        for widget in (self.count, self.noise):
            widget.setEnabled(made)
        self.use_weights.setEnabled(bool(network.hidden))

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
        self.layers.setRange(0, MOST_HIDDEN)
        for box in self.units:
            box.setRange(1, MOST_UNITS)
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
        grid = self.add_section(column, "points")
        self.add_row(grid, "kind", self.kind)
        self.add_row(grid, "count", self.count)
        self.add_row(grid, "noise", self.noise)
        self.add_row(grid, "share", self.share)
        self.add_row(grid, "seed", self.seed, self.new_points)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        row.addWidget(self.open, 1)
        row.addWidget(self.clear, 1)

    def _build_network(self, column: QVBoxLayout) -> None:
        grid = self.add_section(column, "network")
        self.add_row(grid, "layers", self.layers)
        self.add_row(grid, "units", *self.units)
        self.add_row(grid, "function", self.function)
        self.add_row(grid, "start", self.start, self.new_weights)

    def _build_descent(self, column: QVBoxLayout) -> None:
        grid = self.add_section(column, "descent")
        self.labels["own"] = QLabel()
        grid.addWidget(self.labels["own"], 0, 1)
        grid.addWidget(self.race, 0, 2)
        for name, own, rival in zip(
            ("rate", "batch", "momentum"), self.own.boxes, self.rival.boxes, strict=True
        ):
            line = self.add_row(grid, name, own)
            grid.addWidget(rival, line, 2)
        grid.setColumnStretch(2, 1)

    def _connect(self) -> None:
        self.new_points.clicked.connect(lambda: self.seed.setValue(self.seed.following))
        self.new_weights.clicked.connect(lambda: self.start.setValue(self.start.following))
        self.layers.valueChanged.connect(self._on_layers)
        for box in self.units:
            box.valueChanged.connect(lambda _=0: self._on_layers(self.layers.value()))

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
            name_control(box, words.units_of(n), words.units_of(n))
        kinds = words.kinds()
        self.kind.set_choices([(kinds[kind], kind) for kind in POINTS_KINDS])
        self.function.set_choices(function_choices())
        self.own.retranslate()
        self.rival.retranslate()
        for field, name in zip(self.rival.boxes, ("rate", "batch", "momentum"), strict=True):
            field.setAccessibleName(words.of_rival(self.labels[name].text()))
