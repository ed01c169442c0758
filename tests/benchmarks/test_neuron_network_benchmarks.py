"""A frame of the passes and pointing in the largest network; run with --benchmark-enable."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cnnlab.scene.network_parts import Link, Unit

pytestmark = pytest.mark.benchmark(min_rounds=40)


@pytest.fixture
def page(window, qapp):
    """6-8-8-8-4 at 1440×900, at rest in the middle of the passes."""
    window.resize(1440, 900)
    window.tabs.go_to("neuronTab")
    tab = window.tab("neuronTab")
    tab.show_page("layers")
    made = tab.pages["layers"]
    made.edits.set_sizes((6, 8, 8, 8, 4))
    made.edits.use_seed(3)
    qapp.processEvents()
    yield made
    made.player.pause()
    made.player.advance(1000)


def paint(page):
    page.view.repaint()
    page.sum.formulas.repaint()
    page.sum.picture.repaint()
    QApplication.processEvents()


def test_a_frame_of_the_glide(page, benchmark):
    page.playback.step(1)
    page.player.advance(20)
    page.player.step_forward()

    def frame():
        if page.player.pose.arrived:
            page.player.seek((page.player.index + 1) % len(page.state.passes))
        page.player.advance(4)
        paint(page)

    benchmark(frame)


@pytest.mark.parametrize("part", ["forward", pytest.param("backward", marks=pytest.mark.timed)])
def test_a_step(page, benchmark, part):
    count = page.state.passes.forward_count
    first, last = (0, count) if part == "forward" else (count, len(page.state.passes))
    at = [first]

    def step():
        at[0] = at[0] + 1 if at[0] + 1 < last else first
        page.player.seek(at[0])
        page.player.advance(1000)
        paint(page)

    for index in range(first, last):  # numbers are laid out once
        page.player.seek(index)
        page.player.advance(1000)
        paint(page)
    benchmark(step)


def moved_to(view, point: QPoint):
    at = QPointF(point)
    view.mouseMoveEvent(
        QMouseEvent(
            QMouseEvent.Type.MouseMove,
            at,
            view.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    paint_view(view)


def paint_view(view):
    view.repaint()
    QApplication.processEvents()


def test_pointing_from_unit_to_unit(page, benchmark):
    view = page.view
    places = [view.rect_of(Unit(2, 1)).center(), view.rect_of(Unit(3, 6)).center()]

    def move():
        places.reverse()
        moved_to(view, places[0])

    benchmark(move)


def test_pointing_from_link_to_link(page, benchmark):
    view = page.view
    places = []
    for link in (Link(1, 0, 1), Link(2, 7, 8)):
        start, end = view.plan.link_ends(link)
        places.append((start + (end - start) * 0.2).toPoint())

    def move():
        places.reverse()
        moved_to(view, places[0])

    benchmark(move)
