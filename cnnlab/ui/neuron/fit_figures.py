"""The numbers of a fit, large: step, loss, accuracy of training and of held-out points."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cnnlab.core.dense.fit import FitState
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.text import number_font, text_width
from cnnlab.ui.neuron.fit_curve import WIDTHS, paint_wide, run_pen
from cnnlab.ui.neuron.fit_text import loss_text
from cnnlab.ui.widgets.percents import share_text
from cnnlab.ui.widgets.translated import TranslatedWidget

LARGE = 1.55  # times the usual text
WIDEST = ("100,000", "1.7e+305", "100.0 %", "100.0 %")
BETWEEN = 8  # px between two columns at least
SIGN = 36  # px of a piece of line before a row


class RunSign(QWidget):
    """A piece of the line that a run has in the plot."""

    def __init__(self, run: int) -> None:
        super().__init__()
        self._run = run
        self.colour = load_theme("light").text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(run_pen(self.colour, self._run))
        y = self.height() // 2
        paint_wide(painter, QPolygonF([QPointF(0, y), QPointF(self.width() - 8, y)]), WIDTHS[0])
        painter.end()


class FitFigures(TranslatedWidget):
    """A row of numbers for the fit, and one for its rival. None of them moves the others."""

    def __init__(self) -> None:
        super().__init__()
        self._race = False
        self.captions = [QLabel() for _ in WIDEST]
        self.rows = [[QLabel() for _ in WIDEST] for _ in range(2)]
        self.signs = [RunSign(run) for run in range(2)]
        self.step, self.loss, self.training, self.held_out = self.rows[0]
        for caption in self.captions:
            caption.setObjectName("muted")
            caption.setParent(self)
        for run, row in enumerate(self.rows):
            self.signs[run].setParent(self)
            for label in row:
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_race(False)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self.signs[0].colour, self.signs[1].colour = theme.text, theme.muted
        self.update()

    def set_race(self, race: bool) -> None:
        """Whether there is a rival."""
        for widget in (*self.signs, *self.rows[1]):
            widget.setVisible(race)
        self._race = race
        self.updateGeometry()
        self._place()

    def set_states(self, states: list[FitState]) -> None:
        """Numbers of the run, and of its rival."""
        for row, state in zip(self.rows, states, strict=False):
            texts = (
                f"{state.step:,}",
                loss_text(state.loss),
                share_text(state.accuracy),
                share_text(state.test_accuracy),
            )
            for label, text in zip(row, texts, strict=True):
                label.setText(text)

    def sizeHint(self) -> QSize:
        large = QFontMetrics(self._font(LARGE, True)).height()
        return QSize(300, self.fontMetrics().height() + large * (2 if self._race else 1) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        """Columns as wide as their widest number, in a font for which there is room.

        No layout: it would be worked out anew whenever a number changes.
        """
        left = SIGN if self._race else 0
        gaps = BETWEEN * len(WIDEST)
        room = max(1.0, self.width() - left - gaps)
        scale = LARGE * min(1.0, room / (sum(self._widths(LARGE)) - gaps))
        widths = self._widths(scale)
        spare = max(0.0, self.width() - left - sum(widths)) / len(WIDEST)
        large = QFontMetrics(self._font(LARGE, True)).height()
        small = self.fontMetrics().height()
        captions = self._caption_font([width + spare for width in widths])
        for run, sign in enumerate(self.signs):
            sign.setGeometry(0, small + run * large + 2, SIGN, large)
        x = float(left)
        for column, (caption, width) in enumerate(zip(self.captions, widths, strict=True)):
            caption.setFont(captions)
            caption.setGeometry(round(x), 0, round(width + spare), small + 2)
            for run, row in enumerate(self.rows):
                row[column].setFont(self._font(scale, run == 0))
                row[column].setGeometry(round(x), small + run * large + 2, round(width), large)
            x += width + spare

    def _widths(self, scale: float) -> list[float]:
        font = self._font(scale, True)
        return [text_width(text, font) + BETWEEN for text in WIDEST]

    def _caption_font(self, columns: list[float]) -> QFont:
        """The usual font, or a smaller one in which every caption has room in its column."""
        share = 1.0
        for caption, width in zip(self.captions, columns, strict=True):
            share = min(share, (width - 4) / max(1.0, text_width(caption.text(), self.font())))
        return self._font(share, False)

    def _font(self, scale: float, bold: bool) -> QFont:
        return number_font(self.font(), max(8.0, self.fontInfo().pixelSize() * scale), bold)

    def retranslate(self) -> None:
        names = (
            self.tr("Step"),
            self.tr("Loss"),
            self.tr("Training"),
            self.tr("Held out"),
        )
        for column, name in enumerate(names):
            self.captions[column].setText(name)
            self.rows[0][column].setAccessibleName(name)
            self.rows[1][column].setAccessibleName(self.tr("{what} of the rival").format(what=name))
        self._place()
        tip = self.tr("Mean loss of the training points: cross-entropy")
        self.captions[1].setToolTip(tip)
        self.loss.setToolTip(tip)
        self.training.setToolTip(self.tr("Share of the training points on their class’s side"))
        self.held_out.setToolTip(
            self.tr("The same share of the held-out points, which the fit never sees")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._place()
        super().changeEvent(event)
