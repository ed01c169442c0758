"""The parts of the page of an opened cell, and where they stand."""

import math
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.scene.atlas_cell_around import column_items
from cnnlab.scene.atlas_cell_body import body_of
from cnnlab.scene.atlas_cell_foot import Line, foot_height, lay_out_foot, least_line
from cnnlab.scene.atlas_cell_frame import MARGIN, Frame, columns_of
from cnnlab.scene.atlas_cell_items import Fonts, Item
from cnnlab.scene.atlas_cell_numbers import ShownSum, class_of, powers_of, shown_sum
from cnnlab.scene.atlas_cell_rows import Block
from cnnlab.scene.atlas_cell_words import CellWords, Surroundings

HEAD = 0.9  # size of heads of columns, over that of text
ALONE = 0.3  # of the pictures' width, where a formula alone stands
LARGER_ALONE = 1.25  # by which it is larger
FOOT = 0.27  # of the page's height, from which its first lines become one


@dataclass(frozen=True, eq=False)
class Parts:
    """What stands still, and blocks that scroll within ``view``; ``tops`` has one more, the end."""

    view: QRectF
    blocks: tuple[Block, ...]
    tops: tuple[float, ...]
    fixed: tuple[Item, ...]
    shown: ShownSum | None
    total: float


def parts_of(
    opened: OpenedCell, around: Surroundings, words: CellWords, size: QSizeF, base: QFont
) -> Parts:
    """All parts in a size, in pixels."""
    first = opened.chain[0]
    weighted = bool(first.rows) and first.rows[0].weights is not None
    shown = shown_sum(first) if weighted else None
    frame = Frame(opened, around, words, size, Fonts.of(base, size), shown)
    side, columns = columns_of(frame)
    left = MARGIN + (side + MARGIN if side else 0.0)
    body = body_of(frame, columns, left, frame.width(side))
    head = frame.fonts.line(HEAD) + 8 if body.head else 0.0
    blocks = tuple(block.whole() for block in body.blocks)
    tops = (0.0, *accumulate(block.height for block in blocks))
    lines, fonts = _foot_lines(frame, not body.blocks, body.right - left)
    top = MARGIN + math.ceil(head if columns is not None or body.blocks else ALONE * side)
    bottom = min(size.height() - foot_height(lines, fonts), top + tops[-1])
    view = QRectF(left, top, size.width() - left, max(0.0, bottom - top))
    foot = lay_out_foot(lines, words, fonts, left, body.right, body.rail, view.bottom())
    fixed = (*body.head, *foot)
    if side:
        place = QRectF(MARGIN, MARGIN, side, size.height() - 2 * MARGIN)
        fixed = (*column_items(opened, around, words, frame.fonts, place), *fixed)
    return Parts(view, blocks, tops, fixed, shown, _total(frame))


def _foot_lines(frame: Frame, alone: bool, width: float) -> tuple[list[Line], Fonts]:
    """Fewer lines where they would take too much of the height, and fit; larger ones alone."""
    fonts = frame.fonts
    one, many = frame.lines
    larger = replace(fonts, px=fonts.px * LARGER_ALONE)
    if alone and least_line(one, larger) <= width:
        fonts = larger
    tall = len(one) < len(many) and foot_height(many, fonts) > frame.size.height() * FOOT
    return (one if tall and least_line(one, fonts) <= width else many), fonts


def _total(frame: Frame) -> float:
    """The value of what is open, added up anew."""
    opened = frame.opened
    if opened.values is not None:
        powers = powers_of(opened.values)
        z = opened.values.astype(np.float64).ravel() - powers.less
        with np.errstate(all="ignore"):
            return float((np.exp(z) / np.exp(z).sum())[class_of(opened)])
    if opened is frame.first and frame.shown is not None:
        return float(np.sum([row.sum for row in opened.rows])) + (opened.bias or 0.0)
    return opened.value
