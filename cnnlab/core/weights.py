"""Weights in files: safetensors, with the network's architecture in the metadata.

Nothing in a file is run or believed before it is checked, and a file is whole or is not there.
"""

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.files import write_file
from cnnlab.core.layers.base import Layer, Shape
from cnnlab.core.layers.registry import KINDS
from cnnlab.core.network import Network, parameter_shapes
from cnnlab.core.shapes import ShapeError

FORMAT, VERSION = "cnnlab.network", 1
LARGEST = 256 * 2**20  # bytes of a file that is read at all
MOST_LAYERS = 200


class WeightsError(ValueError):
    """A weights file that can't be used: its name, the place in it, and the reason."""


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
    return network_from(path, tensors, notes)


def network_from(
    path: str | os.PathLike[str], tensors: Mapping[str, Floats], notes: Mapping[str, str]
) -> Network:
    """The network that tensors and notes read from a file describe. Raises WeightsError."""
    if "architecture" not in notes:
        raise _error(path, "metadata", "there is no architecture; weights saved by cnnlab have one")
    input_shape, layers = _architecture(path, notes["architecture"])
    wanted = parameter_shapes(layers)
    for name, shape in wanted.items():
        if name not in tensors:
            raise _error(path, name, f"the tensor is missing, expected shape {shape}")
        if tensors[name].shape != shape:
            raise _error(path, name, f"got shape {tensors[name].shape}, expected {shape}")
        if not np.isfinite(tensors[name]).all():
            reason = "some numbers are infinite or none at all"
            raise NotFiniteError(f"{os.fspath(path)}: {name}: {reason}")
    if strange := sorted(set(tensors) - set(wanted)):
        raise _error(path, strange[0], "no layer has a tensor of this name")
    try:
        return Network(input_shape, layers, dict(tensors))
    except ShapeError as error:
        raise _error(path, "architecture", str(error)) from error


def architecture_text(network: Network) -> str:
    """Input shape and layers, as JSON."""
    layers = [{"kind": type(layer).__name__, **asdict(layer)} for layer in network.layers]
    described = {"input": network.input_shape, "layers": layers}
    return json.dumps(described, separators=(",", ":"))


def write_tensors(
    path: str | os.PathLike[str], tensors: Mapping[str, Floats], notes: Mapping[str, str]
) -> None:
    """Write tensors and notes as safetensors, whole or not at all. Raises OSError."""
    from safetensors.numpy import save

    whole = {name: np.ascontiguousarray(array) for name, array in tensors.items()}
    write_file(path, save(whole, {"format": FORMAT, "version": str(VERSION), **notes}))


def read_tensors(path: str | os.PathLike[str]) -> tuple[dict[str, Floats], dict[str, str]]:
    """Tensors and notes of a file that ``write_tensors`` wrote. Raises WeightsError, OSError."""
    from safetensors import SafetensorError, safe_open

    _check_file(path)
    try:
        with safe_open(path, framework="np") as file:
            notes = dict(file.metadata() or {})
            _check_notes(path, notes)
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except SafetensorError as error:
        raise _error(path, "contents", f"no whole safetensors file ({error})") from error
    for name, array in tensors.items():
        if array.dtype not in (np.float32, np.float64):
            raise _error(path, name, f"got {array.dtype}, expected float32 or float64")
    return tensors, notes


def _check_file(path: str | os.PathLike[str]) -> None:
    with Path(path).open("rb") as file:  # safetensors' own error would not name the file
        status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise _error(path, "contents", "got a device, expected a file")
    if status.st_size > LARGEST:
        raise _error(path, "size", f"got {status.st_size:,} bytes, at most {LARGEST:,} are read")


def _check_notes(path: str | os.PathLike[str], notes: Mapping[str, str]) -> None:
    if notes.get("format") != FORMAT:
        raise _error(
            path, "metadata", f"the format {FORMAT!r} is not named; cnnlab did not save it"
        )
    if notes.get("version") != str(VERSION):
        came = notes.get("version", "none")
        raise _error(path, "metadata", f"got version {came}, this cnnlab reads {VERSION}")


def _architecture(path: str | os.PathLike[str], text: str) -> tuple[Shape, list[Layer]]:
    try:
        described = json.loads(text)
        shape = tuple(_whole(n) for n in described["input"])
        listed = described["layers"]
        if not isinstance(listed, list) or len(listed) > MOST_LAYERS:
            raise TypeError(f"expected at most {MOST_LAYERS} layers")
        return shape, [_layer(one) for one in listed]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _error(path, "architecture", f"it can't be understood: {error}") from error


def _layer(described: Any) -> Layer:
    if not isinstance(described, dict):
        raise TypeError(f"a layer is {described!r}, expected its settings")
    settings = {name: _setting(value) for name, value in described.items() if name != "kind"}
    kind = KINDS.get(described.get("kind", ""))
    if kind is None:
        raise ValueError(f"there is no layer of the kind {described.get('kind')!r}")
    if strange := set(settings) ^ {field.name for field in fields(kind)}:
        raise ValueError(f"{kind.__name__}: the setting {sorted(strange)[0]!r} does not agree")
    return kind(**settings)


def _setting(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_whole(n) for n in value)
    if not isinstance(value, str | bool | int | float):
        raise TypeError(f"{value!r} is no setting")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**20:
        raise TypeError(f"got {value!r}, expected a whole number below {2**20:,}")
    return value


def _error(path: str | os.PathLike[str], place: str, reason: str) -> WeightsError:
    return WeightsError(f"{os.fspath(path)}: {place}: {reason}")
