"""A cloud's ellipse is that of its covariance, and its axes have one scale."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from cnnlab.scene.cloud import Cloud, cloud_axes, ellipse, paint_cloud
from cnnlab.scene.colours import load_theme

COVARIANCE = np.array([[4.0, 1.2], [1.2, 1.0]])
MEAN = np.array([1.0, -0.5])


def a_cloud(covariance=COVARIANCE, labels=None):
    points = np.random.default_rng(0).multivariate_normal(MEAN, covariance, 200)
    return Cloud(points, MEAN, covariance, labels)


def test_all_of_the_ellipse_is_two_standard_deviations_away():
    places = ellipse(a_cloud())
    away = places - MEAN
    squared = np.einsum("ni,ij,nj->n", away, np.linalg.inv(COVARIANCE), away)
    np.testing.assert_allclose(squared, 4.0)


def test_deviations_and_correlation():
    cloud = a_cloud()
    assert cloud.deviations == pytest.approx((2, 1))
    assert cloud.correlation == pytest.approx(0.6)
    assert a_cloud(np.diag([1.0, 0.0])).correlation == 0


def test_axes_have_zero_in_the_middle_and_one_scale():
    axes = cloud_axes(a_cloud(), QRectF(0, 0, 300, 200))
    assert axes.left == -axes.right
    assert axes.bottom == -axes.top
    assert (axes.right - axes.left) / 300 == pytest.approx((axes.top - axes.bottom) / 200)
    places = ellipse(a_cloud())
    assert abs(places[:, 0]).max() < axes.right
    assert abs(places[:, 1]).max() < axes.top


@pytest.mark.parametrize("labels", [None, np.arange(200) % 2])
@pytest.mark.parametrize("covariance", [COVARIANCE, np.zeros((2, 2))])
def test_the_ellipse_is_painted_where_it_is(qapp, covariance, labels):
    cloud, theme = a_cloud(covariance, labels), load_theme("light")
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(theme.card)
    axes = cloud_axes(cloud, QRectF(10, 10, 280, 180))
    painter = QPainter(picture)
    paint_cloud(painter, axes, cloud, theme)
    painter.end()
    for x, y in (MEAN, ellipse(cloud)[10]):
        at = axes.pixel(x, y)
        seen = picture.pixelColor(round(at.x()), round(at.y()))
        assert seen.red() == pytest.approx(theme.accent.red(), abs=12)
        assert seen.green() == pytest.approx(theme.accent.green(), abs=12)
