"""What a stack costs, layer by layer, and what is wrong with it; no memory is taken for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cnnlab.core.inspect.fields import EffectiveField
from cnnlab.core.layers.base import Layer, Shape
from cnnlab.core.stack.blocks import Stack
from cnnlab.core.stack.build import Placed, block_names, parameter_count
from cnnlab.core.stack.mends import mends_of
from cnnlab.core.stack.misfits import BYTES, Misfit, find_misfits, try_blocks


class StackRow(NamedTuple):
    """A block as it is shown. Shapes are None from the first block on that does not fit."""

    name: str
    kind: str
    input_shape: Shape | None = None
    output_shape: Shape | None = None
    flattens: bool = False
    """Whether the maps that come in are flattened first."""
    layer: Layer | None = None
    parameters: int = 0
    multiplications: int = 0
    """And divisions, of the plain algorithm for one image."""
    memory: int = 0
    """Bytes that are held while one image goes through, in float32."""
    field: EffectiveField | None = None
    """What a cell of the output sees of the maps that go into the stack; None without maps."""


@dataclass(frozen=True)
class StackCheck:
    """Rows, one a block, totals, and misfits; without any a network can be built and trained."""

    rows: tuple[StackRow, ...]
    misfits: tuple[Misfit, ...]

    @property
    def parameters(self) -> int:
        """Of all layers."""
        return sum(row.parameters for row in self.rows)

    @property
    def multiplications(self) -> int:
        """Of all layers, for one image."""
        return sum(row.multiplications for row in self.rows)

    @property
    def memory(self) -> int:
        """Bytes of all layers, for one image."""
        return sum(row.memory for row in self.rows)

    @property
    def fits(self) -> bool:
        """Whether nothing is wrong."""
        return not self.misfits


def check_stack(stack: Stack, classes: int) -> StackCheck:
    """What a stack is and costs, and each misfit with its mends; raises nothing."""
    found, _ = try_blocks(stack)
    misfits = (
        replace(misfit, mends=mends_of(stack, misfit, classes))
        for misfit in find_misfits(stack, classes)
    )
    return StackCheck(_rows(stack, found), tuple(misfits))


def _rows(stack: Stack, found: Sequence[Placed]) -> tuple[StackRow, ...]:
    names = block_names(stack.blocks)
    rows = [
        _row(name, block.kind, placed, field)
        for name, block, placed, field in zip(
            names, stack.blocks, found, _fields(stack, found), strict=False
        )
    ]
    rest = range(len(found), len(names))
    return (*rows, *(StackRow(names[i], stack.blocks[i].kind) for i in rest))


def _row(name: str, kind: str, placed: Placed, field: EffectiveField | None) -> StackRow:
    layer, read = placed.layer, placed.read_shape
    return StackRow(
        *(name, kind, placed.input_shape, placed.output_shape, placed.flattens, layer),
        *(parameter_count([layer]), layer.multiplications(read), layer.memory(read) * BYTES, field),
    )


def _fields(stack: Stack, found: Sequence[Placed]) -> list[EffectiveField | None]:
    if len(stack.input_shape) != 3:
        return [None] * len(found)
    whole = stack.input_shape[1], stack.input_shape[2]
    fields: list[EffectiveField | None] = []
    field = EffectiveField()
    for placed in found:
        field = field.through(placed.layer.sight(), whole)
        fields.append(field)
    return fields
