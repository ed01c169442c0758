"""A thousand samples as little squares, and the counts of several draws."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import with_alpha
from cnnlab.scene.plots import ticks
from cnnlab.scene.text import number, text_width
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, paint_unknown, write

COLUMNS, ROWS = 40, 25


class OutcomeSquares(IdeaCanvas):
    """Filled squares for samples of the class, rings for the others."""

    room = (36.0, 16.0)

    def __init__(self) -> None:
        super().__init__()
        self._outcomes: Array = np.zeros(COLUMNS * ROWS)
        self._head, self._legend = "", ("", "")
        self._known = False

    def set_outcomes(
        self, outcomes: Array, known: bool, head: str, legend: tuple[str, str]
    ) -> None:
        """Other samples (1000,), 1 or 0, hidden unless ``known``; a heading, and both's names."""
        self._outcomes, self._known = outcomes, known
        self._head, self._legend = head, legend
        self.say("; ".join((head, *legend)))
        self.update()

    def place(self) -> tuple[QRectF, float]:
        """Where the squares stand, and the side of one."""
        top, below = self.line * 2.2, self.line * 1.8
        ratio = self.devicePixelRatioF()
        room = min(self.width() / COLUMNS, (self.height() - top - below) / ROWS)
        cell = max(1.0, int(room * ratio) / ratio)  # whole pixels of the screen
        left = round((self.width() - cell * COLUMNS) / 2)
        return QRectF(left, top, cell * COLUMNS, cell * ROWS), cell

    def draw(self, painter: QPainter) -> None:
        rect, cell = self.place()
        head = QRectF(rect.x(), 0, self.width(), self.line * 2.1)
        left = Qt.AlignmentFlag.AlignLeft
        write(painter, head, self._head, self.font_of(1.7, bold=True), self.theme.text, left)
        self._draw_legend(painter, rect)
        if not self._known:
            paint_unknown(painter, rect, self.theme, self.font_of(4))
            return
        ratio, key = self.devicePixelRatioF(), self._outcomes.tobytes()
        self.draw_layer(
            painter, key, lambda inner: inner.drawImage(rect.topLeft(), self._render(cell, ratio))
        )

    def _draw_legend(self, painter: QPainter, rect: QRectF) -> None:
        side, x = self.line * 0.75, rect.x() + 2
        top = rect.bottom() + self.line * 0.4
        for index, text in enumerate(self._legend):
            mark = QRectF(x, top + self.line * 0.22, side, side)
            self._set_pen(painter, index == 0, side)
            if index == 0:
                painter.drawRect(mark)
            else:
                painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            font = self.font_of(1.05)
            box = QRectF(x + side + 8, top, self.width(), self.line * 1.2)
            write(painter, box, text, font, self.theme.text, Qt.AlignmentFlag.AlignLeft)
            x += side + 40 + text_width(text, font)

    def _set_pen(self, painter: QPainter, of_class: bool, side: float) -> None:
        """Filled squares of one colour, rings of another."""
        if of_class:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.positive)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.negative_text, max(1.5, side * 0.16)))

    def _render(self, cell: float, ratio: float) -> QImage:
        """The squares as a picture: a stamp for each of two kinds, set side by side."""
        side = max(1, round(cell * ratio))
        stamps = np.stack([self._stamp(of_class, side) for of_class in (False, True)])
        chosen = stamps[(self._outcomes > 0.5).astype(np.intp)]  # (1000, side, side)
        rows = chosen.reshape(ROWS, COLUMNS, side, side).transpose(0, 2, 1, 3)
        pixels = np.ascontiguousarray(rows).reshape(ROWS * side, COLUMNS * side)
        form = QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(pixels.data, COLUMNS * side, ROWS * side, COLUMNS * side * 4, form).copy()
        image.setDevicePixelRatio(ratio)
        return image

    def _stamp(self, of_class: bool, side: int) -> npt.NDArray[np.uint32]:
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._set_pen(painter, of_class, side)
        gap = max(0.75, side * (0.1 if of_class else 0.2))
        rect = QRectF(gap, gap, side - 2 * gap, side - 2 * gap)
        (painter.drawRect if of_class else painter.drawEllipse)(rect)
        painter.end()
        return np.frombuffer(image.constBits(), np.uint32).reshape(side, side).copy()


class CountDots(IdeaCanvas):
    """A dot for each draw over its count, stacked where several are close; the first is strong."""

    room = (20.0, 16.0)

    def __init__(self) -> None:
        super().__init__()
        self._counts: Sequence[int] = ()
        self._expected, self._spread = 0.0, 1.0
        self._known, self._title, self._lines = False, "", ("", "")

    def set_counts(
        self,
        counts: Sequence[int],
        spread: tuple[float, float],
        known: bool,
        title: str,
        lines: tuple[str, str],
    ) -> None:
        """Counts of the draws, what is expected and its deviation, a title, and what is said."""
        self._counts, self._known, self._title, self._lines = counts, known, title, lines
        self._expected, self._spread = spread
        self.setAccessibleName(title)
        said = ", ".join(map(str, counts)), *lines
        self.say("; ".join(said) if known else "?")
        self.update()

    def span(self) -> tuple[float, float]:
        """The counts at the ends of the axis."""
        reach = max(10.0, 4.0 * self._spread, *(abs(n - self._expected) + 2 for n in self._counts))
        return self._expected - reach, self._expected + reach

    def draw(self, painter: QPainter) -> None:
        theme, line = self.theme, self.line
        head = QRectF(0, line * 0.7, self.width(), line * 1.4)
        write(painter, head, self._title, self.font_of(1.15, bold=True), theme.text)
        high = min(self.height() - line * 6.2, self.width() * 0.95)
        rect = QRectF(10, line * 2.2, self.width() - 20, max(20.0, high))
        if not self._known:
            paint_unknown(painter, rect, theme, self.font_of(3))
            return
        self._draw_axis(painter, rect)
        self._draw_dots(painter, rect)
        for row, text in enumerate(self._lines):
            box = QRectF(0, rect.bottom() + line * (1.5 + row * 1.25), self.width(), line * 1.25)
            write(painter, box, text, self.font_of(1.0), theme.text)

    def _x(self, rect: QRectF, count: float) -> float:
        low, high = self.span()
        return rect.x() + (count - low) / (high - low) * rect.width()

    def _draw_axis(self, painter: QPainter, rect: QRectF) -> None:
        theme, font = self.theme, self.font_of(0.9)
        painter.setPen(QPen(theme.muted, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        for at in ticks(*self.span(), 6):
            x = self._x(rect, at)
            painter.setPen(QPen(theme.grid_line, 1))
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
            box = QRectF(x - 40, rect.bottom() + 2, 80, self.line)
            write(painter, box, number(at, 1), font, theme.muted)
        x = self._x(rect, self._expected)
        painter.setPen(QPen(theme.text, 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        spread = QRectF(self._x(rect, self._expected - self._spread), rect.top(), 0, rect.height())
        spread.setRight(self._x(rect, self._expected + self._spread))
        painter.fillRect(spread, with_alpha(theme.muted, 0.12))

    def _draw_dots(self, painter: QPainter, rect: QRectF) -> None:
        if not self._counts:
            return
        radius = rect.width() / 34
        stacks: Counter[int] = Counter()
        for index, count in enumerate(self._counts):
            slot = round((self._x(rect, count) - rect.x()) / (2 * radius))
            stacks[slot] += 1
            y = rect.bottom() - radius * (2 * stacks[slot] - 1) - 1
            at = QPointF(rect.x() + slot * 2 * radius, max(y, rect.top() + radius))
            painter.setPen(QPen(self.theme.card, 1.2))
            painter.setBrush(self.theme.accent if index == 0 else self.theme.positive)
            painter.drawEllipse(at, radius, radius)
