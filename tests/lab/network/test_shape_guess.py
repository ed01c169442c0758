"""Shapes that are guessed before they are shown."""

import pytest

from cnnlab.lab.network.shape_guess import ShapeGuess, read_shape

SHAPES = ((8, 24, 24), (8, 12, 12), (10,), None)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("8×24×24", (8, 24, 24)),
        ("8x24x24", (8, 24, 24)),
        (" (8, 24, 24) ", (8, 24, 24)),
        ("8 24 24", (8, 24, 24)),
        ("８×２４×２４", (8, 24, 24)),
        ("10", (10,)),
        ("", None),
        ("eight", None),
        ("1×2×3×4", None),
        ("-8", None),
        ("1.5", None),
    ],
)
def test_shapes_are_read_as_people_type_them(text, shape):
    assert read_shape(text) == shape


def test_a_shape_is_hidden_until_it_is_guessed():
    guess = ShapeGuess(SHAPES)
    assert guess.hides(0)
    assert guess.guess(0, "8×28×28").answer == "wrong"
    assert guess.guess(0, "8×").answer == "unreadable"
    assert guess.hides(0)
    assert guess.guess(0, "8×24×24").answer == "right"
    assert not guess.hides(0)
    assert guess.right == 1


def test_the_next_one_is_the_next_that_is_hidden_and_fits():
    guess = ShapeGuess(SHAPES)
    assert guess.next_hidden(-1) == 0
    guess.guess(1, "8 12 12")
    assert guess.next_hidden(0) == 2
    assert guess.next_hidden(2) == 0
    for place, text in ((0, "8 24 24"), (2, "10")):
        guess.guess(place, text)
    assert guess.next_hidden(0) is None
