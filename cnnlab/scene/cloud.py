"""A cloud of points in the plane, with the ellipse of their covariance."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from cnnlab.core.arrays import Array, Labels
from cnnlab.scene.colours import Theme, with_alpha
from cnnlab.scene.plots import Axes, paint_axes, small_font

DEVIATIONS = 2.0  # of the ellipse: its half axes over the standard deviations
REACH = 3.0  # standard deviations that are shown at least
DOT = 1.6  # px
NEAREST = 1e-6


@dataclass(frozen=True, eq=False)
class Cloud:
    """Points (n, 2), their classes (n,) or None, the mean (2,), the covariance (2, 2)."""

    points: Array
    mean: Array
    covariance: Array
    labels: Labels | None = None

    @property
    def deviations(self) -> tuple[float, float]:
        """Standard deviations along x and y."""
        spread = np.sqrt(self.covariance.diagonal().clip(0))
        return float(spread[0]), float(spread[1])

    @property
    def correlation(self) -> float:
        """That of x and y, -1…1; 0 where one of them does not vary."""
        across, up = self.deviations
        product = across * up
        return float(self.covariance[0, 1]) / product if product > NEAREST**2 else 0.0


def ellipse(cloud: Cloud, deviations: float = DEVIATIONS, count: int = 72) -> Array:
    """Places (count, 2) that are so many standard deviations from the mean.

    mean + d · V √Λ (cos t, sin t), with the eigenvectors V and eigenvalues Λ of the covariance.
    """
    values, vectors = np.linalg.eigh(cloud.covariance)
    angle = np.linspace(0, 2 * np.pi, count)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    found: Array = cloud.mean + deviations * (circle * np.sqrt(values.clip(0))) @ vectors.T
    return found


def cloud_axes(cloud: Cloud, rect: QRectF) -> Axes:
    """Axes with zero in the middle, one scale for both, that show the ellipse and around it."""
    reach = abs(cloud.mean) + REACH * np.sqrt(cloud.covariance.diagonal().clip(0))
    half = max(float(reach.max()), NEAREST)
    side = max(1.0, min(rect.width(), rect.height()))
    across, up = half * rect.width() / side, half * rect.height() / side
    return Axes(rect, -across, across, -up, up)


def paint_cloud(
    painter: QPainter, axes: Axes, cloud: Cloud, theme: Theme, names: tuple[str, str] = ("", "")
) -> None:
    """Axes, points, the ellipse, and the mean."""
    paint_axes(painter, axes, theme, small_font(painter.font()), names)
    painter.save()
    painter.setClipRect(axes.rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, points in _by_colour(cloud, theme):
        painter.setPen(QPen(colour, 2 * DOT))
        across, down = axes.pixels(points[:, 0], points[:, 1])
        painter.drawPoints([QPointF(x, y) for x, y in zip(across, down, strict=True)])
    places = ellipse(cloud)
    across, down = axes.pixels(places[:, 0], places[:, 1])
    outline = [QPointF(x, y) for x, y in zip(across, down, strict=True)]
    for colour, width in ((theme.card, 5.0), (theme.accent, 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawPolyline(outline)
    painter.setPen(QPen(theme.card, 1.5))
    painter.setBrush(theme.accent)
    painter.drawEllipse(axes.pixel(float(cloud.mean[0]), float(cloud.mean[1])), 4.0, 4.0)
    painter.restore()


def _by_colour(cloud: Cloud, theme: Theme) -> list[tuple[QColor, Array]]:
    if cloud.labels is None:
        return [(with_alpha(theme.positive, 0.45), cloud.points)]
    pairs = ((theme.negative, 0), (theme.positive, 1))
    return [(with_alpha(c, 0.7), cloud.points[cloud.labels == label]) for c, label in pairs]
