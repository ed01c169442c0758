"""What a player plays: steps in an order, and moments inside each of them."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias, TypeVar

M_co = TypeVar("M_co", covariant=True)
S_co = TypeVar("S_co", covariant=True)

PlaceOfStep: TypeAlias = tuple[int, int, int]
"""Which picture a step is drawn in, and its row and column there."""


class PlannedStep(Protocol[M_co]):
    """A step and the moments inside it, at least one."""

    @property
    def index(self) -> int:
        """Which step of the plan it is, from 0."""

    @property
    def moments(self) -> Sequence[M_co]:
        """What the second gear shows, one after the other."""


class Plan(Protocol[S_co]):
    """Steps, made on demand."""

    @property
    def layout(self) -> tuple[int, ...]:
        """Plans of equal layouts have the same places: the player stays where it is."""

    def __len__(self) -> int:
        """Number of steps."""

    def __getitem__(self, index: int, /) -> S_co:
        """A step."""

    def cell(self, index: int, /) -> PlaceOfStep:
        """Where a step is drawn."""
