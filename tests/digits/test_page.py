"""Whole pages: digits found on any paper, in any light, and said plainly where there are none."""

import numpy as np
import pytest
from page_files import ANSWERS, PAGES
from photographs import KINDS, photograph
from picture_files import DIGITS, FOLDER, TWO
from PIL import Image

from cnnlab.core.shapes import ShapeError
from cnnlab.digits import classify, read_page
from cnnlab.digits.find_ink import digits_in, ink_of
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.page import read_picture_page
from cnnlab.digits.page_search import LARGEST
from cnnlab.files.pictures import read_picture


def labels(page):
    return [region.prediction.label for region in page.regions]


@pytest.mark.parametrize("name", ANSWERS)
def test_photographs_are_read(name):
    page = read_picture_page(read_picture(PAGES / name, LARGEST))
    assert page.reason == ""
    assert labels(page) == ANSWERS[name]["digits"]
    for region, box in zip(page.regions, ANSWERS[name]["boxes"], strict=True):
        height = box[3] - box[1]
        assert region.box == pytest.approx(box, abs=0.15 * height + 6)


@pytest.mark.parametrize("name", DIGITS)
def test_the_only_region_is_what_the_picture_is_read_as(name):
    (region,) = read_picture_page(read_picture(FOLDER / name, LARGEST)).regions
    assert region.prediction.label == DIGITS[name]
    image = prepare_image(ink_of(FOLDER / name))
    assert (region.image == image).all()
    assert (region.prediction.probabilities == classify(image).probabilities).all()


def test_two_digits_are_two_regions():
    assert labels(read_picture_page(read_picture(FOLDER / TWO, LARGEST))) == [7, 2]


def test_digits_come_in_reading_order():
    kind = KINDS["plain"]
    rows = [
        photograph(two, kind, np.random.default_rng(i))[0] for i, two in enumerate([(7, 3), (2, 8)])
    ]
    assert labels(read_page(np.concatenate(rows))) == [7, 3, 2, 8]


def test_bytes_floats_grey_and_colour_give_the_same():
    pixels, _ = photograph([3], "plain", np.random.default_rng(5))
    grey = np.asarray(Image.fromarray(pixels).convert("L"))
    for image in (pixels, pixels / 255, grey, (grey / 255).astype(np.float32)):
        assert labels(read_page(image)) == [3]


def test_boxes_are_in_pixels_of_the_picture():
    pixels, boxes = photograph([4], "plain", np.random.default_rng(2))
    large = np.asarray(Image.fromarray(pixels).resize((1920, 1440)))
    (region,) = read_page(large).regions
    assert region.box == pytest.approx(3 * np.array(boxes[0]), abs=40)


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (4, 4), (3, 500, 3), (200, 300)])
def test_an_empty_page_is_blank(shape):
    assert read_page(np.full(shape, 200, np.uint8)) == ((), "blank")


@pytest.mark.parametrize("seed", range(3))
def test_noise_is_blank(seed):
    noise = np.random.default_rng(seed).integers(0, 256, (300, 400, 3), dtype=np.uint8)
    assert read_page(noise) == ((), "blank")


def test_what_is_too_small_is_said():
    page = np.full((400, 600), 240, np.uint8)
    page[200:205, 300] = 20
    assert read_page(page) == ((), "too small")


def test_what_is_too_faint_is_said():
    rng = np.random.default_rng(0)
    page = 0.8 + rng.normal(0, 0.05, (400, 600))
    page[120:280, 290:310] -= 0.035
    assert read_page(page.clip(0, 1)) == ((), "too faint")


def test_what_is_no_page_is_refused():
    for shape in ((3,), (2, 3, 4), (0, 5), (5, 5, 3, 1)):
        with pytest.raises(ShapeError, match="expected"):
            read_page(np.zeros(shape))
    with pytest.raises(ValueError, match="got numbers from 0 to 300, expected bytes or 0…1"):
        read_page(np.array([[0.0, 300.0]]))
    with pytest.raises(ValueError, match="at most 50,000,000"):
        read_page(np.broadcast_to(np.uint8(255), (10_000, 10_000)))


def test_a_digit_of_a_shadow_is_not_the_shadow():
    pixels, boxes = photograph([2], "hard shadow", np.random.default_rng(3))
    found = digits_in(_picture(pixels))
    assert len(found.inks) == 1
    assert found.inks[0].box == pytest.approx(boxes[0], abs=25)


def _picture(pixels):
    from cnnlab.core.picture import picture_of

    return picture_of(pixels)
