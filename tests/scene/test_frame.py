"""One painter for the window and for export: both give the same picture of the stage."""

import numpy as np
import pytest
from image_pixels import colours_in
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.scene.frame import Frame, paint_frame
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.widgets.grid_view import GridView

MOST_DIFFERENT = 0.002  # share of pixels that may differ: the rims of letters, by subpixel
LARGEST_DIFFERENCE = 40  # of 255, and by how much


@pytest.fixture
def stage(window) -> Stage:
    """At rest at the first window."""
    player = window.tab("convolutionTab").player
    player.pause()
    player.seek(0)
    player.advance(1000)
    return window.tab("convolutionTab").stage


def shown(stage: Stage) -> QImage:
    return stage.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted(stage: Stage, frame: Frame | None = None) -> QImage:
    image = QImage(stage.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_frame(painter, frame or stage.frame(), stage.window().themes.theme, stage.font())
    painter.end()
    return image


def assert_alike(stage: Stage) -> None:
    difference = np.abs(colours_in(shown(stage)) - colours_in(painted(stage))).max(axis=2)
    assert (difference > LARGEST_DIFFERENCE).mean() <= MOST_DIFFERENT


def at(image: QImage, point: QPointF) -> QColor:
    return image.pixelColor(int(point.x()), int(point.y()))


@pytest.mark.parametrize("index", [0, 4, 8, 9, 17])
def test_the_picture_is_what_the_window_shows(window, stage, index):
    window.tab("convolutionTab").player.seek(index)
    window.tab("convolutionTab").player.advance(1000)
    assert_alike(stage)


@pytest.mark.parametrize("passed", [30, 90, 150])
def test_also_in_the_middle_of_a_glide(window, stage, passed):
    window.tab("convolutionTab").player.seek(9)
    window.tab("convolutionTab").player.advance(passed)
    assert not window.tab("convolutionTab").player.pose.arrived
    assert_alike(stage)
    window.tab("convolutionTab").player.advance(1000)


def test_also_in_the_dark_and_inside_a_window(window, stage):
    window.use_theme("dark")
    window.tab("convolutionTab").player.enter()
    window.tab("convolutionTab").player.seek_moment(13)
    assert_alike(stage)


def test_also_with_thumbnails_and_zoomed(window, stage):
    rng = np.random.default_rng(1)
    experiment = Experiment(
        rng.integers(0, 3, (3, 16, 16)),
        rng.integers(-1, 2, (8, 3, 3, 3)),
        np.zeros(8),
        padding=(1, 1),
    )
    window.tab("convolutionTab").document.replace(
        Bench(experiment, experiment, "mine", "all"), "Mine"
    )
    assert not stage.layout_shown.full
    assert_alike(stage)
    window.tab("convolutionTab").page.enlarge(4)
    assert_alike(stage)


def test_also_with_edited_and_hatched_cells(window, stage):
    e = window.tab("convolutionTab").document.bench.experiment
    experiment = Experiment(e.input, e.filters, e.biases, (3, 3), (1, 1))
    window.tab("convolutionTab").document.replace(Bench(experiment, experiment, "mine"), "Stride")
    window.findChild(GridView, "inputGrid1").set_value(2, 2, 9)
    assert_alike(stage)


@pytest.mark.parametrize("picture", [shown, painted], ids=["window", "frame"])
def test_the_course_demo_probed_at_named_points(window, stage, picture):
    theme, layout = window.themes.theme, stage.layout_shown
    image = picture(stage)
    near_corner = QPointF(4, 4)
    assert at(image, QPointF(2, 2)) == theme.window
    ring = layout.inputs[0].span(5, 5).topLeft() + near_corner
    assert at(image, ring) == theme.ring
    zero = layout.inputs[0].span(0, 4).topLeft() + near_corner
    two = layout.inputs[0].span(4, 0).topLeft() + near_corner
    assert stage.grids.by_address["input", (0,)].value(4, 0) == 2
    assert at(image, two).blue() > at(image, two).red()
    assert at(image, zero).blue() >= at(image, two).blue()
    minus_one = layout.filters[1][0].span(2, 1).topLeft() + near_corner
    assert at(image, minus_one).red() > at(image, minus_one).blue()
    unseen = layout.outputs[0].span(2, 2).topLeft() + near_corner
    assert at(image, unseen) == theme.unseen
    frame = layout.filters[0][0].rect
    assert at(image, QPointF(frame.left(), frame.center().y())).hue() == pytest.approx(
        theme.accent.hue(), abs=8
    )
    rim = QPointF(layout.node.x() - 16.5 * layout.unit, layout.node.y() - 2)
    assert at(image, rim).saturation() > 80


def test_what_is_not_reached_yet_is_not_shown(window, stage):
    """The frame holds the numbers, but its picture must not give them away."""
    before = painted(stage)
    window.tab("convolutionTab").player.seek(8)
    window.tab("convolutionTab").player.advance(1000)
    after = painted(stage)
    cell = stage.layout_shown.outputs[0].span(2, 1).toAlignedRect().adjusted(3, 3, -3, -3)
    assert np.ptp(colours_in(before.copy(cell)), axis=(0, 1)).max() == 0
    assert np.ptp(colours_in(after.copy(cell)), axis=(0, 1)).max() > 100


def test_a_frame_is_a_value(window, stage):
    frame = stage.frame()
    kept = painted(stage, frame)
    window.tab("convolutionTab").player.seek(12)
    window.tab("convolutionTab").player.advance(1000)
    assert painted(stage, frame) == kept
    assert painted(stage) != kept
