"""Sizes of cells on the stage, and widths of its groups, from shapes and the available size.

Where the filters do not all fit in full, only the one in use does, and the others are thumbnails.
"""

import math
from dataclasses import dataclass, replace

from cnnlab.scene.layout import NODE, StageShape
from cnnlab.scene.layout_pairs import paired_cell, pays

MARGIN = 16.0  # at the sides
EDGE = 7.0  # above and below
GAP = 14.0  # between grids one above the other, where a line may run
BESIDE = 22.0  # between two columns of filters or outputs
LARGEST_CELL = 64.0
LARGEST_WEIGHT = 46.0
LARGEST_OUTPUT = 88.0
USUAL_HEIGHT, MOST_GROWN = 480.0, 1.45  # px of the stage, from which cells grow beyond that
READABLE_OUTPUT = 38.0  # px of a cell with a number of two decimals
PICTURE = 20  # rows and columns from which an input is a picture, and its output another one
USUAL_WEIGHT = 38.0
SMALLEST_WEIGHT = 22.0  # a filter in full is no smaller, or the others become thumbnails
CHIP = 58.0
CURVE_SHARE, SMALLEST_CURVE, LARGEST_CURVE = 0.34, (150.0, 110.0), 560.0
CURVE_HEIGHT = 0.85  # of its width
LANE = 44.0  # between two groups, where lines bend
NARROWEST_LANE = 0.6  # of a lane
INPUT_SHARE, FILTER_SHARE, OUTPUT_SHARE = 0.38, 0.36, 0.45
LEAST_OUTPUT_SHARE, LEAST_APART_SHARE, THUMBS_SHARE = 0.12, 0.065, 0.14
LEAST_SHARE = 0.02  # of a group's usual width; from there on outputs have what is left
USUAL_LINE = 18.0  # px of a line of text, at most, as systems have it
FULL_SIZE = (760.0, 340.0)  # px of the stage, below which all distances shrink


@dataclass(frozen=True)
class Space:
    """Size of the stage, and the ``share`` of its usual width that a group may have."""

    width: float
    height: float
    line: float
    share: float = 1.0
    filters: float = 1.0
    """Share of its usual size that a weight may have."""

    @property
    def unit(self) -> float:
        """Scale of all distances: 1, more with large letters, less on a small stage."""
        most = max(1.0, self.line / USUAL_LINE)
        return min(most, self.width / FULL_SIZE[0], self.height / FULL_SIZE[1])

    @property
    def grown(self) -> float:
        """Scale of the largest cells: 1, or more on a high stage."""
        return min(max(1.0, self.height / USUAL_HEIGHT), MOST_GROWN)

    @property
    def gap(self) -> float:
        """Space between grids one above the other."""
        return GAP * self.unit

    @property
    def beside(self) -> float:
        """Space between two columns of filters or outputs."""
        return BESIDE * self.unit

    @property
    def lane(self) -> float:
        """Space between two groups."""
        return LANE * self.unit

    @property
    def top(self) -> float:
        """The y where grids begin, under the titles."""
        return EDGE * self.unit + self.line + 6

    @property
    def rows(self) -> float:
        """Height for grids, without titles and margins."""
        return self.height - self.top - EDGE * self.unit

    @property
    def bottom(self) -> float:
        """The y where grids end."""
        return self.top + self.rows

    @property
    def filter_rows(self) -> float:
        """Height for filters, without the bias under the last slice and its line."""
        return self.rows - self.gap - self.line - 10 - 14 * self.unit

    def share_of_width(self, share: float) -> float:
        """Width of a group with this share of the stage."""
        return self.width * share * self.share


@dataclass(frozen=True)
class Sizes:
    """Sizes of cells, and widths of the groups."""

    cell: float
    pitch: float
    weight: float
    full: bool
    thumb: float
    output: float
    output_columns: int
    label: float
    inputs: float
    filters: float
    sums: float
    thumbs: float
    outputs: float
    curve: tuple[float, float] = (0.0, 0.0)
    """Width and height of the curve of an activation function."""

    @property
    def used_width(self) -> float:
        """Width of all groups, without the lanes between them."""
        own = self.label + self.inputs + self.filters + self.sums + self.thumbs
        return own + self.outputs


def width_for_groups(space: Space) -> float:
    """Width that all groups may have, beside the narrowest lanes."""
    return space.width - 2 * MARGIN * space.unit - 3 * NARROWEST_LANE * space.lane


def _whole_pixels(cell: float) -> float:
    """A cell of whole pixels, so that lines are crisp; a tiny one may have fractions."""
    return float(math.floor(cell)) if cell >= 4.0 else max(cell, 0.02)


def padded(size: int, ring: int) -> int:
    """Rows or columns with the padding on both sides."""
    return size + 2 * ring


def measure(shape: StageShape, space: Space) -> Sizes:
    """The largest cells that fit each group's share of the stage."""
    cell, pitch = _input_cell(shape, space)
    weight, full = _weight_cell(shape, space, cell)
    thumb = 0.0 if full else _thumb_cell(shape, space)
    columns = shape.filters if full else 1
    thumbs = shape.channels * (shape.weights[1] * thumb + 4) + space.line * 2.2 + 40
    curve = _curve(space) if shape.curve else (0.0, 0.0)
    sizes = Sizes(
        cell=cell,
        pitch=pitch,
        weight=weight,
        full=full,
        thumb=thumb,
        output=0.0,
        output_columns=1,
        label=space.line * 1.2 if shape.channels > 1 else 0.0,
        inputs=padded(shape.input[1], shape.ring[1]) * cell,
        filters=columns * shape.weights[1] * weight + max(0, columns - 1) * space.beside,
        sums=curve[0] or _sums(shape, space),
        thumbs=0.0 if full else thumbs + space.lane * 0.5,
        outputs=0.0,
        curve=curve,
    )
    lanes = 3 * space.lane * (NARROWEST_LANE if shape.columns_each > 1 else 1.0)
    rest = space.width - 2 * MARGIN * space.unit - sizes.used_width - lanes
    share = LEAST_OUTPUT_SHARE * (1 + shape.compare) + LEAST_APART_SHARE * shape.apart
    least = space.width * share if space.share > LEAST_SHARE else 0.0
    output, columns = _outputs(shape, space, sizes, max(least, rest))
    sizes = replace(sizes, output=output, output_columns=columns)
    sizes = _alike(shape, sizes) if _is_picture(shape) else sizes
    return replace(sizes, outputs=_outputs_width(shape, space, sizes))


def _outputs_width(shape: StageShape, space: Space, sizes: Sizes) -> float:
    grids = sizes.output_columns * shape.columns_each
    return grids * shape.output[1] * sizes.output + (grids - 1) * space.beside


def _sums(shape: StageShape, space: Space) -> float:
    """Width of the channels' sums and of what adds them up."""
    chips = CHIP * space.unit + space.lane * 0.7 if shape.filters else 0.0
    return 2 * NODE * space.unit + chips


def _curve(space: Space) -> tuple[float, float]:
    """Width and height of a curve; none where it could not be read."""
    width = min(space.share_of_width(CURVE_SHARE), LARGEST_CURVE)
    height = min(space.rows, width * CURVE_HEIGHT)
    fits = width >= SMALLEST_CURVE[0] and height >= SMALLEST_CURVE[1]
    return (round(width), round(height)) if fits else (0.0, 0.0)


def with_readable_outputs(shape: StageShape, space: Space, sizes: Sizes) -> tuple[Space, Sizes]:
    """Less width for the input where the outputs, whose cells are small, gain by it."""
    best, shared, picture = (space, sizes), space, _is_picture(shape)
    while best[1].output < READABLE_OUTPUT and shared.share > 0.4:
        shared = replace(shared, share=shared.share * 0.93)
        tried = measure(shape, shared)
        if tried.cell < READABLE_OUTPUT and not picture:
            break
        if tried.output > best[1].output:
            best = shared, tried
    return _with_readable_maps(shape, *best)


def _with_readable_maps(shape: StageShape, space: Space, sizes: Sizes) -> tuple[Space, Sizes]:
    """Smaller weights, still readable, where several maps stand beside each output."""
    while shape.columns_each > 1 and sizes.full and sizes.output < READABLE_OUTPUT:
        narrower = replace(space, filters=space.filters * 0.93)
        tried = measure(shape, narrower)
        if tried.weight < SMALLEST_WEIGHT or not tried.full or tried.output < sizes.output:
            break
        space, sizes = narrower, tried
    return space, sizes


def _is_picture(shape: StageShape) -> bool:
    """Whether input and output are pictures that are compared with each other."""
    return min(shape.input) >= PICTURE and 2 * min(shape.output) >= min(shape.input)


def _alike(shape: StageShape, sizes: Sizes) -> Sizes:
    """A pixel of the output as large as one of the input."""
    cell = min(sizes.cell, sizes.output)
    inputs = padded(shape.input[1], shape.ring[1]) * cell
    return replace(sizes, cell=cell, inputs=inputs, output=cell)


def _input_cell(shape: StageShape, space: Space) -> tuple[float, float]:
    rows = padded(shape.input[0], shape.ring[0])
    columns = padded(shape.input[1], shape.ring[1])
    by_height = (space.rows - (shape.channels - 1) * space.gap) / (shape.channels * rows)
    most = LARGEST_CELL * space.grown
    cell = _whole_pixels(min(by_height, space.share_of_width(INPUT_SHARE) / columns, most))
    # Each filter slice has a row of its own, however small the input is.
    small = shape.filters > 0 and shape.weights[0] <= 5
    least = shape.weights[0] * SMALLEST_WEIGHT if small else 0.0
    return cell, max(cell * rows, min(least, by_height * rows)) + space.gap


def _weight_cell(shape: StageShape, space: Space, cell: float) -> tuple[float, bool]:
    if shape.filters == 0:
        return 0.0, True
    rows = space.filter_rows - (shape.channels - 1) * space.gap
    by_height = rows / (shape.channels * shape.weights[0])
    most = min(max(cell * 1.7, USUAL_WEIGHT), LARGEST_WEIGHT * space.grown)
    by_height = min(by_height, most * space.filters)
    by_width = (space.share_of_width(FILTER_SHARE) + space.beside) / shape.filters
    by_width = (by_width - space.beside) / shape.weights[1]
    if by_width >= min(by_height, SMALLEST_WEIGHT) or shape.filters == 1:
        return _whole_pixels(min(by_height, by_width)), True
    alone = space.share_of_width(FILTER_SHARE) * 0.6 / shape.weights[1]
    return _whole_pixels(min(by_height, alone)), False


def _thumb_height(shape: StageShape, space: Space) -> float:
    """Height of a thumbnail's place, of which all fit beside the lines."""
    return (space.rows - 24 * space.unit) / (shape.filters + 1)


def _thumb_cell(shape: StageShape, space: Space) -> float:
    by_height = (_thumb_height(shape, space) - 8 * space.unit) / shape.weights[0]
    by_width = space.share_of_width(THUMBS_SHARE) / (shape.channels * shape.weights[1])
    return _whole_pixels(min(by_height, by_width, 9.0))


def output_label(shape: StageShape, space: Space) -> float:
    """Height of the label over each output; 0 where there is none."""
    return space.line + 4 if shape.outputs > 1 or shape.columns_each > 1 else 0.0


def _outputs(shape: StageShape, space: Space, sizes: Sizes, width: float) -> tuple[float, int]:
    """Side of an output's cell, and columns of outputs; one beside its channel where that pays."""
    output, columns = _output_cell(shape, space, width)
    if not shape.paired:
        return output, columns
    each = min(width, space.width * OUTPUT_SHARE) / shape.columns_each
    each -= space.beside if shape.columns_each > 1 else 0.0
    most = LARGEST_OUTPUT * space.grown
    if shape.output == shape.input:
        most = min(most, sizes.cell)
    in_rows = paired_cell(sizes.pitch, output_label(shape, space), each, shape.output, most)
    return (in_rows, 1) if pays(in_rows, output) else (output, columns)


def _output_cell(shape: StageShape, space: Space, width: float) -> tuple[float, int]:
    """Side of a cell and columns of outputs; where none fit, those that lack the fewest pixels."""
    best, least_lack = (0.0, 1), math.inf
    width = min(width, space.width * OUTPUT_SHARE)
    for columns in range(1, shape.outputs + 1):
        rows, grids = math.ceil(shape.outputs / columns), columns * shape.columns_each
        high = space.rows - (rows - 1) * space.gap - rows * output_label(shape, space)
        wide = width - (grids - 1) * space.beside
        by_height, by_width = high / (rows * shape.output[0]), wide / (grids * shape.output[1])
        cell = min(by_height, by_width, LARGEST_OUTPUT * space.grown)
        lack = max(0.0, -high) + max(0.0, -wide)
        if cell > best[0] * 1.001 or (best[0] == 0 and lack < least_lack):
            best, least_lack = (max(0.0, cell), columns), lack
    return _whole_pixels(best[0]), best[1]
