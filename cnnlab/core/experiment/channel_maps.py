"""What a convolution makes of each channel by itself: maps that it adds up."""

from dataclasses import replace

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.experiment import Experiment


def channel_maps(experiment: Experiment) -> Array:
    """Maps (K, C, OH, OW) of a convolution that has an output: their sum over C is that output.

    But for the biases, which belong to no channel.
    """
    maps = []
    for channel in range(experiment.input.shape[0]):
        one = replace(
            experiment,
            input=experiment.input[channel : channel + 1],
            filters=experiment.filters[:, channel : channel + 1],
            biases=np.zeros_like(experiment.biases),
        )
        found = evaluate(one)
        assert isinstance(found, Evaluation)  # noqa: S101 - the whole has an output too
        maps.append(found.output)
    return np.stack(maps, axis=1)


def parameters_apart(experiment: Experiment, output_shape: tuple[int, int, int]) -> tuple[int, int]:
    """Parameters of a convolution, and of as many filters as it has places."""
    k, rows, columns = output_shape
    each = int(np.prod(experiment.filters.shape[1:])) + 1
    return k * each, k * rows * columns * each
