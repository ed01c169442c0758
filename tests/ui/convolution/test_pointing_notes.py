"""What is said of what is pointed at: one is no plural."""

import re

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.focus import BiasAt, ChannelSumAt, InputAt, WeightAt
from cnnlab.ui.convolution.pointing_notes import pointing_note


@pytest.mark.parametrize(
    "at", [InputAt((0, 0, 0)), WeightAt((0, 0, 0, 0)), BiasAt(0), ChannelSumAt((0, 0, 0), 0)]
)
def test_one_is_no_plural(qapp, at):
    one = np.ones((1, 1, 1))
    plan = evaluate(Experiment(one, one[None], np.ones(1))).plan
    assert not re.search(r"\b1 (outputs|places|cells|products)\b", pointing_note(plan, at))
