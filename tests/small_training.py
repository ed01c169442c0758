"""A small training that takes a moment."""

from dataclasses import replace

import numpy as np
from small_network import small_network

from cnnlab.core.recipe import Recipe
from cnnlab.core.training import Training

RECIPE = Recipe(epochs=2, batch=20, micro_batch=8, learning_rate=0.01, warmup=2, seed=3)
FULL_RECIPE = replace(RECIPE, label_smoothing=0.1, weight_average=0.9)


class Bars:
    """Images with a bar in one of four places, under noise."""

    def __init__(self, count=50, scale=1.0):
        self.labels = np.arange(count) % 4
        self.scale = scale

    def __len__(self):
        return len(self.labels)

    def draw(self, which, rng):
        x = 0.3 * rng.random((len(which), 1, 8, 8), np.float32)
        for image, label in zip(x, self.labels[which], strict=True):
            image[0, 2 * label : 2 * label + 2] += 0.7
        return x * np.float32(self.scale), self.labels[which]


class NoisyBars(Bars):
    """Bars under noise of a strength."""

    strength = 1.0

    def draw(self, which, rng):
        x, labels = super().draw(which, rng)
        return x + np.float32(self.strength) * rng.random(x.shape, np.float32), labels


def trained(threads=1, recipe=RECIPE, dataset=None, norm=False):
    training = Training(small_network(norm=norm), dataset or Bars(), recipe)
    return training, list(training.reports(threads=threads))


def equal(a, b):
    return all((a.parameters[name] == b.parameters[name]).all() for name in a.parameters)
