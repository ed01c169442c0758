"""Filters on their way round: turned by 180 degrees, each in its own place, its numbers upright."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import cos, degrees, pi, sin

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPixmap, QRegion

from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import NUMBERS_FROM, Cells, paint_grid, written
from cnnlab.scene.grid_numbers import draw_number, space_of
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.pixmaps import painted


@dataclass(frozen=True, eq=False)
class TurningGrid:
    """A slice of a filter where it stands on the stage, and its picture without numbers."""

    cells: Cells
    lattice: Lattice
    picture: QPixmap


@dataclass(frozen=True, eq=False)
class FilterTurn:
    """Filters as they were; ``share`` of the half turn is done, 0…1."""

    grids: tuple[TurningGrid, ...]
    share: float = 0.0
    region: QRegion = field(default_factory=QRegion)
    """Pixels that they touch on their way."""

    def at(self, share: float) -> "FilterTurn":
        """The same later on the way."""
        return replace(self, share=share)


def filter_turn(
    placed: Sequence[tuple[Cells, Lattice]], theme: Theme, font: QFont, ratio: float
) -> FilterTurn:
    """The beginning of a turn of slices, with so many device pixels a pixel.

    Those that have no room to be seen in take no part.
    """
    placed = [one for one in placed if not _size(one[1]).isEmpty()]
    region = QRegion()
    for _, lattice in placed:
        region += lattice.rect.toAlignedRect().adjusted(-2, -2, 2, 2)
    grids = (TurningGrid(c, x, _picture(c, x, theme, font, ratio)) for c, x in placed)
    return FilterTurn(tuple(grids), region=region)


def paint_turn(painter: QPainter, turn: FilterTurn, theme: Theme, font: QFont) -> None:
    """Paint over the grids: their place empty, then each slice on its way."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    angle = pi * turn.share
    for grid in turn.grids:
        centre = grid.lattice.rect.center()
        painter.fillRect(grid.lattice.rect.adjusted(-1, -1, 1, 1), theme.window)
        painter.save()
        painter.translate(centre)
        painter.rotate(degrees(angle))
        painter.scale(_scale(angle), _scale(angle))
        painter.drawPixmap(grid.lattice.rect.topLeft() - centre, grid.picture)
        painter.restore()
        if grid.lattice.cell >= NUMBERS_FROM:
            _paint_numbers(painter, grid, angle, theme, font)
    painter.restore()


def _scale(angle: float) -> float:
    """Scale at which a square that is turned stays inside its own sides."""
    return 1.0 / (abs(cos(angle)) + abs(sin(angle)))


def _size(lattice: Lattice) -> QSize:
    return QSize(round(lattice.rect.width()), round(lattice.rect.height()))


def _picture(cells: Cells, lattice: Lattice, theme: Theme, font: QFont, ratio: float) -> QPixmap:
    corner = lattice.rect.topLeft()
    here = lattice.moved(-corner.x(), -corner.y())

    def paint(painter: QPainter) -> None:
        paint_grid(painter, cells, here, theme, font, numbers=False)

    return painted(_size(lattice), ratio, paint)


def _paint_numbers(
    painter: QPainter, grid: TurningGrid, angle: float, theme: Theme, base: QFont
) -> None:
    cells, font = written(grid.cells, grid.lattice, base)
    if font is None:
        return
    painter.setFont(font)
    painter.setPen(theme.text)
    centre, space = grid.lattice.rect.center(), space_of(grid.lattice.cell)
    for row, numbers in enumerate(cells.values.tolist()):
        for column, value in enumerate(numbers):
            cell = grid.lattice.span(row, column)
            way = (cell.center() - centre) * _scale(angle)
            at = QPointF(
                way.x() * cos(angle) - way.y() * sin(angle),
                way.x() * sin(angle) + way.y() * cos(angle),
            )
            cell.moveCenter(centre + at)
            draw_number(painter, cell, value, cells.text(value), font, space)
