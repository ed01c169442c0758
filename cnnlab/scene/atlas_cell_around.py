"""What is shown beside an opened cell: its map, and what it sees of the drawing."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF

from cnnlab.core.inspect.fields import NOTHING, Field
from cnnlab.core.inspect.layers import Maps
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.core.network import INPUT
from cnnlab.scene.atlas_cell_grid import NumberGrid
from cnnlab.scene.atlas_cell_items import Fonts, Item, Label, Spot, SpotKind
from cnnlab.scene.atlas_cell_numbers import exact
from cnnlab.scene.atlas_cell_words import CellWords, Surroundings, cell_name
from cnnlab.scene.text import text_width

LARGEST = 340.0  # px of a picture
GAP = 16.0  # px between the two


def least_width(opened: OpenedCell, around: Surroundings, words: CellWords, fonts: Fonts) -> float:
    """Width of the texts."""
    texts = (_map_name(opened, words), words.reads, _size(around, words))
    return max(text_width(text, fonts.sized()) for text in texts) + 1


def tallest(opened: OpenedCell, fonts: Fonts, height: float) -> float:
    """How high pictures in a column can be."""
    count = 1 if opened.layer.is_vector or opened.layer.name == INPUT else 2
    return (height - (count - 1) * GAP - (count + 1) * (fonts.line() + 4)) / count


def column_items(
    opened: OpenedCell, around: Surroundings, words: CellWords, fonts: Fonts, rect: QRectF
) -> tuple[Item, ...]:
    """Map and drawing one below the other."""
    pictures = _pictures(opened, around, words)
    high = fonts.line() + 4
    texts = sum(high * (1 + bool(below)) for *_, below in pictures)
    space = (rect.height() - texts - GAP * (len(pictures) - 1)) / len(pictures)
    items: list[Item] = []
    y = rect.top()
    for grid, title, below in pictures:
        place = _fitted(grid, QRectF(rect.left(), y + high, min(rect.width(), LARGEST), space))
        head = QRectF(rect.left(), y, rect.width(), high)
        items.append(Label(head, title, fonts.sized(), "text" if y == rect.top() else "muted"))
        items.append(replace(grid, rect=place))
        y = place.bottom() + GAP
        if below:
            foot = QRectF(rect.left(), place.bottom() + 4, rect.width(), high)
            items.append(Label(foot, below, fonts.sized(), "muted"))
            y += high
    return tuple(items)


def strip_items(
    opened: OpenedCell, around: Surroundings, words: CellWords, fonts: Fonts, rect: QRectF
) -> tuple[Item, ...]:
    """Map and drawing side by side, each with its text on its right."""
    items: list[Item] = []
    x, high = rect.left(), fonts.line() + 2
    for grid, title, below in _pictures(opened, around, words):
        place = _fitted(grid, QRectF(x, rect.top(), rect.height(), rect.height()))
        items.append(replace(grid, rect=place))
        wide = max(text_width(text, fonts.sized()) for text in (title, below)) + 1
        left = place.right() + 10
        for line, text in enumerate((title, below)):
            head = QRectF(left, rect.top() + line * high, wide, high)
            items.append(Label(head, text, fonts.sized(), "muted" if line or items[2:] else "text"))
        x = left + wide + 2 * GAP
    return tuple(items)


def _pictures(
    opened: OpenedCell, around: Surroundings, words: CellWords
) -> list[tuple[NumberGrid, str, str]]:
    """Picture, title, and what stands below."""
    layer, (k, row, column) = opened.layer, opened.cell
    found: list[tuple[NumberGrid, str, str]] = []
    if not layer.is_vector:
        own = Field(row, column, 1, 1)
        grid = _picture(around.map, around.largest, words, layer.name, k, "map", own)
        found.append((grid, _map_name(opened, words), ""))
    if layer.name != INPUT:
        seen = None if around.field == NOTHING else around.field
        grid = _picture(around.image, None, words, INPUT, 0, "input", seen)
        found.append((grid, words.reads, _size(around, words)))
    return found


def _map_name(opened: OpenedCell, words: CellWords) -> str:
    return cell_name(words, opened.layer.name, opened.cell, is_vector=True)


def _size(around: Surroundings, words: CellWords) -> str:
    """Of the receptive field."""
    if around.field == NOTHING:
        return words.padding
    rows, columns = around.image.shape if around.field is None else around.field[2:]
    return words.size.format(rows=rows, columns=columns)


def _picture(
    values: Maps,
    largest: float | None,
    words: CellWords,
    layer: str,
    k: int,
    kind: SpotKind,
    marked: Field | None,
) -> NumberGrid:
    finite = np.nan_to_num(values.astype(np.float64))
    most = float(np.abs(finite).max()) if largest is None else largest

    def spot(i: int, j: int) -> Spot:
        value, cell = float(values[i, j]), (k, i, j)
        text = f"{cell_name(words, layer, cell, is_vector=False)} = {exact(value)}"
        return Spot(kind, value, text, layer, cell, (kind, i * values.shape[1] + j))

    return NumberGrid(QRectF(), finite, most or 1.0, spot, place=kind, marked=marked)


def _fitted(grid: NumberGrid, rect: QRectF) -> QRectF:
    """The largest rectangle of the grid's shape at the top left of another,."""
    rows, columns = grid.values.shape
    cell = max(1.0, min(rect.width() / columns, rect.height() / rows))
    return QRectF(rect.left(), rect.top(), columns * cell, rows * cell)
