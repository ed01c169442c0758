"""The panel's geometry: the operation, sizes and settings, the formula, and what would fit."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.core.experiment.experiment import (
    Activation,
    Convolution,
    Experiment,
    Operation,
    Pooling,
)
from cnnlab.lab.convolution import reshape
from cnnlab.ui.convolution.facts import output_size_formula
from cnnlab.ui.convolution.fits import Fits
from cnnlab.ui.widgets.named_combo import NamedCombo
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox
from cnnlab.ui.widgets.pair_edit import PairEdit

OPERATIONS: tuple[Operation, ...] = (
    Convolution(),
    Activation("relu"),
    Activation("leaky_relu"),
    Activation("sigmoid"),
    Activation("tanh"),
    Pooling("max"),
    Pooling("average"),
)


class Geometry(QWidget):
    """Plain values in, what is asked for out."""

    operation_chosen = Signal(object)
    sized = Signal(str, object)
    """"channels", "filters" (a number), "input", "field" (rows, columns)."""
    set_ = Signal(str, object)
    """"stride", "padding" or "dilation" and (rows, columns)."""

    def __init__(self) -> None:
        super().__init__()
        self._experiment: Experiment | None = None
        self.operation = NamedCombo()
        self.channels, self.filters = WholeBox(), WholeBox()
        self.input = PairEdit(1, reshape.MOST_SIZE)
        self.field = PairEdit(1, reshape.MOST_FIELD)
        self.stride = PairEdit(1, reshape.MOST_STRIDE)
        self.padding = PairEdit(0, reshape.MOST_PADDING)
        self.dilation = PairEdit(1, reshape.MOST_DILATION)
        self.slope = NumberBox()
        self.flip, self.partial = QCheckBox(), QCheckBox()
        self.formula, self.fits = QLabel(), Fits()
        self._labels: dict[str, QLabel] = {}
        self._lay_out()
        self._connect()
        self.retranslate()

    def boxes(self) -> list[QComboBox | QAbstractSpinBox]:
        """Every box in which a number or an operation is chosen."""
        pairs = [self.input, self.field, self.stride, self.padding, self.dilation]
        return [self.operation, self.channels, self.filters, *pairs, self.slope]

    def set_experiment(self, e: Experiment, evaluation: Evaluation | Problem) -> None:
        """Show the settings of an experiment and what comes of them."""
        self._experiment = e
        with QSignalBlocker(self.operation):
            self.operation.setCurrentIndex(_index(e.operation))
        for box, number, most in (
            (self.channels, e.input.shape[0], reshape.MOST_CHANNELS),
            (self.filters, e.filters.shape[0], reshape.MOST_FILTERS),
        ):
            with QSignalBlocker(box):
                box.setMaximum(max(most, number))  # an output used as input may have more
                box.setValue(number)
        self.input.set_value((e.input.shape[1], e.input.shape[2]))
        pool = e.operation if isinstance(e.operation, Pooling) else None
        self.field.set_value(pool.size if pool else (e.filters.shape[2], e.filters.shape[3]))
        self.stride.set_value(e.stride)
        self.padding.set_value(e.padding)
        self.dilation.set_value(e.dilation)
        with QSignalBlocker(self.flip), QSignalBlocker(self.partial):
            self.flip.setChecked(isinstance(e.operation, Convolution) and e.operation.flip)
            self.partial.setChecked(pool is not None and pool.partial)
        if isinstance(e.operation, Activation):
            with QSignalBlocker(self.slope):
                self.slope.setValue(e.operation.slope)
        self._show_rows(e.operation)
        self.formula.setText(output_size_formula(e))
        self.formula.setVisible(not isinstance(e.operation, Activation))
        self.fits.show_evaluation(e, evaluation)

    def _show_rows(self, operation: Operation) -> None:
        convolution, windowed = (
            isinstance(operation, Convolution),
            not isinstance(operation, Activation),
        )
        for name, box, shown in (
            ("filters", self.filters, convolution),
            ("field", self.field, windowed),
            ("stride", self.stride, windowed),
            ("padding", self.padding, windowed),
            ("dilation", self.dilation, convolution),
            ("slope", self.slope, _leaks(operation)),
        ):
            self._labels[name].setVisible(shown)
            box.setVisible(shown)
        self.flip.setVisible(convolution)
        self.partial.setVisible(isinstance(operation, Pooling))
        self._labels["field"].setText(
            self.tr("Filter size") if convolution else self.tr("Window size")
        )

    def _lay_out(self) -> None:
        self.channels.setRange(1, reshape.MOST_CHANNELS)
        self.filters.setRange(1, reshape.MOST_FILTERS)
        self.slope.setRange(0, 1)
        self.slope.setSingleStep(0.01)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.operation)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for row, (name, box) in enumerate(self._rows()):
            label = self._labels[name] = QLabel()
            label.setObjectName("muted")
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(1, 1)
        for widget in (self.flip, self.partial, self.formula, self.fits):
            column.addWidget(widget)
        column.addStretch(1)
        self.formula.setObjectName("formula")
        self.formula.setTextFormat(Qt.TextFormat.RichText)
        self.formula.setWordWrap(True)  # or two long lines of it would widen the panel
        self.operation.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _rows(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            ("channels", self.channels),
            ("input", self.input),
            ("filters", self.filters),
            ("field", self.field),
            ("stride", self.stride),
            ("padding", self.padding),
            ("dilation", self.dilation),
            ("slope", self.slope),
        )

    def _connect(self) -> None:
        self.operation.activated.connect(self._on_operation)
        self.flip.toggled.connect(lambda on: self.operation_chosen.emit(Convolution(on)))
        self.partial.toggled.connect(self._on_partial)
        self.slope.valueChanged.connect(
            lambda slope: self.operation_chosen.emit(Activation("leaky_relu", slope))
        )
        for name, box in (("channels", self.channels), ("filters", self.filters)):
            box.valueChanged.connect(lambda n, name=name: self.sized.emit(name, n))
        for name, pair in (("input", self.input), ("field", self.field)):
            pair.value_changed.connect(lambda v, name=name: self.sized.emit(name, v))
        for name, pair in (
            ("stride", self.stride),
            ("padding", self.padding),
            ("dilation", self.dilation),
        ):
            pair.value_changed.connect(lambda v, name=name: self.set_.emit(name, v))
        self.fits.set_.connect(self.set_)
        self.fits.operation_chosen.connect(self.operation_chosen)

    def _on_operation(self, index: int) -> None:
        chosen = OPERATIONS[index]
        now = self._experiment.operation if self._experiment is not None else None
        self.operation_chosen.emit(chosen if now is None else reshape.of_kind(chosen, now))

    def _on_partial(self, on: bool) -> None:
        operation = self._experiment.operation if self._experiment is not None else None
        if isinstance(operation, Pooling):
            self.operation_chosen.emit(Pooling(operation.kind, operation.size, on))

    def retranslate(self) -> None:
        names = (
            self.tr("Convolution"),
            "ReLU",
            "Leaky ReLU",
            "Sigmoid",
            "Tanh",
            self.tr("Max pooling"),
            self.tr("Average pooling"),
        )
        with QSignalBlocker(self.operation):
            index = self.operation.currentIndex()
            self.operation.clear()
            self.operation.addItems(list(names))
            self.operation.setCurrentIndex(index)
        self._write_rows()
        self.operation.setAccessibleName(self.tr("Operation"))
        self.operation.setToolTip(self.tr("What is done with the input"))
        self.flip.setText(self.tr("Flip the filter"))
        self.flip.setToolTip(self.tr("Convolution as mathematics defines it; networks do not flip"))
        self.partial.setText(self.tr("Keep partial windows"))
        self.partial.setToolTip(
            self.tr("Windows that stick out at the far edge are kept; frameworks drop them")
        )
        self.formula.setToolTip(
            self.tr("W: input size, F: filter size, P: padding, S: stride, D: dilation")
        )

    def _write_rows(self) -> None:
        for name, text, tip in (
            (
                "channels",
                self.tr("Channels"),
                self.tr("Slices of the input: 3 for red, green, blue"),
            ),
            ("input", self.tr("Input size"), self.tr("Rows × columns; one number for both")),
            ("filters", self.tr("Filters (depth)"), self.tr("Each filter makes one output slice")),
            ("field", self.tr("Filter size"), self.tr("Rows × columns that the window sees")),
            ("stride", self.tr("Stride"), self.tr("Cells the window moves at a time")),
            ("padding", self.tr("Zero-padding"), self.tr("Rings of zeros round the input")),
            ("dilation", self.tr("Dilation"), self.tr("Spacing of the cells a filter reads")),
            ("slope", self.tr("Slope"), self.tr("What a number below zero is multiplied by")),
        ):
            self._labels[name].setText(text)
            box = dict(self._rows())[name]
            box.setAccessibleName(text)
            box.setToolTip(tip)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _index(operation: Operation) -> int:
    """Place of an operation among the choices, its options aside."""
    kind = getattr(operation, "kind", None)
    return next(i for i, o in enumerate(OPERATIONS) if getattr(o, "kind", None) == kind)


def _leaks(operation: Operation) -> bool:
    return isinstance(operation, Activation) and operation.kind == "leaky_relu"
