"""Where canvas, answer, bars and the network's input stand."""

import pytest

from cnnlab.ui.digits.board import BELOW, GAP, NARROWEST, SMALLEST, best_width, places

SIZES = [(540, 740), (480, 560), (720, 920), (1200, 500), (360, 900)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_of_the_space_is_used_and_nothing_twice(width, height):
    canvas, answer, below = places(width, height)
    assert canvas.width() == canvas.height() == answer.height()
    assert canvas.width() + GAP + answer.width() == width
    assert below.width() == width
    assert canvas.height() + GAP + below.height() == height
    assert not canvas.intersects(answer)
    assert not below.intersects(canvas.united(answer))
    assert below.height() >= BELOW
    assert answer.width() >= NARROWEST


def test_the_least_size_holds_the_least_canvas():
    canvas, _, below = places(SMALLEST + GAP + NARROWEST, SMALLEST + GAP + BELOW)
    assert (canvas.width(), below.height()) == (SMALLEST, BELOW)


@pytest.mark.parametrize("height", [400, 560, 740, 920])
def test_a_wider_board_than_the_best_has_no_larger_canvas(height):
    best = best_width(height, 5000)
    canvas, _, _ = places(best, height)
    assert canvas.width() == pytest.approx(height - BELOW - GAP, abs=2)
    assert places(best + 300, height).canvas.width() <= height - BELOW - GAP
    assert best_width(height, 300) == 300
