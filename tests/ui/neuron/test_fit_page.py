"""The Fitting page under mouse and keyboard: points of one's own, a fit, back, rewind, a race."""

import math
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton, QToolButton

from cnnlab.core.dense.fit import FitNetwork, FitRecipe
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.points import MOST_POINTS, make_points, split
from cnnlab.core.dense.points_text import parse_points, points_text
from cnnlab.lab.neuron.fitting import FASTEST
from cnnlab.lessons.sheet import Fitting

Key, LEFT, RIGHT, MIDDLE = (
    Qt.Key,
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
XOR = Fitting(split(make_points("xor", 200, 0.1, 1), 0.2, 1))
ONES = [(0.5, 0.5), (0.7, 0.3), (0.3, 0.7), (-0.5, -0.4), (-0.3, -0.7)]
ZEROS = [(-0.5, 0.5), (-0.7, 0.3), (0.5, -0.5), (0.3, -0.8), (0.7, -0.3)]


@pytest.fixture
def tab(window):
    window.tabs.go_to("neuronTab")
    made = window.tab("neuronTab")
    made.document.reset(replace(made.document.sheet, fitting=XOR))
    made.show_page("fit")
    QApplication.processEvents()
    return made


@pytest.fixture
def page(tab):
    made = tab.page
    made.run.set_speed(FASTEST)
    return made


@pytest.fixture
def plane(page):
    return page.parts.plane


@pytest.fixture
def press(window):
    """A key as the window gets it."""

    def pressed(key, modifier=PLAIN):
        QTest.keyClick(window.windowHandle(), key, modifier)
        QApplication.processEvents()

    return pressed


def at(plane, x, y):
    return plane.axes.pixel(x, y).toPoint()


def click(plane, x, y, button=LEFT, modifier=PLAIN):
    handle = plane.window().windowHandle()
    QTest.mouseClick(handle, button, modifier, plane.mapTo(plane.window(), at(plane, x, y)))
    QApplication.processEvents()


def drag(widget, start, *stops, button=LEFT):
    handle, window = widget.window().windowHandle(), widget.window()
    QTest.mousePress(handle, button, PLAIN, widget.mapTo(window, start))
    for stop in stops:
        QTest.mouseMove(handle, widget.mapTo(window, stop))
        QApplication.processEvents()
    QTest.mouseRelease(handle, button, PLAIN, widget.mapTo(window, stops[-1]))
    QApplication.processEvents()


def message(window):
    return window.notices.bar.text()


def loss(window):
    return float(window.findChild(QLabel, "fitLoss").text().replace("−", "-"))


def fit_for(page, qtbot, steps):
    page.run.play()
    qtbot.waitUntil(lambda: page.run.state.step >= steps)
    page.run.pause()


def same(dense, other):
    return all((a == b).all() for a, b in zip(dense.weights, other.weights, strict=True))


def use(tab, **changes):
    tab.document.edit_fitting(replace(tab.document.sheet.fitting, **changes), "change")


@pytest.fixture
def empty(page):
    QTest.mouseClick(page.parts.controls.clear, LEFT)
    return page


# the whole way


def test_ten_points_of_ones_own_are_fitted_gone_back_over_and_raced(
    window, tab, empty, plane, press, qtbot
):
    for x, y in ONES:
        click(plane, x, y)
    for x, y in ZEROS:
        click(plane, x, y, RIGHT)
    points = tab.document.sheet.fitting.points
    assert points.labels.tolist() == [1.0] * 5 + [0.0] * 5
    np.testing.assert_allclose(points.x, ONES + ZEROS, atol=0.01)
    assert tab.document.sheet.fitting.kind == "own"

    start, before = empty.run.state.dense, loss(window)
    button = window.findChild(QToolButton, "fitButton")
    QTest.mouseClick(button, LEFT)
    assert empty.run.playing
    qtbot.waitUntil(lambda: empty.run.state.accuracy == 1.0)
    qtbot.waitUntil(lambda: empty.run.state.loss < 0.5 * before)
    press(Key.Key_Space)
    assert not empty.run.playing
    assert loss(window) < 0.5 * before
    assert loss(window) == pytest.approx(empty.run.state.loss, abs=1e-4)

    step = empty.run.state.step
    press(Key.Key_Comma)
    assert empty.run.state.step == step - 1
    press(Key.Key_Period)
    assert empty.run.state.step == step
    fitted = empty.run.state.dense
    QTest.mouseClick(empty.parts.transport.first, LEFT)
    assert empty.run.state.step == 0
    assert same(empty.run.state.dense, start)
    assert loss(window) == pytest.approx(before, abs=1e-4)
    empty.run.seek(step)
    assert same(empty.run.state.dense, fitted)

    QTest.mouseClick(empty.parts.controls.race, LEFT, PLAIN, QPoint(8, 10))
    assert tab.document.sheet.fitting.rival.learning_rate == pytest.approx(0.03)
    assert same(empty.run.rival.state.dense, start)
    fit_for(empty, qtbot, 100)
    assert empty.run.rival.state.loss > empty.run.state.loss
    texts = [label.text() for label in empty.parts.figures.rows[1]]
    assert float(texts[1]) == pytest.approx(empty.run.rival.state.loss, abs=1e-4)


# points


def test_the_switch_and_shift_choose_the_class(tab, empty, plane):
    QTest.mouseClick(empty.parts.tools.zero, LEFT)
    click(plane, 0.5, 0.5)
    click(plane, -0.5, 0.5, LEFT, SHIFT)
    assert tab.document.sheet.fitting.points.labels.tolist() == [0.0, 1.0]


def test_where_there_is_one_class_the_hint_says_which_click_adds_the_other(empty, plane, subtests):
    for chosen, first in product((1.0, 0.0), (LEFT, RIGHT)):
        with subtests.test(chosen=chosen, first=first):
            QTest.mouseClick(empty.parts.controls.clear, LEFT)
            empty.parts.tools.label_chosen.emit(chosen)
            assert f"Click here to add points of class {chosen:.0f}" in plane._hint
            click(plane, 0.5, 0.5, first)
            click(plane, -0.5, 0.5, LEFT if "a click adds" in plane._hint else RIGHT)
            assert set(empty.run.fitting.points.labels.tolist()) == {0.0, 1.0}


def test_each_point_is_one_undo_step_also_where_it_is_dragged_at_once_and_a_drag_another(
    tab, empty, plane
):
    drag(plane, at(plane, 0.5, 0.5), at(plane, 0.2, 0.2), at(plane, -0.2, 0.1))
    assert tab.document.undo_stack.count() == 2
    np.testing.assert_allclose(tab.document.sheet.fitting.points.x, [[-0.2, 0.1]], atol=0.01)
    click(plane, -0.5, 0.5)
    drag(
        plane, at(plane, -0.2, 0.1), at(plane, 0.3, 0.3), at(plane, 0.1, -0.2), at(plane, 0.0, 0.0)
    )
    points = tab.document.sheet.fitting.points
    np.testing.assert_allclose(points.x[0], [0, 0], atol=0.01)
    stack = tab.document.undo_stack
    names = [stack.text(n) for n in range(stack.count())]
    assert names == ["Erase all points", "Add point", "Add point", "Move point"]
    stack.undo()
    np.testing.assert_allclose(tab.document.sheet.fitting.points.x[0], [-0.2, 0.1], atol=0.01)
    stack.undo()
    assert len(plane.points) == 1


def test_made_points_are_chosen_by_a_click_turned_by_a_menu_and_erased(
    tab, page, plane, monkeypatch
):
    stack = tab.document.undo_stack
    x, y = plane.points.x[3]
    click(plane, x, y)
    assert plane.chosen >= 0
    assert tab.document.sheet.fitting.kind == "xor"
    assert stack.count() == 0
    assert "Chosen" in plane.accessibleDescription()

    plane.choose(-1)
    monkeypatch.setattr(QMenu, "exec", lambda menu, *_: None)
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: None)
    click(plane, x, y, RIGHT)
    index = plane.chosen
    before = plane.points.labels[index]
    page.turn_chosen()
    assert tab.document.sheet.fitting.points.labels[index] == 1 - before
    assert len(tab.document.sheet.fitting.points) == 200

    QTest.mouseClick(page.parts.tools.eraser, LEFT)
    drag(plane, at(plane, -0.9, 0.6), at(plane, -0.88, 0.6), at(plane, -0.25, 0.6))
    assert len(tab.document.sheet.fitting.points) < 190
    assert stack.count() == 2
    stack.undo()
    assert len(tab.document.sheet.fitting.points) == 200


def test_a_point_let_go_amid_a_drag_is_not_moved_and_one_chosen_again_deleted(
    tab, empty, plane, press
):
    for spot in (0.5, -0.5):
        click(plane, spot, 0.5)
    handle, window = plane.window().windowHandle(), plane.window()
    plane.setFocus()
    QTest.mousePress(handle, LEFT, PLAIN, plane.mapTo(window, at(plane, 0.5, 0.5)))
    press(Key.Key_Escape)
    QTest.mouseMove(handle, plane.mapTo(window, at(plane, 0.1, 0.1)))
    QTest.mouseRelease(handle, LEFT, PLAIN, plane.mapTo(window, at(plane, 0.1, 0.1)))
    np.testing.assert_allclose(plane.points.x, [[0.5, 0.5], [-0.5, 0.5]], atol=0.01)
    click(plane, 0.5, 0.5)
    press(Key.Key_Delete)
    assert tab.document.sheet.fitting.points.x[:, 0].tolist() == pytest.approx([-0.5], abs=0.01)


def test_points_by_keyboard_alone(tab, empty, plane, press):
    plane.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    for _ in range(5):
        press(Key.Key_Right)
    press(Key.Key_0)
    press(Key.Key_Return)
    press(Key.Key_Up)
    press(Key.Key_Up)
    press(Key.Key_Return, SHIFT)
    points = tab.document.sheet.fitting.points
    assert points.labels.tolist() == [1.0, 0.0, 1.0]
    np.testing.assert_allclose(points.x, [[0, 0], [0.48, 0], [0.48, 0.192]], atol=1e-3)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Delete)
    assert len(tab.document.sheet.fitting.points) == 2


def test_the_plane_is_zoomed_about_the_pointer_moved_and_shown_whole_by_a_double_click(
    tab, empty, plane, window
):
    click(plane, 0.5, 0.5)
    handle, place = window.windowHandle(), at(plane, 0.5, 0.25)
    QTest.wheelEvent(handle, plane.mapTo(window, place), QPoint(0, 240))
    assert plane.axes.value(QPointF(place)) == pytest.approx((0.5, 0.25), abs=0.01)
    assert plane.axes.right - plane.axes.left == pytest.approx(2.4 / 1.25**2)
    drag(plane, place, place + QPoint(40, 0), place + QPoint(80, 0), button=MIDDLE)
    moved = plane.axes.value(QPointF(place + QPoint(80, 0)))
    assert moved == pytest.approx((0.5, 0.25), abs=0.01)
    QTest.mouseDClick(handle, LEFT, PLAIN, plane.mapTo(window, at(plane, 0.1, 0.1)))
    QApplication.processEvents()
    assert len(tab.document.sheet.fitting.points) == 1
    assert (plane.axes.left, plane.axes.right) == (-1.2, 1.2)


def test_more_points_than_may_be_are_refused_and_a_drag_after_one_moves_none(
    tab, page, plane, window
):
    rng = np.random.default_rng(1)
    text = "\n".join(f"{x:.4f},{y:.4f},{int(x > 0)}" for x, y in rng.uniform(-1, 1, (2000, 2)))
    page.take_mime(mime(text))
    assert len(plane.points) == MOST_POINTS
    before = tab.document.sheet.fitting.points.x.copy()
    click(plane, 1.15, 1.15)
    assert len(plane.points) == MOST_POINTS
    assert "2,000 points are as many" in message(window)
    drag(plane, at(plane, 1.15, 1.15), at(plane, 1.0, 1.1), at(plane, 0.9, 1.1))
    np.testing.assert_array_equal(tab.document.sheet.fitting.points.x, before)


# tables


def mime(text):
    made = QMimeData()
    made.setText(text)
    return made


def test_points_are_copied_pasted_and_brought_into_sight(tab, page, plane, press):
    plane.setFocus()
    press(Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text == points_text(page.run.fitting.points)
    np.testing.assert_array_equal(parse_points(text).x, page.run.fitting.points.x)

    QGuiApplication.clipboard().setText("x1;x2;class\n0.5;0,25;1\n-0.5;1/4;0")
    press(Key.Key_V, CONTROL)
    fitting = tab.document.sheet.fitting
    assert fitting.kind == "own"
    assert fitting.points.x.tolist() == [[0.5, 0.25], [-0.5, 0.25]]
    assert tab.document.undo_stack.text(0) == "Paste points"

    page.take_mime(mime("1000 2000 1\n1010 2005 0"))
    assert plane.axes.left < 1000 < 1010 < plane.axes.right
    assert plane.axes.bottom < 2000 < 2005 < plane.axes.top


def test_a_table_that_is_none_is_refused_and_the_points_stay(tab, page, window, subtests):
    for text, said in [
        ("0.5 0.5 1\n0.5 oops 0", ["Line 2", "oops", "type an integer"]),
        ("0.5 0.5 1\n0.5 0", ["Line 2 has 2 columns", "three are needed"]),
        ("0.5 0.5 7", ["Line 1", "“7”", "0 or 1"]),
        ("5e6 0.5 1", ["Line 1", "±1,000,000"]),
        ("x y class", ["no points"]),
        ("\n".join(["0.1 0.2 1"] * 10_000), ["10,000 points", "at most 2,000", "one line in 5"]),
    ]:
        with subtests.test(text=text, said=said):
            window.notices.clear()
            before = tab.document.sheet.fitting
            assert page.paste(mime(text))
            for part in said:
                assert part in message(window)
            assert window.notices.bar.kind() == "refused"
            assert tab.document.sheet.fitting is before


def test_a_file_is_dropped_and_one_is_opened(window, tab, page, tmp_path, monkeypatch):
    path = tmp_path / "points.csv"
    path.write_text("x,y,label\n0.5,0.5,1\n-0.5,0.5,0\n", encoding="utf-8-sig")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    place = page.parts.plane.mapTo(window, QPoint(90, 90))
    what = (Qt.DropAction.CopyAction, dropped, LEFT, PLAIN)
    entered = QDragEnterEvent(place, *what)
    QApplication.sendEvent(window.windowHandle(), entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(place), *what))
    QApplication.processEvents()
    assert tab.document.sheet.fitting.points.x.tolist() == [[0.5, 0.5], [-0.5, 0.5]]
    path.write_text("0 0 1\n1 1 0\n0 1 0\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(page.parts.controls.open, LEFT)
    assert len(tab.document.sheet.fitting.points) == 3


def test_a_csv_that_is_none_or_gone_is_refused_by_name(tab, page, window, tmp_path, subtests):
    path = tmp_path / "points.csv"
    for data, said in [
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "save it as CSV"),
        (b"a story\nwithout points", "Line 2 has 2 columns"),
        (b"0 0 1\n0 0 x", "Line 2"),
        (None, "not there"),
    ]:
        with subtests.test(data=data, said=said):
            window.notices.clear()
            path.unlink() if data is None else path.write_bytes(data)
            before = tab.document.sheet.fitting
            page.incoming.open(path)
            assert "points.csv" in message(window)
            assert said in message(window)
            assert tab.document.sheet.fitting is before


# bad settings


def test_without_points_or_with_one_class_only_it_says_how_to_add_what_lacks(
    window, empty, plane, press
):
    QTest.mouseClick(empty.parts.transport.play, LEFT)
    assert not empty.run.playing
    assert "click into the plane" in message(window)
    assert math.isnan(empty.run.state.loss)
    assert window.findChild(QLabel, "fitLoss").text() == "–"
    plane.grab()
    click(plane, 0.5, 0.5)
    click(plane, 0.6, 0.5)
    press(Key.Key_Space)
    assert not empty.run.playing
    assert "right click" in message(window)
    click(plane, -0.5, 0.5, RIGHT)
    assert message(window) == ""
    press(Key.Key_Period)
    assert empty.run.state.step == 1


def test_a_learning_rate_of_100_is_told_with_a_mend_that_can_be_pressed(window, tab, page, qtbot):
    use(tab, network=FitNetwork((4,), Function("linear")), recipe=FitRecipe(100.0))
    page.run.play()
    qtbot.waitUntil(lambda: not page.run.playing)
    assert "100 is too large" in message(window)
    assert math.isfinite(page.run.state.loss)
    assert window.grab().width() > 0
    buttons = window.notices.bar.findChildren(QPushButton)
    button = next(button for button in buttons if "tenth" in button.text())
    QTest.mouseClick(button, LEFT)
    assert tab.document.sheet.fitting.recipe.learning_rate == 10
    assert page.run.state.step == 0


# the controls


def test_every_control_is_an_undo_step_with_a_name(tab, page):
    controls = page.parts.controls
    controls.kind.setFocus()
    QTest.keyClick(controls.kind, Key.Key_Down)
    steps = [
        (controls.count, "80", "Number of points", lambda f: f.count == len(f.points) == 80),
        (controls.noise, "0.2", "Noise", lambda f: f.noise == 0.2),
        (controls.share, "50", "Share held out", lambda f: f.points.held_out.sum() == 40),
        (controls.seed, "7", "New points", lambda f: f.seed == 7),
        (controls.layers, "2", "Hidden layers", lambda f: f.network.hidden == (4, 4)),
        (controls.units[1], "3", "Hidden layers", lambda f: f.network.hidden == (4, 3)),
        (controls.start, "9", "New weights", lambda f: f.network.seed == 9),
        (controls.own.rate, "1/8", "Learning rate", lambda f: f.recipe.learning_rate == 0.125),
        (controls.own.momentum, "0.5", "Momentum", lambda f: f.recipe.momentum == 0.5),
    ]
    for box, text, name, holds in steps:
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, text)
        QTest.keyClick(box, Key.Key_Return)
        assert holds(tab.document.sheet.fitting), name
        assert tab.document.undo_stack.undoText() == name
    for _ in range(tab.document.undo_stack.count()):
        tab.document.undo_stack.undo()
    assert tab.document.sheet.fitting.kind == "xor"
    assert controls.layers.value() == 1
    assert page.run.fitting is tab.document.sheet.fitting


def test_new_weights_are_others_and_batch_function_and_speed_chosen_by_key(tab, page, press):
    controls, transport = page.parts.controls, page.parts.transport
    before = page.run.state.dense
    QTest.mouseClick(controls.new_weights, LEFT)
    assert controls.start.value() == 2
    assert "2" in transport.seed_text.text()
    assert not same(page.run.state.dense, before)
    QTest.mouseClick(controls.new_points, LEFT)
    assert page.run.fitting.seed == 2

    for box in (controls.own.batch, controls.function):
        box.setFocus()
        QTest.keyClick(box, Key.Key_Down)
    fitting = tab.document.sheet.fitting
    assert fitting.recipe.batch == 1
    assert fitting.network.function.kind == "relu"

    transport.speed.setFocus()
    press(Key.Key_Home)
    assert page.run.speed == 1
    press(Key.Key_BracketRight)
    assert page.run.speed == 2
    press(Key.Key_End)
    assert page.run.speed == FASTEST
    assert transport.speed_text.text() == "as fast as it goes"


# what is seen


def test_the_losses_are_dragged_to_any_step_and_seen_on_a_logarithmic_axis(page):
    page.run.seek(100)
    curve = page.parts.curve
    assert curve.axes().right == 100
    spot = curve.axes().pixel(40, 0).toPoint()
    drag(curve, spot + QPoint(30, -20), spot + QPoint(10, -20), spot + QPoint(0, -20))
    assert page.run.state.step == pytest.approx(40, abs=1)
    curve.setFocus()
    QTest.keyClick(curve, Key.Key_End)
    assert page.run.state.step == 100
    QTest.keyClick(curve, Key.Key_Left)
    assert page.run.state.step == 99
    assert "Step 99 of 100" in curve.accessibleDescription()

    QTest.mouseClick(curve.switch, LEFT, PLAIN, QPoint(8, 8))
    losses = np.log10(page.run.run.losses.array)
    assert curve.axes().bottom <= losses.min()
    assert losses.max() <= curve.axes().top
    curve.grab()


def test_a_unit_shows_what_it_makes_of_the_plane_until_another_network_has_it_not(tab, page, plane):
    network = page.parts.network
    place = network.places()[1][2].center().toPoint()
    QTest.mouseClick(network, LEFT, PLAIN, place)
    assert page.parts.tools.shown.text() == "colour: layer 2, unit 3"
    weights = page.run.state.dense.weights[0][2]
    expected = math.tanh(weights[0] + weights[1] * 0.3 + weights[2] * -0.4)
    assert plane.value_at(0.3, -0.4) == pytest.approx(expected)
    network.setFocus()
    QTest.keyClick(network, Key.Key_Up)
    assert page.parts.tools.shown.text() == "colour: layer 2, unit 2"
    QTest.keyClick(network, Key.Key_Escape)
    assert page.parts.tools.shown.text() == "colour: the output a"

    page.parts.network.chosen.emit((1, 3))
    use(tab, network=FitNetwork((2,)))
    assert page.binder.unit == (2, 0)
    use(tab, network=FitNetwork(()))
    page.grab()
    assert page.binder.unit == (1, 0)


def test_status_colours_and_figures_follow_the_fit(tab, page, plane):
    page.run.seek(30)
    state = page.run.state
    assert tab.status() == f"200 points    2-4-1    step 30    loss {state.loss:.4f}"
    assert page.binder.note((0.5, 0.5)).startswith("(0.5, 0.5): output 0.")

    page.run.seek(400)
    picture = plane.grab().toImage()
    ratio = plane.devicePixelRatioF()

    def colour(x, y):
        place = plane.axes.pixel(x, y) * ratio
        return picture.pixelColor(place.toPoint())

    one, zero = colour(-1.05, 1.05), colour(1.05, 1.05)
    assert one.blue() > one.red() + 40
    assert zero.red() > zero.blue() + 40

    page.parts.figures.set_states([state._replace(accuracy=0.9996, test_accuracy=np.nan)])
    texts = [label.text() for label in page.parts.figures.rows[0]]
    assert texts[2:] == ["99.9 %", "–"], "it is right on all points only where it is"


def test_it_goes_on_while_another_page_is_shown_until_the_window_closes(window, tab, page, qtbot):
    page.run.play()
    tab.show_page("neuron")
    step = page.run.state.step
    qtbot.waitUntil(lambda: page.run.state.step > step + 20)
    tab.show_page("fit")
    page.run.pause()
    step = page.run.state.step
    assert page.parts.figures.step.text() == f"{step:,}"
    page.run.play()
    qtbot.waitUntil(lambda: page.run.state.step > step + 10)
    window.close()
    assert not page.run.playing


# to the page of layers


def test_fitted_weights_are_used_alone_and_with_a_point_where_there_are_layers(tab, page, plane):
    page.run.seek(50)
    assert not page.parts.controls.to_layers.isEnabled()
    QTest.mouseClick(page.parts.controls.use_weights, LEFT)
    assert same(tab.document.sheet.layered.dense, page.run.state.dense)
    assert tab.page.name == "layers"
    tab.document.undo_stack.undo()
    tab.show_page("fit")

    click(plane, *plane.points.x[3])
    chosen = plane.chosen
    assert page.parts.controls.to_layers.isEnabled()
    QTest.mouseClick(page.parts.controls.to_layers, LEFT)
    layered = tab.document.sheet.layered
    assert same(layered.dense, page.run.state.dense)
    assert layered.x.tolist() == plane.points.x[chosen].tolist()
    assert layered.target.tolist() == [plane.points.labels[chosen]]
    assert layered.loss == "cross_entropy"
    assert tab.page.name == "layers"
    assert tab.document.undo_stack.undoText() == "Open the point in Layers"
    tab.document.undo_stack.undo()
    assert tab.document.sheet.layered.dense.sizes == (3, 3, 1)

    for units in ((), tab.document.sheet.fitting.network.hidden):
        use(tab, network=FitNetwork(units))
        assert plane.chosen >= 0
        assert page.parts.controls.to_layers.isEnabled() == bool(units)


def test_every_part_has_a_name_for_screen_readers_also_in_another_language(window, page):
    parts = page.parts
    for widget in (
        parts.plane,
        parts.curve,
        parts.network,
        parts.figures.loss,
        parts.transport.play,
    ):
        assert widget.accessibleName()
    for widget in (parts.plane, parts.curve, parts.network):
        assert any(letter.isdigit() for letter in widget.accessibleDescription())
    assert all(keys and does for keys, does in page.gestures())

    window.use_language("zh_CN")
    window.use_theme("dark")
    QApplication.processEvents()
    assert parts.transport.first.accessibleName() == "回到起点"
    assert window.grab().width() > 0
    window.use_language("en")
    QApplication.processEvents()
    assert parts.transport.first.accessibleName() == "Rewind"
