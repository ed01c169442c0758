"""Digits in picture files: ink on any ground, and what is no picture."""

import numpy as np
import pytest
from picture_files import BAD, DIGITS, FOLDER
from PIL import Image

from cnnlab.digits.find_ink import find_ink, ink_of
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.ink import rasterise
from cnnlab.digits.recogniser import classify
from cnnlab.files.data_error import DataError

SEVEN = [[(10, 10), (60, 10), (30, 110)]]


@pytest.fixture
def ink():
    """A seven, 120 × 80, ink 1."""
    small = Image.fromarray((rasterise(SEVEN, pen_width=10) * 255).astype(np.uint8))
    return np.asarray(small.resize((80, 120), Image.Resampling.BICUBIC), float) / 255


def saved(path, brightness, mode="L"):
    Image.fromarray((brightness * 255).round().astype(np.uint8)).convert(mode).save(path)
    return path


def prepared(path):
    return prepare_image(ink_of(path))


@pytest.mark.parametrize("ground", ["dark on light", "light on dark"])
@pytest.mark.parametrize("name", ["digit.png", "digit.jpg", "digit.bmp"])
def test_ink_is_found_on_any_ground(tmp_path, ink, ground, name):
    brightness = 0.95 - 0.85 * ink if ground == "dark on light" else 0.05 + 0.85 * ink
    image = prepared(saved(tmp_path / name, brightness))
    assert abs(image - prepare_image(ink)).mean() < 0.03


def test_light_that_falls_from_one_side_does_no_harm(tmp_path, ink):
    light = np.linspace(0.45, 1, ink.shape[1])
    image = prepared(saved(tmp_path / "photo.png", light * (0.95 - 0.7 * ink)))
    assert abs(image - prepare_image(ink)).mean() < 0.05


def test_what_is_transparent_is_ground(tmp_path, ink):
    rgba = np.zeros((*ink.shape, 4), np.uint8)
    rgba[..., 3] = (ink * 255).round()
    Image.fromarray(rgba).save(tmp_path / "clear.png")
    assert abs(prepared(tmp_path / "clear.png") - prepare_image(ink)).mean() < 0.03


@pytest.mark.parametrize("flat", [np.zeros((30, 30)), np.ones((30, 30)), np.full((1, 1), 0.5)])
def test_an_even_picture_is_blank(flat):
    assert not find_ink(flat).any()


def test_noise_of_paper_is_no_ink():
    paper = 0.9 + np.random.default_rng(0).normal(0, 0.01, (50, 50))
    assert not find_ink(paper.clip(0, 1)).any()


@pytest.mark.parametrize("light", [0.6, 0.9])
@pytest.mark.parametrize("noise", ["even", "fine", "coarse", "none"])
@pytest.mark.parametrize("strength", [0.01, 0.03])
def test_paper_is_no_ink(light, noise, strength):
    rng = np.random.default_rng(0)
    grain = {
        "none": np.zeros((120, 120)),
        "even": rng.uniform(-1, 1, (120, 120)),
        "fine": rng.normal(0, 1, (120, 120)),
        "coarse": np.kron(rng.normal(0, 0.5, (30, 30)), np.ones((4, 4))),
    }[noise]
    assert not find_ink((light + strength * grain).clip(0, 1)).any()


@pytest.mark.parametrize("contrast", [0.03, 0.06, 0.3])
@pytest.mark.parametrize("sign", [-1, 1])
def test_faint_ink_is_found_where_the_paper_is_even(ink, contrast, sign):
    image = prepare_image(find_ink(0.5 + sign * contrast * ink))
    assert abs(image - prepare_image(ink)).mean() < 0.03


def test_fainter_ink_is_found_above_less_noise(ink):
    noise = np.random.default_rng(0).normal(0, 1, ink.shape)
    assert find_ink(0.8 - 0.3 * ink + 0.04 * noise).any()
    assert not find_ink(0.8 - 0.05 * ink + 0.04 * noise).any()


def test_faint_light_that_falls_round_is_no_ink():
    y, x = np.mgrid[-1:1:120j, -1:1:120j]
    assert not find_ink(0.9 - 0.04 * (x**2 + y**2)).any()


@pytest.mark.parametrize("digit", sorted({*DIGITS.values()}))
def test_pictures_of_every_kind_are_read(digit):
    names = [name for name in DIGITS if DIGITS[name] == digit]
    found = {name: classify(prepared(FOLDER / name)) for name in names}
    assert {(one.label, one.verdict) for one in found.values()} == {(digit, "digit")}, found


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_is_refused(name):
    with pytest.raises(DataError, match=name):
        ink_of(FOLDER / name)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "GIF", "TIFF"])
def test_colours_that_are_equally_light_survive_their_format(tmp_path, kind):
    colours = Image.open(FOLDER / "7-red-on-green-isoluma.png")
    if kind == "GIF":
        colours = colours.convert("P")  # dithered with the colours of the web
    if kind == "TIFF":
        colours = colours.convert("CMYK")
    colours.save(tmp_path / "seven", kind)
    assert classify(prepared(tmp_path / "seven")).label == 7


def test_a_large_picture_is_made_smaller(tmp_path, ink):
    large = Image.fromarray((255 - 200 * ink).astype(np.uint8)).resize((2001, 3001))
    large.save(tmp_path / "large.png")
    found = ink_of(tmp_path / "large.png")
    assert found.shape == (800, 533)
    assert abs(prepare_image(found) - prepare_image(ink)).mean() < 0.03
