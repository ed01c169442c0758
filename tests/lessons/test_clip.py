"""An experiment survives being sent as text; whatever else is pasted is refused, and why."""

import json
import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace

import numpy as np
import pytest
from core_reference import course_demo, experiments
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lessons.clip import MOST_DATA, MOST_TEXT, ClipError, from_text, to_text
from cnnlab.lessons.form import experiment_data
from cnnlab.lessons.form_checks import FormError

DEMO = to_text(course_demo())


def packed(content: bytes, prefix: str = "cnnlab1:") -> str:
    """Text of a clip with that content, whatever it is."""
    return sealed(zlib.compress(content, 9), prefix)


def sealed(body: bytes, prefix: str = "cnnlab1:") -> str:
    raw = zlib.crc32(body).to_bytes(4, "big") + body
    return prefix + urlsafe_b64encode(raw).decode().rstrip("=")


def refusal(text: str) -> ClipError:
    with pytest.raises(ClipError) as refused:
        from_text(text)
    return refused.value


def as_data(e: Experiment) -> dict:
    return experiment_data(e)


@given(experiments)
def test_every_experiment_comes_back(e):
    assert as_data(from_text(to_text(e)).experiment) == as_data(e)


def test_a_text_is_one_line_and_safe_in_an_address():
    assert DEMO.isascii()
    assert DEMO.startswith("cnnlab1:")
    assert not set(DEMO) & set(" \n\t+/=&?#\"'<>")
    assert len(DEMO) < 500
    assert to_text(course_demo()) == DEMO


def test_a_text_is_built_as_described():
    content = json.dumps(as_data(course_demo()), separators=(",", ":")).encode()
    assert packed(content) == DEMO


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(DEMO)),
            st.sampled_from([" ", "\n", "\r\n", "\t", "\u3000", "\u200b", "\ufeff", "\xa0"]),
        )
    )
)
def test_spaces_and_line_breaks_do_not_matter(breaks):
    text = DEMO
    for place, space in breaks:
        text = text[:place] + space + text[place:]
    assert as_data(from_text(text).experiment) == as_data(course_demo())


@given(st.integers(len("cnnlab1:"), len(DEMO) - 1), st.characters())
def test_a_changed_character_is_noticed(place, character):
    text = DEMO[:place] + character + DEMO[place + 1 :]
    if character.isspace() or character in "\u200b\u2060\ufeff" or text != DEMO:
        assert refusal(text).code == "damaged"


def test_every_other_letter_is_noticed_at_every_place():
    for place in range(len("cnnlab1:"), len(DEMO)):
        for letter in "AQz9-_":
            if letter != DEMO[place]:
                assert refusal(DEMO[:place] + letter + DEMO[place + 1 :]).code == "damaged"


def test_a_text_that_is_cut_off_is_damaged():
    for length in range(len("cnnlab1:"), len(DEMO)):
        assert refusal(DEMO[:length]).code == "damaged", length


@pytest.mark.parametrize("more", ["A", "AAAA", "=", "==", DEMO, "。", "\0", "\ud800"])
def test_a_text_with_something_behind_it_is_damaged(more):
    assert refusal(DEMO + more).code == "damaged"


def test_swapped_letters_are_damage():
    middle = len(DEMO) // 2
    a, b = DEMO[middle], DEMO[middle + 1]
    assert a != b
    assert refusal(DEMO[:middle] + b + a + DEMO[middle + 2 :]).code == "damaged"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1\t2\t3",
        "https://example.org/cnnlab1:",
        DEMO.removeprefix("cnnlab1:"),
        DEMO.removeprefix("c"),
        DEMO.upper(),
        DEMO.replace(":", ";"),
        DEMO.replace("cnnlab1", "cnnlab"),
        DEMO.replace("cnnlab1", "cnnlab0"),
        DEMO.replace("cnnlab1", "cnnlab-1"),
        DEMO.replace("cnnlab1", "cnnlab１"),
        f"see {DEMO}",
        "cnnlab" + "9" * 5000 + ":",
        "x" * (MOST_TEXT + 1),
        " " * (MOST_TEXT + 1),
    ],
    ids=lambda text: text[:15],
)
def test_what_is_no_such_text(text):
    assert refusal(text).code == "none"


@given(st.text())
def test_any_other_text_is_none(text):
    assert refusal(text).code == "none"


@pytest.mark.parametrize("version", [2, 10, 999999])
def test_a_later_version_is_newer_whatever_it_holds(version):
    assert refusal(DEMO.replace("cnnlab1", f"cnnlab{version}")).code == "newer"
    assert refusal(f"cnnlab{version}:?!").code == "newer"


def test_a_text_beyond_the_limit_is_large():
    assert refusal("cnnlab1:" + "A" * MOST_TEXT).code == "large"
    assert refusal(DEMO + " " * MOST_TEXT).code == "large"


@pytest.mark.parametrize("size", [MOST_DATA + 1, 50_000_000, 150_000_000])
def test_what_swells_beyond_the_limit_is_large(size):
    bomb = packed(b" " * size)
    assert len(bomb) < MOST_TEXT
    assert refusal(bomb).code == "large"


def test_what_swells_takes_no_memory_beyond_the_limit():
    import tracemalloc

    bomb = packed(b"[" * 150_000_000)
    tracemalloc.start()
    try:
        assert refusal(bomb).code == "large"
        assert tracemalloc.get_traced_memory()[1] < 4 * MOST_DATA
    finally:
        tracemalloc.stop()


def test_what_fits_exactly_is_read():
    content = json.dumps(as_data(course_demo())).encode()
    padded = content + b" " * (MOST_DATA - len(content))
    assert as_data(from_text(packed(padded)).experiment) == as_data(course_demo())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not compressed",
        zlib.compress(b"{}")[:-1],
        zlib.compress(b"{}") + b"more",
        zlib.compress(b"{}") * 2,
        zlib.compress(bytes(range(100)))[:50],
        zlib.compress(b"{}")[:-4] + b"\0\0\0\0",
    ],
)
def test_what_is_not_whole_inside_is_damaged(body):
    assert refusal(sealed(body)).code == "damaged"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\xfd",
        pytest.param(b"[" * 100_000, id="nested"),
        pytest.param(b"9" * 5000, id="digits"),
        b"NaN",
        b"[]",
        b'"text"',
        b"{}",
    ],
)
def test_what_is_no_experiment_is_invalid(content):
    refused = refusal(packed(content))
    assert refused.code == "invalid"
    assert refused.reason.code in ("syntax", "object", "missing")
    assert str(refused) == f"invalid: {refused.reason}"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
)


@st.composite
def changed_data(draw):
    """The data of an experiment with anything else, or nothing, in one place."""
    data = as_data(draw(experiments))
    inside, place = None, data
    while isinstance(place, dict | list) and place and (inside is None or draw(st.booleans())):
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        inside, key = place, draw(st.sampled_from(keys))
        place = place[key]
    if draw(st.booleans()):
        inside[key] = draw(anything)
    elif isinstance(inside, dict) and draw(st.booleans()):
        inside[draw(st.text())] = draw(anything)
    else:
        del inside[key]
    return data


@settings(max_examples=300)
@given(changed_data() | anything)
def test_whatever_is_inside_is_an_experiment_or_refused_with_a_reason(data):
    try:
        found = from_text(packed(json.dumps(data).encode())).experiment
    except ClipError as error:
        found = error.reason
    assert isinstance(found, Experiment | FormError)
    if isinstance(found, FormError):
        assert str(found).isprintable()
        assert len(str(found)) < 250


@given(st.binary())
def test_whatever_bytes_are_inside_are_refused_with_a_reason(content):
    assert refusal(packed(content)).reason.code in ("syntax", "object", "missing")


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("input", [[[float("nan")]]], "input[0][0][0]: expected a number within ±1,000,000,000"),
        ("input", [[[float("inf")]]], "input[0][0][0]: expected a number within ±1,000,000,000"),
        ("input", [[[0] * 65]], "input[0][0]: got 65, expected a list of 1 to 64 columns"),
        ("biases", [0] * 100_000, "biases: got 100000, expected a list of 1 to 64 biases"),
        (
            "stride",
            [1, 10**9],
            "stride: got [1, 1000000000], expected [rows, columns] of 1 to 64",
        ),
        ("code", "import os", "code: no such setting"),
    ],
)
def test_what_is_wrong_inside_is_said_by_place(name, value, reason):
    content = json.dumps({**as_data(course_demo()), name: value}).encode()
    refused = refusal(packed(content))
    assert (refused.code, str(refused.reason)) == ("invalid", reason)


def test_an_experiment_beyond_the_limits_is_not_written():
    with pytest.raises(ClipError) as refused:
        to_text(Experiment(np.zeros((1, 65, 1))))
    assert refused.value.code == "invalid"
    assert str(refused.value.reason).startswith("input[0]: ")
    with pytest.raises(ClipError) as refused:
        to_text(replace(course_demo(), biases=np.array([1e10, 0])))
    assert str(refused.value.reason).startswith("biases[0]: ")


def test_an_experiment_that_is_too_long_is_not_written():
    noise = np.random.default_rng(0).normal(size=(64, 64, 64))
    with pytest.raises(ClipError) as refused:
        to_text(Experiment(noise))
    assert refused.value.code == "large"


def test_a_colour_picture_of_64_by_64_can_be_sent():
    picture = np.random.default_rng(0).integers(0, 101, (3, 64, 64)) / 100
    text = to_text(replace(course_demo(), input=picture))
    assert len(text) < 40_000
    np.testing.assert_array_equal(from_text(text).experiment.input, picture)


@pytest.mark.parametrize("white", [None, 1.0, 255.0])
def test_the_white_of_a_picture_goes_with_it(white):
    assert from_text(to_text(course_demo(), white)).white == white


@pytest.mark.parametrize("white", [0, 2, "1", True, [255], 1e300])
def test_another_white_is_refused(white):
    data = {**as_data(course_demo()), "white": white}
    with pytest.raises(ClipError) as refused:
        from_text(packed(json.dumps(data).encode()))
    assert refused.value.code == "invalid"
    assert refused.value.reason.code == "white"
