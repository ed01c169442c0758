"""The line under the stage: what happens now, and the key to the colours."""

import numpy as np
import pytest
from hands import Key
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Experiment, Pooling
from cnnlab.lessons.presets import shipped_presets
from cnnlab.ui.convolution.caption_words import caption_text

DEMO = evaluate(shipped_presets()[0].experiment).plan
FOUR = np.array([[[1.0, -2.0], [3.5, 0.0]]])


@pytest.fixture
def tab(window):
    made = window.tab("convolutionTab")
    made.player.pause()
    made.player.seek(4)
    QApplication.processEvents()
    return made


def at_rest(plan, index=0):
    return caption_text(plan, plan[index], None, None)


def test_a_convolution_is_its_channels_sums_and_the_bias():
    assert at_rest(DEMO, 4) == "multiply cell by cell, add: 4 + 2 + 0, plus bias 1, is 7"
    assert at_rest(DEMO, 9) == "multiply cell by cell, add: −1 − 4 − 3, plus bias 0, is −8"
    ninths = evaluate(next(p for p in shipped_presets() if p.experiment.scale != 1).experiment)
    assert ", times 1/9, plus bias 0, is " in at_rest(ninths.plan)


def test_inside_a_window_it_is_one_product_then_one_channel():
    step = DEMO[4]
    said = [caption_text(DEMO, step, moment, 0) for moment in step.moments]
    assert said[0] == "−1 times 0 is 0; so far 0"
    assert said[8] == "1 times 2 is 2; so far 4"
    assert said[27] == "channel R adds 4; so far 4"
    assert said[29] == "channel B adds 0; so far 6"
    assert said[-1] == at_rest(DEMO, 4)


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (Pooling("max", (2, 2)), "the largest of 1, −2, 3.5, 0 is 3.5"),
        (Pooling("average", (2, 2)), "the mean of 1, −2, 3.5, 0 is 0.625"),
        (Activation("relu"), "ReLU makes 1 of 1"),
        (Activation("leaky_relu", 0.1), "Leaky ReLU makes 1 of 1"),
    ],
)
def test_other_operations(operation, said):
    found = evaluate(Experiment(FOUR, operation=operation, stride=(2, 2)))
    assert at_rest(found.plan) == said


def test_what_is_to_be_predicted_is_not_said():
    said = [caption_text(DEMO, DEMO[4], None, tried) for tried in range(3)]
    assert not any("7" in text for text in said)
    assert len(set(said)) == 3, "each hint is another one"


def test_it_follows_the_window(tab, hands):
    tab.player.seek(4)
    assert tab.caption.text().endswith("is 7")
    hands.press(Key.Key_Period)
    assert tab.caption.text().endswith(f"is {int(DEMO[5].total)}")


def test_both_parts_are_turned_off_and_stay_so(tab, window, settings_path):
    heights = [tab.stage.height()]
    for name in ("caption", "colour_key"):
        window.menu[name].trigger()
        QApplication.processEvents()
        heights.append(tab.stage.height())
    assert tab.caption.isHidden()
    assert tab.caption.text() == ""
    assert heights[2] > heights[1] == heights[0], "the stage has its place"
    tab.save_state(window._settings)
    tab.view.toggle_caption("caption")
    tab.restore_state(window._settings)
    assert tab.caption.isHidden()


def test_the_key_is_in_the_colours_of_the_grids(tab, window):
    image = tab.caption.grab().toImage()
    seen = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    for _, colour in tab.caption.key():
        assert colour is None or colour.name() in seen
    assert window.themes.theme.accent.name() in seen


def test_cell_ledger_and_caption_say_the_same_ninths(tab, window):
    tab.use_example(3)  # the X and a diagonal
    tab.player.pause()
    for index, text in ((0, "0.77"), (4, "0.55"), (8, "1")):
        tab.player.seek(index)
        QApplication.processEvents()
        cell = tab.player.step.cell
        shown = tab.stage.grids.by_address["output", (0,)].cells
        assert shown.text(float(shown.values[cell[1:]])) == text
        assert tab.ledger.text().splitlines()[-1].endswith(f"= {text}")
        assert tab.ledger.canvas._sum.total_text == text
        assert tab.caption.text().endswith(f"is {text}")
