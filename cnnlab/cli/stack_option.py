"""The option ``--stack`` of ``train``: a network of one's own, from a file."""

from pathlib import Path
from types import MappingProxyType
from typing import Any

from cnnlab.cli.usage import UsageError
from cnnlab.core.stack.blocks import Stack
from cnnlab.core.stack.build import block_names
from cnnlab.core.stack.check import check_stack
from cnnlab.core.stack.misfits import Mend, Misfit, try_blocks
from cnnlab.core.strict_json import parse_json
from cnnlab.files.folders import CLASSES
from cnnlab.lab.shared.labfile import MOST_BYTES
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.network_sheet import IMAGE_SHAPE
from cnnlab.lessons.stack_form import stack_from

TAB = "networkTab"
REASONS = MappingProxyType(
    {
        "no layers": "got no layers, expected at least one",
        "no parameters": "no layer has parameters that training could change",
        "classes": "got {came:,} units at the end, expected {wanted}, one for each digit",
        "dropout last": "dropout behind the last layer that learns leaves scores out",
        "parameters": "got {came:,} parameters, expected at most {most:,}",
        "memory": "got {came:,} bytes for an image, expected at most {most:,}",
    }
)
"""Of misfits of a whole stack."""
MENDS = MappingProxyType(
    {
        "add": "add {kind} with {settings}",
        "drop": "leave {layer} out",
        "drop all": "leave out the layers from {layer} on that need maps",
        "move": "move {layer} before {other}",
        "set": "set its {setting} to {value}",
        "fewer": "divide all filters and units by {times}",
    }
)


def stack_of(path: Path) -> Stack:
    """The stack of a file: its own, that of a sheet or example, or of a lab file's Network tab.

    It is one that can be trained on digits. Raises UsageError, OSError.
    """
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UsageError(f"{path}: size: more than {MOST_BYTES // 2**20} MB: name another file")
    try:
        place, data = _found(parse_json(content.decode("utf-8-sig")))
        stack = stack_from(data, place)
    except FormError as error:
        raise UsageError(f"{path}: {error}") from error
    except ValueError as error:
        raise UsageError(f"{path}: contents: no JSON of a stack: name another file") from error
    if stack.input_shape != IMAGE_SHAPE:
        came, expected = list(stack.input_shape), list(IMAGE_SHAPE)
        raise UsageError(f"{path}: {place}.input: got {came}, expected {expected}, as digits are")
    for misfit in check_stack(stack, CLASSES).misfits:
        raise UsageError(f"{path}: {_said(stack, misfit)}")
    return stack


def _found(data: Any, place: str = "") -> tuple[str, Any]:
    """Where in a file's data the stack is, and what stands there."""
    for name in ("tabs", TAB, "sheet", "stack"):
        if isinstance(data, dict) and name in data:
            return _found(data[name], f"{place}.{name}".lstrip("."))
    return place or "stack", data


def _said(stack: Stack, misfit: Misfit) -> str:
    """What is wrong, and the first of its mends."""
    names = block_names(stack.blocks)
    _, error = try_blocks(stack)
    if error is not None:
        reason = str(error)
    else:
        reason = REASONS[misfit.code].format(**misfit.numbers)
        reason = reason if misfit.place is None else f"{names[misfit.place]}: {reason}"
    return ": ".join([reason, *(_mend(names, mend) for mend in misfit.mends[:1])])


def _mend(names: list[str], mend: Mend) -> str:
    numbers = dict(mend.numbers)
    to = numbers.get("to")
    return MENDS[mend.code].format(
        layer=names[mend.place] if mend.place is not None and mend.code != "add" else "",
        other=names[to] if isinstance(to, int) else "",
        kind=mend.name,
        settings=", ".join(f"{value} {name}" for name, value in numbers.items()),
        setting=mend.name,
        value=numbers.get("value"),
        times=numbers.get("times"),
    )
