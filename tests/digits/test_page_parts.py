"""What belongs to a digit on a page and what does not: hats, feet, neighbours, lines, specks."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cnnlab.digits.page_lines import line_pixels
from cnnlab.digits.page_marks import find_marks, ink_mask
from cnnlab.digits.page_search import find_digits
from cnnlab.digits.paper import DARKEST, contrast, tone

ONE = [[(200, 100), (200, 230)]]
FOOTED = [*ONE, [(150, 255), (260, 255)]]
FIVE = [[(190, 120), (190, 160), (230, 170), (240, 200), (220, 230), (180, 230)]]
HATTED = [*FIVE, [(210, 95), (270, 95)]]


def page_of(strokes, width=12, paper=230, ink=30, size=(480, 360)):
    """Brightness (H, W) in 0…1 of lines on paper."""
    image = Image.new("L", size, paper)
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        pen.line(stroke, ink, width, joint="curve")
    return np.asarray(image, float) / 255


def boxes(page):
    return [ink.box for ink in find_digits(np.log(page + DARKEST).astype(np.float32)).inks]


@pytest.mark.parametrize("strokes", [ONE, FOOTED, FIVE, HATTED])
def test_hats_and_feet_are_of_their_digit(strokes):
    (box,) = boxes(page_of(strokes))
    points = np.array([point for stroke in strokes for point in stroke])
    assert box == pytest.approx((*points.min(axis=0), *points.max(axis=0)), abs=9)


def test_digits_side_by_side_are_two():
    moved = [[(x + 90, y) for x, y in stroke] for stroke in ONE]
    assert len(boxes(page_of([*ONE, *moved]))) == 2


@pytest.mark.parametrize(("strokes", "line"), [(ONE, 320), (FIVE, 265), (FIVE, 300)])
def test_a_line_beneath_is_no_foot_and_no_digit(strokes, line):
    assert boxes(page_of([*strokes, [(150, line), (290, line)]])) == boxes(page_of(strokes))


@pytest.mark.parametrize("shape", ["rectangle", "ellipse"])
@pytest.mark.parametrize("strokes", [ONE, FOOTED, FIVE, HATTED])
def test_what_stands_in_a_frame_is_read_and_the_frame_is_not(strokes, shape):
    image = Image.fromarray((page_of(strokes) * 255).astype(np.uint8))
    getattr(ImageDraw.Draw(image), shape)((110, 40, 330, 310), outline=40, width=4)
    assert boxes(np.asarray(image, float) / 255) == boxes(page_of(strokes))


def test_each_box_of_a_form_has_its_digit():
    moved = [[[(x + 150, y) for x, y in stroke] for stroke in strokes] for strokes in (ONE, FIVE)]
    plain = page_of([*moved[0], *FIVE])
    image = Image.fromarray((plain * 255).astype(np.uint8))
    for left in (150, 300):
        ImageDraw.Draw(image).rectangle((left, 70, left + 120, 270), outline=60, width=2)
    assert boxes(np.asarray(image, float) / 255) == boxes(plain)


def test_a_sheet_on_a_dark_table_is_paper():
    sheet = page_of(FIVE)
    page = np.full((600, 800), 0.15)
    page[120:480, 160:640] = sheet
    moved = [(box[0] + 160, box[1] + 120, box[2] + 160, box[3] + 120) for box in boxes(sheet)]
    assert boxes(page) == moved


def test_a_thick_and_a_thin_digit_are_both_found():
    moved = [[(x + 180, y) for x, y in stroke] for stroke in FIVE]
    both = np.minimum(page_of(ONE, width=4), page_of(moved, width=34))
    assert len(boxes(both)) == 2


def test_a_small_part_at_the_border_does_not_cut_a_digit():
    raised = [[(x, y - 92) for x, y in stroke] for stroke in HATTED]
    beside = [[(x + 200, y) for x, y in stroke] for stroke in ONE]
    assert len(boxes(page_of([*raised, *beside]))) == 2


@pytest.mark.parametrize("slope", [-0.06, -0.03, 0.04])
def test_the_ends_of_a_table_held_aslant_are_no_ones(slope):
    plain = page_of([[(2 * x, 2 * y) for x, y in stroke] for stroke in FIVE], size=(960, 720))
    image = Image.fromarray((plain * 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    for k in range(5):
        x, y = 100 + 190 * k, 60 + 150 * k
        pen.line([(x - slope * 60, 60), (x - slope * 660, 660)], 120, 3)
        pen.line([(100 - slope * 60, y + slope * 100), (860 - slope * 60, y + slope * 860)], 120, 3)
    assert boxes(np.asarray(image, float) / 255) == boxes(plain)


def test_thick_strokes_along_the_lines_of_squared_paper_stay():
    seven = [[(150, 100), (290, 100), (200, 260)], [(160, 180), (280, 180)]]
    page = page_of(seven, width=14)
    lined = page.copy()
    lined[20::40] = np.minimum(lined[20::40], 0.6)
    lined[:, 10::40] = np.minimum(lined[:, 10::40], 0.6)
    (box,) = boxes(lined)
    assert box == pytest.approx(boxes(page)[0], abs=6)


def test_a_speck_beside_a_digit_is_none():
    page = page_of(FIVE)
    page[60:66, 400:406] = 0.1
    assert len(boxes(page)) == 1


@pytest.mark.parametrize("slope", [-0.08, 0, 0.05])
def test_ruled_lines_are_found_and_strokes_stay(slope):
    page = page_of([])
    for top in range(20, 360, 40):
        rows = (top + slope * np.arange(480)).round().astype(int)
        there = (rows >= 0) & (rows < 358)
        for thick in (0, 1):
            page[rows[there] + thick, np.arange(480)[there]] = 0.45
    written = np.minimum(page, page_of(HATTED))
    seen = contrast(tone(np.log(written + DARKEST).astype(np.float32)), 40)
    found = line_pixels(ink_mask(seen))
    bare = page < 0.6
    assert (found & bare).sum() > 0.85 * bare.sum()
    inked = page_of(HATTED) < 0.2
    assert (found & inked).sum() < 0.15 * inked.sum()
    assert len(boxes(written)) == 1


def test_lines_that_are_seen_on_half_of_a_page_are_no_digits():
    page = page_of(FIVE)
    for top in range(20, 350, 24):
        page[top : top + 2, 270:] = 0.45
    assert boxes(page) == boxes(page_of(FIVE))


def test_marks_tell_widths_and_what_touches_the_border():
    page = page_of([[(100, 60), (100, 250)], [(300, 0), (300, 200)]], width=10)
    seen = contrast(tone(np.log(page + DARKEST).astype(np.float32)), 60)
    marks = find_marks(ink_mask(seen), seen)
    assert len(marks.boxes) == 2
    np.testing.assert_allclose(marks.width, 10, atol=3)
    by_left = np.argsort(marks.boxes[:, 0])
    assert (marks.border[by_left] > 0).tolist() == [False, True]
