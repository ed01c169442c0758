"""A picture of the whole stage as a value, and how it is painted.

The window paints the same parts one by one from caches; ``paint_frame`` is for export and for
tests of pictures.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen

from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells, paint_grid
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.overlay import Overlay
from cnnlab.scene.overlay_paint import paint_overlay


@dataclass(frozen=True)
class Label:
    """A line of text on the stage; ``at`` is its top left corner."""

    at: QPointF
    text: str
    strong: bool = True

    def area(self, high: int) -> QRect:
        """Pixels that it touches, or more, where a line is so many pixels high."""
        return QRect(self.at.toPoint(), QSize(len(self.text) * high, high)).adjusted(-2, -2, 0, 4)


def only_in_one(some: Sequence[Label], others: Sequence[Label]) -> list[Label]:
    """Labels that only one of two pictures has."""
    first, second = ({(x.at.toTuple(), x.text, x.strong): x for x in y} for y in (some, others))
    return [(first | second)[key] for key in first.keys() ^ second.keys()]


@dataclass(frozen=True)
class Frame:
    """Grids and their positions, labels, and the overlay."""

    grids: tuple[tuple[Cells, Lattice], ...]
    labels: tuple[Label, ...]
    overlay: Overlay
    slot: QRectF = field(default_factory=QRectF)


def paint_frame(painter: QPainter, frame: Frame, theme: Theme, font: QFont) -> None:
    """Paint everything, the background first."""
    painter.fillRect(painter.viewport(), theme.window)
    if not frame.slot.isEmpty():
        paint_slot(painter, frame.slot, theme)
    paint_labels(painter, frame.labels, theme, font)
    for cells, lattice in frame.grids:
        paint_grid(painter, cells, lattice, theme, font)
    paint_overlay(painter, frame.overlay, theme, font)


def paint_slot(painter: QPainter, slot: QRectF, theme: Theme) -> None:
    """Paint what lies behind the thumbnail whose filter is shown in full."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, 1.5))
    painter.setBrush(theme.accent_soft)
    painter.drawRoundedRect(slot, 5, 5)
    painter.restore()


def paint_labels(painter: QPainter, labels: tuple[Label, ...], theme: Theme, font: QFont) -> None:
    """Paint lines of text: strong ones bold, the others muted."""
    bold = QFont(font)
    bold.setBold(True)
    for label in labels:
        painter.setFont(bold if label.strong else font)
        painter.setPen(theme.text if label.strong else theme.muted)
        ascent = painter.fontMetrics().ascent()
        painter.drawText(label.at + QPointF(0, ascent), label.text)
