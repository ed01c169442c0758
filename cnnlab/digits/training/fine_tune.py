"""Teaching a network digits of one hand: a copy learns from them mixed with many others."""

from collections.abc import Iterator
from threading import Event
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Bytes, Labels
from cnnlab.core.network import Network
from cnnlab.core.training import Recipe, Training
from cnnlab.digits.augmentation import Strengths
from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import rasterise
from cnnlab.digits.training.training_data import Part, TrainingData, as_bytes, as_input

OTHERS = 1500  # drawings of cnnlab's own that are mixed in, so that nothing is forgotten
MEASURED = 400  # further ones, to measure on
SHARE = 0.4  # of an epoch that is the taught hand's
EPOCHS = 3
LEARNING_RATE = 4e-4
STRENGTH = 0.6


class FineTuneReport(NamedTuple):
    """How far it has come; accuracies are (before, after), and after is None until the end."""

    step: int
    steps: int
    own: tuple[float, float | None] = (0.0, None)
    others: tuple[float, float | None] = (0.0, None)
    network: Network | None = None
    """The copy, once it has learned."""


def fine_tune(
    network: Network, images: Bytes, labels: Labels, stop: Event, seed: int = 0
) -> Iterator[FineTuneReport]:
    """Teach a copy of a network images (N, 28, 28) and their labels; the network stays as it is.

    Ends early, without a network, once ``stop`` is set.
    """
    others, test = _drawn(OTHERS, seed, stop), _drawn(MEASURED, seed + 1, stop)
    if stop.is_set():
        return
    before = _accuracy(network, images, labels), _accuracy(network, *test)
    mixed_in = Part(others[0][:, None], others[1].astype(int), OTHERS)
    own = Part(images[:, None], np.asarray(labels, int), round(OTHERS * SHARE / (1 - SHARE)))
    examples = TrainingData([own, mixed_in], strengths=Strengths().times(STRENGTH))
    recipe = Recipe(epochs=EPOCHS, batch=64, learning_rate=LEARNING_RATE, warmup=5, seed=seed)
    training = Training(network.copy(), examples, recipe)
    for report in training.reports(stop=stop):
        if report.problem:
            raise ArithmeticError(report.problem)
        yield FineTuneReport(report.step, report.steps, (before[0], None), (before[1], None))
    if stop.is_set():
        return
    learned = training.network
    after = _accuracy(learned, images, labels), _accuracy(learned, *test)
    yield FineTuneReport(
        training.steps, training.steps, (before[0], after[0]), (before[1], after[1]), learned
    )


def _drawn(count: int, seed: int, stop: Event) -> tuple[Bytes, Labels]:
    """Digits of cnnlab's own drawing."""
    rng = np.random.default_rng([seed, 11])
    images = np.zeros((count, 28, 28), np.uint8)
    labels = np.arange(count, dtype=int) % 10
    for i in range(count):
        if stop.is_set():
            break
        images[i] = as_bytes(rasterise(draw(int(labels[i]), rng)))
    return images, labels


def _accuracy(network: Network, images: Bytes, labels: Labels) -> float:
    return float((network.forward(as_input(images)).argmax(axis=1) == labels).mean())
