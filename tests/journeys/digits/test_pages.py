"""Photographs with several digits: boxes to choose from, by mouse and keyboard."""

import numpy as np
import pytest
from digit_hands import answer, draw_by_mouse, strokes_of
from hands import CONTROL, Key
from page_files import ANSWERS, PAGES
from photographs import photograph
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt

from cnnlab.digits.page import read_picture_page
from cnnlab.digits.page_search import LARGEST
from cnnlab.files.pictures import read_picture
from cnnlab.lab.digits.regions import boxes_on_canvas


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """A photograph of 7, 2 and 5."""
    rng = np.random.default_rng(4)
    pixels, _ = photograph([7, 2, 5], "squared in shadow", rng, (320, 240))
    path = tmp_path_factory.mktemp("pages") / "three.png"
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def page(hands, tab, three):
    """The tab with it, of which no digit is chosen yet."""
    tab.open_path(str(three))
    hands.wait_for_pictures()
    return tab


def middle(tab, index):
    """Of a digit's box, in pixels of the canvas's widget."""
    box, square = boxes_on_canvas(tab.sketch.drawing)[index], tab.pad.square()
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return QPointF(square.left() + x * square.width(), square.top() + y * square.height()).toPoint()


def test_without_a_choice_there_is_doubt(hands, page):
    assert answer(hands) == "7?"
    assert page.answer.said.text() == "3 digits in the picture:\nclick one to read it"
    assert page.reader.reading.prediction.verdict == "unsure"
    bars = page.answer.bars.grab().toImage()
    page.clear()
    hands.wait_for_pictures()
    page.reader.read()
    assert bars == page.answer.bars.grab().toImage(), "no digit stands out"


def test_a_click_reads_one(hands, page):
    for index, digit in enumerate("725"):
        hands.press_on(page.pad, middle(page, index))
        assert answer(hands) == digit
        assert page.answer.said.text().startswith(f"digit {index + 1} of 3\nprobability ")


def test_choices_are_one_step_that_is_undone(hands, page):
    for index in (0, 2, 1):
        hands.press_on(page.pad, middle(page, index))
    hands.press(Key.Key_Z, CONTROL)
    assert answer(hands) == "7?"
    hands.press(Key.Key_Y, CONTROL)
    assert answer(hands) == "2"
    hands.press(Key.Key_Z, CONTROL)
    hands.press(Key.Key_Z, CONTROL)
    assert page.sketch.drawing.blank


def test_by_keyboard(hands, page):
    page.pad.setFocus()
    for key, expected in [
        (Key.Key_Right, "7"),
        (Key.Key_Right, "2"),
        (Key.Key_Down, "5"),
        (Key.Key_Right, "5"),
        (Key.Key_Left, "2"),
        (Key.Key_Home, "7"),
        (Key.Key_End, "5"),
        (Key.Key_Escape, "7?"),
        (Key.Key_Left, "5"),
    ]:
        hands.press(key)
        assert answer(hands) == expected, key


def test_the_pointer_says_what_can_be_clicked(hands, page):
    pad = page.pad
    hands.point_away()
    hands.move_to(pad.mapTo(hands.window, middle(page, 1)))
    assert pad.cursor().shape() == Qt.CursorShape.PointingHandCursor
    hands.move_to(pad.mapTo(hands.window, QPoint(pad.width() // 2, 12)))
    assert pad.cursor().shape() == Qt.CursorShape.CrossCursor
    hands.move_to(pad.mapTo(hands.window, middle(page, 1)))
    hands.press(Key.Key_Z, CONTROL)
    assert pad.cursor().shape() == Qt.CursorShape.CrossCursor, "the picture is gone"


def test_beside_the_digits_one_draws_as_ever(hands, page):
    draw_by_mouse(hands, strokes_of(4), left=0.05, top=0.02, size=0.2)
    assert answer(hands) == "4"
    assert page.sketch.drawing.regions == ()
    assert page.pad.cursor().shape() == Qt.CursorShape.CrossCursor


def test_a_stroke_in_place_of_a_page_is_told_and_undone(hands, page):
    one = [np.array([[0.0, 0.0], [0.2, 0.3]])]
    draw_by_mouse(hands, one, left=0.05, top=0.02, size=0.2)
    assert hands.message() == "The stroke took the picture’s place."
    hands.press_on(hands.window.notices.bar.offer)
    assert len(page.sketch.drawing.regions) == 3
    assert hands.message() == ""


def test_a_digit_of_a_page_is_rubbed_out(hands, page):
    box = boxes_on_canvas(page.sketch.drawing)[1]
    across = [
        np.array([[box.left, y], [box.right, y]]) for y in np.arange(box.top, box.bottom, 0.02)
    ]
    draw_by_mouse(hands, across, 0, 0, 1, Qt.MouseButton.RightButton)
    assert len(page.sketch.drawing.regions) == 2
    assert [one.label for one in page.reader.reading.regions] == [7, 5]


def test_what_is_chosen_is_kept_with_the_work(hands, page):
    hands.press_on(page.pad, middle(page, 2))
    show = page.from_document(page.snapshot()())
    page.clear()
    show()
    hands.wait_for_pictures()
    page.reader.read()
    assert (answer(hands), len(page.reader.reading.regions)) == ("5", 3)


def test_one_of_several_is_kept_as_ones_own(hands, page):
    page.side.setCurrentWidget(page.mine)
    hands.press_on(page.mine.digits[5])
    assert hands.message() == "There are several digits: click the one to keep first."
    hands.press_on(page.pad, middle(page, 2))
    hands.press_on(page.mine.digits[5])
    (kept,) = page.teaching.collection.folder.glob("*/*.png")
    assert kept.parent.name == "5"


def test_the_whole_canvas_shows_it_where_it_stands(hands, page):
    hands.press_on(page.pad, middle(page, 0))
    page.answer.prepares.setChecked(False)
    hands.wait_for_pictures()
    image = page.reader.reading.image
    assert image[:, :10].max() > 0.2
    assert image[:, 14:].max() == 0


def test_other_networks_read_the_boxes_too(hands, page):
    before = page.reader.reading.regions
    page.reader.use(page.reader.recogniser._replace(unsure_below=1.1))
    after = page.reader.reading.regions
    assert [one.label for one in after] == [one.label for one in before]
    assert {one.verdict for one in after} == {"unsure"}


def test_window_and_command_line_read_the_same(hands, tab):
    for name in list(ANSWERS)[::8]:
        tab.open_path(str(PAGES / name))
        hands.wait_for_pictures()
        there = read_picture_page(read_picture(PAGES / name, LARGEST)).regions
        here = tab.reader.reading.regions or (tab.reader.reading.prediction,)
        assert len(here) == len(there), name
        for one, region in zip(here, there, strict=True):
            np.testing.assert_array_equal(one.probabilities, region.prediction.probabilities)
            assert one.verdict == region.prediction.verdict, name


@pytest.mark.parametrize(
    ("height", "grey", "said"),
    [(5, 20, "too small to be read. Go closer"), (0, 20, "Write larger or with a darker pen")],
)
def test_why_nothing_is_read_and_what_helps(hands, tab, tmp_path, height, grey, said):
    pixels = np.full((400, 600), 240, np.uint8)
    pixels[200 : 200 + height, 300] = grey
    Image.fromarray(pixels).save(tmp_path / "page.png")
    tab.open_path(str(tmp_path / "page.png"))
    hands.wait_for_pictures()
    assert hands.message().startswith("page.png: ")
    assert said in hands.message()
