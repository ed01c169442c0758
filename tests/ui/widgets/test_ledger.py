"""The ledger: every term in its place, the total in sight, and the same said as text."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from contrast import READABLE, SEEN, contrast, ground_of, ink_contrast
from image_pixels import codes, colours_in
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import ConvolutionStep, StepPlan
from cnnlab.lab.convolution.focus import TermAt
from cnnlab.lessons.presets import shipped_presets
from cnnlab.scene.colours import load_theme
from cnnlab.scene.text import cell_title
from cnnlab.ui.convolution.ledger_content import make_sum, sum_as_text
from cnnlab.ui.widgets.ledger import Ledger
from cnnlab.ui.widgets.ledger_sum import Sum, sum_text

DEMO = evaluate(shipped_presets()[0].experiment).plan
SIZES = [(1000, 200), (500, 120), (1400, 260)]


def content(plan: StepPlan = DEMO, index: int = 0, moment: int | None = None) -> Sum:
    step = plan[index]
    assert isinstance(step, ConvolutionStep)
    at = None if moment is None else step.moments[moment]
    return make_sum(plan, step, at, None, cell_title(step.cell))


def plan_of(channels: int, size: int, largest: float = 9.0) -> StepPlan:
    rng = np.random.default_rng(7)
    shape = (channels, size + 1, size + 1)
    x = rng.uniform(-largest, largest, shape)
    w = rng.uniform(-largest, largest, (1, channels, size, size))
    return evaluate(Experiment(x, w, np.array([0.125]))).plan


@pytest.fixture
def ledger(qtbot) -> Ledger:
    made = Ledger()
    qtbot.addWidget(made)
    made.set_theme(load_theme("light"))
    made.setGeometry(50, 50, *SIZES[0])  # clear of the pointer, which is in the screen's corner
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else its terms are given the focus
    made.setFocus()
    made.show()
    return made


@pytest.fixture
def pointed(ledger) -> list:
    seen = []
    ledger.term_pointed.connect(seen.append)
    return seen


def show(ledger: Ledger, shown: Sum | None) -> None:
    ledger.set_content(shown, lambda: "" if shown is None else sum_as_text(shown), "bias")
    QApplication.processEvents()


def move(ledger: Ledger, at: QPointF) -> None:
    where = ledger.canvas.mapToGlobal(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        QPointF(where),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(ledger.canvas, event)


def count(image: QImage, colour: QColor) -> int:
    """Pixels of nearly that colour."""
    wanted = (colour.red(), colour.green(), colour.blue())
    return int((np.abs(colours_in(image) - wanted).sum(axis=2) < 30).sum())


# as text


def test_the_first_window_of_the_course_demo_in_words():
    assert sum_as_text(content()).splitlines() == [
        "o0[0,0]",
        "R: -1·0 + 0·0 + 1·0 + 0·0 + 0·0 + 1·0 + 1·0 + -1·1 + 1·0 = -1",
        "G: -1·0 + 0·0 + 1·0 + 1·0 + -1·2 + 1·1 + 0·0 + 1·2 + 0·1 = 1",
        "B: -1·0 + 1·0 + 1·0 + 1·0 + 1·2 + 0·1 + 0·0 + -1·1 + 0·0 = 1",
        "-1 + 1 + 1 + bias 1 = 2",
    ]


def test_every_window_ends_in_its_output():
    for step in DEMO:
        said = sum_as_text(content(index=step.index)).splitlines()
        assert said[0] == cell_title(step.cell)
        assert [line[0] for line in said[1:4]] == ["R", "G", "B"]
        assert said[-1].endswith(f"= {step.total:g}")
        for channel in range(3):
            assert said[1 + channel].count("·") == 9
            assert said[1 + channel].endswith(f"= {step.channel_sums[channel]:g}")


def test_inside_a_window_nothing_is_said_before_its_time():
    first = sum_as_text(content(moment=0)).splitlines()
    assert len(first) == 3
    assert first[1].count("·") == 1
    assert first[2] == "so far 0"
    half = sum_as_text(content(moment=12)).splitlines()
    assert [line[0] for line in half[1:3]] == ["R", "G"]
    assert half[1].count("·") == 9
    assert half[2].count("·") == 4
    assert "=" not in half[1]
    sums = sum_as_text(content(moment=28)).splitlines()
    assert ["=" in line for line in sums[1:4]] == [True, True, False]
    assert "bias" not in sum_as_text(content(moment=30))
    assert sum_as_text(content(moment=31)).endswith("-1 + 1 + 1 + bias 1 = 2")


def test_a_scale_is_said_as_a_division():
    experiment = Experiment(
        np.ones((1, 3, 3)), np.ones((1, 1, 3, 3)), np.zeros(1), scale=Fraction(1, 9)
    )
    shown = content(evaluate(experiment).plan)
    assert shown.divisor == 9
    assert sum_as_text(shown).endswith("(9) / 9 + bias 0 = 1")
    assert sum_text(shown, "bias") == "9 / 9 + bias 0"


def test_what_is_painted_has_true_minus_signs_and_brackets():
    assert sum_text(content(), "bias") == "−1 + 1 + 1 + bias 1"
    assert sum_text(content(index=9), "bias") == "−1 + (−4) + (−3) + bias 0"


def test_the_text_is_what_was_given_and_names_the_canvas_at_rest(ledger, qtbot):
    ledger.set_content(content(), lambda: "as given", "bias")
    assert ledger.text() == "as given"
    qtbot.waitUntil(lambda: ledger.canvas.accessibleName() == "as given")
    show(ledger, None)
    assert ledger.text() == ""


# places


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("channels", "kernel"), [(1, 1), (3, 3), (4, 2), (2, 5), (3, 11)])
def test_every_term_has_a_place_of_its_own(ledger, size, channels, kernel):
    ledger.resize(*size)
    show(ledger, content(plan_of(channels, kernel)))
    canvas = ledger.canvas
    terms = list(np.ndindex(channels, kernel, kernel))
    places = {term: canvas.term_rect(term) for term in terms}
    for term, rect in places.items():
        assert canvas.term_at(rect.center()) == term
        assert rect.bottom() <= canvas.minimumHeight() + 1
    middles = {(rect.center().x(), rect.center().y()) for rect in places.values()}
    assert len(middles) == len(terms)


@pytest.mark.parametrize("at", [(-5, 5), (1, 5), (10_000, 5), (200, -3), (200, 10_000)], ids=str)
def test_beside_the_terms_there_is_none(ledger, at):
    show(ledger, content())
    assert ledger.canvas.term_at(QPointF(*at)) is None


def test_without_content_there_is_no_term(ledger, pointed):
    show(ledger, None)
    move(ledger, QPointF(100, 10))
    assert ledger.canvas.term_at(QPointF(100, 10)) is None
    assert ledger.canvas.term_rect((0, 0, 0)).isEmpty()
    assert pointed == []
    ledger.grab()


def test_pointing_says_each_term_once(ledger, pointed):
    show(ledger, content())
    rect = ledger.canvas.term_rect((1, 2, 0))
    move(ledger, rect.center())
    move(ledger, rect.center() + QPointF(2, 1))
    move(ledger, ledger.canvas.term_rect((2, 0, 1)).center())
    QApplication.sendEvent(ledger.canvas, QEvent(QEvent.Type.Leave))
    assert pointed == [(1, 2, 0), (2, 0, 1), None]


def test_nothing_is_written_out_for_a_ledger_that_is_passed_by(ledger, qtbot):
    asked = []
    for index in range(20):
        ledger.set_content(content(index=index % 18), lambda i=index: asked.append(i) or "", "bias")
        QApplication.processEvents()
    qtbot.waitUntil(lambda: asked != [])
    assert asked == [19]


def test_columns_never_jump_from_window_to_window(ledger):
    places = set()
    for index in range(18):
        for moment in (None, 0, 20, 31):
            show(ledger, content(index=index, moment=moment))
            rect = ledger.canvas.term_rect((2, 2, 2))
            places.add((rect.x(), rect.y(), rect.width(), ledger.height_for_content()))
    assert len(places) == 1


def test_the_demo_is_written_without_scrolling(ledger):
    show(ledger, content())
    metrics = ledger.canvas.metrics
    assert metrics.per_line == 9
    assert metrics.lines == 1
    assert ledger.canvas.minimumHeight() <= ledger.area.viewport().height()


def test_many_terms_are_scrolled_and_the_lit_one_is_in_sight(ledger, qapp):
    plan = plan_of(3, 11)
    ledger.resize(600, 160)
    show(ledger, content(plan))
    qapp.processEvents()
    for term in [(2, 10, 10), (0, 0, 0), (1, 5, 5)]:
        step = plan[0]
        lit = TermAt(step.cell, term)
        show(ledger, make_sum(plan, step, None, lit, "o0[0,0]"))
        rect = ledger.canvas.term_rect(term).toAlignedRect()
        seen = rect.translated(ledger.canvas.pos())
        assert ledger.area.viewport().rect().adjusted(-9999, -1, 9999, 1).contains(seen)


def test_figures_are_never_smaller_than_13_rgb(ledger):
    ledger.resize(420, 120)
    show(ledger, content(plan_of(4, 11, 1e6)))
    assert ledger.canvas.metrics.font.pixelSize() >= 13


def test_a_larger_font_makes_larger_figures(ledger):
    show(ledger, content())
    before = ledger.canvas.metrics.font.pixelSize()
    font = ledger.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    ledger.setFont(font)
    ledger.resize(1600, 300)
    show(ledger, content())
    assert ledger.canvas.metrics.font.pixelSize() > before


def test_figures_are_as_large_as_the_room_that_it_is_given_allows(ledger):
    ledger.resize(1800, 200)
    show(ledger, content())
    sizes = []
    for room in (80, 120, 180, 260):
        ledger.set_room(room)
        sizes.append(ledger.canvas.metrics.font.pixelSize())
        assert ledger.height_for_content() <= max(room, 100) + 8
    assert sizes == sorted(sizes)
    assert sizes[-1] > 1.8 * sizes[0]


# painting


def ink_columns(ledger: Ledger, left: float, right: float, row: int) -> np.ndarray:
    """Which columns of pixels have ink, in a part of a line of terms."""
    line = ledger.canvas.metrics.line
    colours = colours_in(ledger.canvas.grab().toImage())
    part = colours[int(row * line) : int((row + 1) * line), int(left) : int(right)]
    return np.flatnonzero((np.abs(part - colours[0, -1]).sum(axis=2) > 60).any(axis=0))


def test_an_operator_stands_midway_between_its_terms(ledger):
    show(ledger, content())
    for channel, place in [(0, 1), (0, 7), (1, 4), (2, 7)]:
        row, column = divmod(place, 3)
        before = ledger.canvas.term_rect((channel, *divmod(place - 1, 3)))
        here = ledger.canvas.term_rect((channel, row, column))
        ink = ink_columns(ledger, before.center().x(), here.right(), channel)
        gaps = np.diff(ink)
        holes = np.flatnonzero(gaps > ledger.canvas.metrics.plus / 4)  # round the sign
        assert len(holes) == 2
        assert abs(int(gaps[holes[0]]) - int(gaps[holes[1]])) <= 3


def test_the_lit_term_is_marked(ledger):
    soft = load_theme("light").accent_soft
    show(ledger, content())
    assert count(ledger.grab().toImage(), soft) < 50, "no more than the rims of letters"
    show(ledger, replace(content(), lit=(1, 1, 1)))
    image = ledger.grab().toImage()
    assert count(image, soft) > 200
    place = ledger.canvas.term_rect((1, 1, 1)).toAlignedRect()
    corner = ledger.canvas.mapTo(ledger, QPoint(0, 0))
    assert count(image.copy(place.translated(corner)), soft) > 200


def test_the_total_is_in_the_accent_colour_when_its_time_has_come(ledger):
    accent = load_theme("light").accent
    show(ledger, content())
    assert count(ledger.grab().toImage(), accent) > 20
    show(ledger, content(moment=31))
    assert count(ledger.grab().toImage(), accent) > 20
    show(ledger, content(moment=5))
    assert count(ledger.grab().toImage(), accent) == 0


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("channels", "largest"), [(3, 9.0), (4, 300.0), (4, 1e4)])
def test_the_total_is_always_in_sight(ledger, size, channels, largest):
    """However long the sum is, its result is what one wants to see."""
    ledger.resize(*size)
    show(ledger, content(plan_of(channels, 5, largest)))
    accent = load_theme("light").accent
    image = ledger.total.grab().toImage()
    roomy = Ledger()
    roomy.set_theme(load_theme("light"))
    roomy.resize(4000, size[1])
    show(roomy, content(plan_of(channels, 5, largest)))
    whole = count(roomy.total.grab().toImage(), accent)
    roomy.deleteLater()
    share = ledger.total.height() / roomy.total.height()
    assert count(image, accent) > 0.4 * whole * share * share


def test_both_themes_are_painted(ledger):
    show(ledger, content(moment=13))
    light = ledger.grab().toImage()
    ledger.set_theme(load_theme("dark"))
    assert ledger.grab().toImage() != light


class Exposed(QObject):
    """The pixels of a widget that were painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


@pytest.mark.parametrize(("first", "second"), [(0, 1), (4, 13), (3, 3)])
@pytest.mark.parametrize("weight", [0.0, -1.0, 7.0])
def test_what_looks_different_is_painted_anew(ledger, first, second, weight):
    """Few terms are: of an edit of a weight one or two."""
    old, new = content(index=first), content(index=second)
    if first == second:
        weights = new.weights.copy()
        weights[1, 0, 1] = weight
        sums = new.channel_sums.copy()
        sums[1] += (weights[1, 0, 1] - new.weights[1, 0, 1]) * new.values[1, 0, 1]
        new = replace(new, weights=weights, channel_sums=sums)
    for one in (old, new, old):  # a window that has just come is painted whole
        show(ledger, one)
    before = codes(ledger.canvas.grab().toImage())
    exposed = Exposed()
    ledger.canvas.installEventFilter(exposed)
    show(ledger, new)
    ledger.canvas.removeEventFilter(exposed)
    after = codes(ledger.canvas.grab().toImage())
    shown = np.zeros_like(before, dtype=bool)
    for rect in exposed.region:
        shown[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1] = True
    assert not ((before != after) & ~shown).any()
    if first == second:
        assert shown.mean() < 0.2


@pytest.mark.parametrize("name", ["light", "dark"])
def test_terms_that_add_nothing_and_those_to_come_can_be_read(ledger, name):
    """Those to come are told apart by the dotted line that they stand on."""
    theme = load_theme(name)
    ledger.setStyleSheet(f"QFrame, QWidget {{ background: {theme.card.name()}; }}")
    ledger.set_theme(theme)
    shown = content(index=3, moment=5)
    show(ledger, shown)
    canvas = ledger.canvas
    picture = colours_in(canvas.grab().toImage())
    for place in range(shown.values.size):
        term = tuple(int(i) for i in np.unravel_index(place, shown.values.shape))
        rect = canvas.term_rect(term).adjusted(canvas.metrics.plus, 0, 0, 0).toAlignedRect()
        cell = picture[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1]
        assert ink_contrast(cell[:-4]) >= READABLE
        dotted = (contrast(cell[-4:], ground_of(cell)) >= SEEN).sum() > cell.shape[1] / 3
        assert dotted == (place >= shown.done), term
