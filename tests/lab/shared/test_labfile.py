"""Lab files as bytes and on disk."""

import json
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.lab.shared import labfile
from cnnlab.lab.shared.labfile import Lab, LabFileError, lab_bytes, lab_from, read_lab, write_lab

FIXTURES = Path(__file__).parent / "labs"
LAB = Lab({"convolutionTab": {"a": [1, 2.5, "ü漢"]}, "later": {"kept": True}}, "digitsTab")


def code(content):
    with pytest.raises(LabFileError) as refused:
        lab_from(content)
    return refused.value.code


def changed(**parts):
    data = json.loads(lab_bytes(LAB)) | parts
    return json.dumps(data).encode()


def test_a_lab_comes_back():
    assert lab_from(lab_bytes(LAB)) == LAB
    assert lab_from(b"\xef\xbb\xbf" + lab_bytes(LAB)) == LAB, "as Windows' editors write it"


def test_it_is_written_and_read(tmp_path):
    path = tmp_path / "a.cnnlab"
    write_lab(path, LAB)
    assert read_lab(path) == LAB
    assert [file.name for file in tmp_path.iterdir()] == ["a.cnnlab"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b'{"a": NaN}', b"nul"])
def test_what_is_no_json(content):
    assert code(content) == "syntax"


@pytest.mark.parametrize(
    "content",
    [
        b"3",
        b"[]",
        b"{}",
        changed(format="another"),
        changed(version=0),
        changed(version="1"),
        changed(version=True),
        changed(version=None),
        changed(tabs=[]),
        changed(tabs={"a": 3}),
        changed(tab=3),
    ],
)
def test_json_of_something_else(content):
    assert code(content) == "format"


def test_a_newer_version_is_told():
    assert code(changed(version=2)) == "newer"
    assert code(changed(version=10**50)) == "newer"


def test_too_large_a_file_is_neither_read_nor_written(tmp_path, monkeypatch):
    monkeypatch.setattr(labfile, "MOST_BYTES", 1000)
    path = tmp_path / "a.cnnlab"
    with pytest.raises(LabFileError) as refused:
        write_lab(path, Lab({"a": {"b": "x" * 1000}}))
    assert refused.value.code == "large"
    assert not path.exists()
    path.write_bytes(b"x" * 1001)
    with pytest.raises(LabFileError) as refused:
        read_lab(path)
    assert refused.value.code == "large"


@pytest.mark.parametrize("number", [np.inf, -np.inf, np.nan])
def test_what_is_not_finite_is_not_written(number):
    with pytest.raises(LabFileError) as refused:
        lab_bytes(Lab({"a": {"b": number}}))
    assert refused.value.code == "form"


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.cnnlab")), ids=lambda path: path.name)
def test_files_of_every_version_are_read(path):
    assert set(read_lab(path).tabs) >= {"convolutionTab", "digitsTab"}


def test_there_is_a_file_of_every_version():
    versions = {json.loads(path.read_bytes())["version"] for path in FIXTURES.glob("*.cnnlab")}
    assert versions == set(range(1, labfile.VERSION + 1))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_lab_or_a_lab_file_error(content):
    with suppress(LabFileError):
        lab_from(content)
