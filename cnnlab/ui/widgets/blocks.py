"""Blocks of numbers as tab-separated text, as spreadsheets copy and paste them."""

import numpy as np
import numpy.typing as npt

from cnnlab.core.numbers import parse_number
from cnnlab.scene.text import plain

MOST_CELLS = 64 * 64
Block = npt.NDArray[np.float64]


class BlockError(ValueError):
    """A text that is no block; ``code`` is "empty", "ragged" or "large"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def block_text(block: Block) -> str:
    """The block with tabs between columns and a line for each row, every digit kept."""
    return "\n".join("\t".join(_exact(float(v)) for v in row) for row in block)


def parse_block(text: str, decimal: str = ".") -> Block:
    """The block (rows, columns) that a text holds.

    Columns are parted by tabs, or by spaces where there is no tab; ``decimal`` is the system's own
    decimal sign, read beside the point. Raises BlockError, and
    NumberError for a cell that is no number.
    """
    lines = text.strip("\r\n").splitlines()
    if not text.strip():
        raise BlockError("empty")
    if len(text) > 64 * MOST_CELLS:
        raise BlockError("large")
    rows = [line.split("\t") if "\t" in line else line.split() for line in lines]
    if len({len(row) for row in rows}) != 1:
        raise BlockError("ragged")
    if len(rows) * len(rows[0]) > MOST_CELLS:
        raise BlockError("large")
    return np.array(
        [[parse_number(cell.replace(decimal, ".")) for cell in row] for row in rows],
        dtype=np.float64,
    )


def _exact(value: float) -> str:
    return plain(value) if value == int(value) and abs(value) < 1e7 else repr(value)
