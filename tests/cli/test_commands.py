"""The command line, as it is typed: what it prints, writes and refuses."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
from digit_files import write_mnist
from picture_files import BAD, DIGITS, FOLDER, TWO, encoded
from PIL import Image

from cnnlab.cli.main import main
from cnnlab.core import save_network
from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import rasterise
from cnnlab.digits.recogniser import default_network


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_mnist(folder, 20)
    return str(folder)


def said(capsys):
    captured = capsys.readouterr()
    return captured.out, captured.err


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
    blank = {"label": None, "verdict": "blank", "probabilities": None}
    blank |= {"regions": [], "reason": "blank"}
    assert found.pop("hint").startswith("nothing stands out")
    assert found == {"file": str(tmp_path / "blank.png")} | blank


def test_an_answer_that_is_not_finite_is_no_digit(tmp_path, capsys):
    network = default_network().copy()
    network.parameters["fc.bias"][:] = 3e38
    network.parameters["temperature.value"][:] = 0.1
    save_network(tmp_path / "weights", network)
    command = ["classify", "--weights", str(tmp_path / "weights"), saved(tmp_path, 3)]
    assert main(command) == 0
    assert said(capsys) == (f"{command[-1]}: not sure, the answer is not a finite number\n", "")
    assert main([*command, "--json"]) == 0
    found = json.loads(said(capsys)[0])
    assert (found["label"], found["verdict"], found["probabilities"]) == (None, "unsure", None)


def test_a_file_that_is_no_picture_does_not_stop_the_others(tmp_path, capsys):
    (tmp_path / "bad.png").write_bytes(b"no")
    assert main(["classify", str(tmp_path / "bad.png"), saved(tmp_path, 3)]) == 2
    out, err = said(capsys)
    assert "3.png: 3" in out
    assert err == (
        f"cnnlab: {tmp_path}/bad.png: contents: not a picture of a format that is read: "
        "save it as PNG or JPEG\n"
    )


def test_pictures_of_every_kind_are_read(capsys):
    assert main(["classify", *(str(FOLDER / name) for name in DIGITS)]) == 0
    lines = said(capsys)[0].splitlines()
    for line, (name, digit) in zip(lines, DIGITS.items(), strict=True):
        assert line.startswith(f"{FOLDER / name}: {digit}, ")


def test_several_digits_are_listed(capsys):
    assert main(["classify", str(FOLDER / TWO)]) == 0
    text = said(capsys)[0]
    assert text.startswith(f"{FOLDER / TWO}: 2 digits: 7, ")
    assert "; 2, " in text
    assert main(["classify", "--json", str(FOLDER / TWO)]) == 0
    found = json.loads(said(capsys)[0])
    assert (found["label"], found["verdict"], found["probabilities"]) == (None, "unsure", None)
    assert (found["reason"], found["hint"]) == ("", None)
    assert [one["label"] for one in found["regions"]] == [7, 2]
    assert [one["verdict"] for one in found["regions"]] == ["digit", "digit"]
    assert found["regions"][0]["box"] == pytest.approx([38, 82, 105, 169], abs=3)
    assert len(found["regions"][1]["probabilities"]) == 10


def test_one_digit_is_the_answer_and_the_only_region(tmp_path, capsys):
    assert main(["classify", "--json", saved(tmp_path, 3)]) == 0
    found = json.loads(said(capsys)[0])
    (region,) = found["regions"]
    for name in ("label", "verdict", "probabilities"):
        assert region[name] == found[name]


def test_what_is_too_small_is_not_called_blank(tmp_path, capsys):
    pixels = np.full((300, 400), 255, np.uint8)
    pixels[150:155, 200] = 0
    Image.fromarray(pixels).save(tmp_path / "small.png")
    assert main(["classify", str(tmp_path / "small.png")]) == 0
    assert "small.png: too small: go closer" in said(capsys)[0]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_refused_in_a_line(name):
    command = [sys.executable, "-m", "cnnlab", "classify", FOLDER / name]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"cnnlab: {FOLDER / name}: ")
    assert done.stderr.count("\n") == 1


def test_a_damaged_tiff_is_refused_in_a_line_too(tmp_path):
    noise = np.random.default_rng(0).integers(0, 256, (60, 50, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise), "TIFF", compression="tiff_adobe_deflate")
    (tmp_path / "a.tif").write_bytes(data[:300] + bytes(90) + data[390:])
    command = [sys.executable, "-m", "cnnlab", "classify", tmp_path / "a.tif"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_picture_out_of_a_pipe_is_read(tmp_path):
    command = [sys.executable, "-m", "cnnlab", "classify", "/dev/stdin"]
    data = (FOLDER / "7-faint.png").read_bytes()
    done = subprocess.run(command, input=data, capture_output=True)
    assert (done.returncode, done.stdout[:13]) == (0, b"/dev/stdin: 7")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("bad.png", "bad.png: contents"), ("none.png", "No such file"), (".", "Is a direc")],
)
def test_a_file_that_is_no_picture_has_its_object(tmp_path, capsys, name, reason):
    (tmp_path / "bad.png").write_bytes(b"no")
    pictures = [str(tmp_path / name), saved(tmp_path, 3)]
    assert main(["classify", "--json", *pictures]) == 2
    out, err = said(capsys)
    bad, good = map(json.loads, out.splitlines())
    assert list(bad) == ["file", "error"]
    assert bad["file"] == pictures[0]
    assert reason in bad["error"]
    assert err == f"cnnlab: {bad['error']}\n"
    assert good["label"] == 3


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
        (["train", "--data", "{tmp}/none", "--resume", "--out", "{tmp}/x"], "x.checkpoint: there"),
        (["train", "--data", "{tmp}/none", "--start", "{tmp}/bad"], "bad: contents: no whole"),
        (["export", "{tmp}/x.safetensors", "{tmp}/x.png"], "give it one of these endings"),
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
        ["download"],
        ["download", "mnist"],
        ["download", "mnist", ""],
        ["download", "cifar", "x"],
        ["download", "mnist", "x", "--mirror", "nonsense"],
        ["download", "mnist", "/dev/null/x"],
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
