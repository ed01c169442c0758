"""Where pixels of pictures lie under a camera."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnlab.scene.picture_frame import LARGEST_CELL, Along, PictureCamera, PictureFrame, seen_part

SIZE = QSizeF(300, 200)


def test_a_whole_picture_fits_in_the_middle():
    camera = PictureCamera.whole((100, 50), SIZE)
    frame = PictureFrame.of(camera, SIZE, Along(), Along())
    whole = frame.span(0, 0, 100, 50)
    assert whole.center() == QPointF(150, 100)
    assert whole.height() == pytest.approx(198)
    assert PictureCamera.whole((1, 1), SIZE).scale == LARGEST_CELL


def test_a_zoom_keeps_its_place():
    camera = PictureCamera(10, 20, 2)
    closer = camera.zoomed(3, 12, 14, 1)
    for before, after, place in ((camera.x, closer.x, 12), (camera.y, closer.y, 14)):
        assert (place - before) * camera.scale == pytest.approx((place - after) * closer.scale)
    assert camera.zoomed(1000, 0, 0, 1).scale == LARGEST_CELL
    assert camera.zoomed(0.001, 0, 0, 1).scale == 1


def test_a_move_is_told_in_pixels_of_the_widget():
    camera = PictureCamera(10, 20, 2)
    assert camera.way(camera.moved(6, -4)) == pytest.approx((6, -4))
    assert camera.way(PictureCamera(10, 20, 3)) is None
    assert PictureCamera(-5, 300, 2).within((40, 30)) == PictureCamera(0, 40, 2)


def test_pixels_of_a_strided_result_lie_further_apart():
    camera = PictureCamera(8, 8, 10)
    own = PictureFrame.of(camera, SIZE, Along(), Along())
    result = PictureFrame.of(camera, SIZE, Along(2.0, -0.5), Along(3.0, -1.0))
    assert result.span(4, 3).center() == own.span(8, 9).center()
    assert (result.height, result.width) == (20, 30)
    assert result.cell == 20


def test_what_is_seen_and_what_lies_under_a_point():
    frame = PictureFrame(-25, 10, 10, 20)
    assert frame.at(QPointF(0, 10)) == (0, 2)
    assert frame.at(QPointF(-26, 9)) == (-1, -1)
    assert frame.visible(SIZE, (6, 100)) == (range(6), range(2, 33))
    assert frame.visible(SIZE, (100, 8), QRectF(0, 50, 10, 10)) == (range(2, 3), range(2, 4))


@pytest.mark.parametrize(
    ("rect", "seen"),
    [
        (QRectF(10, 20, 5, 5), QRectF(10, 20, 5, 5)),
        (QRectF(-1e6, -1e6, 3e6, 3e6), QRectF(-8, -8, 116, 66)),
        (QRectF(90, 10, 1e7, 4), QRectF(90, 10, 18, 4)),
        (QRectF(1e5, 10, 5, 5), QRectF()),
        (QRectF(float("nan"), 10, 5, 5), QRectF()),
    ],
)
def test_only_what_is_seen_of_a_frame_is_painted(rect, seen):
    part = seen_part(rect, QSizeF(100, 50))
    assert part == seen if seen.isValid() else not part.isValid()
