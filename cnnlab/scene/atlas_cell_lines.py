"""Single products of an opened cell, a line each: value × weight = product, and the sum so far."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF

from cnnlab.core.inspect.rounding import rounded
from cnnlab.scene.atlas_cell_columns import Columns
from cnnlab.scene.atlas_cell_grid import NumberGrid
from cnnlab.scene.atlas_cell_items import Item, Label, Pill, Spot
from cnnlab.scene.atlas_cell_numbers import ShownSum, exact, figure
from cnnlab.scene.atlas_cell_rows import SIGNS, Block, Source, flows, pill

Tap = tuple[int, int, int]


class Terms(NamedTuple):
    """Products as they are added: row, tap's row and column of each, and all others as one."""

    taps: list[Tap]
    products: list[float]
    running: list[float]
    left: int = 0
    """How many others there are."""
    others: float = 0.0
    """Their sum."""

    @classmethod
    def of(cls, shown: ShownSum, taps: list[Tap]) -> "Terms":
        """Those at so many taps, rounded, and what the others add."""
        products = [float(shown.products[tap]) for tap in taps]
        running = [rounded(float(value)) for value in np.add.accumulate([0.0, *products])]
        left = shown.products.size - len(taps)
        others = rounded(shown.of_rows - running[-1]) if left else 0.0
        return cls(taps, products, running[1:], left, others)


@dataclass(frozen=True, eq=False)
class ProductLines:
    """Lines in their columns; ``ends`` where the line that all join goes on to no total."""

    source: Source
    shown: ShownSum
    terms: Terms
    columns: Columns
    ends: bool = False

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.terms.taps) + bool(self.terms.left)

    def blocks(self) -> list[Block]:
        """A block a line."""
        return [Block(self.columns.row_height, self._maker(n)) for n in range(self.count)]

    def _maker(self, index: int) -> Callable[[], tuple[Item, ...]]:
        return lambda: self._others() if index == len(self.terms.taps) else self._line(index)

    def _line(self, index: int) -> tuple[Item, ...]:
        source, columns, (row, i, j) = self.source, self.columns, self.terms.taps[index]
        text, font = source.tap_name(row, i, j), source.fonts.sized(0.9 if columns.caption else 1.0)
        label = Label(self._name_rect, text, font, "text", -1, source.spot(0, row, i, j))
        items: list[Item] = [*self._flows(index), label]
        found = source.opened.rows[row]
        assert found.weights is not None  # noqa: S101 - a weighted sum has weights
        values = float(found.window[i, j]), float(found.weights[i, j]), self.terms.products[index]
        for n, value in enumerate(values):
            items.append(self._number(n, value, self.terms.taps[index]))
            if SIGNS[n]:
                between = columns.before(n).translated(source.left, 0)
                items.append(Label(between, SIGNS[n], source.fonts.sized(1.1), "muted", 0))
        return (*items, self._pill(index, self.terms.running[index]))

    @property
    def _name_rect(self) -> QRectF:
        """Of a line's name: left of its numbers, or above them."""
        columns, left = self.columns, self.source.left
        if columns.caption:
            return QRectF(left, 0.0, columns.grid(2).right(), columns.caption - 2)
        first = columns.grid(0)
        return QRectF(left, first.top(), columns.name - 8, first.height())

    def _number(self, n: int, value: float, tap: Tap) -> NumberGrid:
        source, place = self.source, (f"tap {tap}", 0)
        return NumberGrid(
            self.columns.grid(n).translated(source.left, 0),
            np.array([[value]]),
            source.largest[n],
            lambda *_: source.spot(n, *tap)._replace(place=place),
            self.columns.font,
            place=place[0],
        )

    def _others(self) -> tuple[Item, ...]:
        """All other products in one term."""
        source, columns, fonts = self.source, self.columns, self.source.fonts
        value, index = self.terms.others, len(self.terms.taps)
        text = source.words.others.format(n=f"{self.terms.left:,}")
        spot = Spot("others", value, f"{text}: {exact(value)}", place=("others", -1))
        product = columns.grid(2).translated(source.left, 0)
        rect = QRectF(
            source.left, product.top(), product.left() - source.left - 8, product.height()
        )
        return (
            *self._flows(index),
            Label(rect, text, fonts.sized(), "muted", 1, spot),
            Label(product, figure(value), fonts.sized(), "text", 0, spot),
            self._pill(index, self.shown.of_rows),
        )

    def _flows(self, index: int) -> list[Item]:
        values = [*self.terms.products, self.terms.others]
        most = max(map(abs, self.terms.products), default=0.0)
        start, ends = self.columns.grid(2).right(), self.ends and index == self.count - 1
        share = values[index] / (most or 1.0)
        return flows(self.source, self.columns, start, share, index == 0, ends)

    def _pill(self, index: int, value: float) -> Pill:
        last = index == self.count - 1
        return pill(self.source, self.columns, value, f"line {index}", last, less=4.0)
