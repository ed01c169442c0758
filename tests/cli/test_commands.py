"""The command line, as it is typed: what it prints, writes and refuses."""

import json
import os
import signal
import subprocess
import sys

import numpy as np
import pytest
from digit_files import write_mnist
from PIL import Image

from cnnlab.cli.main import main
from cnnlab.core import load_network
from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import rasterise
from cnnlab.digits.training import training_data


@pytest.fixture(autouse=True)
def little_material(monkeypatch):
    """Few drawings of our own, so that an epoch is a few steps."""
    for module in ("training_data", "train_digits"):
        monkeypatch.setattr(f"cnnlab.digits.training.{module}.DRAWN", 60)
        monkeypatch.setattr(f"cnnlab.digits.training.{module}.SCRIBBLED", 10)
    assert training_data.DRAWN == 60


@pytest.fixture
def data(tmp_path):
    write_mnist(tmp_path / "data", 300)
    return str(tmp_path / "data")


def said(capsys):
    captured = capsys.readouterr()
    return captured.out, captured.err


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
    assert "of 300 right, calibration error" in text
    assert len(text.strip().splitlines()) == 12


def test_training_goes_on_from_weights(data, tmp_path, capsys):
    first, second = tmp_path / "first", tmp_path / "second"
    assert main(["train", "--data", data, "--out", str(first), "--epochs", "1"]) == 0
    command = ["train", "--data", data, "--start", str(first), "--epochs", "1"]
    assert main([*command, "--out", str(second)]) == 0
    before, after = load_network(first).parameters, load_network(second).parameters
    assert 0 < np.abs(after["conv1.weight"] - before["conv1.weight"]).max() < 0.05
    np.testing.assert_array_equal(after["normalise.mean"], before["normalise.mean"])


def test_ctrl_c_saves_and_resuming_ends_as_if_nothing_had_happened(data, tmp_path, capsys):
    whole, out = tmp_path / "whole.safetensors", tmp_path / "own.safetensors"
    command = ["train", "--data", data, "--epochs", "3"]
    assert main([*command, "--out", str(whole)]) == 0
    steps = []

    def interrupt(*_):
        steps.append(1)
        if len(steps) == 4:
            os.kill(os.getpid(), signal.SIGINT)
        return ""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cnnlab.cli.commands._figures", interrupt)
        assert main([*command, "--out", str(out)]) == 130
    _, err = said(capsys)
    assert "--resume goes on from" in err
    assert not out.exists()
    assert main([*command, "--out", str(out), "--resume"]) == 0
    a, b = load_network(whole).parameters, load_network(out).parameters
    for name, array in a.items():
        np.testing.assert_array_equal(b[name], array)


def saved(folder, digit):
    image = rasterise(draw(digit, np.random.default_rng(digit), "plain"))
    big = Image.fromarray(255 - (image * 255).astype(np.uint8)).resize((200, 200))
    big.save(folder / f"{digit}.png")
    return str(folder / f"{digit}.png")


def test_pictures_are_read(tmp_path, capsys):
    pictures = [saved(tmp_path, digit) for digit in (3, 8)]
    assert main(["classify", *pictures]) == 0
    text, _ = said(capsys)
    assert text.splitlines()[0].startswith(f"{pictures[0]}: 3")
    assert text.splitlines()[1].startswith(f"{pictures[1]}: 8")
    assert main(["classify", "--json", *pictures]) == 0
    first, second = map(json.loads, said(capsys)[0].splitlines())
    assert (first["label"], second["label"]) == (3, 8)
    assert first["verdict"] == "digit"
    assert sum(first["probabilities"]) == pytest.approx(1, abs=1e-4)


def test_a_blank_picture_is_said_to_be_blank(tmp_path, capsys):
    Image.new("L", (50, 50), 255).save(tmp_path / "blank.png")
    assert main(["classify", "--json", str(tmp_path / "blank.png")]) == 0
    found = json.loads(said(capsys)[0])
    assert (found["label"], found["verdict"]) == (None, "blank")


def test_a_file_that_is_no_picture_does_not_stop_the_others(tmp_path, capsys):
    (tmp_path / "bad.png").write_bytes(b"no")
    assert main(["classify", str(tmp_path / "bad.png"), saved(tmp_path, 3)]) == 2
    out, err = said(capsys)
    assert "3.png: 3" in out
    assert err == f"cnnlab: {tmp_path}/bad.png: contents: no picture that can be read\n"


def test_the_self_test_passes(capsys):
    assert main(["self-test"]) == 0
    assert said(capsys)[0].count("ok ") == 4


def test_the_self_test_says_what_fails(capsys, monkeypatch):
    monkeypatch.setattr("cnnlab.cli.self_test.classify", lambda _: type("P", (), {"label": 0}))
    assert main(["self-test"]) == 1
    assert "FAILED  reading drawn digits: 1 of ten" in said(capsys)[0]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["train", "--data", "{tmp}/none"], "there is no such folder"),
        (["evaluate", "--data", "{tmp}/empty"], "neither MNIST"),
        (["evaluate", "--data", "{data}", "--weights", "{tmp}/none"], "No such file"),
        (["evaluate", "--data", "{data}", "--weights", "{tmp}/bad"], "no whole safetensors"),
        (["train", "--data", "{data}", "--resume", "--out", "{tmp}/x"], "x.checkpoint"),
        (["export", "{tmp}/x.safetensors", "{tmp}/x.gif"], "only"),
    ],
)
def test_what_was_given_wrong_is_said_in_a_line(data, tmp_path, capsys, command, reason):
    (tmp_path / "bad").write_bytes(b"no weights")
    (tmp_path / "empty").mkdir()
    assert main([part.format(tmp=tmp_path, data=data) for part in command]) == 2
    out, err = said(capsys)
    assert out == ""
    last = err.strip().splitlines()[-1]
    assert last.startswith("cnnlab: ")
    assert reason in last


@pytest.mark.parametrize(
    "command",
    [
        ["train"],
        ["train", "--data", "x", "--epochs", "0"],
        ["train", "--data", "x", "--seed", "-1"],
        ["train", "--data", "x", "--out", ""],
        ["train", "--data", "x", "--out", "."],
        ["train", "--data", "x", "--out", "nowhere/x"],
        ["classify"],
        ["fly"],
        ["--epochs"],
    ],
)
def test_what_makes_no_command_is_refused(capsys, command):
    with pytest.raises(SystemExit) as left:
        main(command)
    assert left.value.code == 2
    assert said(capsys)[1].count("\n") == 1


def test_a_place_that_can_not_be_written_to_is_refused_before_the_work(capsys, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SystemExit) as left:
        main(["train", "--data", "x", "--out", "own"])
    assert left.value.code == 2
    assert "'.' can't be written to" in said(capsys)[1]


def test_no_command_loads_qt(tmp_path):
    code = (
        "import sys; from cnnlab.cli.main import main; main(['self-test']);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0, done.stderr
