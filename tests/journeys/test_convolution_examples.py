"""Other numbers than the demo's: worked examples and random ones."""

import numpy as np
from hands import CONTROL, SHIFT, Key
from PySide6.QtWidgets import QApplication, QMenu

DEMO = [[2, 3, 3], [3, 7, 3], [8, 10, -3]]


def arrays(hands):
    e = hands.tab.document.bench.experiment
    return [e.input.tolist(), e.filters.tolist(), e.biases.tolist()]


def steps(hands):
    return hands.tab.document.undo_stack.count()


# worked examples


def test_the_articles_window_gives_one_and_the_next_gives_zero(hands):
    hands.choose_example("The article's window")
    assert hands.ledger().splitlines() == [
        "o0[0,0]",
        "R: 1·0 + 1·0 + -1·0 + -1·0 + 0·0 + 1·1 + -1·0 + -1·0 + 0·1 = 1",
        "G: -1·0 + 0·0 + -1·0 + 0·0 + 0·1 + -1·1 + 1·0 + -1·0 + 0·2 = -1",
        "B: 0·0 + 1·0 + 0·0 + 1·0 + 0·2 + 1·0 + 0·0 + -1·0 + 1·0 = 0",
        "1 + -1 + 0 + bias 1 = 1",
    ]
    hands.press(Key.Key_Period)
    assert hands.ledger().splitlines()[-1] == "-3 + 2 + 0 + bias 1 = 0"
    assert hands.values("outputGrid0")[0][:2] == [1, 0]


def test_the_inner_product_is_minus_eight(hands):
    hands.choose_example("Inner product: -8")
    assert "4·0 + 0·0 + 0·0 + 0·0 + 0·1 + 0·1 + 0·0 + 0·1 + -4·2 = -8" in hands.ledger()
    assert hands.values("outputGrid0") == [[-8]]
    assert hands.widget("positionSlider").maximum() == 0
    hands.press(Key.Key_Period)
    hands.press(Key.Key_Comma)
    assert hands.ledger().endswith("\n-8 + bias 0 = -8")
    hands.press(Key.Key_Z, CONTROL, times=steps(hands))
    assert hands.values("outputGrid1") == [[-8, -8, -3], [-3, 1, 0], [-3, -8, -5]]


def test_each_example_is_shown_and_undone(hands):
    """Once through the box from top to bottom, and all the way back."""
    box = hands.widget("presetBox")
    box.setFocus()
    for index in range(1, box.count()):
        hands.press(Key.Key_Down)
        assert box.currentIndex() == index
        assert hands.tab.panel.about.text() != ""
        assert not hands.tab.problem.isVisible()
        assert hands.ledger() != ""
        hands.press(Key.Key_Period)
        hands.settle()
        hands.window.grab()
    hands.press(Key.Key_Z, CONTROL, times=steps(hands))
    assert box.currentIndex() == 0
    assert hands.values("outputGrid0") == DEMO


def test_an_example_begins_at_its_first_window_and_takes_back_edits(hands):
    hands.tab.playback.seek(13)
    hands.tab.stage.setFocus()
    hands.press(Key.Key_Return)
    hands.choose_example("The article's window")
    assert hands.widget("positionSlider").value() == 0

    hands.begin_anew()
    hands.write("filterGrid0_0", 0, 0, "9")
    edited = hands.values("outputGrid0")
    hands.choose_example("Arithmetic: 5×5 and 3×3")
    assert hands.values("outputGrid0") == [[12, 12, 17], [10, 17, 19], [9, 6, 14]]
    assert not hands.tab.panel.reset.isEnabled()
    while hands.widget("presetBox").currentIndex() > 0:
        hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == edited
    assert hands.tab.panel.reset.isEnabled()


def test_an_example_is_chosen_by_its_letters_or_from_the_menu_and_not_by_the_wheel(hands):
    # Who scrolls the panel must not lose the numbers.
    box = hands.widget("presetBox")
    hands.wheel(box.mapTo(hands.window, box.rect().center()), -1)
    assert box.currentIndex() == 0
    assert steps(hands) == 0

    hands.begin_anew()
    hands.widget("presetBox").setFocus()
    hands.type("in")
    assert hands.widget("presetBox").currentText() == "Inner product: -8"
    assert hands.values("outputGrid0") == [[-8]]

    hands.begin_anew()
    (examples,) = [m for m in hands.window.findChildren(QMenu) if m.title() == "E&xamples"]
    for action in examples.actions():
        if action.text() == "Inner product: -8":
            action.trigger()
    assert hands.widget("presetBox").currentText() == "Inner product: -8"
    assert hands.values("outputGrid0") == [[-8]]


# random numbers


def test_new_numbers_are_of_the_demos_ranges_each_a_step_of_its_own(hands):
    hands.press_on(hands.tab.panel.new_numbers)
    x, w, b = (np.array(a) for a in arrays(hands))
    assert (x.shape, w.shape, b.shape) == ((3, 5, 5), (2, 3, 3, 3), (2,))
    assert set(x.ravel()) == {0, 1, 2}
    assert set(w.ravel()) == {-1, 0, 1}
    assert b.tolist() == [1, 0]
    assert hands.tab.panel.seed.value() == 1
    assert not hands.tab.panel.reset.isEnabled()
    assert hands.widget("positionSlider").maximum() == 17
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == DEMO

    hands.begin_anew()
    # Each was looked at, so each can be gone back to.
    hands.press(Key.Key_R, CONTROL)
    first = arrays(hands)
    hands.press(Key.Key_R, CONTROL)
    assert arrays(hands) != first
    assert hands.tab.panel.seed.value() == 2
    hands.press(Key.Key_Z, CONTROL)
    assert arrays(hands) == first
    assert hands.tab.panel.seed.value() == 1


def test_the_same_seed_gives_the_same_numbers(hands):
    seed = hands.tab.panel.seed
    seed.setFocus()
    seed.selectAll()
    hands.type("42")
    first = arrays(hands)
    seed.selectAll()
    hands.type("43")
    assert arrays(hands) != first
    seed.selectAll()
    hands.type("42")
    assert arrays(hands) == first
    assert steps(hands) == 1


def test_turning_the_seeds_box_is_one_step(hands):
    seed = hands.tab.panel.seed
    seed.setFocus()
    hands.press(Key.Key_Up, times=5)
    assert seed.value() == 5
    assert steps(hands) == 1
    fifth = arrays(hands)
    hands.press(Key.Key_Z, CONTROL)
    assert hands.values("outputGrid0") == DEMO
    assert seed.value() == 0
    hands.press(Key.Key_Z, CONTROL | SHIFT)
    assert arrays(hands) == fifth
    assert seed.value() == 5


def test_new_numbers_while_inside_a_window(hands):
    hands.tab.stage.setFocus()
    hands.press(Key.Key_Period, times=12)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Period, times=20)
    hands.press(Key.Key_R, CONTROL)
    assert (hands.player.index, hands.player.moment_index) == (12, 20)
    output = hands.tab.document.evaluation.output[1, 1, 0]
    hands.press(Key.Key_Escape)
    assert hands.ledger().endswith(f"= {output:g}")
    assert QApplication.focusWidget() is hands.tab.stage
