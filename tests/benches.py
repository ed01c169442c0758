"""Benches of any size, and how a window is given one."""

import numpy as np

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench


def bench_of(channels=3, size=8, filters=8, kernel=3, padding=1, **settings) -> Bench:
    rng = np.random.default_rng(3)
    e = Experiment(
        rng.integers(0, 3, (channels, size, size)),
        rng.integers(-1, 2, (filters, channels, kernel, kernel)),
        np.arange(float(filters)),
        padding=(padding, padding),
        **settings,
    )
    return Bench(e, e, "mine")


def show(hands, bench: Bench) -> None:
    hands.tab.document.replace(bench, "Mine")
