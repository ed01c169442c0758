"""The probability of each digit as a bar."""

from typing import cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.text import KeyedFont, draw_centred, number_font, text_width
from cnnlab.ui.widgets.accessible_cells import Items, cell_entered, cell_reached, describe_cells
from cnnlab.ui.widgets.percents import percent_form

COUNT = 10
LARGEST_FONT = 17  # px
WIDEST = 1.0, 0.9999, 0.999, 0.001  # shares whose texts are the longest


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
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def values(self) -> npt.NDArray[np.floating] | None:
        """Probabilities (10,), or None when the canvas is blank."""
        return self._values

    def set_values(self, values: npt.NDArray[np.floating] | None, best: int | None) -> None:
        """Show other probabilities; the best guess stands out."""
        before = self._looks()
        self._values, self._best = values, best
        self._update_rows(before)

    def set_chosen(self, digit: int | None) -> None:
        """Mark the digit that is explained."""
        before = self._looks()
        reached = digit != self._chosen and self.hasFocus()
        self._chosen = digit
        self._update_rows(before)
        if reached:
            cell_reached(self)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def item_names(self) -> list[str]:
        """Each digit with its probability, for a screen reader."""
        return [f"{digit}: {self._said(digit)}" for digit in range(COUNT)]

    def item_rect(self, item: int) -> QRectF:
        """Where a digit's row is."""
        return self._row(item)

    def current_item(self) -> int | None:
        """The digit that is explained, else the best guess."""
        return self._best if self._chosen is None else self._chosen

    def _said(self, digit: int) -> str:
        if self._values is None:
            return "–"
        return percent(float(self._values[digit]))

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        cell_entered(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, seen = QPainter(self), QRectF(event.rect())
        painter.fillRect(event.rect(), self._theme.card)
        bold = self._font(bold=True)
        left = text_width("0", bold) + 14
        right = self.width() - 8 - max(text_width(percent(share), bold) for share in WIDEST)
        for digit in range(COUNT):
            if self._row(digit).intersects(seen):
                self._paint_row(painter, digit, left, right - left)
        if self.hasFocus() and self._chosen is None and self._best is None:
            paint_focus(painter, self.rect(), self._theme)

    def _font(self, bold: bool) -> KeyedFont:
        pixels = min(self.height() / COUNT * 0.68, LARGEST_FONT)
        return number_font(self.font(), pixels, bold)

    def _row(self, digit: int) -> QRectF:
        height = self.height() / COUNT
        return QRectF(0, digit * height, self.width(), height)

    def _looks(self) -> list[tuple[object, ...]]:
        """All that is seen of each row."""
        values = [0.0] * COUNT if self._values is None else self._values.tolist()
        return [
            (round(self.width() * value, 1), self.text_of(digit), *self._marks(digit))
            for digit, value in enumerate(values)
        ]

    def _marks(self, digit: int) -> tuple[bool, ...]:
        focused = digit == (self._best if self._chosen is None else self._chosen)
        return digit == self._best, digit == self._chosen, focused, self._values is None

    def _update_rows(self, before: list[tuple[object, ...]]) -> None:
        """Paint only the rows that look different: most stay as they are while one draws."""
        for digit, (old, new) in enumerate(zip(before, self._looks(), strict=True)):
            if old != new:
                self.update(self._row(digit).toAlignedRect())

    def _paint_row(self, painter: QPainter, digit: int, left: float, track: float) -> None:
        """A digit's row, with a bar that begins at ``left`` and is as long as ``track`` for 1."""
        theme, row = self._theme, self._row(digit)
        best, chosen, focused, blank = self._marks(digit)
        font = self._font(best)
        value = 0.0 if self._values is None else float(self._values[digit])
        bar = QRectF(left, row.top() + row.height() * 0.18, track, row.height() * 0.64)
        if chosen:
            painter.fillRect(row, theme.accent_soft)
        painter.fillRect(bar, theme.control)
        if value >= 0.005:
            full = QRectF(bar.left(), bar.top(), max(1.0, track * value), bar.height())
            painter.fillRect(full, theme.accent if best else theme.positive)
        painter.setFont(font)
        painter.setPen(theme.muted if blank else theme.text)
        for text, right in ((str(digit), left - 8), (self.text_of(digit), row.right())):
            wide = text_width(text, font)
            draw_centred(painter, QRectF(right - wide, row.top(), wide, row.height()), text, font)
        if self.hasFocus() and focused:
            paint_focus(painter, row, theme)

    def text_of(self, digit: int) -> str:
        """The text of a row; empty when the canvas is blank."""
        if self._values is None:
            return ""
        share = float(self._values[digit])
        return percent(share) if share >= 0.005 else "·"


class BarItems(Items):
    """Digits with their probabilities."""

    def value(self, row: int, column: int) -> float | None:
        values = cast(ProbabilityBars, self.widget).values()
        return None if values is None else float(values[row])


def percent(share: float) -> str:
    """A probability in percent, never 100 or 0 where it is not: more than 99.9, less than 1."""
    if 1 > share >= 0.9995:
        number = "> 99.9"
    elif 1 > share > 0.99:
        number = f"{100 * share:.1f}"
    else:
        number = f"{100 * share:.0f}" if share >= 0.005 else "< 1"
    return percent_form().format(number=number)


describe_cells(ProbabilityBars, BarItems)
