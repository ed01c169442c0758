"""A match as it is worked out, looked at at named points."""

import numpy as np
import pytest
from image_pixels import code, codes
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from cnnlab.core.pieces.letters import PIECES, X
from cnnlab.scene.colours import diverging_colour, load_theme
from cnnlab.scene.piece_sum import SumPicture, paint_sum

THEME = load_theme("light")


def painted(shown, width):
    image = QImage(800, 60, QImage.Format.Format_RGB32)
    image.fill(THEME.card)
    painter = QPainter(image)
    paint_sum(painter, QRectF(0, 0, width, 60), shown, THEME, QFont(), 14.0)
    painter.end()
    return image


def colour(value):
    return code(diverging_colour(value, 1.0, THEME))


@pytest.mark.parametrize("at", [(0, 0), (1, 1), (3, 3)])
def test_products_have_the_sign_of_a_match(qapp, at):
    """In a perfect match all nine products are +1, so that most of its colour is blue."""
    window = X[at[0] : at[0] + 3, at[1] : at[1] + 3]
    shown = SumPicture(window, PIECES["A"], ("Σ",))
    image = painted(shown, 800)
    area = (codes(image) == colour(1.0)).sum() / (codes(image) == colour(-1.0)).sum()
    ink = sum(int((values > 0).sum()) for values in shown.grids)
    assert area == pytest.approx(ink / (27 - ink), rel=0.25)


def test_it_becomes_smaller_where_it_is_too_wide(qapp):
    shown = SumPicture(X[:3, :3], PIECES["A"], ("Σ = 7", "7 / 9 = 0.77"))
    whole = codes(painted(shown, 800))
    image = codes(painted(shown, 270))
    ground = code(THEME.card)
    widths = [np.flatnonzero((part != ground).any(axis=0)).max() for part in (whole, image)]
    assert widths[1] < 270 < widths[0]


def test_numbers_of_any_size_are_painted(qapp):
    piece = np.array([[1e6, -0.3333, 0.0], [0.5, 1e-9, 2.0], [0.0, 0.0, 0.0]])
    image = painted(SumPicture(X[:3, :3], piece, ()), 200)
    assert not image.isNull()
