"""Where window, weights, products, sum and sum so far stand in a row of an opened cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF

from cnnlab.core.shapes import Pair
from cnnlab.scene.atlas_cell_items import Fonts
from cnnlab.scene.text import KeyedFont, text_width

SCALES = (1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.92, 0.85)  # of the numbers' size over usual text
SMALLEST = 10.0  # px of numbers in a grid
LEAST_CELL = 40.0  # px, of a window's number
LEAST_LINE = 28.0  # px, of a window that is a single number
LARGEST_CELL = 56.0  # px, where windows are pictures
PAD = 0.42  # of the numbers' size, on each side of one
SIGN = 1.9  # of the numbers' size: space of a sign between two grids
FLOW = 34.0  # px from a row's sum to the sum so far
ROWS_SEEN = 2.4  # rows that should be seen at once
GAP = 14.0  # px between two rows
PICTURES_FROM = 7  # columns or rows of a window that is shown as a picture


class Texts(NamedTuple):
    """The longest texts of a page: of each grid with four decimals and with three, and beside."""

    four: tuple[str, ...]
    three: tuple[str, ...]
    sum: str
    so_far: str
    name: str
    under: str
    """What may stand under a sum."""


@dataclass(frozen=True)
class Columns:
    """Places in pixels from the row's left; ``per_line`` grids side by side, the rest below."""

    shape: Pair
    per_line: int
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
    flow: float
    caption: float
    """Height of a line of captions above each line of grids; 0 for none."""

    @property
    def row_height(self) -> float:
        """From one row to the next."""
        lines = -(-len(self.widths) // self.per_line)
        gap = GAP if self.shape != (1, 1) else 4.0
        return lines * (self.caption + self.shape[0] * self.height) + (lines - 1) * 6.0 + gap

    @property
    def width(self) -> float:
        """All of it."""
        ends = [self.grid(n).right() for n in range(len(self.widths))]
        return max(*ends, self.sum_left + self.sum + self.flow + self.so_far)

    @property
    def sum_left(self) -> float:
        """Where the row's sum begins."""
        return self.grid(len(self.widths) - 1).right() + self.sign

    def grid(self, index: int) -> QRectF:
        """Rectangle of a grid, from the row's top left."""
        line, first = index // self.per_line, index - index % self.per_line
        left = self.name if line == 0 else self.name + self.sign
        for n in range(first, index):
            left += self.widths[n] * self.shape[1] + self.sign
        top = self.caption + line * (self.caption + self.shape[0] * self.height + 6.0)
        size = self.widths[index] * self.shape[1], self.shape[0] * self.height
        return QRectF(left, top, *size)

    def before(self, index: int) -> QRectF:
        """Rectangle of the sign before a grid."""
        rect = self.grid(index)
        return QRectF(rect.left() - self.sign, rect.top(), self.sign, rect.height())


def fit_columns(
    shape: Pair, count: int, texts: Texts, fonts: Fonts, width: float, height: float, per_line: int
) -> Columns | None:
    """The largest that fit a width, with a few rows in a height; None where none fit."""
    if max(shape) >= PICTURES_FROM:
        return None
    smallest = None
    for columns in _numbered(shape, texts, fonts, per_line):
        if columns.width <= width:
            smallest = columns
            if columns.row_height * min(count, ROWS_SEEN) <= height:
                break
    return smallest and _spread(smallest, width)


def fit_pictures(shape: Pair, texts: Texts, fonts: Fonts, width: float) -> Columns:
    """Grids side by side whose cells are as large as a width allows, with numbers if they fit."""
    rest = _columns(shape, texts, fonts, len(texts.four), 1.0, 4, above=True)
    left = width - (rest.width - sum(rest.widths) * shape[1])
    cell = min(LARGEST_CELL, max(3.0, left / shape[1] / len(texts.four)))
    font = _font_within(fonts, texts.three, cell)
    small = fonts.sized(0.85)
    widths = (float(int(cell)),) * len(texts.four)
    caption = fonts.line(0.85) + 4
    found = Columns(
        shape, len(widths), 0.0, widths, float(int(cell)), font, 3, rest.sign,
        max(rest.sum, min(text_width(texts.under, small), 120.0)), rest.so_far, FLOW, caption,
    )  # fmt: skip
    return _spread(found, width)


def _numbered(shape: Pair, texts: Texts, fonts: Fonts, per_line: int) -> Iterator[Columns]:
    """From large to small; names at the left first, more decimals first."""
    for scale in SCALES:
        if fonts.px * scale < SMALLEST:
            return
        for decimals in (4, 3):
            for above in (False, True) if shape != (1, 1) else (False,):
                if above or per_line == len(texts.four):
                    yield _columns(shape, texts, fonts, per_line, scale, decimals, above)


def _columns(
    shape: Pair,
    texts: Texts,
    fonts: Fonts,
    per_line: int,
    scale: float,
    decimals: int,
    above: bool,
) -> Columns:
    font, single = fonts.sized(scale), shape == (1, 1)
    px = float(font.pixelSize())
    least = LEAST_LINE if single else LEAST_CELL
    longest = texts.four if decimals == 4 else texts.three
    widths = tuple(max(LEAST_CELL, text_width(text, font) + 2 * PAD * px) for text in longest)
    name = 0.0 if above else text_width(texts.name, fonts.sized()) + 12
    sums = text_width(texts.sum, fonts.sized(1.15, bold=True)) + 4
    so_far = text_width(texts.so_far, fonts.sized()) + 22
    caption = fonts.line(0.85) + 4 if above else 0.0
    sums = 0.0 if single else max(sums, text_width(texts.under, fonts.sized(0.8)))
    height = max(least, (1.9 if single else 2.5) * px)
    return Columns(
        shape, per_line, name, widths, height, font, decimals, SIGN * px,
        sums, so_far, FLOW, caption,
    )  # fmt: skip


def _spread(columns: Columns, width: float) -> Columns:
    """What is left of a width goes into the way from the sums to the line they join."""
    flow = columns.flow + min(max(0.0, width - columns.width), 90.0)
    return Columns(**{**columns.__dict__, "flow": flow})


def _font_within(fonts: Fonts, texts: tuple[str, ...], cell: float) -> KeyedFont | None:
    for px in range(round(fonts.px), 8, -1):
        font = fonts.sized(px / fonts.px)
        if max(text_width(text, font) for text in texts) <= cell - 3:
            return font
    return None
