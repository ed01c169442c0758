"""What preprocessing does, in pictures: mean image, components, digits after it, from k of them."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from cnnlab.core.arrays import Floats
from cnnlab.core.preprocess import FittedSteps
from cnnlab.lab.network.data import DigitData, plain
from cnnlab.lab.network.origins import Ints
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_bytes, ink_colours, ink_picture, signed_picture
from cnnlab.scene.text import number
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.picture_strip import PictureStrip
from cnnlab.ui.widgets.translated import TranslatedWidget

SHOWN = 16  # components, and digits
FIRST_K = 30
SMALL, LARGE = 38, 56  # px of a picture
ROWS = ("mean", "components", "plain", "after", "reconstructed")


class DataPictures(TranslatedWidget):
    """Rows of pictures of a few digits, one of each class in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.strips = {name: PictureStrip(SMALL) for name in ROWS}
        self.titles = {name: QLabel() for name in ROWS}
        self.k, self.error = MeantSlider(), QLabel()
        self.k.setObjectName("reconstructionSlider")
        self.error.setObjectName("reconstructionError")
        self.k.setRange(0, 784)
        self.k.set_meaning(lambda: f"k = {self.k.value()}")
        self.k.setValue(FIRST_K)
        self.k.valueChanged.connect(self._show_reconstruction)
        self._theme = load_theme("light")
        self._fitted: FittedSteps | None = None
        self._digits: Floats = np.zeros((0, 1, 28, 28), np.float32)
        self._lay_out()
        self.retranslate()

    def set_data(self, data: DigitData | None) -> None:
        """Digits of other data, some of each class."""
        if data is not None and len(data.shape) == 3:
            self._digits = plain(data.images[some_of_each(data, SHOWN)])
        self.set_fitted(None)

    def set_fitted(self, fitted: FittedSteps | None) -> None:
        """What the steps make of the digits; nothing while they are fitted."""
        self._fitted = fitted if fitted is not None and len(fitted.shape) == 3 else None
        if self._fitted is not None:
            self.k.setMaximum(len(self._fitted.moments.mean))
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for strip in self.strips.values():
            strip.set_theme(theme)
        self._show()

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.titles["mean"].setText(self.tr("Mean image, std"))
        self.titles["components"].setText(self.tr("First components"))
        self.titles["plain"].setText(self.tr("Digits"))
        self.titles["after"].setText(self.tr("After all steps"))
        self.titles["reconstructed"].setText(self.tr("From k components"))
        for name in ROWS:
            self.strips[name].setAccessibleName(self.titles[name].text())
        self.strips["components"].setToolTip(
            self.tr("Directions along which the digits vary most; blue is more ink, orange less")
        )
        name_control(
            self.k,
            self.tr("Components of the reconstruction"),
            self.tr("How many components the digits are put together from again"),
        )
        self._show_reconstruction()

    def _show(self) -> None:
        self.strips["plain"].set_pictures(self._inked(self._digits))
        fitted = self._fitted
        if fitted is None:
            for name in ("mean", "components", "after"):
                self.strips[name].set_pictures(())
        else:
            spread = np.sqrt(fitted.moments.covariance.diagonal()).reshape(fitted.shape)
            self.strips["mean"].set_pictures(self._inked(np.stack([fitted.mean_image, spread])))
            self.strips["components"].set_pictures(self._signed(fitted.components(SHOWN), True))
            self.strips["after"].set_pictures(self._after(fitted))
        self._show_reconstruction()

    def _after(self, fitted: FittedSteps) -> list[QImage]:
        made = fitted.apply(self._digits)
        centred = set(fitted.settings.steps) & {"mean", "scale", "whiten"}
        return self._signed(made, False) if centred else self._inked(made)

    def _show_reconstruction(self) -> None:
        if self._fitted is None:
            self.strips["reconstructed"].set_pictures(())
            self.error.setText("")
            return
        k = self.k.value()
        made = self._fitted.reconstruct(self._digits, k)
        self.strips["reconstructed"].set_pictures(self._inked(made.images))
        text = self.tr("k = {k}: {share}% of the variance, mean squared error {error}")
        share = f"{100 * made.share:.1f}"
        self.error.setText(text.format(k=k, share=share, error=number(made.error, 4)))

    def _inked(self, images: Floats) -> list[QImage]:
        colours = ink_colours(self._theme)
        return [ink_picture(image[0], colours) for image in ink_bytes(images)]

    def _signed(self, images: Floats, each: bool) -> list[QImage]:
        """Signed pictures, on one scale or ``each`` on its own; its ends are seldom met."""
        largest = float(np.quantile(abs(images), 0.995)) if images.size else 1.0
        return [
            signed_picture(image[0], float(abs(image).max()) if each else largest, self._theme)
            for image in images
        ]

    def resize_pictures(self, high: int) -> None:
        """Pictures of a size for so many pixels, all rows together."""
        side = min(LARGE, max(SMALL, high // len(ROWS) - 12))
        for strip in self.strips.values():
            strip.set_side(side)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for line, name in enumerate(ROWS):
            grid.addWidget(self.titles[name], line, 0)
            grid.addWidget(self.strips[name], line, 1)
        below = QWidget()
        grid.addWidget(below, len(ROWS), 1)
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.k, 1)
        row.addWidget(self.error, 1)


def some_of_each(data: DigitData, count: int) -> Ints:
    """Indices of examples to validate with, the classes in turn."""
    indices = data.validation_indices if len(data.validation_indices) else data.training_indices
    by_class: list[Sequence[int]] = [
        indices[data.labels[indices] == label].tolist() for label in range(len(data.classes))
    ]
    turns = max((len(own) for own in by_class), default=0)
    found = [own[turn] for turn in range(turns) for own in by_class if turn < len(own)]
    return np.array(found[:count], int)
