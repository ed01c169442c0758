"""The stage in the window, with real events: resizing, zooming, thumbnails, keys, and its ruin."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.scene.overlay import Style
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.main_window import MainWindow

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
SIZES = [(900, 560), (1280, 720), (1600, 1000), (900, 1000), (1900, 560)]


def bench_of(channels=3, size=8, filters=8, kernel=3, padding=1, **settings) -> Bench:
    rng = np.random.default_rng(3)
    e = Experiment(
        rng.integers(0, 3, (channels, size, size)),
        rng.integers(-1, 2, (filters, channels, kernel, kernel)),
        np.arange(float(filters)),
        padding=(padding, padding),
        **settings,
    )
    return Bench(e, e, "mine")


@pytest.fixture
def stage(window) -> Stage:
    """At rest at the first window."""
    window.tab("convolutionTab").player.pause()
    window.tab("convolutionTab").playback.seek(0)
    window.tab("convolutionTab").player.advance(1000)
    return window.tab("convolutionTab").stage


def show(window: MainWindow, bench: Bench) -> None:
    window.tab("convolutionTab").document.replace(bench, "Mine")


def grid(window: MainWindow, name: str) -> GridView:
    return window.findChild(GridView, name)


def names(window: MainWindow) -> list[str]:
    return sorted(g.objectName() for g in window.findChildren(GridView))


def at(window: MainWindow, name: str, row: int, column: int) -> QPoint:
    """Middle of a cell in the window."""
    of = grid(window, name)
    return of.mapTo(window, of.cell_rect(row, column).center())


def click(window: MainWindow, name: str, row: int, column: int, modifier=PLAIN) -> None:
    QTest.mouseClick(window.windowHandle(), LEFT, modifier, at(window, name, row, column))


def point(window: MainWindow, name: str, row: int, column: int) -> None:
    QTest.mouseMove(window.windowHandle(), at(window, name, row, column))
    QApplication.processEvents()


def wheel(window: MainWindow, where: QPoint, turns: int, modifier=PLAIN) -> None:
    QTest.wheelEvent(window.windowHandle(), where, QPoint(0, 120 * turns), QPoint(), modifier)


def press(window: MainWindow, key, modifier=PLAIN) -> None:
    """A key as the window gets it: shortcuts first, then whoever has the keyboard."""
    QTest.keyClick(window.windowHandle(), key, modifier)


def type_(window: MainWindow, text: str) -> None:
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)


def marks(stage: Stage, *styles: Style) -> list[QRect]:
    return [mark.rect.toRect() for mark in stage.overlay.marks if mark.style in styles]


# grids come and go


def test_the_course_demo_has_its_grids(window):
    assert names(window) == sorted(
        [f"inputGrid{c}" for c in range(3)]
        + [f"filterGrid{k}_{c}" for k in range(2) for c in range(3)]
        + ["biasField0", "biasField1", "outputGrid0", "outputGrid1"]
    )


@pytest.mark.parametrize(
    "bench",
    [
        bench_of(),
        bench_of(1, 1, 1, 1, 0),
        bench_of(4, 5, 2, 2, 0),
        bench_of(3, 64, 8),
        bench_of(1, 64, 1, 11, 3),
    ],
    ids=["eight", "one", "four channels", "64x64x3", "11x11"],
)
def test_grids_follow_the_shapes_at_once(window, stage, bench):
    show(window, bench)
    channels, filters = bench.experiment.input.shape[0], bench.experiment.filters.shape[0]
    assert names(window) == sorted(
        [f"inputGrid{c}" for c in range(channels)]
        + [f"filterGrid{k}_{c}" for k in range(filters) for c in range(channels)]
        + [f"{name}{k}" for k in range(filters) for name in ("biasField", "outputGrid")]
    )
    for c in range(channels):
        assert grid(window, f"inputGrid{c}").shape == bench.experiment.input.shape[1:]
    stage.grab()
    window.tab("convolutionTab").document.undo_stack.undo()
    assert grid(window, "filterGrid2_0") is None
    assert grid(window, "inputGrid2").shape == (5, 5)
    stage.grab()


def test_values_are_the_models(window, stage):
    bench = bench_of()
    show(window, bench)
    output = window.tab("convolutionTab").document.evaluation.output
    for k in (0, 7):
        assert grid(window, f"biasField{k}").value(0, 0) == k
        assert grid(window, f"outputGrid{k}").value(7, 7) == output[k, 7, 7]
        assert grid(window, f"filterGrid{k}_2").value(2, 0) == bench.experiment.filters[k, 2, 2, 0]


# resizing


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("bench", [None, bench_of(), bench_of(1, 64, 2)])
def test_at_every_size_grids_are_on_the_stage_and_apart(window, stage, qapp, size, bench):
    if bench is not None:
        show(window, bench)
    window.resize(*size)
    qapp.processEvents()
    grids = window.findChildren(GridView)
    for one in grids:
        assert stage.rect().contains(one.geometry()), one.objectName()
        others = [g.objectName() for g in grids if g.geometry().intersects(one.geometry())]
        # Rectangles with fractions are widened to whole pixels: a seam is no overlap.
        inner = one.geometry().adjusted(1, 1, -1, -1)
        assert all(
            not g.geometry().adjusted(1, 1, -1, -1).intersects(inner) or g is one for g in grids
        ), others
    stage.grab()


@pytest.mark.parametrize("size", [(900, 560), (1280, 720)], ids=str)
@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("bench", [None, bench_of(), bench_of(4, 12, 3, 5)])
def test_words_are_on_the_stage(window, stage, qapp, size, factor, bench):
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(before.pointSizeF() * factor)
    try:
        qapp.setFont(font)
        window.resize(*size)
        if bench is not None:
            show(window, bench)
        qapp.processEvents()
        strong, plain = QFont(stage.font()), QFont(stage.font())
        strong.setBold(True)
        for label in stage.frame().labels:
            metrics = QFontMetrics(strong if label.strong else plain)
            assert label.at.x() >= 0, label.text
            assert label.at.x() + metrics.horizontalAdvance(label.text) <= stage.width(), label.text
            assert 0 <= label.at.y() <= stage.height() - metrics.ascent(), label.text
    finally:
        qapp.setFont(before)
        qapp.processEvents()


def test_a_hidden_stage_is_laid_out_when_it_is_shown_again(window, stage, qapp):
    window.tabs.setCurrentIndex(1)
    window.resize(1600, 1000)
    qapp.processEvents()
    window.tabs.setCurrentIndex(0)
    qapp.processEvents()
    assert grid(window, "outputGrid0").x() > 900
    assert stage.rect().contains(grid(window, "outputGrid1").geometry())


def test_larger_fonts_leave_everything_on_the_stage(window, stage, qapp):
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    try:
        qapp.setFont(larger)
        qapp.processEvents()
        for bench in (None, bench_of()):
            if bench is not None:
                show(window, bench)
            for size in ((900, 560), (1280, 720)):
                window.resize(*size)
                qapp.processEvents()
                for one in window.findChildren(GridView):
                    assert stage.rect().contains(one.geometry()), one.objectName()
                window.grab()
    finally:
        qapp.setFont(before)
        qapp.processEvents()


# zoom


def cells(window: MainWindow) -> tuple[float, float]:
    return grid(window, "inputGrid0").lattice.cell, grid(window, "outputGrid0").lattice.cell


def test_ctrl_and_wheel_zoom_the_group_under_the_pointer(window, stage):
    show(window, bench_of(3, 32, 2))
    before = cells(window)
    wheel(window, at(window, "inputGrid1", 5, 5), 3, CONTROL)
    assert cells(window)[0] > before[0]
    assert cells(window)[1] == before[1]
    assert len({grid(window, f"inputGrid{c}").lattice.dx for c in range(3)}) == 1
    press(window, Qt.Key.Key_0, CONTROL)
    assert cells(window) == before


def test_the_cell_under_the_pointer_stays_there(window, stage):
    show(window, bench_of(1, 32, 1))
    of = grid(window, "inputGrid0")
    where = at(window, "inputGrid0", 20, 11)
    for _ in range(4):
        wheel(window, where, 1, CONTROL)
    assert of.cell_at(of.mapFrom(window, where).toPointF()) == (20, 11)


def test_zooming_far_out_is_fitting(window, stage):
    before = cells(window)
    wheel(window, at(window, "inputGrid0", 2, 2), 2, CONTROL)
    wheel(window, at(window, "inputGrid0", 2, 2), -9, CONTROL)
    assert cells(window) == before


def test_a_grid_keeps_its_place_while_zoomed(window, stage):
    place = grid(window, "inputGrid0").geometry()
    wheel(window, at(window, "inputGrid0", 2, 2), 5, CONTROL)
    assert grid(window, "inputGrid0").geometry() == place


def test_zooming_by_keyboard_is_for_the_grid_that_has_it(window, stage):
    show(window, bench_of(3, 32, 2))
    before = cells(window)
    grid(window, "outputGrid0").setFocus()
    press(window, Qt.Key.Key_Plus, CONTROL)
    assert cells(window)[0] == before[0]
    assert cells(window)[1] > before[1]
    press(window, Qt.Key.Key_Minus, CONTROL)
    assert cells(window) == before
    stage.setFocus()
    press(window, Qt.Key.Key_Equal, CONTROL)
    assert cells(window)[0] > before[0]
    assert cells(window)[1] > before[1]


def test_the_wheel_scrolls_what_is_zoomed(window, stage):
    show(window, bench_of(1, 32, 1))
    of = grid(window, "inputGrid0")
    where = at(window, "inputGrid0", 16, 16)
    wheel(window, where, 1)
    assert (of.lattice.dx, of.lattice.dy) == (0, 0), "nothing to scroll yet"
    wheel(window, where, 5, CONTROL)
    dx, dy = of.lattice.dx, of.lattice.dy
    wheel(window, where, -1)
    assert of.lattice.dy > dy
    wheel(window, where, -1, SHIFT)
    assert of.lattice.dx > dx
    for _ in range(99):
        wheel(window, where, 9)
    assert of.lattice.dy == 0


def test_when_zoomed_the_moving_window_stays_in_sight(window, stage):
    show(window, bench_of(1, 32, 1))
    wheel(window, at(window, "inputGrid0", 3, 3), 8, CONTROL)
    player = window.tab("convolutionTab").player
    for index in (player.count - 1, 500, 0):
        window.tab("convolutionTab").playback.seek(index)
        player.advance(1000)
        step, lattice = player.step, grid(window, "inputGrid0").lattice
        seen = lattice.span(step.window.top, step.window.left, *step.window.extent)
        assert lattice.rect.adjusted(-1, -1, 1, 1).contains(seen)


def test_when_zoomed_the_current_cell_stays_in_sight(window, stage):
    show(window, bench_of(1, 32, 1))
    wheel(window, at(window, "inputGrid0", 3, 3), 8, CONTROL)
    of = grid(window, "inputGrid0")
    of.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        press(window, key, CONTROL)
        current = of.lattice.span(*of.selection.current)
        assert of.lattice.rect.adjusted(-1, -1, 1, 1).contains(current)


def test_an_input_of_another_size_is_shown_whole(window, stage):
    wheel(window, at(window, "inputGrid0", 2, 2), 4, CONTROL)
    show(window, bench_of(3, 7, 2))
    of = grid(window, "inputGrid0")
    assert of.lattice.full_width == pytest.approx(of.lattice.rect.width())


# thumbnails


def test_eight_filters_are_one_in_full_and_thumbnails(window, stage):
    show(window, bench_of())
    layout = stage.layout_shown
    assert not layout.full
    assert layout.filters[0][0].cell > layout.filters[1][0].cell


def test_a_thumbnail_is_one_click_away(window, stage):
    show(window, bench_of())
    click(window, "filterGrid5_1", 1, 1)
    player = window.tab("convolutionTab").player
    assert player.step.cell == (5, 0, 0)
    player.advance(1000)
    layout = stage.layout_shown
    assert layout.filters[5][0].cell > layout.filters[0][0].cell
    assert (
        grid(window, "filterGrid5_1").value(0, 0)
        == (window.tab("convolutionTab").document.bench.experiment.filters[5, 1, 0, 0])
    )


def test_also_while_it_plays(window, stage):
    show(window, bench_of())
    window.tab("convolutionTab").player.play()
    click(window, "filterGrid5_1", 1, 1)
    assert window.tab("convolutionTab").player.step.cell[0] == 5


def test_a_filter_in_full_is_only_selected_while_it_plays(window, stage):
    """Where all are in full, a click is for editing and must not make the window jump."""
    window.tab("convolutionTab").player.play()
    click(window, "filterGrid1_1", 1, 1)
    assert window.tab("convolutionTab").player.playing
    assert window.tab("convolutionTab").player.step.cell[0] == 0


def test_the_window_goes_through_all_filters(window, stage):
    show(window, bench_of(2, 4, 8, 2, 0))
    player = window.tab("convolutionTab").player
    for index in range(player.count):
        window.tab("convolutionTab").playback.seek(index)
        player.advance(1000)
        k = player.step.cell[0]
        assert stage.layout_shown.filters[k][0].cell > 9
    stage.grab()


# keys


def test_enter_goes_in_and_escape_comes_out(window, stage):
    player = window.tab("convolutionTab").player
    stage.setFocus()
    press(window, Qt.Key.Key_Return)
    assert player.moment_index == 0
    press(window, Qt.Key.Key_Escape)
    assert player.moment_index is None


@pytest.mark.parametrize("name", ["inputGrid0", "filterGrid1_2", "biasField0", "outputGrid1"])
def test_enter_on_a_grid_goes_in_too(window, stage, name):
    grid(window, name).setFocus()
    press(window, Qt.Key.Key_Enter)
    assert window.tab("convolutionTab").player.moment_index == 0


def test_enter_on_an_output_goes_into_its_own_window(window, stage):
    of = grid(window, "outputGrid1")
    of.setFocus()
    of.select(2, 1)
    press(window, Qt.Key.Key_Return)
    assert window.tab("convolutionTab").player.step.cell == (1, 2, 1)
    assert window.tab("convolutionTab").player.moment_index == 0


def test_escape_first_leaves_the_window_then_lets_go_of_the_pin(window, stage):
    click(window, "outputGrid0", 1, 1)
    press(window, Qt.Key.Key_Return)
    focus = window.tab("convolutionTab").focus
    press(window, Qt.Key.Key_Escape)
    assert focus.pinned == (0, 1, 1)
    press(window, Qt.Key.Key_Escape)
    assert focus.pinned is None


def test_a_grid_is_one_stop_of_the_tab_key(window, stage):
    grid(window, "inputGrid0").setFocus()
    seen = []
    for _ in range(12):
        seen.append(QApplication.focusWidget().objectName())
        press(window, Qt.Key.Key_Tab)
    assert seen == [
        *(f"inputGrid{c}" for c in range(3)),
        *(f"filterGrid0_{c}" for c in range(3)),
        "biasField0",
        *(f"filterGrid1_{c}" for c in range(3)),
        "biasField1",
        "outputGrid0",
    ]


def test_the_tab_order_survives_a_change_of_shape(window, stage):
    show(window, bench_of(4, 5, 3))
    window.tab("convolutionTab").document.undo_stack.undo()
    show(window, bench_of(2, 5, 2))
    grid(window, "inputGrid0").setFocus()
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget().objectName())
        press(window, Qt.Key.Key_Tab)
    assert seen == ["inputGrid0", "inputGrid1", "filterGrid0_0", "filterGrid0_1", "biasField0"]


# pointing


def test_an_output_shows_its_window(window, stage):
    point(window, "outputGrid0", 2, 1)
    layout = stage.layout_shown
    lit = marks(stage, Style.POINTED)
    assert layout.inputs[0].span(3, 1, 3, 3).toRect() in lit
    assert layout.outputs[0].span(2, 1).toRect() in lit
    assert window.tab("convolutionTab").player.index == 0


def test_an_input_shows_every_output_it_feeds(window, stage):
    point(window, "inputGrid1", 1, 1)
    layout = stage.layout_shown
    lit = marks(stage, Style.USED)
    fed = {(k, r, c) for k in (0, 1) for r in (0, 1) for c in (0, 1)}
    assert {
        (k, r, c)
        for k in (0, 1)
        for r in range(3)
        for c in range(3)
        if layout.outputs[k].span(r, c).toRect() in lit
    } == fed


def test_a_weight_shows_every_place_where_it_is_used(window, stage):
    point(window, "filterGrid1_0", 0, 0)
    layout = stage.layout_shown
    lit = marks(stage, Style.USED)
    assert all(layout.outputs[1].span(r, c).toRect() in lit for r in range(3) for c in range(3))
    assert not any(layout.outputs[0].span(r, c).toRect() in lit for r in range(3) for c in range(3))
    assert layout.inputs[0].span(-1, -1).toRect() in lit


def test_pointing_ends_when_the_pointer_leaves(window, stage):
    point(window, "outputGrid0", 2, 1)
    QTest.mouseMove(window.windowHandle(), QPoint(5, window.height() - 5))
    QApplication.processEvents()
    assert window.tab("convolutionTab").focus.pointed is None
    assert marks(stage, Style.POINTED) == []


# editing


def test_typing_in_a_cell_edits_the_model(window, stage):
    click(window, "inputGrid0", 2, 2)
    type_(window, "1/9")
    assert stage.editor.isVisible()
    press(window, Qt.Key.Key_Return)
    assert grid(window, "inputGrid0").value(2, 2) == pytest.approx(1 / 9)
    assert window.tab("convolutionTab").document.undo_stack.count() == 1
    assert grid(window, "inputGrid0").selection.current == (3, 2)


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "1/0", "x", "9999999999"])
def test_what_is_no_number_changes_nothing_and_is_said(window, stage, text):
    click(window, "filterGrid0_0", 0, 0)
    press(window, Qt.Key.Key_F2)
    type_(window, text)
    press(window, Qt.Key.Key_Return)
    assert window.notices.bar.text() != ""
    assert stage.editor.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert grid(window, "filterGrid0_0").value(0, 0) == -1
    assert window.tab("convolutionTab").document.undo_stack.count() == 0


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e12])
def test_numbers_that_cannot_be_typed_cannot_be_set(window, stage, value):
    for name in ("inputGrid0", "filterGrid0_0", "biasField0"):
        grid(window, name).set_value(0, 0, value)
    assert window.tab("convolutionTab").document.undo_stack.count() == 0
    assert window.notices.bar.text() != ""


def test_an_output_cannot_be_edited(window, stage):
    before = grid(window, "outputGrid0").value(0, 0)
    grid(window, "outputGrid0").set_value(0, 0, 99)
    click(window, "outputGrid0", 0, 0)
    type_(window, "5")
    assert not stage.editor.isVisible()
    assert grid(window, "outputGrid0").value(0, 0) == before
    assert window.tab("convolutionTab").document.undo_stack.count() == 0


def test_alt_and_drag_is_one_step(window, stage):
    start = at(window, "inputGrid0", 2, 2)
    handle = window.windowHandle()
    QTest.mousePress(handle, LEFT, ALT, start)
    for x in (10, 20, 30, 50):
        QTest.mouseMove(handle, start + QPoint(x, 0))
        QApplication.processEvents()
    QTest.mouseRelease(handle, LEFT, ALT, start + QPoint(50, 0))
    assert grid(window, "inputGrid0").value(2, 2) == 2 + 6
    assert window.tab("convolutionTab").document.undo_stack.count() == 1


def test_the_wheel_over_the_focused_cell_scrubs_in_one_step(window, stage):
    click(window, "filterGrid0_0", 0, 0)
    for turns in (1, 1, 1, -1):
        wheel(window, at(window, "filterGrid0_0", 0, 0), turns)
    assert grid(window, "filterGrid0_0").value(0, 0) == 1
    assert window.tab("convolutionTab").document.undo_stack.count() == 1


def test_what_is_being_typed_outlives_whatever_moves_its_cell(window, stage, qapp):
    """It plays on to the next filter, the window is resized, the grid is zoomed."""
    show(window, bench_of())
    player = window.tab("convolutionTab").player
    player.set_speed(16)
    window.tab("convolutionTab").playback.seek(63)
    click(window, "filterGrid0_0", 1, 1)
    type_(window, "4")
    player.play()
    for _ in range(20):
        player.advance(62.5)
    assert player.step.cell[0] == 1
    player.pause()
    type_(window, "2")
    window.resize(1000, 640)
    qapp.processEvents()
    assert stage.editor.isVisible()
    assert stage.editor.text() == "42"
    of = grid(window, "filterGrid0_0")
    assert stage.editor.geometry().contains(of.mapTo(stage, of.cell_rect(1, 1).center()))
    press(window, Qt.Key.Key_Return)
    assert of.value(1, 1) == 42


def test_the_editor_follows_a_cell_that_is_zoomed(window, stage):
    show(window, bench_of(1, 16, 1))
    of = grid(window, "inputGrid0")
    click(window, "inputGrid0", 8, 8)
    type_(window, "4")
    wheel(window, of.mapTo(window, of.cell_rect(8, 3).center()), 2, CONTROL)
    assert stage.editor.geometry().contains(of.mapTo(stage, of.cell_rect(8, 8).center()))
    press(window, Qt.Key.Key_Return)
    assert of.value(8, 8) == 4


# ruin


@pytest.mark.parametrize(
    "experiment",
    [
        Experiment(np.zeros((3, 5, 5)), np.zeros((2, 1, 3, 3)), np.zeros(2)),
        Experiment(np.zeros((1, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(2)),
        Experiment(np.zeros((3, 5, 5)), np.zeros((4, 3, 3, 3)), np.zeros(2)),
        Experiment(np.zeros((3, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(4)),
        Experiment(np.zeros((3, 5, 5)), np.zeros((2, 3, 7, 7)), np.zeros(2)),
        Experiment(np.zeros((3, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(2), stride=(0, 1)),
        Experiment(np.zeros((3, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(2), dilation=(9, 9)),
        Experiment(np.zeros((3, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(2), padding=(-1, 0)),
    ],
    ids=["channels", "more", "biases", "too many", "small", "stride", "dilation", "padding"],
)
def test_a_bench_without_output_is_shown_with_the_reason(window, stage, qapp, experiment):
    show(window, Bench(experiment, experiment, "mine"))
    assert window.tab("convolutionTab").problem.isVisible()
    assert window.tab("convolutionTab").problem.text().startswith("No output")
    assert grid(window, "outputGrid0") is None
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Period, Qt.Key.Key_Space):
        press(window, key)
    click(window, "inputGrid0", 1, 1)
    click(window, "filterGrid0_0", 0, 0)
    window.resize(900, 560)
    qapp.processEvents()
    window.grab()
    assert window.tab("convolutionTab").ledger.text() == ""
    window.tab("convolutionTab").document.undo_stack.undo()
    assert not window.tab("convolutionTab").problem.isVisible()
    assert grid(window, "outputGrid1") is not None


def test_a_filter_that_does_not_fit_can_be_mended_by_hand(window, stage):
    """What there is can still be edited while there is no output."""
    e = Experiment(np.zeros((1, 2, 2)), np.zeros((1, 1, 3, 3)), np.zeros(1))
    show(window, Bench(e, e, "mine"))
    click(window, "filterGrid0_0", 1, 1)
    type_(window, "4")
    press(window, Qt.Key.Key_Return)
    assert grid(window, "filterGrid0_0").value(1, 1) == 4


@pytest.mark.parametrize("grey_first", [True, False])
@pytest.mark.parametrize(
    ("name", "row", "column"),
    [("inputGrid2", 4, 4), ("filterGrid1_2", 2, 2), ("outputGrid1", 2, 2)],
)
def test_what_is_pointed_at_may_vanish(window, stage, name, row, column, grey_first):
    """The output keeps its shape, the channels go: by undo, with the pointer still there."""
    grey = bench_of(1, 5, 2, 3, 1, stride=(2, 2))
    colour = window.tab("convolutionTab").document.bench
    if grey_first:
        show(window, grey)
        show(window, colour)
    point(window, name, row, column)
    grid(window, name).setFocus()
    if grey_first:
        press(window, Qt.Key.Key_Z, CONTROL)
    else:
        show(window, grey)
    assert grid(window, "inputGrid2") is None
    press(window, Qt.Key.Key_Period)
    window.grab()
    press(window, Qt.Key.Key_Z, CONTROL)
    window.grab()


def test_a_smaller_kernel_under_the_pointer(window, stage):
    point(window, "filterGrid0_0", 2, 2)
    e = window.tab("convolutionTab").document.bench.experiment
    small = replace(e, filters=e.filters[:, :, :1, :1], padding=(0, 0))
    show(window, Bench(small, small, "mine"))
    assert window.tab("convolutionTab").player.plan.output_shape == (2, 3, 3)
    window.grab()


def test_a_grid_may_vanish_in_the_middle_of_a_drag(window, stage):
    handle = window.windowHandle()
    start = at(window, "filterGrid1_2", 0, 0)
    for modifier in (PLAIN, ALT):
        QTest.mousePress(handle, LEFT, modifier, start)
        QTest.mouseMove(handle, start + QPoint(12, 0))
        show(window, bench_of(1, 5, 1))
        QTest.mouseMove(handle, start + QPoint(30, 0))
        QApplication.processEvents()
        QTest.mouseRelease(handle, LEFT, modifier, start + QPoint(30, 0))
        window.tab("convolutionTab").document.undo_stack.setIndex(0)
    assert names(window)[0] == "biasField0"
    window.grab()


def test_a_grid_may_vanish_under_the_open_editor(window, stage):
    click(window, "filterGrid1_2", 2, 2)
    type_(window, "42")
    show(window, bench_of(1, 5, 1))
    assert not stage.editor.isVisible()
    assert grid(window, "filterGrid1_2") is None
    assert window.tab("convolutionTab").document.undo_stack.count() == 1
    window.tab("convolutionTab").document.undo_stack.undo()
    assert grid(window, "filterGrid1_2").value(2, 2) == 0


def test_undo_past_a_change_of_shape_from_inside_a_window(window, stage):
    player, document = window.tab("convolutionTab").player, window.tab("convolutionTab").document
    show(window, bench_of())
    window.tab("convolutionTab").playback.seek(player.count - 1)
    press(window, Qt.Key.Key_Return)
    for _ in range(20):
        player.step_forward()
    document.undo_stack.undo()
    assert (player.index, player.moment_index) == (0, None)
    press(window, Qt.Key.Key_Return)
    document.undo_stack.redo()
    assert (player.index, player.moment_index) == (0, None)
    window.grab()


def test_more_channels_from_inside_a_window(window, stage):
    """The output keeps its shape, so the moment stays: it may mean a term of another channel."""
    player = window.tab("convolutionTab").player
    show(window, bench_of(1, 5, 2, 3, 1, stride=(2, 2)))
    player.enter()
    player.seek_moment(10)
    assert player.moment.kind == "bias"
    window.tab("convolutionTab").document.undo_stack.undo()
    assert player.moment_index == 10
    assert player.moment.kind == "term"
    window.grab()


def test_rapid_seeks_while_it_plays(window, stage):
    show(window, bench_of())
    player = window.tab("convolutionTab").player
    player.set_speed(16)
    for i in range(200):
        player.play()
        player.advance(7)
        player.seek((i * 37) % player.count)
        player.advance(3)
        if i % 20 == 0:
            stage.grab()
    player.pause()
    player.advance(1000)
    assert player.pose.arrived


@pytest.mark.parametrize("bench", [bench_of(3, 64, 2), bench_of(1, 1, 1, 1, 0)])
def test_the_largest_and_the_smallest_picture(window, stage, bench):
    show(window, replace(bench, white=1.0))
    player = window.tab("convolutionTab").player
    for index in (0, player.count - 1, player.count // 2):
        window.tab("convolutionTab").playback.seek(index)
        player.advance(1000)
        window.grab()
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Period)
    assert player.moment_index == 1
    assert window.tab("convolutionTab").ledger.text() != ""
