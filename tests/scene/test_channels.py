"""Many channels on the stage: some in full, the others as thumbnails that touch nothing."""

from itertools import combinations

import pytest

from cnnlab.scene.channels import arrange_channels
from cnnlab.scene.layout import StageShape
from cnnlab.scene.layout_arrange import arrange


def shape(channels, whole, filters=1):
    return StageShape(channels, (14, 14), (1, 1), filters, (3, 3), filters, (14, 14), whole=whole)


def test_few_channels_stand_as_ever():
    few = shape(3, ())
    assert arrange_channels(few, 1000, 400, 17) == arrange(few, 1000, 400, 17)


@pytest.mark.parametrize("channels", [8, 16, 32, 64])
@pytest.mark.parametrize("size", [(984, 390), (1600, 700)])
def test_every_channel_has_its_own_place(channels, size):
    whole = (1, 3, 5, 7)
    layout = arrange_channels(shape(channels, whole), *size, 17)
    assert len(layout.inputs) == len(layout.filters[0]) == len(layout.chips) == channels
    for grids in (layout.inputs, layout.filters[0]):
        for a, b in combinations([lattice.rect for lattice in grids], 2):
            assert not a.adjusted(0.1, 0.1, -0.1, -0.1).intersects(b)
    assert layout.in_full == whole
    assert layout.collapsed.count == channels - 4
    for c in range(channels):
        assert layout.chips[c].isEmpty() == (c not in whole)
        assert layout.inputs[c].cell > 0
        if c not in whole:
            assert layout.collapsed.inputs.adjusted(-1, -1, 1, 1).contains(layout.inputs[c].rect)
            assert layout.inputs[c].cell < layout.inputs[1].cell


def test_filters_side_by_side_have_thumbnails_each():
    layout = arrange_channels(shape(16, (0, 1, 2, 3), filters=2), 1400, 600, 17)
    assert len(layout.collapsed.filters) == 2
    assert not layout.collapsed.filters[0].intersects(layout.collapsed.filters[1])
