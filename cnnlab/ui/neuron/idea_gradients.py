"""The gradient through one layer after another: two functions side by side, on a log scale."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cnnlab.core.dense.ideas import Passed
from cnnlab.scene.colours import with_alpha
from cnnlab.scene.text import number, static_text
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, paint_unknown, write
from cnnlab.ui.neuron.idea_words import scaled

DECADES = (6, 10, 20, 40, 80)  # of which the bars show as many as are needed
TALLEST = 52.0  # px of a row


class GradientBars(IdeaCanvas):
    """A row for each layer; bars grow from the middle, the first function's to the left."""

    room = (24.0, 20.0)

    def __init__(self) -> None:
        super().__init__()
        self._sides: tuple[Sequence[Passed], Sequence[Passed]] = ((), ())
        self._known = False

    def set_gradients(self, first: Sequence[Passed], second: Sequence[Passed], known: bool) -> None:
        """The layers' gradients for both functions; only their places unless ``known``."""
        self._sides, self._known = (first, second), known
        self.setAccessibleName(self._title())
        pairs = zip(first, second, strict=True)
        rows = [
            f"{n}: {scaled(a.product)}, {scaled(b.product)}" for n, (a, b) in enumerate(pairs, 1)
        ]
        self.say("; ".join(rows) if known else "?")
        self.update()

    def decades(self) -> int:
        """How many powers of ten a bar's length stands for."""
        products = [one.product for side in self._sides for one in side if one.product > 0]
        deepest = -math.log10(min(products, default=1.0))
        return next((some for some in DECADES if deepest <= some), DECADES[-1])

    def draw(self, painter: QPainter) -> None:
        head = self.line * 1.4
        title = QRectF(0, 0, self.width(), head)
        write(painter, title, self._title(), self.font_of(1.0, bold=True), self.theme.text)
        room = QRectF(0, head, self.width(), self.height() - head)
        if not self._known:
            paint_unknown(painter, room.adjusted(6, 4, -6, -6), self.theme, self.font_of(4))
            return
        self.draw_layer(painter, self.decades(), lambda inner: self._draw_scale(inner, room))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        rows = max(1, len(self._sides[0]))
        high = min(TALLEST, (room.height() - self.line * 1.3) / rows)
        for index in range(rows):
            top = room.top() + self.line * 1.3 + index * high
            self._draw_row(painter, QRectF(0, top, self.width(), high), index)

    def _title(self) -> str:
        return QCoreApplication.translate("Ideas", "Gradient after so many layers")

    def _widths(self) -> tuple[float, float]:
        """Half of the middle column, and the longest bar."""
        middle = static_text("20", self.font_of(1.25, bold=True))[1] / 2 + 8
        said = static_text("4.5e−05 ", self.font_of(1.25, bold=True))[1] + 6
        return middle, max(10.0, self.width() / 2 - middle - said)

    def _draw_scale(self, painter: QPainter, room: QRectF) -> None:
        middle, longest = self._widths()
        decades = self.decades()
        font = self.font_of(0.8)
        for part in (1.0, 0.5, 0.0):
            power = round(-decades * (1 - part), 1)
            text = "1" if power == 0 else number(10.0**power, 4)
            for side in (-1, 1):
                x = self.width() / 2 + side * (middle + longest * part)
                painter.setPen(QPen(with_alpha(self.theme.grid_line, 0.9), 1))
                painter.drawLine(
                    round(x), round(room.top() + self.line * 1.2), round(x), round(room.bottom())
                )
                if part:
                    box = QRectF(x - 40, room.top(), 80, self.line * 1.2)
                    write(painter, box, text, font, self.theme.muted)

    def _draw_row(self, painter: QPainter, row: QRectF, index: int) -> None:
        last = index == len(self._sides[0]) - 1
        size = min(1.25, row.height() / self.line)
        font = self.font_of(size, bold=last)
        middle, longest = self._widths()
        centre = self.width() / 2
        box = QRectF(centre - middle, row.top(), 2 * middle, row.height())
        write(painter, box, str(index + 1), font, self.theme.text if last else self.theme.muted)
        for side, direction in ((0, -1), (1, 1)):
            product = self._sides[side][index].product
            colour = self.theme.positive if side == 0 else self.theme.negative
            self._draw_bar(painter, row, product, direction, colour)
            start = centre + direction * (middle + longest + 6)
            left = start if direction > 0 else 0.0
            said = QRectF(left, row.top(), self.width() - start, row.height())
            if direction < 0:
                said = QRectF(0, row.top(), start, row.height())
            align = Qt.AlignmentFlag.AlignLeft if direction > 0 else Qt.AlignmentFlag.AlignRight
            strong = self.theme.positive_text if side == 0 else self.theme.negative_text
            write(painter, said, scaled(product), font, strong, align)

    def _draw_bar(
        self, painter: QPainter, row: QRectF, product: float, direction: int, colour: QColor
    ) -> None:
        if product <= 0:
            return
        middle, longest = self._widths()
        share = min(max(1.0 + math.log10(product) / self.decades(), 0.0), 1.0)
        width = max(2.0, longest * share)
        start = self.width() / 2 + direction * middle
        left = start if direction > 0 else start - width
        gap = max(1.0, row.height() * 0.14)
        painter.fillRect(QRectF(left, row.top() + gap, width, row.height() - 2 * gap), colour)
