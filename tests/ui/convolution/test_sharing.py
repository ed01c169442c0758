"""Experiments pasted from the clipboard: why one is refused, in words and in both languages."""

import json
import re
import zlib
from base64 import urlsafe_b64encode
from typing import get_args

from core_reference import course_demo
from PySide6.QtGui import QGuiApplication

from cnnlab.lessons.form import experiment_data
from cnnlab.lessons.form_checks import FormCode

REFUSED = {
    "syntax": (b'{"input": [[[1]]', "What it holds is not valid JSON."),
    "object": ([1, None], "experiment: expected an object in braces, got [1, null]."),
    "missing": ({"input": None}, "input is missing."),
    "unknown": ({"strides": 1}, "strides: there is no such setting."),
    "choice": (
        {"operation": {"kind": None}},
        "operation.kind: expected one of convolution, activation, pooling, got null.",
    ),
    "flag": (
        {"operation": {"kind": "convolution", "flip": 1}},
        "operation.flip: expected true or false, got 1.",
    ),
    "pair": (
        {"stride": [True, 65]},
        "stride: expected [rows, columns] from 1 to 64, got [true, 65].",
    ),
    "scale": ({"scale": "a\nb"}, 'scale: expected 1 or a fraction such as 1/9, got "a\\nb".'),
    "slope": (
        {"operation": {"kind": "activation", "function": "relu", "slope": {}}},
        "operation.slope: expected a number within ±1,000,000,000, got {}.",
    ),
    "list": ({"input": [[[]]]}, "input[0][0]: expected a list of 1 to 64 entries."),
    "lengths": ({"input": [[[0, 1], [2]]]}, "input: expected lists of equal length."),
    "numbers": ({"input": [[["1"]]]}, "input[0][0]: expected numbers and nothing else."),
    "range": (
        {"input": [[[float("nan")]]]},
        "input[0][0][0]: expected a number within ±1,000,000,000.",
    ),
    "white": ({"white": 2}, "white: expected 1 or 255, got 2."),
}
OF_DRAWINGS = {"picture"}
OF_SHEETS = {"bounds", "whole", "count"}


def text_of(came):
    """A line of text with bytes or data inside, or the demo with changes; None takes away."""
    data = experiment_data(course_demo())
    if isinstance(came, dict):
        came = {name: value for name, value in (data | came).items() if value is not None}
    content = came if isinstance(came, bytes) else json.dumps(came).encode()
    packed = zlib.compress(content)
    raw = zlib.crc32(packed).to_bytes(4, "big") + packed
    return "cnnlab1:" + urlsafe_b64encode(raw).decode().rstrip("=")


def pasted(window, text):
    QGuiApplication.clipboard().setText(text)
    before = window.tab("convolutionTab").document.bench
    window.menu["paste_experiment"].trigger()
    assert window.tab("convolutionTab").document.bench is before
    return window.notices.bar.text()


def test_there_are_words_for_every_reason():
    assert set(REFUSED) | OF_DRAWINGS | OF_SHEETS == set(get_args(FormCode))


def test_a_refused_experiment_is_told_by_place_and_reason(window, subtests):
    for code in REFUSED:
        with subtests.test(code=code):
            window.use_language("en")
            came, reason = REFUSED[code]
            said = pasted(window, text_of(came))
            assert said == f"This experiment can’t be used. {reason}"
            window.use_language("zh_CN")
            said = pasted(window, text_of(came))
            assert re.search("[\u4e00-\u9fff]", said.removeprefix("无法使用此实验。"))
            assert "expected" not in said
