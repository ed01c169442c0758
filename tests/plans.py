"""Step plans, and a player that has arrived where it goes."""

import numpy as np

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import StepPlan
from cnnlab.lab.shared.player import GLIDE, Player
from cnnlab.lessons.presets import shipped_presets

MOMENTS = 32  # of a window of the demo: 27 products, 3 channel sums, bias, total


def demo_plan() -> StepPlan:
    return evaluate(shipped_presets()[0].experiment).plan


def plan_of(size: int, filters: int = 1) -> StepPlan:
    experiment = Experiment(np.ones((1, size, size)), np.ones((filters, 1, 2, 2)), np.ones(filters))
    return evaluate(experiment).plan


def arrive(player: Player) -> None:
    player.advance(GLIDE)
    assert player.pose.arrived
