"""A colour bar under a histogram."""

import numpy as np
import pytest

from cnnlab.core.levels import histogram
from cnnlab.scene.colours import load_theme
from cnnlab.ui.widgets.level_scale import BAR, HISTOGRAM, LevelScale


@pytest.fixture
def scale(qtbot):
    made = LevelScale()
    qtbot.addWidget(made)
    made.resize(200, made.sizeHint().height())
    made.show()
    return made


def test_the_bar_runs_from_the_lowest_colour_to_the_highest(scale):
    values = np.array([-2.0, 0, 0, 0, 2])
    scale.set_scale(-2, 2, True, histogram(values))
    image, theme = scale.grab().toImage(), load_theme("light")
    row = HISTOGRAM + BAR // 2
    for x, colour in ((2, theme.negative), (197, theme.positive)):
        seen = image.pixelColor(x, row)
        assert seen.red() == pytest.approx(colour.red(), abs=6)
        assert seen.blue() == pytest.approx(colour.blue(), abs=6)
    assert scale.accessibleDescription() == "−2 … 2"


def test_often_is_higher_than_seldom(scale):
    scale.set_scale(0, 1, False, histogram(np.array([0.0] * 100 + [1.0])))
    image = scale.grab().toImage()
    ground = image.pixelColor(100, 5)
    assert image.pixelColor(1, 5) != ground
    assert image.pixelColor(198, 5) == ground
    assert image.pixelColor(198, HISTOGRAM - 2) != ground


def test_without_a_picture_nothing_is_painted(scale):
    scale.set_scale(0, 0, False, None)
    image = scale.grab().toImage()
    assert image.pixelColor(100, HISTOGRAM + 4) == image.pixelColor(1, 1)
