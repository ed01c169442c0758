"""Where examples come from, and what each is told by whatever stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

OriginKind: TypeAlias = Literal["model", "own", "file", "picture", "writer", "points"]
Ints = npt.NDArray[np.int_]
NUMBERS = 2**32  # more than there are examples of one name
MOST_DIGITS = 10


class Origin(NamedTuple):
    """Where an example comes from: a file, a writer or a style by name, and the number in it."""

    kind: OriginKind
    name: str
    number: int
    """From 0; of pictures that are a file each, a checksum of its pixels."""


@dataclass(frozen=True, eq=False)
class Origins:
    """Where N examples come from: for each a place in ``names`` and the number in it."""

    kinds: tuple[OriginKind, ...]
    """Of each name."""
    names: tuple[str, ...]
    place: Ints
    number: Ints

    def of(self, index: int) -> Origin:
        """That of one example."""
        place = int(self.place[index])
        return Origin(self.kinds[place], self.names[place], int(self.number[index]))

    def key(self, index: int) -> str:
        """What an example is told by in ``LabelEdits``, whatever stands beside it."""
        _, name, number = self.of(index)
        return f"{name}#{number}"

    def index(self, key: str) -> int | None:
        """The example of a key, None where there is none; "#5" is the one at place 5."""
        name, _, digits = key.rpartition("#")
        if not (digits.isdecimal() and len(digits) <= MOST_DIGITS):
            return None
        number = int(digits)
        if not name:
            return number if number < len(self.place) else None
        codes, order, own = self._by_name
        code = own.get(name, -1) * NUMBERS + number
        at = int(np.searchsorted(codes, code))
        return int(order[at]) if at < len(codes) and codes[at] == code else None

    @cached_property
    def _by_name(self) -> tuple[Ints, Ints, dict[str, int]]:
        """Name and number of each example as one, sorted, their indices, and each name's own."""
        own = {name: i for i, name in enumerate(dict.fromkeys(self.names))}
        of_place = np.array([own[name] for name in self.names], int)
        codes = of_place[self.place] * NUMBERS + self.number
        order = np.argsort(codes, kind="stable")
        return codes[order], order, own

    def joined(self, other: Origins) -> Origins:
        """Those of examples, and those of others after them."""
        return Origins(
            self.kinds + other.kinds,
            self.names + other.names,
            np.concatenate([self.place, other.place + len(self.names)]),
            np.concatenate([self.number, other.number]),
        )
