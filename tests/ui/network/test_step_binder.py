"""The step after what is shown: taken while seen, chosen from, followed through time."""

import pytest
from point_session import POINTS, heard, ready_session
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnlab.core.moment_store import Moment
from cnnlab.lab.network import one_step, step_taken
from cnnlab.lab.network.rewind import Rewind
from cnnlab.scene.colours import load_theme
from cnnlab.ui.network.step_binder import StepBinder
from cnnlab.ui.network.step_page import StepPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp, tmp_path, qtbot):
    with ready_session(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def binder(session, qtbot):
    page = StepPage()
    qtbot.addWidget(page)
    page.resize(1000, 540)
    page.set_theme(load_theme("light"))
    made = StepBinder(session, Rewind(session, page), page)
    made.page, made.rewind = page, made._rewind
    with qtbot.waitExposed(page):
        page.show()
    yield made
    made.close_down()


def train(session, qtbot, count):
    for _ in range(count):
        done = session.run.done if session.run else 0
        session.step()
        qtbot.waitUntil(lambda done=done: session.run.done > done and not session.running)


def opened(binder, qtbot, number):
    """Once the step of that number is shown with a sum."""
    one, page = binder.one, binder.page
    qtbot.waitUntil(
        lambda: one.gradient is not None and one.step.number == number and not page.empty
    )
    return page


def reason(binder):
    assert binder.page.empty
    return binder.page.instead.text()


def names(page):
    return [page.table.item(row, 0).text() for row in range(page.table.rowCount())]


def total(page):
    return page.sum.shown.rows[-2].product


def test_before_a_step_it_says_what_to_do(binder, session):
    assert reason(binder).startswith("Train a step first.")
    session.document.edit_stack(POINTS.stack.remove(2), "Remove")
    assert reason(binder) == "The network does not fit yet: see the marked layer."


def test_now_shows_the_step_that_comes_next(binder, session, qtbot):
    train(session, qtbot, 3)
    page = opened(binder, qtbot, 4)
    assert page.heading.text().startswith("Step 4: a batch of 64, loss ")
    assert page.table.currentRow() == 0
    assert len(names(page)) >= 12
    ups, downs = binder.one.pushes.most
    shares = [abs(binder.one.pushes.shares[i]) for i in (*ups, *downs)]
    largest = shares.index(max(shares))
    wanted = (largest, -1) if largest < len(ups) else (-1, largest - len(ups))
    assert (page.up.place, page.down.place) == wanted
    assert total(page) == page.sum.shown.rows[-1].product
    assert page.sum.shown.rows[-1].text.endswith("✓")
    session.step()
    opened(binder, qtbot, 5)


def test_the_slider_is_followed(binder, session, qtbot):
    train(session, qtbot, 6)
    opened(binder, qtbot, 7)
    binder.rewind.seek(2)
    page = opened(binder, qtbot, 3)
    before = session.run.ways.moments.read(Moment(0, 2)).network.parameters
    change = binder.one.step.changes[0]
    assert change.before == before[change.parameter][change.index]
    loss = session.run.curves.training.column(1)[2]
    assert binder.one.step.loss == loss
    binder.rewind.to_now()
    assert opened(binder, qtbot, 7) is page


def test_a_weight_and_an_example_are_chosen(binder, session, qtbot):
    train(session, qtbot, 2)
    page = opened(binder, qtbot, 3)
    with qtbot.waitSignal(binder.one.opened):
        at = page.table.visualItemRect(page.table.item(4, 1)).center()
        QTest.mouseClick(page.table.viewport(), LEFT, pos=at)
    assert binder.one.pushes.change is binder.one.step.changes[4]
    with qtbot.waitSignal(binder.one.opened):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert names(page)[5] in page.sum.title.text()
    images = [*binder.one.pushes.most.up, *binder.one.pushes.most.down]
    tiles = page.down if page.down.tiles else page.up
    place = len(tiles.tiles) - 1
    with qtbot.waitSignal(binder.one.opened):
        QTest.mouseClick(tiles, LEFT, pos=tiles.tile_rect(place).center())
    assert binder.one.gradient.image == images[-1]
    assert tiles.place == place
    before = page.sum.shown
    page.retranslate()
    binder.retranslate()
    assert page.sum.shown == before
    assert (tiles.place, page.table.currentRow()) == (place, 5)


def test_the_chosen_weight_stays_chosen_in_another_step(binder, session, qtbot, monkeypatch):
    monkeypatch.setattr(step_taken, "MOST_CHANGES", 1000)
    train(session, qtbot, 3)
    page = opened(binder, qtbot, 4)
    page.table.setCurrentCell(7, 0)
    name = names(page)[7]
    binder.rewind.seek(2)
    opened(binder, qtbot, 3)
    assert names(page)[page.table.currentRow()] == name
    assert name in page.sum.title.text()


def test_a_training_that_runs_and_a_film_are_not_followed(binder, session, qtbot):
    train(session, qtbot, 3)
    opened(binder, qtbot, 4)
    session.start()
    assert reason(binder).startswith("The training is running.")
    assert binder.one.step is None
    session.pause()
    qtbot.waitUntil(lambda: not session.running)
    opened(binder, qtbot, session.run.done + 1)
    binder.rewind.play()
    assert reason(binder).startswith("The film is playing.")
    binder.rewind.pause()
    opened(binder, qtbot, binder.rewind.step + 1)


def test_a_moment_stays_while_the_training_runs(binder, session, qtbot):
    train(session, qtbot, 3)
    binder.rewind.seek(1)
    opened(binder, qtbot, 2)
    session.start()
    qtbot.waitUntil(lambda: session.run.done > 6)
    assert binder.one.step.number == 2
    assert not binder.page.empty
    session.pause()
    qtbot.waitUntil(lambda: not session.running)


def test_what_is_not_seen_is_not_worked_out(binder, session, qtbot):
    binder.page.hide()
    train(session, qtbot, 2)
    assert binder.one.step is None
    assert not binder.one._newest.running
    binder.page.show()
    opened(binder, qtbot, 3)


def test_a_moment_that_is_too_far_says_so(binder, session, qtbot, monkeypatch):
    monkeypatch.setattr(step_taken, "MOST_REPLAYED", -1)
    train(session, qtbot, 1)
    assert reason(binder).startswith("No moment is kept near enough")


def test_a_moment_that_is_gone_gives_way_to_the_one_before(binder, session, qtbot):
    train(session, qtbot, 5)
    opened(binder, qtbot, 6)
    store = session.run.ways.moments
    held = store._held[Moment(0, 3)]
    binder.page.hide()
    binder.rewind.seek(3)
    held.checkpoint, held.path = None, None  # deleted from outside
    binder.page.show()
    opened(binder, qtbot, 4)
    assert Moment(0, 3) not in store._held


def test_a_step_that_is_not_done_or_moves_nothing_says_so(binder, session, qtbot, monkeypatch):
    train(session, qtbot, 2)
    opened(binder, qtbot, 3)
    with monkeypatch.context() as patch:
        patch.setattr("cnnlab.core.training._problem", lambda *_: "no")
        binder.rewind.seek(1)
        qtbot.waitUntil(lambda: binder.page.empty)
    assert reason(binder).startswith("The next step would make the loss infinite")
    binder.retranslate()
    assert reason(binder).startswith("The next step would make the loss infinite")
    monkeypatch.setattr(step_taken, "largest_changes", lambda *_: ())
    binder.rewind.seek(0)
    qtbot.waitUntil(lambda: reason(binder).startswith("The next step changes no weight."))


def test_too_little_memory_is_told_once(binder, session, qtbot, monkeypatch):
    def none_left(*_):
        raise MemoryError

    told = heard(binder.notice)
    monkeypatch.setattr("cnnlab.lab.network.one_step.take_step", none_left)
    train(session, qtbot, 1)
    qtbot.waitUntil(lambda: len(told) == 1)
    text = "There is not enough memory to do this step again."
    assert (told[0][0].kind, told[0][0].say()) == ("failed", text)
    binder.pull()
    assert reason(binder) == text
    assert not binder.one._newest.running


def test_a_weight_that_nothing_pushed_is_not_the_first_to_be_seen(
    binder, session, qtbot, monkeypatch
):
    """What was learned before, or a decay, moves weights too."""
    still = []

    def pushes(network, images, targets, name, index, real=one_step.pushes):
        if not still:
            still.append((name, index))
        found = real(network, images, targets, name, index)
        return found * 0 if (name, index) in still else found

    monkeypatch.setattr(one_step, "pushes", pushes)
    train(session, qtbot, 1)
    page = opened(binder, qtbot, 2)
    row = page.table.currentRow()
    assert row > 0
    assert binder.one.pushes.change == binder.one.step.changes[row]
    page.table.setCurrentCell(0, 0)
    qtbot.waitUntil(lambda: page.up.tiles == page.down.tiles == ())
    assert page.table.currentRow() == 0
    assert page.notes.text().startswith("No example of this batch pushes this weight.")


def test_an_example_that_pushes_nothing_is_not_opened(binder, session, qtbot, monkeypatch):
    monkeypatch.setattr("cnnlab.lab.network.one_step.MOST_PUSHED", 0)
    train(session, qtbot, 1)
    qtbot.waitUntil(lambda: binder.page.sum.shown is not None)
    assert binder.page.notes.text().startswith("No example of this batch pushes this weight.")
    assert binder.page.up.tiles == ()


def test_another_network_begins_anew(binder, session, qtbot):
    train(session, qtbot, 2)
    opened(binder, qtbot, 3)
    session.stop()
    assert reason(binder).startswith("Train a step first.")
    train(session, qtbot, 1)
    opened(binder, qtbot, 2)


def test_pictures_are_opened_too(tab, qtbot):
    """Of the tab's own session, with few drawings and a network with convolutions."""
    page = StepPage()
    qtbot.addWidget(page)
    page.set_theme(load_theme("light"))
    page.resize(1000, 540)
    binder = StepBinder(tab.session, tab.rewind, page)
    binder.page = page
    with qtbot.waitExposed(page):
        page.show()
    train(tab.session, qtbot, 1)
    opened(binder, qtbot, 2)
    row = next(i for i, name in enumerate(names(page)) if name.startswith("conv"))
    page.table.setCurrentCell(row, 0)
    qtbot.waitUntil(lambda: page.sum.title.text().startswith("Gradient of conv"))
    assert page.up.tiles[0].image.shape == (28, 28)
    assert binder.one.gradient.gradient.products.size > 1
    assert page.sum.shown.rows[-1].text.endswith("✓")
    assert total(page) == page.sum.shown.rows[-1].product
    binder.close_down()
