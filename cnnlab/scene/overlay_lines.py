"""Lines from the moving window to its filter, by the channels' sums, to its output cell."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import NODE, StageLayout
from cnnlab.scene.line_paths import line_in, line_out, line_sums
from cnnlab.scene.paths import rounded_path

LEVEL = 2.0  # px up or down that are drawn as a straight line
Windows = Mapping[int, tuple[QRectF, QRectF]]
"""The window's frame and its clip by channel."""


def input_lines(layout: StageLayout, k: int, windows: Windows) -> Iterable[QPainterPath]:
    """From each channel's window to the filter slice it meets, or without filters to the node."""
    if layout.line:
        yield line_in(layout, windows[0][0])
    elif layout.filters:
        yield from _lines_to_filter(layout, k, windows)
    else:
        yield from _lines_to_node(layout, k, windows)


def _lines_to_node(layout: StageLayout, k: int, windows: Windows) -> Iterable[QPainterPath]:
    unit, lattice = layout.unit, layout.inputs[k]
    for window, clip in windows.values():
        y = _between_rows(window, lattice) if window.height() > lattice.cell else window.top()
        y = min(max(y, clip.top()), clip.bottom())
        start = QPointF(min(max(window.right(), clip.left()), clip.right()), y)
        node = layout.entry or _towards(layout.node, start, NODE * unit)
        yield _path(start, [QPointF(clip.right() + 4 * unit, y)], node)


def _lines_to_filter(layout: StageLayout, k: int, windows: Windows) -> Iterable[QPainterPath]:
    """In corridors under the filters that are not in use."""
    unit, first = layout.unit, layout.filters[0][0].rect.left()
    for c, (window, _) in windows.items():
        lattice = layout.inputs[c]
        end = layout.filters[k][c].rect
        x = min(max(window.right(), lattice.rect.left()), lattice.rect.right())
        start = QPointF(x, _between_rows(window, lattice))
        target = QPointF(end.left(), end.center().y())
        edge = QPointF(lattice.rect.right() + 4 * unit, start.y())
        if not layout.full or k == 0:
            yield _path(start, [edge], target)
        else:
            y = layout.corridors[c]
            way = [edge, QPointF(first - 8 * unit, y), QPointF(end.left() - 14 * unit, y)]
            yield _path(start, way, target)
    if layout.collapsed is not None:
        inputs, slices = layout.collapsed.inputs, layout.collapsed.filters[k]
        start = QPointF(inputs.right(), inputs.center().y())
        yield _path(start, [], QPointF(slices.left(), slices.center().y()))


def sum_lines(layout: StageLayout, k: int) -> Iterable[QPainterPath]:
    """From each filter slice by its channel's sum to the node, and from the bias to the node."""
    if layout.line:
        yield from line_sums(layout)
        return
    last = max(slices[-1].rect.right() for slices in layout.filters) if layout.full else 0.0
    slices, unit = layout.filters[k], layout.unit
    for slice_, chip, y in _rows_of_sums(layout, slices, k):
        start = QPointF(slice_.right(), slice_.center().y())
        end = QPointF(chip.left(), chip.center().y())
        if not layout.full or slice_.right() >= last - 1:
            yield _path(start, [], end)
        else:
            way = [QPointF(start.x() + 14 * unit, y), QPointF(last + 8 * unit, y)]
            yield _path(start, way, end)
        yield _path(
            QPointF(chip.right(), chip.center().y()),
            [],
            _towards(layout.node, chip.center(), NODE * unit),
        )
    yield _bias_line(layout, k, last)


def _bias_line(layout: StageLayout, k: int, last: float) -> QPainterPath:
    """From the bias up to the node from below; ``last`` is where the filters end."""
    unit, bias = layout.unit, layout.biases[k].rect
    y = layout.bias_corridor if bias.right() < last - 1 else bias.center().y()
    foot = QPointF(layout.node.x(), layout.node.y() + NODE * unit)
    return rounded_path(
        QPointF(bias.right(), bias.center().y()),
        [
            QPointF(bias.right() + 10 * unit, bias.center().y()),
            QPointF(bias.right() + 10 * unit, y),
            QPointF(foot.x(), y),
            foot,
        ],
    )


def output_line(layout: StageLayout, k: int, cell: QRectF) -> QPainterPath:
    """From the sum to the cell it makes, under the outputs that stand in between."""
    if layout.line:
        return line_out(layout, cell)
    unit = layout.unit
    start = layout.exit or QPointF(layout.node.x() + NODE * unit, layout.node.y())
    grid = layout.outputs[k].rect
    # Along the line between two rows of cells, so that it crosses no number.
    y = min(max(cell.top(), grid.top()), grid.bottom())
    target = QPointF(min(max(cell.left(), grid.left()), grid.right()), y)
    turn = QPointF(grid.left() - 8 * unit, y)
    way: list[QPointF] = []
    first = layout.outputs[0].rect.left()
    if grid.left() > first + 1:
        lane = grid.bottom() + 7 * unit
        way += [QPointF(first - 8 * unit, lane), QPointF(grid.left() - 14 * unit, lane)]
    return _path(start, [*way, turn], target)


def _rows_of_sums(
    layout: StageLayout, slices: Sequence[Lattice], k: int
) -> Iterable[tuple[QRectF, QRectF, float]]:
    """Filter slice, chip and corridor of each channel in full, and of all the others together."""
    for c in layout.in_full:
        yield slices[c].rect, layout.chips[c], layout.corridors[c]
    if layout.collapsed is not None:
        yield layout.collapsed.filters[k], layout.collapsed.chip, layout.collapsed.corridor


def _between_rows(rect: QRectF, lattice: Lattice) -> float:
    """The y between two rows near a frame's middle, where a line crosses no number."""
    rows = max(1, int(rect.height() / lattice.cell / 2))
    return min(max(rect.top() + rows * lattice.cell, lattice.rect.top()), lattice.rect.bottom())


def _towards(node: QPointF, source: QPointF, radius: float) -> QPointF:
    """Point on the node's circle where a line from ``source`` ends."""
    lift = max(-1.0, min(1.0, (source.y() - node.y()) / 160.0))
    return QPointF(node.x() - radius * (1 - abs(lift) * 0.35), node.y() + radius * lift * 0.8)


def _path(start: QPointF, way: list[QPointF], end: QPointF) -> QPainterPath:
    """A path through points: straight between points of about equal y, else an S-curve."""
    path = QPainterPath(start)
    before = start
    for point in (*way, end):
        if abs(point.y() - before.y()) <= LEVEL:
            path.lineTo(point)
        else:
            middle = (before.x() + point.x()) / 2
            path.cubicTo(QPointF(middle, before.y()), QPointF(middle, point.y()), point)
        before = point
    return path
