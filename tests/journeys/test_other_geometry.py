"""Another geometry by real keys: what is shown, pointed at and guessed must go along."""

import pytest
from hands import CONTROL, Hands, Key


@pytest.fixture
def hands(window):
    made = Hands(window)
    made.rest()
    made.point_away()
    return made


@pytest.fixture
def box(hands):
    return hands.tab.panel.geometry_box


def enter(hands, widget, text):
    hands.press_on(widget)
    hands.press(Key.Key_A, CONTROL)
    hands.type(text)
    hands.press(Key.Key_Return)


def outputs(hands):
    """Names of the output grids that are shown, with their sizes."""
    found = hands.tab.stage.grids.of("output")
    return {grid.objectName(): grid.shape for _, grid in found if grid.isVisible()}


DEMO = {"outputGrid0": (3, 3), "outputGrid1": (3, 3)}


@pytest.mark.parametrize(("name", "text"), [("dilation", "9"), ("field", "9")])
def test_outputs_come_back_when_a_setting_without_an_output_is_undone(hands, box, name, text):
    assert outputs(hands) == DEMO
    enter(hands, getattr(box, name), text)
    assert outputs(hands) == {}
    hands.press(Key.Key_Z, CONTROL)
    assert outputs(hands) == DEMO
    hands.press(Key.Key_Y, CONTROL)
    assert outputs(hands) == {}
