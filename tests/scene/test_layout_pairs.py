"""Without filters an output stands in the row of the channel that it is made of."""

from itertools import pairwise

import pytest

from cnnlab.scene.layout import StageShape
from cnnlab.scene.layout_arrange import arrange
from cnnlab.scene.layout_pairs import READABLE

LINE = 17.0
SIZES = [(640, 300), (960, 440), (1200, 640), (1900, 800)]


def shape(channels=3, input_=(5, 5), output=(5, 5), ring=(0, 0), **more):
    return StageShape(channels, input_, ring, 0, (1, 1), channels, output, **more)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("output", [(5, 5), (3, 3), (2, 2)])
@pytest.mark.parametrize("channels", [2, 3, 4])
def test_inputs_and_outputs_are_side_by_side(size, output, channels):
    layout = arrange(shape(channels, output=output), *size, LINE)
    if layout.output_columns > 1:
        height = (size[1] - 2 * LINE) / channels
        assert (height - 3 * LINE) / output[0] < READABLE, "no room for readable cells in rows"
        return
    for one, other in zip(layout.inputs, layout.outputs, strict=True):
        assert abs(one.rect.center().y() - other.rect.center().y()) < LINE
        assert one.rect.right() < other.rect.left()


@pytest.mark.parametrize("size", SIZES)
def test_no_output_reaches_into_the_next_or_its_name(size):
    for channels in range(2, 9):
        layout = arrange(shape(channels, (8, 8), (4, 4)), *size, LINE)
        below = sorted(layout.outputs, key=lambda one: (one.rect.left(), one.rect.top()))
        for upper, lower in pairwise(below):
            if upper.rect.left() == lower.rect.left():
                assert upper.rect.bottom() + LINE <= lower.rect.top()
        assert all(one.rect.top() >= 0 and one.rect.bottom() <= size[1] for one in layout.outputs)


def test_cells_of_an_activation_are_no_larger_than_those_that_they_are_made_of():
    layout = arrange(shape(2), 1000, 500, LINE)
    assert layout.inputs[0].cell * 0.8 < layout.outputs[0].cell <= layout.inputs[0].cell


def test_many_channels_have_their_outputs_in_columns_where_rows_are_too_low():
    layout = arrange(shape(8, (8, 8), (4, 4)), 1000, 320, LINE)
    assert layout.output_columns > 1


def test_with_filters_and_for_one_channel_nothing_is_paired():
    assert not StageShape(3, (5, 5), (0, 0), 3, (3, 3), 3, (3, 3)).paired
    assert not shape(1).paired
    assert shape(2).paired
