"""What one tab sends another so that it can be looked at there."""

from collections.abc import Callable
from dataclasses import dataclass

from cnnlab.core.arrays import Bytes, Floats
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell


@dataclass(frozen=True, eq=False)
class ExperimentPlace:
    """An experiment and the output cell to look at; ``title`` says what is opened with it."""

    experiment: Experiment
    cell: Cell
    title: Callable[[], str]


@dataclass(frozen=True, eq=False)
class WindowPlace:
    """An output cell of a convolution, whose window is to be seen as one neuron.

    ``hidden``: its number is still to be predicted.
    """

    experiment: Experiment
    cell: Cell
    hidden: bool = False


@dataclass(frozen=True, eq=False)
class PicturePlace:
    """A picture to be filtered: pixels (C, H, W), bytes; ``title`` says what it is called."""

    pixels: Bytes
    title: Callable[[], str]


@dataclass(frozen=True)
class WeightsPlace:
    """Weights of a file to read digits with."""

    path: str


@dataclass(frozen=True, eq=False)
class DrawnImage:
    """What is drawn in the Digits tab, as networks read it: (28, 28) in 0…1."""

    image: Floats
