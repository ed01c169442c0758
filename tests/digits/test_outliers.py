"""What is no digit: every style is ink, never twice the same, and none is read as a digit."""

from itertools import pairwise

import numpy as np
import pytest

from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import rasterise
from cnnlab.digits.outlier_letters import LETTERS, LOOK_ALIKES
from cnnlab.digits.outlier_shapes import SHAPES
from cnnlab.digits.outliers import KINDS, crossed_out, several, style_of

EVERY = [
    (name, held_out, style)
    for name, kind in KINDS.items()
    for held_out in (False, True)
    for style in (kind.held_out if held_out else kind.learned)
]


def test_every_style_is_ink_and_another_each_time():
    for name, held_out, style in EVERY:
        drawings = [
            KINDS[name].draw(np.random.default_rng(seed), held_out=held_out, style=style)
            for seed in (0, 0, 1)
        ]
        for strokes in drawings:
            assert all(stroke.ndim == 2 and np.isfinite(stroke).all() for stroke in strokes), style
        images = [rasterise(strokes) for strokes in drawings]
        assert min(image.sum() for image in images) > 8, style
        np.testing.assert_array_equal(images[0], images[1], style)
        assert np.abs(images[0] - images[2]).max() > 0.3, style


def test_what_is_measured_is_in_no_style_that_is_learned():
    for kind in KINDS.values():
        assert kind.learned
        assert kind.held_out
        assert not set(kind.learned) & set(kind.held_out)
    for models in (LETTERS, SHAPES):
        texts = [text for styles in models.values() for text in styles]
        assert len(texts) == len(set(texts))
        assert all(len(styles) > 1 for styles in LETTERS.values())


def test_look_alikes_are_not_among_them():
    assert {"o", "l", "s", "z", "g", "q", "b", "i", "I", "O", "S", "Z", "B"} <= set(LOOK_ALIKES)
    assert not set(LOOK_ALIKES) & (set(LETTERS) | set(SHAPES))
    assert all(reading[0].isdigit() for reading in LOOK_ALIKES.values())


def test_letters_are_all_of_the_alphabet_but_look_alikes():
    alphabet = {chr(code) for first in "Aa" for code in range(ord(first), ord(first) + 26)}
    left = alphabet - set(LETTERS) - set(LOOK_ALIKES)
    assert left == set("cpvwx")  # shaped as their capitals


def test_a_style_written_as_text():
    assert style_of("0,0 100,50^ 20,100 / 5,5 10,10") == (
        (((0.0, 0.0), (1.0, 0.5)), ((1.0, 0.5), (0.2, 1.0))),
        (((0.05, 0.05), (0.1, 0.1)),),
    )
    for text in ("0;0", "1 2 3", "", "a,b"):
        with pytest.raises(ValueError, match="style: got"):
            style_of(text)


def test_a_style_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="style: got 'round', expected one of "):
        KINDS["letters"].draw(np.random.default_rng(0), style="round")


def test_digits_stand_beside_one_another():
    rng = np.random.default_rng(0)
    digits = [draw(2, rng), draw(5, rng), draw(7, rng)]
    strokes = several(digits, rng, 0.3, 0.5)
    groups, first = [], 0
    for digit in digits:
        groups.append(np.concatenate(strokes[first : first + len(digit)]))
        first += len(digit)
    for left, right in pairwise(groups):
        assert right[:, 0].min() - left[:, 0].max() == pytest.approx(0.3)
        assert right[:, 1].mean() > left[:, 1].mean() + 0.2
    assert all(0.5 < np.ptp(group, axis=0).max() < 1.7 for group in groups)


def test_a_digit_is_crossed_out_over_its_own_ink():
    digit = [np.array([[10.0, 10.0], [30.0, 50.0]])]
    same, line = crossed_out(digit, [np.array([[0.0, 0.0], [1.0, 1.0]])])
    np.testing.assert_array_equal(same, digit[0])
    np.testing.assert_allclose(line, [[10, 10], [30, 50]])
    _, line = crossed_out([np.array([[5.0, 0.0], [5.0, 40.0]])], [np.array([[0.0, 0.5], [1, 0.5]])])
    np.testing.assert_allclose(line, [[-5, 20], [15, 20]])  # of a thin one half its height
