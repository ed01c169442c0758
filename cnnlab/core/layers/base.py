"""What a layer is: one step of a network, forward and backward side by side.

A kind of layer is a subclass with ``register`` in a file of this folder, and what the program knows
of the kind stands there: also, as plain data, what its words and its ONNX operators are made from.

A layer is a frozen description; its parameters are held by the network and its buffers by whoever
runs it, so that several threads may run one layer at once. Shapes here leave the images' axis out:
(C, H, W), or (D,) once flattened.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.fast.single_image import AllParams, AnyArray, FastStep
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.shapes import Pair, ShapeError

Shape = tuple[int, ...]
Params = Mapping[str, Floats]
Gradients = tuple[Floats | None, dict[str, Floats]]
Cache = Any
Numbers = Mapping[str, float | tuple[float, ...]]


class Caption(NamedTuple):
    """A text as data: the key of its template, and the values for it."""

    key: str
    numbers: Numbers = MappingProxyType({})


Setting = int | float | Pair
Settings = Mapping[str, Setting]


class BlockField(NamedTuple):
    """What a person sets of a kind of layer: a whole number, a number or a pair, as its default is.

    ``least`` and ``most`` are the limits, of both numbers of a pair.
    """

    name: str
    default: Setting
    least: float
    most: float
    same_as: str = ""
    """Another field whose value is the default instead."""


class Module(NamedTuple):
    """A layer in PyTorch: a class and its arguments; ``definition`` where torch.nn has none."""

    name: str
    arguments: Mapping[str, object] = MappingProxyType({})
    definition: str = ""


class Operator(NamedTuple):
    """An operator of ONNX: its name, the parameters that it reads after x, its attributes."""

    name: str
    params: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = MappingProxyType({})
    per_channel: bool = False
    """Whether its parameters (C,) go with the channels of (C, H, W)."""
    sizes: tuple[int, ...] = ()
    """Whole numbers that it reads after them, as a shape."""


class Affine(NamedTuple):
    """What a layer does to each channel, factor · x + offset: both (C,)."""

    factor: Floats
    offset: Floats


class Sight(NamedTuple):
    """Which rows and columns of its input an output cell sees, and whether of one channel only."""

    size: Pair = (1, 1)
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    own_channel: bool = True


@dataclass
class Run:
    """How a layer is run: its buffers, random numbers in training, whether x and dy may change."""

    scratch: Scratch = field(default_factory=Scratch)
    rng: np.random.Generator | None = None
    in_place: bool = False
    dropout: float | None = None
    """In training, a probability in place of each dropout layer's own."""


@dataclass(frozen=True)
class Layer:
    """A step of a network, named as PyTorch names the class that does the same."""

    name: str

    trainable: ClassVar[bool] = True
    """Whether training changes its parameters."""
    passes_through: ClassVar[bool] = False
    """Whether inference only reshapes the input, or leaves it as it is."""
    for_training: ClassVar[bool] = False
    """Whether it does something in training alone."""
    statistics: ClassVar[tuple[str, ...]] = ()
    """Parameters that follow what passes through in training (``follow``), by no gradient."""
    rectifies: ClassVar[bool] = False
    """Whether it cuts off at 0, so that its units may be dead."""
    recentres: ClassVar[bool] = False
    """Whether, in training, a number that is added to a channel of its input changes nothing."""
    stem: ClassVar[str] = "layer"
    """What layers of the kind are called in a stack, with a number behind it."""
    numbered: ClassVar[bool] = True
    """Whether the only one of a stack has a number, too."""
    input_axes: ClassVar[int | None] = None
    """3 for maps (C, H, W), 1 for a vector (D,); None for both."""
    block_fields: ClassVar[tuple[BlockField, ...]] = ()
    """What a person sets of it."""
    units_field: ClassVar[str] = ""
    """The one of them that sets how many maps or units come out, if any."""

    @classmethod
    def from_settings(cls, name: str, shape: Shape, settings: Settings) -> Self:
        """A layer for an input of a shape; ``settings`` has each of ``block_fields``."""
        del shape
        return cls(name, **settings)

    def output_shape(self, shape: Shape) -> Shape:
        """Shape of the output for that of the input. Raises ShapeError for an empty one."""
        return shape

    def parameter_shapes(self) -> dict[str, Shape]:
        """Shapes of its parameters, by name."""
        return {}

    def check_params(self, params: Params) -> None:
        """Raise ValueError, naming the parameter, for numbers that it can't be run with."""

    def memory(self, shape: Shape) -> int:
        """Numbers held while one image of that shape goes through it; here twice the output."""
        return 2 * math.prod(self.output_shape(shape))

    def multiplications(self, shape: Shape) -> int:
        """Multiplications and divisions of the plain algorithm for one image; here none."""
        del shape
        return 0

    def init_params(self, rng: np.random.Generator) -> dict[str, Floats]:
        """Parameters to start training with, float32."""
        del rng
        return {}

    def forward(self, x: Floats, params: Params, run: Run) -> tuple[Floats, Cache]:
        """The output, and what ``backward`` needs of the way here."""
        raise NotImplementedError

    def backward(
        self, dy: Floats, cache: Cache, params: Params, run: Run, need_dx: bool
    ) -> Gradients:
        """Gradients of the input (None unless ``need_dx``) and of the parameters."""
        raise NotImplementedError

    def observed(self, cache: Cache) -> Params:
        """Of a run in training: what each of its ``statistics`` is to follow."""
        del cache
        return {}

    def follow(self, params: Params, seen: Params) -> None:
        """Move its ``statistics``, in place, towards what was seen in a step."""

    def affine(self, params: Params) -> Affine | None:
        """What it does in use, where that can go into the layer before; None where it can't."""
        del params
        return None

    def then(self, params: Params, after: Affine) -> Params | None:
        """Parameters with which it does what ``after`` does, too; None where it can't."""
        del params, after
        return None

    def fast_step(self, shape: Shape, dtype: Any) -> FastStep:
        """The quick way for one image of a shape; ``forward`` itself where a kind has none."""
        return PlainStep(self, shape, dtype)

    def sight(self) -> Sight | None:
        """What an output cell sees of the input; None where it sees all. Here its own place."""
        return Sight()

    def caption(self) -> Caption:
        """What the layer does."""
        return Caption(type(self).__name__)

    def arithmetic(self, x: Array, params: Params, cell: Cell, y: float) -> Caption:
        """How an output cell comes to be y. x is (C, H, W), with all that is (D,) as (D, 1, 1).

        A layer that sees all of its input has x as it was before it was flattened. Here as of an
        element-wise layer: z and y.
        """
        return Caption(type(self).__name__, {"z": float(x[cell]), "y": y})

    def experiment(self, x: Array, params: Params, cell: Cell) -> tuple[Experiment, Cell] | None:
        """The experiment that makes an output cell, and where in it; None where there is none.

        x is that of ``arithmetic``.
        """
        return None

    def operators(self) -> tuple[Operator, ...]:
        """What it is in ONNX: operators one after the other, none where nothing is done."""
        raise NotImplementedError

    def module(self) -> Module:
        """What it is in PyTorch; here a class of its own name without arguments."""
        return Module(type(self).__name__)


class PlainStep(FastStep):
    """``forward`` as a step for one image."""

    def __init__(self, layer: Layer, shape: Shape, dtype: Any) -> None:
        super().__init__(layer.name, layer.output_shape(shape), dtype)
        self._layer, self._run = layer, Run()
        self._names = {key: f"{layer.name}.{key}" for key in layer.parameter_shapes()}

    def run(self, x: AnyArray, params: AllParams) -> AnyArray:
        """The output, in a buffer of the layer's own."""
        own = {key: params[name] for key, name in self._names.items()}
        return self._layer.forward(x[None], own, self._run)[0][0]


KINDS: dict[str, type[Layer]] = {}
"""Kinds of layer by the name that stands in files; ``registry`` has all of them."""
Kind = TypeVar("Kind", bound=type[Layer])


def register(kind: Kind) -> Kind:
    """Make a kind of layer known by its class's name."""
    KINDS[kind.__name__] = kind
    return kind


def he_normal(shapes: dict[str, Shape], rng: np.random.Generator) -> dict[str, Floats]:
    """Weights of variance 2 / fan-in, biases 0, for shapes (K, …) and (K,)."""
    weight = shapes["weight"]
    spread = np.sqrt(2 / np.prod(weight[1:]))
    return {
        "weight": (rng.standard_normal(weight) * spread).astype(np.float32),
        "bias": np.zeros(shapes["bias"], np.float32),
    }


def whole_setting(settings: Settings, name: str) -> int:
    """A whole number that a person has set."""
    value = settings[name]
    assert isinstance(value, int)  # noqa: S101 - checked by its BlockField
    return value


def filter_of(params: Params, k: int) -> tuple[Array, Array]:
    """Weights (1, …) and bias (1,) of one filter, as an experiment takes them."""
    weight, bias = params["weight"][k : k + 1], params["bias"][k : k + 1]
    return weight.astype(np.float64), bias.astype(np.float64)


def weighted_sum(x: Array, params: Params, cell: Cell, y: float) -> Caption:
    """The arithmetic of weights (K, …) and biases (K,): the channels' sum, the bias and y."""
    bias = float(params["bias"][cell[0]])
    key = "weighted sum" if len(x) == 1 else "weighted sum of channels"
    return Caption(key, {"channels": len(x), "sum": y - bias, "bias": bias, "y": y})


def check_above_zero(layer: Layer, params: Params, name: str) -> None:
    """Raise ValueError unless all numbers of a parameter are above 0."""
    least = params[name].min()
    if not least > 0:
        raise ValueError(f"{layer.name}.{name}: got {least}, expected numbers above 0")


def check_input_shape(layer: Layer, shape: Shape, axes: int, first: int, what: str) -> None:
    """Raise ShapeError unless a shape has that many axes, the first of that length."""
    if len(shape) != axes or shape[0] != first:
        form = "(C, H, W)" if axes == 3 else "(D,)"
        raise ShapeError(f"{layer.name}: got shape {shape}, expected {form} with {first} {what}")
