"""What a tick of playing takes, at each speed."""

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.shared.fast_forward import PICTURES, ROWS, next_step, tick_period

PLAN = evaluate(Experiment(np.ones((1, 4, 5)), np.ones((2, 1, 1, 1)), np.zeros(2))).plan


@pytest.mark.parametrize(
    ("speed", "stops"),
    [
        (1.0, [1, 2, 3]),
        (64.0, [1, 2, 3]),
        (ROWS, [4, 9, 14, 19, 24, 29, 34, 39, 39]),
        (1.5 * ROWS, [4, 9, 14]),
        (PICTURES, [19, 39, 39]),
    ],
)
def test_a_tick_takes_a_window_a_row_or_an_output(speed, stops):
    index = 0
    for stop in stops:
        index = next_step(PLAN, index, speed, 0.0)
        assert index == stop


def test_what_is_late_is_caught_up_where_windows_are_fast():
    late = 3 * tick_period(64.0)
    assert next_step(PLAN, 0, 64.0, late) == 4
    assert next_step(PLAN, 0, 1.0, late) == 1
    assert next_step(PLAN, 38, 64.0, late) == 39


def test_faster_never_takes_longer_for_a_picture():
    windows = 30 * 30
    times = [windows / speed for speed in (1.0, 16.0, 128.0)]
    times += [30 * tick_period(ROWS) / 1000, tick_period(PICTURES) / 1000]
    assert times == sorted(times, reverse=True)
