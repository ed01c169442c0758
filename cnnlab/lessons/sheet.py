"""What the Neuron tab shows, as one frozen value: a neuron, a network, and points to fit."""

from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.backward import LossKind
from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.fit import FitNetwork, FitRecipe
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.core.dense.points import Points, PointsKind, make_points, split
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell

Page: TypeAlias = Literal["neuron", "layers", "fit", "ideas"]
PAGES: Final[tuple[Page, ...]] = get_args(Page)
PART_OF: Final[dict[Page, str]] = {"neuron": "one", "layers": "layered", "fit": "fitting"}
"""The part of the sheet that a page shows; a page of ideas shows none."""
MOST_HIDDEN: Final = 3  # layers
MOST_UNITS: Final = 8  # of a hidden layer
MOST_OUTPUTS: Final = 4


@dataclass(frozen=True)
class WindowOrigin:
    """The window of a convolution that a neuron was made from: its experiment and output cell."""

    experiment: Experiment
    cell: Cell


@dataclass(frozen=True, eq=False)
class OneNeuron:
    """A neuron, and what is shown of it.

    ``targets`` (2^n,) are those of the truth table's rows, 0 or 1, NaN where none is set; empty
    where there is no table. ``second`` is drawn over its activation function. With ``predicts`` z
    and a are hidden until they are typed: ``guesses`` are what was typed for them, or None.
    ``derivative`` is whether g' is drawn beside g.
    """

    neuron: Neuron
    targets: Array = field(default_factory=lambda: np.zeros(0))
    second: Function | None = None
    predicts: bool = False
    guesses: tuple[float | None, float | None] = (None, None)
    origin: WindowOrigin | None = None
    derivative: bool = False
    preset: str = ""


@dataclass(frozen=True)
class UnitGuess:
    """What was typed for a unit: its activation "a", or its error "error".

    Layers count from 0, the input, and units from 0.
    """

    kind: Literal["a", "error"]
    layer: int
    unit: int
    value: float


@dataclass(frozen=True, eq=False)
class Layered:
    """A layered network, the example ``x`` (inputs,) that goes through it, and its ``target``s.

    With ``predicts`` what the units compute is hidden until it is typed. ``seed`` is that of the
    weights that were drawn last, 0 where none were.
    """

    dense: Dense
    x: Array
    target: Array
    loss: LossKind = "squared"
    learning_rate: float = 0.5
    predicts: bool = False
    guesses: tuple[UnitGuess, ...] = ()
    seed: int = 0
    preset: str = ""


@dataclass(frozen=True, eq=False)
class Fitting:
    """Points and how to fit them. ``rival`` is the other setting of a race, None without one.

    Points of a ``kind`` other than "own" were made with ``count``, ``noise`` and ``seed``;
    ``share`` of them is held out.
    """

    points: Points
    kind: PointsKind = "xor"
    count: int = 200
    noise: float = 0.1
    share: float = 0.2
    seed: int = 1
    network: FitNetwork = FitNetwork()  # noqa: RUF009 - frozen
    recipe: FitRecipe = FitRecipe()  # noqa: RUF009 - frozen
    rival: FitRecipe | None = None
    preset: str = ""


@dataclass(frozen=True, eq=False)
class Sheet:
    """All of it; each part names the example that it came from in ``preset``."""

    one: OneNeuron
    layered: Layered
    fitting: Fitting


def made_points(fitting: Fitting) -> Fitting:
    """The same with the points that its settings make, a share of them held out."""
    made = make_points(fitting.kind, fitting.count, fitting.noise, fitting.seed)
    return replace(fitting, points=split(made, fitting.share, fitting.seed))
