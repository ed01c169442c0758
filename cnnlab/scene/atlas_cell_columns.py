"""Where window, weights, products, sum and sum so far stand in a row of an opened cell."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF

from cnnlab.core.inspect.rounding import DECIMALS
from cnnlab.core.shapes import Pair
from cnnlab.scene.atlas_cell_items import LARGER, Fonts
from cnnlab.scene.text import KeyedFont, text_width

SCALES = (1.5, 1.3, 1.15, 1.0, 0.9, 0.8)  # of the numbers' size over usual text
LARGEST_SINGLE = 1.0  # likewise, of windows that are a single number
SMALLEST = 9.0  # px of numbers in a grid
LEAST_CELL = 40.0  # px, of a window's number
LEAST_LINE = 28.0  # px, of a window that is a single number
LARGEST_PICTURE = 60.0  # px of a cell, where windows are pictures
PICTURES_FROM = 7  # columns or rows of a window that is shown as a picture
PAD = 0.42  # of the numbers' size, on each side of one
SIGN = 1.7  # of the size of text: space of a sign between two grids
FLOW = 34.0  # px from a row's sum to the sum so far, at least
PILL_PAD = 11.0  # px beside a sum so far
WORD_GAP = 10.0  # px between words before a sum
LANE = 20.0  # px beside the grids for the line that all sums join
ROWS_SEEN = 2.4  # rows that should be seen at once
GAP, LINE_GAP = 16.0, 4.0  # px between two rows
BETWEEN = 6.0  # px between two lines of a row
LARGE_ENOUGH = (
    1.25  # size of numbers over usual text, beyond which more is not better where many rows follow
)
FOURTH_DECIMAL = 1.5  # px of numbers that it is worth
TOO_SMALL = 4.0  # px of numbers that usual text is worth
ZEROS = str.maketrans("123456789", "000000000")
GROWN = 0.35  # of their width, by which cells may grow where there is space


class Texts(NamedTuple):
    """The longest texts of a page: of each grid with four decimals and with three, and beside."""

    four: tuple[str, ...]
    three: tuple[str, ...]
    sum: str
    so_far: str
    name: str
    under: str
    """What may stand under a sum."""
    word: str
    """What stands before a sum below the grids."""

    def as_zeros(self) -> "Texts":
        """With a 0 for each digit: other numbers of the same length are as wide as these."""
        four, three = (tuple(text.translate(ZEROS) for text in texts) for texts in self[:2])
        return Texts(four, three, *(text.translate(ZEROS) for text in self[2:]))


class Arrangement(NamedTuple):
    """How many grids stand side by side, and where the name and the sums stand."""

    per_line: int
    name_above: bool
    sums_below: bool = False


@dataclass(frozen=True)
class Columns:
    """Places of a row's parts in pixels, from its top left."""

    shape: Pair
    arrangement: Arrangement
    name: float
    """Space of the name at the left; 0 where it stands above."""
    widths: tuple[float, ...]
    """Of a cell of each grid."""
    height: float
    font: KeyedFont | None
    """Of the numbers in cells; None where there are none."""
    decimals: int
    sign: float
    sum: float
    so_far: float
    caption: float
    """Height of the line above grids; 0 for none."""
    line: float
    """Height of a line with the row's sum."""
    beside: float
    """Space of what stands before a sum below the grids."""
    full: float = 0.0
    """Where the sums so far end."""
    in_lane: bool = False
    """Whether the line that all rows join stands beside the grids."""

    @property
    def grids_height(self) -> float:
        """Of all lines of grids, with their captions."""
        lines = -(-len(self.widths) // self.arrangement.per_line)
        return lines * (self.caption + self.shape[0] * self.height + BETWEEN) - BETWEEN

    @property
    def row_height(self) -> float:
        """From one row to the next."""
        below = self.line + BETWEEN if self.arrangement.sums_below else 0.0
        return self.grids_height + below + (LINE_GAP if self.shape == (1, 1) else GAP)

    def natural(self, widths: tuple[float, ...]) -> float:
        """The width that is needed where cells have these widths."""
        per_line = self.arrangement.per_line
        rights = [self._right(widths, first) for first in range(0, len(widths), per_line)]
        sums = self.sum + FLOW + self.so_far
        if self.arrangement.sums_below:
            return max(max(rights) + LANE, sums + FLOW + self.beside)
        return max(max(rights) + LANE, rights[-1] + self.sign + sums)

    def _right(self, widths: tuple[float, ...], first: int) -> float:
        """Where a line of grids ends, of the first one in it."""
        line = widths[first : first + self.arrangement.per_line]
        signs = len(line) - (0 if first else 1)
        return self.name + signs * self.sign + sum(line) * self.shape[1]

    @property
    def sum_rect(self) -> QRectF:
        """Of the row's sum."""
        if self.arrangement.sums_below:
            left = self.full - self.so_far - 2 * FLOW - self.sum
            return QRectF(left, self.grids_height + BETWEEN, self.sum, self.line)
        grid = self.grid(len(self.widths) - 1)
        return QRectF(
            grid.right() + self.sign, grid.center().y() - self.line / 2, self.sum, self.line
        )

    @property
    def middle(self) -> float:
        """Height of the way from the sum to the sum so far."""
        return self.sum_rect.center().y()

    @property
    def rail(self) -> float:
        """Where the line stands that all rows join."""
        return self.full - (LANE / 2 if self.in_lane else self.so_far / 2)

    def grid(self, index: int) -> QRectF:
        """Rectangle of a grid."""
        per_line = self.arrangement.per_line
        line, first = index // per_line, index - index % per_line
        left = self.name if line == 0 else self.name + self.sign
        for n in range(first, index):
            left += self.widths[n] * self.shape[1] + self.sign
        tall = self.shape[0] * self.height
        top = self.caption + line * (self.caption + tall + BETWEEN)
        return QRectF(left, top, self.widths[index] * self.shape[1], tall)

    def before(self, index: int) -> QRectF:
        """Rectangle of the sign before a grid."""
        rect = self.grid(index)
        return QRectF(rect.left() - self.sign, rect.top(), self.sign, rect.height())

    def within(self, width: float) -> "Columns":
        """In a width: cells grow a little, the rest goes into the way to the sums so far."""
        natural = self.natural(self.widths)
        space = width - natural
        cells = sum(self.widths) * self.shape[1]
        factor = 1 + min(GROWN, max(0.0, 0.6 * space) / cells)
        widths = tuple(float(int(cell * factor)) for cell in self.widths)
        return replace(self, widths=widths, full=max(width, natural))


class Way(NamedTuple):
    """An arrangement in a width, beside pictures of another one."""

    arrangement: Arrangement
    width: float
    side: float = 0.0
    cost: float = 0.0
    """Pixels by which numbers must be larger for it."""


class Size(NamedTuple):
    """Numbers in cells: their font and decimals, the cells' widths in each grid, their height."""

    font: KeyedFont
    decimals: int
    widths: tuple[float, ...]
    height: float
    legibility: float
    """How well they are read: their size in pixels, and something for decimals."""

    def put_in(self, columns: Columns) -> Columns:
        """Columns whose cells have this size."""
        font, decimals, widths, height, _ = self
        return replace(columns, widths=widths, height=height, font=font, decimals=decimals)


@lru_cache(16)  # of a network in training the same cell is laid out with every report
def fit_columns(
    shape: Pair, count: int, texts: Texts, fonts: Fonts, height: float, ways: tuple[Way, ...]
) -> tuple[Way, Columns] | None:
    """The way that shows ``count`` rows best: a few of them in a height, in large numbers.

    None where none fits its width.
    """
    best, most = None, -math.inf
    large = LARGE_ENOUGH if count > ROWS_SEEN else SCALES[0] * LARGER
    sizes = list(_sizes(shape, texts, fonts, large * fonts.usual))
    empty = {way.arrangement: _empty(shape, texts, fonts, way.arrangement) for way in ways}
    for way in ways:
        columns = empty[way.arrangement]
        for size in sizes:
            score = size.legibility - way.cost
            if score <= most or columns.natural(size.widths) > way.width:
                continue
            found = size.put_in(columns)
            if found.row_height * min(count, ROWS_SEEN) > height:
                score = -found.row_height
            if score > most:
                best, most = (way, found), score
    return best and (best[0], best[1].within(best[0].width))


def fit_pictures(shape: Pair, texts: Texts, fonts: Fonts, width: float) -> Columns:
    """Grids side by side whose cells are as large as a width allows, with numbers if they fit."""
    count = len(texts.four)
    rest = _empty(shape, texts, fonts, Arrangement(count, True, True))
    left = (width - LANE - (count - 1) * rest.sign) / shape[1]
    side = float(int(min(LARGEST_PICTURE, max(2.0, left / count))))
    found = replace(rest, widths=(side,) * count, height=side, full=width)
    for longest, decimals in ((texts.four, DECIMALS), (texts.three, DECIMALS - 1)):
        for px in range(int(fonts.px), int(SMALLEST) - 1, -1):
            font = fonts.sized(px / fonts.px)
            cells = [text_width(text, font) + 5 for text in longest]
            if sum(cells) <= left:
                space = (left - sum(cells)) / count
                widths = tuple(float(int(min(cell + space, LARGEST_PICTURE))) for cell in cells)
                height = max(side, LEAST_CELL)
                return replace(found, widths=widths, height=height, font=font, decimals=decimals)
    return found


def _sizes(shape: Pair, texts: Texts, fonts: Fonts, large: float) -> Iterator[Size]:
    """From large to small, with four decimals and with three; none is better beyond a size."""
    single = shape == (1, 1)
    for scale in SCALES:
        if fonts.px * scale < SMALLEST or (single and scale > LARGEST_SINGLE):
            continue
        font = fonts.sized(scale)
        px = float(font.pixelSize())
        height = max(LEAST_LINE, 1.9 * px) if single else max(LEAST_CELL, 2.5 * px)
        read = min(px, large) - (TOO_SMALL if px < fonts.usual * 0.95 else 0)
        for decimals, more in ((DECIMALS, FOURTH_DECIMAL), (DECIMALS - 1, 0.0)):
            longest = texts.four if decimals == DECIMALS else texts.three
            cells = tuple(max(LEAST_CELL, text_width(t, font) + 2 * PAD * px) for t in longest)
            yield Size(font, decimals, cells, height, read + more)


def _empty(shape: Pair, texts: Texts, fonts: Fonts, arrangement: Arrangement) -> Columns:
    """Columns without the size of cells."""
    single = shape == (1, 1)
    sums = text_width(texts.sum, fonts.sized(1.15, bold=True)) + 4
    under = text_width(texts.under, fonts.sized(0.8))
    captions = arrangement.name_above or arrangement.per_line < len(texts.four)
    return Columns(
        shape=shape,
        arrangement=arrangement,
        name=0.0 if arrangement.name_above else text_width(texts.name, fonts.sized()) + 12,
        widths=(0.0,) * len(texts.four),
        height=0.0,
        font=None,
        decimals=DECIMALS,
        sign=SIGN * fonts.px,
        sum=0.0 if single else max(sums, under),
        so_far=text_width(texts.so_far, fonts.sized()) + 2 * PILL_PAD,
        caption=fonts.line(0.9) + 4 if captions else 0.0,
        line=fonts.line(1.15) + 6,
        beside=text_width(texts.word, fonts.sized(0.9)) + under + 3 * WORD_GAP,
        in_lane=arrangement.sums_below,
    )
