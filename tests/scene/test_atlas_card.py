"""What stands beside a map."""

import numpy as np
import pytest
from cell_pages import font
from image_pixels import code, codes
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from cnnlab.scene.atlas_card import WIDTH, MapCard, paint_card
from cnnlab.scene.colours import load_theme

pytestmark = pytest.mark.usefixtures("qapp")

THEME = load_theme("light")
PLACE = QRectF(0, 0, WIDTH, 500)
INK = np.ones((28, 28), np.float32)


def painted(images):
    image = QImage(int(WIDTH), 500, QImage.Format.Format_RGB32)
    image.fill(THEME.card)
    painter = QPainter(image)
    paint_card(painter, MapCard("map", "", None, "digits", images), PLACE, THEME, font())
    painter.end()
    return image


def colours(image):
    return codes(image)[80:]


def test_there_are_frames_while_images_are_looked_for():
    waiting, found = colours(painted(None)), colours(painted((INK,) * 9))
    black, line = 0, code(THEME.line)
    assert (found == black).any()
    assert not (waiting == black).any()
    np.testing.assert_array_equal(waiting == line, found == line)


def test_where_there_are_no_images_nothing_is_said_of_them():
    assert np.unique(colours(painted(()))[:, 2:]).tolist() == [code(THEME.card)]
