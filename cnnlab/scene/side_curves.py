"""Curves of one side of a race, as plain arrays."""

from typing import Final, NamedTuple

import numpy as np

from cnnlab.core.arrays import Array

_NONE: Final = np.zeros(0)


class SideCurves(NamedTuple):
    """Steps (n,) with losses and accuracies (0…1), and accuracies of validation (m,)."""

    steps: Array = _NONE
    losses: Array = _NONE
    accuracies: Array = _NONE
    validation_steps: Array = _NONE
    validation_accuracies: Array = _NONE
