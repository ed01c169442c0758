"""Augmentation on one digit, ten times, by a strength."""

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cnnlab.core.arrays import Bytes
from cnnlab.digits.augmentation import Strengths, augment
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_bytes, ink_colours, ink_picture
from cnnlab.scene.text import number
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.picture_strip import PictureStrip
from cnnlab.ui.widgets.translated import TranslatedWidget

TIMES = 10
SIDE, LARGEST = 64, 190  # px of a picture, at least and at most
MOST_STRENGTH = 2.0
PARTS = 20  # of the slider, in a strength of 1


class DataAugment(TranslatedWidget):
    """Shows a digit as it came, and ten distorted ones."""

    strength_chosen = Signal(float)
    other_wanted = Signal()
    """Another digit is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.strength, self.title = MeantSlider(), QLabel()
        self.original, self.first, self.second = (PictureStrip(SIDE) for _ in range(3))
        self.again, self.other, self.about = QPushButton(), QPushButton(), QLabel()
        self.strength.setObjectName("augmentationSlider")
        self.strength.setRange(0, round(MOST_STRENGTH * PARTS))
        self.strength.set_meaning(
            lambda: number(self.strength.value() / PARTS), lambda step: step / PARTS
        )
        self._theme = load_theme("light")
        self._image: Bytes | None = None
        self._seed = 0
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def value(self) -> float:
        """The strength that is shown."""
        return self.strength.value() / PARTS

    def set_image(self, image: Bytes | None) -> None:
        """Another digit (28, 28) of bytes; None for none."""
        self._image = image
        for part in (self.strength, self.again, self.other):
            part.setEnabled(image is not None)
        self._show()

    def set_strength(self, strength: float) -> None:
        """Another strength, and say nothing."""
        with QSignalBlocker(self.strength):
            self.strength.setValue(round(strength * PARTS))
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for strip in (self.original, self.first, self.second):
            strip.set_theme(theme)
        self._show()

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.again.setText(self.tr("New distortions"))
        self.other.setText(self.tr("Another digit"))
        self.about.setText(
            self.tr(
                "In training each digit is turned, scaled, slanted, shifted and bent by chance, "
                "and its stroke made thicker or thinner, anew each time. Digits to validate with "
                "are left as they are."
            )
        )
        name_control(
            self.strength,
            self.tr("Strength of the augmentation"),
            self.tr("0 leaves digits as they are, 1 is usual"),
        )
        self.original.setAccessibleName(self.tr("The digit as it came"))
        for strip in (self.first, self.second):
            strip.setAccessibleName(self.tr("Distorted digits"))
        self._show()

    def _show(self) -> None:
        text = self.tr("Strength {strength}").format(strength=f"{self.value:.2f}")
        self.title.setText(text)
        if self._image is None:
            for strip in (self.original, self.first, self.second):
                strip.set_pictures(())
            return
        colours = ink_colours(self._theme)
        self.original.set_pictures([ink_picture(self._image, colours)])
        images = np.repeat(self._image[None] * np.float32(1 / 255), TIMES, axis=0)
        if self.value:
            rng = np.random.default_rng(self._seed)
            images = augment(images, rng, Strengths().times(self.value))
        pictures = [ink_picture(image, colours) for image in ink_bytes(images)]
        self.first.set_pictures(pictures[: TIMES // 2])
        self.second.set_pictures(pictures[TIMES // 2 :])

    def _connect(self) -> None:
        self.strength.valueChanged.connect(self._on_strength)
        self.again.clicked.connect(self._on_again)
        self.other.clicked.connect(self.other_wanted)

    def _on_strength(self) -> None:
        self._show()
        self.strength_chosen.emit(self.value)

    def _on_again(self) -> None:
        self._seed += 1
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head, row = QHBoxLayout(), QHBoxLayout()
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.about)
        column.addStretch(1)
        head.addWidget(self.title)
        head.addWidget(self.strength, 1)
        head.addWidget(self.again)
        head.addWidget(self.other)
        right = QVBoxLayout()
        row.addWidget(self.original, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(16)
        row.addLayout(right, 1)
        right.addWidget(self.first)
        right.addWidget(self.second)
        self.title.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 14)
        self.title.setBuddy(self.strength)
        self.about.setWordWrap(True)
        self.about.setObjectName("muted")

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = (self.width() - 60) // (TIMES // 2 + 1)
        side = min(LARGEST, max(SIDE, min(across, (self.height() - 120) // 2)))
        for strip in (self.original, self.first, self.second):
            strip.set_side(side)
        self.original.setFixedWidth(side + 2)
