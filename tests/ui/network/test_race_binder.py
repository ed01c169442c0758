"""The race of a session's network: run, read off the page, run again, and refused."""

import pytest
from point_session import ready_session
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.lab.network.race_sides import RaceSettings
from cnnlab.lessons.network_sheet import NetworkRecipe, NetworkSheet
from cnnlab.scene.colours import load_theme
from cnnlab.ui.network.race_binder import RaceBinder
from cnnlab.ui.network.race_page import RacePage

LEFT = Qt.MouseButton.LeftButton
POINTS = NetworkSheet(
    Stack(
        (2,), (Block("Linear", {"features": 6}), Block("ReLU"), Block("Linear", {"features": 2}))
    ),
    "points",
    recipe=NetworkRecipe(learning_rate=0.01, seed=3),
)
FILTERS = Block("Conv2d", {"filters": 3, "size": (5, 5), "stride": (2, 2)})
PICTURES = NetworkSheet(
    Stack((1, 28, 28), (FILTERS, Block("ReLU"), Block("Linear", {"features": 10}))),
    recipe=NetworkRecipe(batch=8),
)
SHORT = RaceSettings(seed=3, steps=100)


@pytest.fixture
def session(qapp, tmp_path, qtbot):
    with ready_session(tmp_path, qtbot, POINTS) as made:
        yield made


def raced(session, qtbot):
    """A binder with its page, seen."""
    page = RacePage()
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.set_theme(load_theme("light"))
    binder = RaceBinder(session, page)
    binder.page = page
    with qtbot.waitExposed(page):
        page.show()
    return binder


@pytest.fixture
def binder(session, qtbot):
    made = raced(session, qtbot)
    yield made
    made.close_down()


@pytest.fixture
def pictures(few, qapp, tmp_path, qtbot):
    """Of a session with few drawings."""
    with ready_session(tmp_path, qtbot, PICTURES) as session:
        made = raced(session, qtbot)
        yield made
        made.close_down()


def named(binder, name):
    return binder.page.findChild(QWidget, name)


def click(binder, name):
    QTest.mouseClick(named(binder, name), LEFT)


def status(binder):
    return named(binder, "raceStatus").text()


def choose(binder, **settings):
    for name, text in settings.items():
        named(binder, f"race{name.title()}Box").setCurrentText(text)


def start(binder, guess="Tie"):
    click(binder, f"raceGuess{guess}")
    click(binder, "raceStartButton")


def run(binder, qtbot, guess="Tie"):
    start(binder, guess)
    qtbot.waitUntil(lambda: binder.race.state == "finished")


def heard(binder):
    said = []
    binder.notice.connect(lambda notice: said.append((notice.kind, notice.say())))
    return said


def columns(binder):
    sides = binder.race.sides
    return [part.column(i).tobytes() for s in sides for part in _parts(s) for i in range(3)]


def _parts(side):
    return side.curves.training, side.curves.validation


def texts(binder):
    table = binder.page.table
    return [
        [table.item(row, i).text() for i in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_it_begins_with_the_seed_of_the_network_and_an_invitation(binder):
    assert named(binder, "raceSeedBox").value() == 3
    assert status(binder).startswith("Guess who wins, then start.")
    assert named(binder, "raceGuessSecond").text() == "sigmoid"


def test_a_race_ends_in_a_verdict_and_a_row(binder, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(binder.page.atlases, "show_inspection", lambda *_: shown.append(1))
    choose(binder, length="100")
    run(binder, qtbot, "Second")
    (result,) = binder.race.results
    (row,) = texts(binder)
    assert row[:3] == ["ReLU against sigmoid", "3", "100"]
    assert row[3] == f"{100 * result.accuracies[0]:.1f} %"
    assert row[6].startswith("sigmoid ")
    assert row[6][-1] == ("✓" if result.winner == "second" else "✗")
    assert status(binder).endswith("You were right." if result.guessed_right else "You were wrong.")
    assert result.settings == SHORT
    plot = binder.page.curves.plot
    qtbot.waitUntil(lambda: plot is None or len(plot.curves["loss", 1].xData) == 100)
    assert shown == [], "networks that are not seen are not worked out"
    before = texts(binder), status(binder)
    binder.page.retranslate()
    binder.retranslate()
    assert (texts(binder), status(binder)) == before


def test_the_same_race_again_gives_the_same_curves(binder, qtbot):
    choose(binder, length="100", kind="Two learning rates")
    choose_rates(binder, "0.03", "0.003")
    run(binder, qtbot, "First")
    before = columns(binder)
    choose(binder, kind="ReLU against sigmoid")
    binder.page.setup.seed.setValue(8)
    run(binder, qtbot, "Skip")
    assert columns(binder) != before
    assert texts(binder)[0][6] == "–"
    table, told = binder.page.table, heard(binder)
    table.selectRow(1)
    click(binder, "raceAgainButton")
    assert binder.page.setup.settings == RaceSettings("rates", (0.03, 0.003), 3, 100)
    assert not named(binder, "raceStartButton").isEnabled()
    assert status(binder).startswith("Guess who wins")
    run(binder, qtbot, "First")
    assert columns(binder) == before
    assert texts(binder)[0] == texts(binder)[2]
    assert told == []


def choose_rates(binder, first, second):
    named(binder, "raceFirstRateBox").setCurrentText(first)
    named(binder, "raceSecondRateBox").setCurrentText(second)


def test_a_double_click_on_a_race_of_another_network_says_so(binder, session, qtbot):
    choose(binder, length="100")
    run(binder, qtbot)
    told, table = heard(binder), binder.page.table
    session.document.edit_stack(POINTS.stack.set(0, "features", 7), "Units")
    qtbot.waitUntil(lambda: session.why_not == "")
    at = table.visualItemRect(table.item(0, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=at)
    QTest.mouseDClick(table.viewport(), LEFT, pos=at)
    ((kind, text),) = told
    assert kind == "refused"
    assert text.startswith("The network or its data have changed")
    run(binder, qtbot)
    assert len(binder.race.results) == 2


def test_it_is_paused_resumed_and_stopped(binder, qtbot):
    choose(binder, length="1,000")
    start(binder)
    assert not named(binder, "raceKindBox").isEnabled()
    qtbot.waitUntil(lambda: binder.race.done > 5)
    click(binder, "racePauseButton")
    qtbot.waitUntil(lambda: binder.race.state == "paused")
    assert status(binder).startswith("Paused after step ")
    assert named(binder, "raceStartButton").text() == "Resume"
    click(binder, "raceStartButton")
    assert binder.race.running
    click(binder, "raceStopButton")
    assert binder.race.state == "new"
    assert status(binder).startswith("Guess who wins")
    assert texts(binder) == []
    assert named(binder, "raceStartButton").isEnabled()


def test_what_can_not_be_raced_says_why(binder, session):
    choose(binder, kind="With and without whitening")
    assert status(binder) == "Only pictures are whitened: choose other data."
    assert not named(binder, "raceGuessFirst").isEnabled()
    choose(binder, kind="With and without batch normalisation")
    assert status(binder).startswith("Batch normalisation follows a convolution")
    choose(binder, kind="Two learning rates")
    choose_rates(binder, "0.1", "0.1")
    assert status(binder) == "Both rates are the same: choose another one."
    choose(binder, kind="ReLU against sigmoid")
    assert status(binder).startswith("Guess who wins")
    session.document.edit_stack(POINTS.stack.remove(1), "Remove")
    assert status(binder).startswith("This network has no ReLU")
    session.document.edit_stack(POINTS.stack.remove(2), "Remove")
    assert status(binder) == "The network does not fit yet: see the marked layer."


def test_no_race_begins_while_a_training_runs(binder, session, qtbot):
    told = heard(binder)
    click(binder, "raceGuessFirst")
    session.start()
    assert status(binder).startswith("A training is running")
    assert not named(binder, "raceStartButton").isEnabled()
    binder.page.start_asked.emit("first")
    assert told == [("refused", status(binder))]
    assert binder.race.state == "new"
    session.pause()
    qtbot.waitUntil(lambda: not session.running)
    qtbot.waitUntil(lambda: named(binder, "raceStartButton").isEnabled())


def test_a_race_that_ends_unseen_is_told(binder, qtbot):
    told = heard(binder)
    choose(binder, length="100")
    start(binder)
    binder.page.hide()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0][0] == "done"
    binder.page.show()
    assert status(binder) == told[0][1]
    assert len(texts(binder)) == 1


def test_too_little_memory_is_told(binder, qtbot, monkeypatch):
    def none_left(*_):
        raise MemoryError

    told = heard(binder)
    monkeypatch.setattr("cnnlab.lab.network.race_lanes.validate", none_left)
    start(binder)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0][0] == "failed"
    assert named(binder, "raceKindBox").isEnabled()


def test_a_side_that_diverges_is_told(binder, session, qtbot, monkeypatch):
    monkeypatch.setattr("cnnlab.core.training._problem", lambda step, *_: "no" if step > 30 else "")
    choose(binder, length="100")
    run(binder, qtbot, "Tie")
    assert status(binder) == "A tie: both diverged. You were right."
    assert texts(binder)[0][3:] == ["diverged", "diverged", "a tie", "a tie ✓"]


def test_both_networks_are_seen_for_one_example(pictures, qtbot):
    page = pictures.page
    choose(pictures, length="100", kind="With and without whitening")
    QTest.mouseClick(page.switch.buttons["atlases"], LEFT)
    assert page.atlases.example.text() == "The networks are shown once a race has begun."
    start(pictures)
    qtbot.waitUntil(lambda: all(panel.inspection for panel in page.atlases.panels))
    click(pictures, "racePauseButton")
    qtbot.waitUntil(lambda: pictures.race.state != "running")
    first, second = (panel.view for panel in page.atlases.panels)
    qtbot.waitUntil(lambda: pictures._turns.free)
    assert first.value("input", 0, 9, 9) == second.value("input", 0, 9, 9)
    assert first.inspection.network is pictures.race.sides[0].snapshot
    label = page.atlases.example.text()
    QTest.mouseClick(page.atlases.after, LEFT)
    qtbot.waitUntil(lambda: page.atlases.example.text() not in (label, ""))
    pictures.race.stop()


def test_labels_are_few(binder):
    """What moves while it races is painted, not laid out."""
    assert not isinstance(named(binder, "raceStatus"), QLabel)
