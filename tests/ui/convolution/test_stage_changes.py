"""What vanishes under the pointer, in a drag or while typing, and benches without an output."""

import gc
from dataclasses import replace
from weakref import ReferenceType

import numpy as np
import pytest
from benches import bench_of, show
from hands import ALT, CONTROL, LEFT, PLAIN, Key
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.ui.widgets.grid_view import GridView


def names(hands) -> list[str]:
    return sorted(g.objectName() for g in hands.window.findChildren(GridView))


def test_a_bench_without_output_is_shown_with_the_reason(hands, window, qapp, subtests):
    for case, experiment in {
        "channels": Experiment(np.zeros((3, 5, 5)), np.zeros((2, 1, 3, 3)), np.zeros(2)),
        "more": Experiment(np.zeros((1, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(2)),
        "biases": Experiment(np.zeros((3, 5, 5)), np.zeros((4, 3, 3, 3)), np.zeros(2)),
        "too many": Experiment(np.zeros((3, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(4)),
        "small": Experiment(np.zeros((3, 5, 5)), np.zeros((2, 3, 7, 7)), np.zeros(2)),
        "stride": Experiment(
            np.zeros((3, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(2), stride=(0, 1)
        ),
        "dilation": Experiment(
            np.zeros((3, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(2), dilation=(9, 9)
        ),
        "padding": Experiment(
            np.zeros((3, 5, 5)), np.zeros((2, 3, 3, 3)), np.zeros(2), padding=(-1, 0)
        ),
    }.items():
        with subtests.test(case=case):
            show(hands, Bench(experiment, experiment, "mine"))
            assert hands.tab.problem.isVisible()
            assert hands.tab.problem.text().startswith("No output")
            assert "outputGrid0" not in names(hands)
            for key in (Key.Key_Return, Key.Key_Escape, Key.Key_Period, Key.Key_Space):
                hands.press(key)
            hands.click("inputGrid0", 1, 1)
            hands.click("filterGrid0_0", 0, 0)
            window.resize(900, 560)
            qapp.processEvents()
            window.grab()
            assert hands.tab.ledger.text() == ""
            hands.tab.document.undo_stack.undo()
            assert not hands.tab.problem.isVisible()
            assert "outputGrid1" in names(hands)


def test_a_filter_that_does_not_fit_can_be_mended_by_hand(hands):
    """What there is can still be edited while there is no output."""
    e = Experiment(np.zeros((1, 2, 2)), np.zeros((1, 1, 3, 3)), np.zeros(1))
    show(hands, Bench(e, e, "mine"))
    hands.click("filterGrid0_0", 1, 1)
    hands.type("4")
    hands.press(Key.Key_Return)
    assert hands.grid("filterGrid0_0").value(1, 1) == 4


def test_what_is_pointed_at_may_vanish(hands, window, subtests):
    """The output keeps its shape, the channels go: by undo, with the pointer still there."""
    for grey_first in [True, False]:
        for name, row, column in [
            ("inputGrid2", 4, 4),
            ("filterGrid1_2", 2, 2),
            ("outputGrid1", 2, 2),
        ]:
            with subtests.test(grey_first=grey_first, name=name, row=row, column=column):
                hands.tab.document.undo_stack.setIndex(0)
                grey = bench_of(1, 5, 2, 3, 1, stride=(2, 2))
                colour = hands.tab.document.bench
                if grey_first:
                    show(hands, grey)
                    show(hands, colour)
                hands.point(name, row, column)
                hands.grid(name).setFocus()
                if grey_first:
                    hands.press(Key.Key_Z, CONTROL)
                else:
                    show(hands, grey)
                assert "inputGrid2" not in names(hands)
                hands.press(Key.Key_Period)
                window.grab()
                hands.press(Key.Key_Z, CONTROL)
                window.grab()


def test_a_smaller_kernel_under_the_pointer(hands, window):
    hands.point("filterGrid0_0", 2, 2)
    e = hands.tab.document.bench.experiment
    small = replace(e, filters=e.filters[:, :, :1, :1], padding=(0, 0))
    show(hands, Bench(small, small, "mine"))
    assert hands.player.plan.output_shape == (2, 3, 3)
    window.grab()


def test_a_grid_may_vanish_in_the_middle_of_a_drag(hands, window):
    handle = window.windowHandle()
    start = hands.at("filterGrid1_2", 0, 0)
    for modifier in (PLAIN, ALT):
        QTest.mousePress(handle, LEFT, modifier, start)
        QTest.mouseMove(handle, start + QPoint(12, 0))
        show(hands, bench_of(1, 5, 1))
        QTest.mouseMove(handle, start + QPoint(30, 0))
        QApplication.processEvents()
        QTest.mouseRelease(handle, LEFT, modifier, start + QPoint(30, 0))
        hands.tab.document.undo_stack.setIndex(0)
    assert names(hands)[0] == "biasField0"
    window.grab()


def test_a_grid_may_vanish_under_the_open_editor(hands, stage):
    hands.click("filterGrid1_2", 2, 2)
    hands.type("42")
    show(hands, bench_of(1, 5, 1))
    assert not stage.editor.isVisible()
    assert "filterGrid1_2" not in names(hands)
    assert hands.tab.document.undo_stack.count() == 1
    hands.tab.document.undo_stack.undo()
    assert hands.grid("filterGrid1_2").value(2, 2) == 0


def test_undo_past_a_change_of_shape_from_inside_a_window(hands, window):
    player, document = hands.player, hands.tab.document
    show(hands, bench_of())
    hands.tab.playback.seek(player.count - 1)
    hands.press(Key.Key_Return)
    for _ in range(20):
        player.step_forward()
    document.undo_stack.undo()
    assert (player.index, player.moment_index) == (0, None)
    hands.press(Key.Key_Return)
    document.undo_stack.redo()
    assert (player.index, player.moment_index) == (0, None)
    window.grab()


def test_more_channels_from_inside_a_window(hands, window):
    """The output keeps its shape, so the moment stays: it may mean a term of another channel."""
    player = hands.player
    show(hands, bench_of(1, 5, 2, 3, 1, stride=(2, 2)))
    player.enter()
    player.seek_moment(10)
    assert player.moment.kind == "bias"
    hands.tab.document.undo_stack.undo()
    assert player.moment_index == 10
    assert player.moment.kind == "term"
    window.grab()


def test_rapid_seeks_while_it_plays(hands, stage):
    show(hands, bench_of())
    player = hands.player
    player.set_speed(16)
    for i in range(60):
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
def test_the_largest_and_the_smallest_picture(hands, window, bench):
    show(hands, replace(bench, white=1.0))
    player = hands.player
    for index in (0, player.count - 1, player.count // 2):
        hands.tab.playback.seek(index)
        player.advance(1000)
        window.grab()
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Period)
    assert player.moment_index == 1
    assert hands.tab.ledger.text() != ""


def test_grids_that_go_leave_nothing_behind(hands, qapp):
    """Not even what PySide makes of a connection."""

    def come_and_go() -> int:
        for bench in (bench_of(3, 6, 4), bench_of(1, 5, 1)):
            show(hands, bench)
            qapp.processEvents()
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return sum(type(thing) is ReferenceType for thing in gc.get_objects())

    come_and_go()
    assert come_and_go() == come_and_go()
