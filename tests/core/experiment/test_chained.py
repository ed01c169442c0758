"""Receptive fields back through several experiments."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.experiment.chained import Region, receptive_fields
from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Experiment, Pooling


def chain_of(x, *settings):
    """Experiments of which each has the output of the one before as its input."""
    experiments = []
    for setting in settings:
        e = Experiment(x, **setting)
        experiments.append(e)
        x = evaluate(e).output
    return experiments


def conv(channels, size, **settings):
    return {"filters": np.ones((2, channels, size, size)), "biases": np.zeros(2), **settings}


CONV_RELU_POOL = (
    conv(3, 3, stride=(2, 1), padding=(1, 1)),
    {"operation": Activation("sigmoid")},
    {"operation": Pooling("average", (2, 2)), "stride": (2, 2)},
)


def test_one_experiment_has_its_window():
    chain = chain_of(np.ones((3, 6, 6)), CONV_RELU_POOL[0])
    assert receptive_fields(chain, (1, 1, 2)) == [Region(range(3), range(1, 4), range(1, 4))]
    assert receptive_fields(chain, (1, 0, 0)) == [Region(range(3), range(2), range(2))]


def test_a_chain_widens_from_step_to_step():
    chain = chain_of(np.ones((3, 9, 9)), *CONV_RELU_POOL)
    assert receptive_fields(chain, (1, 1, 1)) == [
        Region(range(3), range(3, 8), range(1, 5)),
        Region(range(1, 2), range(2, 4), range(2, 4)),
        Region(range(1, 2), range(2, 4), range(2, 4)),
    ]


@pytest.mark.parametrize("cell", [(0, 0, 0), (1, 1, 2), (0, 1, 0)])
def test_exactly_these_cells_change_the_output(cell):
    """Weights are positive, and sigmoid and mean pass every change on."""
    x = np.random.default_rng(2).random((2, 9, 9))
    settings = (conv(2, 3, stride=(2, 1), padding=(1, 1)), *CONV_RELU_POOL[1:])
    field = receptive_fields(chain_of(x, *settings), cell)[0]
    before = result(x, settings)[cell]
    for at in np.ndindex(x.shape):
        other = x.copy()
        other[at] -= 5
        read = all(i in part for i, part in zip(at, field, strict=True))
        assert bool(result(other, settings)[cell] != before) == read, at


def result(x, settings):
    last = chain_of(x, *settings)[-1]
    return evaluate(last).output


def test_a_window_in_the_padding_reads_nothing():
    e = Experiment(np.ones((1, 3, 3)), padding=(2, 0))
    assert receptive_fields([e], (0, 0, 1))[0] == Region(range(1), range(0), range(1, 2))
    behind = replace(e, padding=(0, 0))
    assert receptive_fields([behind, e], (0, 0, 1))[0] == Region(range(1), range(0), range(0))
