"""Training from the command line: what it learns from, how it stops and goes on."""

import os
import signal
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from digit_files import idx, write_mnist, write_picture, write_strokes

from cnnlab.assets import asset
from cnnlab.cli import training_run
from cnnlab.cli.main import main
from cnnlab.core import load_network
from cnnlab.core.checkpoints import read_checkpoint
from cnnlab.core.recipe import Recipe
from cnnlab.digits.recogniser import ConvBlock, blurred, conv_stack, digit_network
from cnnlab.digits.training import mixture, training_data
from cnnlab.digits.training.recipes import STACKS, DigitRecipe

posix = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


@pytest.fixture(autouse=True)
def little_material(monkeypatch):
    """Few drawings of our own, so that an epoch is a few steps of a small network."""
    recipe = replace(training_run.FROM_NOTHING, stack=STACKS["tiny"])
    monkeypatch.setattr(training_run, "FROM_NOTHING", recipe)
    for module in ("training_data", "train_digits"):
        monkeypatch.setattr(f"cnnlab.digits.training.{module}.DRAWN", 20)
        monkeypatch.setattr(f"cnnlab.digits.training.{module}.SCRIBBLED", 10)
    assert training_data.DRAWN == 20
    for name in ("OUTLIERS", "HARD"):
        monkeypatch.setattr(mixture, name, 20)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_mnist(folder, 160)
    return str(folder)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "own.safetensors"


def said(capsys):
    captured = capsys.readouterr()
    return captured.out, captured.err


def equal(a, b):
    first, second = load_network(a).parameters, load_network(b).parameters
    return all(np.array_equal(array, second[name]) for name, array in first.items())


def without_norm(stack):
    return stack.with_blocks(tuple(one for one in stack.blocks if one.kind != "BatchNorm2d"))


@pytest.fixture
def batch_norm(monkeypatch):
    """What is trained has batch normalisation, and its weights are averaged."""
    stack = conv_stack((ConvBlock(4, pooled=True), ConvBlock(6, pooled=True)), batch_norm=True)
    recipe = Recipe(weight_average=0.9, label_smoothing=0.05)
    monkeypatch.setattr(training_run, "FROM_NOTHING", DigitRecipe(recipe, stack))
    return stack


@posix
def test_a_network_is_written_without_its_batch_normalisation(data, out, tmp_path, batch_norm):
    command = ["train", "--data", data, "--epochs", "2"]
    whole = tmp_path / "whole"
    assert main([*command, "--out", str(whole)]) == 0
    folded = digit_network(stack=without_norm(batch_norm))
    assert load_network(whole).layers == folded.layers
    with pytest.MonkeyPatch.context() as patch:
        kill_before(patch, "_figures", call=2)
        assert main([*command, "--out", str(out)]) == 130
    point = read_checkpoint(f"{out}.checkpoint")
    assert "norm1.weight" in point.network.parameters
    assert main([*command, "--out", str(out), "--resume", "--threads", "2"]) == 0
    assert equal(out, whole)


def test_training_writes_weights_that_can_be_measured(data, tmp_path, capsys):
    out = tmp_path / "own.safetensors"
    assert main(["train", "--data", data, "--out", str(out), "--epochs", "2", "--seed", "1"]) == 0
    text, _ = said(capsys)
    assert f"written: {out}" in text
    assert "MNIST t10k:" in text
    assert load_network(out).input_shape == (1, 28, 28)
    assert [p.name for p in tmp_path.iterdir() if "safetensors" in p.name] == [out.name]
    assert main(["evaluate", "--data", data, "--weights", str(out)]) == 0
    text, _ = said(capsys)
    assert "of 160 right, calibration error" in text
    assert len(text.strip().split("\n\n")[0].splitlines()) == 12


def test_training_goes_on_from_weights(data, tmp_path, capsys):
    first, second = tmp_path / "first", tmp_path / "second"
    assert main(["train", "--data", data, "--out", str(first), "--epochs", "1"]) == 0
    command = ["train", "--data", data, "--start", str(first), "--epochs", "1"]
    assert main([*command, "--out", str(second)]) == 0
    assert load_network(second).layers == load_network(first).layers  # blurred once
    before, after = load_network(first).parameters, load_network(second).parameters
    np.testing.assert_array_equal(after["blur.weight"], before["blur.weight"])
    assert 0 < np.abs(after["conv1.weight"] - before["conv1.weight"]).max() < 0.05
    np.testing.assert_array_equal(after["normalise.mean"], before["normalise.mean"])


def test_pictures_and_strokes_are_learned_from_and_that_is_said(tmp_path, out, capsys):
    folder = tmp_path / "data"
    for digit in range(10):
        for seed in range(3):
            write_picture(folder / "train" / str(digit) / f"{seed}.png", digit, seed)
    for digit in (3, 8):
        write_picture(folder / "test" / str(digit) / "a.png", digit)
    write_strokes(folder / "own.jsonl", 20, groups=("me",))
    (folder / "train" / "3" / "bad.png").write_bytes(b"no picture")
    assert main(["train", "--data", str(folder), "--out", str(out), "--epochs", "1"]) == 0
    text, err = said(capsys)
    assert text.startswith("learning from 20 drawings, 30 pictures, and digits and scribbles draw")
    assert "bad.png: contents: " in err
    assert "cnnlab: pictures that can't be used and are left out: 1\n" in err
    assert "pictures: " in text
    assert " of 2 right" in text
    assert "strokes: " not in text  # they were learned from


def test_where_nothing_is_held_out_that_is_said(tmp_path, out, capsys):
    for digit in range(10):
        write_picture(tmp_path / "data" / str(digit) / "a.png", digit)
    command = ["train", "--data", str(tmp_path / "data"), "--out", str(out), "--epochs", "1"]
    assert main(command) == 0
    assert said(capsys)[0].splitlines()[1:] == [
        f"written: {out}",
        "nothing was held out to measure on: pictures in a folder test would be",
    ]


def only_tested_on(folder):
    write_mnist(folder, 20)
    for path in folder.glob("train*"):
        path.unlink()
    write_picture(folder / "test" / "3" / "a.png", 3)
    write_strokes(folder / "s.jsonl", 10, groups=("syn/syn-955290",))


def test_what_is_held_out_is_nothing_to_learn_from(tmp_path, out, capsys):
    only_tested_on(tmp_path / "data")
    assert main(["train", "--data", str(tmp_path / "data"), "--out", str(out)]) == 2
    text, err = said(capsys)
    assert text == ""
    assert "there is nothing to learn from, only what is held out" in err


# interrupted


def kill_before(monkeypatch, name, number=signal.SIGINT, call=1):
    """A signal to this process when a function of the command is called for that time."""
    real, calls = getattr(training_run, name), []

    def killing(*given, **options):
        calls.append(1)
        if len(calls) == call:
            os.kill(os.getpid(), number)
        return real(*given, **options)

    monkeypatch.setattr(training_run, name, killing)


@posix
@pytest.mark.parametrize("name", ["open_library", "training_data", "fit_normalisation"])
def test_before_the_first_step_there_is_no_checkpoint(data, out, capsys, monkeypatch, name):
    before = signal.getsignal(signal.SIGINT)
    kill_before(monkeypatch, name)
    assert main(["train", "--data", data, "--out", str(out)]) == 130
    expected = f"stopped before the first step, without a {out}.checkpoint: begin again"
    assert said(capsys)[1].splitlines()[-1] == expected
    assert list(out.parent.glob("own*")) == []
    assert signal.getsignal(signal.SIGINT) is before


@posix
def test_from_the_first_step_on_it_is_resumed(data, out, tmp_path, capsys, monkeypatch):
    command = ["train", "--data", data, "--epochs", "2"]
    whole = tmp_path / "whole"
    assert main([*command, "--out", str(whole)]) == 0
    expected = f"stopped; the same command with --resume goes on from {out}.checkpoint"
    for name, call in [("_figures", 2), ("save_checkpoint", 1), ("calibrate_on_held_out", 1)]:
        out.unlink(missing_ok=True)
        with monkeypatch.context() as patch:
            kill_before(patch, name, call=call)
            assert main([*command, "--out", str(out)]) == 130, name
        assert said(capsys)[1].splitlines()[-1] == expected, name
        assert not out.exists(), name
        with monkeypatch.context() as patch:  # once more, while the data are read again
            kill_before(patch, "open_library")
            assert main([*command, "--out", str(out), "--resume"]) == 130, name
        assert said(capsys)[1].splitlines()[-1] == expected, name
        assert main([*command, "--out", str(out), "--resume"]) == 0, name
        assert equal(out, whole), name
        assert not list(out.parent.glob("*.checkpoint")), name


@posix
@pytest.mark.parametrize("name", ["save_recogniser", "measurements"])
def test_weights_that_are_written_are_named(data, out, capsys, monkeypatch, name):
    kill_before(monkeypatch, name)
    assert main(["train", "--data", data, "--out", str(out), "--epochs", "1"]) == 130
    assert said(capsys)[1].splitlines()[-1] == f"stopped while measuring; {out} is written"
    assert load_network(out).input_shape == (1, 28, 28)
    assert not list(out.parent.glob("*.checkpoint"))


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_system_can_stop_it_too(data, out, capsys, monkeypatch, name):
    number = getattr(signal, name)
    kill_before(monkeypatch, "_figures", number)
    assert main(["train", "--data", data, "--out", str(out)]) == 128 + number
    assert "--resume goes on from" in said(capsys)[1]


@posix
def test_hanging_up_is_ignored_where_it_was(data, out, monkeypatch):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    kill_before(monkeypatch, "_figures", signal.SIGHUP)
    try:
        assert main(["train", "--data", data, "--out", str(out), "--epochs", "1"]) == 0
    finally:
        signal.signal(signal.SIGHUP, before)


@posix
def test_ctrl_c_while_digits_are_drawn(data, out):
    """In a process of its own, with all that is drawn."""
    command = [sys.executable, "-m", "cnnlab", "train", "--data", data, "--out", str(out)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdout.readline().startswith("learning from 154 images of MNIST, and dig")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == f"stopped before the first step, without a {out}.checkpoint: begin again\n"


# resumed


@pytest.fixture
def stopped(data, out, monkeypatch):
    """A command that was stopped after a step."""
    command = ["train", "--data", data, "--out", str(out), "--outliers", "0", "--hard", "0"]
    command += ["--turn", "0", "--epochs", "2", "--seed", "5"]
    with monkeypatch.context() as patch:
        kill_before(patch, "_figures")
        assert main(command) == 130
    return command


@posix
def test_another_training_is_not_resumed(stopped, tmp_path, capsys):
    other, turned = tmp_path / "other", tmp_path / "turned"
    write_mnist(other, 168)
    write_mnist(turned, 160)
    labels = np.arange(159, -1, -1) % 10
    (turned / "train-labels-idx1-ubyte.gz").unlink()
    (turned / "train-labels-idx1-ubyte").write_bytes(idx(labels))
    weights = str(asset("weights", "digits.safetensors"))
    cases = {
        ("--epochs", "3"): "got --epochs 3, expected the 2 that training began with",
        ("--seed", "6"): "got --seed 6, expected the 5 that training began with",
        ("--start", weights): "training began with other data, another --start or",
        ("--turn", "10"): "other shares of what is mixed in: resume with the same",
        ("--data", str(other)): "images: got 172, expected the 164 that training began with",
        ("--data", str(turned)): "training began with other data",
    }
    for changed, reason in cases.items():
        assert main([*stopped, "--resume", *changed]) == 2, changed
        assert reason in said(capsys)[1].splitlines()[-1], changed


@posix
def test_seed_and_epochs_are_those_of_the_checkpoint(stopped, out, tmp_path):
    at = stopped.index("--epochs")
    assert main([*stopped[:at], "--resume"]) == 0
    whole = tmp_path / "whole"
    assert main([*(str(whole) if part == str(out) else part for part in stopped)]) == 0
    assert equal(out, whole)


@posix
def test_a_checkpoint_that_is_none_is_refused_before_data_are_read(stopped, out, capsys):
    (out.parent / f"{out.name}.checkpoint").write_bytes(b"none")
    stopped[stopped.index("--data") + 1] = "nowhere"
    assert main([*stopped, "--resume"]) == 2
    assert "checkpoint: contents: no whole safetensors file" in said(capsys)[1].splitlines()[-1]


# what is mixed in


def test_what_is_mixed_in_is_learned_from(data, out, tmp_path, capsys):
    command = ["train", "--data", data, "--out", str(out), "--epochs", "1", "--size", "tiny"]
    found = []
    for shares in ([], ["--outliers", "0.16", "--hard", "0.08", "--turn", "30"], ["--turn", "0"]):
        assert main([*command, *shares]) == 0
        found.append(tmp_path / f"{len(found)}")
        out.rename(found[-1])
    assert equal(found[0], found[1]), "the shares that the help names"
    assert not equal(found[0], found[2])
    assert f"written: {out}" in said(capsys)[0]


@pytest.mark.parametrize("size", STACKS)
def test_networks_of_several_sizes_are_trained(data, out, size):
    command = ["train", "--data", data, "--out", str(out), "--epochs", "1", "--size", size]
    assert main(command) == 0
    folded = digit_network(stack=without_norm(STACKS[size]))
    assert load_network(out).layers == blurred(folded).layers


def test_a_size_is_of_a_new_network(data, capsys):
    weights = str(asset("weights", "digits.safetensors"))
    assert main(["train", "--data", data, "--start", weights, "--size", "tiny"]) == 2
    assert "--size is of a new network" in said(capsys)[1]


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--outliers", "0.5", "a share of 0 to 0.4"),
        ("--hard", "-1", "a share of 0 to 0.4"),
        ("--hard", "nan", "a share of 0 to 0.4"),
        ("--turn", "46", "degrees of 0 to 45"),
        ("--turn", "much", "degrees of 0 to 45"),
    ],
)
def test_a_mixture_out_of_range_is_refused(data, capsys, option, value, expected):
    with pytest.raises(SystemExit) as stopped_by:
        main(["train", "--data", data, f"{option}={value}"])
    assert stopped_by.value.code == 2
    error = said(capsys)[1]
    assert f"{option}: got '{value}', expected {expected}" in error
    assert error.count("\n") == 1
