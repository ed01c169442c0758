"""From a stack to layers and a network. Nothing here takes memory but ``build_network``."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cnnlab.core.layers.base import BlockField, Layer, Setting, Shape
from cnnlab.core.layers.linear import Flatten
from cnnlab.core.layers.registry import KINDS
from cnnlab.core.network import Network
from cnnlab.core.shapes import Pair, ShapeError
from cnnlab.core.stack.blocks import MOST_BLOCKS, Block, Stack

STACK_KINDS: Mapping[str, type[Layer]] = {
    name: kind for name, kind in KINDS.items() if kind.trainable
}
"""Kinds of layer that blocks may be: those whose numbers are not fitted beforehand."""
FLATTEN = "flatten"
MOST_PARAMETERS = 10_000_000
"""Numbers that training changes; it holds each about eight times."""
MOST_NUMBERS = 2**21
"""Numbers that layers hold at most while one image goes through them."""


class BlockError(ShapeError):
    """A block that can't stand in its place: the place from 0, a code, and the numbers for it.

    ``kind``: there is no such layer. ``setting``: one that is none, or out of its limits. ``maps``:
    it needs maps, and gets a vector. ``window``: a filter larger than what comes in; ``pool``: a
    pool, of which nothing is left then. ``many``: more blocks than there may be.
    """

    def __init__(
        self,
        text: str,
        place: int,
        code: str,
        numbers: Mapping[str, Setting] | None = None,
        name: str = "",
    ) -> None:
        super().__init__(text)
        self.place = place
        self.code = code
        self.numbers: Mapping[str, Setting] = numbers or {}
        self.name = name
        """Of the setting, where it is one."""


class Placed(NamedTuple):
    """A block in its place: its layer, and what goes in and comes out."""

    layer: Layer
    input_shape: Shape
    output_shape: Shape
    flattens: bool
    """Whether the maps that come in are flattened first; ``input_shape`` is that of the maps."""

    @property
    def read_shape(self) -> Shape:
        """Shape of what the layer itself reads."""
        return (math.prod(self.input_shape),) if self.flattens else self.input_shape


def fields_of(block: Block) -> tuple[BlockField, ...]:
    """What a person sets of a block; nothing of a kind that there is not."""
    return STACK_KINDS[block.kind].block_fields if block.kind in STACK_KINDS else ()


def setting_of(block: Block, name: str) -> Setting:
    """A setting, or what it is by default. A pair where that is one, even if a number was set.

    Raises KeyError for a setting that the kind has not.
    """
    wanted = {one.name: one for one in fields_of(block)}[name]
    if name not in block.settings:
        return setting_of(block, wanted.same_as) if wanted.same_as else wanted.default
    value = block.settings[name]
    if isinstance(wanted.default, tuple) and isinstance(value, int):
        return value, value
    return value


def block_names(blocks: Sequence[Block]) -> list[str]:
    """Names of layers, numbered by kind from 1: conv1, relu1, pool1, conv2, … fc."""
    stems = [
        STACK_KINDS[block.kind].stem if block.kind in STACK_KINDS else "unknown" for block in blocks
    ]
    total, seen, names = Counter(stems), Counter[str](), []
    for block, stem in zip(blocks, stems, strict=True):
        seen[stem] += 1
        alone = (
            total[stem] == 1 and block.kind in STACK_KINDS and not STACK_KINDS[block.kind].numbered
        )
        names.append(stem if alone else f"{stem}{seen[stem]}")
    return names


def place_blocks(stack: Stack) -> Iterator[Placed]:
    """Each block in its place, one after the other. Raises BlockError for the first that can't."""
    shape = stack.input_shape
    for place, (block, name) in enumerate(
        zip(stack.blocks, block_names(stack.blocks), strict=True)
    ):
        if place >= MOST_BLOCKS:
            text = f"layers: got {len(stack.blocks)}, expected at most {MOST_BLOCKS}"
            numbers = {"came": len(stack.blocks), "most": MOST_BLOCKS}
            raise BlockError(text, place, "many", numbers)
        placed = _placed(block, place, name, shape)
        yield placed
        shape = placed.output_shape


def stack_layers(stack: Stack) -> list[Layer]:
    """The layers of a stack, with those that flatten. Raises ShapeError."""
    flatten = f"{FLATTEN}0" if any(one.kind == "Flatten" for one in stack.blocks) else FLATTEN
    layers: list[Layer] = []
    shape = stack.input_shape
    for placed in place_blocks(stack):
        layers += [Flatten(flatten)] if placed.flattens else []
        layers.append(placed.layer)
        shape = placed.output_shape
    if layers and len(shape) == 3:
        layers.append(Flatten(flatten))
    return layers


def build_network(
    stack: Stack, seed: int, before: Sequence[Layer] = (), after: Sequence[Layer] = ()
) -> Network:
    """A network with initial parameters, between layers that leave shapes as they are.

    Raises ShapeError for blocks that do not fit one another, and for more numbers than
    MOST_PARAMETERS or MOST_NUMBERS before memory is taken.
    """
    layers = stack_layers(stack)
    if not layers:
        raise ShapeError("layers: got none, expected at least one")
    numbers = parameter_count(layers)
    if numbers > MOST_PARAMETERS:
        raise ShapeError(f"parameters: got {numbers:,}, expected at most {MOST_PARAMETERS:,}")
    held = sum(one.layer.memory(one.read_shape) for one in place_blocks(stack))
    if held > MOST_NUMBERS:
        raise ShapeError(
            f"memory: got {held:,} numbers an image, expected at most {MOST_NUMBERS:,}"
        )
    return Network(stack.input_shape, [*before, *layers, *after], rng=np.random.default_rng(seed))


def parameter_count(layers: Sequence[Layer]) -> int:
    """Numbers of layers that training changes by their gradients: no running averages."""
    return sum(
        math.prod(shape)
        for layer in layers
        for name, shape in layer.parameter_shapes().items()
        if name not in layer.statistics
    )


def _placed(block: Block, place: int, name: str, shape: Shape) -> Placed:
    if block.kind not in STACK_KINDS:
        raise BlockError(f"{name}: there is no layer {block.kind!r:.40}", place, "kind")
    kind = STACK_KINDS[block.kind]
    _check_settings(block, place, name)
    flattens = kind.input_axes == 1 and len(shape) == 3
    if kind.input_axes == 3 and len(shape) == 1:
        text = f"{name}: got a vector of {shape[0]}, expected maps (C, H, W)"
        raise BlockError(text, place, "maps", {"units": shape[0]})
    read = (math.prod(shape),) if flattens else shape
    settings = {one.name: setting_of(block, one.name) for one in kind.block_fields}
    layer = kind.from_settings(name, read, settings)
    _check_window(layer, place, read)
    return Placed(layer, shape, layer.output_shape(read), flattens)


def _check_settings(block: Block, place: int, name: str) -> None:
    known = [one.name for one in fields_of(block)]
    if strange := sorted(set(block.settings) - set(known)):
        text = f"{name}: there is no setting {strange[0]!r:.40}"
        raise BlockError(text, place, "setting", name=strange[0])
    for one in fields_of(block):
        came = block.settings.get(one.name, one.default)
        if not _within(came, one):
            text = f"{name}: {one.name}: got {came!r:.40}, expected {one.least} to {one.most}"
            limits = {"least": one.least, "most": one.most}
            raise BlockError(text, place, "setting", limits, one.name)


def _within(came: Setting, one: BlockField) -> bool:
    """Whether it is of the field's type, one number standing for a pair too, and in its limits."""
    numbers = came if isinstance(came, tuple) else (came,)
    if isinstance(came, tuple) and not (isinstance(one.default, tuple) and len(came) == 2):
        return False
    types = (int, float) if isinstance(one.default, float) else (int,)
    return all(type(n) in types and one.least <= n <= one.most for n in numbers)


def _check_window(layer: Layer, place: int, shape: Shape) -> None:
    sight = layer.sight()
    if sight is None or len(shape) != 3:
        return
    padded: Pair = (shape[1] + 2 * sight.padding[0], shape[2] + 2 * sight.padding[1])
    if sight.size[0] <= padded[0] and sight.size[1] <= padded[1]:
        return
    (rows, columns), (height, width) = sight.size, padded
    text = (
        f"{layer.name}: a window of {rows}×{columns} does not fit an input of {height}×{width}, "
        "padding included"
    )
    numbers = {"rows": rows, "columns": columns, "height": height, "width": width}
    raise BlockError(text, place, "pool" if sight.own_channel else "window", numbers)
