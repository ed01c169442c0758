"""How a race ended: who won, and what was predicted."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal, TypeAlias

from cnnlab.lab.network.race_sides import RaceSettings, SideName, side_names
from cnnlab.lessons.network_sheet import NetworkSheet

Winner: TypeAlias = Literal["first", "second", "tie"]
Guess: TypeAlias = Literal["first", "second", "tie", ""]
"""Who was predicted to win; empty for no prediction."""
Pair: TypeAlias = tuple[float | None, float | None]
"""A number of each side; None for one that diverged."""


@dataclass(frozen=True)
class RaceResult:
    """What is kept of a race; the same settings on the same ``sheet`` give the same numbers."""

    settings: RaceSettings
    sheet: NetworkSheet
    """The network that was raced, and how it is trained, before the sides were made of it."""
    accuracies: Pair
    """Of validation at the end, in 0…1."""
    losses: Pair
    """Likewise."""
    winner: Winner
    guess: Guess = ""

    @property
    def names(self) -> tuple[SideName, SideName]:
        """What the sides were."""
        return side_names(self.settings)

    @property
    def guessed_right(self) -> bool | None:
        """Whether the prediction was right; None where none was made."""
        return self.guess == self.winner if self.guess else None


def winner_of(accuracies: Pair, examples: int) -> Winner:
    """The side with the higher accuracy (0…1) on that many examples.

    A tie within one standard error √(p(1 - p) / n), with p the mean of both. A side that diverged
    loses against one that did not.
    """
    first, second = accuracies
    if first is None or second is None:
        return "tie" if first == second else "first" if second is None else "second"
    p = (first + second) / 2
    if abs(first - second) <= sqrt(p * (1 - p) / max(1, examples)):
        return "tie"
    return "first" if first > second else "second"
