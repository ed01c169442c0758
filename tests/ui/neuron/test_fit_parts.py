"""The parts of the Fitting page, each by itself."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.fit import FitState
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.points import Points
from cnnlab.scene.colours import load_theme
from cnnlab.scene.plots import Axes
from cnnlab.ui.neuron.fit_curve import Course, FitCurve, thinned
from cnnlab.ui.neuron.fit_figures import FitFigures
from cnnlab.ui.neuron.fit_network import FitNetworkView
from cnnlab.ui.neuron.fit_points_view import PointsView
from cnnlab.ui.neuron.fit_text import loss_text

PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
ONE = Dense((np.array([[0.0, 3.0, -1.0]]),), (Function("sigmoid"),))


def shown(qtbot, widget, width=400, height=300):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (0.0123, "0.0123"),
        (0.0, "0.0000"),
        (0.00001, "1.0e−05"),
        (12.5, "12.5000"),
        (150.25, "150.2"),
        (1.7e305, "1.7e+305"),
        (float("nan"), "–"),
    ],
)
def test_a_loss_is_written_so_that_it_can_be_read_again(loss, text):
    assert loss_text(loss) == text
    if text != "–":
        assert float(text.replace("−", "-")) == pytest.approx(loss, rel=0.05, abs=1e-4)


@pytest.mark.parametrize("n", [10, 1000, 12_345])
def test_a_long_line_keeps_its_least_and_its_greatest(n):
    heights = np.random.default_rng(n).normal(size=n)
    xs, ys = thinned(heights, 100)
    assert len(xs) <= 2 * 100 or n <= 200
    assert (ys.min(), ys.max()) == (heights.min(), heights.max())
    assert (np.diff(xs) >= 0).all()
    np.testing.assert_array_equal(heights[xs.astype(int)], ys)


def test_losses_that_are_nan_or_huge_are_painted(qtbot):
    curve = shown(qtbot, FitCurve())
    losses = np.array([[0.7, np.nan], [1e200, np.nan], [0.0, np.nan]])
    for on in (False, True):
        curve.set_logarithmic(on)
        for courses in (
            [Course(losses, 1)],
            [Course(losses, 2), Course(losses[:2], 1)],
            [Course()],
        ):
            curve.set_courses(courses)
            assert curve.grab().width() == 400


def test_both_runs_are_drawn_and_the_cursor_stands_at_the_step(qtbot):
    curve, theme = shown(qtbot, FitCurve()), load_theme("light")
    falls = np.tile(np.linspace(1, 0.5, 101)[:, None], (1, 2))
    curve.set_courses([Course(falls, 50), Course(falls * 0.4, 50)])
    axes, picture = curve.axes(), curve.grab().toImage()

    def near(x, y, colour):
        at = axes.pixel(x, y).toPoint()
        places = [at + QPoint(dx, dy) for dx in range(-6, 7) for dy in range(-2, 3)]
        return any(picture.pixelColor(place) == colour for place in places)

    assert near(20, 0.9, theme.text)
    assert near(20, 0.36, theme.muted)
    assert near(50, 0.2, theme.accent)
    assert not near(20, 0.6, theme.text)


def test_numbers_that_change_move_nothing(qtbot):
    figures = shown(qtbot, FitFigures(), 420, 60)
    places = [label.geometry() for label in figures.rows[0]]
    for step, loss in ((0, 0.7), (99_999, 1.7e305), (12, float("nan"))):
        figures.set_states([FitState(step, ONE, (), loss, loss, 1.0, 0.5)])
        assert [label.geometry() for label in figures.rows[0]] == places
    figures.set_states([FitState(99_999, ONE, (), 1.7e305, 0.1, 1.0, 1.0)])
    for label in figures.rows[0]:
        assert label.sizeHint().width() <= label.width()


@pytest.mark.parametrize("width", [260, 340, 420, 700])
def test_numbers_have_room_at_every_width(qtbot, width):
    figures = shown(qtbot, FitFigures(), width, 80)
    figures.set_race(True)
    figures.set_states([FitState(99_999, ONE, (), 1.7e305, 0.1, 1.0, 1.0)] * 2)
    for label in (*figures.rows[0], *figures.rows[1]):
        assert label.sizeHint().width() <= label.width() + 1
        assert label.geometry().right() <= width


def test_a_weight_is_blue_above_zero_and_orange_below(qtbot):
    network, theme = shown(qtbot, FitNetworkView()), load_theme("light")
    network.set_network(ONE, Axes(QRectF(0, 0, 9, 9), -1, 1, -1, 1), (1, 0))
    (x1, x2), (output,) = network.places()
    picture = network.grab().toImage()

    def middle(one):
        start = QPointF(one.right(), one.center().y())
        end = QPointF(output.left(), output.center().y())
        return picture.pixelColor(((start + end) / 2).toPoint())

    assert middle(x1) == theme.positive
    assert middle(x2).red() > middle(x2).blue() + 30


def test_a_unit_is_asked_for_by_click_and_by_key(qtbot):
    network, asked = shown(qtbot, FitNetworkView()), []
    network.chosen.connect(asked.append)
    network.set_network(ONE, Axes(QRectF(0, 0, 9, 9), -1, 1, -1, 1), (1, 0))
    QTest.mouseClick(network, LEFT, PLAIN, network.places()[0][1].center().toPoint())
    network.setFocus()
    QTest.keyClick(network, Qt.Key.Key_Left)
    QTest.mouseClick(network, LEFT, PLAIN, QPoint(network.width() // 2, 2))
    assert asked == [(0, 1), (0, 0), (1, 0)]


def test_points_of_two_classes_differ_in_shape_and_held_out_ones_are_hollow(qtbot):
    plane, theme = shown(qtbot, PointsView(), 400, 400), load_theme("light")
    x = np.array([[-0.5, 0.5], [0.5, 0.5], [-0.5, -0.5]])
    plane.set_points(Points(x, np.array([1.0, 0.0, 1.0]), np.array([False, False, True])))
    picture = plane.grab().toImage()
    seen = [picture.pixelColor(plane.axes.pixel(*at).toPoint()) for at in x.tolist()]
    assert seen[0] == theme.positive_text
    assert seen[1] == theme.negative_text
    assert seen[2] == theme.card


@pytest.mark.parametrize("scale", [1e-4, 1.0, 1e6])
def test_a_plane_of_any_size_is_painted(qtbot, scale):
    plane = shown(qtbot, PointsView())
    plane.set_function(lambda x: np.tanh(x[:, 0] / scale), lambda x: np.sign(x[:, 1]))
    x = np.array([[-scale, scale], [scale, -scale]])
    plane.set_points(Points(x, np.array([1.0, 0.0]), np.zeros(2, bool)))
    plane.fit()
    for factor in (1.0, 40.0, 1e-3, 1e9):
        plane.zoom(factor)
        assert plane.grab().width() == 400
