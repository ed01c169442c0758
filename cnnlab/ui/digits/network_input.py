"""The network's input: the prepared image, and what was done to make it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cnnlab.ui.digits.prepared import PreparedImage
from cnnlab.ui.widgets.text_block import TextBlock

CELLS, FRAME = 28, 2  # cells of the image, px round it
LINES = 4  # of the text on what was done
SPACING = 6  # px
SLACK = 6  # px that a style sheet adds to the switch once it is shown
SMALLEST, LARGEST = 4, 10  # px of a cell


class NetworkInput(QWidget):
    """The image, a switch, and a text where there is space for it."""

    def __init__(self) -> None:
        super().__init__()
        self.image, self.prepares, self.done = PreparedImage(), QCheckBox(), TextBlock(LINES)
        self.prepares.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.image, 1)
        column.addWidget(self.prepares)
        column.addWidget(self.done)
        self.prepares.toggled.connect(self.image.set_hints)
        self.retranslate()

    def fit(self, width: int, height: int) -> None:
        """Take the width at which the image is as large as a width and a height allow."""
        height -= self.prepares.sizeHint().height() + SPACING + SLACK
        text = self.done.sizeHint().height() + SPACING
        fits = _cell(width, height - text) >= max(SMALLEST, _cell(width, height) - 1)
        self.done.setVisible(fits)
        cell = _cell(width, height - text if fits else height)
        self.setFixedWidth(max(cell, SMALLEST) * CELLS + FRAME)

    def retranslate(self) -> None:
        self.prepares.setText(self.tr("Preprocess"))
        self.prepares.setToolTip(
            self.tr(
                "Off: the whole canvas is only scaled down, and digits in a corner are misread (P)"
            )
        )
        self.image.setAccessibleName(self.tr("Prepared image, 28 × 28"))
        self.image.setToolTip(
            self.tr("28 × 28 pixels: the dashed box is the digit’s 20, the cross its middle")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _cell(width: int, height: int) -> int:
    """Pixels of the screen for each of the image's: whole ones."""
    return min((min(width, height) - FRAME) // CELLS, LARGEST)
