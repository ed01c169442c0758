"""The strip under a layered network: a unit's formulas, and a picture of it beside them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.text import KeyedFont
from cnnlab.ui.neuron.network_formula import FormulaBlock, Laid, lay_out, paint
from cnnlab.ui.neuron.network_plane import UnitPicture
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.button_row import ButtonRow
from cnnlab.ui.widgets.named import name_control

LINES, MOST_LINES = 10.0, 14.0  # height in lines of the usual text
SHARE = 0.25  # of the page's height
PARTS: dict[str, str] = {"forward": "z → a", "error": "δ", "gradient": "∂L/∂Θ"}
"""What can be written of a unit, and its formula's sign."""


class FormulaView(QWidget):
    """Paints formulas: a label would have the whole window laid out anew at each step."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: tuple[FormulaBlock, ...] = ()
        self._laid: Laid | None = None
        self._text: Callable[[], str] = str
        self._theme = load_theme("light")
        self._keyed = KeyedFont(self.font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """What is written, on plain lines."""
        return self._text()

    def set_blocks(self, blocks: Sequence[FormulaBlock], text: Callable[[], str]) -> None:
        """Other formulas; ``text`` says the same when it is asked."""
        self._blocks, self._text, self._laid = tuple(blocks), text, None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._laid is None:
            self._laid = lay_out(self._blocks, self._keyed, rect.width(), rect.height())
        paint(painter, self._laid, rect, self._keyed, self._theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._laid = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._keyed, self._laid = KeyedFont(self.font()), None
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 60)


class NetworkSum(QFrame):
    """Formulas of one unit: its sum, its error, or the gradients of its weights."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.formulas, self.picture = FormulaView(), UnitPicture()
        self.parts = ButtonRow(tuple(PARTS), 4)
        for part, button in self.parts.buttons.items():
            button.setText(PARTS[part])
        self._lay_out()
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self.formulas.set_theme(theme)
        self.picture.set_theme(theme)

    def fit(self, height: int) -> None:
        """Take a share of the page's height."""
        line = self.fontMetrics().height()
        self.setFixedHeight(round(min(max(line * LINES, height * SHARE), line * MOST_LINES)))
        self.picture.setFixedWidth(round(line * 11.5))

    def retranslate(self) -> None:
        names = {
            "forward": (self.tr("Sum"), self.tr("Write out the unit’s sum and its activation (B)")),
            "error": (
                self.tr("Error"),
                self.tr("Write out the unit’s error: what came back times the slope (B)"),
            ),
            "gradient": (
                self.tr("Gradients"),
                self.tr("Write out its weights’ gradients: the error times what flowed in (B)"),
            ),
        }
        for part, (name, tip) in names.items():
            name_control(self.parts.buttons[part], name, tip)
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
        column.addWidget(self.parts)
        column.addWidget(self.picture, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit(0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.fit(0)
        super().changeEvent(event)


describe_as(FormulaView, QAccessible.Role.StaticText)
