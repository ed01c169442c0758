"""The letters and the pieces of an X: pixels +1 (ink) and -1, as (rows, columns)."""

from typing import Final

import numpy as np

from cnnlab.core.arrays import Array, read_only

SIDE: Final = 9
INK: Final = "#"


def pixels(*rows: str) -> Array:
    """+1 where a row has a "#", else -1; read-only."""
    drawn = [[1.0 if character == INK else -1.0 for character in row] for row in rows]
    return read_only(np.array(drawn))


X: Final = pixels(
    ".........",
    ".#.....#.",
    "..#...#..",
    "...#.#...",
    "....#....",
    "...#.#...",
    "..#...#..",
    ".#.....#.",
    ".........",
)
O: Final = pixels(  # noqa: E741 - the letter
    ".........",
    "...###...",
    "..#...#..",
    ".#.....#.",
    ".#.....#.",
    ".#.....#.",
    "..#...#..",
    "...###...",
    ".........",
)
LETTERS: Final = {"X": X, "O": O}
PIECES: Final = {
    "A": pixels("#..", ".#.", "..#"),
    "B": pixels("#.#", ".#.", "#.#"),
    "C": pixels("..#", ".#.", "#.."),
}
