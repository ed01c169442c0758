"""A grid of one number, round like a unit or a pill on a link."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnlab.scene.colours import diverging_colour, ink_on
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.text import draw_centred, number, number_font, static_text
from cnnlab.ui.widgets.grid_view import GridView

SMALLEST = 9.0  # px of its figures
DECIMALS = 4
PILL = 1.15  # times as wide as high


class RoundCell(GridView):
    """One number in a circle, or in a pill where it is wider than high."""

    stepped = Signal(int, int)
    """Rows and columns by which the keyboard goes on to another cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self._lit = False
        self._largest_font = 30.0

    def place(self, rect: QRectF, largest_font: float) -> None:
        """Where it lies, and its figures' largest size in pixels."""
        self._largest_font = largest_font
        self.set_lattice(Lattice(rect, 1, 1, max(rect.width(), rect.height())))

    def set_cells(self, cells: Cells) -> None:
        old = self.cells
        if cells.values[0, 0] != old.values[0, 0] or cells.largest != old.largest:
            super().set_cells(cells)

    def set_lit(self, lit: bool) -> None:
        """Whether it is pointed at, here or where it is written out."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def cell_rect(self, row: int, column: int) -> QRect:
        return self.rect()

    def select(self, row: int, column: int, extend: bool = False) -> None:
        """Its only cell; any other place is another cell's."""
        if (row, column) == (0, 0):
            super().select(row, column, extend)
        else:
            self.stepped.emit(row, column)

    def move_current(self, rows: int, columns: int, extend: bool = False) -> None:
        self.stepped.emit(rows, columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._picture.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = diverging_colour(self.value(0, 0), self.cells.largest, theme)
        accent = self._lit or self.hasFocus()
        painter.setPen(QPen(theme.accent if accent else theme.muted, 3.0 if accent else 1.4))
        painter.setBrush(colour)
        around = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        radius = min(around.width(), around.height()) / 2
        if self._is_pill:
            radius = min(radius, 9.0)
        painter.drawRoundedRect(around, radius, radius)
        if self.hasFocus():  # as in ``paint_focus``: seen on a cell of any colour
            painter.setPen(QPen(theme.card, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            within = radius - 2
            painter.drawRoundedRect(around.adjusted(2, 2, -2, -2), within, within)
        self._paint_number(painter, ink_on(colour))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.cell_pointed.emit((0, 0))

    @property
    def _is_pill(self) -> bool:
        """Whether it is wider than high, by more than a pixel of rounding."""
        return self.width() > self.height() * PILL

    def _paint_number(self, painter: QPainter, colour: QColor) -> None:
        text = number(self.value(0, 0), DECIMALS)
        size = min(self.height() * 0.56, self._largest_font)
        room = self.width() - (10 if self._is_pill else self.width() * 0.2)
        font = number_font(self.font(), size, bold=True)
        width = static_text(text, font)[1]
        if width > room:
            font = number_font(font, max(SMALLEST, size * room / width), bold=True)
        painter.setFont(font)
        painter.setPen(colour)
        draw_centred(painter, QRectF(QPointF(0, 0), self.size().toSizeF()), text, font)
