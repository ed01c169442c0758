"""Shipped digits of real hands, another one each time."""

import numpy as np

from cnnlab.lab.digits.folder_digits import Sample
from cnnlab.lab.digits.sketch import centred


class RealHands:
    """Gives the shipped drawings in random order; each has its turn before one comes again."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._left: dict[int | None, list[int]] = {}
        """Of each digit that was asked for, None for any, the drawings whose turn is to come."""

    def next(self, label: int | None = None) -> Sample:
        """A drawing of a digit, or of any."""
        from cnnlab.digits.samples import sample_drawings  # not needed before one is asked for

        drawings = sample_drawings()
        left = self._left.setdefault(label, [])
        if not left:
            of_label = [i for i, one in enumerate(drawings) if label in (None, one.label)]
            left += self._rng.permutation(of_label).tolist()
        drawn = drawings[left.pop()]
        return Sample(centred(drawn.strokes), drawn.label, drawn.writer.rpartition("/")[2])
