"""A row of pictures shows as many as there is room for."""

import pytest
from PySide6.QtGui import QColor, QImage

from cnnlab.ui.widgets.picture_strip import PictureStrip


def pictures(count):
    made = []
    for _ in range(count):
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(QColor("#123456"))
        made.append(image)
    return made


@pytest.fixture
def strip(qtbot):
    made = PictureStrip(40, words=True)
    qtbot.addWidget(made)
    made.resize(200, 60)
    made.show()
    return made


def test_those_without_room_are_left_out(strip):
    strip.set_pictures(pictures(9), [str(i) for i in range(9)])
    assert strip.shown() == 4
    picture = strip.grab().toImage()
    for place in range(4):
        at = strip.rect_of(place).center().toPoint()
        assert picture.pixelColor(at) == QColor("#123456")
    assert strip.accessibleDescription() == "0, 1, 2, 3, 4, 5, 6, 7, 8"


def test_none_are_none(strip):
    strip.set_pictures(())
    assert strip.shown() == 0
    assert not strip.grab().isNull()


def test_larger_pictures_need_more_height(strip):
    before = strip.sizeHint().height()
    strip.set_side(60)
    assert strip.sizeHint().height() == before + 20
    assert strip.rect_of(1).width() == 60
