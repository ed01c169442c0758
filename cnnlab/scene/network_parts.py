"""What there is in a layered network's picture: units, links, targets, errors.

Layers count from 0, the input, and units from 0; unit -1 is the bias unit "+1" of a layer. A link
of ``layer`` is a weight of ``weights[layer]``, its source 0 the bias.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Unit:
    """A node."""

    layer: int
    unit: int


@dataclass(frozen=True)
class Link:
    """A weight."""

    layer: int
    unit: int
    source: int


@dataclass(frozen=True)
class Goal:
    """The target beside an output."""

    unit: int


@dataclass(frozen=True)
class ErrorOf:
    """A unit's error, which stands at its node."""

    layer: int
    unit: int


Item: TypeAlias = Unit | Link | Goal | ErrorOf


def all_links(sizes: tuple[int, ...]) -> tuple[Link, ...]:
    """Links of a network of so many units a layer, in the order in which they are laid out."""
    return tuple(
        Link(j, i, k)
        for j in range(len(sizes) - 1)
        for i in range(sizes[j + 1])
        for k in range(sizes[j] + 1)
    )
