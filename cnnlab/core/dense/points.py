"""Labelled points in the plane, to be told apart."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from cnnlab.core.arrays import Array, Mask, read_only

PointsKind: TypeAlias = Literal["and", "or", "xor", "moons", "rings", "spiral", "own"]
POINTS_KINDS: Final[tuple[PointsKind, ...]] = get_args(PointsKind)
MOST_POINTS: Final = 2000


@dataclass(frozen=True, eq=False)
class Points:
    """Points ``x`` (n, 2) of classes ``labels`` (n,), 0 or 1; ``held_out`` ones are only tested."""

    x: Array
    labels: Array
    held_out: Mask

    def __post_init__(self) -> None:
        for name in ("x", "labels", "held_out"):
            object.__setattr__(self, name, read_only(np.asarray(getattr(self, name))))

    def __len__(self) -> int:
        return len(self.x)

    @property
    def training(self) -> tuple[Array, Array]:
        """Points (n, 2) and targets (n, 1) that training sees."""
        return self.x[~self.held_out], self.labels[~self.held_out, None]

    @property
    def testing(self) -> tuple[Array, Array]:
        """Points (n, 2) and targets (n, 1) that it does not see."""
        return self.x[self.held_out], self.labels[self.held_out, None]

    @property
    def classes(self) -> int:
        """How many classes there are among the points that training sees."""
        return len(np.unique(self.labels[~self.held_out]))


def points_of(x: Array, labels: Array) -> Points:
    """Points that training sees, all of them."""
    return Points(x.reshape(-1, 2), labels, np.zeros(len(labels), bool))


def make_points(kind: PointsKind, count: int, noise: float, seed: int) -> Points:
    """Points of a kind within about ±1, half of each class where the kind has room for it.

    ``noise`` is the standard deviation of what is added to each coordinate. "own" has none.
    """
    rng = np.random.default_rng(seed)
    if kind == "own":
        return points_of(np.zeros((0, 2)), np.zeros(0))
    x, labels = _MAKERS[kind](count, rng)
    return points_of(x + rng.normal(0.0, 1.0, x.shape) * noise, labels)


def split(points: Points, share: float, seed: int) -> Points:
    """The same points, a ``share`` 0…1 of them held out, of each class alike."""
    rng = np.random.default_rng(seed)
    held = np.zeros(len(points), bool)
    for label in (0.0, 1.0):
        own = np.flatnonzero(points.labels == label)
        held[rng.permutation(own)[: int(len(own) * share)]] = True
    return replace(points, held_out=held)


def with_point(points: Points, x: float, y: float, label: float) -> Points:
    """One more point, which training sees."""
    return Points(
        np.vstack([points.x, [[x, y]]]),
        np.append(points.labels, label),
        np.append(points.held_out, False),
    )


def without(points: Points, gone: Mask) -> Points:
    """The points (n,) that are not ``gone``."""
    return Points(points.x[~gone], points.labels[~gone], points.held_out[~gone])


def most_agreeing(x: Array, targets: Array) -> int:
    """How many of a few points (n, 2) one neuron can get right at most, output above or below ½.

    Each way to part the points by a line is tried: lines through two of them, turned and shifted by
    a little to either side. The line of one side only counts too.
    """
    n = len(x)
    best = int(max((targets > 0.5).sum(), (targets <= 0.5).sum()))
    for i in range(n):
        for k in range(n):
            if i != k:
                best = max(best, _best_near(x, targets > 0.5, x[i], x[k]))
    return best


def _best_near(x: Array, wanted: Mask, a: Array, b: Array) -> int:
    along, middle = b - a, (a + b) / 2
    normal = np.array([-along[1], along[0]])
    length = float(np.hypot(*along))
    if length == 0:
        return 0
    normal, along = normal / length, along / length
    best = 0
    for tilt in (-1e-6, 1e-6):
        for shift in (-1e-6, 0.0, 1e-6):
            turned = normal + tilt * along
            above = (x - middle) @ turned > shift
            right = int((above == wanted).sum())
            best = max(best, right, len(x) - right)
    return best


def _table(labels: tuple[int, ...]) -> Callable[[int, np.random.Generator], tuple[Array, Array]]:
    """Points at (±0.6, ±0.6), which stand for the rows of a truth table."""
    corners = np.array([[-0.6, -0.6], [-0.6, 0.6], [0.6, -0.6], [0.6, 0.6]])

    def make(count: int, rng: np.random.Generator) -> tuple[Array, Array]:
        del rng
        which = np.arange(count) % 4
        return corners[which], np.array(labels, dtype=np.float64)[which]

    return make


def _moons(count: int, rng: np.random.Generator) -> tuple[Array, Array]:
    labels = (np.arange(count) % 2).astype(np.float64)
    angle = rng.uniform(0.0, np.pi, count)
    x: Array = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    x[labels == 1] = np.array([1.0, 0.5]) - x[labels == 1]
    return (x - np.array([0.5, 0.25])) * 0.65, labels


def _rings(count: int, rng: np.random.Generator) -> tuple[Array, Array]:
    labels = (np.arange(count) % 2).astype(np.float64)
    angle = rng.uniform(0.0, 2 * np.pi, count)
    radius = np.where(labels == 1, 0.3 * np.sqrt(rng.uniform(0.0, 1.0, count)), 0.8)
    x: Array = np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius[:, None]
    return x, labels


def _spiral(count: int, rng: np.random.Generator) -> tuple[Array, Array]:
    del rng
    labels = (np.arange(count) % 2).astype(np.float64)
    share = (np.arange(count) // 2) / max(1, (count - 1) // 2)
    angle = share * 1.75 * 2 * np.pi + labels * np.pi
    x: Array = np.stack([np.sin(angle), np.cos(angle)], axis=1) * (0.1 + share[:, None] * 0.8)
    return x, labels


_MAKERS: Final = {
    "and": _table((0, 0, 0, 1)),
    "or": _table((0, 1, 1, 1)),
    "xor": _table((0, 1, 1, 0)),
    "moons": _moons,
    "rings": _rings,
    "spiral": _spiral,
}
