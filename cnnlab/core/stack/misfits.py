"""What is wrong with a stack: the first block that can't stand in its place, or all of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cnnlab.core.layers.base import Setting
from cnnlab.core.stack.blocks import Stack
from cnnlab.core.stack.build import (
    MOST_NUMBERS,
    MOST_PARAMETERS,
    BlockError,
    Placed,
    parameter_count,
    place_blocks,
)


@dataclass(frozen=True)
class Mend:
    """A whole stack without the misfit, and as data what was changed.

    ``add``: a layer of the kind ``name`` in ``place``. ``drop``: the block in ``place`` is gone;
    ``drop all``: all that need maps; ``cut``: those beyond the most. ``move``: it stands in
    ``to`` now. ``set``: its setting ``name`` is ``value``; ``forget``: it has none of that name.
    ``fewer``: of all filters and units but the last one in ``times``.
    """

    code: str
    stack: Stack
    place: int | None = None
    """Of the block that was changed, as it was counted before."""
    numbers: Mapping[str, Setting] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class Misfit:
    """What is wrong: the place from 0 (None for the whole), a code, and the numbers for its words.

    Of a block those of BlockError. ``no layers``; ``no parameters`` that training could change;
    ``one class`` only; ``classes``: ``came`` units come out and not ``wanted``; ``dropout last``:
    after all that is learned; ``parameters`` or ``memory`` (bytes an image): more than ``most``.
    """

    place: int | None
    code: str
    numbers: Mapping[str, Setting] = field(default_factory=dict)
    mends: tuple[Mend, ...] = ()
    name: str = ""
    """Of the setting, where it is one."""


BYTES = 4  # of a number


def find_misfits(stack: Stack, classes: int) -> list[Misfit]:
    """All misfits, still without mends; a block that does not fit is the only one."""
    found, error = try_blocks(stack)
    if error is not None:
        return [Misfit(error.place, error.code, error.numbers, name=error.name)]
    if not found:
        return [Misfit(None, "no layers")]
    return [
        *_class_misfits(found, classes),
        *_dropout_misfits(found),
        *_size_misfit("parameters", found, lambda one: parameter_count([one.layer]), 1),
        *_size_misfit("memory", found, lambda one: one.layer.memory(one.read_shape), BYTES),
    ]


def try_blocks(stack: Stack) -> tuple[list[Placed], BlockError | None]:
    """The blocks as far as they fit, and what the first one that does not fit says."""
    found: list[Placed] = []
    try:
        for placed in place_blocks(stack):
            found.append(placed)
    except BlockError as error:
        return found, error
    return found, None


def learns(placed: Placed) -> bool:
    """Whether training changes parameters of a block."""
    return placed.layer.trainable and bool(placed.layer.parameter_shapes())


def _class_misfits(found: Sequence[Placed], classes: int) -> Iterator[Misfit]:
    if classes < 2:
        yield Misfit(None, "one class", {"came": classes})
        return
    units = math.prod(found[-1].output_shape)
    if not any(learns(placed) for placed in found):
        yield Misfit(None, "no parameters")
    elif units != classes:
        place = max(i for i, placed in enumerate(found) if learns(placed))
        yield Misfit(place, "classes", {"came": units, "wanted": classes})


def _dropout_misfits(found: Sequence[Placed]) -> Iterator[Misfit]:
    for place, placed in enumerate(found):
        if placed.layer.for_training and not any(map(learns, found[place:])):
            yield Misfit(place, "dropout last")


def _size_misfit(
    code: str, found: Sequence[Placed], size: Callable[[Placed], int], unit: int
) -> Iterator[Misfit]:
    most = {"parameters": MOST_PARAMETERS, "memory": MOST_NUMBERS}[code]
    sizes = [size(placed) for placed in found]
    if sum(sizes) > most:
        numbers = {"came": sum(sizes) * unit, "most": most * unit}
        yield Misfit(sizes.index(max(sizes)), code, numbers)
