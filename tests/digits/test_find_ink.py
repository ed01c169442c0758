"""Digits in picture files: ink on any ground, and what is no picture."""

import numpy as np
import pytest
from PIL import Image

from cnnlab.digits.find_ink import find_ink, ink_of
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.ink import rasterise
from cnnlab.files.idx import DataError

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


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"hello", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_is_no_picture_is_refused(tmp_path, data):
    path = tmp_path / "bad.png"
    path.write_bytes(data)
    with pytest.raises(DataError, match=r"bad\.png: contents"):
        ink_of(path)


def test_a_truncated_picture_is_refused(tmp_path, ink):
    path = saved(tmp_path / "cut.png", ink)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises((DataError, OSError), match=r"truncated|damaged"):
        ink_of(path)


def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path):
    path = tmp_path / "huge.png"
    Image.new("1", (20_000, 9_000)).save(path)
    with pytest.raises(DataError, match="size"):
        ink_of(path)
