"""Shapes of a stack that are to be guessed before they are shown."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from cnnlab.core.layers.base import Shape

Answer: TypeAlias = Literal["right", "wrong", "unreadable"]
_BETWEEN = re.compile(r"[×xX*,，、;\s]+")
_DIGITS = re.compile(r"\d{1,9}")


class Tried(NamedTuple):
    """What was typed for a block, and whether it is its shape."""

    text: str
    answer: Answer


def read_shape(text: str) -> Shape | None:
    """A shape as people type it: 8×24×24, 8 24 24 or (8, 24, 24); None where it is none."""
    parts = _BETWEEN.split(text.strip().strip("()[]（）").strip())
    if not 1 <= len(parts) <= 3 or not all(_DIGITS.fullmatch(part) for part in parts):
        return None
    return tuple(map(int, parts))


class ShapeGuess:
    """Which shapes are still hidden, and what was tried; begun anew for other shapes."""

    def __init__(self, shapes: Sequence[Shape | None] = ()) -> None:
        self.shapes = tuple(shapes)
        self.tried: dict[int, Tried] = {}

    def hides(self, place: int) -> bool:
        """Whether the shape of a block is not to be seen yet."""
        return self.tried.get(place, Tried("", "wrong")).answer != "right"

    def guess(self, place: int, text: str) -> Tried:
        """Try a shape for a block."""
        shape = read_shape(text)
        right = shape is not None and shape == self.shapes[place]
        answer: Answer = "unreadable" if shape is None else "right" if right else "wrong"
        self.tried[place] = Tried(text.strip(), answer)
        return self.tried[place]

    def next_hidden(self, place: int) -> int | None:
        """The first block after one, or else before it, that is hidden; None where none is."""
        count = len(self.shapes)
        order = [*range(place + 1, count), *range(place + 1)]
        hidden = (i for i in order if self.shapes[i] is not None and self.hides(i))
        return next(hidden, None)

    @property
    def right(self) -> int:
        """How many were guessed."""
        return sum(one.answer == "right" for one in self.tried.values())
