"""Cells with two decimals that are cut off, as the tutorial prints matches: 1.00, 0.77."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cnnlab.core.pieces.maps import two_decimals
from cnnlab.scene.grid import Cells


def match_text(value: float) -> str:
    """A match with two decimals that are cut off: 7/9 is 0.77."""
    return two_decimals(value).replace("-", "−")


@dataclass(frozen=True, eq=False)
class MatchCells(Cells):
    """Values as fractions of a perfect match, 1.00."""

    def text(self, value: float) -> str:
        """A match as it is written in a cell."""
        return match_text(value)

    @cached_property
    def longest(self) -> str:
        """The longest match as text."""
        return max((match_text(float(v)) for v in np.unique(self.values)), key=len)
