"""What is seen of an X, and its values after edits."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.pieces.compare import Curve, curve
from cnnlab.core.pieces.distort import shifted
from cnnlab.core.pieces.letters import O, X
from cnnlab.core.pieces.vote import default_weights
from cnnlab.lab.images.pieces import (
    CurveRun,
    lasts_until,
    pool_window,
    view_of,
    weights_of,
    with_letter,
    with_partial,
    with_piece,
    with_pixels,
    with_weights,
)
from cnnlab.lessons.image_sheet import ImagePieces

NAN = float("nan")


def moved(pixels=X):
    """Shifted by two pixels to the right."""
    return ImagePieces(pixels=pixels, distortion="shift", amount=1.0, seed=0)


def test_the_picture_is_the_distorted_one():
    view = view_of(moved())
    np.testing.assert_array_equal(view.picture, shifted(X, 0, 2))
    assert view.maps.scores.shape == (3, 7, 7)
    assert view.maps.pooled.shape == (3, 4, 4)
    assert view.letter == "X"
    assert view.still("whole") == (view.scores.whole[0] > view.scores.whole[1])


@pytest.mark.parametrize(("pixels", "letter"), [(X, "X"), (O, "O"), (-np.ones((9, 9)), "X")])
def test_the_letter_is_what_was_there_before(pixels, letter):
    assert view_of(moved(pixels)).letter == letter


def test_pixels_are_drawn_into_what_is_seen():
    pieces = with_pixels(moved(), 0, 0, np.array([[1.0, NAN, 0.0]]))
    expected = shifted(X, 0, 2)
    expected[0, 0] = 1
    np.testing.assert_array_equal(pieces.pixels, expected)
    assert pieces.amount == 0


def test_what_does_not_fit_in_is_left_out():
    pieces = with_pixels(ImagePieces(), 8, 8, np.ones((2, 2)))
    assert pieces.pixels[8, 8] == 1
    assert (pieces.pixels != X).sum() == 1


def test_the_same_again_is_the_same_value():
    pieces = ImagePieces()
    assert with_pixels(pieces, 0, 0, X) is pieces
    assert with_letter(pieces, "X") is pieces
    assert with_piece(pieces, 1, 0, 0, pieces.pieces[1]) is pieces
    assert with_weights(pieces, 0, 0, 0, 0, default_weights()[0, 0]) is pieces
    assert with_partial(pieces, True) is pieces


def test_a_letter_is_not_distorted():
    assert with_letter(moved(), "X").amount == 0
    np.testing.assert_array_equal(with_letter(moved(), "O").pixels, O)
    assert (with_letter(moved(), "").pixels == -1).all()


def test_a_piece_keeps_what_is_not_given():
    pieces = with_piece(ImagePieces(), 2, 0, 1, np.array([[5.0], [NAN]]))
    expected = ImagePieces().pieces.copy()
    expected[2, 0, 1] = 5
    np.testing.assert_array_equal(pieces.pieces, expected)


def test_weights_are_changed_one_by_one():
    pieces = with_weights(ImagePieces(), 1, 2, 3, 3, np.array([[7.0]]))
    assert weights_of(pieces)[1, 2, 3, 3] == 7
    assert (weights_of(pieces) != default_weights()).sum() == 1


def test_another_pool_has_its_own_weights():
    pieces = with_partial(with_weights(ImagePieces(), 0, 0, 0, 0, np.array([[7.0]])), False)
    assert pieces.weights is None
    assert view_of(pieces).weights.shape == (2, 3, 3, 3)


def test_windows_of_the_pool_end_with_the_map():
    assert pool_window((7, 7), 0, 1) == (0, 2, 2, 2)
    assert pool_window((7, 7), 3, 0) == (6, 0, 1, 2)
    assert pool_window((7, 7), 3, 3) == (6, 6, 1, 1)


def test_whole_and_pieces_may_disagree():
    view = view_of(replace(moved(), seed=1))
    assert view.still("pieces")


@pytest.fixture
def run(qapp):
    made = CurveRun()
    yield made
    made.close()


def test_a_curve_comes_from_a_thread_and_the_newest_request_wins(run, qtbot):
    with qtbot.waitSignal(run.ready):
        run.ask(ImagePieces(distortion="turn"))
        run.ask(ImagePieces(distortion="noise", seed=3))
        run.ask(moved())
    expected = curve(X, "shift", (0,))
    np.testing.assert_array_equal(run.curve.whole, expected.whole)
    np.testing.assert_array_equal(run.curve.pieces, expected.pieces)


def test_another_amount_has_the_same_curve(run, qtbot):
    with qtbot.waitSignal(run.ready):
        run.ask(moved())
    before = run.curve
    run.ask(replace(moved(), amount=0.25))
    assert run.curve is before
    run.ask(replace(moved(), seed=1))
    assert run.curve is None


def test_a_letter_lasts_until_it_is_first_lost():
    wins, loses = [2.0, 1.0], [1.0, 2.0]
    rows = np.array([wins, wins, loses, wins])
    found = Curve(np.linspace(0, 1, 4), rows, rows[[0, 0, 0, 0]], np.zeros((4, 3)))
    assert lasts_until(found, "whole", "X") == pytest.approx(1 / 3)
    assert lasts_until(found, "pieces", "X") == 1
    assert lasts_until(found, "pieces", "O") is None
