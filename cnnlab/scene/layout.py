"""Where everything stands on the stage: inputs, filters with biases, the sum, outputs.

A pure function of the shapes, the room and the height of a line of text. Channels are rows, so a
slice of the input, the filter slice it meets and the channel's sum stand side by side. When the
filters do not all fit in full, the one in use does, and the others are thumbnails.
"""

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from cnnlab.core.shapes import Pair
from cnnlab.scene.lattice import Lattice

MARGIN = 16.0  # at the sides
EDGE = 7.0  # above and below
GAP = 14.0  # between grids one above the other: the corridor of a line
BESIDE = 22.0  # between two columns of filters or outputs
LARGEST_CELL = 64.0
LARGEST_WEIGHT = 46.0
LARGEST_OUTPUT = 88.0
USUAL_WEIGHT = 38.0
SMALLEST_WEIGHT = 22.0  # a filter in full is no smaller, or the others become thumbnails
CHIP = 58.0
NODE = 17.0  # radius of the sum
LANE = 44.0  # at least, between two groups: where lines have room to bend
INPUT_SHARE, FILTER_SHARE, OUTPUT_SHARE = 0.38, 0.36, 0.45


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
    """Whether each output has its difference to a pinned one beside it."""

    @property
    def output_width(self) -> int:
        """Columns of an output, with those of its difference."""
        return self.output[1] * (2 if self.compare else 1)


@dataclass(frozen=True)
class StageLayout:
    """Lattices and places, in pixels of the stage.

    ``filters`` is by filter, then channel; ``full`` says whether every filter is shown in full,
    ``slot`` is the empty place of the thumbnail of the filter in use.
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
    differences: tuple[Lattice, ...] = ()


@dataclass(frozen=True)
class _Room:
    width: float
    height: float
    line: float

    @property
    def rows(self) -> float:
        """Height for grids, titles and margins taken off."""
        return self.height - 2 * EDGE - self.line - 6


def arrange(shape: StageShape, width: float, height: float, line: float) -> StageLayout:
    """Place everything in ``width`` × ``height``, with text ``line`` pixels high."""
    room = _Room(max(width, 320.0), max(height, 120.0), line)
    cell, pitch = _input_cell(shape, room)
    weight, full = _weight_cell(shape, room, cell)
    thumb = 0.0 if full else _thumb_cell(shape, room)
    label = line + 4 if shape.outputs > 1 or shape.compare else 0.0
    widths = _Widths(shape, cell, weight, full, thumb, line)
    out_cell, out_columns = _output_cell(shape, room, label, widths.rest(room))
    return _Placer(shape, room, cell, pitch, weight, full, thumb, out_cell, out_columns).place()


def _whole(cell: float) -> float:
    """Whole pixels keep lines crisp; a grid of tiny cells may have fractions."""
    return float(math.floor(cell)) if cell >= 4.0 else max(cell, 0.25)


def _ringed(size: int, ring: int) -> int:
    return size + 2 * ring


def _input_cell(shape: StageShape, room: _Room) -> tuple[float, float]:
    rows = _ringed(shape.input[0], shape.ring[0])
    columns = _ringed(shape.input[1], shape.ring[1])
    tall = (room.rows - (shape.channels - 1) * GAP) / (shape.channels * rows)
    wide = room.width * INPUT_SHARE / columns
    cell = _whole(min(tall, wide, LARGEST_CELL))
    # A filter slice needs a row of its own, however small the input is.
    small = shape.filters > 0 and shape.weights[0] <= 5
    least = shape.weights[0] * SMALLEST_WEIGHT if small else 0.0
    return cell, max(cell * rows, min(least, tall * rows)) + GAP


def _below_filters(line: float) -> float:
    """Room under the last filter slice: its bias, and the line that leaves it."""
    return GAP + line + 10 + 14


def _weight_cell(shape: StageShape, room: _Room, cell: float) -> tuple[float, bool]:
    if shape.filters == 0:
        return 0.0, True
    rows = room.rows - _below_filters(room.line) - (shape.channels - 1) * GAP
    tall = rows / (shape.channels * shape.weights[0])
    tall = min(tall, max(cell * 1.7, USUAL_WEIGHT), LARGEST_WEIGHT)
    wide = (room.width * FILTER_SHARE + BESIDE) / shape.filters
    wide = (wide - BESIDE) / shape.weights[1]
    if wide >= min(tall, SMALLEST_WEIGHT):
        return _whole(max(min(tall, wide), 2.0)), True
    alone = room.width * FILTER_SHARE * 0.6 / shape.weights[1]
    return _whole(max(min(tall, alone), 2.0)), False


def _thumb_cell(shape: StageShape, room: _Room) -> float:
    half = math.ceil(shape.filters / 2)
    tall = (room.rows / 2 / half - 8) / shape.weights[0]
    wide = room.width * 0.14 / (shape.channels * shape.weights[1])
    return _whole(max(1.0, min(tall, wide, 9.0)))


class _Widths:
    """How wide each group is."""

    def __init__(
        self,
        shape: StageShape,
        cell: float,
        weight: float,
        full: bool,
        thumb: float,
        line: float,
    ) -> None:
        self.label = line * 1.2 if shape.channels > 1 else 0.0
        self.inputs = _ringed(shape.input[1], shape.ring[1]) * cell
        columns = shape.filters if full else 1
        self.filters = columns * shape.weights[1] * weight + max(0, columns - 1) * BESIDE
        self.sums = 2 * NODE + (CHIP + LANE * 0.7 if shape.filters else 0.0)
        thumbs = shape.channels * (shape.weights[1] * thumb + 4)
        self.thumbs = 0.0 if full else thumbs + line * 2.2 + 40 + LANE * 0.5

    def rest(self, room: _Room) -> float:
        """What is left for the outputs."""
        taken = self.label + self.inputs + self.filters + self.sums + self.thumbs
        return max(room.width * 0.12, room.width - 2 * MARGIN - taken - 3 * LANE)


def _output_cell(shape: StageShape, room: _Room, label: float, width: float) -> tuple[float, int]:
    best = (0.0, 1)
    width = min(width, room.width * OUTPUT_SHARE)
    for columns in range(1, shape.outputs + 1):
        rows = math.ceil(shape.outputs / columns)
        tall = (room.rows - (rows - 1) * GAP - rows * label) / (rows * shape.output[0])
        beside = (columns * (2 if shape.compare else 1) - 1) * BESIDE
        wide = (width - beside) / (columns * shape.output_width)
        cell = min(tall, wide, LARGEST_OUTPUT)
        if cell > best[0] + 0.01:
            best = (cell, columns)
    return _whole(max(best[0], 0.25)), best[1]


class _Placer:
    """Turns sizes into places; holds what every part of the layout needs to know."""

    def __init__(
        self,
        shape: StageShape,
        room: _Room,
        cell: float,
        pitch: float,
        weight: float,
        full: bool,
        thumb: float,
        out_cell: float,
        out_columns: int,
    ) -> None:
        self.shape, self.room = shape, room
        self.cell, self.pitch, self.weight = cell, pitch, weight
        self.full, self.thumb = full, thumb
        self.out_cell, self.out_columns = out_cell, out_columns
        self.widths = _Widths(shape, cell, weight, full, thumb, room.line)
        self.label = room.line + 4 if shape.outputs > 1 or shape.compare else 0.0
        self.top = EDGE + room.line + 6
        height = shape.channels * pitch - GAP
        self.first = self.top + max(0.0, (room.rows - height) / 2)
        self.centres = tuple(
            round(self.first + c * pitch + (pitch - GAP) / 2) for c in range(shape.channels)
        )
        self.filter_centres = self._filter_centres()
        self._spread()

    def _filter_centres(self) -> tuple[float, ...]:
        """Beside the input's slices where that leaves room for the biases, else closer together."""
        if self.shape.filters == 0:
            return self.centres
        height = self.shape.weights[0] * self.weight
        count = self.shape.channels
        room = self.room.rows - _below_filters(self.room.line)
        pitch = self.pitch if count == 1 else min(self.pitch, (room - height) / (count - 1))
        lowest = self.top + room - height / 2 - (count - 1) * pitch
        first = max(self.top + height / 2, min(self.centres[0], lowest))
        return tuple(round(first + c * pitch) for c in range(count))

    def _spread(self) -> None:
        out = self._out_width()
        taken = self.widths.label + self.widths.inputs + self.widths.filters
        taken += self.widths.sums + self.widths.thumbs + out
        spare = max(0.0, self.room.width - 2 * MARGIN - taken)
        self.lane = min(max(spare / 4, LANE * 0.6), 96.0)
        side = MARGIN + max(0.0, (spare - 3 * self.lane) / 2)
        self.x_inputs = round(side + self.widths.label)
        self.x_filters = round(self.x_inputs + self.widths.inputs + self.lane)
        self.x_sums = round(self.x_filters + self.widths.filters + self.lane)
        self.x_thumbs = round(self.x_sums + self.widths.sums + LANE * 0.5)
        after = self.x_sums + self.widths.sums + self.widths.thumbs
        self.x_outputs = round(after + self.lane)

    def _out_width(self) -> float:
        columns = self.out_columns
        beside = columns * (2 if self.shape.compare else 1) - 1
        return columns * self.shape.output_width * self.out_cell + beside * BESIDE

    def place(self) -> StageLayout:
        inputs = tuple(self._input(c) for c in range(self.shape.channels))
        filters = tuple(self._filter(k) for k in range(self.shape.filters))
        outputs = tuple(self._output(k) for k in range(self.shape.outputs))
        biases = tuple(self._bias(k, filters[k]) for k in range(self.shape.filters))
        line = self.room.line
        bottom = max((b.rect.bottom() for b in biases), default=0.0)
        chips = self.filter_centres if filters else ()
        return StageLayout(
            inputs,
            filters,
            biases,
            outputs,
            tuple(QRectF(self.x_sums, y - 13, CHIP, 26) for y in chips),
            QPointF(self.x_sums + self.widths.sums - NODE, self._middle()),
            self.full,
            self._slot(),
            QPointF(self.x_inputs, inputs[0].rect.top() - line - 5),
            QPointF(outputs[0].rect.left(), outputs[0].rect.top() - line - 5 - self.label),
            tuple(self._filter_title(k, filters[k]) for k in range(self.shape.filters)),
            tuple(QPointF(o.rect.left(), o.rect.top() - line - 3) for o in outputs),
            tuple(self._corridor(c) for c in range(self.shape.channels)),
            bottom + 9,
            self.out_columns,
            self.centres,
            tuple(self._difference(y) for y in outputs) if self.shape.compare else (),
        )

    def _middle(self) -> float:
        return round((self.filter_centres[0] + self.filter_centres[-1]) / 2)

    def _input(self, channel: int) -> Lattice:
        rows, columns = self.shape.input
        ring = self.shape.ring
        height = _ringed(rows, ring[0]) * self.cell
        top = round(self.centres[channel] - height / 2)
        rect = QRectF(self.x_inputs, top, self.widths.inputs, height)
        return Lattice(rect, rows, columns, self.cell, ring)

    def _filter(self, k: int) -> tuple[Lattice, ...]:
        if not self.full and k != self.shape.in_use:
            return self._thumb(k)
        rows, columns = self.shape.weights
        width = columns * self.weight
        left = self.x_filters + (k * (width + BESIDE) if self.full else 0.0)
        height = rows * self.weight
        return tuple(
            Lattice(QRectF(left, round(y - height / 2), width, height), rows, columns, self.weight)
            for y in self.filter_centres
        )

    def _thumb_place(self, k: int) -> QRectF:
        """Place of a thumbnail: half of them above the line from the sum to the output."""
        half = math.ceil(self.shape.filters / 2)
        entry = max(self.shape.weights[0] * self.thumb, self.room.line) + 8
        if k < half:
            top = self._middle() - 12 - (half - k) * entry
        else:
            top = self._middle() + 12 + (k - half) * entry
        return QRectF(self.x_thumbs, round(top), self.widths.thumbs - LANE * 0.5, entry - 4)

    def _thumb(self, k: int) -> tuple[Lattice, ...]:
        place = self._thumb_place(k)
        rows, columns = self.shape.weights
        width, height = columns * self.thumb, rows * self.thumb
        left = place.left() + self.room.line * 2.2
        top = round(place.center().y() - height / 2)
        return tuple(
            Lattice(QRectF(left + c * (width + 4), top, width, height), rows, columns, self.thumb)
            for c in range(self.shape.channels)
        )

    def _slot(self) -> QRectF:
        return QRectF() if self.full else self._thumb_place(self.shape.in_use)

    def _filter_title(self, k: int, slices: tuple[Lattice, ...]) -> QPointF:
        if self.full or k == self.shape.in_use:
            return QPointF(slices[0].rect.left(), slices[0].rect.top() - self.room.line - 5)
        place = self._thumb_place(k)
        return QPointF(place.left(), place.center().y() - self.room.line / 2)

    def _bias(self, k: int, slices: tuple[Lattice, ...]) -> Lattice:
        last = slices[-1].rect
        if not self.full and k != self.shape.in_use:
            size = self.room.line
            rect = QRectF(last.right() + 6, round(last.center().y() - size / 2), size, size)
            return Lattice(rect, 1, 1, size)
        size = self.room.line + 10
        left = max(last.left(), last.right() - size)
        return Lattice(QRectF(round(left), round(last.bottom() + GAP), size, size), 1, 1, size)

    def _corridor(self, channel: int) -> float:
        """Height at which lines pass the filters that take no part: just under their slice."""
        return self.filter_centres[channel] + self.shape.weights[0] * self.weight / 2 + GAP / 2

    @staticmethod
    def _difference(output: Lattice) -> Lattice:
        return output.moved(output.rect.width() + BESIDE, 0)

    def _output(self, k: int) -> Lattice:
        rows, columns = self.shape.output
        height, width = rows * self.out_cell, columns * self.out_cell
        count = math.ceil(self.shape.outputs / self.out_columns)
        step = height + self.label + GAP
        whole = count * step - GAP
        first = self.top + max(0.0, (self.room.rows - whole) / 2) + self.label
        down, right = divmod(k, self.out_columns)
        top = round(first + down * step)
        unit = (width + BESIDE) * (2 if self.shape.compare else 1)
        left = round(self.x_outputs + right * unit)
        return Lattice(QRectF(left, top, width, height), rows, columns, self.out_cell)
