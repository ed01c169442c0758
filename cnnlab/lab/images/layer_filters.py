"""The filters of a CONV step by name: packed into one array, and known again in it.

Axis order: weights (K, kh, kw); small filters stand in the middle of zeros.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.image_filters import KINDS, ImageFilter
from cnnlab.core.pipeline import Conv, Pipeline, Pool

NAMED: Final = tuple(name for name, kind in KINDS.items() if kind.combined is None)
"""Kinds of one filter, which have a map."""
NETWORK: Final = "network"
"""In place of names: the first layer of the shipped network."""
MOST_BLOCKS: Final = 3  # times CONV, RELU and POOL
USUAL: Final = ("sobel_x", "sobel_y", "laplacian")

Names: TypeAlias = tuple[str | None, ...]
"""Kind of each filter, None for one that is none of NAMED."""


def named_weights(names: Sequence[str]) -> Array:
    """Weights of filters by kind, each with the kind's own parameters."""
    kernels = [_kernel(name) for name in names]
    side = max(len(kernel) for kernel in kernels)
    return np.stack([np.pad(kernel, (side - len(kernel)) // 2) for kernel in kernels])


@cache
def network_weights() -> Array:
    """The 16 filters 5×5 of the first layer of the shipped network."""
    from cnnlab.digits.recogniser import default_network  # not needed before

    return np.asarray(default_network().parameters["conv1.weight"][:, 0], np.float64)


def names_of(conv: Conv) -> Names:
    """Which kind each filter of a step is; NETWORK for each of the shipped network's."""
    weights = conv.weights
    if weights.shape == (16, 5, 5) and np.array_equal(weights, network_weights()):
        return (NETWORK,) * len(weights)
    filters = weights[None] if weights.ndim == 2 else weights
    return tuple(_name_of(one) if one.ndim == 2 else None for one in filters)


def blocks_of(pipeline: Pipeline) -> list[int]:
    """Places of the CONV steps, each the beginning of a block."""
    return [i for i, step in enumerate(pipeline.steps) if isinstance(step, Conv)]


def with_blocks(pipeline: Pipeline, count: int) -> Pipeline:
    """So many times CONV, RELU and POOL: the last ones taken away, or usual ones added."""
    starts = blocks_of(pipeline)
    if count < len(starts):
        return Pipeline(pipeline.steps[: starts[count]])
    usual = (Conv(named_weights(USUAL)), Activation(), Pool())
    return Pipeline(pipeline.steps + usual * (count - len(starts)))


def with_filters(pipeline: Pipeline, block: int, weights: Floats) -> Pipeline:
    """Other filters in a block."""
    at = blocks_of(pipeline)[block]
    conv = pipeline.steps[at]
    assert isinstance(conv, Conv)  # noqa: S101 - as blocks_of says
    return _with_step(pipeline, at, replace(conv, weights=weights))


def pool_of(pipeline: Pipeline, block: int) -> Pool | None:
    """The pool of a block, None where it has none."""
    at = _pool_place(pipeline, block)
    step = None if at is None else pipeline.steps[at]
    return step if isinstance(step, Pool) else None


def with_pool(pipeline: Pipeline, block: int, pooling: Pooling) -> Pipeline:
    """Another pool in a block that has one."""
    at = _pool_place(pipeline, block)
    return pipeline if at is None else _with_step(pipeline, at, Pool(pooling))


def maps_after(pipeline: Pipeline) -> int:
    """How many maps there are after the last step, of a grey picture."""
    maps = 1
    for step in pipeline.steps:
        if isinstance(step, Conv):
            layer, count = step.weights.ndim == 4, len(step.weights)
            maps = count if layer else maps * (count if step.weights.ndim == 3 else 1)
    return maps


def _with_step(pipeline: Pipeline, at: int, step: Conv | Pool) -> Pipeline:
    return Pipeline((*pipeline.steps[:at], step, *pipeline.steps[at + 1 :]))


def _pool_place(pipeline: Pipeline, block: int) -> int | None:
    starts = [*blocks_of(pipeline), len(pipeline.steps)]
    places = range(starts[block], starts[block + 1])
    return next((i for i in places if isinstance(pipeline.steps[i], Pool)), None)


def _kernel(name: str) -> Array:
    return ImageFilter(name).kernels()[0]


def _name_of(weights: Floats) -> str | None:
    core = _core(weights)
    return next((name for name in NAMED if np.array_equal(core, _named_core(name))), None)


@cache
def _named_core(name: str) -> Floats:
    return _core(_kernel(name))


def _core(weights: Floats) -> Floats:
    """Without rings of zeros."""
    while min(weights.shape) > 2 and not _ring(weights).any():
        weights = weights[1:-1, 1:-1]
    return weights


def _ring(weights: Floats) -> Floats:
    return np.concatenate([weights[0], weights[-1], weights[:, 0], weights[:, -1]])
