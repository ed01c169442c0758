"""The two sides of a race: networks and recipes that differ in one thing alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from cnnlab.core.network import Network
from cnnlab.core.stack.blocks import MOST_BLOCKS, Block, Stack
from cnnlab.core.stack.build import STACK_KINDS
from cnnlab.core.stack.misfits import find_misfits
from cnnlab.lessons.network_sheet import NetworkSheet

RaceKind: TypeAlias = Literal["relu_sigmoid", "whitening", "batch_norm", "rates"]
RACES: Final[tuple[RaceKind, ...]] = get_args(RaceKind)
RATES: Final = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
LENGTHS: Final = (100, 300, 1000)
"""Steps of a race that are offered."""
RaceRefusal: TypeAlias = Literal[
    "no relu", "no pictures", "no convolution", "same rates", "many layers", "misfit"
]
"""Why a network can't be raced so: it has no ReLU; there is nothing to whiten but points; no
convolution comes before another layer with weights; both rates are one; with batch normalisation
there would be too many layers; a side does not fit."""
SideCode: TypeAlias = Literal[
    "relu", "sigmoid", "whitened", "not whitened", "batch norm", "no batch norm", "rate"
]
NORM: Final = "BatchNorm2d"


@dataclass(frozen=True)
class RaceSettings:
    """Which race is run, from which seed, and for how many steps."""

    kind: RaceKind = "relu_sigmoid"
    rates: tuple[float, float] = (0.001, 0.1)
    """Of the race of that name."""
    seed: int = 0
    """Of the initial weights and of the order of the data."""
    steps: int = 300


class SideName(NamedTuple):
    """What a side is, as a code; ``rate`` is that of a race of rates."""

    code: SideCode
    rate: float = 0.0


class RaceSide(NamedTuple):
    """One of the two."""

    name: SideName
    sheet: NetworkSheet


Sides: TypeAlias = tuple[RaceSide, RaceSide]


def side_names(settings: RaceSettings) -> tuple[SideName, SideName]:
    """What the first and the second side are."""
    if settings.kind == "rates":
        return SideName("rate", settings.rates[0]), SideName("rate", settings.rates[1])
    first, second = _NAMES[settings.kind]
    return SideName(first), SideName(second)


def race_sides(sheet: NetworkSheet, settings: RaceSettings) -> Sides | RaceRefusal:
    """Both sides of a race of a network, or why it can't be raced so."""
    refusal = _refusal(sheet, settings)
    if refusal is not None:
        return refusal
    sheet = replace(sheet, recipe=replace(sheet.recipe, seed=settings.seed))
    one, other = _both(sheet, settings)
    for side in (one, other):
        if len(side.stack.blocks) > MOST_BLOCKS:
            return "many layers"
        if find_misfits(side.stack, side.classes):
            return "misfit"
    first, second = side_names(settings)
    return RaceSide(first, one), RaceSide(second, other)


def share_weights(network: Network, other: Network) -> None:
    """Give another network the parameters of those layers that both have, in their order.

    These are layers of one kind and shape among those that training changes; what a layer of
    another kind has drawn in between has no say.
    """
    theirs = list(_learning(other))
    for kind, names in _learning(network):
        place = next((i for i, (its, _) in enumerate(theirs) if its == kind), None)
        if place is not None:
            for name, to in zip(names, theirs.pop(place)[1], strict=True):
                other.parameters[to][...] = network.parameters[name]


def _learning(network: Network) -> Iterator[tuple[object, list[str]]]:
    """Kind with shapes, and names of the parameters, of each layer that training changes."""
    for layer in network.layers:
        shapes = layer.parameter_shapes()
        if layer.trainable and shapes:
            yield (type(layer), tuple(shapes.items())), [f"{layer.name}.{name}" for name in shapes]


def _refusal(sheet: NetworkSheet, settings: RaceSettings) -> RaceRefusal | None:
    kind, blocks = settings.kind, sheet.stack.blocks
    if kind == "relu_sigmoid" and all(block.kind != "ReLU" for block in blocks):
        return "no relu"
    if kind == "whitening" and len(sheet.stack.input_shape) != 3:
        return "no pictures"
    if kind == "batch_norm" and not _normed_places(sheet.stack):
        return "no convolution"
    if kind == "rates" and settings.rates[0] == settings.rates[1]:
        return "same rates"
    return None


def _both(sheet: NetworkSheet, settings: RaceSettings) -> tuple[NetworkSheet, NetworkSheet]:
    stack = sheet.stack
    if settings.kind == "relu_sigmoid":
        return sheet, replace(sheet, stack=_with_sigmoid(stack))
    if settings.kind == "batch_norm":
        with_norm, without = _with_norm(stack), _without_norm(stack)
        return replace(sheet, stack=with_norm), replace(sheet, stack=without)
    if settings.kind == "whitening":
        before = sheet.preprocessing
        whitened, plain = replace(before, whiten=True), replace(before, whiten=False)
        return replace(sheet, preprocessing=whitened), replace(sheet, preprocessing=plain)
    first, second = (replace(sheet.recipe, learning_rate=rate) for rate in settings.rates)
    return replace(sheet, recipe=first), replace(sheet, recipe=second)


def _with_sigmoid(stack: Stack) -> Stack:
    blocks = (Block("Sigmoid") if block.kind == "ReLU" else block for block in stack.blocks)
    return stack.with_blocks(tuple(blocks))


def _with_norm(stack: Stack) -> Stack:
    """Batch normalisation right after each convolution but one that gives the logits."""
    blocks: list[Block] = []
    places = _normed_places(stack)
    for place, block in enumerate(stack.blocks):
        blocks.append(block)
        after = stack.blocks[place + 1 : place + 2]
        if place in places and not (after and after[0].kind == NORM):
            blocks.append(Block(NORM))
    return stack.with_blocks(tuple(blocks))


def _without_norm(stack: Stack) -> Stack:
    return stack.with_blocks(tuple(block for block in stack.blocks if block.kind != NORM))


def _normed_places(stack: Stack) -> list[int]:
    """Places of the convolutions before the last layer with weights."""
    kinds = [block.kind for block in stack.blocks]
    weighty = [
        place
        for place, kind in enumerate(kinds)
        if kind in STACK_KINDS and STACK_KINDS[kind].units_field
    ]
    return [place for place in weighty[:-1] if kinds[place] == "Conv2d"]


_NAMES: Final[dict[RaceKind, tuple[SideCode, SideCode]]] = {
    "relu_sigmoid": ("relu", "sigmoid"),
    "whitening": ("whitened", "not whitened"),
    "batch_norm": ("batch norm", "no batch norm"),
}
