"""The probability of each digit as a bar."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme

COUNT = 10
WIDEST = 1.0, 0.999, 0.001  # shares whose texts are the longest


class ProbabilityBars(QWidget):
    """A bar for each digit; a click or the arrow keys choose the one to explain."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._values: npt.NDArray[np.floating] | None = None
        self._best: int | None = None
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(150, COUNT * 13)

    def values(self) -> npt.NDArray[np.floating] | None:
        """Probabilities (10,), or None when the canvas is blank."""
        return self._values

    def set_values(self, values: npt.NDArray[np.floating] | None, best: int | None) -> None:
        """Show other probabilities; the best guess stands out."""
        self._values, self._best = values, best
        self.update()

    def set_chosen(self, digit: int | None) -> None:
        """Mark the digit that is explained."""
        self._chosen = digit
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, COUNT * 22)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() * COUNT / self.height())
        self.chosen.emit(min(max(row, 0), COUNT - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self._chosen if self._chosen is not None else self._best
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.chosen.emit(((-1 if now is None else now) + step) % COUNT)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self.height() / COUNT
        font = QFont(self.font())
        font.setPixelSize(round(min(height * 0.68, 17)))
        painter.setFont(font)
        bold = QFont(font)
        bold.setBold(True)
        metrics = QFontMetricsF(bold)
        digit_width = metrics.horizontalAdvance("0") + 14
        said_width = max(metrics.horizontalAdvance(percent(share)) for share in WIDEST) + 8
        track = self.width() - digit_width - said_width
        for digit in range(COUNT):
            self._paint_row(
                painter,
                digit,
                QRectF(0, digit * height, self.width(), height),
                (digit_width, track),
            )

    def _paint_row(
        self, painter: QPainter, digit: int, row: QRectF, sizes: tuple[float, float]
    ) -> None:
        theme, (left, track) = self._theme, sizes
        best = digit == self._best
        value = 0.0 if self._values is None else float(self._values[digit])
        bar = QRectF(left, row.top() + row.height() * 0.18, track, row.height() * 0.64)
        if digit == self._chosen:
            painter.fillRect(row, theme.accent_soft)
        painter.fillRect(bar, theme.control)
        if value >= 0.005:
            full = QRectF(bar.left(), bar.top(), max(1.0, track * value), bar.height())
            painter.fillRect(full, theme.accent if best else theme.positive)
        painter.setPen(theme.text if self._values is not None else theme.muted)
        bold = painter.font()
        bold.setBold(best)
        painter.setFont(bold)
        name = QRectF(0, row.top(), left - 8, row.height())
        painter.drawText(
            name, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(digit)
        )
        said = QRectF(bar.right(), row.top(), row.right() - bar.right(), row.height())
        painter.drawText(
            said,
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            self.text_of(digit),
        )
        if self.hasFocus() and digit == (self._chosen if self._chosen is not None else self._best):
            painter.setPen(QPen(theme.accent, 1.5))
            painter.drawRect(row.adjusted(1, 1, -1, -1))

    def text_of(self, digit: int) -> str:
        """The text of a row; empty when the canvas is blank."""
        if self._values is None:
            return ""
        share = float(self._values[digit])
        return percent(share) if share >= 0.005 else "·"


def percent(share: float) -> str:
    """A probability in percent, rounded to 100 only from 99.95 on."""
    if 0.9995 > share > 0.99:
        number = f"{100 * share:.1f}"
    else:
        number = f"{100 * share:.0f}" if share >= 0.005 else "< 1"
    return QCoreApplication.translate("Digits", "{number} %").format(number=number)
