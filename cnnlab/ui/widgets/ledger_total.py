"""The ledger's last line: the channels' sums, the bias and the total."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.text import number, number_font, static_text, text_width
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.ledger_canvas import draw
from cnnlab.ui.widgets.ledger_metrics import TOTAL, Metrics
from cnnlab.ui.widgets.ledger_sum import Sum, bias_text, sum_text

EQUALS = "  =  "
LARGE = 1.45  # the total, times the other figures


class LedgerTotal(QWidget):
    """Always in sight, however many terms have to be scrolled above it."""

    def __init__(self) -> None:
        super().__init__()
        self._sum: Sum | None = None
        self._metrics: Metrics | None = None
        self._bias_word = ""
        self._theme = load_theme("light")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_sum(self, content: Sum | None, metrics: Metrics | None, bias_word: str) -> None:
        """Show another sum, measured as the terms above are."""
        self._sum, self._bias_word = content, bias_word
        if metrics is not None and metrics != self._metrics:
            self._metrics = metrics
            self.setFixedHeight(round(metrics.line * TOTAL))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def _paint(self, painter: QPainter, content: Sum, m: Metrics) -> None:
        theme = self._theme
        y = self.height() - m.line * 1.2
        x = draw(painter, 0, y, m, content.title, m.font, theme.muted) + 14
        if content.running is not None and not content.total_done:
            so_far = self.tr("so far {sum}").format(sum=number(content.running, 4))
            draw(painter, x, y, m, so_far, m.bold, theme.text)
        if content.sums_done is not None and not content.bias_done:
            return
        if content.weights is None and not content.total_done:
            return
        text = sum_text(content, self._bias_word) + EQUALS
        total = content.total_text if content.total_done else "?"
        large = number_font(m.bold, m.bold.pixelSize() * LARGE, bold=True)
        end = static_text(total, large)[1]
        # Of a sum that is too long the end is what one wants to see.
        room = self.width() - x - end
        text = QFontMetricsF(m.font).elidedText(text, Qt.TextElideMode.ElideLeft, room)
        width = text_width(text, m.font) + end
        x = max(x, min(m.sum_x + m.sums, self.width()) - width)
        if content.lit_total:
            self._paint_lit(painter, QRectF(x + width - end - 4, 4, end + 8, self.height() - 5))
        elif content.lit_bias:
            bias = text_width(bias_text(content, self._bias_word), m.font)
            right = x + width - end - text_width(EQUALS, m.font)
            self._paint_lit(painter, QRectF(right - bias - 4, y + 1, bias + 8, m.line - 2))
        x = draw(painter, x, y, m, text, m.font, theme.text)
        lower = _above_middle(text, m.font) - _above_middle(total, large)  # on one baseline
        draw(painter, x, y + lower, m, total, large, theme.accent)

    def _paint_lit(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent_soft)
        painter.drawRoundedRect(rect, 5, 5)

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sum is None or self._metrics is None:
            return
        painter = QPainter(self)
        painter.setPen(self._theme.line)
        painter.drawLine(QPointF(0, 1), QPointF(self.width(), 1))
        self._paint(painter, self._sum, self._metrics)
        painter.end()


def _above_middle(text: str, font: QFont) -> float:
    """How far a text's middle is above its baseline; Chinese may come from a taller font."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.ascent() - line.height() / 2


describe_as(LedgerTotal, QAccessible.Role.StaticText)
