"""What can be said of a filter at a stop of the walk, in numbers."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.edges import Edge, edge_of
from cnnlab.lab.network.walk import Excited, change_since

Part: TypeAlias = Literal["start", "early", "later", "last"]
Outcome: TypeAlias = Literal["became", "was", "grew", "lost", "none"]
IS_EDGE: Final = 0.5
"""Share of a filter that an edge explains, from which on the filter is called one."""
GREW: Final = 0.05
"""By how much that share has grown, from which on it is said to have."""


@dataclass(frozen=True)
class WalkFacts:
    """Of one filter; shares are 0…1."""

    part: Part
    """Of the walk."""
    step: int
    change: float
    """Since the first stop."""
    first: Edge
    """At the first stop."""
    edge: Edge
    alike: float | None
    """The likeness of the patches that excite it; None while they are not found."""
    silent: bool = False
    """Whether its map is 0 or less wherever one looks."""
    finite: bool = True
    of_file: bool = False
    """Whether the weights that it began with are those of a file, not random."""
    blank: bool = False
    """Whether there is no ink in any of the patches that excite it."""

    @property
    def outcome(self) -> Outcome:
        """What came of the filter, as an edge."""
        before, now = self.first.share, self.edge.share
        if now >= IS_EDGE:
            return "was" if before >= IS_EDGE else "became"
        if before >= IS_EDGE:
            return "lost"
        return "grew" if now >= before + GREW else "none"


def walk_facts(
    part: Part,
    step: int,
    first: Floats,
    weights: Floats,
    excited: Excited | None,
    *,
    of_file: bool = False,
) -> WalkFacts:
    """Of a filter (C, kh, kw), which was ``first`` at the first stop; channels are added up."""
    digits = () if excited is None else excited.digits
    finite = bool(np.isfinite(weights).all() and np.isfinite(first).all())
    return WalkFacts(
        part,
        step,
        change_since(first, weights) if finite else 0.0,
        edge_of(first.sum(axis=0)),
        edge_of(weights.sum(axis=0)),
        None if excited is None else excited.alike,
        bool(digits) and digits[0].value <= 0,
        finite,
        of_file,
        bool(digits) and not any(digit.patch.any() for digit in digits),
    )


def part_of(stop: int, count: int) -> Part:
    """Of a walk with so many stops: the start, the early half, the later half, or the last."""
    if stop == 0:
        return "start"
    if stop >= count - 1:
        return "last"
    return "early" if stop < count / 2 else "later"
