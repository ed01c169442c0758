"""Composes an overlay: the moving window, its lines, and marks for what is pointed at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.shapes import Pair
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import NODE, StageLayout
from cnnlab.scene.overlay import Chip, Mark, Overlay, Style, Tint
from cnnlab.scene.overlay_lines import Windows, input_lines, output_line, sum_lines

MOST_BLOCKS = 9  # of a spread that are framed; more are tinted


@dataclass(frozen=True)
class Moving:
    """The moving window: fractional output position, filters that it leaves and goes to.

    ``alpha`` goes from 0 at the one filter to 1 at the other. ``stride`` and ``padding`` turn an
    output position into the window's first cell; ``extent`` is its size in cells.
    """

    row: float
    column: float
    filter_from: int
    filter: int
    alpha: float
    stride: Pair
    padding: Pair
    extent: Pair
    all_channels: bool = True
    """Whether an output depends on all channels of the input, or only on its own."""
    node: str = "Σ"
    style: Style = Style.NOW
    """NOW where the player is, POINTED at another window that is shown."""


@dataclass(frozen=True)
class Spread:
    """Many cells of one grid in which what is pointed at is used.

    Every one of ``rows`` in every one of ``columns``; ``index`` holds the indices before those.
    """

    grids: Literal["inputs", "filters", "outputs"]
    index: tuple[int, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True)
class Pointing:
    """Cells to mark for what is pointed at; all empty when nothing is."""

    windows: tuple[tuple[int, float, float, Pair], ...] = ()
    """Channel, first row, first column and extent of every window to frame."""
    inputs: tuple[tuple[Cell, Style, str], ...] = ()
    slices: tuple[tuple[int, int], ...] = ()
    """Filter and channel of every slice to frame."""
    weights: tuple[tuple[tuple[int, int, int, int], Style], ...] = ()
    outputs: tuple[tuple[Cell, Style, str], ...] = ()
    bias: int | None = None
    spreads: tuple[Spread, ...] = ()
    sums: tuple[int, ...] = ()
    """Places of the channels' sums to light up, from 0; the last may be that of all others."""
    total: bool = False
    """Whether what adds them up is lit."""


def compose(
    layout: StageLayout, moving: Moving | None, chips: tuple[str, ...], pointing: Pointing
) -> Overlay:
    """The overlay; without ``moving`` only marks for what is pointed at."""
    marks = list(_pointing_marks(layout, pointing))
    tints = tuple(_tints(layout, pointing))
    if moving is None:
        return Overlay(marks=tuple(marks), tints=tints)
    windows = _windows(layout, moving)
    cell = _moving_cell(layout, moving)
    k = moving.filter
    lines = [
        *input_lines(layout, k, windows),
        *(sum_lines(layout, k) if layout.filters else ()),
        output_line(layout, k, cell),
    ]
    now = [Mark(w, clip, moving.style, bracket=layout.line) for w, clip in windows.values()]
    now += [Mark(rect, rect, moving.style) for rect in _filter_rects(layout, moving)]
    now.append(Mark(cell, layout.outputs[k].rect, moving.style))
    drawn = tuple(
        Chip(rect, text, place in pointing.sums)
        for place, (rect, text) in enumerate(zip(chip_places(layout), chips, strict=False))
        if text
    )
    return Overlay(
        tuple(lines),
        tuple({mark.key: mark for mark in (*now, *marks)}.values()),
        drawn,
        tints,
        layout.node if layout.curve.isEmpty() else None,
        layout.unit,
        moving.node,
        pointing.total,
        moving.style is Style.POINTED,
    )


def moving_places(layout: StageLayout, moving: Moving) -> list[QRectF]:
    """What moves: the window on each channel, and the output cell."""
    windows = [rect & clip for rect, clip in _windows(layout, moving).values()]
    return [*windows, _moving_cell(layout, moving)]


def part_at(layout: StageLayout, point: QPointF) -> int | None:
    """Place of the channels' sum under a point, from 0; -1 of what adds them up."""
    if not layout.curve.isEmpty():
        return None
    if QRectF(-NODE, -NODE, 2 * NODE, 2 * NODE).contains((point - layout.node) / layout.unit):
        return -1
    places = enumerate(chip_places(layout))
    return next((place for place, rect in places if rect.contains(point)), None)


def chip_places(layout: StageLayout) -> list[QRectF]:
    """Where the channels' sums stand: of those in full, then of all the others together."""
    places = [layout.chips[c] for c in layout.in_full] if layout.chips else []
    return places if layout.collapsed is None else [*places, layout.collapsed.chip]


def _windows(layout: StageLayout, moving: Moving) -> Windows:
    """Frame and clip of the window by channel: in all, or in its own, gliding between two."""
    rects = [_window_rect(lattice, moving) for lattice in layout.inputs]
    if moving.all_channels:
        return {c: (rects[c], layout.inputs[c].rect) for c in layout.in_full}
    start = min(moving.filter_from, len(rects) - 1)
    clip = layout.inputs[moving.filter].rect
    if start != moving.filter and moving.alpha < 1.0:
        clip = clip.united(layout.inputs[start].rect)
    return {moving.filter: (_between(rects[start], rects[moving.filter], moving.alpha), clip)}


def _window_rect(lattice: Lattice, moving: Moving) -> QRectF:
    top = moving.row * moving.stride[0] - moving.padding[0]
    left = moving.column * moving.stride[1] - moving.padding[1]
    return lattice.span(top, left, *moving.extent)


def _filter_rects(layout: StageLayout, moving: Moving) -> list[QRectF]:
    if not layout.filters:
        return []
    ends = layout.filters[moving.filter]
    if not layout.full:
        return [ends[c].rect for c in layout.in_full]
    starts = layout.filters[min(moving.filter_from, len(layout.filters) - 1)]
    return [_between(starts[c].rect, ends[c].rect, moving.alpha) for c in layout.in_full]


def _moving_cell(layout: StageLayout, moving: Moving) -> QRectF:
    end = layout.outputs[moving.filter].span(moving.row, moving.column)
    start_grid = layout.outputs[min(moving.filter_from, len(layout.outputs) - 1)]
    return _between(start_grid.span(moving.row, moving.column), end, moving.alpha)


def _between(a: QRectF, b: QRectF, alpha: float) -> QRectF:
    return QRectF(
        a.x() + (b.x() - a.x()) * alpha,
        a.y() + (b.y() - a.y()) * alpha,
        a.width() + (b.width() - a.width()) * alpha,
        a.height() + (b.height() - a.height()) * alpha,
    )


def _pointing_marks(layout: StageLayout, pointing: Pointing) -> Iterable[Mark]:
    for channel, top, left, extent in pointing.windows:
        lattice = layout.inputs[channel]
        span = lattice.span(top, left, *extent)
        yield Mark(span, lattice.rect, Style.POINTED, bracket=layout.line)
    for k, channel in pointing.slices:
        rect = layout.filters[k][channel].rect
        yield Mark(rect, rect, Style.POINTED)
    for (channel, row, column), style, badge in pointing.inputs:
        lattice = layout.inputs[channel]
        yield Mark(lattice.span(row, column), lattice.rect, style, badge)
    for (k, channel, row, column), style in pointing.weights:
        lattice = layout.filters[k][channel]
        yield Mark(lattice.span(row, column), lattice.rect, style)
    for (k, row, column), style, badge in pointing.outputs:
        lattice = layout.outputs[k]
        yield Mark(lattice.span(row, column), lattice.rect, style, badge)
    for spread in pointing.spreads:
        lattice, blocks = _lattice_of(layout, spread), _blocks(spread)
        if len(blocks) <= MOST_BLOCKS:
            for rows, columns in blocks:
                block = lattice.span(rows.start, columns.start, len(rows), len(columns))
                yield Mark(block, lattice.rect, Style.USED)
    if pointing.bias is not None:
        rect = layout.biases[pointing.bias].rect
        yield Mark(rect, rect, Style.POINTED)


def _tints(layout: StageLayout, pointing: Pointing) -> Iterable[Tint]:
    """Spreads of too many blocks to frame each."""
    for spread in pointing.spreads:
        if len(_blocks(spread)) > MOST_BLOCKS:
            lattice, top, left = _lattice_of(layout, spread), spread.rows[0], spread.columns[0]
            size = spread.rows[-1] + 1 - top, spread.columns[-1] + 1 - left
            rows = tuple(row - top for row in spread.rows)
            columns = tuple(column - left for column in spread.columns)
            yield Tint(lattice.span(top, left, *size), lattice.rect, rows, columns)


def _lattice_of(layout: StageLayout, spread: Spread) -> Lattice:
    if spread.grids == "filters":
        return layout.filters[spread.index[0]][spread.index[1]]
    return (layout.inputs if spread.grids == "inputs" else layout.outputs)[spread.index[0]]


def _blocks(spread: Spread) -> list[tuple[range, range]]:
    """The blocks of adjacent cells that a spread consists of: their rows and columns."""
    return [(rows, columns) for rows in _runs(spread.rows) for columns in _runs(spread.columns)]


def _runs(numbers: Sequence[int]) -> list[range]:
    """Ascending numbers as runs without gaps."""
    ends = [i for i, (a, b) in enumerate(pairwise(numbers), 1) if b > a + 1]
    return [range(numbers[a], numbers[b - 1] + 1) for a, b in pairwise([0, *ends, len(numbers)])]
