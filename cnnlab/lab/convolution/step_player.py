"""The player of a convolution's windows."""

from typing import TypeAlias

from cnnlab.core.experiment.steps import Moment, Step, StepPlan
from cnnlab.lab.shared.player import Player

StepPlayer: TypeAlias = Player[StepPlan, Step, Moment]
