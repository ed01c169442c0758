"""What a truth table shows."""

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.inspect.rounding import fixed
from cnnlab.scene.grid import RIGHT, WRONG
from cnnlab.scene.text import number

NONE = "–"


@dataclass(frozen=True, eq=False)
class TableContent:
    """Rows (m, n) of inputs, targets, z and a (m,); targets are NaN where none is set.

    ``header`` names the columns, ``right`` says whose target is met; ``current`` is the row whose
    inputs are the neuron's. ``hidden`` until it has been predicted.
    """

    header: tuple[str, ...] = ()
    rows: Array = field(default_factory=lambda: np.zeros((0, 0)))
    targets: Array = field(default_factory=lambda: np.zeros(0))
    z: Array = field(default_factory=lambda: np.zeros(0))
    a: Array = field(default_factory=lambda: np.zeros(0))
    right: Mask = field(default_factory=lambda: np.zeros(0, bool))
    current: int | None = None
    hidden: bool = False

    @cached_property
    def texts(self) -> list[list[str]]:
        """What stands in each row, column by column."""
        return [self._texts(row) for row in range(len(self.rows))]

    def spoken(self) -> list[str]:
        """The rows with the columns' names, as they are read out."""
        rows = (zip(self.header, texts, strict=True) for texts in self.texts)
        return [", ".join(f"{name} {text}".strip() for name, text in row) for row in rows]

    def _texts(self, row: int) -> list[str]:
        target = float(self.targets[row])
        x = [number(value) for value in self.rows[row].tolist()]
        wanted = NONE if math.isnan(target) else number(target)
        if self.hidden:
            return [*x, wanted, "?", "?", ""]
        sign = "" if math.isnan(target) else RIGHT if self.right[row] else WRONG
        return [*x, wanted, _written(float(self.z[row])), _written(float(self.a[row])), sign]


def _written(value: float) -> str:
    """With four decimals where these round to a whole number that it is not."""
    whole = round(value, 4) == round(value)
    if whole and value != round(value):
        return fixed(value)
    return number(value, 4)
