"""Where the nodes, links and numbers of a layered network stand, and what is at a point."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from cnnlab.core.arrays import Array
from cnnlab.scene.network_parts import Goal, Item, Link, Unit, all_links

HEADER = 30.0  # px over the nodes, for the names of the layers
FOOT = 6.0
SIDE = 14.0
GOAL = 78.0  # px wide, beside the outputs
GOAL_GAP = 1.3  # lines of text, from an output to its target
WIDEST_NODE = 0.58  # of the way from layer to layer
ERROR = 1.5  # lines of text, the height of an error
ROOMY = 62.0  # px from node to node from which a name stands over its number
MOST_NUMBERS = 24  # of a layer's links that are shown together
NEAR = 6.0  # px from a link, which is still at it


class Share(NamedTuple):
    """How far along a layer's links their numbers stand, the px between them, if all have space."""

    along: float
    gap: float
    all_fit: bool


@dataclass(frozen=True)
class NetworkLayout:
    """Pixels of a network of so many units a layer; ``text`` is the usual height of a line."""

    width: float
    height: float
    sizes: tuple[int, ...]
    text: float

    # nodes

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Nodes of each layer, the bias unit among them."""
        return (*(size + 1 for size in self.sizes[:-1]), self.sizes[-1])

    @cached_property
    def pitch(self) -> float:
        """From node to node."""
        return min(max(1.0, self.height - self.top - FOOT) / max(self.rows), self.text * 11.0)

    @cached_property
    def top(self) -> float:
        """Where the names of the layers end."""
        return max(HEADER, self.text * 1.9)

    @cached_property
    def roomy(self) -> bool:
        """Whether a name stands over its number, and an error under the node."""
        return self.pitch >= max(ROOMY, self.text * 4.4)

    @cached_property
    def node_size(self) -> tuple[float, float]:
        """Width and height of a node."""
        wide, high = self._usual_node
        return min(wide, self.between * WIDEST_NODE), high

    @cached_property
    def between(self) -> float:
        """From the middle of a layer to the middle of the next."""
        free = self.width - 2 * SIDE - self.goal_width - self.text * GOAL_GAP
        gaps = max(1, len(self.sizes) - 1)
        usual = (free - self._usual_node[0]) / gaps
        if self._usual_node[0] > usual * WIDEST_NODE:
            return max(1.0, free / (gaps + WIDEST_NODE))
        return max(1.0, usual)

    @cached_property
    def _usual_node(self) -> tuple[float, float]:
        """Size of a node where there is space beside it."""
        if self.roomy:
            below = self.text * ERROR + 8.0
            high = min(self.pitch * 0.62, self.pitch - below, self.text * 7.0)
            return high * 1.8, high
        return self.text * 7.4, min(self.pitch * 0.88, self.text * 2.7)

    @cached_property
    def goal_width(self) -> float:
        """Width of a target."""
        return max(GOAL, self.text * 5.2)

    def x(self, layer: float) -> float:
        """Middle of a layer; between two of them where it is no whole number."""
        return SIDE + self.node_size[0] / 2 + layer * self.between

    def y(self, layer: int, unit: float) -> float:
        """Middle of a unit."""
        rows = self.rows[layer]
        biased = layer < len(self.sizes) - 1
        middle = self.top + (self.height - self.top - FOOT) / 2 - self.error_drop / 2
        return middle + (unit + biased - (rows - 1) / 2) * self.pitch

    @cached_property
    def error_drop(self) -> float:
        """How far the error of a unit reaches under its node."""
        return self.text * (ERROR + 0.2) if self.roomy else 0.0

    def place(self, layer: float, unit: float) -> QPointF:
        """Middle of a unit, or of a place between units while something glides from one to one."""
        before = min(max(int(layer), 0), len(self.sizes) - 1)
        after = min(before + 1, len(self.sizes) - 1)
        share = layer - before
        y = self.y(before, unit) * (1 - share) + self.y(after, unit) * share
        return QPointF(self.x(layer), y)

    def node_rect(self, unit: Unit) -> QRectF:
        """A node; that of a bias unit is smaller."""
        return self._node_rects[unit]

    @cached_property
    def _node_rects(self) -> dict[Unit, QRectF]:
        return {unit: self._node_rect(unit) for unit in self.units()}

    def _node_rect(self, unit: Unit) -> QRectF:
        wide, high = self.node_size
        if unit.unit < 0:
            high = min(high * 0.8, self.text * 2.3)
            wide = high
        at = self.place(unit.layer, unit.unit)
        if unit.unit < 0:  # its links begin where those of the others do
            at += QPointF((self.node_size[0] - wide) / 2, 0)
        return QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)

    def error_rect(self, unit: Unit) -> QRectF:
        """Where a unit's error stands: under its node, or in its lower half."""
        node = self.node_rect(unit)
        if not self.roomy:
            return QRectF(node.x(), node.center().y(), node.width(), node.height() / 2)
        wide, high = max(node.width(), self.text * 6.2), self.text * ERROR
        return QRectF(node.center().x() - wide / 2, node.bottom() + 3, wide, high)

    def goal_rect(self, unit: int) -> QRectF:
        """Where the target of an output stands."""
        node = self.node_rect(Unit(len(self.sizes) - 1, unit))
        high = min(node.height(), self.text * 2.6)
        left = node.right() + self.text * GOAL_GAP
        return QRectF(left, node.center().y() - high / 2, self.goal_width, high)

    # links

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All of them, layer by layer, unit by unit, the bias's first."""
        return all_links(self.sizes)

    @cached_property
    def ends(self) -> tuple[Array, Array]:
        """Both ends (n, 2) and (n, 2) of all links."""
        pairs = [self.link_ends(link) for link in self.links]
        first, last = zip(*pairs, strict=True)
        return (
            np.array([(p.x(), p.y()) for p in first]),
            np.array([(p.x(), p.y()) for p in last]),
        )

    def link_ends(self, link: Link) -> tuple[QPointF, QPointF]:
        """Where a link leaves one node and reaches the other."""
        return self._link_ends[link]

    @cached_property
    def _link_ends(self) -> dict[Link, tuple[QPointF, QPointF]]:
        found = {}
        for link in self.links:
            source = self.node_rect(Unit(link.layer, link.source - 1))
            target = self.node_rect(Unit(link.layer + 1, link.unit))
            found[link] = (
                QPointF(source.right(), source.center().y()),
                QPointF(target.left(), target.center().y()),
            )
        return found

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """Of each layer's links: where their numbers stand."""
        return tuple(_best_share(self, j) for j in range(len(self.sizes) - 1))

    def label_rect(self, link: Link, numbers: frozenset[Link] = frozenset()) -> QRectF:
        """Where the number of a link stands, among those that are shown where not all are."""
        share = self.shares[link.layer]
        high = self.text * (self.label_share(link.layer) + 0.2)
        wide = high * 3.4
        along = share.along
        if not share.all_fit:
            along = max(0.32, min(0.5, (wide / 2 + 4) / self.link_length))
            if self._spreads(link, numbers):
                along = 1.0 - along
        at = self.on_link(link, along)
        return QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)

    @property
    def link_length(self) -> float:
        """From the nodes of a layer to those of the next, across."""
        return max(1.0, self.between - self.node_size[0])

    def on_link(self, link: Link, along: float) -> QPointF:
        """A place on a link: a share of the way across from the nodes of one layer to the next."""
        start, end = self.link_ends(link)
        x = self.x(link.layer) + self.node_size[0] / 2 + along * self.link_length
        share = (x - start.x()) / max(1.0, end.x() - start.x())
        return QPointF(x, start.y() + share * (end.y() - start.y()))

    @staticmethod
    def _spreads(link: Link, numbers: frozenset[Link]) -> bool:
        """Whether others of them leave the same unit: numbers are farther apart at their ends."""
        return any(
            other.layer == link.layer and other.source == link.source and other.unit != link.unit
            for other in numbers
        )

    def holds_gradients(self, layer: int) -> bool:
        """Whether there is space for gradients beside the numbers of a layer's links."""
        share = self.shares[layer]
        used = share.along * self.link_length + self.text * (2.4 * self.label_share(layer) + 4.8)
        return share.all_fit and used <= self.link_length

    def label_share(self, layer: int) -> float:
        """Size of the numbers on a layer's links, of a line: larger where there is space."""
        return min(1.2, max(0.72, self.shares[layer].gap / self.text - 0.24))

    # what is there

    def units(self) -> Iterator[Unit]:
        """All nodes, layer by layer, the bias unit first."""
        for layer, rows in enumerate(self.rows):
            size = self.sizes[layer]
            yield from (Unit(layer, unit) for unit in range(size - rows, size))

    def rect_of(self, item: Item, numbers: frozenset[Link] = frozenset()) -> QRectF:
        """Where a node or a number stands."""
        if isinstance(item, Unit):
            return self.node_rect(item)
        if isinstance(item, Link):
            return self.label_rect(item, numbers)
        if isinstance(item, Goal):
            return self.goal_rect(item.unit)
        return self.error_rect(Unit(item.layer, item.unit))

    def link_at(self, point: QPointF) -> Link | None:
        """The link that is nearest to a point, if it is near."""
        first, last = self.ends
        at = np.array([point.x(), point.y()])
        along = last - first
        share = ((at - first) * along).sum(axis=1) / (along**2).sum(axis=1)
        nearest = first + along * np.clip(share, 0.0, 1.0)[:, None]
        away = np.hypot(*(at - nearest).T)
        index = int(away.argmin())
        return self.links[index] if away[index] <= NEAR else None


@lru_cache(8)
def network_layout(width: int, height: int, sizes: tuple[int, ...], text: float) -> NetworkLayout:
    """Where everything stands in so many pixels; made once."""
    return NetworkLayout(float(width), float(height), sizes, text)


def _best_share(layout: NetworkLayout, layer: int) -> Share:
    """Where along the links the numbers are farthest from one another."""
    links = [link for link in layout.links if link.layer == layer]
    margin = min(0.45, layout.text * 3.2 / layout.link_length)
    shares = np.linspace(margin, 1.0 - margin, 49)
    first = np.array([layout.on_link(link, 0.0).y() for link in links])
    last = np.array([layout.on_link(link, 1.0).y() for link in links])
    heights = np.sort(first + (last - first) * shares[:, None], axis=1)
    gaps = np.diff(heights, axis=1).min(axis=1) if len(links) > 1 else np.full(49, 1e9)
    best = int((gaps - abs(shares - 0.5) * 1e-3).argmax())
    wide_enough = layout.link_length > layout.text * 6.0
    few = len(links) <= MOST_NUMBERS
    all_fit = bool(gaps[best] >= layout.text * 0.88 and wide_enough and few)
    return Share(float(shares[best]), float(gaps[best]) if all_fit else 0.0, all_fit)
