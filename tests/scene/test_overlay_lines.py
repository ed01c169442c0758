"""Lines go round what takes no part, and join what does."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from overlays import (
    BENCHES,
    DEMO,
    POOL,
    on_every_stage,
    outside,
    windows,
)
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from cnnlab.scene.layout import StageLayout
from cnnlab.scene.layout_arrange import arrange
from cnnlab.scene.overlay_compose import Moving, Pointing, compose


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
            overlay = compose(
                layout, replace(moving, all_channels=False, node="max"), (), Pointing()
            )
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
    first = replace(next(windows(POOL, (2, 2), 1)), all_channels=False)
    (line, _) = compose(replace(pool, inputs=far), first, (), Pointing()).lines
    assert far[1].rect.adjusted(-1, -1, 1, 1).contains(QPointF(*points(line)[0]))
    layout = replace(layout, inputs=zoomed, outputs=outputs)
    for moving in windows(DEMO, (2, 2), 0):
        lines = compose(layout, moving, (), Pointing()).lines
        for c, lattice in enumerate(layout.inputs):
            assert lattice.rect.adjusted(-1, -1, 1, 1).contains(QPointF(*points(lines[c])[0]))
        end = QPointF(*points(lines[-1])[-1])
        assert layout.outputs[0].rect.adjusted(-1, -1, 1, 1).contains(end)
