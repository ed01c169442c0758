"""The strip under a layered network: a unit's formulas, and a picture of it beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.neuron.network_formula import Block, Laid, lay_out, paint
from cnnlab.ui.neuron.network_plane import UnitPicture

LINES = 10.6  # height in lines of the usual text


class FormulaView(QWidget):
    """Paints formulas: a label would have the whole window laid out anew at each step."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: tuple[Block, ...] = ()
        self._laid: Laid | None = None
        self._text = ""
        self._theme = load_theme("light")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """What is written, on plain lines."""
        return self._text

    def set_blocks(self, blocks: Sequence[Block], text: str) -> None:
        """Other formulas; ``text`` says the same to a screen reader."""
        self._blocks, self._text, self._laid = tuple(blocks), text, None
        self.setAccessibleDescription(text)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._laid is None:
            self._laid = lay_out(self._blocks, self.font(), rect.width(), rect.height())
        paint(painter, self._laid, rect, self.font(), self._theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._laid = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._laid = None
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 60)


class NetworkSum(QFrame):
    """Formulas of one unit, forward or backward."""

    gear_chosen = Signal(bool)
    """Whether the backward pass is to be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.formulas, self.picture = FormulaView(), UnitPicture()
        self.ahead, self.back = QPushButton(), QPushButton()
        self._lay_out()
        self.ahead.clicked.connect(lambda: self.gear_chosen.emit(False))
        self.back.clicked.connect(lambda: self.gear_chosen.emit(True))
        self.retranslate()

    def set_gear(self, back: bool) -> None:
        """Which pass is written."""
        (self.back if back else self.ahead).setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        self.formulas.set_theme(theme)
        self.picture.set_theme(theme)

    def retranslate(self) -> None:
        self.ahead.setText(self.tr("Forward"))
        self.ahead.setToolTip(self.tr("Write out the unit’s sum and its activation"))
        self.back.setText(self.tr("Backward"))
        self.back.setToolTip(
            self.tr("Write out the unit’s error δ and the gradients of its weights (B)")
        )
        self.formulas.setAccessibleName(self.tr("The unit’s arithmetic"))
        self.picture.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self.formulas, 1)
        column = QVBoxLayout()
        row.addLayout(column)
        column.setSpacing(4)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        buttons.setSpacing(4)
        group = QButtonGroup(self)
        for button in (self.ahead, self.back):
            button.setCheckable(True)
            group.addButton(button)
            buttons.addWidget(button, 1)
        self.ahead.setChecked(True)
        column.addWidget(self.picture, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit_height()

    def _fit_height(self) -> None:
        line = self.fontMetrics().height()
        self.setFixedHeight(round(line * LINES))
        self.picture.setFixedWidth(round(line * 11.5))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_height()
        super().changeEvent(event)
