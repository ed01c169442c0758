"""The overlay: lines go round what takes no part, and the region is where something is painted."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QRegion

from cnnlab.scene.colours import load_theme
from cnnlab.scene.layout import StageLayout, StageShape, arrange
from cnnlab.scene.overlay import (
    Chip,
    Mark,
    Moving,
    Overlay,
    Pointing,
    Spread,
    Style,
    compose,
    line_region,
    paint_overlay,
)

STAGES = [(1000, 460), (1000, 600), (1650, 850), (420, 180)]
DEMO = StageShape(3, (5, 5), (1, 1), 2, (3, 3), 2, (3, 3))
EIGHT = StageShape(3, (4, 4), (1, 1), 8, (3, 3), 8, (4, 4))
POOL = StageShape(3, (6, 6), (0, 0), 0, (2, 2), 3, (3, 3))
NARROW = StageShape(4, (4, 4), (1, 1), 4, (2, 2), 4, (5, 5))
BENCHES = {
    "demo": (DEMO, (2, 2)),
    "eight filters": (EIGHT, (1, 1)),
    "four channels": (NARROW, (1, 1)),
    "the X": (StageShape(1, (9, 9), (0, 0), 3, (3, 3), 3, (4, 4)), (2, 2)),
    "a line": (StageShape(1, (1, 7), (0, 0), 1, (1, 3), 1, (1, 5)), (1, 1)),
    "compared": (replace(DEMO, compare=True), (2, 2)),
    "eight compared": (replace(EIGHT, compare=True), (1, 1)),
    "ones": (StageShape(1, (4, 4), (0, 0), 8, (1, 1), 8, (4, 4)), (1, 1)),
}
CHECKED = Spread("inputs", (1,), (-1, 1, 3, 5), (-1, 1, 3, 5))
CHECKED_LESS = Spread("inputs", (1,), (-1, 1, 3, 5), (0, 2, 4))
MIDWAY = Moving(0.4, 1.3, 0, 1, 0.37, (2, 2), (1, 1), (3, 3))
on_every_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda s: f"{s[0]}x{s[1]}")


def windows(shape: StageShape, stride: tuple[int, int], k: int) -> Iterator[Moving]:
    """The windows of one filter, at rest: all of the demo's, of larger ones every fourth."""
    _, columns = shape.output
    for place in range(0, shape.output[0] * columns, 1 if shape is DEMO else 4):
        row, column = divmod(place, columns)
        yield Moving(row, column, k, k, 1.0, stride, shape.ring, shape.weights)


def grids(layout: StageLayout) -> dict[str, QRectF]:
    named = {f"input {c}": x.rect for c, x in enumerate(layout.inputs)}
    for k, slices in enumerate(layout.filters):
        named |= {f"filter {k}, {c}": w.rect for c, w in enumerate(slices)}
    named |= {f"bias {k}": b.rect for k, b in enumerate(layout.biases)}
    named |= {f"difference {k}": d.rect for k, d in enumerate(layout.differences)}
    return named | {f"output {k}": y.rect for k, y in enumerate(layout.outputs)}


def taking_part(channels: int, k: int) -> Iterator[set[str]]:
    """For each line, in order, the grids that it begins or ends at."""
    for c in range(channels):
        yield {f"input {c}", f"filter {k}, {c}"}
    for c in range(channels):
        yield {f"filter {k}, {c}"}
        yield set()
    yield {f"bias {k}"}
    yield {f"output {k}"}


def points(path: QPainterPath) -> np.ndarray:
    """Points along a path, at most three pixels apart."""
    (polygon,) = path.toSubpathPolygons()
    corners = np.array([(p.x(), p.y()) for p in polygon])
    ways = np.diff(corners, axis=0)
    shares = np.linspace(0, 1, int(np.abs(ways).max() / 3) + 2)[:, None]
    return (corners[:-1, None] + ways[:, None] * shares).reshape(-1, 2)


def crossed(path: QPainterPath, rects: dict[str, QRectF]) -> set[str]:
    """Grids that a path goes through, by more than their edge."""
    bounds = np.array([r.adjusted(0.7, 0.7, -0.7, -0.7).getCoords() for r in rects.values()])
    left, top, right, bottom = bounds.T
    x, y = points(path).T[:, :, None]
    through = (x > left) & (x < right) & (y > top) & (y < bottom)
    return {name for name, hit in zip(rects, through.any(axis=0), strict=True) if hit}


def touched(overlay: Overlay, width: int, height: int) -> np.ndarray:
    """Pixels (height, width) that painting changes."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_overlay(painter, overlay, load_theme("light"), QFont())
    painter.end()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(height, width)
    return pixels != 0


def covered(region: QRegion, width: int, height: int) -> np.ndarray:
    """The pixels (height, width) of a region."""
    mask = np.zeros((height, width), dtype=bool)
    for rect in region & QRegion(QRect(0, 0, width, height)):
        mask[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1] = True
    return mask


def outside(overlay: Overlay, stage: tuple[int, int]) -> list[list[int]]:
    """Pixels that are painted and not in the region."""
    return np.argwhere(touched(overlay, *stage) & ~covered(overlay.region(), *stage)).tolist()


# lines


@on_every_stage
@pytest.mark.parametrize("bench", BENCHES)
def test_lines_cross_no_grid_that_takes_no_part(bench, stage):
    shape, stride = BENCHES[bench]
    for k in range(shape.filters):
        layout = arrange(replace(shape, in_use=k), *stage, 17 + 9 * (k % 2))
        rects = grids(layout)
        for moving in windows(shape, stride, k):
            lines = compose(layout, moving, (), Pointing()).lines
            for path, own in zip(lines, taking_part(shape.channels, k), strict=True):
                assert crossed(path, rects) <= own


@on_every_stage
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("compare", [False, True])
def test_lines_of_a_pool_go_from_its_own_slice_past_the_others(stage, compare):
    layout = arrange(replace(POOL, compare=compare), *stage, 17)
    rects = grids(layout)
    for k in range(3):
        for moving in windows(POOL, (2, 2), k):
            overlay = compose(layout, replace(moving, mixes=False, node="max"), (), Pointing())
            from_input, to_output = overlay.lines
            assert crossed(from_input, rects) <= {f"input {k}"}
            assert crossed(to_output, rects) <= {f"output {k}"}
            assert outside(overlay, stage) == []


@on_every_stage
def test_lines_stay_on_the_stage(stage):
    layout = arrange(DEMO, *stage, 17)
    room = QRectF(0, 0, *stage)
    for moving in windows(DEMO, (2, 2), 1):
        for path in compose(layout, moving, (), Pointing()).lines:
            assert room.contains(path.boundingRect().adjusted(-1, -1, 1, 1))


def test_lines_join_the_window_its_filter_the_sums_and_the_cell():
    layout = arrange(DEMO, 1000, 460, 17)
    moving = Moving(1, 2, 1, 1, 1.0, (2, 2), (1, 1), (3, 3))
    lines = compose(layout, moving, (), Pointing()).lines
    assert len(lines) == 3 + 2 * 3 + 1 + 1
    for c in range(3):
        window = layout.inputs[c].span(1, 3, 3, 3)
        begins, ends = points(lines[c])[0], points(lines[c])[-1]
        assert begins[0] == window.right()
        assert window.top() < begins[1] < window.bottom()
        assert ends.tolist() == [
            layout.filters[1][c].rect.left(),
            layout.filters[1][c].rect.center().y(),
        ]
    cell = layout.outputs[1].span(1, 2)
    assert points(lines[-1])[-1].tolist() == [cell.left(), cell.top()]
    assert layout.biases[1].rect.adjusted(-1, -1, 1, 1).contains(QPointF(*points(lines[-2])[0]))


def test_a_window_that_is_scrolled_away_draws_no_line_outside_its_grid():
    """Zoomed in, the user may look elsewhere than the window is."""
    layout = arrange(DEMO, 1000, 460, 17)
    zoomed = tuple(replace(x, cell=60.0).scrolled(1e4, 1e4) for x in layout.inputs)
    outputs = tuple(replace(y, cell=80.0).scrolled(1e4, 1e4) for y in layout.outputs)
    pool = arrange(POOL, 1000, 460, 17)
    far = tuple(replace(x, cell=60.0).scrolled(1e4, 1e4) for x in pool.inputs)
    first = replace(next(windows(POOL, (2, 2), 1)), mixes=False)
    (line, _) = compose(replace(pool, inputs=far), first, (), Pointing()).lines
    assert far[1].rect.adjusted(-1, -1, 1, 1).contains(QPointF(*points(line)[0]))
    layout = replace(layout, inputs=zoomed, outputs=outputs)
    for moving in windows(DEMO, (2, 2), 0):
        lines = compose(layout, moving, (), Pointing()).lines
        for c, lattice in enumerate(layout.inputs):
            assert lattice.rect.adjusted(-1, -1, 1, 1).contains(QPointF(*points(lines[c])[0]))
        end = QPointF(*points(lines[-1])[-1])
        assert layout.outputs[0].rect.adjusted(-1, -1, 1, 1).contains(end)


def test_during_a_glide_the_frame_is_between_two_filters_and_two_outputs():
    layout = arrange(DEMO, 1000, 460, 17)
    overlay = compose(layout, replace(MIDWAY, row=0.0, column=0.0, alpha=0.5), (), Pointing())
    frames = [mark.rect for mark in overlay.marks]
    first, second = layout.filters[0][0].rect, layout.filters[1][0].rect
    assert frames[3].center().x() == pytest.approx((first.center() + second.center()).x() / 2)
    cells = [layout.outputs[k].span(0, 0).center() for k in (0, 1)]
    assert frames[-1].center() == (cells[0] + cells[1]) / 2


def test_without_a_window_only_what_is_pointed_at_is_marked():
    layout = arrange(DEMO, 1000, 460, 17)
    assert compose(layout, None, ("1",), Pointing()) == Overlay()
    pointed = Pointing(outputs=(((0, 1, 2), Style.POINTED, ""),), bias=1)
    overlay = compose(layout, None, (), pointed)
    assert overlay.lines == ()
    assert [mark.rect for mark in overlay.marks] == [
        layout.outputs[0].span(1, 2),
        layout.biases[1].rect,
    ]


def test_cells_that_touch_share_a_frame():
    layout = arrange(DEMO, 1000, 460, 17)
    spreads = (
        Spread("outputs", (1,), (0, 1, 2), (0, 1, 2)),
        Spread("filters", (0, 2), (0, 2), (0, 1)),
    )
    overlay = compose(layout, None, (), Pointing(spreads=spreads))
    weights = layout.filters[0][2]
    assert [mark.rect for mark in overlay.marks] == [
        layout.outputs[1].span(0, 0, 3, 3),
        weights.span(0, 0, 1, 2),
        weights.span(2, 0, 1, 2),
    ]
    assert {mark.style for mark in overlay.marks} == {Style.USED}
    assert overlay.tints == ()


@pytest.mark.usefixtures("qapp")
def test_many_cells_that_do_not_touch_are_tinted():
    layout = arrange(DEMO, 1000, 460, 17)
    overlay = compose(layout, None, (), Pointing(spreads=(CHECKED,)))
    assert overlay.marks == ()
    tinted = touched(overlay, 1000, 460)
    lattice = layout.inputs[1]
    for row in range(-1, 6):
        for column in range(-1, 6):
            x, y = lattice.span(row, column).center().toTuple()
            assert tinted[int(y), int(x)] == (row % 2 == column % 2 == 1), (row, column)
    assert not (tinted & ~covered(overlay.region(), 1000, 460)).any()


# the region


@pytest.fixture
def everything() -> Pointing:
    """Every kind of mark, with badges, in corners and on the ring."""
    return Pointing(
        windows=((0, -1.0, -1.0, (3, 3)), (1, 3.0, 3.0, (3, 3))),
        inputs=(((2, -1, -1), Style.USED, "×−1"), ((2, 4, 4), Style.TERM, "")),
        weights=(((0, 0, 0, 0), Style.USED), ((1, 2, 2, 2), Style.POINTED)),
        outputs=(((0, 0, 0), Style.USED, "×−12345.67"), ((1, 2, 2), Style.PINNED, "")),
        bias=1,
    )


@on_every_stage
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("bench", BENCHES)
def test_the_region_covers_every_pixel_that_is_painted(bench, stage):
    shape, stride = BENCHES[bench]
    for k in {0, shape.filters - 1}:
        layout = arrange(replace(shape, in_use=k), *stage, 17)
        for moving in windows(shape, stride, k):
            overlay = compose(layout, moving, ("−1", "0.333", "27"), Pointing())
            assert outside(overlay, stage) == []


@on_every_stage
@pytest.mark.usefixtures("qapp")
def test_the_region_covers_what_is_pointed_at(everything, stage):
    layout = arrange(DEMO, *stage, 17)
    for moving in (None, MIDWAY):
        assert outside(compose(layout, moving, ("1", "2", "3"), everything), stage) == []


@on_every_stage
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["−1020", "2295000", "−123456.8", "−1.2e+20", "1000000000"])
def test_a_long_number_stays_in_its_chip(text, stage):
    layout = arrange(DEMO, *stage, 17)
    chips = tuple(Chip(rect, text, strong=True) for rect in layout.chips)
    overlay = Overlay(chips=chips)
    assert outside(overlay, stage) == []
    room = covered(QRegion(), *stage)
    for rect in layout.chips:
        room |= covered(QRegion(rect.toAlignedRect().adjusted(-1, -1, 1, 1)), *stage)
    assert not (touched(overlay, *stage) & ~room).any()


@pytest.mark.usefixtures("qapp")
def test_the_region_is_small(everything):
    """Lines are cut into strips: a frame of the glide repaints little of the stage."""
    layout = arrange(DEMO, 1000, 460, 17)
    overlay = compose(layout, MIDWAY, ("1", "2", "3"), Pointing())
    assert covered(overlay.region(), 1000, 460).mean() < 0.45


@on_every_stage
@pytest.mark.usefixtures("qapp")
def test_what_changes_between_two_overlays_covers_every_pixel_that_differs(stage):
    """As the window repaints: changed shapes, and the old and new places of changed lines."""
    layout = arrange(DEMO, *stage, 17)
    shown = [
        compose(layout, moving, ("1", "2", str(i)), Pointing())
        for i, moving in enumerate(windows(DEMO, (2, 2), 0))
    ]
    shown.append(compose(layout, MIDWAY, (), Pointing(bias=0)))
    shown.append(compose(layout, None, (), Pointing(bias=1)))
    scattered = Spread("outputs", (1,), (0, 2), (0, 1, 2))
    shown += [compose(layout, MIDWAY, (), Pointing(spreads=(s,))) for s in (scattered, CHECKED)]
    shown.append(compose(layout, MIDWAY, (), Pointing(spreads=(CHECKED_LESS, scattered))))
    for old, new in pairwise(shown):
        changed = new.shapes_changed(old)
        for path in (*old.lines, *new.lines):
            changed += line_region(path)
        differs = painted(old, stage) != painted(new, stage)
        assert not (differs & ~covered(changed, *stage)).any()


def painted(overlay: Overlay, stage: tuple[int, int]) -> np.ndarray:
    image = QImage(*stage, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_overlay(painter, overlay, load_theme("light"), QFont())
    painter.end()
    return np.frombuffer(image.constBits(), dtype=np.uint32).reshape(stage[::-1]).copy()


def test_the_same_overlay_changes_nothing():
    layout = arrange(DEMO, 1000, 460, 17)
    one, other = (compose(layout, MIDWAY, ("1",), Pointing()) for _ in range(2))
    assert one.shapes_changed(other).isEmpty()


def test_marks_are_clipped_to_their_grid(qapp):
    grid = QRectF(50, 50, 40, 40)
    overlay = Overlay(marks=(Mark(QRectF(20, 20, 100, 50), grid, Style.NOW),))
    mask = touched(overlay, 150, 150)
    rows, columns = np.nonzero(mask)
    assert rows.min() >= 47
    assert columns.min() >= 47
    assert columns.max() <= 93
