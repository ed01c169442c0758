"""The bar over an atlas: the path, the forward pass, and the way to the Convolution tab."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cnnlab.ui.widgets.crumbs import Crumbs
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.play_bar import FactorBar

BAR_HEIGHT = 46  # px: the same wherever one is


class AtlasBar(FactorBar):
    """Steps are layers; ``first`` shows all of them again."""

    SPEED_STEPS = 2

    def __init__(self) -> None:
        super().__init__(slowest=-2, fastest=2)
        self.crumbs, self.open = Crumbs(), QPushButton()
        self.speed.setFixedWidth(72)
        self.open.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(self.crumbs, 1)
        row.addWidget(self.open)
        for button in (self.first, self.back, self.play, self.forward):
            row.addWidget(button)
        row.addWidget(self.speed)
        row.addWidget(self.speed_text)
        self.setFixedHeight(BAR_HEIGHT)
        self.set_speed(1.0)
        self.retranslate()

    def show_playing(self, on: bool) -> None:
        """Whether a forward pass can be played here; of one cell it cannot."""
        for widget in (self.first, self.back, self.play, self.forward, self.speed, self.speed_text):
            widget.setVisible(on)

    def _fit_texts(self) -> None:
        self.speed_text.setFixedWidth(self.fontMetrics().horizontalAdvance("0.71×") + 22)

    def retranslate(self) -> None:
        super().retranslate()
        name_control(self.first, self.tr("Stop"), self.tr("Show all layers again"))
        name_control(self.forward, self.tr("Next layer"), self.tr("One layer on ( . )"))
        name_control(self.back, self.tr("Layer before"), self.tr("One layer back ( , )"))
        self.speed.setToolTip(self.tr("How fast the forward pass is played"))
        tip = self.tr("The same input, filter and stride in the Convolution tab, at this cell")
        label_button(self.open, self.tr("Open in Convolution"), tip)
        self._fit_texts()
