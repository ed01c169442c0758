"""Measuring from the command line: always something, or a reason why not."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from digit_files import write_mnist, write_picture, write_strokes

from cnnlab.cli.main import main
from cnnlab.core import save_network
from cnnlab.digits.recogniser import default_network

CASES = Path(__file__).parent.parent / "cases" / "data"


def evaluated(folder, capsys, *options):
    assert main(["evaluate", "--data", str(folder), *options]) == 0
    captured = capsys.readouterr()
    return captured.out, captured.err


@pytest.mark.parametrize("name", ["pics-without-0", "pics-appledouble"])
def test_folders_of_pictures_that_were_reported(name, capsys):
    out, err = evaluated(CASES / name, capsys)
    assert "pictures: 100.00% of 5 right" in out
    assert out.splitlines()[3:5] == [
        "           0" + 10 * "     ·" + "       ·",
        "           1" + 10 * "     ·" + "       ·",
    ]
    assert out.splitlines()[5].endswith("100.0%")
    assert err == ""


def test_strokes_of_unknown_writers_are_one_group(tmp_path, capsys):
    write_strokes(tmp_path / "s.jsonl", 20, groups=("me", "you"))
    assert "strokes: " in evaluated(tmp_path, capsys)[0]


def test_the_test_part_of_mnist_is_enough(tmp_path, capsys):
    write_mnist(tmp_path, 20)
    for path in tmp_path.glob("train*"):
        path.unlink()
    assert "MNIST t10k: " in evaluated(tmp_path, capsys)[0]


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (lambda p: [write_mnist(p, 20), *(f.unlink() for f in p.glob("t10k*"))], "neither MNIST"),
        (lambda p: write_picture(p / "train" / "3" / "a.png", 3), "nothing to measure on, only pi"),
        (lambda p: shutil.copytree(CASES / "js-1e-320", p / "x"), "s.jsonl: line 1: got strokes"),
        (lambda p: (p / "3").mkdir(), "neither MNIST"),
    ],
)
def test_where_there_is_nothing_the_reason_is_given(tmp_path, capsys, write, reason):
    write(tmp_path)
    assert main(["evaluate", "--data", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert reason in captured.err


def test_bad_pictures_are_told_and_counted(tmp_path, capsys):
    write_picture(tmp_path / "3" / "a.png", 3)
    for number in range(12):
        (tmp_path / "3" / f"bad{number:02}.png").write_bytes(b"no picture")
    out, err = evaluated(tmp_path, capsys)
    assert "of 1 right" in out
    assert len(err.splitlines()) == 11
    assert "bad00.png: contents" in err.splitlines()[0]
    assert err.splitlines()[-1] == "cnnlab: pictures that can't be used and are left out: 12"


def test_answers_that_are_not_finite_are_counted(tmp_path, capsys):
    network = default_network().copy()
    network.parameters["temperature.value"][:] = 1e-45
    save_network(tmp_path / "weights", network)
    write_picture(tmp_path / "0" / "a.png", 0)
    out, err = evaluated(tmp_path, capsys, "--weights", str(tmp_path / "weights"))
    assert "pictures: 0.00% of 1 right" in out
    assert "answers that are not finite numbers: 1\n" in out
    assert err == ""


def test_turned_digits_outliers_and_strokes_that_are_not_measured_are_told(tmp_path, capsys):
    write_strokes(tmp_path / "s.jsonl", 20)
    lines = evaluated(tmp_path, capsys)[0].splitlines()
    assert any(line.startswith("writers held out: ") for line in lines)
    turned = [line for line in lines if line.startswith("writers held out turned by ±30°: ")]
    assert len(turned) == 1
    assert turned[0].endswith(" unsure")
    outliers = [line for line in lines if line.startswith("no digit, ")]
    assert len(outliers) == 7
    assert all(line.endswith(" called a digit") for line in outliers)
    assert lines[-1].startswith("not measured on: 10 drawings, as train learns")


def test_measures_as_json(tmp_path, capsys):
    write_strokes(tmp_path / "s.jsonl", 20)
    found = [json.loads(line) for line in evaluated(tmp_path, capsys, "--json")[0].splitlines()]
    names = [one["measured"] for one in found]
    assert names[:3] == [
        "writers held out",
        "writers held out turned by ±30°",
        "writers held out, tight",
    ]
    first = names.index("letters and shapes")
    assert np.sum(found[0]["counts"]) == found[0]["images"] == 10
    assert {"accuracy", "calibration_error", "unsure", "unanswered"} < set(found[0])
    assert all(0 <= one["called_digit"] <= one["images"] for one in found[first:])


def test_scores_are_compared(tmp_path, capsys):
    write_mnist(tmp_path, 60)
    head, *rows = evaluated(tmp_path, capsys, "--scores")[0].splitlines()
    assert head.startswith("no digit, called one")
    assert [row.split()[1] for row in rows] == ["certainty", "confidence", "energy", "margin"]
    assert all(row.count("%") == 5 for row in rows)


def test_scores_need_something_to_calibrate_on(tmp_path, capsys):
    write_strokes(tmp_path / "s.jsonl", 20)
    assert main(["evaluate", "--data", str(tmp_path), "--scores"]) == 2
    assert "there is nothing to calibrate on: add" in capsys.readouterr().err
