"""How a network is trained: hyperparameters."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from cnnlab.core.optim import OPTIMISERS

LARGEST = 1e100  # number of a recipe: whole ones beyond 1e308 are no floats

SCHEDULES = ("cosine", "constant")


@dataclass(frozen=True)
class Recipe:
    """Hyperparameters of a training."""

    epochs: int | None = 10
    """None for no end: until it is stopped."""
    batch: int = 128
    learning_rate: float = 2e-3
    """At its highest, after the warm-up."""
    weight_decay: float = 0.01
    optimiser: str = "adam"
    warmup: int = 200
    """Steps in which the learning rate rises linearly."""
    max_grad_norm: float = 5.0
    """Gradients of a larger norm are scaled down to it."""
    micro_batch: int = 32
    """Images that go through the network at once."""
    label_smoothing: float = 0.0
    """Share of each target that is spread evenly over all classes."""
    weight_average: float = 0.0
    """Share of the weights' running average that a step keeps; 0 for no average."""
    seed: int = 0
    schedule: str = "cosine"
    """After the warm-up the learning rate falls along a cosine, to 0 at the end, or is constant."""
    momentum: float = 0.9
    """Of SGD."""
    dropout: float | None = None
    """Probability of every dropout layer; None for each layer's own."""
    augmentation: float | None = None
    """Strength of the dataset's distortions; None for what the dataset has."""

    def check(self) -> None:
        """Raise ValueError for a setting that is out of range."""
        self._check_names()
        self._check_numbers()

    def _check_names(self) -> None:
        if self.optimiser not in OPTIMISERS:
            raise ValueError(f"there is no optimiser {self.optimiser!r}")
        if self.schedule not in SCHEDULES:
            raise ValueError(f"there is no schedule {self.schedule!r}")
        if self.epochs is None and self.schedule == "cosine":
            raise ValueError("epochs: got None, expected a number: a cosine falls until the end")

    def _check_numbers(self) -> None:
        for name in ("epochs", "batch", "micro_batch", "learning_rate", "max_grad_norm"):
            if not 0 < _number(getattr(self, name), 1.0) <= LARGEST:
                raise ValueError(f"{name}: got {getattr(self, name)}, expected a number above 0")
        for name in ("weight_decay", "warmup", "seed", "augmentation"):
            most = inf if name == "seed" else LARGEST
            if not 0 <= _number(getattr(self, name), 0.0) <= most:
                raise ValueError(f"{name}: got {getattr(self, name)}, expected a number from 0")
        for name in ("label_smoothing", "weight_average", "momentum", "dropout"):
            if not 0 <= _number(getattr(self, name), 0.0) < 1:
                raise ValueError(
                    f"{name}: got {getattr(self, name)}, expected a number from 0, below 1"
                )


def _number(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value
