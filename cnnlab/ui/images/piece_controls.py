"""The panel's controls of the page of pieces: ReLU and pool, distortion, prediction."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.lessons.image_sheet import ImagePieces
from cnnlab.ui.images.piece_predict import PredictBox
from cnnlab.ui.images.piece_title import LineTitle
from cnnlab.ui.images.piece_words import distortion_names, pool_names
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.gesture_run import GestureRun
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.seed_box import SeedBox
from cnnlab.ui.widgets.translated import TranslatedWidget

PERCENT = 100
PAUSE = 900  # ms after which another step of the slider is another undo step


class PieceControls(TranslatedWidget):
    """Shows an ImagePieces' settings and says what is chosen."""

    amount_moved = Signal(float, object)
    """Amount 0…1 and gesture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rectified, self.predicts = QCheckBox(), QCheckBox()
        self.pool, self.kind, self.seed = ChoiceBox(), ChoiceBox(), SeedBox()
        self.amount, self.percent = MeantSlider(), LineTitle()
        self.reset_pieces, self.reset_weights = QPushButton(), QPushButton()
        self.predict = PredictBox()
        self._labels = {name: QLabel() for name in ("pool", "distort", "kind", "seed", "amount")}
        self._drag, self._steps = object(), GestureRun()
        self._lay_out()
        around = QVBoxLayout(parent)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        self.amount.sliderPressed.connect(self._on_pressed)
        self.amount.valueChanged.connect(self._on_amount)
        BoxGuard(self, (self.pool, self.kind, self.seed))
        self.retranslate()

    def show_pieces(self, pieces: ImagePieces) -> None:
        """Show what is chosen, and say nothing."""
        self.pool.show_choice(pieces.partial)
        self.kind.show_choice(pieces.distortion)
        self.seed.show_value(pieces.seed)
        with QSignalBlocker(self.amount):
            self.amount.setValue(round(pieces.amount * PERCENT))
        self.percent.set_text(f"{round(pieces.amount * PERCENT)}%")
        with QSignalBlocker(self.predicts):
            self.predicts.setChecked(pieces.predicts)
        self.predict.setVisible(pieces.predicts)
        self.reset_weights.setEnabled(pieces.weights is not None)

    def retranslate(self) -> None:
        texts = {
            "pool": self.tr("2×2 max pool, stride 2"),
            "distort": self.tr("Distort the picture"),
            "kind": self.tr("How"),
            "amount": self.tr("Amount"),
            "seed": self.tr("Seed"),
        }
        for name, label in self._labels.items():
            label.setText(texts[name])
        self.pool.set_choices(pool_names())
        self.kind.set_choices(distortion_names())
        self.rectified.setText(self.tr("Show the maps after ReLU"))
        self.rectified.setToolTip(self.tr("What is below 0 becomes 0, as the pool gets it"))
        self.predicts.setText(self.tr("Predict first"))
        self.predicts.setToolTip(
            self.tr("The scores are hidden until you have said what they will be")
        )
        self._name()

    def _name(self) -> None:
        tip = self.tr("Whether windows that stick out of the 7×7 map at its far edges count")
        name_control(self.pool, self.tr("Windows of the pool"), tip)
        tip = self.tr("What is done to the picture before it is looked at")
        name_control(self.kind, self.tr("Kind of distortion"), tip)
        tip = self.tr("How much the picture is distorted; 0 leaves it as it is")
        name_control(self.amount, self.tr("Amount of distortion"), tip)
        tip = self.tr("Decides the direction, or which pixels it meets")
        name_control(self.seed, self.tr("Seed of the distortion"), tip)
        tip = self.tr("Both diagonals and the centre cross, as in the tutorial")
        label_button(self.reset_pieces, self.tr("Reset the pieces"), tip)
        tip = self.tr("The weights of the vote as they were at first")
        label_button(self.reset_weights, self.tr("Reset the weights"), tip)

    def _on_pressed(self) -> None:
        self._drag = object()

    def _on_amount(self, percent: int) -> None:
        self.percent.set_text(f"{percent}%")
        stepped = self._steps.gesture("amount", PAUSE)
        gesture = self._drag if self.amount.isSliderDown() else stepped
        self.amount_moved.emit(percent / PERCENT, gesture)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.amount.setRange(0, PERCENT)
        self.amount.set_meaning(lambda: f"{self.amount.value()}%")
        self.amount.setPageStep(10)
        self.amount.setMinimumHeight(20)
        self._labels["pool"].setBuddy(self.pool)
        self._labels["distort"].setObjectName("heading")
        self.pool.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for part in (self.rectified, self._labels["pool"], self.pool, self._labels["distort"]):
            column.addWidget(part)
        form = QFormLayout()
        column.addLayout(form)
        form.setSpacing(8)
        for name, box in (("kind", self.kind), ("amount", self.amount), ("seed", self.seed)):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._labels[name].setBuddy(box)
            form.addRow(self._labels[name], box)
        form.insertRow(2, "", self.percent)
        for widget in (self.predicts, self.predict):
            column.addWidget(widget)
        row = QHBoxLayout()
        column.addLayout(row)
        for button in (self.reset_pieces, self.reset_weights):
            row.addWidget(button)
