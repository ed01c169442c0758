"""CONV, RELU and POOL, once or more: a pipeline's blocks, and pipelines with others."""

from dataclasses import replace
from typing import Final

from cnnlab.core.arrays import Floats
from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.pipeline import Conv, Pipeline, Pool
from cnnlab.lab.images.layer_filters import USUAL, named_weights

MOST_BLOCKS: Final = 3  # times CONV, RELU and POOL


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
