"""The parts of the page of an opened cell, and where they stand."""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.scene.atlas_cell_around import column_items, strip_items
from cnnlab.scene.atlas_cell_columns import Columns, Texts, fit_columns, fit_pictures
from cnnlab.scene.atlas_cell_foot import Foot, lay_out_foot, lines_of, pieces_width
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

MARGIN = 16.0  # px round the page, and between its parts
WIDEST_SIDE, NARROWEST_SIDE = 300.0, 150.0  # px of the pictures at the left
SIDE = 0.22  # of the page's width
SIDE_FROM = 720.0  # px of the page's width, below which pictures stand above
STRIP = 6.0  # height over the size of text
FOOT = 0.36  # of the page's height, from which its first lines become one
LARGEST_COUNT = 12  # single products that are written out
BETWEEN = 22.0  # px between two sections


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

    @property
    def sides(self) -> tuple[float, ...]:
        """Widths that the pictures at the left may have; 0 where they stand above."""
        if self.size.width() < SIDE_FROM:
            return (0.0,)
        wide = min(WIDEST_SIDE, max(NARROWEST_SIDE, self.size.width() * SIDE))
        return (wide, NARROWEST_SIDE)

    def width(self, side: float) -> float:
        """Space for the arithmetic beside pictures of a width."""
        return self.size.width() - 2 * MARGIN - (side + MARGIN if side else 0.0)

    def source(self, left: float) -> Source:
        """The start of the chain, from a place on."""
        return Source(self.first, self.words, self.around.reads, self.fonts, left)


def parts_of(
    opened: OpenedCell, around: Surroundings, words: CellWords, size: QSizeF, base: QFont
) -> Parts:
    """All parts in a size, in pixels."""
    first = opened.chain[0]
    weighted = bool(first.rows) and first.rows[0].weights is not None
    shown = shown_sum(first) if weighted else None
    page = Page(opened, around, words, size, Fonts.of(base), shown)
    side, columns = _columns_of(page)
    left = MARGIN + (side + MARGIN if side else 0.0)
    body = _body(page, columns, left, page.width(side))
    head = page.fonts.line(0.9) + 8 if body.head else 0.0
    strip = [] if side else [_strip(page)]
    blocks = (*strip, *body.blocks)
    tops = (0.0, *accumulate(block.height for block in blocks))
    foot = _foot(page, left, body)
    top = MARGIN + head
    bottom = min(size.height() - foot.height, top + tops[-1])
    view = QRectF(left, top, size.width() - left, max(0.0, bottom - top))
    fixed = (*body.head, *(item.moved(view.bottom()) for item in foot.items))
    if side:
        place = QRectF(MARGIN, MARGIN, side, size.height() - 2 * MARGIN)
        fixed = (*column_items(opened, around, words, page.fonts, place), *fixed)
    return Parts(view, blocks, tops, fixed, shown, _total(page))


def _columns_of(page: Page) -> tuple[float, Columns | None]:
    """The width of the pictures at the left, and the columns beside them."""
    first, fonts = page.first, page.fonts
    if not first.rows:
        return page.sides[0], None
    shape = first.rows[0].window.shape
    pair, texts = (shape[0], shape[1]), _texts(page)
    height = page.size.height() * 0.6
    for per_line in range(len(texts.four), 0, -1):
        for side in page.sides:
            width = page.width(side)
            found = fit_columns(pair, len(first.rows), texts, fonts, width, height, per_line)
            if found is not None:
                return side, found
    side = page.sides[-1]
    return side, fit_pictures(pair, texts, fonts, page.width(side))


def _texts(page: Page) -> Texts:
    """The longest texts of the rows."""
    first, words = page.first, page.words
    windows = np.stack([row.window for row in first.rows]).astype(np.float64)
    names = [cell_name(words, page.around.reads, (row.channel, 0, 0), True) for row in first.rows]
    name = max(names, key=len)
    if page.shown is None:
        one = (longest(windows),)
        total = figure(max(window_sum(first)[0], first.value, key=abs))
        return Texts(one, one, total, "", name, f"{words.rounding} −0.0000")
    shown = page.shown
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


def _body(page: Page, columns: Columns | None, left: float, width: float) -> Body:
    right = left + width
    table: list[Block] = []
    if page.opened.values is not None:
        found = SoftmaxTable(page.opened, page.words, page.fonts, left, width)
        table = [*found.blocks(), _gap(BETWEEN)]
    if columns is None:
        return Body(table, (), None, right)
    source = page.source(left)
    if page.shown is None:
        return Body([*table, pool_block(source, columns)], (), None, right)
    if columns.shape == (1, 1):
        taps = [(n, 0, 0) for n in range(len(page.shown.sums))]
        lines = ProductLines(source, page.shown, Terms.of(page.shown, taps), columns)
        return _with_heads(page, table, lines.blocks(), source, columns, lines.rail)
    rows = ChannelRows(source, page.shown, columns)
    if columns.per_line == 3 and columns.caption and columns.shape[0] >= 7:
        blocks = [
            *table,
            *_largest(page, source, width),
            _heading(page, page.words.by_map, left),
            *rows.blocks(),
        ]
        return Body(blocks, (), rows.rail, rows.rail + columns.so_far / 2)
    return _with_heads(page, table, rows.blocks(), source, columns, rows.rail)


def _with_heads(
    page: Page,
    table: list[Block],
    rows: list[Block],
    source: Source,
    columns: Columns,
    rail: float,
) -> Body:
    """Rows, with the captions of their columns above if they do not have their own."""
    right = rail + columns.so_far / 2
    if columns.caption:
        return Body([*table, *rows], (), rail, right)
    font, high = page.fonts.sized(0.9), page.fonts.line(0.9) + 8
    single = columns.shape == (1, 1)
    words = page.words
    texts = (
        (words.value, words.weight, words.product, "", words.so_far) if single else captions(source)
    )
    rects = [columns.grid(n).translated(source.left, 0) for n in range(3)]
    rects.append(QRectF(source.left + columns.sum_left, 0, columns.sum, 1))
    rects.append(QRectF(rail - columns.so_far / 2, 0, columns.so_far, 1))
    items = []
    for n, (text, rect) in enumerate(zip(texts, rects, strict=True)):
        wider = 0.4 * columns.sign
        place = QRectF(rect.left() - wider, 0.0, rect.width() + 2 * wider, high)
        items.append(Label(place, text, font, "muted", 1 if n == 3 else 0))
    if not table:
        return Body(rows, tuple(item.moved(MARGIN) for item in items), rail, right)
    return Body([*table, Block(high, lambda: tuple(items)), *rows], (), rail, right)


def _largest(page: Page, source: Source, width: float) -> list[Block]:
    """The largest single products, and all others as one."""
    assert page.shown is not None  # noqa: S101 - of a weighted sum
    taps = largest_products(page.shown, LARGEST_COUNT)
    terms, texts = Terms.of(page.shown, taps), _texts(page)
    names = [source.tap_name(*tap) for tap in taps] or [""]
    texts = texts._replace(
        name=max(names, key=len), so_far=longest(np.array([*terms.running, page.shown.of_rows]))
    )
    columns = None
    for per_line in (3,):
        columns = fit_columns((1, 1), 1, texts, page.fonts, width, 1e9, per_line)
    if columns is None:
        return []
    lines = ProductLines(source, page.shown, terms, columns, ends=True)
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
        wide = pieces_width(lines[0], page.fonts) + 130
        if inline and wide > body.right - left:
            return make(False)
        return lay_out_foot(lines, page.words, page.fonts, left, body.right, body.rail)

    foot = make(False)
    return make(True) if foot.height > page.size.height() * FOOT else foot


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
