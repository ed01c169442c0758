"""The page of one step: weights and images chosen by mouse and keys, sums that add up, copied."""

from dataclasses import replace

import numpy as np
import pytest
from point_session import heard
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from small_network import small_network

from cnnlab.core.inspect.step_changes import PushedMost, WeightChange, pushed_most, pushes
from cnnlab.core.inspect.weight_gradient import weight_gradient
from cnnlab.lab.network.step_taken import OpenedGradient, StepTaken, WeightPushes
from cnnlab.scene.colours import load_theme
from cnnlab.ui.network.step_page import NARROW, StepPage
from cnnlab.ui.network.step_sum import SumRow, SumShown, SumTable
from cnnlab.ui.network.step_sum_words import sum_shown, unpushed_shown
from cnnlab.ui.network.step_tables import ChangeRow
from cnnlab.ui.network.step_tiles import PushedTile
from cnnlab.ui.network.step_words import (
    change_rows,
    decimals_of,
    short,
    tiles_of,
    weight_name,
    weight_words,
    why_none_text,
)

LEFT = Qt.MouseButton.LeftButton
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ROWS = [
    ChangeRow(f"conv1 w{k}[0,1,2]", f"conv1, filter {k}", "0.0010", "0.2000", "0.2010", 1.0)
    for k in range(5)
]
SHOWN = SumShown(
    "Gradient",
    ("Window", "Error", "× input", "= product"),
    (
        SumRow("[0,1]", ("0.5", "2"), "1.0", 1.0),
        SumRow("and 3 more", (), "−0.2"),
        SumRow("Total", (), "0.8", strong=True),
    ),
    ("A note.",),
)


def tile(share):
    return PushedTile(np.full((8, 8), 0.5, np.float32), "", share, f"7, share {share}")


UP, DOWN = [tile(f"−{n}") for n in range(1, 5)], [tile("1"), tile("2")]


@pytest.fixture
def page(qtbot):
    host = QWidget()
    made = StepPage()
    made.setParent(host)
    made.setGeometry(0, 0, 1000, 540)
    host.resize(1000, 540)
    qtbot.addWidget(host)
    made.set_theme(load_theme("light"))
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    made.host = host  # which lives as long
    return made


@pytest.fixture
def full(page):
    page.show_step("Step 3", ROWS, 0)
    page.show_pushes(UP, DOWN, 0)
    page.show_sum(SHOWN)
    QApplication.processEvents()
    return page


def named(page, name):
    (found,) = page.window().findChildren(QWidget, name)
    return found


def text(table, row, column):
    return table.item(row, column).text()


def test_every_name_is_there_once(page):
    for name in ("stepPage", "stepTable", "stepPushedUp", "stepPushedDown", "stepSum"):
        named(page, name)


def test_it_says_why_nothing_is_shown(page):
    page.show_nothing("Train a step first.")
    assert page.empty
    assert page.instead.isVisible()
    assert page.instead.text() == "Train a step first."
    assert not page.table.isVisible()
    page.show_step("Step 3", ROWS, 2)
    assert not page.empty
    assert page.table.isVisible()


def test_weights_are_chosen_by_mouse_and_keys(full):
    chosen, table = heard(full.weight_chosen), named(full, "stepTable")
    at = table.visualItemRect(table.item(3, 1)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=at)
    QTest.keyClick(table, KEY.Key_Up)
    QTest.keyClick(table, KEY.Key_Home, CTRL)
    assert chosen == [(3,), (2,), (0,)]


def test_rows_are_shown_in_silence(full):
    chosen = heard(full.weight_chosen)
    full.show_step("Step 4", ROWS[:3], 2)
    assert chosen == []
    assert full.table.currentRow() == 2
    assert [text(full.table, 2, i) for i in range(4)] == [
        "conv1 w2[0,1,2]",
        "0.0010",
        "0.2000",
        "0.2010",
    ]
    assert full.table.item(1, 0).toolTip() == "conv1, filter 1"


def middle(tiles, place):
    return tiles.tile_rect(place).center()


def test_images_are_chosen_by_mouse_and_keys(full):
    chosen = heard(full.image_chosen)
    up, down = named(full, "stepPushedUp"), named(full, "stepPushedDown")
    assert (up.place, down.place) == (0, -1)
    QTest.mouseClick(up, LEFT, pos=middle(up, 3))
    QTest.mouseClick(down, LEFT, pos=middle(down, 1))
    assert (up.place, down.place) == (-1, 1)
    QTest.keyClick(down, KEY.Key_Left)
    QTest.keyClick(down, KEY.Key_Down)  # there is none below
    up.setFocus()
    QTest.keyClick(up, KEY.Key_Right)
    QTest.keyClick(up, KEY.Key_Down)
    QTest.keyClick(up, KEY.Key_End)
    assert chosen == [(3,), (5,), (4,), (0,), (2,), (3,)]
    assert up.accessibleDescription() == "7, share −4"
    assert down.place == -1


def test_tiles_do_not_overlap_and_fit(full):
    for tiles in (full.up, full.down):
        rects = [tiles.tile_rect(i) for i in range(4)]
        assert all(tiles.rect().contains(rect) for rect in rects)
        assert not any(a.intersects(b) for i, a in enumerate(rects) for b in rects[:i])


def test_the_sum_is_shown_with_its_notes(full):
    table = full.sum.table
    assert [text(table, 0, i) for i in range(4)] == ["[0,1]", "0.5", "2", "1.0"]
    assert (text(table, 1, 0), text(table, 1, 3)) == ("and 3 more", "−0.2")
    assert table.item(2, 3).font().bold()
    assert table.columnSpan(1, 0) == 3
    assert full.sum.title.text() == "Gradient"
    assert full.notes.text() == "A note."
    full.show_sum(None)
    assert (table.rowCount(), full.notes.text()) == (0, "")


@pytest.mark.parametrize("name", ["stepTable", "stepPushedUp", "stepPushedDown", "stepSum"])
def test_the_sum_is_copied_from_anywhere(full, name):
    QGuiApplication.clipboard().clear()
    part = named(full, name)
    part.setFocus()
    part = QApplication.focusWidget()
    wanted = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_C, CTRL, "c")
    wanted.ignore()
    QApplication.sendEvent(part, wanted)
    assert wanted.isAccepted()  # the window's own copying gives way
    QTest.keyClick(part, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Gradient",
        "Window\tError\t× input\t= product",
        "[0,1]\t0.5\t2\t1.0",
        "and 3 more\t\t\t-0.2",
        "Total\t\t\t0.8",
        "A note.",
    ]


def test_where_there_is_no_sum_the_window_copies(page):
    page.show_step("Step 3", ROWS, 0)
    wanted = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_C, CTRL, "c")
    wanted.ignore()
    QApplication.sendEvent(page.up, wanted)
    assert not wanted.isAccepted()


def test_it_fits_and_bars_give_way(full):
    least = full.minimumSizeHint()
    assert least.width() <= 650
    assert least.height() <= 380
    wide = full.table.sizeHintForColumn(1)
    full.resize(NARROW - 1, 400)
    QApplication.processEvents()
    assert full.table.sizeHintForColumn(1) < wide
    full.resize(NARROW, 400)
    QApplication.processEvents()
    assert full.table.sizeHintForColumn(1) == wide


def test_another_theme(full):
    before = full.grab().toImage()
    full.set_theme(load_theme("dark"))
    assert full.grab().toImage() != before
    full.set_theme(load_theme("light"))
    full.retranslate()


def test_it_says_that_it_is_seen(page):
    seen = heard(page.seen)
    page.hide()
    page.show()
    assert seen == [()]


def test_bars_give_way_to_names_and_all_numbers_are_seen(page):
    def seen():
        return sum(page.table.columnWidth(i) for i in range(4)) <= page.table.viewport().width()

    page.show_step("Step 1", [replace(row, name="fc1 w3[0,1,2]") for row in ROWS], 0)
    assert not page.table._bars.bare
    assert seen()
    page.show_step("Step 1", [replace(row, name=30 * "w") for row in ROWS], 0)
    assert page.table._bars.bare
    assert page.table.columnWidth(0) >= page.table.fontMetrics().horizontalAdvance(30 * "w")
    page.show_step("Step 1", ROWS, 0)
    assert not page.table._bars.bare
    assert seen()


def test_a_heading_that_needs_more_space_than_the_numbers_cuts_no_window(qtbot):
    table = SumTable()
    qtbot.addWidget(table)
    table.set_theme(load_theme("light"))
    table.show()
    bare = set()
    for width in range(280, 420, 5):
        table.resize(width, 400)
        table.set_header(("", "", "", ""))
        table.show_rows([SumRow("[18,11]", ("−0.1727", "3.7265"), "−0.6434", -1.0)])
        table.set_header(SHOWN.header)
        needed = max(table.horizontalHeader().sectionSizeHint(0), table.sizeHintForColumn(0))
        assert table.columnWidth(0) >= needed, width
        bare.add(table._bars.bare)
    assert bare == {True, False}


# words and numbers


def step_of(network, changes, count=6, **more):
    rng = np.random.default_rng(1)
    shapes = {name: np.full_like(a, 0.25) for name, a in network.parameters.items()}
    images = rng.random((count, 1, 8, 8), np.float32)
    labels = np.arange(count) % 4
    return StepTaken(3, 1.5, 0.001, "adam", tuple(changes), shapes, network, images, labels, **more)


def gradient_of(parameter, index, norm=False, **more):
    """All that the page is told of one weight: step, pushes, and a sum."""
    change = WeightChange(parameter, index, 0.2, 0.2012345)
    step = step_of(small_network(norm=norm), [change], **more)
    shares = pushes(step.before, step.images, step.targets, parameter, index)
    sums = parameter in ("conv1.weight", "conv2.weight", "fc.weight")
    found = WeightPushes(change, shares, pushed_most(shares, 4), sums)
    image = int(np.abs(shares).argmax())
    one = None
    if sums:
        layer = parameter.partition(".")[0]
        one = weight_gradient(step.before, step.images[image], step.labels[image], layer, index)
    share = float(shares[image])
    return step, found, OpenedGradient(image, share, share * (1 + 1e-7), one)


def value(shown):
    return float(shown.replace("−", "-"))


@pytest.mark.parametrize("index", [(0, 0, 1, 1), (2, 0, 0, 2)])
def test_the_numbers_add_up_as_they_are_shown(index):
    shown = sum_shown(*gradient_of("conv1.weight", index), str)
    *terms, total, core = shown.rows
    assert total.text == "Total"
    assert sum(value(row.product) for row in terms) == pytest.approx(
        value(total.product), abs=1e-12
    )
    assert core.text == "The core’s gradient ✓"
    assert core.product == total.product
    assert len(terms) == 9
    assert abs(terms[0].share) == pytest.approx(1, rel=1e-3)
    assert terms[8].text.startswith("and ")
    assert "used in 64 windows" in shown.notes[0]
    assert "(Adam)" in shown.notes[1]
    assert "0.2500" in shown.notes[1]
    assert shown.notes[1].endswith("learning rate 0.001: by 0.00123.")


@pytest.mark.parametrize("scale", [1e-5, 1e-8, 1e-12])
def test_small_numbers_have_their_powers_of_ten_apart_and_add_up_too(scale):
    step, found, opened = gradient_of("conv1.weight", (0, 0, 1, 1))
    small = replace(opened.gradient, errors=opened.gradient.errors * scale)
    opened = OpenedGradient(opened.image, opened.share * scale, opened.core * scale, small)
    shown = sum_shown(step, found, opened, str)
    *terms, total, core = shown.rows
    power = int(shown.header[3].partition("⁻")[2].translate(PLAIN).rstrip(")"))
    assert shown.header[1] == f"Error{shown.header[3].removeprefix('= product')}"
    assert sum(value(row.product) for row in terms) == pytest.approx(value(total.product), abs=1e-9)
    assert value(total.product) * 10.0**-power == pytest.approx(small.total, rel=0.01)
    assert core.product == total.product
    assert max(len(text) for row in terms for text in (*row.factors, row.product)) <= 9


def test_a_weight_between_units_has_one_term():
    shown = sum_shown(*gradient_of("fc.weight", (1, 3)), str)
    assert [row.text for row in shown.rows] == ["–", "Total", "The core’s gradient ✓"]
    assert "single term" in shown.notes[0]


def test_a_core_that_did_not_agree_would_be_seen():
    step, found, opened = gradient_of("conv1.weight", (0, 0, 1, 1))
    wrong = OpenedGradient(opened.image, opened.share, 2 * opened.core, opened.gradient)
    *_, total, core = sum_shown(step, found, wrong, str).rows
    assert core.text == "The core’s gradient"
    assert core.product != total.product


def test_biases_and_batch_normalisation_have_no_sum():
    bias = sum_shown(*gradient_of("conv1.bias", (1,)), str)
    assert [row.text for row in bias.rows] == ["The core’s gradient"]
    assert bias.notes[0].startswith("A bias has no input")
    norm = sum_shown(*gradient_of("norm1.weight", (2,), norm=True, drops=True), str)
    assert "batch normalisation acts on a whole map" in norm.notes[0]
    assert norm.notes[2:] == (
        "Shares are computed with batch normalisation’s running statistics.",
        "Shares are computed without dropout.",
    )


def test_gradients_that_were_clipped_are_told_with_their_norm():
    step, found, opened = gradient_of("conv1.weight", (0, 0, 1, 1))
    count = sum(array.size for array in step.gradients.values())
    norm = 0.25 * count**0.5
    clipped = replace(step, clip=2 / norm)
    for shown in (sum_shown(clipped, found, opened, str), unpushed_shown(clipped, found.change)):
        assert shown.notes[-1] == (
            f"All gradients of this step together have a norm of {norm:.4f}, more than 2: each is "
            f"multiplied by {2 / norm:.4f} before the optimiser gets it."
        )
    assert not any("norm" in note for note in sum_shown(step, found, opened, str).notes)


def test_what_no_example_pushed_is_said():
    step, found, _ = gradient_of("conv1.weight", (0, 0, 1, 1))
    shown = unpushed_shown(step, found.change)
    assert shown.rows == ()
    assert shown.notes[0].startswith("No example of this batch pushes this weight.")


def test_weights_have_names_and_places():
    conv = WeightChange("conv1.weight", (3, 0, 1, 2), 0, 1)
    assert weight_name(conv) == "conv1 w3[0,1,2]"
    assert weight_words(conv) == "conv1, filter 3, channel 0, row 1, column 2"
    unit = WeightChange("fc2.weight", (4, 7), 0, 1)
    assert (weight_name(unit), weight_words(unit)) == ("fc2 w4[7]", "fc2, unit 4, input 7")
    bias = WeightChange("fc2.bias", (4,), 0, 1)
    assert (weight_name(bias), weight_words(bias)) == ("fc2 b4", "fc2, bias 4")
    assert weight_words(WeightChange("norm1.weight", (2,), 0, 1)) == "norm1 w2"


def test_changes_add_up_as_they_are_shown():
    changes = [
        WeightChange("fc.weight", (0, 1), 0.123456789, 0.123401111),
        WeightChange("fc.weight", (0, 2), -0.5, -0.49997),
    ]
    first, second = change_rows(step_of(small_network(), changes))
    assert first.share == -1
    assert 0 < second.share < 1
    for row in (first, second):
        assert value(row.after) - value(row.before) == pytest.approx(value(row.change), abs=1e-12)
    assert first.change == "−0.0000557"


def test_shares_stand_under_their_images():
    step, found, _ = gradient_of("conv1.weight", (0, 0, 1, 1))
    up, down = tiles_of(step, found, str)
    assert [one.caption for one in up] == [short(found.shares[i]) for i in found.most.up]
    assert all(value(one.caption) > 0 for one in down)
    assert up[0].spoken == f"{step.labels[found.most.up[0]]}, share {up[0].caption}"


def test_points_are_written():
    change = WeightChange("fc.weight", (0, 1), 0.1, 0.2)
    step = step_of(small_network(), [change])
    points = StepTaken(
        3, 1.5, 0.1, "sgd", (change,), {}, step.before, np.float32([[0.5, -1]]), np.array([1])
    )
    most = PushedMost(np.array([0]), np.array([], int))
    ((one,), none) = tiles_of(points, WeightPushes(change, np.array([-0.5]), most, True), str)
    assert (one.image, one.text, one.caption, none) == (None, "0.5\n−1", "−0.5000", [])


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        (0.0, 4, "0.0000"),
        (12.3456, 4, "12.3456"),
        (0.00123456, 5, "0.00123"),
        (-3e-9, 9, "−3e−09"),
        (float("inf"), 4, "inf"),
    ],
)
def test_numbers_have_three_digits_or_four_decimals(number, decimals, shown):
    assert decimals_of(number) == decimals
    assert short(number) == shown


def test_every_reason_has_words():
    for why in ("new", "running", "playing", "far", "diverged", "still", "memory"):
        assert why_none_text(why).endswith(".")
