"""What part of a sheet is looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnlab.scene.atlas_camera import SheetCamera, between

SIZE = QSizeF(800, 600)
cameras = st.builds(SheetCamera, st.floats(0, 800), st.floats(0, 600), st.floats(1, 300))
points = st.builds(QPointF, st.floats(0, 800), st.floats(0, 600))


def near(point, other):
    assert (point.x(), point.y()) == pytest.approx((other.x(), other.y()), abs=1e-6)


@given(cameras, points)
def test_a_place_is_seen_where_it_is_found(camera, point):
    near(camera.to_screen(camera.to_sheet(point, SIZE), SIZE), point)


@given(cameras, points, st.floats(0.2, 5))
def test_zooming_keeps_the_place_under_the_pointer(camera, point, factor):
    place = camera.to_sheet(point, SIZE)
    near(camera.zoomed(factor, place).to_screen(place, SIZE), point)


@given(cameras, st.floats(0.01, 5), points)
def test_nothing_is_smaller_than_the_whole_sheet(camera, factor, place):
    assert camera.zoomed(factor, place).scale >= 1


@given(cameras)
def test_nothing_beyond_the_sheet_is_seen(camera):
    seen = camera.within(SIZE)
    corners = [seen.to_sheet(QPointF(x, y), SIZE) for x in (0, 800) for y in (0, 600)]
    assert all(-1e-6 <= p.x() <= 800 + 1e-6 and -1e-6 <= p.y() <= 600 + 1e-6 for p in corners)


@given(cameras, cameras)
def test_a_way_begins_and_ends_where_it_should(start, end):
    for share, there in ((0.0, start), (1.0, end)):
        found = between(start, end, share)
        assert (found.x, found.y, found.scale) == pytest.approx(
            (there.x, there.y, there.scale), rel=1e-6, abs=1e-4
        )


def test_on_the_way_in_the_target_comes_nearer():
    start, target = SheetCamera.whole(SIZE), QRectF(600, 100, 20, 20)
    end = SheetCamera.on(target, QRectF(QPointF(0, 0), SIZE), SIZE)
    middle = QPointF(SIZE.width() / 2, SIZE.height() / 2)
    seen = [between(start, end, s / 10).to_screen(target.center(), SIZE) for s in range(11)]
    away = [(p - middle).manhattanLength() for p in seen]
    assert away == sorted(away, reverse=True)
    assert away[-1] == pytest.approx(0, abs=1e-6)


def test_a_rectangle_fills_its_part_of_the_widget():
    view, rect = QRectF(0, 50, 500, 550), QRectF(300, 200, 40, 40)
    seen = SheetCamera.on(rect, view, SIZE, 0.8).rect_to_screen(rect, SIZE)
    assert seen.width() == pytest.approx(0.8 * 500)
    near(seen.center(), view.center())
