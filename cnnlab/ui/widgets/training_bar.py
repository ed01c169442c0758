"""The bar over a network in training: what it does, what can be set, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.figure_row import FigureRow
from cnnlab.ui.widgets.icons import icon
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.percents import share_text
from cnnlab.ui.widgets.training_knobs import KnobValues, TrainingKnobs
from cnnlab.ui.widgets.training_transport import TrainingTransport
from cnnlab.ui.widgets.translated import TranslatedWidget

FIGURES = (
    ("loss", "0.0e00"),
    ("training", "100.0 %"),
    ("validation", "100.0 %"),
    ("speed", "00,000"),
    ("epoch", "0,000"),
    ("left", "0 h 00"),
)
"""With the widest text that each has space for; what would be wider is written shorter."""


@dataclass(frozen=True)
class TrainingShown:
    """How a training stands, as numbers; None for what is not known."""

    ready: bool = False
    """Whether a network can be trained now."""
    running: bool = False
    begun: bool = False
    """Whether a step was done since the initial weights."""
    loss: float | None = None
    training: float | None = None
    """Accuracy, in 0…1."""
    validation: float | None = None
    speed: float | None = None
    """Images a second."""
    epoch: float | None = None
    """How many times all images have been seen."""
    left: float | None = None
    """Seconds."""


class TrainingBar(TranslatedWidget):
    """Takes numbers, and says what was asked for."""

    start_asked = Signal()
    pause_asked = Signal()
    step_asked = Signal()
    stop_asked = Signal()
    turned = Signal(str, object)
    """A knob's name, and its value."""
    data_chosen = Signal(object)
    data_chosen_again = Signal(object)
    cancel_asked = Signal()
    """Of the data that are on their way."""
    digits_asked = Signal()
    save_asked = Signal()
    open_asked = Signal()

    def __init__(self, optimisers: Sequence[str]) -> None:
        super().__init__()
        self.transport, self.knobs = TrainingTransport(), TrainingKnobs(optimisers)
        self.figures, self.data = FigureRow(FIGURES), ChoiceBox()
        self.data_label, self.cancel = QLabel(), QToolButton()
        self._doing = ""
        self.use, self.save, self.open = QPushButton(), QToolButton(), QToolButton()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_training(TrainingShown())

    def show_training(self, shown: TrainingShown) -> None:
        """How it stands."""
        self.transport.show_state(ready=shown.ready, running=shown.running, begun=shown.begun)
        show = self.figures.show_value
        show("loss", loss_text(shown.loss))
        show("training", share_text(shown.training))
        show("validation", share_text(shown.validation))
        show("speed", "–" if shown.speed is None else speed_text(shown.speed))
        show("epoch", "–" if shown.epoch is None else epoch_text(shown.epoch))
        show("left", time_text(shown.left))

    def show_knobs(self, values: KnobValues) -> None:
        """Where the knobs stand."""
        self.knobs.show_values(values)

    def show_doing(self, text: str) -> None:
        """How far the data are that are on their way; empty for none."""
        self._doing = text
        self.cancel.setVisible(bool(text))
        self._say_data()

    def show_uses(self, usable: bool, tip: str) -> None:
        """Whether the network can be used in the Digits tab, and if not, why."""
        self.use.setEnabled(usable)
        self.use.setToolTip(tip)

    def set_sources(self, choices: Sequence[tuple[str, object]]) -> None:
        """Names and values of what can be trained on."""
        self.data.set_choices(choices)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.transport.set_theme(theme)
        self.save.setIcon(icon("save", theme.text))
        self.open.setIcon(icon("open", theme.text))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = QFrame()
        card.setObjectName("card")
        column.addWidget(card)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(10, 6, 10, 8)
        lines.setSpacing(6)
        above, below = QHBoxLayout(), QHBoxLayout()
        lines.addLayout(above)
        lines.addLayout(below)
        above.setSpacing(10)
        above.addWidget(self.transport)
        above.addSpacing(8)
        above.addWidget(self.figures)
        above.addStretch(1)
        for part in (self.use, self.save, self.open):
            above.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.save, self.open):
            button.setProperty("look", "icon")
        below.setSpacing(10)
        data = QVBoxLayout()
        below.addLayout(data, 2)
        data.setSpacing(1)
        head = QHBoxLayout()
        data.addLayout(head)
        head.addWidget(self.data_label, 1)
        head.addWidget(self.cancel)
        data.addWidget(self.data)
        self.cancel.setText("×")
        self.cancel.setProperty("look", "flat")
        self.cancel.setFixedHeight(self.data_label.sizeHint().height())
        self.cancel.hide()
        below.addWidget(self.knobs, 7)
        self.data_label.setObjectName("muted")
        self.data_label.setBuddy(self.data)
        self.data_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        transport = self.transport
        transport.start_asked.connect(self.start_asked)
        transport.pause_asked.connect(self.pause_asked)
        transport.step_asked.connect(self.step_asked)
        transport.stop_asked.connect(self.stop_asked)
        self.knobs.turned.connect(self.turned)
        self.data.chosen.connect(self.data_chosen)
        self.data.chosen_again.connect(self.data_chosen_again)
        self.cancel.clicked.connect(self.cancel_asked)
        self.use.clicked.connect(self.digits_asked)
        self.save.clicked.connect(self.save_asked)
        self.open.clicked.connect(self.open_asked)

    def retranslate(self) -> None:
        say = self.figures.say
        say("loss", self.tr("Loss"), self.tr("Cross-entropy of the last steps’ batches"))
        say("training", self.tr("Training"), self.tr("Accuracy on the last steps’ batches"))
        tip = self.tr("Accuracy on examples that are never trained on")
        say("validation", self.tr("Validation"), tip)
        say("speed", self.tr("Images/s"), self.tr("Images a second"))
        say("epoch", self.tr("Epoch"), self.tr("How many times all images have been seen"))
        say("left", self.tr("Left"), self.tr("Time to the end of this epoch"))
        self._say_data()
        name_control(self.cancel, self.tr("Cancel"), self.tr("Give up what is on its way"))
        name_control(self.data, self.tr("Data"), self.tr("What the network is trained on"))
        self.use.setText(self.tr("Use in Digits"))
        name_control(self.save, self.tr("Save…"), self.tr("Save the network as safetensors…"))
        name_control(self.open, self.tr("Open…"), self.tr("Open a network of safetensors…"))

    def _say_data(self) -> None:
        self.data_label.setText(self._doing or self.tr("Data"))


def loss_text(loss: float | None) -> str:
    """A loss, with as many digits as say something."""
    if loss is None:
        return "–"
    if loss != loss or loss in (float("inf"), -float("inf")):
        return "∞"
    if loss < 1000:
        return f"{loss:.3f}" if loss < 10 else f"{loss:.1f}"
    return f"{loss:.1e}".replace("e+0", "e").replace("e+", "e")


def epoch_text(epoch: float) -> str:
    """How many times all images have been seen."""
    if epoch < 9999.5:
        return f"{epoch:.1f}" if epoch < 999.95 else f"{epoch:,.0f}"
    return f"{epoch / 1000:,.0f}k"


def time_text(seconds: float | None) -> str:
    """Minutes and seconds, or hours and minutes."""
    if seconds is None:
        return "–"
    whole = round(seconds)
    if whole >= 36_000:
        return f"{whole // 3600} h"
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02d}"
    return f"{whole // 60}:{whole % 60:02d}"


def speed_text(speed: float) -> str:
    """Images a second, with two digits, so that it can be read while it changes."""
    shown = round(speed) if speed < 100 else int(float(f"{speed:.2g}"))
    return f"{shown:,}" if shown < 100_000 else f"{shown // 1000:,}k"
