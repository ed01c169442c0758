"""Blocks of numbers as tab-separated text, as spreadsheets copy and paste them."""

import math
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cnnlab.core.numbers import NumberError, parse_number
from cnnlab.scene.text import plain

MOST_CELLS = 64 * 64
Block = npt.NDArray[np.float64]
_LINE_END = re.compile(r"\r\n|\n|\r")
_SPACES = re.compile(r"[ \u3000]+")  # others stand between the thousands of one number


class BlockError(ValueError):
    """Cells that are no block; ``code`` is "empty", "ragged", "large", "number" or "several".

    A ragged block tells the ``row`` (from 1) whose ``width`` differs from the first, which has
    ``expected`` cells; a cell that is no number its row and ``column`` and the ``reason``.
    "several" are tables, of which each is a block.
    """

    def __init__(
        self,
        code: str,
        *,
        row: int = 0,
        column: int = 0,
        width: int = 0,
        expected: int = 0,
        reason: NumberError | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.row, self.column = row, column
        self.width, self.expected = width, expected
        self.reason = reason


def block_cells(block: Block) -> list[list[str]]:
    """The numbers of a block as texts, every digit kept; where it is NaN a cell is empty."""
    return [[_exact(float(v)) for v in row] for row in block]


def block_text(block: Block) -> str:
    """The same with tabs between columns and a line for each row."""
    return "\n".join(map("\t".join, block_cells(block)))


def parse_block(text: str, group: str = "") -> Block:
    """The block (rows, columns) that a text holds; NaN where a cell is empty.

    Columns are parted by tabs, or by spaces where a line has no tab; ``group`` is the system's own
    sign between thousands. Empty rows and columns at the end are left out. Raises BlockError.

    Whoever pastes the block leaves the number where it is NaN: a cell here is never empty, and a 0
    that nobody has written would be computed with like any other number. A block of nothing but
    empty cells is refused.
    """
    if len(text) > 64 * MOST_CELLS:
        raise BlockError("large")
    return parse_cells(_rows(text), group)


def parse_cells(rows: Sequence[Sequence[str]], group: str = "") -> Block:
    """As ``parse_block``, of cells that are parted already."""
    if not any(cell.strip() for row in rows for cell in row):
        raise BlockError("empty")
    for n, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise BlockError("ragged", row=n, width=len(row), expected=len(rows[0]))
    if len(rows) * len(rows[0]) > MOST_CELLS:
        raise BlockError("large")
    return _without_empty_ends(
        np.array(
            [
                [_number(cell, group, r, c) for c, cell in enumerate(row, 1)]
                for r, row in enumerate(rows, 1)
            ]
        )
    )


def _rows(text: str) -> list[list[str]]:
    """Cells of each line; an empty line is an empty cell of a single column, else it parts."""
    lines = _LINE_END.split(text)
    rows = [line.split("\t") if "\t" in line else _SPACES.split(line.strip(" ")) for line in lines]
    while len(rows) > 1 and rows[-1] == [""]:
        rows.pop()
    if max(map(len, rows)) > 1:
        while rows[0] == [""]:
            rows.pop(0)
    return rows


def _number(cell: str, group: str, row: int, column: int) -> float:
    if not cell.strip():
        return np.nan
    try:
        return parse_number(cell, group)
    except NumberError as error:
        raise BlockError("number", row=row, column=column, reason=error) from None


def _without_empty_ends(block: Block) -> Block:
    filled = ~np.isnan(block)
    rows, columns = np.flatnonzero(filled.any(axis=1)), np.flatnonzero(filled.any(axis=0))
    return block[: rows[-1] + 1, : columns[-1] + 1]


def _exact(value: float) -> str:
    if math.isnan(value):
        return ""
    return plain(value) if value == int(value) and abs(value) < 1e7 else repr(value)
