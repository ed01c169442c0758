"""Rows of an opened cell: window × weights = products, their sum, and the sum so far."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnlab.core.arrays import Mask
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.core.inspect.rounding import DECIMALS
from cnnlab.scene.atlas_cell_columns import WORD_GAP, Columns
from cnnlab.scene.atlas_cell_grid import NumberGrid
from cnnlab.scene.atlas_cell_items import Flow, Fonts, Item, Label, Pill, Spot
from cnnlab.scene.atlas_cell_numbers import ShownSum, exact, figure, signed
from cnnlab.scene.atlas_cell_words import CellWords, cell_name
from cnnlab.scene.text import text_width

SIGNS = ("", "×", "=")
PILL = 1.75  # height over the size of its text


@dataclass(frozen=True, eq=False)
class Block:
    """A part of the page that scrolls; what is in it is made when it is first seen."""

    height: float
    make: Callable[[], tuple[Item, ...]]

    def whole(self) -> "Block":
        """In whole pixels, so that it can be painted once and moved."""
        return Block(float(math.ceil(self.height)), self.make)


@dataclass(frozen=True, eq=False)
class Source:
    """What the first cell of the chain is computed from, with the words for it."""

    opened: OpenedCell
    words: CellWords
    reads: str
    """The layer that is read."""
    fonts: Fonts
    left: float
    """Of the columns, in the page."""

    @cached_property
    def largest(self) -> tuple[float, float, float]:
        """The largest number in size of windows, weights and products."""
        windows = [row.window for row in self.opened.rows]
        weights = [row.weights for row in self.opened.rows if row.weights is not None]
        products = [row.products for row in self.opened.rows if row.products is not None]
        return _most(windows), _most(weights), _most(products)

    @cached_property
    def is_vector(self) -> bool:
        """Whether what is read is units."""
        experiment = self.opened.experiment
        return experiment is not None and experiment.input.shape[1:] == (1, 1)

    @cached_property
    def inside(self) -> Mask | None:
        """Which taps are no padding; None for all."""
        step, experiment = self.opened.step, self.opened.experiment
        if step is None or experiment is None:
            return None
        there = step.window.inside(*experiment.input.shape[1:])
        return None if there.all() else there

    def cell(self, row: int, i: int, j: int) -> Cell:
        """The cell that a tap of a row reads."""
        assert self.opened.step is not None  # noqa: S101 - rows are of a step
        return (self.opened.rows[row].channel, *self.opened.step.window.cell(i, j))

    def name(self, row: int) -> str:
        """The map or unit that a row reads."""
        return cell_name(self.words, self.reads, (self.opened.rows[row].channel, 0, 0), True)

    def tap_name(self, row: int, i: int, j: int) -> str:
        """The cell that a tap reads."""
        return cell_name(self.words, self.reads, self.cell(row, i, j), self.is_vector)

    def spot(self, grid: int, row: int, i: int, j: int) -> Spot:
        """A number of the window, of the weights, or a product."""
        found, words = self.opened.rows[row], self.words
        place = f"row {row}", i * found.window.shape[1] + j
        x = float(found.window[i, j])
        if grid == 0:
            if self.inside is not None and not self.inside[i, j]:
                return Spot("padding", 0.0, words.padding, place=place)
            name, cell = self.tap_name(row, i, j), self.cell(row, i, j)
            return Spot("window", x, f"{name} = {exact(x)}", self.reads, cell, place)
        assert found.weights is not None  # noqa: S101 - there are three grids
        assert found.products is not None  # noqa: S101 - there are three grids
        w, y = float(found.weights[i, j]), float(found.products[i, j])
        if grid == 1:
            return Spot("weight", w, f"{words.weight} {exact(w)}", place=place)
        text = f"{exact(x)} × {exact(w)} = {exact(y)}"
        return Spot("product", y, text, place=place)


@dataclass(frozen=True, eq=False)
class ChannelRows:
    """Rows of a weighted sum, in their columns."""

    source: Source
    shown: ShownSum
    columns: Columns

    def blocks(self) -> list[Block]:
        """A block a row."""
        return [Block(self.columns.row_height, self._maker(n)) for n in range(len(self.shown.sums))]

    def _maker(self, index: int) -> Callable[[], tuple[Item, ...]]:
        return lambda: self._row(index)

    def _row(self, index: int) -> tuple[Item, ...]:
        items: list[Item] = [*self._flows(index), *self._captions(index)]
        for n, sign in enumerate(SIGNS):
            items.append(self._grid(n, index))
            if sign:
                items.append(self._sign(self.columns.before(n), sign))
        return (*items, *self._sums(index))

    def _grid(self, n: int, index: int) -> NumberGrid:
        row, columns, source = self.source.opened.rows[index], self.columns, self.source
        values = (row.window, row.weights, self.shown.products[index])[n]
        assert values is not None  # noqa: S101 - a weighted sum has weights
        return NumberGrid(
            columns.grid(n).translated(source.left, 0),
            values.astype(np.float64),
            source.largest[n],
            lambda i, j: source.spot(n, index, i, j),
            columns.font,
            DECIMALS if n == 2 else columns.decimals,
            f"row {index}",
            source.inside if n == 0 else None,
        )

    def _sign(self, rect: QRectF, sign: str) -> Label:
        font = self.source.fonts.sized(1.25)
        return Label(rect.translated(self.source.left, 0), sign, font, "muted", 0)

    def _captions(self, index: int) -> list[Item]:
        """The row's name, and where grids stand below one another what each of them is."""
        source, columns = self.source, self.columns
        channel = source.opened.rows[index].channel
        spot = Spot("name", 0.0, source.name(index), source.reads, (channel, 0, 0))
        first = columns.grid(0).translated(source.left, 0)
        if not columns.caption:
            rect = QRectF(source.left, first.top(), columns.name - 8, first.height())
            return [Label(rect, source.name(index), source.fonts.sized(), "text", -1, spot)]
        small = source.fonts.sized(0.9)
        rect = QRectF(first.left(), 0.0, first.width(), columns.caption - 2)
        found: list[Item] = [Label(rect, source.name(index), small, "text", -1, spot)]
        if columns.arrangement.per_line < 3:
            for n, text in enumerate(captions(source)[1:3], start=1):
                grid = columns.grid(n).translated(source.left, -columns.caption)
                rect = QRectF(grid.topLeft(), QSizeF(grid.width(), columns.caption - 2))
                found.append(Label(rect, text, small, "muted"))
        return found

    def _flows(self, index: int) -> list[Item]:
        columns, share = self.columns, float(self.shown.sums[index]) / self.most
        return flows(self.source, columns, columns.sum_rect.right(), share, first=index == 0)

    @cached_property
    def most(self) -> float:
        """The largest sum of a row in size."""
        return float(np.abs(self.shown.sums).max()) or 1.0

    def _sums(self, index: int) -> list[Item]:
        source, columns, fonts = self.source, self.columns, self.source.fonts
        rect = columns.sum_rect.translated(source.left, 0)
        place = f"row {index}", -1
        text = f"{source.name(index)}: {source.words.sum} {exact(source.opened.rows[index].sum)}"
        spot = Spot("sum", source.opened.rows[index].sum, text, place=place)
        value = figure(float(self.shown.sums[index]))
        found: list[Item] = [self._pill(index)]
        found.append(Label(rect, value, fonts.sized(1.15, bold=True), "text", 1, spot))
        if columns.arrangement.sums_below:
            wide = text_width(value, fonts.sized(1.15, bold=True)) + WORD_GAP
            return [*found, *self._words(index, rect.adjusted(-columns.beside, 0, -wide, 0))]
        arrow = QRectF(rect.left() - columns.sign, rect.top(), columns.sign, rect.height())
        found.append(Label(arrow, "→", fonts.sized(1.25), "muted", 0))
        under = QRectF(arrow.left(), rect.bottom() - 4, 0.0, fonts.line(0.8))
        under.setRight(rect.right())
        return [*found, *self._rounding(index, under)]

    def _words(self, index: int, rect: QRectF) -> list[Item]:
        """What stands before a sum below the grids, ending at the right of a rectangle."""
        font, text = self.source.fonts.sized(0.9), self.source.words.sum
        wide = text_width(text, font) + WORD_GAP
        rest = self._rounding(index, rect.adjusted(0, 0, -wide, 0))
        return [Label(rect.adjusted(rect.width() - wide, 0, 0, 0), text, font, "muted", 1), *rest]

    def _rounding(self, index: int, rect: QRectF) -> list[Item]:
        """What rounding leaves of a row, if it leaves something."""
        rest, font = float(self.shown.rounding[index]), self.source.fonts.sized(0.8)
        if not rest:
            return []
        text = f"{self.source.words.rounding} {signed(rest)}"
        spot = Spot("rounding", rest, text, place=(f"row {index}", -1))
        left = max(0.0, rect.width() - text_width(text, font) - 1)
        return [Label(rect.adjusted(left, 0, 0, 0), text, font, "muted", 1, spot)]

    def _pill(self, index: int) -> Pill:
        value, last = float(self.shown.running[index]), index == len(self.shown.sums) - 1
        return pill(self.source, self.columns, value, f"row {index}", last)


def flows(
    source: Source,
    columns: Columns,
    start: float,
    share: float,
    first: bool,
    ends: bool = False,
) -> list[Item]:
    """From what ends at ``start`` to the line that all rows join, and that one's part.

    ``ends`` where the line goes on no further.
    """
    x, y = source.left + columns.rail, columns.middle
    end = y if ends else math.ceil(columns.row_height)
    down = Flow((QPointF(x, y if first else 0.0), QPointF(x, end)))
    if not np.isfinite(share):
        return [down]
    left = QPointF(source.left + start + 6, y)
    return [down, Flow((left, QPointF(source.left + columns.full - columns.so_far, y)), share)]


def pill(
    source: Source, columns: Columns, value: float, place: str, last: bool, less: float = 2.0
) -> Pill:
    """The sum so far of a row, ``less`` pixels lower than the row at most."""
    high = min(PILL * source.fonts.px, columns.row_height - less)
    left = source.left + columns.full - columns.so_far
    rect = QRectF(left, columns.middle - high / 2, columns.so_far, high)
    text = f"{source.words.so_far} {exact(value)}"
    spot = Spot("so far", value, text, place=(place, -1))
    return Pill(rect, figure(value), source.fonts.sized(), spot, last)


def captions(source: Source) -> tuple[str, ...]:
    """What stands above window, weights, products, sum, and sum so far."""
    words, opened = source.words, source.opened
    reads, own = words.name(source.reads), words.name(opened.layer.name)
    window, weights = words.window.format(layer=reads), words.weights.format(layer=own)
    return window, weights, words.products, words.sum, words.so_far


def _most(grids: list) -> float:  # type: ignore[type-arg]
    values = np.abs(np.stack(grids)) if grids else np.zeros(1)
    finite = values[np.isfinite(values)]
    return float(finite.max()) if finite.size else 1.0
