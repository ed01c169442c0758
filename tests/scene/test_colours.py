"""Numbers as colours: which way they go, and whether the number on them can be read."""

import json
from dataclasses import fields

import numpy as np
import pytest
from contrast import READABLE, SEEN, contrast, rgb
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from cnnlab.assets import asset
from cnnlab.scene.colours import (
    Theme,
    black_reads_better,
    diverging,
    diverging_colour,
    grey,
    ink_on,
    load_theme,
    with_alpha,
)

RED, GREEN, BLUE = 2, 1, 0
THEMES = {name: load_theme(name) for name in ("light", "dark")}
both_themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def with_ink(pixels: np.ndarray) -> np.ndarray:
    """Contrast of each colour with the ink that is chosen for it."""
    ink = np.where(black_reads_better(pixels)[..., None], (0, 0, 0), (255, 255, 255))
    return contrast(pixels[..., 2::-1], ink)


@both_themes
def test_every_number_can_be_read_on_its_cell(theme):
    values = np.linspace(-1, 1, 2001)
    assert with_ink(diverging(values[values != 0], 1.0, theme)).min() >= READABLE


def test_every_number_can_be_read_on_a_picture():
    assert with_ink(grey(np.arange(256.0), 255.0)).min() >= READABLE


@both_themes
def test_zeros_can_be_read_in_cells_and_in_the_ring(theme):
    assert contrast(rgb(theme.zero), rgb(theme.muted)) >= READABLE
    assert contrast(rgb(theme.ring), rgb(theme.ring_text)) >= READABLE


@both_themes
def test_words_can_be_read(theme):
    for ground in ("window", "card", "control", "control_hover", "accent_soft"):
        for ink in ("text", "muted", "positive_text", "negative_text", "error"):
            found = contrast(rgb(getattr(theme, ground)), rgb(getattr(theme, ink)))
            assert found >= READABLE, (ground, ink)


@both_themes
def test_the_total_and_what_stands_on_the_accent_can_be_read(theme):
    for ground in (theme.window, theme.card, theme.control, theme.accent_soft):
        assert contrast(rgb(ground), rgb(theme.accent)) >= READABLE
    assert contrast(rgb(theme.accent), rgb(theme.on_accent)) >= READABLE


@both_themes
def test_the_frame_of_now_stands_out_from_every_cell(theme):
    """1.4.11: graphical objects have a contrast of 3 with what lies beside them."""
    assert contrast(rgb(theme.zero), rgb(theme.accent)) >= 3
    assert contrast(rgb(theme.window), rgb(theme.accent)) >= 3


@both_themes
@pytest.mark.parametrize("ground", ["window", "card", "control", "control_hover", "zero"])
def test_the_edge_of_a_control_stands_out_from_its_ground(theme, ground):
    assert contrast(rgb(getattr(theme, ground)), rgb(theme.edge)) >= SEEN


@both_themes
@pytest.mark.parametrize("name", ["positive", "negative"])
def test_bars_and_curves_stand_out(theme, name):
    for ground in (theme.window, theme.card, theme.control):
        assert contrast(rgb(ground), rgb(getattr(theme, name))) >= SEEN


@both_themes
def test_above_zero_is_blue_below_is_orange_and_zero_is_neutral(theme):
    positive, zero, negative = diverging(np.array([1.0, 0.0, -1.0]), 1.0, theme).astype(int)
    assert positive[BLUE] > positive[GREEN] > positive[RED]
    assert negative[RED] > negative[GREEN] > negative[BLUE]
    assert tuple(zero[2::-1]) == rgb(theme.zero)


@both_themes
@given(st.floats(-9, 9), st.just(0.0) | st.floats(0.01, 9))
def test_one_number_has_the_colour_that_it_has_in_a_grid(theme, value, largest):
    pixel = diverging(np.array([value]), largest, theme)[0]
    colour = diverging_colour(value, largest, theme)
    assert tuple(pixel[2::-1]) == rgb(colour)
    assert rgb(ink_on(colour)) == ((0, 0, 0) if black_reads_better(pixel) else (255, 255, 255))


@both_themes
@given(st.floats(0, 1), st.floats(0, 1))
def test_larger_numbers_are_never_fainter(theme, a, b):
    small, large = sorted((a, b))
    for sign in (1, -1):
        pixels = diverging(np.array([0.0, sign * small, sign * large]), 1.0, theme)
        zero, near, far = pixels.astype(int)
        assert np.abs(far - zero).sum() >= np.abs(near - zero).sum() - 2


@both_themes
def test_the_smallest_number_differs_from_zero(theme):
    zero, tiny = diverging(np.array([0.0, 1e-12]), 1.0, theme).astype(int)
    assert np.abs(zero - tiny).sum() > 20


@both_themes
def test_numbers_past_the_largest_and_grids_of_zeros_have_colours_too(theme):
    assert (diverging(np.array([9.0]), 1.0, theme) == diverging(np.array([1.0]), 1.0, theme)).all()
    assert (diverging(np.zeros((2, 2)), 0.0, theme)[..., 2::-1] == rgb(theme.zero)).all()


def test_a_picture_is_grey_from_black_to_white():
    pixels = grey(np.array([[0.0, 0.5], [1.0, 2.0]]), 1.0)
    assert pixels.shape == (2, 2, 4)
    assert pixels[..., 0].tolist() == [[0, 128], [255, 255]]
    assert (pixels[..., :3] == pixels[..., :1]).all()
    assert (grey(np.array([-5.0]), 255.0)[..., :3] == 0).all()


def test_an_opacity_leaves_the_colour_itself_alone():
    colour = QColor("#d81b84")
    assert with_alpha(colour, 0.5).alpha() == 128
    assert colour.alpha() == 255
    assert rgb(with_alpha(colour, 0.5)) == rgb(colour)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_theme_names_every_colour_and_no_other(name):
    data = json.loads(asset("themes", f"{name}.json").read_text(encoding="utf-8"))
    assert set(data) == {field.name for field in fields(Theme)}
    theme = load_theme(name)
    assert theme.dark is (name == "dark")
    assert all(QColor(data[f.name]).isValid() for f in fields(Theme) if f.name != "dark")
    assert load_theme(name) is theme


def test_an_unknown_theme_is_not_found():
    with pytest.raises(FileNotFoundError):
        load_theme("pink")
