"""What of a training can be set, before it and while it runs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QSpinBox, QWidget

from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox
from cnnlab.ui.widgets.size_box import SizeBox
from cnnlab.ui.widgets.translated import TranslatedWidget

MOST_BATCH = 4096


@dataclass(frozen=True)
class KnobValues:
    """Where all knobs stand; ``dropout`` and ``momentum`` None where they act on nothing."""

    learning_rate: float
    momentum: float | None
    weight_decay: float
    dropout: float | None
    batch: int
    optimiser: str
    augmentation: float | None


class TrainingKnobs(TranslatedWidget):
    """A caption and a box for each; says which was turned, and to what."""

    turned = Signal(str, object)

    def __init__(self, optimisers: Sequence[str]) -> None:
        super().__init__()
        self.boxes: dict[str, QDoubleSpinBox | QSpinBox] = {
            "learning_rate": SizeBox(1e-7, 1e4),  # far too high, so that it can be seen to diverge
            "momentum": _box(0.99, 0.05),
            "weight_decay": SizeBox(1e-6, 1.0, zero=True),
            "dropout": _box(0.95, 0.05),
            "batch": _batch_box(),
            "augmentation": _box(3.0, 0.25),
        }
        self.optimiser, self._optimisers = ChoiceBox(), tuple(optimisers)
        self.captions = {name: QLabel() for name in (*self.boxes, "optimiser")}
        for name, box in self.boxes.items():
            box.valueChanged.connect(lambda value, name=name: self.turned.emit(name, value))
        self.optimiser.chosen.connect(lambda value: self.turned.emit("optimiser", value))
        self._lay_out()
        self.retranslate()

    def show_values(self, values: KnobValues) -> None:
        """Where they stand, in silence; a knob that acts on nothing is disabled."""
        for name, box in self.boxes.items():
            value = getattr(values, name)
            box.setEnabled(value is not None)
            if value is not None and (isinstance(box, NumberBox | WholeBox)):
                box.show_value(value)
        self.optimiser.show_choice(values.optimiser)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        order: tuple[tuple[str, QWidget], ...] = (
            ("learning_rate", self.boxes["learning_rate"]),
            ("batch", self.boxes["batch"]),
            ("optimiser", self.optimiser),
            ("momentum", self.boxes["momentum"]),
            ("weight_decay", self.boxes["weight_decay"]),
            ("dropout", self.boxes["dropout"]),
            ("augmentation", self.boxes["augmentation"]),
        )
        for column, (name, box) in enumerate(order):
            caption = self.captions[name]
            caption.setObjectName("muted")
            caption.setBuddy(box)
            grid.addWidget(caption, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
            box.setMinimumWidth(72)

    def retranslate(self) -> None:
        names = {"adam": "Adam", "sgd": "SGD"}
        self.optimiser.set_choices([(names.get(one, one), one) for one in self._optimisers])
        for name, (caption, tip) in self._words().items():
            self.captions[name].setText(caption)
            self.captions[name].setToolTip(tip)
            name_control(self.boxes.get(name, self.optimiser), caption, tip)

    def _words(self) -> dict[str, tuple[str, str]]:
        return {
            "learning_rate": (
                self.tr("Learning rate"),
                self.tr("How far a step goes; arrows go by 1, 2, 5, 10, any number can be typed"),
            ),
            "momentum": (
                self.tr("Momentum"),
                self.tr("Of SGD: the share of the last step that the next one keeps"),
            ),
            "weight_decay": (
                self.tr("Weight decay"),
                self.tr("Pulls all weights towards 0, against overfitting"),
            ),
            "dropout": (
                self.tr("Dropout"),
                self.tr("Share of numbers that every dropout layer leaves out"),
            ),
            "batch": (self.tr("Batch"), self.tr("Images of one step")),
            "optimiser": (self.tr("Optimiser"), self.tr("How a gradient becomes a step")),
            "augmentation": (
                self.tr("Augmentation"),
                self.tr("How strongly training images are distorted by chance; 0 for not at all"),
            ),
        }


def _box(most: float, step: float) -> NumberBox:
    box = NumberBox()
    box.setRange(0.0, most)
    box.setSingleStep(step)
    return box


def _batch_box() -> WholeBox:
    box = WholeBox()
    box.setKeyboardTracking(False)
    box.setRange(1, MOST_BATCH)
    return box
