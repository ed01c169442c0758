"""Paints an overlay."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen

from cnnlab.scene.colours import Theme, with_alpha
from cnnlab.scene.grid import NUMBERS_FROM
from cnnlab.scene.layout import BRACKET, NODE
from cnnlab.scene.overlay import Chip, Mark, Overlay, Style, Tint
from cnnlab.scene.text import draw_centred, number_font, static_text

TINT = 0.35  # opacity
BRACKET_TINT = 0.28
PARTS = 8  # of a tinted cell's side: only the outermost are, for numbers lose under a tint
BAND, WIDEST_BAND = 0.1, 4.0  # of a mark's shorter side, and px, that are tinted inside its frame
CHIP_TEXT = 0.58  # of a chip's height, where the number is short enough


def paint_overlay(painter: QPainter, overlay: Overlay, theme: Theme, font: QFont) -> None:
    """Paint the tints first, then lines, chips and frames."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tint in overlay.tints:
        _paint_tint(painter, tint, theme)
    pen = QPen(with_alpha(theme.pointed if overlay.pointed else theme.accent, 0.5), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for path in overlay.lines:
        painter.drawPath(path)
    _paint_node(painter, overlay, theme, font)
    for chip in overlay.chips:
        _paint_chip(painter, chip, theme, font)
    for mark in overlay.marks:
        _paint_mark(painter, mark, theme)
    for mark in overlay.marks:
        if mark.badge:
            _paint_badge(painter, mark, theme, font)
    painter.restore()


def _paint_tint(painter: QPainter, tint: Tint, theme: Theme) -> None:
    """A small image, scaled up: thousands of cells cost as much as one.

    Cells with numbers are tinted round these, smaller ones as a whole.
    """
    pixels = np.zeros((tint.rows[-1] + 1, tint.columns[-1] + 1), np.uint32)
    pixels[np.ix_(tint.rows, tint.columns)] = with_alpha(theme.pointed, TINT).rgba()
    if tint.rect.width() / pixels.shape[1] >= NUMBERS_FROM:
        edge = np.ones((PARTS, PARTS), np.uint32)
        edge[1:-1, 1:-1] = 0
        pixels = np.kron(pixels, edge)
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32)
    painter.save()
    painter.setClipRect(tint.clip)
    painter.drawImage(tint.rect, image)
    painter.restore()


def _paint_node(painter: QPainter, overlay: Overlay, theme: Theme, font: QFont) -> None:
    if overlay.node is None:
        return
    lit = overlay.node_lit
    painter.setPen(QPen(theme.pointed if lit or overlay.pointed else theme.accent, 3 if lit else 2))
    painter.setBrush(theme.card)
    circle = overlay.circle
    painter.drawEllipse(circle)
    painter.setPen(theme.text)
    size = NODE * overlay.unit * (1.15 if len(overlay.node_text) == 1 else 0.72)
    large = number_font(font, size)
    painter.setFont(large)
    draw_centred(painter, circle, overlay.node_text, large)


def _paint_chip(painter: QPainter, chip: Chip, theme: Theme, font: QFont) -> None:
    painter.setPen(QPen(theme.pointed, 2) if chip.strong else QPen(theme.line, 1))
    painter.setBrush(theme.card)
    inset = 1.0 if chip.strong else 0.0
    painter.drawRoundedRect(chip.rect.adjusted(inset, inset, -inset, -inset), 8, 8)
    size, space = chip.rect.height() * CHIP_TEXT, chip.rect.width() - 8
    small = number_font(font, size)
    width = static_text(chip.text, small)[1]
    if width > space:
        small = number_font(font, size * space / width)
    painter.setFont(small)
    painter.setPen(theme.text)
    draw_centred(painter, chip.rect, chip.text, small)


def _paint_mark(painter: QPainter, mark: Mark, theme: Theme) -> None:
    painter.save()
    painter.setClipRect(mark.clip.adjusted(-3, -3, 3, 3 + BRACKET if mark.bracket else 3))
    colour, width, fill, dashed = {
        Style.NOW: (theme.accent, 3.0, 0.28, False),
        Style.TERM: (theme.accent, 3.0, 0.45, False),
        Style.POINTED: (theme.pointed, 2.5, 0.0, False),
        Style.USED: (theme.pointed, 1.5, 0.30, False),
        Style.PINNED: (theme.pointed, 2.0, 0.0, True),
    }[mark.style]
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    if mark.bracket:
        _paint_bracket(painter, mark, pen)
        painter.restore()
        return
    frame = mark.rect.intersected(mark.clip.adjusted(-1, -1, 1, 1))
    if fill:
        _paint_band(painter, frame, width / 2, with_alpha(colour, fill))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 2, 2)
    painter.restore()


def _paint_band(painter: QPainter, frame: QRectF, inset: float, colour: QColor) -> None:
    """A tint along the inside of a frame, clear of the numbers in it."""
    band = min(WIDEST_BAND, BAND * min(frame.width(), frame.height()))
    outside, inside = (frame.adjusted(by, by, -by, -by) for by in (inset, inset + band))
    path = QPainterPath()  # filled in half the time in which a wide pen draws it
    path.addRect(outside)
    path.addRect(inside)
    painter.fillPath(path, colour)


def _paint_bracket(painter: QPainter, mark: Mark, pen: QPen) -> None:
    """The cells' edge a little tinted, and a bracket under all of them."""
    tint = with_alpha(pen.color(), BRACKET_TINT)
    _paint_band(painter, mark.rect.intersected(mark.clip), 0.0, tint)
    seen = mark.rect.intersected(mark.clip).adjusted(2, 0, -2, 0)
    top, bottom = seen.bottom() + 4, seen.bottom() + BRACKET
    painter.setPen(pen)
    painter.drawPolyline(
        [
            QPointF(seen.left(), top),
            QPointF(seen.left(), bottom),
            QPointF(seen.right(), bottom),
            QPointF(seen.right(), top),
        ]
    )


def _paint_badge(painter: QPainter, mark: Mark, theme: Theme, font: QFont) -> None:
    rect = mark.badge_rect
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.pointed)
    painter.drawRoundedRect(rect, 5, 5)
    small = number_font(font, 12)
    painter.setFont(small)
    painter.setPen(theme.card)
    draw_centred(painter, rect, mark.badge, small)
