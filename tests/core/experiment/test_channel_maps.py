"""What each channel gives by itself adds up to the output."""

import numpy as np
import pytest

from cnnlab.core.experiment.channel_maps import channel_maps, parameters_apart
from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Convolution, Experiment
from cnnlab.lessons.presets import shipped_presets

DEMO = shipped_presets()[0].experiment


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("stride", [(1, 1), (2, 1)])
def test_the_maps_add_up_to_the_output_without_its_bias(flip, stride):
    rng = np.random.default_rng(3)
    experiment = Experiment(
        rng.normal(size=(4, 6, 5)),
        rng.normal(size=(2, 4, 3, 2)),
        rng.normal(size=2),
        stride,
        (1, 0),
        operation=Convolution(flip),
    )
    maps, output = channel_maps(experiment), evaluate(experiment).output
    assert maps.shape == (2, 4, *output.shape[1:])
    biases = experiment.biases[:, None, None]
    np.testing.assert_allclose(maps.sum(axis=1) + biases, output, atol=1e-12)


def test_the_demo():
    maps = channel_maps(DEMO)
    assert maps[0, :, 1, 1].tolist() == [4, 2, 0]
    assert parameters_apart(DEMO, (2, 3, 3)) == (56, 504)
