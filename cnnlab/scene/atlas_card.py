"""Paints what stands beside a map of an atlas: its filter, and the digits that excite it most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.layers import Maps
from cnnlab.core.inspect.strongest import COUNT
from cnnlab.scene.colours import Theme, diverging
from cnnlab.scene.picture_paint import colour_table, image_of
from cnnlab.scene.pixmaps import colours_image

WIDTH = 252.0  # px
PAD, GAP = 14.0, 4.0
LARGEST_SLICE, SMALLEST_SLICE = 92.0, 12.0  # px of a channel of the filter
FILTER_HEIGHT = 0.42  # of the card at most
ACROSS = 3  # digits side by side


@dataclass(frozen=True, eq=False)
class MapCard:
    """A filter (C, kh, kw), None where the layer has none, images (28, 28), and their titles.

    The images are None while they are looked for.
    """

    title: str
    filter_title: str
    filter: Maps | None
    images_title: str
    images: tuple[Floats, ...] | None


def paint_card(painter: QPainter, card: MapCard, rect: QRectF, theme: Theme, base: QFont) -> None:
    """The card in a rectangle."""
    painter.fillRect(rect, theme.card)
    painter.setPen(QPen(theme.line, 1))
    painter.drawLine(rect.topLeft(), rect.bottomLeft())
    inner = rect.adjusted(PAD, PAD, -PAD, -PAD)
    bold = QFont(base)
    bold.setBold(True)
    y = _text(painter, inner, inner.top(), card.title, bold, theme.text) + GAP
    if card.filter is not None:
        y = _text(painter, inner, y, card.filter_title, base, theme.muted)
        y = _paint_filter(painter, card.filter, inner, y + GAP, theme) + 3 * GAP
    images = (None,) * COUNT if card.images is None else card.images
    if images:
        y = _text(painter, inner, y, card.images_title, base, theme.muted)
        _paint_images(painter, images, inner, y + GAP, theme)


def _text(painter: QPainter, inner: QRectF, y: float, text: str, font: QFont, pen: QColor) -> float:
    """Text in as many lines as it needs; returns where it ends."""
    height = QFontMetricsF(font).boundingRect(
        QRectF(0, 0, inner.width(), 1000), int(Qt.TextFlag.TextWordWrap), text
    )
    painter.setFont(font)
    painter.setPen(pen)
    place = QRectF(inner.left(), y, inner.width(), height.height() + 2)
    painter.drawText(place, int(Qt.TextFlag.TextWordWrap), text)
    return place.bottom()


def _paint_filter(painter: QPainter, weights: Maps, inner: QRectF, y: float, theme: Theme) -> float:
    """The filter's channels in a table, on one scale; returns where it ends."""
    count = len(weights)
    side = _slice_side(count, inner.width(), inner.height() * FILTER_HEIGHT)
    across = max(1, int((inner.width() + GAP) / (side + GAP)))
    pixels = diverging(weights.astype(np.float64), float(np.abs(weights).max()), theme)
    for c in range(count):
        down, right = divmod(c, across)
        place = QRectF(inner.left() + right * (side + GAP), y + down * (side + GAP), side, side)
        painter.drawImage(place, colours_image(pixels[c]))
        painter.setPen(QPen(theme.line, 1))
        painter.drawRect(place)
    return y + -(-count // across) * (side + GAP)


def _slice_side(count: int, width: float, height: float) -> float:
    """The largest side at which so many squares fit."""
    side = LARGEST_SLICE
    while side > SMALLEST_SLICE:
        across = max(1, int((width + GAP) / (side + GAP)))
        if -(-count // across) * (side + GAP) <= height:
            break
        side -= 1
    return side


def _paint_images(
    painter: QPainter, images: Sequence[Floats | None], inner: QRectF, y: float, theme: Theme
) -> None:
    """Ink on paper, three in a row; a frame where there is none yet."""
    rows = -(-len(images) // ACROSS)
    side = min((inner.width() - (ACROSS - 1) * GAP) / ACROSS, (inner.bottom() - y) / rows - GAP)
    for place, image in enumerate(images):
        down, right = divmod(place, ACROSS)
        rect = QRectF(inner.left() + right * (side + GAP), y + down * (side + GAP), side, side)
        if image is not None:
            _paint_ink(painter, image, rect, theme)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRect(rect)


def _paint_ink(painter: QPainter, image: Floats, rect: QRectF, theme: Theme) -> None:
    level = ((1 - image if not theme.dark else image).clip(0, 1) * 254 + 0.5).astype(np.uint8)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, image_of(level, colour_table(theme, False)))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
