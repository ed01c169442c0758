"""Turns the sizes of the stage's cells into the positions of everything on it."""

import math
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import NODE, StageLayout, StageShape
from cnnlab.scene.layout_pairs import paired_top
from cnnlab.scene.layout_sizes import (
    CHIP,
    EDGE,
    MARGIN,
    NARROWEST_LANE,
    Sizes,
    Space,
    output_label,
    padded,
)
from cnnlab.scene.layout_thumbs import entries, free_bands

CHIP_HEIGHT = 26.0


def centred(spare: float, most: float) -> float:
    """How far in something begins that leaves so much room; what lacks is taken of a margin."""
    return spare / 2 if spare > 0 else max(spare, -most)


class Placer:
    """Turns sizes into positions."""

    def __init__(self, shape: StageShape, space: Space, sizes: Sizes) -> None:
        self.shape, self.space, self.sizes = shape, space, sizes
        self.unit = space.unit
        self.label = output_label(shape, space)
        height = shape.channels * sizes.pitch - space.gap
        first = space.top + centred(space.rows - height, 0.0)
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
        side = margin + centred(spare - 3 * self.lane, margin)
        self.x_inputs = round(side + sizes.label)
        self.x_filters = round(self.x_inputs + sizes.inputs + self.lane)
        self.x_thumbs = round(self.x_filters + sizes.filters + space.lane * 0.5)
        self.x_sums = round(self.x_filters + sizes.filters + sizes.thumbs + self.lane)
        self.x_outputs = round(self.x_sums + sizes.sums + self.lane)

    def place(self) -> StageLayout:
        """The layout."""
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
            self._node(),
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
            curve=self._curve(),
            slot_slices=() if self.sizes.full else self._thumb(self.shape.in_use),
        )

    def _node(self) -> QPointF:
        if self.sizes.curve[0]:
            return self._curve().center()
        return QPointF(self.x_sums + self.sizes.sums - NODE * self.unit, self.middle)

    def _curve(self) -> QRectF:
        width, height = self.sizes.curve
        top = min(max(self.middle - height / 2, self.space.top), self.space.bottom - height)
        return QRectF(self.x_sums, round(top), width, height) if width else QRectF()

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
        height = padded(rows, ring[0]) * self.sizes.cell
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
        """Place of a thumbnail, between the lines from the slices of the filter in full."""
        tops, entry = self.thumbs
        width = self.sizes.thumbs - self.space.lane * 0.5
        return QRectF(self.x_thumbs, round(tops[k]), width, entry - 4 * self.unit)

    @cached_property
    def thumbs(self) -> tuple[list[float], float]:
        """Tops of the thumbnails' places, and their height."""
        shape, space = self.shape, self.space
        height = max(shape.weights[0] * self.sizes.thumb, space.line) + 8 * self.unit
        bottom = self.filter_centres[-1] + self.filter_height / 2 + space.gap
        bands = free_bands(space.top, bottom, self.filter_centres, 6 * self.unit)
        return entries(bands, shape.filters, height)

    def _thumb(self, k: int) -> tuple[Lattice, ...]:
        place = self._thumb_place(k)
        rows, columns = self.shape.weights
        cell = min(self.sizes.thumb, place.height() / rows)
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
        first = space.top + centred(space.rows - whole, EDGE * space.unit) + self.label
        down, right = divmod(k, self.sizes.output_columns)
        top = round(first + down * step)
        in_rows = count == self.shape.channels and height + self.label <= self.sizes.pitch
        if self.shape.paired and in_rows:
            top = paired_top(self.centres[k], height, self.label)
        each = (width + space.beside) * self.shape.columns_each
        left = round(self.x_outputs + right * each)
        return Lattice(QRectF(left, top, width, height), rows, columns, cell)

    def _beside(self, output: Lattice, place: int) -> Lattice:
        """The place of a grid beside an output, from 0."""
        return output.moved((place + 1) * (output.rect.width() + self.space.beside), 0)
