"""Over the plane: the class that a click adds, the eraser, and what the colours show."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.icons import painted_icon
from cnnlab.ui.widgets.named import label_button
from cnnlab.ui.widgets.translated import TranslatedWidget

SIZE = 18


class FitTools(TranslatedWidget):
    """Three buttons of which one is down, and a line of text."""

    label_chosen = Signal(float)
    erasing_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.one, self.zero, self.eraser = (QToolButton() for _ in range(3))
        self.shown = ElidedLabel()
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.one, self.zero, self.eraser):
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(SIZE, SIZE))
            group.addButton(button)
            row.addWidget(button)
        self.one.setChecked(True)
        row.addStretch(1)
        row.addWidget(self.shown)
        self.shown.set_usual_width(260)
        self.one.clicked.connect(lambda: self._choose(1.0))
        self.zero.clicked.connect(lambda: self._choose(0.0))
        self.eraser.clicked.connect(lambda: self.erasing_chosen.emit(True))
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.one.setIcon(_sign(theme.positive_text, theme, "round"))
        self.zero.setIcon(_sign(theme.negative_text, theme, "square"))
        self.eraser.setIcon(_sign(theme.text, theme, "eraser"))

    def set_label(self, label: float) -> None:
        """The class that a click adds."""
        (self.one if label > 0.5 else self.zero).setChecked(True)

    def _choose(self, label: float) -> None:
        self.erasing_chosen.emit(False)
        self.label_chosen.emit(label)

    def retranslate(self) -> None:
        add = self.tr("A click adds a point of this class; a right click or Shift, of the other")
        for button, text, tip in (
            (self.one, self.tr("Class 1"), add + " (1)"),
            (self.zero, self.tr("Class 0"), add + " (0)"),
            (
                self.eraser,
                self.tr("Erase"),
                self.tr("A click or a drag takes points away; so does Delete on the chosen one"),
            ),
        ):
            label_button(button, text, tip)
            button.setAccessibleName(text)


def _sign(colour: QColor, theme: Theme, shape: str) -> QIcon:
    """As the points are painted: class 1 round, class 0 square; the eraser is a broken ring."""
    middle, radius = QPointF(SIZE / 2, SIZE / 2), SIZE * 0.33
    corner = QPointF(radius * 0.9, radius * 0.9)

    def paint(painter: QPainter) -> None:
        if shape == "eraser":
            painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DashLine))
            painter.drawEllipse(middle, radius, radius)
            return
        painter.setPen(QPen(theme.card, 1))
        painter.setBrush(colour)
        if shape == "round":
            painter.drawEllipse(middle, radius, radius)
        else:
            painter.drawRect(QRectF(middle - corner, middle + corner))

    return painted_icon(SIZE, paint)
