"""A truth table: inputs, target, z, a, and whether the target is met."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.grid import RIGHT
from cnnlab.scene.text import KeyedFont, draw_centred, number_font, static_text, text_width
from cnnlab.ui.widgets.accessible_cells import Items, cell_entered, cell_reached, describe_cells
from cnnlab.ui.widgets.table_content import TableContent

USUAL_TARGET, USUAL_Z, USUAL_A = "0000", "−10.5", "−0.0000"  # what their columns have room for
GAP = 4.0  # px between columns
LARGEST = 1.25  # of the usual font


class _Column(NamedTuple):
    """What stands in a column, row by row, how it is written, and the pixels that it takes."""

    texts: tuple[str, ...]
    inks: tuple[QColor, ...]
    font: KeyedFont
    area: QRect


class TruthTable(QWidget):
    """Paints the rows; a click on one chooses it, a click on a target sets the next one."""

    row_chosen = Signal(int)
    target_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.content = TableContent()
        self._at = 0
        self._hovered: tuple[int, int] | None = None
        self._measured: object = None
        self._edges: tuple[list[float], float] = [0.0], 1.0
        self._kept: list[_Column] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def target_column(self) -> int:
        """The column of the targets."""
        return self.content.rows.shape[1]

    def set_content(self, content: TableContent) -> None:
        """Show another table."""
        old, self.content = self.content, content
        self._at = min(self._at, max(0, len(content.rows) - 1))
        self.setAccessibleDescription(self.text())
        before, self._kept = self._kept, None
        same = old.header == content.header and len(old.rows) == len(content.rows)
        if before is None or not same or old.current != content.current:
            self.update()
            return
        for was, now in zip(before, self._columns(), strict=True):
            if was != now:
                self.update(now.area)

    def text(self) -> str:
        """Rows as lines, with tabs between columns, as spreadsheets take them."""
        rows = (self.content.header, *self.content.texts)
        return "\n".join("\t".join(row) for row in rows)

    def item_names(self) -> list[str]:
        """The rows, each with the columns' names, for a screen reader."""
        return self.content.spoken()

    def item_rect(self, item: int) -> QRectF:
        """Where a row stands."""
        last = len(self.content.header) - 1
        return self.cell_rect(item, 0) | self.cell_rect(item, last)

    def current_item(self) -> int | None:
        """That the keyboard is at."""
        return self._at if self.content.texts else None

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._kept = theme, None
        self.update()

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Pixels of a cell; row -1 is the header."""
        lefts, height = self._measure()
        return QRectF(lefts[column], (row + 1) * height, lefts[column + 1] - lefts[column], height)

    def cell_at(self, at: QPointF) -> tuple[int, int] | None:
        """Row and column under a point."""
        for row in range(len(self.content.rows)):
            for column in range(len(self.content.header)):
                if self.cell_rect(row, column).contains(at):
                    return row, column
        return None

    def _measure(self) -> tuple[list[float], float]:
        """Left edges of the columns with the right edge of the last one, and a row's height."""
        header = self.content.header
        key = len(self.content.rows), header
        if key != self._measured:
            usual = [*header[:-4], USUAL_TARGET, USUAL_Z, USUAL_A, RIGHT] if header else []
            font = number_font(self.font(), self.fontInfo().pixelSize())
            shares = np.array([static_text(text, font)[1] + GAP for text in usual] or [1.0])
            edges = np.append(0.0, shares.cumsum() / shares.sum() * self.width())
            height = min(self.height() / (key[0] + 1), self.fontMetrics().height() * 2.1)
            self._measured, self._edges = key, (edges.tolist(), height)
        return self._edges

    def _size(self) -> float:
        usual = float(self.fontInfo().pixelSize())
        return min(self._measure()[1] * 0.62, usual * LARGEST)

    def _columns(self) -> list[_Column]:
        """The columns, worked out anew when the table, its size or its colours differ."""
        if self._kept is None:
            texts = list(zip(*self.content.texts, strict=True))
            fonts, rows = self._fonts(texts), range(len(self.content.rows))
            inks = [tuple(self._ink(row, column) for row in rows) for column in range(len(texts))]
            areas = map(self._area, range(len(texts)))
            self._kept = [_Column(*each) for each in zip(texts, inks, fonts, areas, strict=True)]
        return self._kept

    def _fonts(self, columns: list[tuple[str, ...]]) -> list[KeyedFont]:
        """Of each column; z and a share one, in which all of their figures have room."""
        size, lefts = self._size(), self._measure()[0]
        font = number_font(self.font(), size)
        shares = []
        for column, texts in enumerate(columns):
            room = lefts[column + 1] - lefts[column] - 4
            longest = max(texts, key=len)
            shares.append(min(1.0, room / (static_text(longest, font)[1] or 1.0)))
        shares[-3:-1] = [min(shares[-3:-1], default=1.0)] * len(shares[-3:-1])
        shares = [min(share, shares[-2] * 1.15) for share in shares]
        return [number_font(font, max(7.0, size * share)) for share in shares]

    def _area(self, column: int) -> QRect:
        """Pixels of a column under its header."""
        last = len(self.content.rows) - 1
        return self.cell_rect(0, column).united(self.cell_rect(last, column)).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.card)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self.content.rows):
            self._paint_header(painter, event.rect())
            for row in range(len(self.content.rows)):
                self._paint_band(painter, row)
            for index, column in enumerate(self._columns()):
                if column.area.intersects(event.rect()):
                    self._paint_column(painter, index, column)
        painter.end()

    def _paint_header(self, painter: QPainter, area: QRect) -> None:
        """The columns' names, and the line that lies under them and on the edge of the rows."""
        height = self._measure()[1]
        if area.top() < int(height):
            font = number_font(self.font(), self._size() * 0.92)
            for column, name in enumerate(self.content.header):
                _fitted(painter, self.cell_rect(-1, column), name, font, self._theme.muted)
        painter.setPen(QPen(self._theme.line, 1))
        painter.drawLine(QPointF(0, height - 0.5), QPointF(self.width(), height - 0.5))

    def _paint_band(self, painter: QPainter, row: int) -> None:
        """What lies under a row that is current, pointed at, or has the keyboard."""
        theme, lefts, height = self._theme, *self._measure()
        band = QRectF(0, (row + 1) * height, lefts[-1], height)
        if row == self.content.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(band.adjusted(0, 1, 0, -1), 5, 5)
        elif self._hovered is not None and self._hovered[0] == row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.control)
            painter.drawRoundedRect(band.adjusted(0, 1, 0, -1), 5, 5)
        if self.hasFocus() and row == self._at:
            paint_focus(painter, band, theme)

    def _paint_column(self, painter: QPainter, index: int, column: _Column) -> None:
        for row, (text, ink) in enumerate(zip(column.texts, column.inks, strict=True)):
            if index == self.target_column:
                self._paint_target_box(painter, row)
            painter.setFont(column.font)
            painter.setPen(ink)
            draw_centred(painter, self.cell_rect(row, index), text, column.font)

    def _paint_target_box(self, painter: QPainter, row: int) -> None:
        """A box round a target, which says that it can be clicked."""
        theme = self._theme
        cell = self.cell_rect(row, self.target_column)
        side = min(cell.width() - 4, cell.height() - 6)
        box = QRectF(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side)
        pointed = self._hovered == (row, self.target_column)
        painter.setPen(QPen(theme.accent if pointed else theme.muted, 1.2))
        painter.setBrush(theme.card)
        painter.drawRoundedRect(box, 4, 4)

    def _ink(self, row: int, column: int) -> QColor:
        theme, content = self._theme, self.content
        last = len(content.header) - 1
        if column == last:
            return theme.positive_text if content.right[row] else theme.negative_text
        if column == self.target_column + 1 and not content.hidden and content.z[row]:
            return theme.positive_text if content.z[row] > 0 else theme.negative_text
        return theme.text

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._at = cell[0]
        if cell[1] == self.target_column:
            self.target_clicked.emit(cell[0])
        else:
            self.row_chosen.emit(cell[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measured = self._kept = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._measured = self._kept = None
        super().changeEvent(event)

    def _hover(self, cell: tuple[int, int] | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key, rows = Qt.Key(event.key()), len(self.content.rows)
        if not rows:
            super().keyPressEvent(event)
        elif key in steps:
            self._at = min(max(self._at + steps[key], 0), rows - 1)
            self.row_chosen.emit(self._at)
            self.update()
            cell_reached(self)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_chosen.emit(self._at)
        elif key == Qt.Key.Key_Space:
            self.target_clicked.emit(self._at)
            cell_reached(self)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.content.current is not None:
            self._at = self.content.current
        cell_entered(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() * 9)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 100)


def _fitted(painter: QPainter, rect: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """Text in the middle of a rectangle, smaller where it would not fit."""
    width, room = text_width(text, font), rect.width() - 4
    if width > room > 0:
        font = number_font(font, max(7.0, font.pixelSize() * room / width))
    painter.setFont(font)
    painter.setPen(ink)
    draw_centred(painter, rect, text, font)


describe_cells(TruthTable, Items)
