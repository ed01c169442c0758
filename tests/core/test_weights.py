"""Weights in files: the same again, and everything else is refused by name."""

import json
import os
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from every_layer import INPUT_SHAPE, LAYERS
from safetensors.numpy import load_file, save_file
from small_network import small_network

from cnnlab.core import load_network, save_network
from cnnlab.core.architecture import architecture_text
from cnnlab.core.layers.activation import ReLU, Tanh
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import CHUNK, Network, parameter_shapes, working_memory
from cnnlab.core.weights import FORMAT, LARGEST, WeightsError

CASES = Path(__file__).parent.parent / "cases" / "weights"


@pytest.fixture
def network():
    return small_network()


@pytest.fixture
def path(tmp_path, network):
    path = tmp_path / "weights.safetensors"
    save_network(path, network)
    return path


def rewritten(path, network, tensors=None, **notes):
    """The file once more, with other tensors or notes; a note None is left out."""
    all_notes = {"format": FORMAT, "version": "1", "architecture": architecture_text(network)}
    kept = {name: text for name, text in (all_notes | notes).items() if text is not None}
    save_file(load_file(path) if tensors is None else tensors, path, kept)


def test_a_network_comes_back_as_it_was(path, network):
    back = load_network(path)
    assert back.layers == network.layers
    assert back.input_shape == network.input_shape
    assert list(back.parameters) == list(network.parameters)
    for name, array in network.parameters.items():
        np.testing.assert_array_equal(back.parameters[name], array)
        assert back.parameters[name].dtype == array.dtype
    x = np.random.default_rng(0).random((2, 1, 8, 8), np.float32)
    np.testing.assert_array_equal(back.forward(x), network.forward(x))


def test_numbers_that_were_read_can_be_trained(path):
    load_network(path).parameters["fc.weight"] += 1


def test_other_programs_read_it(path, network):
    tensors = load_file(path)
    assert set(tensors) == set(network.parameters)


def test_a_failed_save_leaves_the_old_file(path, network, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr("os.fdopen", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        save_network(path, network)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("keep", [0, 4, 100, 0.5, 0.99])
def test_a_truncated_file_is_refused(path, keep):
    data = path.read_bytes()
    path.write_bytes(data[: keep if isinstance(keep, int) else int(len(data) * keep)])
    with pytest.raises(WeightsError, match=r"weights\.safetensors: contents: no whole"):
        load_network(path)


def test_another_kind_of_file_is_refused(path):
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    with pytest.raises(WeightsError, match="contents"):
        load_network(path)


def test_a_missing_file_is_no_weights_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_network(tmp_path / "none.safetensors")


def test_a_file_too_large_is_refused_unread(path):
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)  # takes no room: nothing is written
    with pytest.raises(WeightsError, match="size: got 268,435,457 bytes"):
        load_network(path)


@pytest.mark.skipif(os.name != "posix", reason="a device as POSIX has it")
def test_a_device_is_refused_unread():
    with pytest.raises(WeightsError, match="/dev/zero: contents: got a device"):
        load_network("/dev/zero")


def test_a_missing_tensor_is_named(path, network):
    tensors = load_file(path)
    del tensors["conv2.bias"]
    rewritten(path, network, tensors)
    with pytest.raises(WeightsError, match=r"conv2\.bias: the tensor is missing"):
        load_network(path)


def test_a_strange_tensor_is_named(path, network):
    rewritten(path, network, load_file(path) | {"conv9.bias": np.zeros(2, "f4")})
    with pytest.raises(WeightsError, match=r"conv9\.bias: no layer"):
        load_network(path)


def test_a_wrong_shape_is_named(path, network):
    rewritten(path, network, load_file(path) | {"fc.bias": np.zeros(5, "f4")})
    with pytest.raises(WeightsError, match=r"fc\.bias: got shape \(5,\), expected \(4,\)"):
        load_network(path)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_numbers_that_are_none_are_refused(path, network, bad):
    rewritten(path, network, load_file(path) | {"fc.bias": np.full(4, bad, "f4")})
    with pytest.raises(WeightsError, match=r"fc\.bias: some numbers"):
        load_network(path)


def test_whole_numbers_are_refused(path, network):
    rewritten(path, network, load_file(path) | {"fc.bias": np.zeros(4, "i4")})
    with pytest.raises(WeightsError, match=r"fc\.bias: got I32, expected F32 or F64"):
        load_network(path)


@pytest.mark.parametrize("name", ["F16", "BF16", "F8_E4M3", "F8_E5M2", "F8_E8M0", "F4"])
def test_types_that_are_not_read_are_refused_by_name(path, network, name):
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    start, end = header["fc.bias"]["data_offsets"]
    size = {"F16": 2, "BF16": 2, "F4": 0.5}.get(name, 1)
    header["fc.bias"] |= {"dtype": name, "shape": [int((end - start) / size)]}
    text = json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data[8 + length :])
    with pytest.raises(WeightsError, match=rf"weights\.safetensors: fc\.bias: got {name}, exp"):
        load_network(path)


@pytest.mark.parametrize("name", ["bf16", "arch_feat_int", "arch_slope_str"])
def test_files_that_were_reported_are_refused(name):
    with pytest.raises(WeightsError, match=f"{name}: .*: got .*, expected "):
        load_network(CASES / name)


@pytest.mark.parametrize("value", [0, -1, -1e-30])
@pytest.mark.parametrize("name", ["normalise.std", "temperature.value"])
def test_what_is_divided_by_is_above_0(path, network, name, value):
    rewritten(path, network, load_file(path) | {name: np.full(1, value, "f4")})
    with pytest.raises(WeightsError, match=f"{name}: got .*, expected numbers above 0"):
        load_network(path)


@pytest.mark.parametrize("threshold", ["NaN", "1.1", "-0.1", "1e400", "true", '"1"', "[", "null"])
def test_a_threshold_that_is_no_confidence_is_refused(path, network, threshold):
    rewritten(path, network, unsure_below=threshold)
    with pytest.raises(WeightsError, match=r"weights\.safetensors: unsure_below: "):
        load_network(path)


def saved(path, shape, *layers):
    """A network's file, its parameters zeros; ``Network`` itself takes no memory to run."""
    parameters = {n: np.zeros(s, "f4") for n, s in parameter_shapes(layers).items()}
    save_network(path, Network(shape, layers, parameters))
    return path


@pytest.mark.parametrize(
    ("shape", "layers"),
    [
        ((1, 28, 28), [Conv2d("big", (1, 1), (1, 1), padding=(500_000, 500_000))]),
        ((1, 28, 28), [Conv2d("big", (1, 1), (1, 1), (9999, 9999), (500_000, 500_000))]),
        ((1, 28, 28), [Conv2d("big", (1, 40_000), (1, 1))]),
        ((1, 300, 300), [Conv2d("big", (1, 1), (150, 150))]),
        ((1, 500, 500), [MaxPool2d("big", (250, 250), (1, 1))]),
        ((1, 800, 800), [AvgPool2d("big", (400, 400), (1, 1), partial=True)]),
        ((1_000_000, 1_000_000, 1_000_000), [ReLU("big")]),
        ((1_000_000, 1_000_000, 1_000_000), [Flatten("big")]),
        ((1, 2000, 2000), [ReLU("big"), *[Tanh(f"t{i}") for i in range(5)]]),
    ],
)
def test_a_size_that_would_need_too_much_memory_is_refused(tmp_path, shape, layers):
    path = saved(tmp_path / "large", shape, *layers)
    with pytest.raises(WeightsError, match="large: architecture: layer 'big': running it would"):
        load_network(path)


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: type(layer).__name__)
def test_no_more_memory_is_taken_than_was_checked(layer):
    shape = (144,) if isinstance(layer, Linear) else INPUT_SHAPE
    network = Network(shape, [layer], rng=np.random.default_rng(0))
    x = np.zeros((CHUNK, *shape), "f4")
    network.run(x)
    tracemalloc.start()
    again = Network(shape, [layer], network.parameters)
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    again.run(x)
    taken = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert taken < working_memory(network) + 10_000


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        ({"format": None}, "format"),
        ({"version": "2\n"}, r"got version '2\\n', this"),
        ({"version": "2"}, "got version 2, this cnnlab reads 1"),
        ({"architecture": None}, "no architecture"),
        ({"architecture": "{"}, "architecture: it can't be understood"),
        ({"architecture": "[" * 100_000}, "understood"),
        ({"architecture": '{"input":[1,8,8],"layers":5}'}, "understood"),
        ({"architecture": '{"input":[1,8,true],"layers":[]}'}, "whole number"),
        ({"architecture": '{"input":[1,8,8],"layers":["ReLU"]}'}, "expected its settings"),
    ],
)
def test_notes_that_are_wrong_are_refused(path, network, notes, reason):
    rewritten(path, network, **notes)
    with pytest.raises(WeightsError, match=reason):
        load_network(path)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "Quit"}, "no layer of the kind 'Quit'"),
        ({"kind": "__class__"}, "no layer of the kind"),
        ({"name": None}, "layer 2: name: got None"),
        ({"strange": 1}, "layer 2 'conv1': the setting 'strange' of a Conv2d is unknown"),
        ({"size": [3, 99999999]}, "whole number below"),
        ({"stride": [0, 1]}, "stride"),
        ({"stride": "1"}, "stride"),
        ({"channels": [1, 4]}, "shape"),
        ({"stride": [9, 9]}, r"architecture: pool1: .*does not fit"),
    ],
)
def test_layers_that_are_wrong_are_refused(path, network, change, reason):
    described = json.loads(architecture_text(network))
    described["layers"][1] |= change
    rewritten(path, network, architecture=json.dumps(described))
    with pytest.raises(WeightsError, match=reason):
        load_network(path)
