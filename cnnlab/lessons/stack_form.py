"""A stack as plain JSON data, and back, checked before it is believed.

{"input": [1, 28, 28], "blocks": [{"kind": "Conv2d", "filters": 8, "size": [5, 5]}, ...]}. What a
block leaves out is as its kind's default. Blocks need not fit one another.
"""

from typing import Any, Final

from cnnlab.core.layers.base import BlockField, Shape
from cnnlab.core.stack.blocks import LARGEST_SIDE, MOST_BLOCKS, Block, Stack
from cnnlab.core.stack.build import STACK_KINDS
from cnnlab.lessons.fields import (
    FormField,
    bounded,
    choice_of,
    list_of,
    object_from,
    pair_of,
    read,
    whole,
)
from cnnlab.lessons.form_checks import FormError, check_length, wanted

_KIND: Final = choice_of(tuple(STACK_KINDS))
_SIDE: Final = whole(1, LARGEST_SIDE)


def _field(one: BlockField) -> FormField:
    """How a setting is written and read; of a pair also one number for both."""
    least, most = one.least, one.most
    if isinstance(one.default, float):
        return bounded(lambda x: least <= x <= most, f"{least:g} ≤ {one.name} ≤ {most:g}")
    number = whole(int(least), int(most))
    if not isinstance(one.default, tuple):
        return number
    both = pair_of(int(least), int(most))

    def write(value: Any) -> Any:
        return both.write(value) if isinstance(value, tuple) else number.write(value)

    def take(came: Any, place: str) -> Any:
        return number.read(came, place) if type(came) is int else both.read(came, place)

    return FormField(write, take)


_FIELDS: Final = {
    name: {one.name: _field(one) for one in kind.block_fields} for name, kind in STACK_KINDS.items()
}


def _block_data(block: Block) -> dict[str, Any]:
    fields = _FIELDS.get(block.kind, {})
    settings = {
        name: fields[name].write(value) if name in fields else value
        for name, value in block.settings.items()
    }
    return {"kind": block.kind} | settings


def _block_from(came: Any, place: str) -> Block:
    if not isinstance(came, dict):
        object_from(came, place, ())
    kind = _KIND.read(wanted(came, "kind", f"{place}."), f"{place}.kind")
    data = object_from(came, place, ("kind", *_FIELDS[kind]))
    return Block(kind, read(data, _FIELDS[kind], f"{place}."))


_BLOCKS: Final = list_of(FormField(_block_data, _block_from), MOST_BLOCKS, "blocks")


def _shape_from(came: Any, place: str) -> Shape:
    check_length(came, place, "sizes", 3, least=1)
    if len(came) == 2:
        raise FormError("count", place, came=2, wanted=3)
    return tuple(_SIDE.read(size, f"{place}[{i}]") for i, size in enumerate(came))


def stack_data(stack: Stack) -> dict[str, Any]:
    """A stack as lists, numbers and texts."""
    return {"input": list(stack.input_shape), "blocks": _BLOCKS.write(stack.blocks)}


def stack_from(came: Any, place: str = "stack") -> Stack:
    """Stack of such data. Raises FormError."""
    data = object_from(came, place, ("input", "blocks"))
    shape = _shape_from(wanted(data, "input", f"{place}."), f"{place}.input")
    return Stack(shape, _BLOCKS.read(wanted(data, "blocks", f"{place}."), f"{place}.blocks"))


STACK: Final = FormField(stack_data, stack_from)
