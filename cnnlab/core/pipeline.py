"""A picture through a few layers: CONV, RELU and POOL, each step's result, shape and cost.

Axis order: maps (C, H, W), weights (kh, kw), (K, kh, kw) or (K, C, kh, kw).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from cnnlab.core import ops
from cnnlab.core.arrays import Floats, read_only
from cnnlab.core.experiment.evaluate import Problem, Volume
from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.filter_settings import FilterSettings, passes
from cnnlab.core.filtering import filtered
from cnnlab.core.shapes import Pair, output_size, pair

MOST_STEPS: Final = 9  # three times CONV, RELU and POOL
MOST_NUMBERS: Final = 4096 * 4096 * 3  # of a step's result
_STRIP: Final = 2**20  # numbers that a strip of a pool reads


@dataclass(frozen=True, eq=False)
class Conv:
    """Filters on maps. Weights are copied in and read-only; there is no bias.

    One filter (kh, kw) or several (K, kh, kw) meet each map by themselves: C·K maps, those of a
    filter together. Of a layer (K, C, kh, kw) the channels are added: K maps. Raises ValueError for
    other dimensions, and for weights that are none or not finite.
    """

    weights: Floats
    settings: FilterSettings = field(default_factory=FilterSettings)

    def __post_init__(self) -> None:
        weights = ops.floats("weights", self.weights)
        if weights.ndim not in (2, 3, 4) or weights.size == 0:
            raise ValueError(
                f"weights: got shape {weights.shape}, expected (kh,kw), (K,kh,kw) or (K,C,kh,kw)"
            )
        if not np.isfinite(weights).all():
            raise ValueError("weights: every number must be finite")
        object.__setattr__(self, "weights", read_only(weights))


@dataclass(frozen=True)
class Pool:
    """A pool and its stride, the window's size if None."""

    pooling: Pooling = field(default_factory=Pooling)
    stride: Pair | None = None

    def __post_init__(self) -> None:
        pair(self.pooling.size, "size", minimum=1)
        if self.stride is not None:
            pair(self.stride, "stride", minimum=1)


Step: TypeAlias = Conv | Activation | Pool


@dataclass(frozen=True)
class Pipeline:
    """Steps, one after the other. Raises ValueError for more than MOST_STEPS."""

    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        if len(self.steps) > MOST_STEPS:
            raise ValueError(f"steps: got {len(self.steps)}, expected {MOST_STEPS} or fewer")


@dataclass(frozen=True, eq=False)
class StepResult:
    """Maps (C, H, W) after a step, and the cost of the plain algorithm."""

    output: Floats
    parameters: int
    multiplications: int

    @property
    def shape(self) -> Volume:
        """Channels, rows and columns of the maps."""
        c, h, w = self.output.shape
        return c, h, w


def run(picture: npt.ArrayLike, pipeline: Pipeline) -> Iterator[StepResult | Problem]:
    """The result of each step on a picture (H, W) or (C, H, W), as soon as it is there.

    A Problem is the last: a filter or a pool that is larger than its map, a layer of other
    channels, or maps of too many numbers. Not asking for the next step cancels it.
    """
    x = ops.floats("picture", picture)
    x = x[None] if x.ndim == 2 else x
    for step in pipeline.steps:
        done = _step(x, step)
        yield done
        if isinstance(done, Problem):
            return
        x = done.output


def _step(x: Floats, step: Step) -> StepResult | Problem:
    if isinstance(step, Conv):
        return _conv(x, step)
    if isinstance(step, Pool):
        return _pool(x, step)
    function = {"relu": ops.relu, "sigmoid": ops.sigmoid, "tanh": ops.tanh}.get(step.kind)
    y = ops.leaky_relu(x, step.slope) if function is None else function(x)
    return StepResult(y, 0, 0)


def _conv(x: Floats, conv: Conv) -> StepResult | Problem:
    w = conv.weights
    if w.ndim == 4 and w.shape[1] != len(x):
        return Problem("channels", {"filter": w.shape[1], "input": len(x)})
    filters = w[None] if w.ndim == 2 else w
    maps = len(filters) if w.ndim == 4 else len(filters) * len(x)
    problem = _too_many(maps * x.shape[1] * x.shape[2])
    if problem is not None:
        return problem
    results = []
    for one in filters:
        found = filtered(x, one, conv.settings) if one.ndim == 2 else _summed(x, one, conv.settings)
        if isinstance(found, Problem):
            return found
        results.append(found)
    output = results[0] if len(results) == 1 else np.concatenate(results)
    pixels = _pixels((x.shape[1], x.shape[2]), (w.shape[-2], w.shape[-1]), conv.settings)
    each = w[0].size if w.ndim == 4 else filters[0].size
    return StepResult(output, w.size, pixels * maps * each)


def _pixels(size: Pair, taps: Pair, settings: FilterSettings) -> int:
    """Pixels of a map, of all times that a filter is applied."""
    found = passes(size, taps, settings)
    return 0 if isinstance(found, Problem) else sum(a.windows * b.windows for a, b in found)


def _too_many(numbers: int) -> Problem | None:
    if numbers <= MOST_NUMBERS:
        return None
    return Problem("too_many_numbers", {"came": numbers, "most": MOST_NUMBERS})


def _summed(x: Floats, layer: Floats, settings: FilterSettings) -> Floats | Problem:
    """One filter of a layer (C, kh, kw): one map (1, H, W)."""
    total: Floats | None = None
    for channel, weights in zip(x, layer, strict=True):
        found = filtered(channel[None], weights, settings)
        if isinstance(found, Problem):
            return found
        total = found if total is None else np.add(total, found, out=total)
    assert total is not None  # noqa: S101 - a layer has a channel
    return total


def _pool(x: Floats, pool: Pool) -> StepResult | Problem:
    size, partial = pool.pooling.size, pool.pooling.partial
    stride = size if pool.stride is None else pool.stride
    out = [output_size(x.shape[1 + a], size[a], stride[a], partial=partial) for a in (0, 1)]
    for a in (0, 1):
        if out[a] < 1:
            numbers = {"axis": a, "window": size[a], "padded": x.shape[1 + a]}
            return Problem("too_small", numbers)
    y = np.empty((len(x), out[0], out[1]), x.dtype)
    read = ops.max_pool2d if pool.pooling.kind == "max" else ops.avg_pool2d
    height = max(1, _STRIP // (out[1] * size[0] * size[1]))
    for c, plane in enumerate(x):
        for first in range(0, out[0], height):
            last = min(first + height, out[0])
            end = (last - 1) * stride[0] + size[0]  # beyond the map where a window is partial
            strip = plane[None, None, first * stride[0] : end]
            y[c, first:last] = read(strip, size, stride=stride, partial=partial)[0, 0]
    return StepResult(y, 0, y.size if pool.pooling.kind == "average" else 0)
