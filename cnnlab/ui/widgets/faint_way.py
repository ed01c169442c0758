"""A way that a training has left, as its curves show it."""

from dataclasses import dataclass

from cnnlab.core.arrays import Array


@dataclass(frozen=True, eq=False)
class FaintWay:
    """Its name; steps (n,), losses and accuracies (0…1) of their batches."""

    name: str
    steps: Array
    losses: Array
    accuracies: Array
