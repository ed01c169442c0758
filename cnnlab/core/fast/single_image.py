"""One image through a network fast: every buffer made beforehand, and written by what comes before.

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
    """A layer with the place ``to`` of its output, for one image without the images' axis."""

    entry: AnyArray | None = None
    """Where the step before may write its output; None where any place will do."""
    movable = True
    """Whether the output may be written to another array of its shape than ``to``."""

    def __init__(self, name: str, output_shape: tuple[int, ...], dtype: Any) -> None:
        self.name = name
        self.to: AnyArray = np.empty(output_shape, dtype)

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        """Write and give the output for one image."""
        raise NotImplementedError


class SingleImage:
    """Steps linked for one image after another; not for two threads at once."""

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
