"""What is offered where the stride does not divide: with each offer all of it is read."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Convolution, Experiment, Pooling
from cnnlab.ui.convolution.fits import Fits


@pytest.mark.parametrize(
    ("size", "window", "stride", "padding", "dilation", "pool"),
    [
        ((3, 2), (4, 3), (4, 3), (2, 1), (1, 1), True),
        ((9, 9), (3, 3), (4, 3), (0, 1), (1, 1), True),
        ((2, 6), (1, 2), (1, 5), (2, 0), (2, 3), False),
        ((7, 7), (3, 3), (3, 3), (0, 0), (2, 2), False),
    ],
)
def test_with_what_is_offered_all_is_read(qtbot, size, window, stride, padding, dilation, pool):
    operation = Pooling("max", window) if pool else Convolution()
    weights = np.zeros((1, 1, *window))
    e = Experiment(np.zeros((1, *size)), weights, np.zeros(1), stride, padding, dilation, operation)
    fits, found = Fits(), []
    qtbot.addWidget(fits)
    fits.set_.connect(lambda name, value: found.append(replace(e, **{name: value})))
    evaluation = evaluate(e)
    fits.show_evaluation(e, evaluation)
    assert evaluation.uncovered != (0, 0)
    for button in fits.buttons:
        if button.isHidden() or "partial" in button.text():
            continue
        button.click()
        after = evaluate(found[-1])
        axes = [a for a, name in enumerate(("rows", "columns")) if f"({name})" in button.text()]
        for axis in axes or (0, 1):
            assert after.uncovered[axis] == 0
            assert not after.unread[axis]
