"""What would mend a misfit: whole new stacks, each one tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from cnnlab.core.layers.base import Setting
from cnnlab.core.stack.blocks import MOST_BLOCKS, Block, Stack
from cnnlab.core.stack.build import STACK_KINDS, Placed, fields_of, setting_of
from cnnlab.core.stack.misfits import Mend, Misfit, find_misfits, learns, try_blocks

MOST_MENDS = 4  # that are offered
MOST_HALVINGS = 20


class _Case(NamedTuple):
    """A stack, what is wrong with it, and how many classes there are."""

    stack: Stack
    misfit: Misfit
    classes: int

    @property
    def place(self) -> int:
        """Of the misfit, where it is not one of the whole stack."""
        assert self.misfit.place is not None  # noqa: S101 - only asked for where there is one
        return self.misfit.place

    @property
    def block(self) -> Block:
        """The one in that place."""
        return self.stack.blocks[self.place]

    @property
    def found(self) -> list[Placed]:
        """The blocks before it, and itself where it fits."""
        return try_blocks(self.stack)[0]

    def number(self, name: str) -> int:
        """One of the misfit's whole numbers."""
        return _whole(self.misfit.numbers[name])


Mends = Iterator[Mend]


def mends_of(stack: Stack, misfit: Misfit, classes: int) -> tuple[Mend, ...]:
    """What mends a misfit, the least change first; other misfits may be left."""
    case = _Case(stack, misfit, classes)
    found: list[Mend] = []
    for mend in _MENDS[misfit.code](case) if misfit.code in _MENDS else ():
        new = all(mend.stack != one.stack for one in (*found, Mend("", stack)))
        if new and _helps(case, mend.stack):
            found.append(mend)
    return tuple(found[:MOST_MENDS])


def _helps(case: _Case, stack: Stack) -> bool:
    """Whether fewer blocks are left from the misfit on, or it is gone where all blocks fit."""
    left = find_misfits(stack, case.classes)
    of_block = next((one for one in left if one.code in _OF_BLOCKS), None)
    if of_block is None:
        return all(one.code != case.misfit.code for one in left)
    before = case.misfit.code in _OF_BLOCKS
    return before and _rest(stack, of_block) < _rest(case.stack, case.misfit)


def _rest(stack: Stack, misfit: Misfit) -> int:
    return len(stack.blocks) - (misfit.place or 0)


def _of_window(case: _Case) -> Mends:
    """A smaller window, padding, without the pool before, or without the layer."""
    names = [one.name for one in fields_of(case.block)]
    if "size" in names:
        size = _smaller_window(case)
        if size != (1, 1) or case.misfit.code == "window":  # such a pool would do nothing
            yield _set(case.stack, case.place, "size", size)
    if "padding" in names:
        up, left = _pair(setting_of(case.block, "padding"))
        missing = [case.number(a) - case.number(b) for a, b in (_ROWS, _COLUMNS)]
        down, across = (-(-max(0, one) // 2) for one in missing)
        yield _set(case.stack, case.place, "padding", (up + down, left + across))
    for i in range(case.place - 1, -1, -1):
        sight = case.found[i].layer.sight()
        if sight is not None and sight.own_channel and sight.stride != (1, 1):
            yield _drop(case.stack, i)
    yield _drop(case.stack, case.place)


def _smaller_window(case: _Case) -> tuple[int, int]:
    """The largest with which all blocks fit, or at least this one."""
    (rows, height), (columns, width) = (
        tuple(case.number(name) for name in axis) for axis in (_ROWS, _COLUMNS)
    )
    for most in range(max(min(rows, height), min(columns, width)), 0, -1):
        size = min(rows, height, most), min(columns, width, most)
        if try_blocks(case.stack.set(case.place, "size", size))[1] is None:
            return size
    return min(rows, height), min(columns, width)


def _of_maps(case: _Case) -> Mends:
    """With what is done on maps before they are flattened, or without it."""
    stack, place = case.stack, case.place
    flat = [i for i, one in enumerate(case.found) if len(one.output_shape) == 1]
    if len(stack.input_shape) == 3 and flat:
        last = place + 1
        while last < len(stack.blocks) and _axes(stack.blocks[last]) != 1:
            last += 1
        blocks, to = stack.blocks, flat[0]
        moved = (*blocks[:to], *blocks[place:last], *blocks[to:place], *blocks[last:])
        yield Mend("move", stack.with_blocks(moved), place, {"to": to})
    kept = tuple(one for one in stack.blocks[place:] if _axes(one) != 3)
    if len(stack.blocks) - place - len(kept) > 1:
        yield Mend("drop all", stack.with_blocks((*stack.blocks[:place], *kept)), place)
    yield _drop(stack, place)


def _of_setting(case: _Case) -> Mends:
    """The nearest value that is allowed, the default, or none where there is no such setting."""
    stack, place, name = case.stack, case.place, case.misfit.name
    fields = {one.name: one for one in fields_of(case.block)}
    if name not in fields:
        kept = {key: value for key, value in case.block.settings.items() if key in fields}
        blocks = (*stack.blocks[:place], Block(case.block.kind, kept), *stack.blocks[place + 1 :])
        yield Mend("forget", stack.with_blocks(blocks), place, name=name)
        return
    came, (_, default, least, most, _) = case.block.settings[name], fields[name]
    if type(came) is type(default) and not isinstance(came, tuple):
        yield _set(stack, place, name, type(came)(min(max(came, least), most)))
    yield _set(stack, place, name, default)


def _of_kind(case: _Case) -> Mends:
    yield _drop(case.stack, case.place)


def _of_many(case: _Case) -> Mends:
    """The first blocks, and the last one behind them."""
    first, last = case.stack.blocks[: MOST_BLOCKS - 1], case.stack.blocks[-1]
    yield Mend("cut", case.stack.with_blocks((*first, last)))


def _of_nothing(case: _Case) -> Mends:
    """A fully connected layer at the end, a unit for each class."""
    yield _add(case.stack, len(case.stack.blocks), Block("Linear", {"features": case.classes}))


def _of_classes(case: _Case) -> Mends:
    last = _last_units(case.stack)
    if last >= 0:
        yield _set(case.stack, last, _units(case.stack.blocks[last]), case.classes)
    yield from _of_nothing(case)


def _of_dropout(case: _Case) -> Mends:
    learning = [i for i, one in enumerate(case.found) if learns(one)]
    if learning:
        to = learning[-1]
        yield Mend("move", case.stack.move(case.place, to), case.place, {"to": to})
    yield _drop(case.stack, case.place)


def _of_size(case: _Case) -> Mends:
    """Fewer units of the largest layer, an average of each map before it, or fewer of all."""
    last = _last_units(case.stack)
    if _units(case.block) and case.place != last:
        yield from _first(case, [case.place], "set")
    if case.found[case.place].flattens:
        yield _add(case.stack, case.place, Block("GlobalAvgPool2d"))
    others = [i for i in range(last) if _units(case.stack.blocks[i])]
    yield from _first(case, others, "fewer")
    yield _drop(case.stack, case.place)


def _first(case: _Case, places: list[int], code: str) -> Mends:
    """With so many halvings of the units in these places as are needed."""
    for times in range(1, MOST_HALVINGS):
        stack = case.stack
        for i in places:
            name = _units(stack.blocks[i])
            units = max(1, _whole(setting_of(stack.blocks[i], name)) >> times)
            stack = stack.set(i, name, units)
        if all(one.code != case.misfit.code for one in find_misfits(stack, case.classes)):
            if code == "set":
                yield Mend(code, stack, places[0], {"value": units}, name)
            else:
                yield Mend(code, stack, None, {"times": 2**times})
            return


def _last_units(stack: Stack) -> int:
    """Place of the last block that sets how many maps or units come out; -1 where none does."""
    return max((i for i, block in enumerate(stack.blocks) if _units(block)), default=-1)


def _units(block: Block) -> str:
    return STACK_KINDS[block.kind].units_field if block.kind in STACK_KINDS else ""


def _axes(block: Block) -> int | None:
    return STACK_KINDS[block.kind].input_axes if block.kind in STACK_KINDS else None


def _add(stack: Stack, place: int, block: Block) -> Mend:
    return Mend("add", stack.add(block, place), place, block.settings, block.kind)


def _drop(stack: Stack, place: int) -> Mend:
    return Mend("drop", stack.remove(place), place)


def _set(stack: Stack, place: int, name: str, value: Setting) -> Mend:
    return Mend("set", stack.set(place, name, value), place, {"value": value}, name)


def _whole(value: Setting) -> int:
    assert isinstance(value, int)  # noqa: S101 - as its BlockField is
    return value


def _pair(value: Setting) -> tuple[int, int]:
    assert isinstance(value, tuple)  # noqa: S101 - as its BlockField is
    return value


_ROWS, _COLUMNS = ("rows", "height"), ("columns", "width")
_OF_BLOCKS = ("kind", "setting", "maps", "window", "pool", "many")
_MENDS: Mapping[str, Callable[[_Case], Mends]] = MappingProxyType(
    {
        "kind": _of_kind,
        "setting": _of_setting,
        "maps": _of_maps,
        "window": _of_window,
        "pool": _of_window,
        "many": _of_many,
        "no layers": _of_nothing,
        "no parameters": _of_nothing,
        "classes": _of_classes,
        "dropout last": _of_dropout,
        "parameters": _of_size,
        "memory": _of_size,
    }
)
"""By the code of the misfit; no stack mends a data set of one class."""
