"""Where the layers of a network stand on one sheet, left to right, in widget pixels at zoom 1."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.fields import Field
from cnnlab.core.inspect.layers import SOFTMAX, LayerInfo, Stage
from cnnlab.core.network import INPUT
from cnnlab.scene.atlas_camera import SheetCamera

Kind = Literal["maps", "units", "table"]
MARGIN = 12.0
LEAST_GAP, MOST_GAP = 16.0, 90.0  # px between two layers
BETWEEN = 0.12  # of a map's side, between two maps
SMALLEST_MAP, LARGEST_MAP = 4.0, 190.0  # px
LARGER_INPUT = 1.7  # side of the image over that of a map
LEAST_INPUT = 64.0  # px
NARROWEST, TITLE_WIDTH = 30.0, 62.0  # px of a layer at least, for its title
TITLE_SHARE = 0.5  # of the width that each layer has on average
UNIT_SHARE, TABLE_SHARE = 0.075, 0.15  # of the sheet's width
UNIT_WIDTHS, TABLE_WIDTHS = (76.0, 96.0), (140.0, 220.0)  # px, at least and at most
TALLEST_UNIT = 64.0  # px
FEW_UNITS = 24  # that stand in one column, each with its number
STEPS = 26  # of the bisection


@dataclass(frozen=True)
class Block:
    """A layer on the sheet: its maps in rows and columns, or its units, each (width, height)."""

    layer: LayerInfo
    kind: Kind
    stage: int
    left: float
    top: float
    width: float
    height: float
    columns: int
    gap: float

    @property
    def bounds(self) -> QRectF:
        """All of its maps."""
        rows = -(-self.layer.shape[0] // self.columns)
        width = self.columns * (self.width + self.gap) - self.gap
        return QRectF(self.left, self.top, width, rows * (self.height + self.gap) - self.gap)

    def seen(self, camera: SheetCamera, size: QSizeF) -> "Block":
        """The same in a widget of a size that shows the sheet through a camera."""
        corner, scale = camera.to_screen(QPointF(self.left, self.top), size), camera.scale
        return replace(
            self,
            left=corner.x(),
            top=corner.y(),
            width=self.width * scale,
            height=self.height * scale,
            gap=self.gap * scale,
        )

    def within(self, area: QRectF) -> list[int]:
        """The maps that an area shows at least in part."""
        step_x, step_y = self.width + self.gap, self.height + self.gap
        count = self.layer.shape[0]
        left = max(0, math.floor((area.left() - self.left) / step_x))
        right = min(self.columns - 1, math.floor((area.right() - self.left) / step_x))
        top = max(0, math.floor((area.top() - self.top) / step_y))
        bottom = math.floor((area.bottom() - self.top) / step_y)
        rows = range(top, min(bottom, (count - 1) // self.columns) + 1)
        found = [row * self.columns + column for row in rows for column in range(left, right + 1)]
        return [k for k in found if k < count]

    def rect(self, k: int) -> QRectF:
        """Of map or unit ``k``."""
        return self.rects((k,))[0]

    def rects(self, which: Iterable[int]) -> list[QRectF]:
        """Of several maps or units: of hundreds in each frame while one zooms."""
        left, top, columns = self.left, self.top, self.columns
        width, height = self.width, self.height
        across, down = width + self.gap, height + self.gap
        return [
            QRectF(left + k % columns * across, top + k // columns * down, width, height)
            for k in which
        ]

    def cell_rect(self, cell: Cell) -> QRectF:
        """Of a cell (map, row, column)."""
        rect, (_, rows, columns) = self.rect(cell[0]), self.layer.shape
        width, height = rect.width() / columns, rect.height() / rows
        x, y = rect.x() + cell[2] * width, rect.y() + cell[1] * height
        return QRectF(x, y, width, height)

    def field_rect(self, k: int, field: Field) -> QRectF:
        """Of a rectangle of cells in map ``k``."""
        first = self.cell_rect((k, field.top, field.left))
        last = (k, field.top + field.rows - 1, field.left + field.columns - 1)
        return first.united(self.cell_rect(last))

    def at(self, point: QPointF) -> Cell | None:
        """The cell (map, row, column) under a point; None between maps and beyond them."""
        column = math.floor((point.x() - self.left) / (self.width + self.gap))
        row = math.floor((point.y() - self.top) / (self.height + self.gap))
        k = row * self.columns + column
        if not (0 <= column < self.columns and 0 <= k < self.layer.shape[0]):
            return None
        rect, (_, rows, columns) = self.rect(k), self.layer.shape
        if not rect.contains(point):
            return None
        y = int((point.y() - rect.y()) / rect.height() * rows)
        x = int((point.x() - rect.x()) / rect.width() * columns)
        return k, min(y, rows - 1), min(x, columns - 1)


@dataclass(frozen=True)
class AtlasLayout:
    """The blocks from left to right, on a sheet of ``size``; titles stand above ``top``."""

    blocks: tuple[Block, ...]
    size: QSizeF
    top: float
    _seen: dict[tuple[SheetCamera, float, float], tuple[Block, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def seen(self, camera: SheetCamera, size: QSizeF) -> tuple[Block, ...]:
        """The blocks in a widget of a size through a camera; the last ones are remembered."""
        key = camera, size.width(), size.height()
        if key not in self._seen:
            self._seen.clear()
            self._seen[key] = tuple(block.seen(camera, size) for block in self.blocks)
        return self._seen[key]

    def block(self, layer: str) -> Block | None:
        """The block of a layer; None where it is folded into its stage."""
        return next((one for one in self.blocks if one.layer.name == layer), None)

    def before(self, block: Block) -> Block | None:
        """The block to the left."""
        place = self.blocks.index(block)
        return self.blocks[place - 1] if place else None

    def at(self, point: QPointF) -> tuple[Block, Cell] | None:
        """The block and the cell under a point."""
        for block in self.blocks:
            cell = block.at(point)
            if cell is not None:
                return block, cell
        return None

    def nearest(self, point: QPointF) -> Block:
        """The block that a point is in or beside."""

        def away(block: Block) -> float:
            bounds = block.bounds
            return max(bounds.left() - point.x(), point.x() - bounds.right())

        return min(self.blocks, key=away)


def lay_out_atlas(
    stages: Sequence[Stage], size: QSizeF, head: float, unfolded: Collection[int] = ()
) -> AtlasLayout:
    """The stages on a sheet of a size, as large as they fit, under titles of ``head`` pixels.

    A stage in ``unfolded`` shows all of its layers, any other the one that stands for it.
    """
    shown = [
        (index, layer)
        for index, stage in enumerate(stages)
        for layer in (stage.layers if index in unfolded else (stage.shown,))
    ]
    top = MARGIN + head
    sheet = QSizeF(size.width(), max(40.0, size.height() - top - MARGIN))
    room = size.width() - 2 * MARGIN - LEAST_GAP * (len(shown) - 1)
    least = min(TITLE_WIDTH, max(NARROWEST, TITLE_SHARE * size.width() / len(shown)))
    low, high = SMALLEST_MAP, LARGEST_MAP
    for _ in range(STEPS):
        middle = (low + high) / 2
        fits = sum(_width(_block(layer, middle, sheet), least) for _, layer in shown) <= room
        low, high = (middle, high) if fits else (low, middle)
    blocks = [replace(_block(layer, low, sheet), stage=index) for index, layer in shown]
    return AtlasLayout(tuple(_in_a_row(blocks, size, top, least)), size, top)


def _in_a_row(blocks: Sequence[Block], size: QSizeF, top: float, least: float) -> Sequence[Block]:
    """From left to right, with equal gaps between them."""
    used = sum(_width(block, least) for block in blocks)
    left_over = size.width() - 2 * MARGIN - used
    gap = min(MOST_GAP, max(4.0, left_over / max(1, len(blocks) - 1)))
    x = (size.width() - used - gap * (len(blocks) - 1)) / 2
    placed = []
    for block in blocks:
        placed.append(replace(block, left=x, top=top))
        x += _width(block, least) + gap
    return placed


def _block(layer: LayerInfo, side: float, sheet: QSizeF) -> Block:
    """A layer with maps of that side at most, in as few columns as the height allows."""
    height, (count, rows, columns) = sheet.height(), layer.shape
    if layer.name == SOFTMAX or (layer.is_vector and count <= FEW_UNITS):
        return _column(layer, sheet)
    if layer.name == INPUT:
        side = min(max(side * LARGER_INPUT, LEAST_INPUT), LARGEST_MAP, height)
    scale = min(side, height) / max(rows, columns)
    map_width, map_height = columns * scale, rows * scale
    gap = BETWEEN * min(map_width, map_height)
    in_column = max(1, int((height + gap) / (map_height + gap)))
    across = -(-count // in_column)
    return Block(layer, "maps", 0, 0, 0, map_width, map_height, across, gap)


def _column(layer: LayerInfo, sheet: QSizeF) -> Block:
    """Units one below the other."""
    each = min(TALLEST_UNIT, sheet.height() / layer.shape[0])
    if layer.name == SOFTMAX:
        width = min(max(TABLE_SHARE * sheet.width(), TABLE_WIDTHS[0]), TABLE_WIDTHS[1])
        return Block(layer, "table", 0, 0, 0, width, each, 1, 0)
    width = min(max(UNIT_SHARE * sheet.width(), UNIT_WIDTHS[0]), UNIT_WIDTHS[1])
    return Block(layer, "units", 0, 0, 0, width, each, 1, 0)


def _width(block: Block, least: float) -> float:
    return max(least, block.bounds.width())
