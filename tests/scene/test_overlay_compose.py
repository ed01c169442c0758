"""Shapes of an overlay from the moving window and what is pointed at."""

from dataclasses import replace

import pytest
from overlays import (
    CHECKED,
    DEMO,
    MIDWAY,
    covered,
    touched,
)

from cnnlab.scene.layout_arrange import arrange
from cnnlab.scene.overlay import Overlay, Style
from cnnlab.scene.overlay_compose import Pointing, Spread, compose


def test_during_a_glide_the_frame_is_between_two_filters_and_two_outputs():
    layout = arrange(DEMO, 1000, 460, 17)
    overlay = compose(layout, replace(MIDWAY, row=0.0, column=0.0, alpha=0.5), (), Pointing())
    frames = [mark.rect for mark in overlay.marks]
    first, second = layout.filters[0][0].rect, layout.filters[1][0].rect
    assert frames[3].center().x() == pytest.approx((first.center() + second.center()).x() / 2)
    cells = [layout.outputs[k].span(0, 0).center() for k in (0, 1)]
    assert frames[-1].center() == (cells[0] + cells[1]) / 2


def test_without_a_window_only_what_is_pointed_at_is_marked():
    layout = arrange(DEMO, 1000, 460, 17)
    assert compose(layout, None, ("1",), Pointing()) == Overlay()
    pointed = Pointing(outputs=(((0, 1, 2), Style.POINTED, ""),), bias=1)
    overlay = compose(layout, None, (), pointed)
    assert overlay.lines == ()
    assert [mark.rect for mark in overlay.marks] == [
        layout.outputs[0].span(1, 2),
        layout.biases[1].rect,
    ]


def test_cells_that_touch_share_a_frame():
    layout = arrange(DEMO, 1000, 460, 17)
    spreads = (
        Spread("outputs", (1,), (0, 1, 2), (0, 1, 2)),
        Spread("filters", (0, 2), (0, 2), (0, 1)),
    )
    overlay = compose(layout, None, (), Pointing(spreads=spreads))
    weights = layout.filters[0][2]
    assert [mark.rect for mark in overlay.marks] == [
        layout.outputs[1].span(0, 0, 3, 3),
        weights.span(0, 0, 1, 2),
        weights.span(2, 0, 1, 2),
    ]
    assert {mark.style for mark in overlay.marks} == {Style.USED}
    assert overlay.tints == ()


@pytest.mark.usefixtures("qapp")
def test_many_cells_that_do_not_touch_are_tinted():
    layout = arrange(DEMO, 1000, 460, 17)
    overlay = compose(layout, None, (), Pointing(spreads=(CHECKED,)))
    assert overlay.marks == ()
    tinted = touched(overlay, 1000, 460)
    lattice = layout.inputs[1]
    for row in range(-1, 6):
        for column in range(-1, 6):
            span, marked = lattice.span(row, column), row % 2 == column % 2 == 1
            assert tinted[int(span.top()) + 1, int(span.left()) + 1] == marked, (row, column)
            x, y = span.center().toTuple()
            assert not tinted[int(y), int(x)], "a number stands there"
    assert not (tinted & ~covered(overlay.region(), 1000, 460)).any()
