"""Why channels are added up, in words."""

from dataclasses import replace

import numpy as np
import pytest
from core_reference import course_demo

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Experiment
from cnnlab.ui.convolution.facts import channels_note


def note(e, shown="sum"):
    return channels_note(e, evaluate(e).output_shape, shown).split("\n")


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("sum", "finds a pattern across all channels; which channel gave what is lost."),
        ("mean", "numbers 3 times smaller"),
        ("apart", "6 maps: each shows one channel, none finds a pattern across them"),
    ],
)
def test_each_way_says_what_it_gives_and_loses(qapp, shown, said):
    lines = note(course_demo(), shown)
    assert said in lines[0]
    assert lines[1] == "One set of weights for all places: 56 parameters; one for each: 504."


def test_where_nothing_is_added_up_that_is_said(qapp):
    one = Experiment(np.ones((1, 3, 3)), np.ones((1, 1, 2, 2)), np.zeros(1))
    assert note(one) == [
        "One channel: there is nothing to add up.",
        "One set of weights for all places: 5 parameters; one for each: 20.",
    ]
    assert note(replace(course_demo(), operation=Activation())) == [
        "Each channel by itself: nothing is added up."
    ]
