"""The page of a race: set up, guessed, started, watched, and its table."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from small_network import small_network

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.lab.network.race_sides import RaceSettings
from cnnlab.scene.colours import load_theme
from cnnlab.scene.side_curves import SideCurves
from cnnlab.ui.network.race_controls import RaceShown
from cnnlab.ui.network.race_page import LOW, RacePage

LEFT = Qt.MouseButton.LeftButton
NAMES = [
    *("raceKindBox", "raceSeedBox", "raceStartButton", "racePauseButton", "raceStopButton"),
    *("raceTable", "raceGuessFirst", "raceGuessSecond", "raceGuessTie", "raceGuessSkip"),
]
READY = RaceShown(names=("ReLU", "sigmoid"), text="Guess.")
ROWS = [
    ["ReLU against sigmoid", "3", "100", "90.0 %", "80.0 %", "ReLU", "ReLU ✓"],
    ["rate 0.1 against rate 1", "4", "300", "diverged", "50.0 %", "rate 1", "–"],
]
STEPS = np.arange(1.0, 101.0)
SIDE = SideCurves(STEPS, 2 / STEPS, 1 - 1 / STEPS, STEPS[9::10], 1 - 1 / STEPS[9::10])


@pytest.fixture
def page(qtbot):
    host = QWidget()
    made = RacePage()
    made.setParent(host)
    made.setGeometry(0, 0, 900, LOW + 40)
    host.resize(900, LOW + 40)
    qtbot.addWidget(host)
    made.set_theme(load_theme("light"))
    with qtbot.waitSignal(made.curves.drawn):
        host.show()
    made.show_race(READY)
    yield made
    made.close_down()


def named(page, name):
    (found,) = page.window().findChildren(QWidget, name)
    return found


def click(page, name):
    QTest.mouseClick(named(page, name), LEFT)


def heard(signal):
    said = []
    signal.connect(lambda *values: said.append(values))
    return said


def choose(box, text):
    box.setCurrentText(text)


def test_every_name_is_there_once(page):
    assert page.objectName() == "racePage"
    for name in NAMES:
        named(page, name)


@pytest.mark.parametrize(
    ("button", "guess"),
    [
        ("raceGuessFirst", "first"),
        ("raceGuessSecond", "second"),
        ("raceGuessTie", "tie"),
        ("raceGuessSkip", ""),
    ],
)
def test_a_race_is_started_with_a_guess_or_without_one(page, button, guess):
    started = heard(page.start_asked)
    assert not named(page, "raceStartButton").isEnabled()
    assert named(page, "raceStartButton").toolTip() == "First say who wins"
    click(page, "raceStartButton")
    click(page, button)
    click(page, "raceStartButton")
    assert started == [(guess,)]


def test_guesses_are_called_as_the_sides(page):
    assert [named(page, f"raceGuess{n}").text() for n in ("First", "Second")] == ["ReLU", "sigmoid"]


def test_a_race_that_can_not_be_run_says_why(page):
    click(page, "raceGuessTie")
    page.show_race(replace(READY, why_not="There is no ReLU.", text="There is no ReLU."))
    assert named(page, "raceStatus").text() == "There is no ReLU."
    assert not named(page, "raceStartButton").isEnabled()
    assert named(page, "raceStartButton").toolTip() == "There is no ReLU."
    assert not named(page, "raceGuessFirst").isEnabled()


def test_while_it_runs_nothing_else_is_chosen(page):
    asked = heard(page.pause_asked), heard(page.stop_asked), heard(page.resume_asked)
    click(page, "raceGuessFirst")
    page.show_race(replace(READY, state="running"))
    for name in ("raceKindBox", "raceSeedBox", "raceGuessTie", "raceStartButton"):
        assert not named(page, name).isEnabled(), name
    click(page, "racePauseButton")
    page.show_race(replace(READY, state="paused"))
    assert named(page, "raceStartButton").text() == "Resume"
    assert not named(page, "racePauseButton").isEnabled()
    click(page, "raceStartButton")
    click(page, "raceStopButton")
    assert asked == ([()], [()], [()])


def test_a_finished_race_takes_the_guess_with_it(page):
    click(page, "raceGuessFirst")
    page.show_race(replace(READY, state="running"))
    page.show_race(replace(READY, state="finished"))
    assert not named(page, "raceStartButton").isEnabled()
    assert not named(page, "raceGuessFirst").isChecked()
    assert named(page, "raceKindBox").isEnabled()
    click(page, "raceGuessSecond")
    assert named(page, "raceStartButton").isEnabled()


def test_the_keyboard_stays_on_what_can_be_pressed(page, qtbot):
    window = page.window()
    with qtbot.waitActive(window):
        window.activateWindow()
    click(page, "raceGuessFirst")
    named(page, "raceStartButton").setFocus()
    for state, name in (
        ("running", "racePauseButton"),
        ("paused", "raceStartButton"),
        ("running", "racePauseButton"),
        ("finished", "raceTable"),
    ):
        page.show_race(replace(READY, state=state))
        assert QApplication.focusWidget() is named(page, name), state


def test_kinds_and_rates_are_chosen(page):
    chosen = heard(page.settings_chosen)
    first, second = named(page, "raceFirstRateBox"), named(page, "raceSecondRateBox")
    assert first.isHidden()
    choose(named(page, "raceKindBox"), "Two learning rates")
    assert first.isVisible()
    choose(first, "0.003")
    choose(second, "1")
    choose(named(page, "raceLengthBox"), "1,000")
    assert chosen[-1] == (RaceSettings("rates", (0.003, 1.0), 0, 1000),)
    choose(named(page, "raceKindBox"), "With and without whitening")
    assert second.isHidden()
    assert chosen[-1][0].kind == "whitening"


def test_a_seed_is_typed(page):
    chosen = heard(page.settings_chosen)
    box = named(page, "raceSeedBox")
    box.selectAll()
    QTest.keyClicks(box, "42")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert chosen[-1] == (RaceSettings(seed=42),)


def test_settings_are_shown_in_silence(page):
    chosen = heard(page.settings_chosen)
    settings = RaceSettings("rates", (0.01, 0.3), 7, 100)
    page.show_settings(settings)
    assert page.setup.settings == settings
    assert named(page, "raceSecondRateBox").currentText() == "0.3"
    assert named(page, "raceSeedBox").value() == 7
    page.retranslate()
    page.setup.retranslate()
    assert named(page, "raceLengthBox").currentText() == "100"
    assert chosen == []


def row_at(table, row):
    return table.visualItemRect(table.item(row, 0)).center()


def test_rows_are_copied_with_tabs(page):
    page.show_results(ROWS)
    table = named(page, "raceTable")
    assert table.rowCount() == 2
    QTest.mouseClick(table.viewport(), LEFT, pos=row_at(table, 1))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t".join(ROWS[1])
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\n".join("\t".join(row) for row in ROWS)


def test_a_row_is_run_again(page):
    again = heard(page.again_asked)
    page.show_results(ROWS)
    table, button = named(page, "raceTable"), named(page, "raceAgainButton")
    assert not button.isEnabled()
    QTest.mouseClick(table.viewport(), LEFT, pos=row_at(table, 1))
    QTest.mouseClick(button, LEFT)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.mouseClick(table.viewport(), LEFT, pos=row_at(table, 0))
    QTest.mouseDClick(table.viewport(), LEFT, pos=row_at(table, 0))
    assert again == [(1,), (1,), (0,)]
    page.show_race(replace(READY, state="running"))
    assert not button.isEnabled()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(again) == 3


def test_the_same_rows_stay_selected(page):
    page.show_results(ROWS)
    table = named(page, "raceTable")
    table.selectRow(1)
    page.show_results([list(row) for row in ROWS])
    assert table.place == 1
    page.show_results([ROWS[0], *ROWS])
    assert (table.rowCount(), table.place) == (3, None)


def points(plot, name, side):
    x = plot.curves[name, side].xData
    return 0 if x is None else len(x)


def test_curves_are_over_each_other(page, qtbot):
    other = SIDE._replace(losses=np.full(100, 1e30), validation_steps=STEPS[:0])
    other = other._replace(validation_accuracies=STEPS[:0])
    page.show_names("ReLU", "sigmoid")
    page.curves.set_curves((SIDE, other), 100)
    plot = page.curves.plot
    qtbot.waitUntil(lambda: points(plot, "validation", 0) == 10)
    assert points(plot, "validation", 1) == 0
    assert plot.curves["loss", 0].xData[-1] == 100
    assert plot.loss.getViewBox().viewRange()[1][1] < 1e31
    plot.show_losses((SIDE, SIDE))
    assert plot.loss.getViewBox().viewRange()[1][1] == pytest.approx(2, abs=0.1)
    assert page.curves.first.text().endswith("ReLU")
    assert page.curves.second.text().endswith("sigmoid")


def test_a_loss_that_is_not_finite_is_left_out(page):
    losses = SIDE.losses.copy()
    losses[50:] = np.inf
    page.curves.set_curves((SIDE, SIDE._replace(losses=losses)), 100)
    assert points(page.curves.plot, "loss", 1) == 50


def test_curves_that_came_while_hidden_are_drawn_when_seen(page, qtbot):
    click_view(page, "atlases")
    page.curves.set_curves((SIDE, SIDE), 100)
    click_view(page, "curves")
    qtbot.waitUntil(lambda: points(page.curves.plot, "training", 1) == 100)


def click_view(page, name):
    QTest.mouseClick(page.switch.buttons[name], LEFT)


def inspections():
    image = np.random.default_rng(0).random((1, 8, 8), np.float32)
    return [Inspection.of(small_network(seed, norm=seed > 0), image) for seed in (0, 1)]


@pytest.fixture
def atlases(page):
    assert page.atlases.panels == ()
    click_view(page, "atlases")
    for side, inspection in enumerate(inspections()):
        page.atlases.show_inspection(side, inspection)
    for panel in page.atlases.panels:
        panel.view.set_glide(0)
    return page.atlases


def test_atlases_stand_side_by_side(page, atlases):
    first, second = (panel.view for panel in atlases.panels)
    assert first.isVisible()
    assert second.isVisible()
    assert first.value("conv1", 0, 0, 0) != second.value("conv1", 0, 0, 0)
    wanted = heard(page.other_wanted)
    atlases.show_example("Example 1", others=True)
    QTest.mouseClick(atlases.after, LEFT)
    QTest.mouseClick(atlases.before, LEFT)
    assert wanted == [(1,), (-1,)]


def test_where_one_atlas_goes_the_other_follows(atlases):
    first, second = atlases.panels
    first.view.open_cell("conv2", 1, 1, 0)
    assert second.path.place == AtlasPlace.of_cell("conv2", (1, 1, 0))
    second.path.up()
    assert first.path.place.level == "map"
    second.path.go(AtlasPlace("norm1"))  # the first has none
    assert first.path.place.layer == "conv2"


def test_both_play_their_forward_pass(atlases):
    first, second = atlases.panels
    QTest.mouseClick(first.bar.forward, LEFT)
    assert first.view.playing is not None
    assert second.view.playing == first.view.playing
    QTest.mouseClick(first.bar.first, LEFT)
    assert second.view.playing is None


def test_on_a_low_page_the_atlases_take_the_space_of_the_table(page, atlases):
    table = named(page, "raceTable")
    assert table.isVisible()
    page.resize(900, LOW - 1)
    assert not table.isVisible()
    click_view(page, "curves")
    assert table.isVisible()


def test_it_fits_beside_the_stack_on_a_small_screen(page):
    assert page.minimumSizeHint().width() <= 720
    assert page.minimumSizeHint().height() <= 400


def test_another_theme(page, atlases):
    for name in ("dark", "light"):
        page.set_theme(load_theme(name))
        assert atlases.panels[1].view.theme is load_theme(name)
