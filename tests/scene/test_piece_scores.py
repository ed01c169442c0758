"""Bars of scores and curves over the amount, looked at at named points."""

import numpy as np
import pytest
from image_pixels import count
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from cnnlab.scene.colours import load_theme
from cnnlab.scene.grid import written
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.piece_cells import EvenCells, MatchCells
from cnnlab.scene.piece_curve import CurvePicture, curve_axes, paint_now, paint_scores_over_amount
from cnnlab.scene.piece_scores import ScoreGroup, paint_scores, span_of

THEME = load_theme("light")


def painted(paint, width=400, height=300):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(THEME.card)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def group(x, o):
    return ScoreGroup("By its pieces", (("X", x, str(x)), ("O", o, str(o))), "X wins")


def bars(*groups):
    rect = QRectF(0, 0, 400, 300)
    return painted(lambda painter: paint_scores(painter, rect, groups, THEME, QFont()))


def test_a_larger_score_has_a_longer_bar(qapp):
    small, large = (count(bars(group(x, 0.0)), THEME.positive) for x in (0.5, 1.0))
    assert large == pytest.approx(2 * small, rel=0.05)


def test_a_score_below_0_has_the_other_colour(qapp):
    assert count(bars(group(1.0, -0.4)), THEME.negative) > 50
    assert count(bars(group(1.0, 0.4)), THEME.negative) == 0


def test_hidden_scores_have_no_bar(qapp):
    image = bars(ScoreGroup("By its pieces", (("X", None, "?"), ("O", None, "?")), "?"))
    assert count(image, THEME.positive) == 0


def test_bars_of_scores_beyond_the_usual_stay_inside(qapp):
    assert span_of([group(1.0, 0.0)]) == (-0.5, 1.5)
    assert span_of([group(7.0, -3.0)]) == (-3.0, 7.0)
    assert count(bars(group(7.0, -3.0)), THEME.positive) > 50


def curves(height=300, now=0.5):
    amounts = np.linspace(0, 1, 5)
    falling = np.linspace(1.0, 0.2, 5)
    whole = np.stack([falling, 1 - falling], axis=1)
    picture = CurvePicture(amounts, whole + 0.5, whole)
    axes = curve_axes(QRectF(0, 0, 400, height), picture, QFont())

    def paint(painter):
        words = ("amount", "score"), ["a", "b", "c", "d"]
        paint_scores_over_amount(painter, axes, picture, THEME, QFont(), *words)
        paint_now(painter, axes, now, THEME)

    return painted(paint, 400, height), axes


def test_curves_and_the_amount_of_now_are_painted(qapp):
    image, axes = curves()
    assert count(image, THEME.positive_text) > 100
    assert count(image, THEME.negative_text) > 100
    at = axes.pixel(0.5, axes.bottom).toPoint()
    column = [image.pixelColor(at.x(), y) for y in range(int(axes.rect.top()) + 3, at.y() - 3)]
    assert sum(colour == THEME.accent for colour in column) > len(column) // 2


def test_axes_hold_all_scores(qapp):
    _, axes = curves()
    assert axes.bottom < 0 < 1.5 < axes.top
    assert (axes.left, axes.right) == (0, 1)


def test_there_are_axes_before_there_are_curves(qapp):
    axes = curve_axes(QRectF(0, 0, 400, 300), None, QFont())
    assert axes.bottom < 0 < 1 < axes.top


def test_cells_of_matches_write_two_decimals_everywhere():
    cells = MatchCells(np.array([[1.0, 7 / 9], [-7 / 9, 0.0]]))
    assert cells.text(1.0) == "1.00"
    assert {cells.text(v) for v in (7 / 9, -7 / 9, 0.0)} == {"0.77", "−0.77", "0.00"}


def test_small_cells_leave_out_the_zero_before_the_point():
    cells = MatchCells(np.array([[1.0, 7 / 9], [-7 / 9, 0.0]])).shorter
    assert [cells.text(v) for v in (1.0, 7 / 9, -7 / 9, 0.0)] == ["1.00", ".77", "−.77", ".00"]
    assert cells.longest == "−.00"
    assert cells.shorter is None


@pytest.mark.parametrize(("cell", "said"), [(40, "−0.77"), (27, "−.77"), (14, None)])
def test_numbers_are_as_long_as_can_be_read(qapp, cell, said):
    cells = MatchCells(np.array([[1.0, 7 / 9], [-7 / 9, 0.0]]))
    base = QFont()
    base.setPixelSize(13)
    shown, font = written(cells, Lattice(QRectF(0, 0, 2 * cell, 2 * cell), 2, 2, cell), base)
    assert (shown.text(-7 / 9) if font else None) == said


def test_figures_keep_their_size_when_signs_come_and_go():
    some, none = (MatchCells(np.array([[value]])).longest for value in (-0.5, 0.5))
    assert len(some) == len(none)
    assert MatchCells(np.array([[0.5]]), widest="0.00").longest == "0.00"
    assert EvenCells(np.array([[-12.25]])).longest == "−12.25"
