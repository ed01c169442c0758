"""Weights in files: safetensors, with the network's architecture in the metadata.

Nothing in a file is run or believed before it is checked, and a file is whole or is not there.
"""

import math
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np

from cnnlab.core.architecture import (
    ArchitectureError,
    architecture_text,
    brief,
    parse_architecture,
)
from cnnlab.core.arrays import Floats
from cnnlab.core.files import is_pipe, write_file
from cnnlab.core.layers.base import Shape
from cnnlab.core.network import Network, parameter_shapes, working_memory
from cnnlab.core.shapes import ShapeError
from cnnlab.core.strict_json import parse_json

FORMAT, VERSION = "cnnlab.network", 1
LARGEST = 256 * 2**20  # bytes of a file that is read at all
MOST_MEMORY = 2**30  # bytes that a chunk of images may take on its way through a network
MOST_AXES = 4  # of a tensor
LONGEST_SHOWN = 200  # letters of a text that an error repeats
TYPES = ("F32", "F64")
UNSURE_BELOW = "unsure_below"
"""In the metadata: the certainty below which a reading is "unsure"."""


WeightsCode: TypeAlias = Literal[
    "",
    "contents",
    "size",
    "foreign",
    "version",
    "type",
    "missing",
    "shape",
    "not finite",
    "unknown",
    "architecture",
    "memory",
    "threshold",
    "purpose",
]


class WeightsError(ValueError):
    """A weights file that can't be used: its name, the place in it, and the reason.

    ``code`` and ``details`` say the same for other languages. ``contents``: no whole safetensors
    file. ``size``: larger than ``most`` bytes. ``foreign``: not saved by cnnlab. ``version``:
    ``got`` another than this one reads. Of a tensor, the ``place``: ``type``, ``got`` one that is
    not read; ``missing``; ``shape``, ``got`` and ``expected``; ``not finite``; ``unknown`` to all
    layers. ``architecture``: none that can be understood. ``memory``: more than can be had to run
    it. ``threshold``: no confidence. ``purpose``: not what the network is needed for.
    """

    def __init__(self, text: str, code: WeightsCode = "", **details: object) -> None:
        super().__init__(text)
        self.code: WeightsCode = code
        self.details = details


class NotFiniteError(WeightsError):
    """Parameters in a weights file are infinite or not a number."""


def save_network(path: str | os.PathLike[str], network: Network) -> None:
    """Write a network's parameters and architecture; the file appears whole or not at all."""
    write_tensors(path, network.parameters, {"architecture": architecture_text(network)})


def load_network(path: str | os.PathLike[str]) -> Network:
    """A network as ``save_network`` wrote it.

    Raises WeightsError, naming file, place and reason, for anything else; OSError where the file
    can't be read.
    """
    tensors, notes = read_tensors(path)
    threshold_from(path, notes)
    return network_from(path, tensors, notes)


def network_from(
    path: str | os.PathLike[str], tensors: Mapping[str, Floats], notes: Mapping[str, str]
) -> Network:
    """The network that tensors and notes read from a file describe. Raises WeightsError."""
    if "architecture" not in notes:
        reason = "there is no architecture; weights saved by cnnlab have one"
        raise _error(path, "metadata", reason, "foreign")
    try:
        input_shape, layers = parse_architecture(notes["architecture"])
        _check_tensors(path, tensors, parameter_shapes(layers))
        network = Network(input_shape, layers, dict(tensors))
    except (ArchitectureError, ShapeError) as error:
        raise _error(path, "architecture", str(error), "architecture") from error
    check_network(path, network)
    return network


def threshold_from(path: str | os.PathLike[str], notes: Mapping[str, str]) -> float | None:
    """The certainty in the notes below which a reading is "unsure". Raises WeightsError."""
    if UNSURE_BELOW not in notes:
        return None
    try:
        threshold = parse_json(notes[UNSURE_BELOW])
        if type(threshold) not in (int, float) or not 0 <= threshold <= 1:
            raise ValueError(f"got {brief(threshold)}, expected a number of 0 to 1")
    except ValueError as error:
        raise _error(path, UNSURE_BELOW, str(error), "threshold") from error
    return float(threshold)


def write_tensors(
    path: str | os.PathLike[str], tensors: Mapping[str, Floats], notes: Mapping[str, str]
) -> None:
    """Write tensors and notes as safetensors, whole or not at all. Raises OSError."""
    write_file(path, tensor_bytes(tensors, notes))


def tensor_bytes(tensors: Mapping[str, Floats], notes: Mapping[str, str]) -> bytes:
    """Tensors and notes as safetensors, for ``read_tensors``."""
    from safetensors.numpy import save

    whole = {name: np.ascontiguousarray(array) for name, array in tensors.items()}
    return save(whole, {"format": FORMAT, "version": str(VERSION), **notes})


def read_tensors(path: str | os.PathLike[str]) -> tuple[dict[str, Floats], dict[str, str]]:
    """Tensors and notes of a file that ``write_tensors`` wrote. Raises WeightsError, OSError."""
    from safetensors import SafetensorError, safe_open

    _check_file(path)
    try:
        with safe_open(path, framework="np") as file:
            notes = dict(file.metadata() or {})
            _check_notes(path, notes)
            names = list(file.keys())
            for name in names:
                _check_type(path, name, file.get_slice(name).get_dtype())
                _check_shape(path, name, file.get_slice(name).get_shape())
            return {name: file.get_tensor(name) for name in names}, notes
    except SafetensorError as error:
        reason = f"no whole safetensors file ({_shown(str(error))})"
        raise _error(path, "contents", reason, "contents") from error


def _check_file(path: str | os.PathLike[str]) -> None:
    status = Path(path).stat()
    if is_pipe(status):
        reason = "got a device, expected a file"
        raise _error(path, "contents", reason, "contents")
    with Path(path).open("rb"):  # safetensors' own error would not name the file
        pass
    if status.st_size > LARGEST:
        reason = f"got {status.st_size:,} bytes, at most {LARGEST:,} are read"
        raise _error(path, "size", reason, "size", most=LARGEST)


def _check_type(path: str | os.PathLike[str], name: str, came: str) -> None:
    """NumPy lacks some types, so they are refused before they are read."""
    if came not in TYPES:
        reason = f"got {came}, expected F32 or F64: convert it to float32"
        raise _error(path, _shown(name), reason, "type", got=came)


def _check_shape(path: str | os.PathLike[str], name: str, came: Sequence[int]) -> None:
    """NumPy refuses more axes, and sizes whose product is too large, even if one is 0."""
    if len(came) > MOST_AXES or math.prod(max(1, size) for size in came) > LARGEST:
        reason = f"got shape {brief(tuple(came))}, expected at most {MOST_AXES} axes"
        raise _error(path, _shown(name), f"{reason} and {LARGEST:,} numbers", "contents")


def _check_tensors(
    path: str | os.PathLike[str], tensors: Mapping[str, Floats], expected: Mapping[str, Shape]
) -> None:
    for name, shape in expected.items():
        if name not in tensors:
            reason = f"the tensor is missing, expected shape {shape}"
            raise _error(path, name, reason, "missing")
        if (got := tensors[name].shape) != shape:
            reason = f"got shape {got}, expected {shape}"
            raise _error(path, name, reason, "shape", got=got, expected=shape)
        if not np.isfinite(tensors[name]).all():
            reason = "some numbers are infinite or NaN, expected finite ones"
            text = f"{os.fspath(path)}: {name}: {reason}"
            raise NotFiniteError(text, "not finite", place=name)
    if strange := sorted(set(tensors) - set(expected)):
        raise _error(path, _shown(strange[0]), "no layer has a tensor of this name", "unknown")


def check_network(path: str | os.PathLike[str], network: Network) -> None:
    """Raise WeightsError unless its numbers and sizes are such that it can be run."""
    for layer in network.layers:
        try:
            layer.check_params(network.params_of(layer))
        except ValueError as error:
            raise WeightsError(f"{os.fspath(path)}: {error}", "architecture") from error
    needed = working_memory(network)
    if needed > MOST_MEMORY:
        reason = f"running it would take {needed:,} bytes, expected at most {MOST_MEMORY:,}"
        raise _error(path, "architecture", f"{_largest_layer(network)}: {reason}", "memory")


def _check_notes(path: str | os.PathLike[str], notes: Mapping[str, str]) -> None:
    if notes.get("format") != FORMAT:
        reason = f"the format {FORMAT!r} is not named; cnnlab did not save it"
        raise _error(path, "metadata", reason, "foreign")
    if notes.get("version") != str(VERSION):
        came = _shown(notes.get("version", "none"))
        reason = f"got version {came}, this cnnlab reads {VERSION}"
        raise _error(path, "metadata", reason, "version", got=came)


def _largest_layer(network: Network) -> str:
    sizes = {
        layer.name: layer.memory(shape)
        for layer, shape in zip(network.layers, network.shapes.values(), strict=False)
    }
    return f"layer {max(sizes, key=lambda name: sizes[name])!r}"


def _shown(text: str) -> str:
    """Text from a file on one line, cut where it is long."""
    return text if text.isprintable() and len(text) <= LONGEST_SHOWN else brief(text)


def _error(
    path: str | os.PathLike[str], place: str, reason: str, code: WeightsCode, **details: object
) -> WeightsError:
    return WeightsError(f"{os.fspath(path)}: {place}: {reason}", code, place=place, **details)
