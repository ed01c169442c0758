"""What lies over the grids: the moving window, its lines, and what is pointed at.

Lines join the window to its filter, by the channels' sums, to the cell it makes.

``compose`` is a pure function from places and values to shapes; ``paint_overlay`` draws them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Literal, TypeVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QPen, QRegion

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, with_alpha
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import NODE, StageLayout
from cnnlab.scene.text import draw_centred, number_font, static_text

Painted = TypeVar("Painted", "Mark", "Tint", "Chip")
CORNER = 9.0
MOST_BLOCKS = 9  # of a spread that are framed; more are tinted
TINT = 0.35  # opacity
CHIP_TEXT = 0.58  # of a chip's height, where the number is short enough


class Style(Enum):
    """What a frame says."""

    NOW = "now"
    """The window is here."""
    TERM = "term"
    """The product that is being added."""
    POINTED = "pointed"
    """Pointed at, or read by what is pointed at."""
    USED = "used"
    """One of the many places that what is pointed at reaches."""
    PINNED = "pinned"


@dataclass(frozen=True)
class Mark:
    """A frame round cells, clipped to its grid; the badge is a small text on its edge."""

    rect: QRectF
    clip: QRectF
    style: Style
    badge: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """The same for equal marks, and hashable, which rectangles are not."""
        return self.rect.getRect(), self.clip.getRect(), self.style, self.badge


@dataclass(frozen=True)
class Tint:
    """Many cells of one grid in a colour.

    Every one of ``rows`` in every one of ``columns``, counted from the corner of ``rect``.
    """

    rect: QRectF
    clip: QRectF
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """The same for equal tints, and hashable."""
        return self.rect.getRect(), self.clip.getRect(), self.rows, self.columns


@dataclass(frozen=True)
class Chip:
    """A number on a line."""

    rect: QRectF
    text: str
    strong: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """The same for equal chips, and hashable."""
        return self.rect.getRect(), self.text, self.strong


@dataclass(frozen=True)
class Moving:
    """The window as it is drawn now: fractional output place, filters it comes from and goes to.

    ``stride`` and ``offset`` turn an output place into the window's first cell.
    """

    row: float
    column: float
    filter_from: int
    filter: int
    alpha: float
    stride: Pair
    padding: Pair
    extent: Pair
    mixes: bool = True
    """Whether every output reads all slices of the input, or each its own."""
    node: str = "Σ"


@dataclass(frozen=True)
class Spread:
    """Many cells of one grid that what is pointed at reaches.

    Every one of ``rows`` in every one of ``columns``; ``index`` holds the indices before those.
    """

    grids: Literal["inputs", "filters", "outputs"]
    index: tuple[int, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True)
class Pointing:
    """What is pointed at, in cells of the grids; all empty when nothing is."""

    windows: tuple[tuple[int, float, float, Pair], ...] = ()
    """Channel, first row, first column and extent of every window to frame."""
    inputs: tuple[tuple[Cell, Style, str], ...] = ()
    weights: tuple[tuple[tuple[int, int, int, int], Style], ...] = ()
    outputs: tuple[tuple[Cell, Style, str], ...] = ()
    bias: int | None = None
    spreads: tuple[Spread, ...] = ()


@dataclass(frozen=True)
class Overlay:
    """Everything to draw over the grids."""

    lines: tuple[QPainterPath, ...] = ()
    marks: tuple[Mark, ...] = ()
    chips: tuple[Chip, ...] = ()
    tints: tuple[Tint, ...] = ()
    node: QPointF | None = None
    unit: float = 1.0
    """How large the node is drawn: the layout's unit."""
    node_text: str = "Σ"

    def region(self) -> QRegion:
        """Pixels it touches."""
        region = self.shapes_changed(Overlay())
        for path in self.lines:
            region += line_region(path)
        return region

    def shapes_changed(self, other: "Overlay") -> QRegion:
        """Pixels of the frames, chips and node that differ between two overlays."""
        region = QRegion()
        for mark in _only_in_one(other.marks, self.marks):
            region += mark_region(mark)
        for tint in _only_in_one(other.tints, self.tints):
            region += tint.rect.intersected(tint.clip).toAlignedRect().adjusted(-1, -1, 1, 1)
        for chip in _only_in_one(other.chips, self.chips):
            region += chip.rect.toAlignedRect().adjusted(-2, -2, 2, 2)
        for node in (other.node, self.node):
            if node is not None and (other.node, other.node_text) != (self.node, self.node_text):
                region += _round(node, NODE * max(other.unit, self.unit) + 3).toAlignedRect()
        return region


def _only_in_one(old: Sequence[Painted], new: Sequence[Painted]) -> list[Painted]:
    """Shapes that come or go; the order of the others is the same in both."""
    before, after = {s.key: s for s in old}, {s.key: s for s in new}
    return [before[key] for key in before.keys() - after] + [
        after[key] for key in after.keys() - before
    ]


def mark_region(mark: Mark) -> QRegion:
    """Pixels that a frame and its badge touch."""
    region = QRegion(mark.rect.toAlignedRect().adjusted(-5, -5, 5, 5))
    if mark.badge:
        region += _badge_rect(mark).toAlignedRect().adjusted(-2, -2, 2, 2)
    return region


def line_region(path: QPainterPath) -> QRegion:
    """Pixels that a line touches."""
    region = QRegion()
    for piece in _strips(path):
        region += piece.toAlignedRect().adjusted(-3, -3, 3, 3)
    return region


def compose(
    layout: StageLayout, moving: Moving | None, chips: tuple[str, ...], pointing: Pointing
) -> Overlay:
    """Shapes of the overlay; without ``moving`` only what is pointed at."""
    marks = list(_pointing_marks(layout, pointing))
    tints = tuple(_tints(layout, pointing))
    if moving is None:
        return Overlay(marks=tuple(marks), tints=tints)
    windows = _windows(layout, moving)
    cell = _moving_cell(layout, moving)
    to_sum = _sum_lines(layout, moving) if layout.filters else ()
    lines = [
        *_input_lines(layout, moving, windows),
        *to_sum,
        _output_line(layout, moving, cell),
    ]
    now = [Mark(window, clip, Style.NOW) for window, clip in windows.values()]
    now += [Mark(rect, rect, Style.NOW) for rect in _filter_rects(layout, moving)]
    now.append(Mark(cell, layout.outputs[moving.filter].rect, Style.NOW))
    drawn = tuple(Chip(r, t) for r, t in zip(_chip_places(layout), chips, strict=False) if t)
    drawn_node = (layout.node, layout.unit, moving.node)
    return Overlay(tuple(lines), (*now, *marks), drawn, tints, *drawn_node)


def _chip_places(layout: StageLayout) -> list[QRectF]:
    places = [layout.chips[c] for c in layout.in_full] if layout.chips else []
    return places if layout.rest is None else [*places, layout.rest.chip]


def paint_overlay(painter: QPainter, overlay: Overlay, theme: Theme, font: QFont) -> None:
    """Draw the tints first, then lines, chips and frames."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tint in overlay.tints:
        _paint_tint(painter, tint, theme)
    pen = QPen(with_alpha(theme.accent, 0.5), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for path in overlay.lines:
        painter.drawPath(path)
    _paint_node(painter, overlay, theme, font)
    for chip in overlay.chips:
        _paint_chip(painter, chip, theme, font)
    for mark in overlay.marks:
        _paint_mark(painter, mark, theme)
    for mark in overlay.marks:
        if mark.badge:
            _paint_badge(painter, mark, theme, font)
    painter.restore()


def _windows(layout: StageLayout, moving: Moving) -> dict[int, tuple[QRectF, QRectF]]:
    """The window's frame and its clip by channel; one that glides between slices if not mixed."""
    rects = [_window_rect(lattice, moving) for lattice in layout.inputs]
    if moving.mixes:
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


def _between(a: QRectF, b: QRectF, alpha: float) -> QRectF:
    return QRectF(
        a.x() + (b.x() - a.x()) * alpha,
        a.y() + (b.y() - a.y()) * alpha,
        a.width() + (b.width() - a.width()) * alpha,
        a.height() + (b.height() - a.height()) * alpha,
    )


def _moving_cell(layout: StageLayout, moving: Moving) -> QRectF:
    end = layout.outputs[moving.filter].span(moving.row, moving.column)
    start_grid = layout.outputs[min(moving.filter_from, len(layout.outputs) - 1)]
    return _between(start_grid.span(moving.row, moving.column), end, moving.alpha)


def _between_rows(rect: QRectF, lattice: Lattice) -> float:
    """Height near a frame's middle at which a line crosses no number."""
    rows = max(1, int(rect.height() / lattice.cell / 2))
    return min(max(rect.top() + rows * lattice.cell, lattice.rect.top()), lattice.rect.bottom())


def _input_lines(
    layout: StageLayout, moving: Moving, windows: dict[int, tuple[QRectF, QRectF]]
) -> Iterable[QPainterPath]:
    """From each channel's window to the filter slice it meets, under filters that take no part.

    Without filters it goes straight to the node.
    """
    unit = layout.unit
    if not layout.filters:
        for window, clip in windows.values():
            lattice = layout.inputs[moving.filter]
            y = _between_rows(window, lattice) if window.height() > lattice.cell else window.top()
            y = min(max(y, clip.top()), clip.bottom())
            start = QPointF(min(max(window.right(), clip.left()), clip.right()), y)
            node = _towards(layout.node, start, NODE * unit)
            yield _path(start, [QPointF(clip.right() + 4 * unit, y)], node)
        return
    first = layout.filters[0][0].rect.left()
    for c, (window, _) in windows.items():
        lattice = layout.inputs[c]
        end = layout.filters[moving.filter][c].rect
        x = min(max(window.right(), lattice.rect.left()), lattice.rect.right())
        start = QPointF(x, _between_rows(window, lattice))
        target = QPointF(end.left(), end.center().y())
        edge = QPointF(lattice.rect.right() + 4 * unit, start.y())
        if not layout.full or moving.filter == 0:
            yield _path(start, [edge], target)
        else:
            y = layout.corridors[c]
            way = [edge, QPointF(first - 8 * unit, y), QPointF(end.left() - 14 * unit, y)]
            yield _path(start, way, target)
    if layout.rest is not None:
        inputs, slices = layout.rest.inputs, layout.rest.filters[moving.filter]
        start = QPointF(inputs.right(), inputs.center().y())
        yield _path(start, [], QPointF(slices.left(), slices.center().y()))


def _sum_lines(layout: StageLayout, moving: Moving) -> Iterable[QPainterPath]:
    """From each filter slice by its channel's sum to the sum of all, and from the bias."""
    last = max(slices[-1].rect.right() for slices in layout.filters) if layout.full else 0.0
    mine, unit = layout.filters[moving.filter], layout.unit
    for slice_, chip, y in _rows_of_sums(layout, mine, moving.filter):
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
    bias = layout.biases[moving.filter].rect
    y = layout.bias_corridor if bias.right() < last - 1 else bias.center().y()
    foot = QPointF(layout.node.x(), layout.node.y() + NODE * unit)
    path = QPainterPath(QPointF(bias.right(), bias.center().y()))
    _rounded(
        path,
        [
            QPointF(bias.right() + 10 * unit, bias.center().y()),
            QPointF(bias.right() + 10 * unit, y),
            QPointF(foot.x(), y),
            foot,
        ],
    )
    yield path


def _rows_of_sums(
    layout: StageLayout, mine: Sequence[Lattice], k: int
) -> Iterable[tuple[QRectF, QRectF, float]]:
    """Filter slice, chip and corridor of each channel in full, and of all the others together."""
    for c in layout.in_full:
        yield mine[c].rect, layout.chips[c], layout.corridors[c]
    if layout.rest is not None:
        yield layout.rest.filters[k], layout.rest.chip, layout.rest.corridor


def _towards(node: QPointF, source: QPointF, radius: float) -> QPointF:
    """Point of the node's circle that a line from ``source`` meets."""
    lift = max(-1.0, min(1.0, (source.y() - node.y()) / 160.0))
    return QPointF(node.x() - radius * (1 - abs(lift) * 0.35), node.y() + radius * lift * 0.8)


def _output_line(layout: StageLayout, moving: Moving, cell: QRectF) -> QPainterPath:
    """From the sum to the cell it makes, under the outputs that stand in between."""
    unit = layout.unit
    start = QPointF(layout.node.x() + NODE * unit, layout.node.y())
    grid = layout.outputs[moving.filter].rect
    # Along the line between two rows of cells, so that it crosses no number.
    y = min(max(cell.top(), grid.top()), grid.bottom())
    target = QPointF(min(max(cell.left(), grid.left()), grid.right()), y)
    turn = QPointF(grid.left() - 8 * unit, y)
    way: list[QPointF] = []
    if not layout.full:
        way.append(QPointF(layout.slot.right() + 6 * unit, start.y()))
    first = layout.outputs[0].rect.left()
    if grid.left() > first + 1:
        lane = grid.bottom() + 7 * unit
        way += [QPointF(first - 8 * unit, lane), QPointF(grid.left() - 14 * unit, lane)]
    return _path(start, [*way, turn], target)


def _path(start: QPointF, way: list[QPointF], end: QPointF) -> QPainterPath:
    """A line through points: level where they are level, an S where they are not."""
    path = QPainterPath(start)
    before = start
    for point in (*way, end):
        if abs(point.y() - before.y()) < 0.5:
            path.lineTo(point)
        else:
            middle = (before.x() + point.x()) / 2
            path.cubicTo(QPointF(middle, before.y()), QPointF(middle, point.y()), point)
        before = point
    return path


def _rounded(path: QPainterPath, points: list[QPointF]) -> None:
    """Go on through corners, rounding each."""
    before = path.currentPosition()
    for corner, after in pairwise(points):
        path.lineTo(_short_of(corner, before))
        path.quadTo(corner, _short_of(corner, after))
        before = corner
    path.lineTo(points[-1])


def _short_of(corner: QPointF, other: QPointF) -> QPointF:
    way = other - corner
    length = max(abs(way.x()), abs(way.y()))
    return corner if length == 0 else corner + way * min(CORNER, length / 2) / length


def _strips(path: QPainterPath) -> Iterable[QRectF]:
    """Bounds of short pieces of a path: together much smaller than the path's own.

    Every curve drawn here goes on in x and in y, so a piece lies between its two ends.
    """
    elements = [path.elementAt(i) for i in range(path.elementCount())]
    points = [QPointF(element.x, element.y) for element in elements]
    i = 1
    while i < len(points):
        if elements[i].isCurveTo():
            yield from _curve_strips(*points[i - 1 : i + 3])
            i += 3
        else:
            yield QRectF(points[i - 1], points[i]).normalized()
            i += 1


def _curve_strips(a: QPointF, b: QPointF, c: QPointF, d: QPointF) -> Iterable[QRectF]:
    pieces = max(1, int(max(abs(d.x() - a.x()), abs(d.y() - a.y())) // 90))
    before = a
    for step in range(1, pieces + 1):
        t = step / pieces
        u = 1 - t
        here = a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t)
        yield QRectF(before, here).normalized()
        before = here


def _pointing_marks(layout: StageLayout, pointing: Pointing) -> Iterable[Mark]:
    for channel, top, left, extent in pointing.windows:
        lattice = layout.inputs[channel]
        yield Mark(lattice.span(top, left, *extent), lattice.rect, Style.POINTED)
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
        yield Mark(rect, rect, Style.TERM)


def _tints(layout: StageLayout, pointing: Pointing) -> Iterable[Tint]:
    """Spreads that are too scattered for frames."""
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


def _paint_node(painter: QPainter, overlay: Overlay, theme: Theme, font: QFont) -> None:
    if overlay.node is None:
        return
    painter.setPen(QPen(theme.accent, 2))
    painter.setBrush(theme.card)
    circle = _round(overlay.node, NODE * overlay.unit)
    painter.drawEllipse(circle)
    painter.setPen(theme.text)
    size = NODE * overlay.unit * (1.15 if len(overlay.node_text) == 1 else 0.72)
    large = number_font(font, size)
    painter.setFont(large)
    draw_centred(painter, circle, overlay.node_text, large)


def _round(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)


def _paint_chip(painter: QPainter, chip: Chip, theme: Theme, font: QFont) -> None:
    painter.setPen(QPen(theme.accent if chip.strong else theme.line, 1))
    painter.setBrush(theme.card)
    painter.drawRoundedRect(chip.rect, 8, 8)
    size, room = chip.rect.height() * CHIP_TEXT, chip.rect.width() - 8
    small = number_font(font, size)
    width = static_text(chip.text, small)[1]
    if width > room:
        small = number_font(font, size * room / width)
    painter.setFont(small)
    painter.setPen(theme.text)
    draw_centred(painter, chip.rect, chip.text, small)


def _paint_mark(painter: QPainter, mark: Mark, theme: Theme) -> None:
    painter.save()
    painter.setClipRect(mark.clip.adjusted(-3, -3, 3, 3))
    colour, width, fill, dashed = {
        Style.NOW: (theme.accent, 3.0, 0.13, False),
        Style.TERM: (theme.accent, 3.0, 0.30, False),
        Style.POINTED: (theme.pointed, 2.5, 0.0, False),
        Style.USED: (theme.pointed, 1.5, 0.10, False),
        Style.PINNED: (theme.pointed, 2.0, 0.0, True),
    }[mark.style]
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(with_alpha(colour, fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(mark.rect.intersected(mark.clip.adjusted(-1, -1, 1, 1)), 2, 2)
    painter.restore()


def _paint_tint(painter: QPainter, tint: Tint, theme: Theme) -> None:
    """One pixel a cell, drawn larger: thousands of cells cost as much as one."""
    pixels = np.zeros((tint.rows[-1] + 1, tint.columns[-1] + 1), np.uint32)
    pixels[np.ix_(tint.rows, tint.columns)] = with_alpha(theme.pointed, TINT).rgba()
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32)
    painter.save()
    painter.setClipRect(tint.clip)
    painter.drawImage(tint.rect, image)
    painter.restore()


def _badge_rect(mark: Mark) -> QRectF:
    width = 10.0 + 7.0 * len(mark.badge)
    rect = QRectF(0, 0, width, 17)
    rect.moveCenter(QPointF(mark.rect.center().x(), mark.rect.top()))
    return rect


def _paint_badge(painter: QPainter, mark: Mark, theme: Theme, font: QFont) -> None:
    rect = _badge_rect(mark)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.pointed)
    painter.drawRoundedRect(rect, 5, 5)
    small = number_font(font, 12)
    painter.setFont(small)
    painter.setPen(theme.card)
    draw_centred(painter, rect, mark.badge, small)
