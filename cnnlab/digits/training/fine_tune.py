"""Fine-tuning on the digits of one writer, mixed with others against forgetting."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Bytes, Labels
from cnnlab.core.metrics import predicted
from cnnlab.core.network import Network
from cnnlab.core.recipe import Recipe
from cnnlab.core.training import Training
from cnnlab.digits.augmentation import Strengths
from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import rasterise
from cnnlab.digits.training.recipes import LABEL_SMOOTHING
from cnnlab.digits.training.training_data import Part, TrainingData, as_bytes, as_input

OTHERS = 1500  # drawings of the stroke models that are mixed in
TEST_SIZE = 400  # further ones, to measure accuracy on
OWN_SHARE = 0.4  # of an epoch
AUGMENTATION = 0.6
RECIPE = Recipe(
    epochs=3,
    batch=64,
    micro_batch=8,  # a third of the memory of 32 beside the window, and no slower
    learning_rate=4e-4,
    warmup=5,
    label_smoothing=LABEL_SMOOTHING,
)


class FineTuneReport(NamedTuple):
    """Progress; own digits read right, and the accuracy on others, are (before, after).

    After is None until the end.
    """

    step: int
    steps: int
    digits: int
    """How many own ones there are."""
    own: tuple[int, int | None] = (0, None)
    others: tuple[float, float | None] = (0.0, None)
    network: Network | None = None
    """The fine-tuned copy, at the end."""


def fine_tune(
    network: Network, images: Bytes, labels: Labels, stop: Event, seed: int = 0
) -> Iterator[FineTuneReport]:
    """Fine-tune a copy of a network on images (N, 28, 28) and their labels (N,).

    Ends early, without a network, once ``stop`` is set.
    """
    others, test = _drawn(OTHERS, seed, stop), _drawn(TEST_SIZE, seed + 1, stop)
    if stop.is_set():
        return
    before = _right(network, images, labels), _accuracy(network, *test)
    mixed_in = Part(others[0][:, None], others[1].astype(int), OTHERS)
    per_epoch = round(OTHERS * OWN_SHARE / (1 - OWN_SHARE))
    own = Part(images[:, None], np.asarray(labels, int), per_epoch)
    dataset = TrainingData([own, mixed_in], strengths=Strengths().times(AUGMENTATION))
    training = Training(network.copy(), dataset, replace(RECIPE, seed=seed))
    for report in training.reports(stop=stop):
        if report.problem:
            raise ArithmeticError(report.problem)
        scores = (before[0], None), (before[1], None)
        yield FineTuneReport(report.step, report.steps, len(labels), *scores)
    if stop.is_set():
        return
    tuned = training.network
    after = _right(tuned, images, labels), _accuracy(tuned, *test)
    yield FineTuneReport(
        training.steps,
        training.steps,
        len(labels),
        (before[0], after[0]),
        (before[1], after[1]),
        tuned,
    )


def _drawn(count: int, seed: int, stop: Event) -> tuple[Bytes, Labels]:
    """Digits drawn by the stroke models."""
    rng = np.random.default_rng([seed, 11])
    images = np.zeros((count, 28, 28), np.uint8)
    labels = np.arange(count, dtype=int) % 10
    for i in range(count):
        if stop.is_set():
            break
        images[i] = as_bytes(rasterise(draw(int(labels[i]), rng)))
    return images, labels


def _right(network: Network, images: Bytes, labels: Labels) -> int:
    """How many are read right, by a copy: with it go the buffers that reading many takes."""
    return int((predicted(network.copy().forward(as_input(images))) == labels).sum())


def _accuracy(network: Network, images: Bytes, labels: Labels) -> float:
    return _right(network, images, labels) / len(labels)
