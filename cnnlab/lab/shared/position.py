"""A position in a plan: a step, and in the second gear a moment inside it."""

from typing import Any, Generic, TypeVar, cast

from cnnlab.lab.shared.glide import Pose
from cnnlab.lab.shared.plan import Plan, PlannedStep

P = TypeVar("P", bound=Plan[PlannedStep[Any]])
S = TypeVar("S", bound=PlannedStep[Any])
M = TypeVar("M")


class Position(Generic[P, S, M]):
    """Step ``index`` of a plan, from 0, and ``moment_index`` inside it; None in the first gear."""

    def __init__(self) -> None:
        self.plan: P | None = None
        self.index = 0
        self.moment_index: int | None = None
        self._step: S | None = None

    @property
    def count(self) -> int:
        """Number of steps."""
        return len(self.plan) if self.plan is not None else 0

    @property
    def step(self) -> S | None:
        """The step with its numbers; the same object until plan or index change."""
        if self.plan is None:
            return None
        if self._step is None or self._step.index != self.index:
            self._step = cast(S, self.plan[self.index])  # P is a plan of S
        return self._step

    @property
    def moment(self) -> M | None:
        """The moment inside the step; None in the first gear."""
        step = self.step
        if step is None or self.moment_index is None:
            return None
        return step.moments[self.moment_index]

    @property
    def at_end(self) -> bool:
        """Whether nothing comes after it, in its gear."""
        step = self.step
        if step is None or self.index < self.count - 1:
            return False
        return self.moment_index is None or self.moment_index == len(step.moments) - 1

    @property
    def pose(self) -> Pose:
        """Where the step is drawn."""
        if self.plan is None:
            return Pose()
        k, row, column = self.plan.cell(self.index)
        return Pose(row, column, k, k)

    def take_plan(self, plan: P | None) -> bool:
        """Be in another plan; gives whether it has the same layout and the place was kept.

        A moment that the other plan does not have becomes the first.
        """
        old, self.plan, self._step = self.plan, plan, None
        if plan is None or old is None or old.layout != plan.layout:
            self.index, self.moment_index = 0, None
            return False
        if self.moment_index is not None and self.moment_index >= len(plan[self.index].moments):
            self.moment_index = 0
        return True

    def place_of(self, moment: int) -> tuple[int, int] | None:
        """Step and moment of a moment counted from this step's first; None outside the plan.

        Past either end of the step is the last moment before it or the first after it.
        """
        step = self.step
        if self.plan is None or step is None:
            return None
        if 0 <= moment < len(step.moments):
            return self.index, moment
        index = self.index + (-1 if moment < 0 else 1)
        if not 0 <= index < self.count:
            return None
        return index, len(self.plan[index].moments) - 1 if moment < 0 else 0
