"""A position in a step plan: a step, and in the second gear a moment inside its window."""

from cnnlab.core.experiment.steps import Moment, Step, StepPlan
from cnnlab.lab.shared.glide import Pose


class Position:
    """Step ``index`` of a plan, from 0, and ``moment_index`` inside it; None in the first gear."""

    def __init__(self) -> None:
        self.plan: StepPlan | None = None
        self.index = 0
        self.moment_index: int | None = None
        self._step: Step | None = None

    @property
    def count(self) -> int:
        """Number of steps."""
        return len(self.plan) if self.plan is not None else 0

    @property
    def step(self) -> Step | None:
        """The step with its numbers; the same object until plan or index change."""
        if self.plan is None:
            return None
        if self._step is None or self._step.index != self.index:
            self._step = self.plan[self.index]
        return self._step

    @property
    def moment(self) -> Moment | None:
        """The moment inside the window; None in the first gear."""
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
        """Where the window of the step is drawn."""
        if self.plan is None:
            return Pose()
        k, row, column = self.plan.cell(self.index)
        return Pose(row, column, k, k)

    def take_plan(self, plan: StepPlan | None) -> bool:
        """Be in another plan; gives whether its output has the same shape and the place was kept.

        A moment that the other plan does not have becomes the first.
        """
        old, self.plan, self._step = self.plan, plan, None
        if plan is None or old is None or old.output_shape != plan.output_shape:
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
