"""Cells of the pieces' grids: matches with two decimals, cut off, in figures of one size."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from cnnlab.scene.grid import Cells
from cnnlab.scene.text import two_decimals


@dataclass(frozen=True, eq=False)
class EvenCells(Cells):
    """Figures are as large as if ``widest`` were among them, so that they keep their size."""

    widest: str = "−0.00"

    @property
    def usual(self) -> str:
        """As ``longest``: what is larger in other grids counts here too."""
        return self.longest

    @cached_property
    def longest(self) -> str:
        """The longest number as text, or ``widest``."""
        texts = (self.text(float(value)) for value in np.unique(self.values))
        return max(self.widest, *texts, key=len)


@dataclass(frozen=True, eq=False)
class MatchCells(EvenCells):
    """Values as fractions of a perfect match, 1.00; ``short`` without the zero of 0.77."""

    short: bool = False

    @cached_property
    def shorter(self) -> "MatchCells | None":
        """The same without zeros before the point."""
        if self.short:
            return None
        return replace(self, short=True, widest=self.widest.replace("0.", "."))

    def text(self, value: float) -> str:
        """A match as it is written in a cell."""
        text = two_decimals(value)
        return text.replace("0.", ".") if self.short and abs(value) < 1 else text
