"""Classes one below the other, each with a picture and how many examples it has."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.plots import small_font
from cnnlab.scene.text import write_left_to_right
from cnnlab.ui.widgets.accessible_cells import Items, cell_entered, cell_reached, describe_cells

ALL = -1
ROW, LEAST_ROW = 42, 26  # px
GAP = 6


@dataclass(frozen=True, eq=False)
class ClassRows:
    """Names (K), counts (K, 2) to train on and to validate with, and a picture for each."""

    names: tuple[str, ...]
    counts: npt.NDArray[np.integer]
    pictures: tuple[QImage, ...] = ()


class ClassList(QWidget):
    """Bars by class; one of them, or all, is chosen by mouse or keys."""

    chosen = Signal(int)
    """A class, or ``ALL``."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.rows = ClassRows((), np.zeros((0, 2), int))
        self.current = ALL
        self.all_words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_rows(self, rows: ClassRows) -> None:
        """Show other classes; the current one stays where there is one."""
        self.rows = rows
        if self.current >= len(rows.names):
            self.current = ALL
        self._describe()
        self.update()

    def set_all_words(self, text: str) -> None:
        """What the row of all classes is called."""
        self.all_words = text
        self._describe()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def choose(self, label: int) -> None:
        """Make a class the current one, and say so."""
        label = min(max(label, ALL), len(self.rows.names) - 1)
        if label != self.current:
            self.current = label
            self._describe()
            self.update()
            self.chosen.emit(label)
            cell_reached(self)

    def row_rect(self, label: int) -> QRectF:
        """Where a class's row is; the row of all is above them."""
        high = self._row()
        return QRectF(0, (label + 1) * high, self.width(), high)

    def item_names(self) -> list[str]:
        """All, then each class, with how many examples it has, for a screen reader."""
        counts = self.rows.counts
        rows = zip(self.rows.names, counts.tolist(), strict=True)
        each = [f"{name}: {count[0]:,} + {count[1]:,}" for name, count in rows]
        return [f"{self.all_words}: {counts.sum():,}", *each]

    def item_rect(self, item: int) -> QRectF:
        """Where it stands; all come first."""
        return self.row_rect(item - 1)

    def current_item(self) -> int:
        """That is chosen."""
        return self.current + 1

    def _row(self) -> float:
        return min(ROW, max(LEAST_ROW, self.height() / (len(self.rows.names) + 1)))

    def _describe(self) -> None:
        self.setAccessibleDescription(self.item_names()[self.current_item()])

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        write_left_to_right(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(1, int(self.rows.counts.sum(axis=1).max(initial=0)))
        for label in range(ALL, len(self.rows.names)):
            self._paint_row(painter, label, most)
        if self.hasFocus():
            paint_focus(painter, self.row_rect(self.current), self._theme)
        painter.end()

    def _paint_row(self, painter: QPainter, label: int, most: int) -> None:
        rect = self.row_rect(label).adjusted(1, 1, -1, -1)
        if label == self.current:
            painter.setPen(self._theme.accent)
            painter.setBrush(self._theme.accent_soft)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.text)
        if label == ALL:
            text = f"{self.all_words}  {self.rows.counts.sum():,}"
            painter.drawText(rect.adjusted(GAP, 0, 0, 0), middle, text)
            return
        side = rect.height() - 4
        picture = QRectF(rect.x() + 3, rect.y() + 2, side, side)
        if label < len(self.rows.pictures):
            painter.drawImage(picture, self.rows.pictures[label])
        left = picture.right() + GAP
        painter.drawText(QRectF(left, rect.y(), 24, rect.height()), middle, self.rows.names[label])
        self._paint_bar(painter, rect.adjusted(left + 18 - rect.x(), 0, -4, 0), label, most)

    def _paint_bar(self, painter: QPainter, rect: QRectF, label: int, most: int) -> None:
        small = small_font(self.font())
        trained, held = (int(n) for n in self.rows.counts[label])
        words = f"{trained:,} + {held:,}"
        wide = max(10.0, rect.width() - 92)
        high = min(12.0, rect.height() / 3)
        bar = QRectF(rect.x(), rect.center().y() - high / 2, wide * trained / most, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.positive)
        painter.drawRect(bar)
        bar = QRectF(bar.right(), bar.y(), wide * held / most, high)
        painter.setBrush(self._theme.negative)
        painter.drawRect(bar)
        painter.setPen(self._theme.muted)
        font = painter.font()
        painter.setFont(small)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        painter.setFont(font)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        label = int(event.position().y() // self._row()) - 1
        if label < len(self.rows.names):
            self.choose(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: self.current - 1, Qt.Key.Key_Down: self.current + 1}
        ends = {Qt.Key.Key_Home: ALL, Qt.Key.Key_End: len(self.rows.names) - 1}
        goals = moves | ends
        if event.key() in goals:
            self.choose(goals[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        cell_entered(self)

    def sizeHint(self) -> QSize:
        return QSize(220, ROW * (len(self.rows.names) + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, LEAST_ROW * (len(self.rows.names) + 1))


describe_cells(ClassList, Items)
