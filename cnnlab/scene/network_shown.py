"""What is shown of a layered network: its numbers, what stands out, and what plays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cnnlab.core.dense.dense import Dense
from cnnlab.scene.network_graph import NetworkLayout
from cnnlab.scene.network_parts import ErrorOf, Goal, Item, Link, Unit


class NodeText(NamedTuple):
    """What stands in a node, and how."""

    text: str
    look: Literal["value", "waiting", "hidden", "right", "wrong"] = "value"
    share: float = 0.0
    """Of the largest activation of its layer, from -1 to 1."""


@dataclass(frozen=True, eq=False)
class NetworkShown:
    """Numbers of a network as far as they are shown. ``headings`` are the names of the layers."""

    dense: Dense
    units: Mapping[Unit, NodeText]
    errors: Mapping[ErrorOf, NodeText]
    gradients: Mapping[Link, float]
    goals: tuple[float, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True)
class NetworkLit:
    """What stands out: links and their numbers, the item with the keyboard, the opened unit."""

    links: frozenset[Link] = field(default_factory=frozenset)
    numbers: frozenset[Link] = field(default_factory=frozenset)
    current: Item | None = None
    opened: Unit | None = None
    pointed: Item | None = None
    term: Link | None = None
    playing: bool = False
    """Whether they stand out because they play, which leaves the others easy to read."""
    gradients: bool = False
    """Whether gradients take the place of weights where there is no space for both."""


@dataclass(frozen=True)
class NetworkNow:
    """What plays: a ring at a place, and what flows through links, from 0 to 1, back or forward."""

    layer: float
    unit: float
    back: bool
    flows: tuple[Link, ...] = ()
    alpha: float = 1.0


def lit_by(layout: NetworkLayout, items: Iterable[Item]) -> frozenset[Link]:
    """Links that lead to the units, or that leave an input or a bias unit; links themselves."""
    found: set[Link] = set()
    for item in items:
        if isinstance(item, Link):
            found.add(item)
        elif isinstance(item, Unit | ErrorOf):
            if item.layer == 0 or item.unit < 0:
                found |= leaving(layout, item.layer, item.unit)
            else:
                found |= entering(layout, item.layer, item.unit)
        elif isinstance(item, Goal):
            found |= entering(layout, len(layout.sizes) - 1, item.unit)
    return frozenset(found)


def entering(layout: NetworkLayout, layer: int, unit: int) -> set[Link]:
    """Links that lead to a unit."""
    return {Link(layer - 1, unit, source) for source in range(layout.sizes[layer - 1] + 1)}


def leaving(layout: NetworkLayout, layer: int, unit: int) -> set[Link]:
    """Links that leave a unit."""
    if layer + 1 >= len(layout.sizes):
        return set()
    return {Link(layer, target, unit + 1) for target in range(layout.sizes[layer + 1])}
