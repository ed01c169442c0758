"""A network is built, broken, mended, trained on own digits and used, with real mouse and keys."""

import numpy as np
import pytest
from asked_window import AskedWindow

from cnnlab.digits import rasterise
from cnnlab.digits.handwriting import draw
from cnnlab.lab.digits.collection import Collection
from cnnlab.lab.digits.sketch import Drawing

KINDS = "[block.kind for block in tab.document.sheet.stack.blocks]"
ROW = "spot(tab.parts.stack.list.viewport(), tab.parts.stack.list.row_rect({}).toRect().center())"
BELOW = "spot(tab.parts.stack.list.viewport(), tab.parts.stack.list.plus_at({}))"


@pytest.fixture
def asked(screen, settings_path):
    """The Network tab, with ten digits of one's own."""
    settings_path.write_text("[General]\nlanguage=en\ntheme=light\n", encoding="utf-8")
    collection = Collection(settings_path.parent / "digits" / "mine")
    for digit in range(10):
        rng = np.random.default_rng(digit)
        collection.keep(rasterise(draw(digit, rng)), digit, Drawing())
    made = AskedWindow(screen, settings_path, "networkTab")
    window = screen.window("cnnlab")
    screen.xdotool("windowactivate", "--sync", window)
    made.wait("tab.session.why_not == ''")
    yield made
    made.process.kill()
    made.process.communicate()


def choose(asked, box, value):
    """An entry of a combo box, by mouse and keys."""
    far = asked.ask(f"named({box!r}).findData({value!r}) - named({box!r}).currentIndex()")
    asked.click(f"spot(named({box!r}))")
    asked.wait(f"named({box!r}).view().isVisible()")
    asked.key(*["Down" if far > 0 else "Up"] * abs(far), "Return")


@pytest.mark.screen
def test_a_network_of_ones_own_reads_digits_in_the_end(asked):
    # Built: a dropout layer below the last ReLU.
    asked.click(ROW.format(7))
    asked.key("Insert")
    asked.wait("app.activePopupWidget() is not None")
    asked.key(*["Down"] * 6, "Return")
    asked.wait(f"{KINDS}[8] == 'Dropout'")

    # A pool is dragged to where there are no maps any more, which is told with what mends it.
    asked.drag(ROW.format(5), BELOW.format(10))
    asked.wait(f"{KINDS}[-1] == 'MaxPool2d'")
    assert not asked.ask("named('trainButton').isEnabled()")
    asked.click("tab.parts.stack.card.isVisible() and spot(tab.parts.stack.card.buttons[0])")
    asked.wait("tab.document.check.fits")

    # Trained on ten digits of one's own, and drawn ones; the rate is lowered meanwhile.
    choose(asked, "dataBox", "mixed")
    asked.wait("tab.session.why_not == '' and tab.session.data.source == 'mixed'")
    asked.click("spot(named('trainButton'))")
    asked.wait("tab.session.begun and tab.session.run.done > 3")
    asked.click("spot(named('learningRateBox'))")
    asked.key("Down")
    changes = asked.wait("[list(change) for change in tab.session.run.changes]")
    assert [(name, round(value, 9)) for _, name, value in changes] == [("learning_rate", 0.001)]
    step = changes[0][0]
    asked.wait(f"tab.session.run.done > {step}")
    asked.click("spot(named('pauseButton'))")
    asked.wait("not tab.session.running")

    # It reads in the Digits tab, and the window closes without a question.
    asked.click("spot(named('useInDigitsButton'))")
    asked.wait("window.tabs.shown_name() == 'digitsTab'")
    asked.wait("window.tab('digitsTab').teaching.networks.in_use == 'opened'")
    asked.key("alt+F4")
    assert asked.process.wait(60) == 0
