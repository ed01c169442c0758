"""The parts of the page of an opened cell, and where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.scene.atlas_cell_around import column_items, least_width, strip_items
from cnnlab.scene.atlas_cell_columns import (
    PICTURES_FROM,
    Arrangement,
    Columns,
    Texts,
    Way,
    fit_columns,
    fit_pictures,
)
from cnnlab.scene.atlas_cell_foot import Foot, lay_out_foot, least_line, lines_of
from cnnlab.scene.atlas_cell_items import Fonts, Item, Label
from cnnlab.scene.atlas_cell_lines import ProductLines, Terms
from cnnlab.scene.atlas_cell_numbers import (
    ShownSum,
    class_of,
    figure,
    largest_products,
    longest,
    powers_of,
    shown_sum,
    signed,
)
from cnnlab.scene.atlas_cell_pool import pool_block, window_sum
from cnnlab.scene.atlas_cell_rows import Block, ChannelRows, Source, captions
from cnnlab.scene.atlas_cell_table import SoftmaxTable
from cnnlab.scene.atlas_cell_words import CellWords, Surroundings, cell_name

ALONE = 0.3  # of the pictures' width, where a formula alone stands
MARGIN = 16.0  # px round the page, and between its parts
WIDEST_SIDE, NARROWEST_SIDE = 340.0, 150.0  # px of the pictures at the left
SIDE, SIDE_ALONE = 0.22, 0.34  # of the page's width, beside rows and beside a formula
SIDE_FROM = 720.0  # px of the page's width, below which pictures stand above
STRIP = 6.0  # height over the size of text
BODY = 0.62  # of the page's height, for rows
FOOT = 0.27  # of the page's height, from which its first lines become one
LARGEST_COUNT = 12  # single products that are written out
BETWEEN = 22.0  # px between two sections
SINGLE = {Arrangement(3, False): 0.0, Arrangement(3, True): 0.4}
ARRANGEMENTS = {
    **SINGLE,
    Arrangement(3, True, True): 3.0,
    Arrangement(2, True): 4.0,
    Arrangement(1, True): 6.0,
    Arrangement(1, True, True): 7.0,
}
"""What each costs, in pixels of the numbers' size."""
COST_OF_SIDE = 0.8  # likewise, of narrower pictures


@dataclass(frozen=True, eq=False)
class Parts:
    """What stands still, and blocks that scroll within ``view``; ``tops`` has one more, the end."""

    view: QRectF
    blocks: tuple[Block, ...]
    tops: tuple[float, ...]
    fixed: tuple[Item, ...]
    shown: ShownSum | None
    total: float


@dataclass(frozen=True, eq=False)
class Body:
    """The arithmetic in its width: what scrolls, what stands above, and where its line ends."""

    blocks: list[Block]
    head: tuple[Item, ...]
    rail: float | None
    right: float


@dataclass(frozen=True, eq=False)
class Page:
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
        return (max(narrow, min(WIDEST_SIDE, width * share)), narrow)

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
        names = [
            cell_name(words, self.around.reads, (row.channel, 0, 0), True) for row in first.rows
        ]
        name = max(names, key=len)
        if self.shown is None:
            one = (longest(windows),)
            total = figure(max(window_sum(first)[0], first.value, key=abs))
            return Texts(one, one, total, "", name, f"{words.rounding} −0.0000")
        shown = self.shown
        weights = np.stack([row.weights for row in first.rows if row.weights is not None])
        products = longest(shown.products)
        return Texts(
            (longest(windows), longest(weights), products),
            (longest(windows, 3), longest(weights, 3), products),
            longest(shown.sums),
            longest(shown.running),
            name,
            f"{words.rounding} {max(map(signed, shown.rounding.tolist()), key=len)}",
        )


def parts_of(
    opened: OpenedCell, around: Surroundings, words: CellWords, size: QSizeF, base: QFont
) -> Parts:
    """All parts in a size, in pixels."""
    first = opened.chain[0]
    weighted = bool(first.rows) and first.rows[0].weights is not None
    shown = shown_sum(first) if weighted else None
    page = Page(opened, around, words, size, Fonts.of(base, size), shown)
    side, columns = _columns_of(page)
    left = MARGIN + (side + MARGIN if side else 0.0)
    body = _body(page, columns, left, page.width(side))
    head = page.fonts.line(0.9) + 8 if body.head else 0.0
    blocks = tuple(body.blocks)
    tops = (0.0, *accumulate(block.height for block in blocks))
    foot = _foot(page, left, body)
    top = MARGIN + (head if columns is not None or body.blocks else ALONE * side)
    bottom = min(size.height() - foot.height, top + tops[-1])
    view = QRectF(left, top, size.width() - left, max(0.0, bottom - top))
    fixed = (*body.head, *(item.moved(view.bottom()) for item in foot.items))
    if side:
        place = QRectF(MARGIN, MARGIN, side, size.height() - 2 * MARGIN)
        fixed = (*column_items(opened, around, words, page.fonts, place), *fixed)
    return Parts(view, blocks, tops, fixed, shown, _total(page))


def _columns_of(page: Page) -> tuple[float, Columns | None]:
    """The width of the pictures at the left, and the columns beside them."""
    first = page.first
    if not first.rows:
        return page.sides[0], None
    shape, texts = first.rows[0].window.shape, page.texts
    pair = shape[0], shape[1]
    if page.shown is None:
        ways = [Way(Arrangement(1, False), page.width(page.sides[0]), page.sides[0])]
    else:
        ways = _ways(page, SINGLE if pair == (1, 1) else ARRANGEMENTS)
    if max(pair) < PICTURES_FROM:
        height = page.size.height() * BODY
        found = fit_columns(pair, len(first.rows), texts, page.fonts, height, ways)
        if found is not None:
            return found[0].side, found[1]
    columns = [fit_pictures(pair, texts, page.fonts, page.width(side)) for side in page.sides]
    sizes = [found.font.pixelSize() if found.font is not None else 0 for found in columns]
    best = sizes.index(max(sizes)) if any(sizes) else -1
    return page.sides[best], columns[best]


def _ways(page: Page, arrangements: Mapping[Arrangement, float]) -> list[Way]:
    """Names beside or above the grids, sums below, more lines; pictures wide and narrow."""
    wide = page.sides[0]
    return [
        Way(way, page.width(side), side, cost + (0.0 if side == wide else COST_OF_SIDE))
        for way, cost in arrangements.items()
        for side in dict.fromkeys(page.sides)
    ]


def _body(page: Page, columns: Columns | None, left: float, width: float) -> Body:
    right = left + width
    before: list[Block] = [] if page.size.width() >= SIDE_FROM else [_strip(page)]
    if page.opened.values is not None:
        found = SoftmaxTable(page.opened, page.words, page.fonts, left, width)
        before += [*found.blocks(), _gap(BETWEEN)]
    if columns is None:
        return Body(before, (), None, right)
    source = page.source(left)
    if page.shown is None:
        return Body([*before, pool_block(source, columns)], (), None, right)
    if columns.shape == (1, 1):
        taps = [(n, 0, 0) for n in range(len(page.shown.sums))]
        lines = ProductLines(source, page.shown, Terms.of(page.shown, taps), columns)
        return _with_heads(page, before, lines.blocks(), source, columns, lines.rail)
    rows = ChannelRows(source, page.shown, columns)
    if max(columns.shape) < PICTURES_FROM:
        return _with_heads(page, before, rows.blocks(), source, columns, rows.rail)
    heading = _heading(page, page.words.by_map, left)
    blocks = [*before, *_largest(page, source, width), heading]
    return _with_heads(page, blocks, rows.blocks(), source, columns, rows.rail)


def _with_heads(
    page: Page,
    before: list[Block],
    rows: list[Block],
    source: Source,
    columns: Columns,
    rail: float,
) -> Body:
    """Rows, with the captions of their columns above: they stand still if nothing is before."""
    right = source.left + columns.full
    if columns.arrangement.per_line < 3:
        return Body([*before, *rows], (), rail, right)
    high = page.fonts.line(0.9) + 8
    heads = _heads(page, source, columns, high)
    if not before:
        return Body(rows, tuple(item.moved(MARGIN) for item in heads), rail, right)
    return Body([*before, Block(high, lambda: heads), *rows], (), rail, right)


def _heads(page: Page, source: Source, columns: Columns, high: float) -> tuple[Item, ...]:
    words, font = page.words, page.fonts.sized(0.9)
    single = columns.shape == (1, 1)
    texts = captions(source)
    if single:
        texts = words.value, words.weight, words.product, "", words.so_far
    rects = [columns.grid(n) for n in range(3)]
    sides = [0, 0, 0] if single else [-1, -1, -1]
    if not columns.arrangement.sums_below:
        rects += [columns.sum_rect, QRectF(columns.full - columns.so_far, 0, columns.so_far, 1)]
        sides += [1, 0]
    items = []
    for text, rect, side in zip(texts, rects, sides, strict=False):
        wider = 0.4 * columns.sign if single or side > 0 else 0.0
        left = source.left + rect.left() - wider
        place = QRectF(left, 0.0, rect.width() + (2 if single else 1) * wider, high)
        items.append(Label(place, text, font, "muted", side))
    return tuple(items)


def _largest(page: Page, source: Source, width: float) -> list[Block]:
    """The largest single products, and all others as one."""
    assert page.shown is not None  # noqa: S101 - of a weighted sum
    taps = largest_products(page.shown, LARGEST_COUNT)
    terms, texts = Terms.of(page.shown, taps), page.texts
    names = [source.tap_name(*tap) for tap in taps] or [""]
    texts = texts._replace(
        name=max(names, key=len), so_far=longest(np.array([*terms.running, page.shown.of_rows]))
    )
    ways = [Way(arrangement, width) for arrangement in SINGLE]
    found = fit_columns((1, 1), 1, texts, page.fonts, page.size.height(), ways)
    if found is None:
        return []
    lines = ProductLines(source, page.shown, terms, replace(found[1], in_lane=True), ends=True)
    title = page.words.largest.format(n=len(taps))
    return [_heading(page, title, source.left), *lines.blocks(), _gap(BETWEEN)]


def _heading(page: Page, text: str, left: float) -> Block:
    fonts = page.fonts
    high = fonts.line(1.1) + 10
    rect = QRectF(left, 0, page.size.width() - left - MARGIN, high)
    return Block(high, lambda: (Label(rect, text, fonts.sized(1.1, bold=True)),))


def _strip(page: Page) -> Block:
    high = page.fonts.px * STRIP
    rect = QRectF(MARGIN, 0, page.size.width() - 2 * MARGIN, high)
    return Block(
        high + MARGIN,
        lambda: strip_items(page.opened, page.around, page.words, page.fonts, rect),
    )


def _gap(height: float) -> Block:
    return Block(height, lambda: ())


def _foot(page: Page, left: float, body: Body) -> Foot:
    """On fewer lines where they would take too much of the height, and fit."""

    def make(inline: bool) -> Foot:
        lines = lines_of(page.opened, page.shown, page.words, page.around.reads, inline)
        return lay_out_foot(lines, page.words, page.fonts, left, body.right, body.rail)

    foot = make(inline=False)
    if page.shown is None or foot.height <= page.size.height() * FOOT:
        return foot
    lines = lines_of(page.opened, page.shown, page.words, page.around.reads, True)
    fits = least_line(lines, page.fonts) <= body.right - left
    return make(inline=True) if fits else foot


def _total(page: Page) -> float:
    """The value of what is open, added up anew."""
    opened = page.opened
    if opened.values is not None:
        powers = powers_of(opened.values)
        z = opened.values.astype(np.float64).ravel() - powers.less
        with np.errstate(all="ignore"):
            return float((np.exp(z) / np.exp(z).sum())[class_of(opened)])
    if opened is page.first and page.shown is not None:
        return float(np.sum([row.sum for row in opened.rows])) + (opened.bias or 0.0)
    return opened.value
