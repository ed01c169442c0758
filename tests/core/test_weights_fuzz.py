"""Thousands of damaged files of weights: each is refused by name, or is a network that runs."""

import copy
import json

import numpy as np
import pytest
from every_layer import INPUT_SHAPE, LAYERS
from small_network import small_network

from cnnlab.core import load_network, save_network
from cnnlab.core.layers.conv_pool import Conv2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network, working_memory
from cnnlab.core.weights import MOST_MEMORY, WeightsError

ROUNDS = 300  # of each kind of damage, for each network
VALUES = [None, True, False, 0, -1, 1, 2, 3, 7, 2**20, 2**31, 2**63, 10**30, 0.5, -0.0, 1e400]
VALUES += ["", "x", "1", "conv1", "\ud800", "\x1b[2J", "ReLU", "Conv2d", "F32", "F64", "BF16"]
VALUES += [[], [1], [1, 1], [0, 0], [3, 3], [2, -2], [1e9, 1], [[1, 1], [1, 1]]]
VALUES += [{}, {"kind": "ReLU", "name": "r"}]
TOKENS = [b"NaN", b"-Infinity", b"1e999", b"[[[[", b"}", b"\xff\xfe", b"null", b"9" * 5000, b'""']


def of_every_kind():
    stack = [layer for layer in LAYERS if not isinstance(layer, Linear | Flatten)]
    layers = [Conv2d("conv", (2, 2), (3, 3), padding=(1, 1))]
    for number, layer in enumerate(stack):
        made = type(layer)(**{**vars(layer), "name": f"it{number}"})
        try:
            Network(INPUT_SHAPE, [*layers, made])
        except ValueError:  # of another size by now
            continue
        layers.append(made)
    return Network(INPUT_SHAPE, [*layers, Flatten("flatten")], rng=np.random.default_rng(0))


def parts_of(data):
    length = int.from_bytes(data[:8], "little")
    return json.loads(data[8 : 8 + length]), data[8 + length :]


def joined(header, content):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + content


def places(value, path=()):
    """Every place in nested lists and objects."""
    yield path
    if isinstance(value, dict):
        inside = list(value.items())
    else:
        inside = list(enumerate(value)) if isinstance(value, list) else []
    for key, one in inside:
        yield from places(one, (*path, key))


def changed(value, rng):
    """A copy with one place replaced, deleted, or written twice."""
    value = copy.deepcopy(value)
    found = [path for path in places(value) if path]
    *path, last = found[rng.integers(len(found))]
    holder = value
    for key in path:
        holder = holder[key]
    way = rng.integers(4)
    if way == 0:
        del holder[last]
    elif way == 1 and isinstance(holder, list):
        holder.insert(int(rng.integers(len(holder) + 1)), holder[last])
    else:
        holder[last] = VALUES[rng.integers(len(VALUES))]
    return value


def bytes_changed(data, rng):
    """Bits, tokens and lengths in the first bytes, which hold the header."""
    data = bytearray(data)
    end = min(len(data), 12 + int.from_bytes(data[:8], "little"))
    for _ in range(rng.integers(1, 4)):
        at = int(rng.integers(end))
        token = TOKENS[rng.integers(len(TOKENS))] if rng.random() < 0.5 else rng.bytes(1)
        data[at : at + int(rng.integers(0, 3))] = token
    return bytes(data)


def cut(data, rng):
    return data[: rng.integers(len(data))]


def header_changed(data, rng):
    header, content = parts_of(data)
    return joined(changed(header, rng), content)


def architecture_changed(data, rng):
    header, content = parts_of(data)
    notes = header["__metadata__"]
    described = json.loads(notes["architecture"])
    for _ in range(rng.integers(1, 3)):
        described = changed(described, rng) or {"input": []}
    notes["architecture"] = json.dumps(described)
    return joined(header, content)


def notes_changed(data, rng):
    header, content = parts_of(data)
    notes = header["__metadata__"] | {"unsure_below": "0.5"}
    name = list(notes)[rng.integers(len(notes))]
    text = json.dumps(VALUES[rng.integers(len(VALUES))])
    at = int(rng.integers(len(notes[name]) + 1))
    notes[name] = text if rng.random() < 0.5 else notes[name][:at] + text + notes[name][at:]
    return joined(header | {"__metadata__": notes}, content)


def numbers_changed(data, rng):
    header, content = parts_of(data)
    content = bytearray(content)
    for _ in range(3):
        at = 4 * int(rng.integers(len(content) // 4))
        bad = np.array([np.nan, np.inf, -1, 0, 3e38, 1e-45], "<f4")[rng.integers(6)]
        content[at : at + 4] = bad.tobytes()
    return joined(header, bytes(content))


@pytest.fixture(params=[small_network, of_every_kind])
def written(request, tmp_path):
    path = tmp_path / "weights.safetensors"
    save_network(path, request.param())
    return path


DAMAGE = [
    bytes_changed,
    cut,
    header_changed,
    architecture_changed,
    notes_changed,
    numbers_changed,
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_refused_or_a_good_network(written, damage):
    whole = written.read_bytes()
    rng = np.random.default_rng(DAMAGE.index(damage))
    refused = []
    for _ in range(ROUNDS):
        written.write_bytes(damage(whole, rng))
        try:
            network = load_network(written)
        except WeightsError as error:
            refused.append(str(error))
        else:
            check_good(network)
    assert len(refused) > ROUNDS / 4
    for said in refused:
        assert said.startswith(f"{written}: ")
        assert said.isprintable()
        assert len(said) < 600


def check_good(network):
    assert all(np.isfinite(array).all() for array in network.parameters.values())
    assert working_memory(network) <= MOST_MEMORY
    with np.errstate(all="ignore"):
        logits = network.forward(np.zeros((1, *network.input_shape), "f4"))
    assert logits.shape == (1, *network.shapes[network.layers[-1].name])
