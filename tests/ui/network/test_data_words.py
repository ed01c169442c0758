"""Every source, origin, step and refusal has its words."""

import errno
from typing import get_args

import pytest

from cnnlab.core.preprocess import Preprocessing
from cnnlab.files.data_error import DataFileError
from cnnlab.files.download import DownloadError
from cnnlab.lab.network.data import SOURCES, DataRefusedError, Refusal
from cnnlab.lab.network.origins import Origin, OriginKind
from cnnlab.lab.network.sources import Doing, Progress
from cnnlab.ui.network import data_words as words

DETAILS = {"name": "7", "count": 3}


@pytest.mark.parametrize("code", get_args(Refusal))
def test_refusals_say_the_reason(code):
    text = words.refusal_text(DataRefusedError(code, **DETAILS))
    assert text
    assert "{" not in text


def test_files_that_can_not_be_used_are_named():
    damaged = DataFileError("packed", "some/x.gz", reason="in its words")
    assert "“x.gz” is damaged" in words.refusal_text(damaged)
    assert words.refusal_text(DownloadError("x.gz", ["a: gone"])).startswith("“x.gz” can’t be down")
    error = FileNotFoundError(2, "no such file", "some/path")
    assert "some/path" in words.refusal_text(error)
    assert "the disk is full" in words.refusal_text(OSError(errno.ENOSPC, "No space", "a/b"))


@pytest.mark.parametrize("kind", get_args(OriginKind))
def test_origins(kind):
    assert "{" not in words.origin_text(Origin(kind, "name", 3))


def test_sources_steps_and_progress():
    assert len({words.source_name(source) for source in SOURCES}) == len(SOURCES)
    steps = Preprocessing("image", "image", 3, True).steps
    assert len({words.step_name(step) for step in steps}) == 5
    for doing in get_args(Doing):
        assert words.progress_text(Progress(doing, 5, 10, "file")).endswith("5 / 10")
    assert words.progress_text(Progress("reading", 0, 0)).endswith("…")
