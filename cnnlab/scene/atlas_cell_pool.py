"""The window of a pooling, as a row of its own and as a small grid beside a formula."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from cnnlab.core.arrays import Array
from cnnlab.core.inspect.fields import Field
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.core.inspect.rounding import rounded
from cnnlab.scene.atlas_cell_columns import Columns
from cnnlab.scene.atlas_cell_grid import NumberGrid
from cnnlab.scene.atlas_cell_items import Fonts, Item, Label, Spot
from cnnlab.scene.atlas_cell_numbers import exact, figure, longest, signed, what_is_left
from cnnlab.scene.atlas_cell_rows import Block, Source
from cnnlab.scene.atlas_cell_words import CellWords, cell_name
from cnnlab.scene.text import KeyedFont, text_width

SMALL = 0.9  # size of numbers in a window beside a formula, over that of text
MOST_NUMBERS = 4  # rows or columns of such a window, if its numbers are written
PICTURE_CELL = 10.0  # px of a cell there, without numbers
SMALL_CELL = 24.0  # px of a cell there, at least


def window_grid(
    opened: OpenedCell,
    words: CellWords,
    reads: str,
    rect: QRectF,
    font: KeyedFont | None,
) -> NumberGrid:
    """The window of a pooling in a rectangle, with the winner framed."""
    (row,), step = opened.rows, opened.step
    values: Array = row.window.astype(np.float64)

    def spot(i: int, j: int) -> Spot:
        assert step is not None  # noqa: S101 - rows are of a step
        cell = (row.channel, *step.window.cell(i, j))
        name = cell_name(words, reads, cell, is_vector=False)
        value = float(row.window[i, j])
        return Spot("window", value, f"{name} = {exact(value)}", reads, cell, ("pool", -1))

    marked = None if row.winner is None else Field(*row.winner, 1, 1)
    largest = float(np.nan_to_num(np.abs(values)).max()) or 1.0
    return NumberGrid(rect, values, largest, spot, font, marked=marked)


def small_font(opened: OpenedCell, fonts: Fonts) -> KeyedFont | None:
    """Of the numbers in the window beside a formula; None where there are too many."""
    return fonts.sized(SMALL) if max(opened.rows[0].window.shape) <= MOST_NUMBERS else None


def small_size(opened: OpenedCell, fonts: Fonts) -> tuple[float, float]:
    """Width and height of the window beside a formula."""
    (row,), font = opened.rows, small_font(opened, fonts)
    rows, columns = row.window.shape
    if font is None:
        return columns * PICTURE_CELL, rows * PICTURE_CELL
    wide = text_width(longest(row.window), font) + 0.9 * font.pixelSize()
    return columns * wide, rows * max(SMALL_CELL, 1.7 * font.pixelSize())


def window_sum(opened: OpenedCell) -> tuple[float, float]:
    """The sum of an average's window, rounded, and what its rounded numbers lack of it."""
    (row,) = opened.rows
    values = row.window.astype(np.float64)
    total = rounded(float(values.sum()))
    terms = tuple(rounded(float(value)) for value in values.ravel())
    return total, what_is_left(total, terms)


def pool_block(source: Source, columns: Columns) -> Block:
    """The window of a pooling that no weighted sum comes before."""

    def make() -> tuple[Item, ...]:
        return _items(source, columns)

    return Block(columns.row_height, make)


def _items(source: Source, columns: Columns) -> tuple[Item, ...]:
    (row,), words, fonts = source.opened.rows, source.words, source.fonts
    rect = columns.grid(0).translated(source.left, 0)
    grid = window_grid(source.opened, words, source.reads, rect, columns.font)
    spot = Spot("name", 0.0, source.name(0), source.reads, (row.channel, 0, 0))
    name = QRectF(source.left, rect.top(), columns.name - 8, rect.height())
    items: list[Item] = [grid, Label(name, source.name(0), fonts.sized(), "text", -1, spot)]
    arrow = QRectF(rect.right(), rect.top(), columns.sign, rect.height())
    items.append(Label(arrow, "→", fonts.sized(1.25), "muted", 0))
    return (*items, *_result(source, QPointF(arrow.right(), rect.center().y()), columns.sum))


def _result(source: Source, at: QPointF, width: float) -> tuple[Item, ...]:
    """The sum of an average's window; the largest number of the others."""
    opened, fonts, words = source.opened, source.fonts, source.words
    average = opened.rows[0].winner is None
    total, rest = window_sum(opened) if average else (opened.value, 0.0)
    high, small = fonts.line(1.15), fonts.sized(0.9)
    word = words.sum if average else ""
    head = QRectF(at.x(), at.y() - high / 2, text_width(word, small) + (8 if word else 0), high)
    rect = QRectF(head.right(), head.top(), width, high)
    spot = Spot("sum", total, f"{word} {exact(total)}".strip(), place=("pool", -1))
    items: list[Item] = [Label(head, word, small, "muted")]
    items.append(Label(rect, figure(total), fonts.sized(1.15, bold=True), "text", -1, spot))
    if rest:
        text, smaller = f"{words.rounding} {signed(rest)}", fonts.sized(0.8)
        under = QRectF(head.left(), head.bottom(), text_width(text, smaller) + 1, fonts.line(0.8))
        own = Spot("rounding", rest, text, place=("pool", -1))
        items.append(Label(under, text, smaller, "muted", -1, own))
    return tuple(items)
