"""The arithmetic of an opened cell's page: its sections, one below the other."""

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QRectF

from cnnlab.scene.atlas_cell_around import strip_items
from cnnlab.scene.atlas_cell_columns import PICTURES_FROM, Columns, Way, fit_columns
from cnnlab.scene.atlas_cell_frame import MARGIN, SIDE_FROM, SINGLE, Frame
from cnnlab.scene.atlas_cell_items import Item, Label
from cnnlab.scene.atlas_cell_lines import ProductLines, Terms
from cnnlab.scene.atlas_cell_numbers import largest_products, longest
from cnnlab.scene.atlas_cell_pool import pool_block
from cnnlab.scene.atlas_cell_rows import Block, ChannelRows, Source, captions
from cnnlab.scene.atlas_cell_table import SoftmaxTable

STRIP = 6.0  # height over the size of text
LARGEST_COUNT = 12  # single products that are written out
BETWEEN = 22.0  # px between two sections


@dataclass(frozen=True, eq=False)
class Body:
    """The arithmetic in its width: what scrolls, what stands above, and where its line ends."""

    blocks: list[Block]
    head: tuple[Item, ...]
    rail: float | None
    right: float


def body_of(frame: Frame, columns: Columns | None, left: float, width: float) -> Body:
    """All that scrolls, from a place on and in a width."""
    right = left + width
    before: list[Block] = [] if frame.size.width() >= SIDE_FROM else [_strip(frame)]
    if frame.opened.values is not None:
        found = SoftmaxTable(frame.opened, frame.words, frame.fonts, left, width)
        before += [*found.blocks(), _gap(BETWEEN)]
    if columns is None:
        return Body(before, (), None, right)
    source = frame.source(left)
    if frame.shown is None:
        return Body([*before, pool_block(source, columns)], (), None, right)
    if columns.shape == (1, 1):
        taps = [(n, 0, 0) for n in range(len(frame.shown.sums))]
        lines = ProductLines(source, frame.shown, Terms.of(frame.shown, taps), columns)
        return _with_heads(frame, before, lines.blocks(), source, columns)
    rows = ChannelRows(source, frame.shown, columns)
    if max(columns.shape) < PICTURES_FROM:
        return _with_heads(frame, before, rows.blocks(), source, columns)
    heading = _heading(frame, frame.words.by_map, left)
    blocks = [*before, *_largest(frame, source, width), heading]
    return _with_heads(frame, blocks, rows.blocks(), source, columns)


def _with_heads(
    frame: Frame,
    before: list[Block],
    rows: list[Block],
    source: Source,
    columns: Columns,
) -> Body:
    """Rows, with the captions of their columns above: they stand still if nothing is before."""
    right, rail = source.left + columns.full, source.left + columns.rail
    if columns.arrangement.per_line < 3:
        return Body([*before, *rows], (), rail, right)
    high = frame.fonts.line(0.9) + 8
    if not before:
        return Body(rows, _heads(frame, source, columns, high, MARGIN), rail, right)
    heads = _heads(frame, source, columns, high)
    return Body([*before, Block(high, lambda: heads), *rows], (), rail, right)


def _heads(
    frame: Frame, source: Source, columns: Columns, high: float, top: float = 0.0
) -> tuple[Item, ...]:
    words, font = frame.words, frame.fonts.sized(0.9)
    single = columns.shape == (1, 1)
    texts = captions(source)
    if single:
        texts = words.value, words.weight, words.product, "", words.so_far
    rects = [columns.grid(n) for n in range(3)]
    sides = [0, 0, 0] if single else [-1, -1, -1]
    last = QRectF(columns.full - columns.so_far, 0, columns.so_far, 1)
    if columns.arrangement.sums_below:
        texts = (*texts[:3], texts[4])
        rects, sides = [*rects, last], [*sides, 0]
    else:
        rects, sides = [*rects, columns.sum_rect, last], [*sides, 1, 0]
    items = []
    for text, rect, side in zip(texts, rects, sides, strict=True):
        wider = 0.4 * columns.sign if single or side > 0 else 0.0
        left = source.left + rect.left() - wider
        place = QRectF(left, top, rect.width() + (2 if single else 1) * wider, high)
        items.append(Label(place, text, font, "muted", side))
    return tuple(items)


def _largest(frame: Frame, source: Source, width: float) -> list[Block]:
    """The largest single products, and all others as one."""
    assert frame.shown is not None  # noqa: S101 - of a weighted sum
    taps = largest_products(frame.shown, LARGEST_COUNT)
    terms, texts = Terms.of(frame.shown, taps), frame.texts
    names = [source.tap_name(*tap) for tap in taps] or [""]
    so_far = longest(np.array([*terms.running, frame.shown.of_rows]))
    texts = texts._replace(name=max(names, key=len), so_far=so_far).as_zeros()
    ways = tuple(Way(arrangement, width) for arrangement in SINGLE)
    found = fit_columns((1, 1), 1, texts, frame.fonts, frame.size.height(), ways)
    if found is None:
        return []
    lines = ProductLines(source, frame.shown, terms, replace(found[1], in_lane=True), ends=True)
    title = frame.words.largest.format(n=len(taps))
    return [_heading(frame, title, source.left), *lines.blocks(), _gap(BETWEEN)]


def _heading(frame: Frame, text: str, left: float) -> Block:
    fonts = frame.fonts
    high = fonts.line(1.1) + 10
    rect = QRectF(left, 0, frame.size.width() - left - MARGIN, high)
    return Block(high, lambda: (Label(rect, text, fonts.sized(1.1, bold=True)),))


def _strip(frame: Frame) -> Block:
    high = frame.fonts.px * STRIP
    rect = QRectF(MARGIN, 0, frame.size.width() - 2 * MARGIN, high)
    return Block(
        high + MARGIN,
        lambda: strip_items(frame.opened, frame.around, frame.words, frame.fonts, rect),
    )


def _gap(height: float) -> Block:
    return Block(height, lambda: ())
