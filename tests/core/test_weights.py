"""Weights in files: the same again, and everything else is refused by name."""

import json
import os

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from small_network import small_network

from cnnlab.core import load_network, save_network
from cnnlab.core.weights import FORMAT, LARGEST, WeightsError, architecture_text


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
    with pytest.raises(WeightsError, match="got int32"):
        load_network(path)


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        ({"format": None}, "format"),
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
        ({"name": None}, "is no setting"),
        ({"strange": 1}, "'strange' does not agree"),
        ({"size": [3, 99999999]}, "whole number below"),
        ({"stride": [0, 1]}, "stride"),
        ({"stride": "1"}, "stride"),
        ({"channels": [1, 4]}, "shape"),
        ({"stride": [9, 9]}, r"architecture: .*does not fit"),
    ],
)
def test_layers_that_are_wrong_are_refused(path, network, change, reason):
    described = json.loads(architecture_text(network))
    described["layers"][1] |= change
    rewritten(path, network, architecture=json.dumps(described))
    with pytest.raises(WeightsError, match=reason):
        load_network(path)
