"""Ways that a training has taken: each leads off at a moment of another, and none is lost."""

from contextlib import suppress
from dataclasses import dataclass

from cnnlab.core.changes import Change
from cnnlab.core.moment_store import Moment, MomentStore
from cnnlab.core.training import Training
from cnnlab.lab.network.curves import Curves


@dataclass(frozen=True, eq=False)
class Way:
    """What a training has gone through since its initial weights."""

    curves: Curves
    changes: tuple[Change, ...]

    def until(self, step: int) -> "Way":
        """The same up to a step; its curves are copies, which can grow."""
        changes = tuple(one for one in self.changes if one.step <= step)
        return Way(self.curves.until(step), changes)


class Ways:
    """The way that is taken, from 0, and those that were left, with the moments along all."""

    def __init__(self, moments: MomentStore) -> None:
        self.moments = moments
        self.taken = 0
        self.left: dict[int, Way] = {}
        """By their numbers."""

    def begin(self) -> None:
        """Nothing but the first way, of another training."""
        self.moments.close()
        self.taken, self.left = 0, {}

    def lead_off(self, moment: Moment, training: Training, now: Way) -> Way:
        """Take a new way that leads off at a moment; gives what lies before it.

        The training on the way that is taken, and what it has gone through, are kept.
        """
        with suppress(OSError):  # then it stays in memory
            self.moments.keep(self.taken, training)
        if training.done > self.moments.ways[self.taken].step:  # else nothing of its own is on it
            self.left[self.taken] = now
        before = (now if moment.way == self.taken else self.left[moment.way]).until(moment.step)
        self.taken = self.moments.branch(moment)
        return before
