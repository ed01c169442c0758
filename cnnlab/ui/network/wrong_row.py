"""Examples that the network reads wrong, and what of all examples is looked at."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from cnnlab.core.arrays import Floats
from cnnlab.lab.network.judge import MOST
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.digit_pictures import ink_bytes, ink_colours, ink_picture
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.picture_strip import PictureStrip
from cnnlab.ui.widgets.translated import TranslatedWidget

SIDE = 28  # px of a picture


class WrongRow(TranslatedWidget):
    """How many of how many are wrong, pictures of them, and two choices of what is shown."""

    chosen = Signal()
    """Other examples are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.count = ElidedLabel(align=Qt.AlignmentFlag.AlignLeft, margin=2)
        self.pictures = PictureStrip(SIDE, words=True)
        self.only, self.drawing = QCheckBox(), QCheckBox()
        self._theme = load_theme("light")
        self._images: Floats = np.zeros((0, 1, SIDE, SIDE), np.float32)
        self._words: Sequence[str] = ()
        self._counted = 0, 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.drawing, self.count, self.only):
            row.addWidget(part)
        row.addWidget(self.pictures, 100)
        row.addStretch(1)
        for box in (self.only, self.drawing):
            box.toggled.connect(self.chosen)
        self.only.setObjectName("wrongOnlyBox")
        self.drawing.setObjectName("drawingBox")
        self.count.setObjectName("muted")
        self.drawing.setEnabled(False)
        self.retranslate()
        self.show_none()

    @property
    def wants_wrong(self) -> bool:
        """Whether only examples that are read wrong are to be gone through."""
        return self.only.isChecked()

    @property
    def wants_drawing(self) -> bool:
        """Whether what is drawn in the Digits tab is to be read."""
        return self.drawing.isChecked()

    def show_wrong(self, wrong: int, judged: int, images: Floats, words: Sequence[str]) -> None:
        """How many are wrong; the first of them (n, C, H, W) in 0…1, and words under each."""
        self._counted, self._images, self._words = (wrong, judged), images, words
        self.only.setEnabled(wrong > 0)
        self._draw()
        self._write()

    def show_none(self) -> None:
        """Nothing is known of the network that is shown."""
        self.show_wrong(0, 0, self._images[:0], ())

    def show_drawing(self, there: bool) -> None:
        """Whether something is drawn in the Digits tab."""
        self.drawing.setEnabled(there)
        if not there:
            self.drawing.setChecked(False)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.pictures.set_theme(theme)
        self._draw()

    def _draw(self) -> None:
        colours = ink_colours(self._theme)
        grey = ink_bytes(self._images.mean(axis=1)) if len(self._images) else ()
        self.pictures.set_pictures([ink_picture(one, colours) for one in grey], self._words)

    def _write(self) -> None:
        wrong, judged = self._counted
        self.count.set_text(self._count(wrong, judged) if judged else self._none())

    def _count(self, wrong: int, judged: int) -> str:
        return self.tr("{wrong} of {count} wrong").format(wrong=wrong, count=judged)

    def _none(self) -> str:
        return self.tr("Wrong ones: once it rests")

    def _fit(self) -> None:
        """Room for every text that may stand there: none of them moves what is beside it."""
        metrics = self.count.fontMetrics()
        texts = self._none(), self._count(MOST, MOST)
        self.count.set_usual_width(max(metrics.horizontalAdvance(text) for text in texts) + 6)

    def retranslate(self) -> None:
        self.only.setText(self.tr("Only these"))
        self.only.setToolTip(self.tr("Go through those examples only that are read wrong"))
        self.drawing.setText(self.tr("My drawing"))
        self.drawing.setToolTip(self.tr("Read what is drawn in the Digits tab"))
        self.pictures.setAccessibleName(self.tr("Examples that are read wrong"))
        self._fit()
        self._write()
