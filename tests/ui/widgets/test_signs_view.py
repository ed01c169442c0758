"""Gradients, dead units and weights of each layer."""

import math

import numpy as np
import pytest
from image_pixels import code, codes

from cnnlab.scene.colours import load_theme
from cnnlab.scene.signs_paint import HEAD, SignRow, gradient_share, gradient_text, row_height
from cnnlab.ui.widgets.signs_view import SignsView

COUNTS = np.bincount([0, 1, 1, 2, 3, 3, 3], minlength=5)
ROWS = (
    SignRow("conv1", 0.01, None, COUNTS, 0.5),
    SignRow("relu1", None, 0.75),
    SignRow("relu2", None, 0.1),
    SignRow("fc", 1e-5, None, COUNTS, 1.5),
)


@pytest.fixture
def view(qtbot):
    made = SignsView()
    qtbot.addWidget(made)
    made.resize(600, 180)
    made.set_theme(load_theme("light"))
    made.set_rows(ROWS)
    made.show()
    return made


def pixels(view, colour, row):
    """How many are of a colour in a row."""
    high = row_height(len(view.rows), view.height())
    top = round(HEAD + row * high)
    return (codes(view.grab().toImage())[top : round(top + high)] == code(colour)).sum()


def test_a_larger_gradient_has_a_longer_bar(view):
    theme = load_theme("light")
    view.set_rows([SignRow("a", 0.01), SignRow("b", 1e-5), SignRow("c", 0.0)])
    long, short, none = (pixels(view, theme.positive, row) for row in range(3))
    assert long > short > none == 0


def test_many_dead_units_are_told_in_another_colour(view):
    theme = load_theme("light")
    assert pixels(view, theme.error, 1) > 200
    assert pixels(view, theme.error, 2) == 0
    assert pixels(view, theme.positive, 2) > 20


def test_weights_below_zero_have_a_colour_of_their_own(view):
    theme = load_theme("light")
    assert pixels(view, theme.negative, 0) > 20
    assert pixels(view, theme.negative, 1) == 0


def test_bars_are_logarithmic():
    assert [gradient_share(n) for n in (0, 1e-6, 1e-3, 1, 50)] == pytest.approx([0, 0, 0.5, 1, 1])
    assert gradient_share(math.nan) == 0
    assert [gradient_text(n) for n in (1e-5, 0.0123, math.inf)] == ["1.0e-5", "0.012", "∞"]


def test_screen_readers_are_told_all(view):
    assert view.accessibleDescription() == (
        "conv1, gradient 0.01; relu1, 75 % dead; relu2, 10 % dead; fc, gradient 1.0e-5"
    )


def test_it_asks_for_a_row_a_layer(view):
    before = view.sizeHint().height()
    view.set_rows(ROWS[:2])
    assert view.sizeHint().height() < before
