"""An input with one row: large, over its filter and its output, with the window as a bracket."""

from dataclasses import replace

import pytest

from cnnlab.scene.layout import BRACKET, StageShape
from cnnlab.scene.layout_arrange import arrange
from cnnlab.scene.overlay import Style
from cnnlab.scene.overlay_compose import Moving, Pointing, compose

STRIDE = StageShape(1, (1, 7), (0, 0), 1, (1, 3), 1, (1, 3))
POOL = StageShape(1, (1, 8), (0, 0), 0, (1, 2), 1, (1, 4))
CURVE = StageShape(1, (1, 9), (0, 0), 0, (1, 1), 1, (1, 9), curve=True)
SHAPES = pytest.mark.parametrize("shape", [STRIDE, POOL, CURVE], ids=["stride", "pool", "curve"])


@SHAPES
def test_cells_are_much_larger_than_side_by_side(shape):
    layout = arrange(shape, 974, 450, 15)
    assert layout.line
    assert layout.inputs[0].cell == layout.outputs[0].cell >= 60
    assert layout.inputs[0].rect.bottom() < layout.node.y() < layout.outputs[0].rect.top()


def test_with_stride_1_each_output_stands_under_its_window():
    layout = arrange(replace(STRIDE, output=(1, 5)), 974, 450, 15)
    for column in range(5):
        window = layout.inputs[0].span(0, column, 1, 3)
        assert abs(window.center().x() - layout.outputs[0].span(0, column).center().x()) <= 1


@pytest.mark.parametrize(
    "shape",
    [
        replace(STRIDE, channels=2),
        replace(STRIDE, filters=2, outputs=2),
        replace(STRIDE, compare=True),
        replace(STRIDE, ring=(1, 0), output=(3, 3)),
    ],
)
def test_what_is_no_single_line_stands_side_by_side(shape):
    assert not arrange(shape, 974, 450, 15).line


def test_a_small_stage_has_no_line():
    assert not arrange(STRIDE, 420, 180, 15).line


@SHAPES
@pytest.mark.usefixtures("qapp")
def test_the_window_is_a_bracket_and_lines_join_it_with_its_cell(shape):
    layout = arrange(shape, 974, 450, 15)
    moving = Moving(0, 1, 0, 0, 1.0, (1, 2), (0, 0), (1, 3), bool(shape.filters))
    overlay = compose(layout, moving, ("1",), Pointing())
    (bracket,) = [mark for mark in overlay.marks if mark.bracket]
    assert bracket.style is Style.NOW
    assert bracket.rect == layout.inputs[0].span(0, 2, 1, 3)
    start = overlay.lines[0].elementAt(0)
    assert (start.x, start.y) == (bracket.rect.center().x(), bracket.rect.bottom() + BRACKET)
    end = overlay.lines[-1].currentPosition()
    cell = layout.outputs[0].span(0, 1)
    assert (end.x(), end.y()) == (cell.center().x(), cell.top())
