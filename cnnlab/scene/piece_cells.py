"""Cells of the pieces' grids: matches with two decimals, cut off, in figures of one size."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cnnlab.core.pieces.maps import two_decimals
from cnnlab.scene.grid import Cells


def match_text(value: float) -> str:
    """A match with two decimals that are cut off, as the tutorial prints it: 7/9 is 0.77."""
    return two_decimals(value).replace("-", "−")


@dataclass(frozen=True, eq=False)
class EvenCells(Cells):
    """Figures are as large as if ``widest`` were among them, so that they keep their size."""

    widest: str = "−0.00"

    @cached_property
    def longest(self) -> str:
        """The longest number as text, or ``widest``."""
        texts = (self.text(float(value)) for value in np.unique(self.values))
        return max(self.widest, *texts, key=len)


@dataclass(frozen=True, eq=False)
class MatchCells(EvenCells):
    """Values as fractions of a perfect match, 1.00."""

    def text(self, value: float) -> str:
        """A match as it is written in a cell."""
        return match_text(value)
