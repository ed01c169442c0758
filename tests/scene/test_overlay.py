"""The pixels that an overlay touches, and those that differ between two."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from image_pixels import codes
from overlays import (
    BENCHES,
    CHECKED,
    CHECKED_LESS,
    DEMO,
    MIDWAY,
    covered,
    on_every_stage,
    outside,
    touched,
    windows,
)
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QRegion

from cnnlab.scene.colours import load_theme
from cnnlab.scene.layout_arrange import arrange
from cnnlab.scene.overlay import Chip, Mark, Overlay, Style, line_region
from cnnlab.scene.overlay_compose import Pointing, Spread, compose
from cnnlab.scene.overlay_paint import paint_overlay


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
    return codes(image)


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
