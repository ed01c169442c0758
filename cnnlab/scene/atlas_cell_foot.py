"""The end of an opened cell's sum: rows + bias = z, then a line for each further cell."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.scene.atlas_cell_columns import PILL_PAD
from cnnlab.scene.atlas_cell_items import Flow, Fonts, Ink, Item, Label, Rule, Spot
from cnnlab.scene.atlas_cell_numbers import ShownSum, class_of, exact, figure, powers_of, signed
from cnnlab.scene.atlas_cell_pool import small_font, small_size, window_grid, window_sum
from cnnlab.scene.atlas_cell_table import quotient
from cnnlab.scene.atlas_cell_words import CellWords, cell_name
from cnnlab.scene.text import KeyedFont, text_width

LINE, LAST = 1.6, 2.5  # heights over the size of text
LARGE = 1.9  # of the final value, over the size of text
SMALLEST = 0.66  # size of a formula, over that of text, where space is short
TOP, BOTTOM = 12.0, 6.0  # px above the first line and below the last
BEFORE = 12.0  # px between a formula and its value


class Piece(NamedTuple):
    """A part of what stands before a value."""

    text: str
    ink: Ink = "text"
    spot: Spot | None = None


class Line(NamedTuple):
    """A term or a total, with what stands before it."""

    pieces: tuple[Piece, ...]
    value: str
    spot: Spot
    is_total: bool = False
    """Whether a line is drawn above it."""
    pool: OpenedCell | None = None
    """The pooling whose window stands beside it."""
    reads: str = ""
    """The layer which that window is of."""


def lines_of(
    opened: OpenedCell, shown: ShownSum | None, words: CellWords, reads: str, inline: bool
) -> list[Line]:
    """What follows the rows; ``inline`` puts the terms of the weighted sum on one line."""
    chain = opened.chain
    found = _sum_lines(chain[0], shown, words, inline) if shown is not None else []
    for n, cell in enumerate(chain):
        if n or shown is None:
            before = chain[n - 1].layer.name if n else reads
            found.append(_line(cell, words, before, first=n == 0))
    return found


def _sum_lines(opened: OpenedCell, shown: ShownSum, words: CellWords, inline: bool) -> list[Line]:
    channels, (_, rows, columns) = len(opened.rows), shown.products.shape
    single = rows * columns == 1 or channels == 1
    count = channels * rows * columns if single else channels
    label = (words.inputs if single else words.channels).format(n=count)
    exact_sum = float(np.sum([row.sum for row in opened.rows]))
    bias = opened.bias or 0.0
    terms = [
        (label, figure(shown.of_rows), Spot("sum", exact_sum, f"{label} = {exact(exact_sum)}")),
        (words.bias, signed(shown.bias), Spot("bias", bias, f"{words.bias} {exact(bias)}")),
    ]
    if shown.rest:
        text = f"{words.rounding} {signed(shown.rest)}"
        terms.append((words.rounding, signed(shown.rest), Spot("rounding", shown.rest, text)))
    pieces: list[Piece] = [_own_name(opened, words)]
    if inline:
        for text, value, spot in terms:
            pieces += [Piece(text, "muted", spot), Piece(value, "text", spot)]
        return [Line((*pieces, Piece("=")), figure(shown.total), _spot(opened, words))]
    before = [Line((Piece(text, "muted", spot),), value, spot) for text, value, spot in terms]
    total = Line((*pieces, Piece("=")), figure(shown.total), _spot(opened, words), is_total=True)
    return [*before, total]


def _line(opened: OpenedCell, words: CellWords, before: str, first: bool) -> Line:
    """The formula of one cell."""
    name, value, spot = _own_name(opened, words), figure(opened.value), _spot(opened, words)
    if opened.values is not None:
        text = quotient(powers_of(opened.values), class_of(opened))
        return Line((name, Piece(f"{text} =")), value, spot)
    is_pool = bool(opened.rows) and opened.rows[0].weights is None
    if is_pool and first and opened.rows[0].winner is None:
        total, _ = window_sum(opened)
        text = f"{figure(total)} / {opened.rows[0].window.size} ="
        return Line((name, Piece(text)), value, spot)
    text = formula(opened, words)
    pool = opened if is_pool and not first else None
    return Line((name, Piece(text)), value, spot, pool=pool, reads=before)


def formula(opened: OpenedCell, words: CellWords) -> str:
    """The arithmetic of a cell up to the equals sign; all of it where its value is not there."""
    text = words.arithmetic(opened.arithmetic) if opened.arithmetic is not None else ""
    left, equals, right = text.rpartition(" = ")
    return f"{left} =" if equals and len(right.split()) == 1 else text


def lay_out_foot(
    lines: Sequence[Line],
    words: CellWords,
    fonts: Fonts,
    left: float,
    right: float,
    rail: float | None,
    top: float,
) -> tuple[Item, ...]:
    """Lines with their values one below the other from ``top`` on, ending at ``right`` at most."""
    values = [_value_font(fonts, n == len(lines) - 1) for n in range(len(lines))]
    widest = max(text_width(line.value, font) for line, font in zip(lines, values, strict=True))
    items: list[Item] = []
    if rail is None:
        needed = max(_line_width(line, fonts) for line in lines) + widest + BEFORE + PILL_PAD
        right = min(right, left + needed)
    else:
        items = [Rule(QLineF(left, top + 0.5, right, top + 0.5), quiet=True)]
        items.append(Flow((QPointF(rail, top), QPointF(rail, top + TOP))))
    y = top + TOP
    for n, line in enumerate(lines):
        last = n == len(lines) - 1
        rect = QRectF(left, y, right - PILL_PAD - left, _line_height(line, fonts, last))
        items += _line_items(line, words, fonts, rect, widest, last)
        y = rect.bottom()
    return tuple(items)


def _line_items(
    line: Line, words: CellWords, fonts: Fonts, rect: QRectF, widest: float, last: bool
) -> list[Item]:
    """A value at the right of a rectangle, and what stands before it."""
    font = _value_font(fonts, last)
    edge, wide = rect.right() - widest - BEFORE, text_width(line.value, font)
    items: list[Item] = []
    if line.is_total:
        items.append(Rule(QLineF(edge + 4, rect.top() + 0.5, rect.right(), rect.top() + 0.5)))
    items += _before(
        line, words, fonts, QRectF(rect.left(), rect.top(), edge - rect.left(), rect.height())
    )
    place = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
    ink: Ink = "accent" if last else "text"
    return [*items, Label(place, line.value, font, ink, 1, line.spot)]


def foot_height(lines: Sequence[Line], fonts: Fonts) -> float:
    """Of lines, whatever their width."""
    heights = (_line_height(line, fonts, n == len(lines) - 1) for n, line in enumerate(lines))
    return TOP + sum(heights) + BOTTOM


def _before(line: Line, words: CellWords, fonts: Fonts, rect: QRectF) -> list[Item]:
    """What stands before a value: words and formula, and the window of a pooling."""
    if line.pool is None:
        return _pieces(line.pieces, fonts, rect)
    wide, tall = small_size(line.pool, fonts)
    place = QRectF(rect.right() - wide, rect.center().y() - tall / 2, wide, tall)
    grid = window_grid(line.pool, words, line.reads, place, small_font(line.pool, fonts))
    return [grid, *_pieces(line.pieces, fonts, rect.adjusted(0, 0, -wide - BEFORE, 0))]


def _line_height(line: Line, fonts: Fonts, last: bool) -> float:
    high = fonts.px * (LAST if last else LINE)
    return high if line.pool is None else max(high, small_size(line.pool, fonts)[1] + 8)


def _line_width(line: Line, fonts: Fonts) -> float:
    pool = small_size(line.pool, fonts)[0] + BEFORE if line.pool is not None else 0.0
    return _pieces_width(line.pieces, fonts) + pool


def least_line(lines: Sequence[Line], fonts: Fonts) -> float:
    """Width of a page in which the first of lines is not shortened."""
    large = text_width(lines[-1].value, _value_font(fonts, True))
    values = max(large, text_width(lines[0].value, fonts.sized()))
    return _pieces_width(lines[0].pieces[1:], fonts) + values + BEFORE + PILL_PAD


def _pieces_width(pieces: Sequence[Piece], fonts: Fonts) -> float:
    font = fonts.sized()
    return sum(text_width(piece.text, font) + _blank(fonts) for piece in pieces)


def _pieces(pieces: tuple[Piece, ...], fonts: Fonts, rect: QRectF) -> list[Item]:
    """Side by side, ending at the right; smaller or without the first where space is short."""
    if len(pieces) > 1 and _pieces_width(pieces, fonts) > rect.width():
        pieces = pieces[1:]
    share = rect.width() / max(1.0, _pieces_width(pieces, fonts))
    font = fonts.sized(min(1.0, max(SMALLEST, share)))
    found: list[Item] = []
    x, middle = rect.right(), Qt.TextElideMode.ElideMiddle
    for piece in reversed(pieces):
        width = min(text_width(piece.text, font), max(0.0, x - rect.left()))
        place = QRectF(x - width, rect.top(), width, rect.height())
        found.append(Label(place, piece.text, font, piece.ink, 1, piece.spot, middle))
        x -= width + _blank(fonts)
    return found


def _value_font(fonts: Fonts, last: bool) -> KeyedFont:
    return fonts.sized(LARGE if last else 1.0, bold=last)


def _blank(fonts: Fonts) -> float:
    return fonts.px * 0.6


def _own_name(opened: OpenedCell, words: CellWords) -> Piece:
    return Piece(_cell_name(opened, words), "muted", _spot(opened, words))


def _cell_name(opened: OpenedCell, words: CellWords) -> str:
    return cell_name(words, opened.layer.name, opened.cell, opened.layer.is_vector)


def _spot(opened: OpenedCell, words: CellWords) -> Spot:
    text = f"{_cell_name(opened, words)} = {exact(opened.value)}"
    place = f"cell {opened.layer.name}", -1
    return Spot("cell", opened.value, text, opened.layer.name, opened.cell, place)
