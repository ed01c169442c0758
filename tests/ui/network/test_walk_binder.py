"""Along the training of a real session: stops, filters, and digits that excite them."""

import numpy as np
import pytest
from point_session import ready_session, train_to
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.walk import filters_of, stops
from cnnlab.lessons.network_sheet import NetworkRecipe, NetworkSheet
from cnnlab.scene.colours import load_theme
from cnnlab.ui.network.walk_binder import WalkBinder
from cnnlab.ui.network.walk_page import WalkPage

LEFT = Qt.MouseButton.LeftButton
FILTERS = {"filters": 3, "size": (5, 5), "stride": (2, 2)}
BLOCKS = (Block("Conv2d", FILTERS), Block("ReLU"), Block("Linear", {"features": 10}))
SMALL = NetworkSheet(Stack((1, 28, 28), BLOCKS), recipe=NetworkRecipe(batch=8))


@pytest.fixture
def session(few, qapp, tmp_path, qtbot):
    with ready_session(tmp_path, qtbot, SMALL) as made:
        yield made


@pytest.fixture
def binder(session, qtbot):
    page = WalkPage()
    qtbot.addWidget(page)
    page.resize(1000, 560)
    page.set_theme(load_theme("light"))
    made = WalkBinder(session, Rewind(session, page), page)
    made.session, made.rewind, made.page = session, made._rewind, page
    with qtbot.waitExposed(page):
        page.show()
    yield made
    made.close_down()


def settled(binder, qtbot):
    """All that is shown is of the moment that is shown."""

    def ready():
        network, excited = binder.rewind.network, binder._excited
        done = not binder.walk.running and binder._turns.free and not binder._turns._jobs
        if not done or excited is None:
            return False
        return excited.network is network and words(binder) != ""

    qtbot.waitUntil(ready)


@pytest.fixture
def walked(binder, qtbot):
    """Trained for some steps, and shown."""
    train_to(binder.session, qtbot, 25)
    settled(binder, qtbot)
    return binder


def named(binder, name):
    return binder.page.findChild(QWidget, name)


def words(binder):
    return named(binder, "walkWords").text()


def place(binder):
    return named(binder, "walkPlace").text()


def message(binder):
    part = named(binder, "walkMessage")
    return part.text() if part.isVisible() else ""


def click(binder, name, at=None):
    part = named(binder, name)
    where = {} if at is None else {"pos": part.rect_of(at).center().toPoint()}
    QTest.mouseClick(part, LEFT, **where)


def test_without_a_training_it_says_what_to_do(binder):
    assert message(binder) == "Not trained yet: start the training, then walk along it here."


def test_after_a_training_it_stands_at_the_last_stop(walked):
    rewind = walked.rewind
    found = stops(rewind.moments)
    assert message(walked) == ""
    assert place(walked) == f"Stop {len(found)} of {len(found)}"
    steps = [one.step for one in found[:-1]] + [rewind.step]  # not every step is kept
    assert named(walked, "walkStops").captions == tuple(f"{step:,}" for step in steps)
    assert named(walked, "walkStops").current == len(found) - 1
    assert len(named(walked, "walkFilters").pictures) == len(filters_of(rewind.network))
    digits = named(walked, "walkDigits")
    assert len(digits.pictures) == len(digits.captions) == len(digits.frames) == 9
    assert words(walked).startswith("After ")
    assert "A straight edge explains" in words(walked)


def test_where_the_training_stands_is_the_last_stop(walked, qtbot):
    """Not every step is kept: the last one that is may lie before."""
    rewind, session = walked.rewind, walked.session
    for _ in range(40):
        train_to(session, qtbot, session.run.done + 7)
        if stops(rewind.moments)[-1].step < session.run.done:
            break
    assert stops(rewind.moments)[-1].step < session.run.done
    settled(walked, qtbot)
    shown = named(walked, "walkStops")
    assert shown.captions[-1] == str(session.run.done)
    assert (walked.page._stops[-1] == filters_of(rewind.network)[0]).all()


def test_clicks_and_keys_seek_the_stops(walked, qtbot):
    rewind = walked.rewind
    click(walked, "walkStops", 0)
    assert rewind.step == 0
    settled(walked, qtbot)
    assert place(walked).startswith("Stop 1 of ")
    assert words(walked).startswith("The weights are random: a straight edge explains ")
    assert not named(walked, "walkBack").isEnabled()
    second = stops(rewind.moments)[1].step
    QTest.keyClick(named(walked, "walkStops"), Qt.Key.Key_Right)
    assert rewind.step == second
    settled(walked, qtbot)
    assert words(walked).startswith(f"After step {second} the weights have changed by ")
    click(walked, "walkOn")
    assert rewind.step == stops(rewind.moments)[2].step
    settled(walked, qtbot)
    click(walked, "walkBack")
    assert rewind.step == second


def test_between_two_stops_it_says_so(walked, qtbot):
    rewind = walked.rewind
    found = [one.step for one in stops(rewind.moments)]
    after = next(i for i, step in enumerate(found) if found[i + 1] > step + 1)
    rewind.seek(found[after] + 1)
    settled(walked, qtbot)
    assert place(walked).startswith(f"Step {found[after] + 1}, after stop {after + 1} of ")
    click(walked, "walkBack")
    assert rewind.step == found[after]
    rewind.seek(found[after] + 1)
    settled(walked, qtbot)
    click(walked, "walkOn")
    assert rewind.step == found[after + 1]


def test_another_filter_is_shown_with_its_digits(walked, qtbot):
    view, digits = named(walked, "walkFilter"), named(walked, "walkDigits")
    network, before = walked.rewind.network, digits.captions
    click(walked, "walkFilters", 2)
    qtbot.waitUntil(lambda: digits.captions not in (before, ()))
    assert (view.weights == filters_of(network)[2, 0]).all()
    assert named(walked, "walkFilters").current == 2
    QTest.keyClick(named(walked, "walkFilters"), Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: digits.captions == before)
    assert (view.weights == filters_of(network)[0, 0]).all()


def test_the_filter_at_each_stop_is_that_of_its_moment_or_empty_where_that_is_gone(walked, qtbot):
    store = walked.session.run.ways.moments
    found = stops(walked.rewind.moments)
    qtbot.waitUntil(lambda: walked.stop_filters.filters.keys() == set(found))
    read = walked.stop_filters.filters
    for moment, filters in read.items():
        assert (filters == filters_of(store.read(moment).trained())).all()
    read[found[2]] = None
    walked.pull()
    qtbot.waitUntil(lambda: not walked._turns._jobs)
    assert not walked.page._stops[2].any()
    assert len(named(walked, "walkStops").pictures) == 7


def test_it_follows_a_training_that_runs(binder, qtbot):
    binder._soon.setInterval(30)
    session = binder.session
    session.start()
    qtbot.waitUntil(lambda: len(named(binder, "walkStops").captions) == 7)
    qtbot.waitUntil(lambda: len(named(binder, "walkDigits").captions) == 9)
    session.pause()
    qtbot.waitUntil(lambda: not session.running)
    settled(binder, qtbot)


def test_a_film_ends_with_what_excites_the_last_moment(walked, qtbot):
    rewind = walked.rewind
    rewind.seek(len(rewind.moments) - 5)
    rewind.play()
    assert rewind.playing
    qtbot.waitUntil(lambda: not rewind.playing)
    assert rewind.moment is None
    settled(walked, qtbot)
    assert walked._excited.network is rewind.network


def test_nothing_is_computed_while_it_is_not_seen(walked, qtbot):
    walked.page.hide()
    before = walked._excited
    walked.rewind.seek(3)
    assert walked._turns.free or not walked._turns._jobs
    assert not walked.walk.running
    assert walked._excited is before
    walked.page.show()
    settled(walked, qtbot)
    assert place(walked).startswith(("Stop", "Step 3"))


def test_a_training_that_begins_anew_is_another_walk(walked, qtbot):
    walked.session.stop()
    qtbot.waitUntil(lambda: message(walked).startswith("Not trained yet"))
    assert walked.stop_filters.filters == {}
    train_to(walked.session, qtbot, 12)
    settled(walked, qtbot)
    assert message(walked) == ""


def test_a_network_without_a_convolution_says_so(walked, qtbot):
    blocks = (Block("Flatten"), Block("Linear", {"features": 10}))
    walked.session.document.edit_stack(Stack((1, 28, 28), blocks), "Other")
    qtbot.waitUntil(lambda: "has no convolution" in message(walked))
    walked.session.document.edit_stack(Stack((1, 28, 28), blocks[1:]), "Worse")
    qtbot.waitUntil(lambda: message(walked) != "")


def test_weights_that_are_no_numbers_are_told(walked, qtbot):
    network = walked.rewind.network.copy()
    for name in network.parameters:
        network.parameters[name][:] = np.nan
    walked.session.run.snapshot = network
    walked.rewind.changed.emit()
    qtbot.waitUntil(lambda: words(walked).startswith("The training diverged"))
    qtbot.waitUntil(lambda: named(walked, "walkDigits").captions == ())


def test_words_follow_the_language(walked, qtbot):
    before = words(walked), place(walked)
    walked.page.retranslate()
    walked.retranslate()
    settled(walked, qtbot)
    assert (words(walked), place(walked)) == before
