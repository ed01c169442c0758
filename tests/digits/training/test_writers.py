"""Nobody is both learned from and measured on."""

import re
from collections import Counter

import pytest
from real_data import UNIPEN, with_data

from cnnlab.digits.training.writers import (
    CALIBRATING,
    HELD_OUT,
    MOST,
    calibration_split,
    train_split,
)
from cnnlab.digits.training.writers import test_split as held_out_split
from cnnlab.files.datasets import load_drawings

pytestmark = with_data


@pytest.fixture(scope="module")
def drawings():
    return load_drawings(UNIPEN)


def test_no_writer_is_in_two_parts(drawings):
    parts = [train_split(drawings), calibration_split(drawings), held_out_split(drawings)]
    writers = [{drawing.writer for drawing in part} for part in parts]
    assert all(writers)
    assert sum(map(len, writers)) == len(set().union(*writers))


def test_the_parts_are_as_large_as_the_card_says(drawings):
    assert len(train_split(drawings)) == 4804
    assert len(calibration_split(drawings)) == 75
    assert len(held_out_split(drawings)) == 1645


def test_writers_are_named_by_code_and_each_is_there(drawings):
    known = {drawing.writer for drawing in drawings}
    assert known >= HELD_OUT | CALIBRATING
    assert all(re.fullmatch(r"([a-z]{3})/\1-[0-9a-f]{6}", writer) for writer in known)


def test_a_fifth_is_measured_and_nobody_is_more_than_a_tenth_of_it(drawings):
    measured = held_out_split(drawings)
    assert 0.19 < len(measured) / len(drawings) < 0.22
    counts = Counter(drawing.writer for drawing in measured)
    assert set(counts) == HELD_OUT
    assert max(counts.values()) <= MOST <= len(measured) / 10


def test_every_large_site_is_measured(drawings):
    sites = Counter(drawing.writer.split("/")[0] for drawing in drawings)
    large = {site for site, count in sites.items() if count >= 100}
    assert large <= {writer.split("/")[0] for writer in HELD_OUT}


def test_what_is_measured_is_the_same_every_time(drawings):
    assert [id(d) for d in held_out_split(drawings)] == [id(d) for d in held_out_split(drawings)]
