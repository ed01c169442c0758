"""An enlarged layout: the same places, so many times as far apart."""

import pytest
from overlays import DEMO, EIGHT
from PySide6.QtCore import QRectF

from cnnlab.scene.layout import StageLayout, StageShape
from cnnlab.scene.layout_arrange import arrange
from cnnlab.scene.layout_scale import enlarged

CURVE = StageShape(3, (5, 7), (0, 0), 0, (1, 1), 3, (5, 7), curve=True)
LINE = StageShape(1, (1, 7), (0, 0), 1, (1, 3), 1, (1, 5))
SHAPES = {"demo": DEMO, "eight": EIGHT, "curve": CURVE, "line": LINE}


def everything(layout: StageLayout) -> list[QRectF]:
    slices = [one for filter_ in layout.filters for one in filter_]
    lattices = [*layout.inputs, *slices, *layout.biases, *layout.outputs, *layout.slot_slices]
    return [*(one.rect for one in lattices), *layout.chips, layout.curve, layout.slot]


@pytest.mark.parametrize("factor", [1.25, 2.0, 3.7])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_grids_stay_inside_their_place_times_the_factor(shape, factor):
    before = arrange(shape, 1000, 460, 17)
    after = enlarged(before, factor)
    small, large = everything(before), everything(after)
    for rect, larger in zip(small, large, strict=True):
        scaled = QRectF(rect.topLeft() * factor, rect.size() * factor)
        assert rect.isEmpty() or scaled.adjusted(-1, -1, 1, 1).contains(larger)
    assert after.unit == before.unit * factor
    assert after.width == before.width * factor
    assert after.output_columns == before.output_columns
    assert after.full is before.full


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_cells_have_whole_pixels_and_fill_their_grid(shape):
    after = enlarged(arrange(shape, 1000, 460, 17), 1.31)
    for lattice in (*after.inputs, *after.outputs):
        assert lattice.cell == int(lattice.cell)
        assert lattice.rect.width() == pytest.approx(lattice.full_width)
