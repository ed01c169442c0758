"""`cnnlab train --stack FILE`: a network of one's own, and what is said of a file that is none."""

import json

import numpy as np
import pytest
from digit_files import write_mnist

from cnnlab.assets import asset
from cnnlab.cli.main import main
from cnnlab.cli.stack_option import TAB, stack_of
from cnnlab.core import load_network
from cnnlab.core.checkpoints import read_checkpoint
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.digits.recogniser import digit_network
from cnnlab.digits.training import mixture, training_data
from cnnlab.lab.shared.labfile import Lab, write_lab
from cnnlab.lessons.network_form import document_data, network_sheet_data
from cnnlab.lessons.network_presets import FOLDER, ORDER
from cnnlab.lessons.network_sheet import NetworkSheet
from cnnlab.lessons.stack_form import stack_data
from cnnlab.ui.window.tabs import TABS

SMALL = Stack(
    (1, 28, 28),
    (
        *(Block("Conv2d", {"filters": 3, "size": (5, 5)}), Block("BatchNorm2d"), Block("ReLU")),
        *(Block("MaxPool2d", {"size": (4, 4)}), Block("Linear", {"features": 10})),
    ),
)
SHEET = NetworkSheet(SMALL)


@pytest.fixture(autouse=True)
def little_material(monkeypatch):
    """Few drawings of our own, so that an epoch is a few steps."""
    for module in ("training_data", "train_digits"):
        monkeypatch.setattr(f"cnnlab.digits.training.{module}.DRAWN", 60)
        monkeypatch.setattr(f"cnnlab.digits.training.{module}.SCRIBBLED", 10)
    assert training_data.DRAWN == 60
    for name in ("OUTLIERS", "HARD"):
        monkeypatch.setattr(mixture, name, 20)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_mnist(folder, 300)
    return str(folder)


def as_file(path, data):
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "data",
    [
        stack_data(SMALL),
        network_sheet_data(SHEET),
        document_data(SHEET),
        {"format": "cnnlab lab", "version": 1, "tabs": {TAB: document_data(SHEET)}},
    ],
)
def test_a_stack_is_found_in_files_of_ours(tmp_path, data):
    assert stack_of(as_file(tmp_path / "mine.json", data)) == SMALL


def test_a_lab_file_is_one_of_them(tmp_path):
    path = tmp_path / "mine.cnnlab"
    write_lab(path, Lab({TAB: document_data(SHEET)}, TAB))
    assert stack_of(path) == SMALL
    assert TAB in [tab.name for tab in TABS]


@pytest.mark.parametrize("name", [name for name in ORDER if name != "points"])
def test_examples_can_be_trained(name):
    assert stack_of(asset(*FOLDER, f"{name}.json")).input_shape == (1, 28, 28)


def test_it_is_trained_and_written(tmp_path, data, capsys):
    stack, out = as_file(tmp_path / "stack.json", stack_data(SMALL)), tmp_path / "own"
    command = ["train", "--data", data, "--out", str(out), "--epochs", "1", "--stack", str(stack)]
    assert main(command) == 0
    assert f"written: {out}" in capsys.readouterr().out
    network = load_network(out)
    assert network.layers == digit_network(stack=SMALL).folded().layers
    assert network.parameters["normalise.mean"] != 0
    assert main(["evaluate", "--data", data, "--weights", str(out)]) == 0


def test_nothing_is_mixed_in_unless_it_is_asked_for(tmp_path, data):
    stack = as_file(tmp_path / "stack.json", stack_data(SMALL))
    found = []
    for shares in ([], ["--outliers", "0", "--hard", "0", "--turn", "0"], ["--outliers", "0.2"]):
        out = tmp_path / f"{len(found)}"
        command = ["train", "--data", data, "--out", str(out), "--epochs", "1"]
        assert main([*command, "--stack", str(stack), *shares]) == 0
        found.append(load_network(out).parameters["conv1.weight"])
    np.testing.assert_array_equal(found[0], found[1])
    assert (found[0] != found[2]).any()


def test_it_is_resumed_with_the_same_stack_only(tmp_path, data, capsys, monkeypatch):
    from cnnlab.cli import training_run

    stack, out = as_file(tmp_path / "stack.json", stack_data(SMALL)), tmp_path / "own"
    command = ["train", "--data", data, "--out", str(out), "--epochs", "2", "--stack", str(stack)]

    def stop(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(training_run, "calibrate_on_held_out", stop)
        assert main(command) == 1
    assert read_checkpoint(f"{out}.checkpoint").network.layers == digit_network(0, SMALL).layers
    other = as_file(tmp_path / "other.json", stack_data(SMALL.set(0, "filters", 4)))
    assert main([*command[:-1], str(other), "--resume"]) == 2
    assert "began with other layers: resume with the same --stack" in capsys.readouterr().err
    assert main([*command, "--resume"]) == 0


LINEAR = Block("Linear", {"features": 10})


def stack(*blocks, shape=(1, 28, 28)):
    return stack_data(Stack(shape, blocks))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "stack: got [], expected an object"),
        ({"tabs": {"digitsTab": {}}}, "tabs.digitsTab: no such setting"),
        ({"stack": {"input": [1, 28, 28]}}, "'stack.blocks' is missing"),
        (
            {"sheet": {"stack": {"input": [1, 28, 28], "blocks": [{"kind": "Magic"}]}}},
            'sheet.stack.blocks[0].kind: got "Magic", expected one of ',
        ),
        (stack(LINEAR, shape=(2,)), "stack.input: got [2], expected [1, 28, 28], as digits are"),
        (stack(), "got no layers, expected at least one: add Linear with 10 features"),
        (stack(Block("ReLU")), "no layer has parameters that training could change: add Linear"),
        (
            stack(Block("MaxPool2d", {"size": (20, 20)}), Block("Conv2d", {"size": 15}), LINEAR),
            "conv1: a window of 15×15 does not fit an input of 1×1, padding included: set its size "
            "to (1, 1)",
        ),
        (
            stack(LINEAR, Block("Conv2d")),
            "conv1: got a vector of 10, expected maps (C, H, W): move",
        ),
        (
            stack(Block("Linear", {"features": 12})),
            "fc: got 12 units at the end, expected 10, one for each digit: set its features to 10",
        ),
        (
            stack(LINEAR, Block("Dropout")),
            "dropout: dropout behind the last layer that learns leaves scores out: move dropout "
            "before fc",
        ),
        (
            stack(Block("Linear", {"features": 65536}), LINEAR),
            "fc1: got 52,101,130 parameters, expected at most 10,000,000: set its features to 8192",
        ),
        (
            stack(Block("Conv2d", {"filters": 4096}), Block("GlobalAvgPool2d"), LINEAR),
            "conv1: got 22,211,488 bytes for an image, expected at most 8,388,608: set its filters",
        ),
    ],
)
def test_what_can_not_be_trained_is_one_line_and_status_2(tmp_path, capsys, data, said):
    path = as_file(tmp_path / "bad.json", data)
    assert main(["train", "--data", "nowhere", "--stack", str(path)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"cnnlab: {path}: {said}")
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("content", [b"", b"\xff", b"{", b"[" * 100_000, b'{"input": NaN}'])
def test_what_is_no_json_is_said_so(tmp_path, capsys, content):
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    assert main(["train", "--data", "nowhere", "--stack", str(path)]) == 2
    assert "contents: no JSON of a stack: name another file" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["train", "--data", "nowhere", "--stack", str(tmp_path / "none.json")]) == 2
    error = capsys.readouterr().err
    assert "none.json: No such file or directory: name one that is there" in error


@pytest.mark.parametrize(("other", "value"), [("--size", "tiny"), ("--start", "weights")])
def test_it_is_of_a_new_network(tmp_path, capsys, other, value):
    path = as_file(tmp_path / "stack.json", stack_data(SMALL))
    assert main(["train", "--data", "nowhere", "--stack", str(path), other, value]) == 2
    assert f"--stack is of a new network: leave out {other}" in capsys.readouterr().err
