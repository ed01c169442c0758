"""A stack: the shape of what goes in, and blocks, one layer each, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from cnnlab.core.layers.base import Setting, Shape
from cnnlab.core.shapes import ShapeError

MOST_BLOCKS = 60
LARGEST_SIDE = 4096  # of what goes in


@dataclass(frozen=True)
class Block:
    """A kind of layer by its name in ``STACK_KINDS``, and what a person has set of it.

    What is not among ``settings`` is as the kind's ``block_fields`` say. Settings are not checked
    here: ``check_stack`` says what is wrong with them.
    """

    kind: str
    settings: Mapping[str, Setting] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "settings", MappingProxyType(dict(self.settings)))

    def __hash__(self) -> int:
        return hash((self.kind, frozenset(self.settings.items())))

    def set(self, name: str, value: Setting) -> Block:
        """The same with another value of a setting."""
        return Block(self.kind, {**self.settings, name: value})


@dataclass(frozen=True)
class Stack:
    """What a network is made from: INPUT → CONV → RELU → POOL → … → FC.

    ``input_shape`` is (C, H, W), or (D,) for points. Fully connected layers flatten maps by
    themselves. Edits give another stack. Raises ShapeError for an input that can't be.
    """

    input_shape: Shape
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        shape = self.input_shape
        if len(shape) not in (1, 3) or not 1 <= min(shape) <= max(shape) <= LARGEST_SIDE:
            expected = f"(C, H, W) or (D,), of sizes from 1 to {LARGEST_SIDE:,}"
            raise ShapeError(f"input: got shape {shape}, expected {expected}")

    def add(self, block: Block, place: int | None = None) -> Stack:
        """With a block before the one in that place; at the end where it is None."""
        at = len(self.blocks) if place is None else place
        return self.with_blocks((*self.blocks[:at], block, *self.blocks[at:]))

    def remove(self, place: int) -> Stack:
        """Without the block in that place."""
        return self.with_blocks(self.blocks[:place] + self.blocks[place + 1 :])

    def move(self, place: int, to: int) -> Stack:
        """With the block in that place in another one, as it is counted afterwards."""
        return self.remove(place).add(self.blocks[place], to)

    def duplicate(self, place: int) -> Stack:
        """With the block in that place twice."""
        return self.add(self.blocks[place], place + 1)

    def set(self, place: int, name: str, value: Setting) -> Stack:
        """With another value of a block's setting."""
        changed = self.blocks[place].set(name, value)
        return self.with_blocks((*self.blocks[:place], changed, *self.blocks[place + 1 :]))

    def with_blocks(self, blocks: tuple[Block, ...]) -> Stack:
        """The same input and other blocks."""
        return replace(self, blocks=blocks)
