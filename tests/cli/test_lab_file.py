"""`cnnlab FILE.cnnlab`: the window opens on it, or the command line says why not."""

from pathlib import Path

import pytest

from cnnlab.cli.lab_file import ENDING, take_lab
from cnnlab.cli.main import main
from cnnlab.lab.shared.labfile import SUFFIX, Lab, write_lab


@pytest.fixture
def opened(monkeypatch):
    """What the window is told to open, without a window."""
    told = []
    monkeypatch.setattr("cnnlab.app.run", lambda *given: told.append(given) or 0)
    monkeypatch.setattr("cnnlab.cli.main.complaint", lambda _: None)
    return told


@pytest.mark.parametrize(
    ("given", "lab", "rest"),
    [
        ([], None, []),
        (["a.cnnlab"], "a.cnnlab", []),
        (["--settings", "s.ini", "a.CNNLAB"], "a.CNNLAB", ["--settings", "s.ini"]),
        (["a.cnnlab", "--settings", "s.ini"], "a.cnnlab", ["--settings", "s.ini"]),
        (["--settings", "s.cnnlab"], None, ["--settings", "s.cnnlab"]),
        (["export", "a.cnnlab", "b.gif"], None, ["export", "a.cnnlab", "b.gif"]),
        (["train.cnnlab"], "train.cnnlab", []),
        (["a.cnnlab", "b.cnnlab"], "a.cnnlab", ["b.cnnlab"]),
    ],
)
def test_it_stands_where_a_command_would(given, lab, rest):
    assert take_lab(given) == (None if lab is None else Path(lab), rest)


def test_the_ending_is_that_of_lab_files():
    assert ENDING == SUFFIX


def test_the_window_is_given_the_file(opened, tmp_path):
    path = tmp_path / "my lab.cnnlab"
    write_lab(path, Lab({}))
    assert main([str(path)]) == 0
    assert main([str(path), "--settings", "s.ini"]) == 0
    assert main([]) == 0
    assert opened == [(None, path), ("s.ini", path), (None,)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "contents: no lab file"),
        (b"{}", "contents: no lab file of cnnlab"),
        (b'{"format": "cnnlab lab", "version": 7}', "update cnnlab"),
    ],
)
def test_a_bad_file_is_one_line_and_status_2(opened, tmp_path, capsys, content, said):
    path = tmp_path / "bad.cnnlab"
    path.write_bytes(content)
    assert main([str(path)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "bad.cnnlab" in err
    assert said in err
    assert opened == []


def test_a_missing_file_is_status_2(opened, tmp_path, capsys):
    assert main([str(tmp_path / "none.cnnlab")]) == 2
    assert "none.cnnlab: No such file" in capsys.readouterr().err
    assert opened == []
