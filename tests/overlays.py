"""Stages to lay overlays over, and which pixels one paints and covers."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QRegion

from cnnlab.scene.colours import load_theme
from cnnlab.scene.layout import StageShape
from cnnlab.scene.overlay import Overlay
from cnnlab.scene.overlay_compose import Moving, Spread
from cnnlab.scene.overlay_paint import paint_overlay

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
