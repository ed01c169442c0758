"""Fast inference for one image, with all buffers allocated in advance.

A kind of layer gives its own step (``Layer.fast_step``); this file knows none.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

AnyArray: TypeAlias = npt.NDArray[Any]
AllParams = Mapping[str, AnyArray]
"""Parameters of the whole network, by names such as ``conv1.weight``."""


class FastStep:
    """A layer's forward pass for one image, without the batch axis; ``to`` is its output buffer."""

    entry: AnyArray | None = None
    """Buffer that the step before should write its output to, if any."""
    movable = True
    """Whether ``to`` may be replaced by another array of its shape."""

    def __init__(self, name: str, output_shape: tuple[int, ...], dtype: Any) -> None:
        self.name = name
        self.to: AnyArray = np.empty(output_shape, dtype)

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        """Write the output for one image and return it."""
        raise NotImplementedError


class SingleImage:
    """Fast steps in sequence; not thread-safe."""

    def __init__(self, steps: Sequence[FastStep]) -> None:
        self._steps = steps
        for before, step in pairwise(steps):
            if step.entry is not None and before.movable:
                before.to = step.entry

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        """Logits (K,) of an image (C, H, W), in a buffer that the next run uses again."""
        for step in self._steps:
            x = step.run(x, params)
        return x
