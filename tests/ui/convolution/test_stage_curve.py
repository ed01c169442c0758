"""The curve of the activation function on the stage."""

import pytest
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.experiment import Activation, Convolution
from cnnlab.ui.widgets.curve_view import CurveView


@pytest.fixture
def hands(lone_hands):
    return lone_hands


def use(hands, preset):
    hands.tab.use_example([p.id for p in hands.tab.examples.presets].index(preset))
    hands.rest()


@pytest.fixture
def curve(hands) -> CurveView:
    use(hands, "sigmoid")
    return hands.widget("stageCurve")


def test_it_stands_between_input_and_output(hands, curve):
    place = curve.geometry()
    assert hands.grid("inputGrid0").geometry().bottom() < place.top()
    assert place.bottom() < hands.grid("outputGrid0").y()
    hands.tab.edits.resize("input", (2, 9))
    hands.settle()
    place = curve.geometry()
    assert hands.grid("inputGrid0").geometry().right() < place.left()
    assert place.right() < hands.grid("outputGrid0").x()
    assert hands.tab.stage.overlay.node is None


def test_lines_enter_and_leave_it(hands, curve):
    hands.tab.edits.resize("input", (2, 9))
    hands.settle()
    first, last = hands.tab.stage.overlay.lines
    assert round(first.currentPosition().x()) == curve.geometry().left()
    assert round(last.elementAt(0).x) == curve.geometry().right() + 1


def test_the_point_is_the_shown_cells(hands, curve):
    hands.player.seek(2)
    assert curve.content.z == -2
    assert curve.content.span == (-10, 10)
    assert "g′(z) = 0.105" in curve.text()
    hands.point("outputGrid0", 0, 8)
    assert curve.content.z == 10
    assert "g′(z) = 4.5e−05" in curve.text()
    hands.point_away()
    assert curve.content.z == -2


def test_a_hidden_result_is_not_read_off_it(hands, curve):
    hands.tab.edits.use_output_mode("predict")
    assert curve.content.z is None


def test_it_follows_operation_and_input(hands, curve):
    hands.tab.edits.use_operation(Activation("tanh"))
    assert curve.content.function.kind == "tanh"
    hands.write("inputGrid0", 0, 0, "-20")
    assert curve.content.span == (-20, 10)
    hands.tab.edits.use_operation(Convolution())
    QApplication.processEvents()
    assert not curve.isVisible()
    assert hands.tab.stage.overlay.node is not None


def test_a_title_stands_alone(hands, curve):
    texts = [label.text for label in hands.tab.stage.frame().labels]
    assert "o0" not in texts


def test_where_there_is_no_room_there_is_a_node(hands, curve):
    hands.tab.stage.setFixedSize(420, 180)
    QApplication.processEvents()
    assert hands.tab.stage.layout_shown.curve.isEmpty()
    assert not curve.isVisible()
