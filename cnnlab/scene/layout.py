"""Positions of everything on the stage: inputs, filters with biases, the sum, outputs.

A pure function of the shapes, the available size and the height of a line of text. Channels are
rows, so a channel of the input, the filter's slice for it and the channel's sum are side by side.
Where the filters do not all fit in full, only the one in use does, and the others are thumbnails.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from cnnlab.core.shapes import Pair
from cnnlab.scene.lattice import Lattice

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
CHIP, CHIP_HEIGHT = 58.0, 26.0
NODE = 17.0  # radius of the sum
LANE = 44.0  # between two groups, where lines bend
NARROWEST_LANE = 0.6  # of a lane
INPUT_SHARE, FILTER_SHARE, OUTPUT_SHARE = 0.38, 0.36, 0.45
LEAST_OUTPUT_SHARE, LEAST_APART_SHARE, THUMBS_SHARE = 0.12, 0.065, 0.14
FULL_SIZE = (760.0, 340.0)  # px of the stage, below which all distances shrink


@dataclass(frozen=True)
class StageShape:
    """What has to be placed: sizes are (rows, columns), ``ring`` is the padding.

    An operation without filters has 0 of them; ``weights`` is then the window's size.
    """

    channels: int
    input: Pair
    ring: Pair
    filters: int
    weights: Pair
    outputs: int
    output: Pair
    in_use: int = 0
    compare: bool = False
    """Whether each output has its difference from a reference beside it."""
    apart: int = 0
    """Maps beside each output: of its channels, or 1 for their mean."""
    whole: tuple[int, ...] = ()
    """Channels to show in full, where the others are thumbnails; empty for all of them."""
    has_output: bool = True
    """Whether there are numbers for the outputs; without, only their place is reserved."""

    @property
    def columns_each(self) -> int:
        """Grids side by side for each output."""
        return 1 + self.apart + self.compare


@dataclass(frozen=True)
class CollapsedChannels:
    """Position of the channels that are thumbnails, and of their sum."""

    inputs: QRectF
    filters: tuple[QRectF, ...]
    chip: QRectF
    corridor: float
    row: float
    count: int


@dataclass(frozen=True)
class StageLayout:
    """Lattices and positions, in pixels of the stage.

    ``filters`` is by filter, then channel; ``full`` says whether every filter is shown in full,
    ``slot`` is the empty place of the thumbnail of the filter in use. ``unit`` is the scale of
    lines, chips and the sum: 1, or less on a small stage.
    """

    inputs: tuple[Lattice, ...]
    filters: tuple[tuple[Lattice, ...], ...]
    biases: tuple[Lattice, ...]
    outputs: tuple[Lattice, ...]
    chips: tuple[QRectF, ...]
    node: QPointF
    full: bool
    slot: QRectF
    input_title: QPointF
    output_title: QPointF
    filter_titles: tuple[QPointF, ...]
    output_labels: tuple[QPointF, ...]
    corridors: tuple[float, ...]
    bias_corridor: float
    output_columns: int
    rows: tuple[float, ...] = field(default=())
    unit: float = 1.0
    differences: tuple[Lattice, ...] = ()
    apart: tuple[tuple[Lattice, ...], ...] = ()
    """By output, the maps beside it."""
    width: float = math.inf
    """Width of the stage."""
    whole: tuple[int, ...] = ()
    """Channels in full, empty for all; of a channel that is a thumbnail the chip is empty."""
    collapsed: CollapsedChannels | None = None

    @property
    def in_full(self) -> Sequence[int]:
        """Channels that are shown in full."""
        return self.whole or range(len(self.inputs))


@dataclass(frozen=True)
class _Space:
    """Size of the stage, and the ``share`` of its usual width that a group may have."""

    width: float
    height: float
    line: float
    share: float = 1.0

    @property
    def unit(self) -> float:
        """Scale of all distances: 1, or less on a small stage."""
        return min(1.0, self.width / FULL_SIZE[0], self.height / FULL_SIZE[1])

    @property
    def grown(self) -> float:
        """Scale of the largest cells: 1, or more on a high stage."""
        return min(max(1.0, self.height / USUAL_HEIGHT), MOST_GROWN)

    @property
    def gap(self) -> float:
        return GAP * self.unit

    @property
    def beside(self) -> float:
        return BESIDE * self.unit

    @property
    def lane(self) -> float:
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
    def filter_rows(self) -> float:
        """Height for filters, without the bias under the last slice and its line."""
        return self.rows - self.gap - self.line - 10 - 14 * self.unit

    def share_of_width(self, share: float) -> float:
        """Width of a group with this share of the stage."""
        return self.width * share * self.share


@dataclass(frozen=True)
class _Sizes:
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

    @property
    def used_width(self) -> float:
        """Width of all groups, without the lanes between them."""
        own = self.label + self.inputs + self.filters + self.sums + self.thumbs
        return own + self.outputs


def arrange(shape: StageShape, width: float, height: float, line: float) -> StageLayout:
    """Place everything in ``width`` × ``height``, with text ``line`` pixels high."""
    space = _Space(max(width, 320.0), max(height, 120.0), line)
    sizes = _measure(shape, space)
    while sizes.used_width > _width_for_groups(space) and space.share > 0.02:
        space = replace(space, share=space.share * 0.93)
        sizes = _measure(shape, space)
    space, sizes = _with_readable_outputs(shape, space, sizes)
    return _Placer(shape, space, sizes).place()


def height_for_cells(shape: StageShape, cell: float, line: float) -> float:
    """Height at which the input's cells are at least ``cell`` pixels, on a wide enough stage."""
    rows = _padded(shape.input[0], shape.ring[0])
    space = _Space(FULL_SIZE[0], FULL_SIZE[1], line)
    return space.height - space.rows + shape.channels * (rows * cell + space.gap) - space.gap


def _width_for_groups(space: _Space) -> float:
    return space.width - 2 * MARGIN * space.unit - 3 * NARROWEST_LANE * space.lane


def _whole_pixels(cell: float) -> float:
    """A cell of whole pixels, so that lines are crisp; a tiny one may have fractions."""
    return float(math.floor(cell)) if cell >= 4.0 else max(cell, 0.02)


def _padded(size: int, ring: int) -> int:
    return size + 2 * ring


def _measure(shape: StageShape, space: _Space) -> _Sizes:
    cell, pitch = _input_cell(shape, space)
    weight, full = _weight_cell(shape, space, cell)
    thumb = 0.0 if full else _thumb_cell(shape, space)
    columns = shape.filters if full else 1
    thumbs = shape.channels * (shape.weights[1] * thumb + 4) + space.line * 2.2 + 40
    sizes = _Sizes(
        cell=cell,
        pitch=pitch,
        weight=weight,
        full=full,
        thumb=thumb,
        output=0.0,
        output_columns=1,
        label=space.line * 1.2 if shape.channels > 1 else 0.0,
        inputs=_padded(shape.input[1], shape.ring[1]) * cell,
        filters=columns * shape.weights[1] * weight + max(0, columns - 1) * space.beside,
        sums=2 * NODE * space.unit + (CHIP * space.unit + space.lane * 0.7 if columns else 0.0),
        thumbs=0.0 if full else thumbs + space.lane * 0.5,
        outputs=0.0,
    )
    rest = space.width - 2 * MARGIN * space.unit - sizes.used_width - 3 * space.lane
    share = LEAST_OUTPUT_SHARE * (1 + shape.compare) + LEAST_APART_SHARE * shape.apart
    least = space.width * share
    output, columns = _output_cell(shape, space, max(least, rest))
    grids = columns * shape.columns_each
    outputs = grids * shape.output[1] * output + (grids - 1) * space.beside
    sizes = replace(sizes, output=output, output_columns=columns, outputs=outputs)
    return _alike(shape, sizes) if _is_picture(shape) else sizes


def _with_readable_outputs(
    shape: StageShape, space: _Space, sizes: _Sizes
) -> tuple[_Space, _Sizes]:
    """Less width for the input where the outputs, whose cells are small, gain by it."""
    best, shared, picture = (space, sizes), space, _is_picture(shape)
    while best[1].output < READABLE_OUTPUT and shared.share > 0.4:
        shared = replace(shared, share=shared.share * 0.93)
        tried = _measure(shape, shared)
        if tried.cell < READABLE_OUTPUT and not picture:
            break
        if tried.output > best[1].output:
            best = shared, tried
    return best


def _is_picture(shape: StageShape) -> bool:
    """Whether input and output are pictures that are compared with each other."""
    return min(shape.input) >= PICTURE and 2 * min(shape.output) >= min(shape.input)


def _alike(shape: StageShape, sizes: _Sizes) -> _Sizes:
    """A pixel of the output as large as one of the input."""
    cell = min(sizes.cell, sizes.output)
    shrunk = cell / sizes.output if sizes.output else 1.0
    inputs = _padded(shape.input[1], shape.ring[1]) * cell
    return replace(sizes, cell=cell, inputs=inputs, output=cell, outputs=sizes.outputs * shrunk)


def _input_cell(shape: StageShape, space: _Space) -> tuple[float, float]:
    rows = _padded(shape.input[0], shape.ring[0])
    columns = _padded(shape.input[1], shape.ring[1])
    by_height = (space.rows - (shape.channels - 1) * space.gap) / (shape.channels * rows)
    most = LARGEST_CELL * space.grown
    cell = _whole_pixels(min(by_height, space.share_of_width(INPUT_SHARE) / columns, most))
    # Each filter slice has a row of its own, however small the input is.
    small = shape.filters > 0 and shape.weights[0] <= 5
    least = shape.weights[0] * SMALLEST_WEIGHT if small else 0.0
    return cell, max(cell * rows, min(least, by_height * rows)) + space.gap


def _weight_cell(shape: StageShape, space: _Space, cell: float) -> tuple[float, bool]:
    if shape.filters == 0:
        return 0.0, True
    rows = space.filter_rows - (shape.channels - 1) * space.gap
    by_height = rows / (shape.channels * shape.weights[0])
    by_height = min(by_height, max(cell * 1.7, USUAL_WEIGHT), LARGEST_WEIGHT * space.grown)
    by_width = (space.share_of_width(FILTER_SHARE) + space.beside) / shape.filters
    by_width = (by_width - space.beside) / shape.weights[1]
    if by_width >= min(by_height, SMALLEST_WEIGHT) or shape.filters == 1:
        return _whole_pixels(min(by_height, by_width)), True
    alone = space.share_of_width(FILTER_SHARE) * 0.6 / shape.weights[1]
    return _whole_pixels(min(by_height, alone)), False


def _thumb_height(shape: StageShape, space: _Space) -> float:
    """Maximum height of a thumbnail's place, so that all fit above and below the middle line."""
    return (space.rows - 24 * space.unit) / (shape.filters + 1)


def _thumb_cell(shape: StageShape, space: _Space) -> float:
    by_height = (_thumb_height(shape, space) - 8 * space.unit) / shape.weights[0]
    by_width = space.share_of_width(THUMBS_SHARE) / (shape.channels * shape.weights[1])
    return _whole_pixels(min(by_height, by_width, 9.0))


def _output_label(shape: StageShape, space: _Space) -> float:
    return space.line + 4 if shape.outputs > 1 or shape.columns_each > 1 else 0.0


def _output_cell(shape: StageShape, space: _Space, width: float) -> tuple[float, int]:
    best = (0.0, 1)
    width = min(width, space.width * OUTPUT_SHARE)
    for columns in range(1, shape.outputs + 1):
        rows = math.ceil(shape.outputs / columns)
        labels = rows * _output_label(shape, space)
        by_height = (space.rows - (rows - 1) * space.gap - labels) / (rows * shape.output[0])
        grids = columns * shape.columns_each
        by_width = (width - (grids - 1) * space.beside) / (grids * shape.output[1])
        cell = min(by_height, by_width, LARGEST_OUTPUT * space.grown)
        if cell > best[0] * 1.001:
            best = (cell, columns)
    return _whole_pixels(best[0]), best[1]


class _Placer:
    """Turns sizes into positions."""

    def __init__(self, shape: StageShape, space: _Space, sizes: _Sizes) -> None:
        self.shape, self.space, self.sizes = shape, space, sizes
        self.unit = space.unit
        self.label = _output_label(shape, space)
        height = shape.channels * sizes.pitch - space.gap
        first = space.top + max(0.0, (space.rows - height) / 2)
        self.centres = tuple(
            round(first + c * sizes.pitch + (sizes.pitch - space.gap) / 2)
            for c in range(shape.channels)
        )
        self.filter_height = shape.weights[0] * sizes.weight
        self.filter_centres = self._filter_centres()
        self.middle = round((self.filter_centres[0] + self.filter_centres[-1]) / 2)
        self._spread()

    def _filter_centres(self) -> tuple[float, ...]:
        """Beside the input's channels where the biases fit below, else closer together."""
        if self.shape.filters == 0:
            return self.centres
        height, count, space = self.filter_height, self.shape.channels, self.space
        pitch = max(self.sizes.pitch, height + space.gap)
        if count > 1:
            pitch = min(pitch, (space.filter_rows - height) / (count - 1))
        lowest = space.top + space.filter_rows - height / 2 - (count - 1) * pitch
        first = max(space.top + height / 2, min(self.centres[0], lowest))
        return tuple(round(first + c * pitch) for c in range(count))

    def _spread(self) -> None:
        space, sizes = self.space, self.sizes
        margin = MARGIN * self.unit
        spare = max(0.0, space.width - 2 * margin - sizes.used_width)
        self.lane = min(max(spare / 4, space.lane * NARROWEST_LANE), 96.0)
        side = margin + max(0.0, (spare - 3 * self.lane) / 2)
        self.x_inputs = round(side + sizes.label)
        self.x_filters = round(self.x_inputs + sizes.inputs + self.lane)
        self.x_sums = round(self.x_filters + sizes.filters + self.lane)
        self.x_thumbs = round(self.x_sums + sizes.sums + space.lane * 0.5)
        self.x_outputs = round(self.x_sums + sizes.sums + sizes.thumbs + self.lane)

    def place(self) -> StageLayout:
        inputs = tuple(self._input(c) for c in range(self.shape.channels))
        filters = tuple(self._filter(k) for k in range(self.shape.filters))
        outputs = tuple(self._output(k) for k in range(self.shape.outputs))
        biases = tuple(self._bias(k, filters[k]) for k in range(self.shape.filters))
        line = self.space.line
        bottom = max((b.rect.bottom() for b in biases), default=0.0)
        return StageLayout(
            inputs,
            filters,
            biases,
            outputs,
            self._chips() if filters else (),
            QPointF(self.x_sums + self.sizes.sums - NODE * self.unit, self.middle),
            self.sizes.full,
            self._slot(),
            QPointF(self.x_inputs, inputs[0].rect.top() - line - 5),
            QPointF(outputs[0].rect.left(), outputs[0].rect.top() - line - 5 - self.label),
            tuple(self._filter_title(k, filters[k]) for k in range(self.shape.filters)),
            tuple(QPointF(o.rect.left(), o.rect.top() - line - 3) for o in outputs),
            tuple(self._corridor(c) for c in range(self.shape.channels)),
            bottom + 9 * self.unit,
            self.sizes.output_columns,
            self.centres,
            self.unit,
            tuple(self._beside(y, self.shape.apart) for y in outputs) if self.shape.compare else (),
            tuple(tuple(self._beside(y, i) for i in range(self.shape.apart)) for y in outputs),
            self.space.width,
        )

    def _chips(self) -> tuple[QRectF, ...]:
        pitches = [b - a for a, b in pairwise(self.filter_centres)]
        height = min([CHIP_HEIGHT * self.unit, *(pitch - 2 for pitch in pitches)])
        width = CHIP * self.unit
        return tuple(
            QRectF(self.x_sums, y - height / 2, width, height) for y in self.filter_centres
        )

    def _input(self, channel: int) -> Lattice:
        rows, columns = self.shape.input
        ring = self.shape.ring
        height = _padded(rows, ring[0]) * self.sizes.cell
        top = round(self.centres[channel] - height / 2)
        rect = QRectF(self.x_inputs, top, self.sizes.inputs, height)
        return Lattice(rect, rows, columns, self.sizes.cell, ring)

    def _filter(self, k: int) -> tuple[Lattice, ...]:
        if not self.sizes.full and k != self.shape.in_use:
            return self._thumb(k)
        rows, columns = self.shape.weights
        cell, height = self.sizes.weight, self.filter_height
        width = columns * cell
        left = self.x_filters + (k * (width + self.space.beside) if self.sizes.full else 0.0)
        return tuple(
            Lattice(QRectF(left, round(y - height / 2), width, height), rows, columns, cell)
            for y in self.filter_centres
        )

    def _thumb_place(self, k: int) -> QRectF:
        """Place of a thumbnail: half of them are above the line from the sum to the output."""
        count, clear = self.shape.filters, 12 * self.unit
        height = max(self.shape.weights[0] * self.sizes.thumb, self.space.line)
        entry = min(height + 8 * self.unit, _thumb_height(self.shape, self.space))
        under = self.space.top + self.space.rows - self.middle - clear
        over = self.middle - clear - self.space.top
        above = max(count - int(under / entry), min(math.ceil(count / 2), int(over / entry)))
        if k < above:
            top = self.middle - clear - (above - k) * entry
        else:
            top = self.middle + clear + (k - above) * entry
        width = self.sizes.thumbs - self.space.lane * 0.5
        return QRectF(self.x_thumbs, round(top), width, entry - 4 * self.unit)

    def _thumb(self, k: int) -> tuple[Lattice, ...]:
        place = self._thumb_place(k)
        rows, columns = self.shape.weights
        cell = self.sizes.thumb
        width, height = columns * cell, rows * cell
        left = place.left() + self.space.line * 2.2
        top = round(place.center().y() - height / 2)
        return tuple(
            Lattice(QRectF(left + c * (width + 4), top, width, height), rows, columns, cell)
            for c in range(self.shape.channels)
        )

    def _slot(self) -> QRectF:
        return QRectF() if self.sizes.full else self._thumb_place(self.shape.in_use)

    def _filter_title(self, k: int, slices: tuple[Lattice, ...]) -> QPointF:
        if self.sizes.full or k == self.shape.in_use:
            return QPointF(slices[0].rect.left(), slices[0].rect.top() - self.space.line - 5)
        place = self._thumb_place(k)
        middle = place.center().y() - self.space.line / 2
        return QPointF(place.left(), min(middle, self.space.height - self.space.line))

    def _bias(self, k: int, slices: tuple[Lattice, ...]) -> Lattice:
        last = slices[-1].rect
        if not self.sizes.full and k != self.shape.in_use:
            size = min(self.space.line, self._thumb_place(k).height())
            rect = QRectF(last.right() + 6, round(last.center().y() - size / 2), size, size)
            return Lattice(rect, 1, 1, size)
        size = min(self.space.line + 10, last.width() + self.space.beside * 0.4)
        left = max(last.left(), last.right() - size)
        top = round(last.bottom() + self.space.gap)
        return Lattice(QRectF(round(left), top, size, size), 1, 1, size)

    def _corridor(self, channel: int) -> float:
        """The y at which lines pass the filters that are not in use: just under the slice."""
        return self.filter_centres[channel] + self.filter_height / 2 + self.space.gap / 2

    def _output(self, k: int) -> Lattice:
        rows, columns = self.shape.output
        cell, space = self.sizes.output, self.space
        height, width = rows * cell, columns * cell
        count = math.ceil(self.shape.outputs / self.sizes.output_columns)
        step = height + self.label + space.gap
        whole = count * step - space.gap
        first = space.top + max(0.0, (space.rows - whole) / 2) + self.label
        down, right = divmod(k, self.sizes.output_columns)
        top = round(first + down * step)
        each = (width + space.beside) * self.shape.columns_each
        left = round(self.x_outputs + right * each)
        return Lattice(QRectF(left, top, width, height), rows, columns, cell)

    def _beside(self, output: Lattice, place: int) -> Lattice:
        """The place of a grid beside an output, from 0."""
        return output.moved((place + 1) * (output.rect.width() + self.space.beside), 0)
