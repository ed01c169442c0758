"""The drawing and its undo steps."""

import numpy as np
import pytest

from cnnlab.digits.page_regions import Ink
from cnnlab.lab.digits.sketch import Drawing, Sketch, Stroke, centred


@pytest.fixture
def sketch(qapp):
    return Sketch()


def line(sketch, *places, width=0.05):
    sketch.begin(*places[0], width)
    sketch.extend([(x, y, 1.0) for x, y in places[1:]])
    sketch.end("Stroke")


def test_each_stroke_is_a_step(sketch):
    line(sketch, (0.1, 0.1), (0.5, 0.5))
    line(sketch, (0.5, 0.1), (0.1, 0.5), (0.2, 0.6))
    assert [len(stroke.points) for stroke in sketch.drawing.strokes] == [2, 3]
    assert sketch.undo_stack.undoText() == "Stroke"
    sketch.undo_stack.undo()
    assert len(sketch.drawing.strokes) == 1
    sketch.undo_stack.redo()
    assert sketch.drawing.strokes[1].points[2] == pytest.approx([0.2, 0.6])


def test_the_stroke_that_is_being_drawn_is_shown_but_no_step(sketch):
    sketch.begin(0.1, 0.1, 0.05)
    assert len(sketch.shown().strokes) == 1
    assert sketch.drawing.blank
    assert sketch.undo_stack.count() == 0
    sketch.cancel()
    assert sketch.shown().blank


def test_pressure_is_kept_where_there_is_any(sketch):
    line(sketch, (0, 0), (1, 1))
    assert sketch.drawing.strokes[0].pressure is None
    sketch.begin(0, 0, 0.05, 0.2)
    sketch.extend([(1, 1, 0.8)])
    sketch.end("Stroke")
    assert sketch.drawing.strokes[1].pressure.tolist() == [0.2, 0.8]


def test_an_eraser_cuts_a_stroke_in_two_as_one_step(sketch):
    line(sketch, (0.1, 0.5), (0.9, 0.5))
    whole = sketch.drawing
    for x in (0.45, 0.5, 0.55):
        sketch.erase([(x, 0.5)], 0.02, "Erase")
    sketch.end_erasing()
    left, right = sketch.drawing.strokes
    assert left.points[:, 0].max() < 0.45 < 0.55 < right.points[:, 0].min()
    assert sketch.undo_stack.count() == 2
    sketch.undo_stack.undo()
    assert sketch.drawing is whole


def test_a_fast_eraser_rubs_out_all_along_its_way(sketch):
    for y in (0.2, 0.5, 0.8):
        line(sketch, (0.1, y), (0.9, y))
    sketch.erase([(0.5, 0.1), (0.5, 0.6)], 0.02, "Erase")
    sketch.end_erasing()
    assert len(sketch.drawing.strokes) == 5
    assert [len(stroke.points) for stroke in sketch.drawing.strokes][-1] == 2


def test_an_eraser_beside_the_ink_is_no_step(sketch):
    line(sketch, (0.1, 0.5), (0.9, 0.5))
    sketch.erase([(0.5, 0.9)], 0.02, "Erase")
    sketch.end_erasing()
    assert sketch.undo_stack.count() == 1


def test_escape_takes_back_what_was_rubbed_out(sketch):
    line(sketch, (0.1, 0.5), (0.9, 0.5))
    whole = sketch.drawing
    sketch.erase([(0.5, 0.5)], 0.1, "Erase")
    assert sketch.drawing is not whole
    sketch.cancel()
    assert sketch.drawing is whole


def test_clearing_nothing_is_no_step(sketch):
    sketch.replace(Drawing(), "Clear")
    assert sketch.undo_stack.count() == 0


def page():
    """A picture with two squares of ink, each a digit of its own."""
    picture, inks = np.zeros((40, 60)), []
    for left in (5, 35):
        picture[10:30, left : left + 20] = 1
        inks.append(Ink((left, 10, left + 20, 30), (left, 10), np.ones((20, 20))))
    return Drawing(picture=picture, regions=tuple(inks), chosen=1)


def test_a_stroke_is_drawn_into_a_picture(sketch):
    picture = np.zeros((50, 100))
    picture[20:30, 10:20] = 1
    sketch.replace(Drawing(picture=picture), "Picture")
    sketch.begin(0.5, 0.1, 0.04)
    sketch.extend([(0.5, 0.9, 1.0)])
    assert sketch.shown().picture[15:85, 50].min() == 1, "seen while it is drawn"
    sketch.end("Stroke")
    made = sketch.drawing.picture
    assert made.shape == (100, 100)
    assert sketch.drawing.strokes == ()
    assert made[45:55, 10:20].min() == 1, "what was there is still there"
    assert made[15:85, 49:51].min() == 1
    assert made.sum() == pytest.approx(100 + 4 * 80 + 4 * np.pi, rel=0.02)
    sketch.undo_stack.undo()
    assert sketch.drawing.picture is picture


def test_a_stroke_goes_into_the_picture_that_is_there_when_it_ends(sketch):
    for ink in (0.25, 0.5):
        sketch.replace(Drawing(picture=np.full((20, 20), ink)), "Picture")
    sketch.begin(0.5, 0.1, 0.1)
    assert sketch.shown().picture.min() == 0.5
    sketch.undo_stack.undo()
    sketch.extend([(0.5, 0.9, 1.0)])
    sketch.end("Stroke")
    made = sketch.drawing.picture
    assert made.min() == 0.25
    assert made[3:17, 10].min() == 1, "all of the stroke"
    sketch.begin(0.1, 0.5, 0.1)
    assert sketch.shown().picture[10, 2] > 0.7
    sketch.cancel()
    assert sketch.drawing.picture is made
    assert made[10, 2] == 0.25, "what was given up has left nothing"


def test_a_pressed_pen_draws_a_wider_line_into_a_picture(sketch):
    sketch.replace(Drawing(picture=np.zeros((100, 100))), "Picture")
    sketch.begin(0.5, 0.1, 0.1, 0.1)
    sketch.extend([(0.5, 0.9, 1.0)])
    sketch.end("Stroke")
    rows = sketch.drawing.picture.sum(axis=1)
    assert rows[80] > 2 * rows[20] > 0


def test_a_stroke_takes_the_place_of_a_page_and_says_so(sketch):
    sketch.replace(page(), "Picture")
    told = []
    sketch.page_replaced.connect(lambda: told.append(sketch.drawing.picture is None))
    line(sketch, (0.1, 0.5), (0.9, 0.5))
    assert told == [True]
    assert len(sketch.drawing.strokes) == 1
    sketch.undo_stack.undo()
    assert sketch.drawing.picture is not None
    sketch.replace(Drawing(), "Clear")
    line(sketch, (0.1, 0.5), (0.9, 0.5))
    assert told == [True]


def test_a_pictures_ink_is_rubbed_out(sketch):
    picture = np.ones((50, 100))
    sketch.replace(Drawing(picture=picture), "Picture")
    sketch.erase([(0.2, 0.5), (0.8, 0.5)], 0.05, "Erase")
    left = sketch.drawing.picture
    assert left[21:29, 20:80].max() == 0
    assert left[:19].min() == left[32:].min() == 1
    sketch.end_erasing()
    assert sketch.undo_stack.count() == 2
    sketch.erase([(0.5, 0.05)], 0.05, "Erase")
    sketch.end_erasing()
    assert sketch.undo_stack.count() == 2, "above the picture there is nothing"
    sketch.erase([(0.0, 0.5), (1.0, 0.5)], 0.5, "Erase")
    sketch.end_erasing()
    assert sketch.drawing.blank


def test_of_a_page_what_is_rubbed_out_is_no_digit(sketch):
    before = page()
    sketch.replace(before, "Picture")
    sketch.erase([(15 / 60, 30 / 60)], 2 / 60, "Erase")
    one, other = sketch.drawing.regions
    assert one.ink.sum() < 400
    assert other is before.regions[1]
    assert sketch.drawing.chosen == 1
    sketch.erase([(15 / 60, 0.2), (15 / 60, 0.8)], 12 / 60, "Erase")
    assert sketch.drawing.regions == (other,)
    assert sketch.drawing.chosen == 0
    assert sketch.drawing.ink is other.ink
    sketch.erase([(45 / 60, 0.2), (45 / 60, 0.8)], 12 / 60, "Erase")
    assert sketch.drawing.blank


def test_strokes_in_any_units_are_laid_in_the_middle():
    drawing = centred([[(0, 0), (300, 0)], [(150, 0), (150, 100)]], 0.6)
    points = np.concatenate([stroke.points for stroke in drawing.strokes])
    assert points.min(axis=0) == pytest.approx([0.2, 0.4])
    assert points.max(axis=0) == pytest.approx([0.8, 0.6])
    assert isinstance(drawing.strokes[0], Stroke)


def test_undo_while_rubbing_out_takes_back_what_it_rubbed_out(sketch):
    line(sketch, (0.1, 0.2), (0.9, 0.2))
    line(sketch, (0.1, 0.8), (0.9, 0.8))
    first, second = sketch.drawing.strokes
    sketch.erase([(0.5, 0.8)], 0.05, "Erase")
    left = sketch.drawing
    assert sketch.busy
    sketch.undo_stack.undo()
    assert sketch.drawing.strokes == (first, second)
    assert not sketch.busy
    sketch.end_erasing()
    sketch.undo_stack.redo()
    assert sketch.drawing is left
    sketch.undo_stack.setIndex(1)
    assert sketch.drawing.strokes == (first,)
    sketch.undo_stack.setIndex(0)
    assert sketch.drawing.blank


def test_rubbing_out_goes_on_from_what_undo_left(sketch):
    line(sketch, (0.1, 0.2), (0.9, 0.2))
    line(sketch, (0.1, 0.8), (0.9, 0.8))
    sketch.erase([(0.5, 0.8)], 0.05, "Erase")
    sketch.undo_stack.undo()
    sketch.erase([(0.5, 0.2)], 0.05, "Erase")
    sketch.end_erasing()
    assert len(sketch.drawing.strokes) == 3
    assert sketch.undo_stack.undoText() == "Erase"
    sketch.undo_stack.undo()
    assert len(sketch.drawing.strokes) == 2
