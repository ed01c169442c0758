"""A network: a sequence of layers and their parameters."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.fast.single_image import SingleImage
from cnnlab.core.fast.workspace import Scratch
from cnnlab.core.layers.base import Cache, Layer, Run, Shape
from cnnlab.core.ops import floats, softmax
from cnnlab.core.shapes import ShapeError

CHUNK = 16  # images at once: what a convolution unrolls stays in the processor's cache
INPUT = "input"


class Tape(NamedTuple):
    """What a run leaves for the way back; the next run in the same thread writes over it."""

    runs: list[Run]
    caches: list[Cache]


class Network:
    """Layers, and their parameters by PyTorch's names, as ``conv1.weight`` (K, C, kh, kw).

    ``input_shape`` is that of one image (C, H, W). Without ``parameters`` they are those
    that training starts with, drawn from ``rng``. Raises ShapeError for layers that do not fit one
    another, for names that come twice, and for parameters that are missing, too many or of other
    shapes.
    """

    def __init__(
        self,
        input_shape: Shape,
        layers: Sequence[Layer],
        parameters: dict[str, Floats] | None = None,
        *,
        rng: np.random.Generator | None = None,
    ) -> None:
        self.input_shape = tuple(input_shape)
        self.layers = tuple(layers)
        self.shapes = _shapes(self.input_shape, self.layers)
        wanted = parameter_shapes(self.layers)
        if parameters is None:
            parameters = _init_params(self.layers, rng or np.random.default_rng())
        self.parameters = {name: _number(name, parameters, wanted[name]) for name in wanted}
        if strange := [name for name in parameters if name not in wanted]:
            raise ShapeError(f"{strange[0]}: no layer has parameters of this name")
        self._own = threading.local()

    @property
    def trainable(self) -> list[str]:
        """Names of the parameters that training changes by their gradients."""
        left = {
            f"{layer.name}.{name}"
            for layer in self.layers
            for name in (layer.statistics if layer.trainable else layer.parameter_shapes())
        }
        for layer, after in pairwise(self.layers):
            if after.recentres:  # its gradient is noise, which an optimiser would follow
                left.add(f"{layer.name}.bias")
        return [name for name in self.parameters if name not in left]

    def copy(self) -> Network:
        """A copy with parameters of its own."""
        params = {name: array.copy() for name, array in self.parameters.items()}
        return Network(self.input_shape, self.layers, params)

    def folded(self) -> Network:
        """A network that does the same in use, with fewer layers.

        What scales each channel by fixed numbers, as batch normalisation does, goes into the
        convolution before it. The network itself where there is nothing of the kind.
        """
        layers: list[Layer] = []
        params = dict(self.parameters)
        for layer in self.layers:
            before, after = layers[-1:], layer.affine(self.params_of(layer))
            joined = before[0].then(_own(before[0], params), after) if before and after else None
            if joined is None:
                layers.append(layer)
                continue
            params |= {f"{before[0].name}.{name}": array for name, array in joined.items()}
        if len(layers) == len(self.layers):
            return self
        kept = {name: params[name].copy() for name in parameter_shapes(layers)}
        return Network(self.input_shape, layers, kept)

    def observed(self, tape: Tape) -> dict[str, Floats]:
        """What a run in training saw, by the parameters that are to ``follow`` it."""
        return {
            f"{layer.name}.{name}": array
            for layer, cache in zip(self.layers, tape.caches, strict=True)
            for name, array in layer.observed(cache).items()
        }

    def follow(self, seen: Mapping[str, Floats]) -> None:
        """Move the averages of what passes through, in place, towards what a step saw."""
        for layer in self.layers:
            if layer.statistics:
                own = {name: seen[f"{layer.name}.{name}"] for name in layer.statistics}
                layer.follow(self.params_of(layer), own)

    def forward(self, x: npt.ArrayLike) -> Floats:
        """Logits (N, K) of images (N, C, H, W), in inference mode.

        Raises ShapeError for images of another shape.
        """
        x = self._images(x)
        self._own.last = x.copy()
        if len(x) == 1 and all(a.dtype == x.dtype for a in self.parameters.values()):
            return self._single(x.dtype).run(x[0], self.parameters)[None].copy()
        return np.concatenate([self.run(part)[0].copy() for part in _chunks(x)])

    def predict(self, x: npt.ArrayLike) -> Floats:
        """Probabilities (N, K): the softmax of the logits."""
        return softmax(self.forward(x))

    def activations(self, x: npt.ArrayLike) -> OrderedDict[str, Floats]:
        """What each layer makes of images (N, C, H, W), by its name; ``input`` comes first."""
        y = self._images(x)
        found = OrderedDict([(INPUT, y)])
        for layer in self.layers:
            y, _ = layer.forward(y, self.params_of(layer), Run())
            found[layer.name] = np.ascontiguousarray(y)
        return found

    def backward(self, dlogits: npt.ArrayLike) -> dict[str, Floats]:
        """Gradients of all parameters, for the images of this thread's last ``forward``.

        dlogits (N, K) is the loss's gradient. Raises ShapeError for another shape, RuntimeError
        where nothing went forward.
        """
        x = getattr(self._own, "last", None)
        if x is None:
            raise RuntimeError("backward needs a forward before it, in the same thread")
        dlogits = floats("dlogits", dlogits)
        wanted = (len(x), *self.shapes[self.layers[-1].name])
        if dlogits.shape != wanted:
            raise ShapeError(f"dlogits: got shape {dlogits.shape}, expected {wanted}")
        total = {name: np.zeros_like(array) for name, array in self.parameters.items()}
        for part, dy in zip(_chunks(x), _chunks(dlogits), strict=True):
            _, tape = self.run(part)
            found, _ = self.backward_chunk(dy, tape)
            for name, gradient in found.items():
                total[name] += gradient
        return total

    def run(
        self,
        x: Floats,
        rng: np.random.Generator | None = None,
        *,
        dropout: float | None = None,
    ) -> tuple[Floats, Tape]:
        """Logits of a chunk of images, in buffers that this thread's next run uses again.

        With ``rng`` the network is training: dropout drops, with probability ``dropout`` if that is
        not the layers' own, and batch normalisation takes the statistics of these images.
        """
        runs = self._runs(rng, dropout)
        caches = []
        for layer, run in zip(self.layers, runs, strict=True):
            x, cache = layer.forward(x, self.params_of(layer), run)
            caches.append(cache)
        return x, Tape(runs, caches)

    def backward_chunk(
        self, dy: Floats, tape: Tape, *, trainable_only: bool = False, need_dx: bool = False
    ) -> tuple[dict[str, Floats], Floats | None]:
        """Gradients of a run's parameters, and with ``need_dx`` those of its images.

        With ``trainable_only`` what training leaves alone is left out.
        """
        names = self.trainable if trainable_only else list(self.parameters)
        first = 0 if need_dx else self._first_of(names)
        found: dict[str, Floats] = {}
        dx: Any = dy.copy()
        for i in range(len(self.layers) - 1, first - 1, -1):
            layer, further = self.layers[i], need_dx or i > first
            params = self.params_of(layer)
            dx, gradients = layer.backward(dx, tape.caches[i], params, tape.runs[i], further)
            found |= {f"{layer.name}.{name}": array for name, array in gradients.items()}
        return {name: found[name] for name in names}, dx if need_dx else None

    def input_gradient(self, x: npt.ArrayLike, dlogits: npt.ArrayLike) -> Floats:
        """Gradient (N, C, H, W) of images: how each pixel would change dlogits · logits."""
        x, dlogits = self._images(x), floats("dlogits", dlogits)
        parts = []
        for part, dy in zip(_chunks(x), _chunks(dlogits), strict=True):
            _, tape = self.run(part)
            parts.append(np.array(self.backward_chunk(dy, tape, need_dx=True)[1]))
        return np.concatenate(parts)

    def _single(self, dtype: np.dtype[Any]) -> SingleImage:
        """The fast way for one image; each thread has its own buffers."""
        made: dict[np.dtype[Any], SingleImage] | None = getattr(self._own, "singles", None)
        if made is None:
            made = self._own.singles = {}
        if dtype not in made:
            shapes = self.shapes.values()  # the input's first: for each layer that of its input
            made[dtype] = SingleImage(
                [a.fast_step(s, dtype) for a, s in zip(self.layers, shapes, strict=False)]
            )
        return made[dtype]

    def _runs(self, rng: np.random.Generator | None, dropout: float | None) -> list[Run]:
        scratches = getattr(self._own, "scratches", None)
        if scratches is None:
            scratches = self._own.scratches = [Scratch() for _ in self.layers]
        runs, made = [], False  # whether what comes in was made here, not given
        for layer, scratch in zip(self.layers, scratches, strict=True):
            runs.append(Run(scratch, rng, made, dropout))
            made = made or not layer.passes_through
        return runs

    def params_of(self, layer: Layer) -> dict[str, Floats]:
        """A layer's own parameters, by the layer's names for them."""
        return _own(layer, self.parameters)

    def _first_of(self, names: Sequence[str]) -> int:
        owners = {name.rpartition(".")[0] for name in names}
        places = [i for i, layer in enumerate(self.layers) if layer.name in owners]
        return min(places, default=len(self.layers))

    def _images(self, x: npt.ArrayLike) -> Floats:
        x = floats("x", x)
        if x.ndim != len(self.input_shape) + 1 or x.shape[1:] != self.input_shape:
            wanted = ", ".join(["N", *map(str, self.input_shape)])
            raise ShapeError(f"x: got shape {x.shape}, expected ({wanted})")
        return x


def working_memory(network: Network) -> int:
    """Bytes that a chunk of images takes on its way through a network, all layers together."""
    numbers = math.prod(network.input_shape)
    for layer, shape in zip(network.layers, network.shapes.values(), strict=False):
        numbers += layer.memory(shape)
    largest = max((array.itemsize for array in network.parameters.values()), default=8)
    return numbers * largest * CHUNK


def parameter_shapes(layers: Sequence[Layer]) -> dict[str, Shape]:
    """Shapes of all parameters by name, in the layers' order."""
    return {
        f"{layer.name}.{name}": shape
        for layer in layers
        for name, shape in layer.parameter_shapes().items()
    }


def _own(layer: Layer, params: Mapping[str, Floats]) -> dict[str, Floats]:
    return {name: params[f"{layer.name}.{name}"] for name in layer.parameter_shapes()}


def _shapes(input_shape: Shape, layers: Sequence[Layer]) -> OrderedDict[str, Shape]:
    """What comes out of each layer, by name; ``input`` first. Raises ShapeError."""
    shape = input_shape
    found = OrderedDict([(INPUT, shape)])
    for layer in layers:
        if layer.name in found or not layer.name:
            raise ShapeError(f"layer {layer.name!r}: a name that comes twice, expected one each")
        found[layer.name] = shape = _output_shape(layer, shape)
    if not layers:
        raise ShapeError("layers: got none, expected at least one")
    return found


def _output_shape(layer: Layer, shape: Shape) -> Shape:
    try:
        return layer.output_shape(shape)
    except ShapeError as error:
        named = str(error).startswith(f"{layer.name}: ")
        raise ShapeError(f"{'' if named else f'{layer.name}: '}{error}") from error


def _init_params(layers: Sequence[Layer], rng: np.random.Generator) -> dict[str, Floats]:
    return {f"{layer.name}.{n}": a for layer in layers for n, a in layer.init_params(rng).items()}


def _number(name: str, given: dict[str, Floats], shape: Shape) -> Floats:
    if name not in given:
        raise ShapeError(f"{name}: missing, expected shape {shape}")
    array = floats(name, given[name])
    if array.shape != shape:
        raise ShapeError(f"{name}: got shape {array.shape}, expected {shape}")
    return array


def _chunks(x: Floats) -> Iterator[Floats]:
    for start in range(0, max(1, len(x)), CHUNK):
        yield x[start : start + CHUNK]
