"""What the parts of an opened cell's page are made from, and the columns that fit it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QSizeF

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.scene.atlas_cell_around import least_width, tallest
from cnnlab.scene.atlas_cell_columns import (
    PICTURES_FROM,
    Arrangement,
    Columns,
    Texts,
    Way,
    fit_columns,
    fit_pictures,
)
from cnnlab.scene.atlas_cell_foot import Line, foot_height, lines_of
from cnnlab.scene.atlas_cell_items import Fonts
from cnnlab.scene.atlas_cell_numbers import ShownSum, figure, longest, signed
from cnnlab.scene.atlas_cell_pool import window_sum
from cnnlab.scene.atlas_cell_rows import Source
from cnnlab.scene.atlas_cell_words import CellWords, Surroundings

MARGIN = 16.0  # px round the page, and between its parts
WIDEST_SIDE, NARROWEST_SIDE = 340.0, 150.0  # px of the pictures at the left
SIDE, SIDE_ALONE = 0.22, 0.34  # of the page's width, beside rows and beside a formula
SIDE_FROM = 720.0  # px of the page's width, below which pictures stand above
SINGLE = {Arrangement(3, False): 0.0, Arrangement(3, True): 0.4}
ARRANGEMENTS = {
    **SINGLE,
    Arrangement(3, True, True): 3.0,
    Arrangement(2, True): 4.0,
    Arrangement(1, True): 6.0,
    Arrangement(1, True, True): 7.0,
}
"""What each costs, in pixels of the numbers' size."""
ALONE = {Arrangement(1, False): 0.0}
COST_OF_SIDE = 0.8  # likewise, of narrower pictures


@dataclass(frozen=True, eq=False)
class Frame:
    """What all parts are made from."""

    opened: OpenedCell
    around: Surroundings
    words: CellWords
    size: QSizeF
    fonts: Fonts
    shown: ShownSum | None

    @property
    def first(self) -> OpenedCell:
        """The start of the chain."""
        return self.opened.chain[0]

    @cached_property
    def sides(self) -> tuple[float, ...]:
        """Widths that the pictures at the left may have; 0 where they stand above."""
        width = self.size.width()
        if width < SIDE_FROM:
            return (0.0,)
        narrow = max(NARROWEST_SIDE, least_width(self.opened, self.around, self.words, self.fonts))
        share = SIDE if self.first.rows else SIDE_ALONE
        most = tallest(self.opened, self.fonts, self.size.height() - 2 * MARGIN)
        return (max(narrow, min(WIDEST_SIDE, width * share, most)), narrow)

    @cached_property
    def lines(self) -> tuple[list[Line], list[Line]]:
        """What follows the rows: the terms of the weighted sum in one line, and in several."""
        opened, reads = self.opened, self.around.reads
        one, many = (lines_of(opened, self.shown, self.words, reads, way) for way in (True, False))
        return one, many

    @property
    def space(self) -> float:
        """Height for rows."""
        foot = foot_height(self.lines[1], self.fonts)
        return self.size.height() - MARGIN - foot - self.fonts.line()

    def width(self, side: float) -> float:
        """Space for the arithmetic beside pictures of a width."""
        return self.size.width() - 2 * MARGIN - (side + MARGIN if side else 0.0)

    def source(self, left: float) -> Source:
        """The start of the chain, from a place on."""
        return Source(self.first, self.words, self.around.reads, self.fonts, left)

    @cached_property
    def texts(self) -> Texts:
        """The longest texts of the rows."""
        first, words = self.first, self.words
        windows = np.stack([row.window for row in first.rows]).astype(np.float64)
        source = self.source(0.0)
        name = max((source.name(n) for n in range(len(first.rows))), key=len)
        if self.shown is None:
            one = (longest(windows),)
            total = figure(max(window_sum(first)[0], first.value, key=abs))
            under = f"{words.rounding} −0.0000"
            return Texts(one, one, total, "", name, under, words.sum).as_zeros()
        shown = self.shown
        weights = np.stack([row.weights for row in first.rows if row.weights is not None])
        products = longest(shown.products)
        rounding = max(map(signed, shown.rounding.tolist()), key=len)
        texts = Texts(
            (longest(windows), longest(weights), products),
            (longest(windows, 3), longest(weights, 3), products),
            longest(shown.sums),
            longest(shown.running),
            name,
            f"{words.rounding} {rounding}",
            words.sum,
        )
        return texts.as_zeros()


def columns_of(frame: Frame) -> tuple[float, Columns | None]:
    """The width of the pictures at the left, and the columns beside them."""
    first = frame.first
    if not first.rows:
        return frame.sides[0], None
    shape, texts = first.rows[0].window.shape, frame.texts
    pair = shape[0], shape[1]
    ways = _ways(frame, SINGLE if pair == (1, 1) else ARRANGEMENTS)
    if frame.shown is None:
        ways = _ways(frame, ALONE)
    if frame.shown is None or max(pair) < PICTURES_FROM:
        found = fit_columns(pair, len(first.rows), texts, frame.fonts, frame.space, ways)
        if found is not None:
            return found[0].side, found[1]
    columns = [fit_pictures(pair, texts, frame.fonts, frame.width(side)) for side in frame.sides]
    sizes = [found.font.pixelSize() if found.font is not None else 0 for found in columns]
    best = sizes.index(max(sizes)) if any(sizes) else -1
    return frame.sides[best], columns[best]


def _ways(frame: Frame, arrangements: Mapping[Arrangement, float]) -> tuple[Way, ...]:
    """Names beside or above the grids, sums below, more lines; pictures wide and narrow."""
    wide = frame.sides[0]
    return tuple(
        Way(way, frame.width(side), side, cost + (0.0 if side == wide else COST_OF_SIDE))
        for way, cost in arrangements.items()
        for side in dict.fromkeys(frame.sides)
    )
