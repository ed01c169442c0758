"""The page of a walk: filters and stops chosen by mouse and keys, and what it shows."""

import numpy as np
import pytest
from image_pixels import count
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.core.inspect.edges import Edge
from cnnlab.lab.network.walk_facts import WalkFacts
from cnnlab.scene.colours import load_theme
from cnnlab.ui.network.walk_page import WalkPage
from cnnlab.ui.network.walk_words import direction_text, no_walk_text, walk_sentences

LEFT = Qt.MouseButton.LeftButton
RNG = np.random.default_rng(0)
FILTERS = list(RNG.standard_normal((8, 1, 5, 5)).astype(np.float32))
DIGITS = [np.full((28, 28), 25 * place, np.uint8) for place in range(9)]
FRAME = QRectF(0.1, 0.2, 0.25, 0.25)
NAMES = [
    *("walkFilters", "walkStops", "walkDigits", "walkFilter", "walkBack", "walkOn"),
    *("walkPlace", "walkWords", "walkMessage"),
]


@pytest.fixture
def page(qtbot):
    host = QWidget()
    made = WalkPage()
    made.setParent(host)
    made.setGeometry(0, 0, 1000, 560)
    host.resize(1000, 560)
    qtbot.addWidget(host)
    made.set_theme(load_theme("light"))
    made.show_message("")
    made.show_filters(FILTERS, 2)
    made.show_filter("Filter 2 after step 10", FILTERS[2], 2.0)
    made.show_stops(FILTERS[:7], [str(step) for step in range(7)], 3, True)
    made.show_digits(DIGITS, [str(digit) for digit in range(9)], [FRAME] * 9)
    made.show_place("Stop 4 of 7", True, True)
    made.show_words(["One.", "Two."])
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    made.host = host  # which Python would let go of
    return made


def named(page, name):
    (found,) = page.window().findChildren(QWidget, name)
    return found


def heard(signal):
    said = []
    signal.connect(lambda *values: said.append(values))
    return said


def click(part, place):
    QTest.mouseClick(part, LEFT, pos=part.rect_of(place).center().toPoint())


def colour(part, point):
    return part.grab().toImage().pixelColor(point.toPoint())


def test_every_name_is_there_once(page):
    assert page.objectName() == "walkPage"
    for name in NAMES:
        named(page, name)


@pytest.mark.parametrize("count", [1, 8, 32])
@pytest.mark.parametrize("size", [(1000, 560), (650, 380)])
def test_all_filters_are_seen_and_clicked(page, count, size):
    page.resize(*size)
    page.show_filters((FILTERS * 4)[:count], 0)
    chosen, filters = heard(page.filter_chosen), named(page, "walkFilters")
    for place in range(count):
        assert filters.rect().contains(filters.rect_of(place).toAlignedRect())
        click(filters, place)
    assert chosen == [(place,) for place in range(count)]


def test_no_more_filters_than_there_is_space_for(page):
    page.show_filters(FILTERS * 5, 0)
    assert len(named(page, "walkFilters").pictures) == 32


def test_arrows_choose_among_filters(page):
    chosen, filters = heard(page.filter_chosen), named(page, "walkFilters")
    assert filters.columns() == 2
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End):
        QTest.keyClick(filters, key)
    assert chosen == [(3,), (4,), (0,), (7,)]
    page.show_filters(FILTERS, 0)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home):
        QTest.keyClick(filters, key)
    assert len(chosen) == 4


def test_stops_are_chosen_by_mouse_and_keys(page):
    chosen, stops = heard(page.stop_chosen), named(page, "walkStops")
    click(stops, 6)
    QTest.keyClick(stops, Qt.Key.Key_Left)
    QTest.keyClick(stops, Qt.Key.Key_Right)
    assert chosen == [(6,), (2,), (4,)]
    QTest.mouseClick(stops, LEFT, pos=QPoint(stops.width() - 1, 1))
    assert len(chosen) == 3


def test_the_stop_that_is_shown_is_framed(page):
    stops, accent = named(page, "walkStops"), load_theme("light").accent
    corner = stops.rect_of(3).topLeft()
    assert colour(stops, corner) == accent
    assert stops.accessibleDescription() == "3"
    page.show_stops(FILTERS[:7], [str(step) for step in range(7)], 3, False)
    assert colour(stops, corner) != accent


def test_what_a_filter_sees_of_a_digit_is_framed(page):
    digits, accent = named(page, "walkDigits"), load_theme("light").accent
    rect = digits.rect_of(4)
    corner = rect.topLeft() + FRAME.topLeft() * rect.width()
    assert colour(digits, corner) == accent
    assert colour(digits, rect.center()) != accent
    click(digits, 4)  # chooses nothing
    assert digits.focusPolicy() == Qt.FocusPolicy.NoFocus
    page.show_digits(DIGITS[:1], ["7"], [QRectF()])
    assert not count(digits.grab().toImage(), accent)


def test_a_filter_has_numbers_where_there_is_space(page):
    view = named(page, "walkFilter")
    assert view.weights.shape == (5, 5)
    assert view.cell_rect(0, 0).width() >= 40
    assert view.rect().contains(view.cell_rect(4, 4).toAlignedRect())
    page.show_filter("", np.concatenate([FILTERS[0], FILTERS[1]]), 2.0)
    assert view.weights.shape == (10, 5)
    assert view.rect().contains(view.cell_rect(9, 4).toAlignedRect())
    page.show_filter("", np.full((1, 3, 3), np.nan, np.float32), 0.0)
    view.grab()


def test_buttons_go_back_and_on(page):
    back, on = heard(page.back_asked), heard(page.on_asked)
    QTest.mouseClick(named(page, "walkBack"), LEFT)
    QTest.mouseClick(named(page, "walkOn"), LEFT)
    QTest.keyClick(named(page, "walkOn"), Qt.Key.Key_Space)
    assert (len(back), len(on)) == (1, 2)


def test_the_keyboard_stays_on_a_button_that_can_be_pressed(page):
    back, on = named(page, "walkBack"), named(page, "walkOn")
    on.setFocus()
    page.show_place("Stop 7 of 7", True, False)
    assert QApplication.focusWidget() is back
    page.show_place("Stop 1 of 7", False, True)
    assert QApplication.focusWidget() is on


def test_a_message_stands_in_place_of_all(page):
    page.show_message("Not trained yet.")
    assert named(page, "walkMessage").isVisible()
    assert not named(page, "walkFilters").isVisible()
    page.show_message("")
    assert named(page, "walkFilters").isVisible()


def test_another_theme_and_language_keep_what_is_shown(page):
    before = named(page, "walkStops").grab().toImage()
    page.set_theme(load_theme("dark"))
    page.retranslate()
    assert named(page, "walkStops").grab().toImage() != before
    page.set_theme(load_theme("light"))
    assert named(page, "walkStops").grab().toImage() == before
    assert named(page, "walkWords").text() == "One.\nTwo."


def test_it_fits_a_small_screen(page):
    assert page.minimumSizeHint().width() <= 650
    assert page.minimumSizeHint().height() <= 380


def facts(part="last", step=500, first=0.1, edge=0.1, alike=0.8, **more):
    return WalkFacts(part, step, 0.25, Edge(first, 0.0), Edge(edge, 90.0), alike, **more)


@pytest.mark.parametrize("part", ["start", "early", "later", "last"])
@pytest.mark.parametrize(("first", "edge"), [(0.1, 0.6), (0.6, 0.7), (0.1, 0.2), (0.6, 0.2)])
def test_at_most_three_short_sentences(part, first, edge):
    said = walk_sentences(facts(part, first=first, edge=edge))
    assert 1 <= len(said) <= 3
    assert max(map(len, said)) <= 100
    assert "{" not in "".join(said)


def test_sentences_are_honest():
    assert walk_sentences(facts("start", 0))[0].startswith("The weights are random: a straight")
    of_file = walk_sentences(facts("start", 0, of_file=True))
    assert of_file[0] == "Weights of a file: a straight edge explains 10 % of them."
    assert "step 40" in walk_sentences(facts("start", 40))[0]
    assert walk_sentences(facts())[1] == "This filter did not become an edge: not all do."
    became = walk_sentences(facts(edge=0.6))
    assert became[1:] == [
        "It has become an edge that rises towards the top.",
        "A straight edge explains 60 % of it, 10 % at the first stop.",
    ]
    assert walk_sentences(facts("early", alike=0.3))[1].startswith(
        "The digits that excite it share"
    )
    assert "no piece yet" in walk_sentences(facts("early", alike=0.3))[1]
    assert len(walk_sentences(facts("early", alike=None))) == 1
    assert walk_sentences(facts("early", alike=1.0, blank=True))[1] == (
        "Empty paper excites it most: no stroke is in the frames."
    )
    assert walk_sentences(facts(silent=True))[-1].startswith("No digit excites this filter")
    assert walk_sentences(facts(finite=False))[0].startswith("The training diverged")


def test_directions():
    found = [direction_text(angle) for angle in (0, 45, 90, 180, 270, 337.5, 22.5)]
    assert found == ["right", "upper right", "top", "left", "bottom", "right", "right"]


def test_why_there_is_no_walk():
    for reason in ("misfit", "no convolution", "not trained", "no digits"):
        assert no_walk_text(reason).endswith(".")
