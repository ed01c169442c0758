"""The filters of a CONV step: packed into one array, and known again in it.

Axis order: weights (K, kh, kw); small filters stand in the middle of zeros.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.image_filters import SINGLE, ImageFilter
from cnnlab.core.pipeline import Conv, Pipeline

NAMED: Final = SINGLE
"""Kinds of one filter, which have a map."""
NETWORK: Final = "network"
"""In place of names: the first layer of the shipped network."""
NETWORK_SHAPE: Final = (32, 5, 5)
"""Of its filters; weights of another shape are compared without the network, slow to load."""
USUAL: Final = ("sobel_x", "sobel_y", "laplacian")

Name: TypeAlias = str | ImageFilter | None
"""One of NAMED with the kind's own parameters, NETWORK, a kind with others, None for any other."""


class LayerFilter(NamedTuple):
    """A filter of a layer: its name and its weights (kh, kw)."""

    name: Name
    weights: Floats

    @property
    def own(self) -> bool:
        """Whether it is none that every layer can be given by name."""
        return not isinstance(self.name, str)


def layer_filter(filter_: ImageFilter | Array) -> LayerFilter | None:
    """A filter as one of a layer; None for a pair, which has no map of its own."""
    if isinstance(filter_, ImageFilter):
        if filter_.kind not in NAMED:
            return None
        return LayerFilter(_name_of(_core_of(filter_), (filter_,)), filter_.kernels()[0])
    return LayerFilter(_name_of(_core(filter_), ()), filter_)


def named_filter(kind: str) -> LayerFilter:
    """One of NAMED with the kind's own parameters."""
    return LayerFilter(kind, ImageFilter(kind).kernels()[0])


def named_weights(names: Sequence[str]) -> Array:
    """Weights of filters by kind, each with the kind's own parameters."""
    return packed([named_filter(name).weights for name in names])


def packed(filters: Sequence[Floats]) -> Array:
    """Weights of filters of any sizes, with zeros around so that each still has the same result."""
    rows, columns = (max(one.shape[a] for one in filters) for a in (0, 1))
    return np.stack([_padded(np.asarray(one, np.float64), rows, columns) for one in filters])


@cache
def network_weights() -> Array:
    """The filters, ``NETWORK_SHAPE``, of the first layer of the shipped network."""
    from cnnlab.digits.recogniser import default_network  # not needed before

    return np.asarray(default_network().parameters["conv1.weight"][:, 0], np.float64)


def network_place(weights: Floats) -> int | None:
    """Which of the shipped network's filters these weights (kh, kw) are, None for none."""
    if weights.shape != NETWORK_SHAPE[1:]:
        return None
    found = np.flatnonzero((network_weights() == weights).all(axis=(1, 2)))
    return int(found[0]) if len(found) else None


def names_of(conv: Conv, known: Iterable[ImageFilter] = ()) -> tuple[Name, ...]:
    """What each filter of a step is; NETWORK for each of the shipped network's.

    ``known`` are kinds with parameters of which the step may have some.
    """
    weights = conv.weights
    if weights.shape == NETWORK_SHAPE and np.array_equal(weights, network_weights()):
        return (NETWORK,) * len(weights)
    if weights.ndim == 4:
        return (None,) * len(weights)
    known = tuple(known)
    return tuple(_name_of(_core(one), known) for one in _each(weights))


def filters_of(conv: Conv, known: Iterable[ImageFilter] = ()) -> tuple[LayerFilter, ...]:
    """The filters of a step, without the zeros around them; none of a step that adds channels."""
    if conv.weights.ndim == 4:
        return ()
    names = names_of(conv, known)
    return tuple(
        LayerFilter(name, name.kernels()[0] if isinstance(name, ImageFilter) else _core(one))
        for name, one in zip(names, _each(conv.weights), strict=True)
    )


def with_name(filters: Sequence[LayerFilter], name: str, there: bool) -> list[LayerFilter]:
    """Filters with one by name added or taken away: those by name in their order, then others."""
    names = {one.name for one in filters if not one.own}
    names = names | {name} if there else names - {name}
    named = [named_filter(kind) for kind in NAMED if kind in names]
    return named + [one for one in filters if one.own]


def same_filter(one: LayerFilter, other: LayerFilter) -> bool:
    """Whether both have the same result, whatever zeros stand around them."""
    return _same(_core(one.weights), _core(other.weights))


def used(pipeline: Pipeline, known: Iterable[ImageFilter]) -> tuple[ImageFilter, ...]:
    """Which of the known filters a pipeline has, each once."""
    known = tuple(known)
    steps = [step for step in pipeline.steps if isinstance(step, Conv)]
    names = {name for step in steps for name in names_of(step, known)}
    return tuple(dict.fromkeys(filter_ for filter_ in known if filter_ in names))


def _each(weights: Floats) -> Floats:
    return weights[None] if weights.ndim == 2 else weights


def _padded(weights: Array, rows: int, columns: int) -> Array:
    """As large as that; the weight above the middle pixel stays there."""
    around = []
    for wanted, there in zip((rows, columns), weights.shape, strict=True):
        before = (wanted - 1) // 2 - (there - 1) // 2
        around.append((before, wanted - there - before))
    return np.pad(weights, around)


def _name_of(core: Floats, known: Sequence[ImageFilter]) -> Name:
    for name in NAMED:
        if _same(core, _core_of(ImageFilter(name))):
            return name
    return next((filter_ for filter_ in known if _same(core, _core_of(filter_))), None)


def _same(one: Floats, other: Floats) -> bool:
    """But for rounding, which another machine may do otherwise."""
    return one.shape == other.shape and np.allclose(one, other, 1e-11, 1e-14)


@lru_cache(maxsize=128)
def _core_of(filter_: ImageFilter) -> Floats:
    return _core(filter_.kernels()[0])


def _core(weights: Floats) -> Floats:
    """Without zeros around it, as far as the weight above the middle pixel stays there."""
    for axis in (0, 1):
        while (count := weights.shape[axis]) > 1:
            end = 0 if count % 2 else count - 1  # at this one the middle is as far off as before
            if weights.take(end, axis).any():
                break
            weights = weights.take([i for i in range(count) if i != end], axis)
    return weights
