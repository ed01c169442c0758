"""Places everything on the stage: a pure function of shapes, available size and text height.

Channels are rows, so a channel of the input, the filter's slice for it and the channel's sum are
side by side.
"""

from dataclasses import replace

from cnnlab.scene.layout import StageLayout, StageShape
from cnnlab.scene.layout_line import is_line, line_layout
from cnnlab.scene.layout_places import Placer
from cnnlab.scene.layout_sizes import (
    FULL_SIZE,
    LEAST_SHARE,
    Space,
    measure,
    padded,
    width_for_groups,
    with_readable_outputs,
)


def arrange(shape: StageShape, width: float, height: float, line: float) -> StageLayout:
    """Place everything in ``width`` × ``height``, with text ``line`` pixels high."""
    space = Space(max(float(width), 320.0), max(float(height), 120.0), line)
    line_of_cells = line_layout(shape, space) if is_line(shape) else None
    if line_of_cells is not None:
        return line_of_cells
    sizes = measure(shape, space)
    while sizes.used_width > width_for_groups(space) and space.share > LEAST_SHARE:
        space = replace(space, share=space.share * 0.93)
        sizes = measure(shape, space)
    space, sizes = with_readable_outputs(shape, space, sizes)
    return Placer(shape, space, sizes).place()


def height_for_cells(shape: StageShape, cell: float, line: float) -> float:
    """Height at which the input's cells are at least ``cell`` pixels, on a wide enough stage."""
    rows = padded(shape.input[0], shape.ring[0])
    space = Space(FULL_SIZE[0], FULL_SIZE[1], line)
    return space.height - space.rows + shape.channels * (rows * cell + space.gap) - space.gap
