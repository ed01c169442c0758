"""The shipped digits of real hands."""

import json
import re
from collections import Counter

import numpy as np

from cnnlab.assets import asset
from cnnlab.digits.ink import rasterise
from cnnlab.digits.recogniser import default_network
from cnnlab.digits.samples import sample_drawings
from cnnlab.digits.training.writers import CALIBRATING, HELD_OUT

MOST = 200


def test_each_digit_is_there_twenty_times_by_many_hands():
    drawings = sample_drawings()
    assert len(drawings) <= MOST
    assert Counter(drawing.label for drawing in drawings) == dict.fromkeys(range(10), 20)
    for digit in range(10):
        writers = {drawing.writer for drawing in drawings if drawing.label == digit}
        assert len(writers) >= 15
        assert len({writer.partition("/")[0] for writer in writers}) >= 10


def test_nobody_is_measured_or_calibrated_on_and_nobody_is_named():
    writers = {drawing.writer for drawing in sample_drawings()}
    assert not writers & (HELD_OUT | CALIBRATING)
    assert all(re.fullmatch(r"([a-z]{3})/\1-[0-9a-f]{6}", writer) for writer in writers)
    lines = asset("samples", "digits.jsonl").read_text(encoding="ascii").splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]{3}-[0-9a-f]{6}/\d+", one) for one in ids)


def test_the_credit_says_whose_they_are_and_what_was_changed():
    text = " ".join(asset("samples", "CREDIT.txt").read_text(encoding="utf-8").split())
    for words in (
        "UniPen train_r01_v07, International Unipen Foundation, DOI 10.5281/zenodo.1195803",
        "CC BY 4.0",
        "Changes made:",
    ):
        assert words in text
    writers = {drawing.writer for drawing in sample_drawings()}
    sites = {writer.partition("/")[0] for writer in writers}
    assert f"{len(writers)} writers of {len(sites)} sites" in text


def test_they_can_be_read():
    images = np.stack([rasterise(drawing.strokes) for drawing in sample_drawings()])[:, None]
    read = default_network().forward(images).argmax(axis=1)
    labels = np.array([drawing.label for drawing in sample_drawings()])
    assert (read == labels).mean() >= 0.97


def test_the_file_is_read_once():
    assert sample_drawings() is sample_drawings()
