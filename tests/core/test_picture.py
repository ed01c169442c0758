"""A picture of pixels: laid on white, and mixed to grey by what tells its parts apart."""

import numpy as np
import pytest

from cnnlab.core.picture import LUMA, picture_of

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def bar(ink, ground, size=40):
    """Pixels (size, size, channels): an upright bar of a colour on another."""
    pixels = np.empty((size, size, len(ink)), np.uint8)
    pixels[:] = ground
    pixels[8:32, 18:23] = ink
    return pixels


def test_pixels_are_kept_by_channel():
    picture = picture_of(bar((255, 128, 0), WHITE))
    assert (picture.height, picture.width) == (40, 40)
    assert picture.pixels[:, 20, 20].tolist() == [255, 128, 0]
    assert picture.pixels.flags.c_contiguous


@pytest.mark.parametrize(
    ("colour", "luma"), [((255, 0, 0), 0.299), ((0, 255, 0), 0.587), ((0, 0, 255), 0.114)]
)
def test_grey_is_luma_of_rec_601(colour, luma):
    assert picture_of(bar(colour, WHITE)).grey()[20, 20] == pytest.approx(luma)


def test_transparency_becomes_white():
    picture = picture_of(np.array([[(0, 0, 0, 0), (255, 0, 0, 128), (10, 20, 30, 255)]], np.uint8))
    assert picture.pixels[:, 0].T.tolist() == [[255, 255, 255], [255, 127, 127], [10, 20, 30]]


@pytest.mark.parametrize("ink", [BLACK, (200, 0, 0), (120, 120, 120)])
def test_ink_of_any_colour_on_nothing_stays_that_colour(ink):
    picture = picture_of(bar((*ink, 255), (*WHITE, 0)))
    assert picture.pixels[:, 20, 20].tolist() == list(ink)
    assert picture.pixels[:, 0, 0].tolist() == list(WHITE)


@pytest.mark.parametrize("ink", [WHITE, (250, 248, 252), (210, 215, 220)])
def test_white_ink_on_nothing_is_told_by_its_alpha(ink):
    picture = picture_of(bar((*ink, 255), (*BLACK, 0)))
    grey = picture.grey()
    assert (grey[20, 20], grey[0, 0]) == (0, 1)


def test_a_hole_in_white_paper_is_told_by_its_alpha():
    grey = picture_of(bar((*WHITE, 0), (*WHITE, 255))).grey()
    assert abs(grey[20, 20] - grey[0, 0]) == 1


def test_white_paper_with_round_corners_keeps_what_is_written():
    pixels = bar((*BLACK, 255), (*WHITE, 255))
    pixels[0, 0, 3] = 0
    picture = picture_of(pixels)
    assert picture.grey()[[0, 1, 20], [0, 1, 20]].tolist() == [1, 1, 0]


@pytest.mark.parametrize("alpha", [0, 100, 255])
def test_even_transparency_says_nothing(alpha):
    picture = picture_of(np.full((5, 5, 4), (255, 255, 255, alpha), np.uint8))
    assert (picture.pixels == 255).all()


@pytest.mark.parametrize(
    ("ink", "ground"),
    [((255, 0, 0), (0, 130, 0)), ((0, 130, 0), (255, 0, 0)), ((120, 100, 255), (140, 128, 60))],
)
def test_colours_that_are_equally_light_are_told_apart(ink, ground):
    picture = picture_of(bar(ink, ground))
    grey = picture.grey()
    assert picture.mix != LUMA
    assert grey[0, 0] == pytest.approx(1), "there is most of it, so it is paper"
    assert grey[20, 20] == pytest.approx(0)
    assert picture.pixels[:, 20, 20].tolist() == list(ink), "the colours stay"


def test_grey_between_the_colours_lies_between():
    pixels = bar((255, 0, 0), (0, 130, 0))
    pixels[0, 0] = (128, 65, 0)
    assert picture_of(pixels).grey()[0, 0] == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("ink", "ground"), [((255, 0, 0), (0, 0, 255)), ((255, 255, 0), WHITE), (BLACK, (200, 255, 0))]
)
def test_where_lightness_tells_them_apart_grey_is_luma(ink, ground):
    assert picture_of(bar(ink, ground)).mix == LUMA


def test_noise_of_colour_on_blank_paper_is_no_ink():
    noise = np.random.default_rng(0).integers(-1, 2, (40, 40, 3))
    noise[:, :, 1] = -noise[:, :, 0] // 2
    assert picture_of((200 + noise // 2).astype(np.uint8)).mix == LUMA


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 9, 4), (9, 1, 3)])
@pytest.mark.parametrize("value", [0, 7, 255])
def test_any_even_picture(shape, value):
    grey = picture_of(np.full(shape, value, np.uint8)).grey()
    assert grey.shape == shape[:2]
    assert np.ptp(grey) == 0
