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


def guess(hands):
    """Predict, and a guess in the last cell of the second output."""
    hands.press_on(hands.tab.panel.output.predict)
    hands.write("outputGrid1", 2, 2, "5")
    assert hands.tab.document.bench.predictions == (((1, 2, 2), 5.0),)


@pytest.mark.parametrize(
    ("name", "text", "size"),
    [
        ("stride", "3", {"outputGrid0": (2, 2), "outputGrid1": (2, 2)}),
        ("field", "5", {"outputGrid0": (2, 2), "outputGrid1": (2, 2)}),
        ("filters", "1", {"outputGrid0": (3, 3)}),
    ],
)
def test_a_guess_for_a_cell_that_is_gone_goes_and_comes_back(hands, box, name, text, size):
    guess(hands)
    enter(hands, getattr(box, name), text)
    assert outputs(hands) == size
    assert hands.tab.document.bench.predictions == ()
    assert hands.tab.focus.pinned is None
    assert hands.ledger().startswith("o0[0,0]")
    hands.press(Key.Key_Z, CONTROL)
    assert outputs(hands) == DEMO
    assert hands.tab.document.bench.predictions == (((1, 2, 2), 5.0),)


def test_a_guess_for_a_number_that_stays_is_kept_and_of_others_the_score(hands, box):
    guess(hands)
    hands.write("outputGrid0", 0, 0, "1")
    enter(hands, box.stride, "3")
    assert hands.tab.document.bench.predictions == (((0, 0, 0), 1.0),)
    assert hands.tab.document.bench.scored == (0, 1)
    assert hands.tab.panel.output.score.text().startswith("0 of 2 right")
