"""Steps of preprocessing to switch on and off, and what they are computed from."""

import math
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout

from cnnlab.core.layers.base import Shape
from cnnlab.core.preprocess import FittedSteps, Preprocessing
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.field_panel import FieldPanel
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox

WIDTH = 230
DEFAULT_COMPONENTS = 50
LEAST_EPSILON, MOST_EPSILON = 0.0001, 10.0


class DataSteps(FieldPanel):
    """Shows a Preprocessing; says what another one was chosen."""

    chosen = Signal(object)
    """A Preprocessing."""

    def __init__(self) -> None:
        super().__init__()
        self.mean, self.scale = ChoiceBox(), ChoiceBox()
        self.pca, self.whiten = QCheckBox(), QCheckBox()
        self.components, self.epsilon = WholeBox(), NumberBox()
        self.from_training = QLabel()
        self._settings = Preprocessing()
        self._fitted: FittedSteps | None = None
        self._trained, self._flat = 0, False
        self._k = DEFAULT_COMPONENTS
        named = {"meanBox": self.mean, "scaleBox": self.scale, "pcaBox": self.pca}
        named |= {"componentsBox": self.components, "whitenBox": self.whiten}
        for name, part in (named | {"epsilonBox": self.epsilon}).items():
            part.setObjectName(name)
        self.epsilon.setRange(LEAST_EPSILON, MOST_EPSILON)
        self.epsilon.setDecimals(4)
        self.epsilon.setSingleStep(0.01)
        self.components.setRange(1, 784)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.set_settings(self._settings, None)

    def set_settings(self, settings: Preprocessing, fitted: FittedSteps | None) -> None:
        """Show other steps; those that are fitted say how much variance they keep."""
        self._settings, self._fitted = settings, fitted
        self._k = settings.components or self._k
        for choice, each in ((self.mean, settings.mean), (self.scale, settings.scale)):
            choice.show_choice("channel" if self._flat and each == "image" else each)
        switches = {self.pca: settings.components is not None, self.whiten: settings.whiten}
        for box, on in switches.items():
            with QSignalBlocker(box):
                box.setChecked(on)
        self.components.show_value(self._k)
        self.epsilon.show_value(settings.epsilon)
        self.components.setEnabled(settings.components is not None)
        self.epsilon.setEnabled(settings.whiten)
        self._say_kept()

    def set_shape(self, shape: Shape, trained: int) -> None:
        """Of an example's shape, and how many examples are trained on."""
        self._trained, self._flat = trained, len(shape) == 1
        with QSignalBlocker(self.components):
            self.components.setRange(1, max(1, math.prod(shape)))
        self.retranslate()
        self.set_settings(self._settings, self._fitted)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self._say_choices()
        self.labels["steps"].setText(self.tr("Preprocessing"))
        self.labels["mean"].setText(self.tr("Mean subtracted"))
        self.labels["scale"].setText(self.tr("Divided by std"))
        self.labels["epsilon"].setText("ε")
        self.pca.setText(self.tr("PCA, components"))
        self.whiten.setText(self.tr("Whitening"))
        self._say_controls()
        self._say_from()
        self._say_kept()

    def _say_choices(self) -> None:
        """What a mean and a standard deviation may be of; of points the two ways are one."""
        none = (self.tr("none"), "none")
        if self._flat:
            for box in (self.mean, self.scale):
                box.set_choices([none, (self.tr("by coordinate"), "channel")])
            return
        channel = (self.tr("by channel"), "channel")
        self.mean.set_choices([none, channel, (self.tr("mean image"), "image")])
        self.scale.set_choices([none, channel, (self.tr("by pixel"), "image")])

    def _say_controls(self) -> None:
        name_control(
            self.mean, self.tr("Mean subtracted"), self.tr("What is subtracted from each pixel")
        )
        name_control(
            self.scale,
            self.tr("Divided by std"),
            self.tr(
                "The standard deviation that each pixel is divided by; a pixel that hardly ever "
                "changes is left as it is"
            ),
        )
        self.pca.setToolTip(self.tr("Keep only what lies along the first principal components"))
        name_control(
            self.components, self.tr("Components"), self.tr("How many components are kept")
        )
        self.whiten.setToolTip(
            self.tr("Divide by the spread along each component, and show it as a picture again")
        )
        name_control(
            self.epsilon,
            "ε",
            self.tr("Added to each variance, so that noise is not blown up"),
        )

    def _say_from(self) -> None:
        text = self.tr(
            "All of it is computed from the {count} examples to train on alone; those to validate "
            "with have no say. In the saved network these steps stand before the first layer."
        )
        self.from_training.setText(text.format(count=f"{self._trained:,}"))

    def _say_kept(self) -> None:
        fitted = self._fitted
        text = ""
        if fitted is not None and self._settings.components is not None:
            share = self.tr("{share}% of the variance is kept.")
            text = share.format(share=f"{100 * fitted.principal.share(fitted.kept):.1f}")
        self.labels["kept"].setText(text)

    def _connect(self) -> None:
        self.mean.chosen.connect(lambda mean: self._choose(mean=mean))
        self.scale.chosen.connect(lambda scale: self._choose(scale=scale))
        self.pca.toggled.connect(lambda on: self._choose(components=self._k if on else None))
        self.components.valueChanged.connect(lambda k: self._choose(components=k))
        self.whiten.toggled.connect(lambda on: self._choose(whiten=on))
        self.epsilon.valueChanged.connect(lambda value: self._choose(epsilon=value))

    def _choose(self, **changed: object) -> None:
        settings = replace(self._settings, **changed)  # type: ignore[arg-type]
        if settings != self._settings:
            self._settings = settings
            self._k = settings.components or self._k
            self.components.setEnabled(settings.components is not None)
            self.epsilon.setEnabled(settings.whiten)
            self.chosen.emit(settings)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grid = self.add_section(column, "steps")
        self.add_row(grid, "mean", self.mean)
        self.add_row(grid, "scale", self.scale)
        pca = QHBoxLayout()
        column.addLayout(pca)
        pca.addWidget(self.pca, 1)
        pca.addWidget(self.components)
        kept = self.labels["kept"] = QLabel()
        kept.setObjectName("muted")
        column.addWidget(kept)
        whiten = QHBoxLayout()
        column.addLayout(whiten)
        whiten.addWidget(self.whiten, 1)
        label = self.labels["epsilon"] = QLabel()
        label.setBuddy(self.epsilon)
        whiten.addWidget(label)
        whiten.addWidget(self.epsilon)
        self.from_training.setWordWrap(True)
        self.from_training.setObjectName("muted")
        column.addSpacing(8)
        column.addWidget(self.from_training)
        column.addStretch(1)
        self._fit_width()

    def _fit_width(self) -> None:
        self.setFixedWidth(max(WIDTH, self.fontMetrics().horizontalAdvance("0") * 31))

    # events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit_width()
        super().changeEvent(event)
