"""The stroke that matters most, marked in a small picture, and what is read without it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cnnlab.lab.digits.explained import Explained
from cnnlab.lab.digits.sketch import Drawing
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.digits.bars import percent
from cnnlab.ui.digits.ink_paint import paint_drawing
from cnnlab.ui.digits.words import guess, unbroken
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.text_block import TextBlock
from cnnlab.ui.widgets.translated import TranslatedWidget

SIDE = 92  # px of the small picture at least
SPACING = 4  # px under the heading


class StrokePicture(QWidget):
    """A drawing as it is on the canvas, one stroke of it in the accent colour."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._drawing = Drawing()
        self.marked: int | None = None
        """Index of the stroke in the accent colour."""
        self._side = SIDE
        self.setMinimumSize(SIDE, SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_drawing(self, drawing: Drawing, marked: int | None) -> None:
        """Show another one."""
        self._drawing, self.marked = drawing, marked
        self.update()

    def set_side(self, side: int) -> None:
        """Be so large where there is room."""
        if side != self._side:
            self._side = side
            self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), float(min(self.width(), self.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.card)
        painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), 4, 4)
        painter.scale(side, side)
        paint_drawing(painter, self._drawing, self._theme, self.marked)
        painter.end()


class StrokePanel(TranslatedWidget):
    """What would be read without one of the strokes; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._explained: Explained | None = None
        self.heading, self.picture, self.said = QLabel(), StrokePicture(), TextBlock(5)
        self.heading.setObjectName("heading")
        column, row = QVBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = row
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        row.setSpacing(10)
        column.addWidget(self.heading)
        column.addLayout(row)
        column.addStretch(1)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.said, 1, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def show_explained(self, explained: Explained | None) -> None:
        """Show another explanation."""
        self._explained = explained
        self._pull()

    def set_theme(self, theme: Theme) -> None:
        self.picture.set_theme(theme)

    def _pull(self) -> None:
        explained = self._explained
        self.setVisible(explained is not None and bool(explained.question.drawing.strokes))
        if explained is None:
            return
        stroke = explained.stroke
        self.picture.set_drawing(
            explained.question.drawing, None if stroke is None else stroke.stroke
        )
        self.said.set_text(self._text(explained))

    def _text(self, explained: Explained) -> str:
        stroke, label = explained.stroke, explained.prediction.label
        if stroke is None and len(explained.question.drawing.strokes) > 1:
            return self.tr("Trying what is read without each stroke …")
        if stroke is None:
            return self.tr("There is only one stroke, so none can be left out.")
        without = stroke.prediction
        if without.label is None:
            return self.tr("Without the marked stroke nothing would be left to read.")
        share = unbroken(percent(float(without.probabilities[without.label])))
        text = (
            self.tr("Without the marked stroke it would be read as {digit} ({share}).")
            if without.label != label
            else self.tr(
                "No single stroke decides: it is read as {label} without any one of them. The "
                "marked one matters most: without it {digit} ({share})."
            )
        )
        return text.format(label=label, digit=guess(without), share=share)

    def minimumSizeHint(self) -> QSize:
        """With the words beside the picture, though they stand under it now."""
        least = super().minimumSizeHint()
        beside = max(SIDE, self.said.sizeHint().height())
        return QSize(least.width(), self.heading.sizeHint().height() + SPACING + beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words stand beside the picture, or where there is room under a larger one."""
        super().resizeEvent(event)
        words = self.said.sizeHint().height() + self.heading.height() + 3 * self._row.spacing()
        under = min(self.width(), self.height() - words)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if under > SIDE else ways.LeftToRight)
        self.picture.set_side(max(SIDE, under))

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Without one stroke"))
        self.picture.setAccessibleName(self.tr("The drawing with the stroke that matters most"))
        self._pull()


describe_as(StrokePicture, QAccessible.Role.Graphic)
