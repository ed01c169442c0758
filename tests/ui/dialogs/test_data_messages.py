"""Why digits can't be used: each reason names the file and the place, and has its mend."""

from typing import get_args

import pytest

from cnnlab.files.data_error import DataCode, DataFileError
from cnnlab.files.download import DownloadError
from cnnlab.files.picture_error import PictureError
from cnnlab.ui.dialogs.data_messages import data_message

DETAILS = {
    "reason": "in its words",
    "others": "a, b",
    "other": "labels.gz",
    "beside": "images.gz",
    "line": 7,
    "number": 2,
    "errno": 2,
    "label": 12,
    "count": 1234,
    "images": 6000,
    "labels": 5999,
    "came": 2.5e7,
    "most": 1_000_000,
    "least": 1e-6,
    "wanted": 784,
    "shape": (60000, 27, 28),
}


@pytest.mark.parametrize("code", get_args(DataCode))
def test_each_reason_names_the_file_and_is_filled(code):
    text = data_message(DataFileError(code, "some/where/x.gz", **DETAILS))
    assert "{" not in text
    assert ("x.gz" in text) == (code != "half"), "which names both halves"
    assert "some/where" not in text
    assert "in its words" not in text
    assert text.rstrip().endswith(".")


def test_places_and_numbers_are_those_of_the_error():
    text = data_message(DataFileError("far", "x", line=7, came=2.5e7, most=1e6))
    assert "line 7 of “x” is 2.5e+07, and at most 1,000,000" in text
    text = data_message(DataFileError("small", "x", line=7, came=2.5e-9, least=1e-6))
    assert "are 2.5e-09 wide, and at least 1e-06" in text
    text = data_message(DataFileError("side", "x", shape=(27, 28)))
    assert "27 × 28 pixels" in text


def test_what_the_system_refuses_is_said_in_words_of_ours():
    text = data_message(DataFileError("unread", "a/7.png", reason="Is a directory", errno=21))
    assert text == "“7.png” can’t be read: it is a folder."
    text = data_message(DataFileError("unread", "a/7.png", reason="odd", errno=None))
    assert text == "“7.png” can’t be read: odd."


def test_of_a_folder_without_any_the_first_reason_is_told():
    first = PictureError("empty", "a/3/bad.png")
    text = data_message(DataFileError("none usable", "a", first=first))
    assert text.startswith("None of the digits in “a” can be used. “bad.png” is empty.")


def test_a_download_that_fails_names_the_file_and_what_mirrors_said():
    text = data_message(DownloadError("t10k.gz", ["one: 404", "two: gone"]))
    assert text.startswith("“t10k.gz” can’t be downloaded now")
    assert text.endswith("one: 404; two: gone")
