"""The Network tab: built, trained, changed meanwhile, stopped, used, saved and kept."""

import re
from dataclasses import replace

import numpy as np
import pytest
from disk import no_room
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cnnlab.app import create_window
from cnnlab.core.checkpoints import read_checkpoint
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.conv_pool import Conv2d, MaxPool2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.layers.scale import Temperature
from cnnlab.core.moment_store import Moment
from cnnlab.core.network import Network
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import build_network
from cnnlab.core.training_hints import Hint, HintMend
from cnnlab.core.weights import load_network, save_network
from cnnlab.lessons.network_presets import first_network_sheet
from cnnlab.ui.dialogs.mnist import DataFolderDialog, MnistDialog
from cnnlab.ui.dialogs.save_weights import SaveWeightsDialog
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog
from cnnlab.ui.network import hint_binder

LEFT = Qt.MouseButton.LeftButton
NAMES = [
    *("networkTab", "stackView", "stackPresetBox", "dataBox", "trainButton", "pauseButton"),
    *("stopTrainingButton", "learningRateBox", "trainingLoss", "trainingAccuracy"),
    *("validationAccuracy", "timeSlider", "useInDigitsButton", "networkAtlas"),
]


def named(part, name):
    return part.findChild(QWidget, name)


def click(part, name):
    QTest.mouseClick(named(part, name), LEFT)


def text(part, name):
    return part.findChild(QLabel, name).text()


def train(tab, qtbot, steps=3):
    """Start, wait for some steps, pause."""
    click(tab, "trainButton")
    qtbot.waitUntil(lambda: tab.session.run.done >= steps)
    click(tab, "pauseButton")
    qtbot.waitUntil(lambda: not tab.session.running)


def on_the_network_tab(qtbot, settings_path):
    """The program started once more, with its Network tab."""
    window = create_window(settings_path)
    qtbot.addWidget(window)
    window.tabs.go_to("networkTab")
    window.show()
    return window, window.tab("networkTab")


def same(network, other):
    return all((other.parameters[n] == p).all() for n, p in network.parameters.items())


def test_it_opens_on_a_lenet_like_network_ready_to_start_also_in_chinese(window_tab, window, qtbot):
    for name in NAMES:
        assert len(window.findChildren(QWidget, name)) == 1, name
    assert window_tab.document.sheet == first_network_sheet()
    assert named(window, "stackPresetBox").currentText() == "LeNet-like network"
    assert named(window, "dataBox").currentData() == "strokes"
    assert named(window, "trainButton").isEnabled()
    assert not window_tab.has_work()
    assert "20,522 parameters" in window_tab.status()

    window.use_language("zh_CN")
    qtbot.waitUntil(lambda: named(window, "trainButton").text() == "开始")
    assert window_tab.parts.stack.list.rows[1].name == "卷积 1"
    assert window_tab.parts.switch.tabText(0) == "曲线"
    assert named(window, "dataBox").currentText() == "自绘笔画"
    window.use_language("en")


def test_it_trains_pauses_goes_on_and_stops(tab, qtbot):
    begun = tab.session.network.copy()
    train(tab, qtbot)
    assert text(tab, "trainingLoss") != "–"
    assert text(tab, "trainingAccuracy").endswith(" %")
    done = tab.session.run.done
    assert named(tab, "trainButton").text() == "Resume"
    train(tab, qtbot, done + 2)
    click(tab, "stopTrainingButton")
    assert text(tab, "trainingLoss") == "–"
    assert named(tab, "trainButton").text() == "Start"
    assert same(tab.session.network, begun)

    click(tab, "trainStepButton")
    qtbot.waitUntil(lambda: not tab.session.running and tab.session.run.done == 1)
    tab.setFocus()
    assert tab.press_space()
    qtbot.waitUntil(lambda: tab.session.run.done > 1)
    assert tab.press_space()
    qtbot.waitUntil(lambda: not tab.session.running)


def test_the_rate_is_an_undo_step_before_the_start_and_a_mark_while_it_trains(tab, qtbot, tmp_path):
    box = named(tab, "learningRateBox")
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert tab.document.sheet.recipe.learning_rate == pytest.approx(0.005)
    tab.undo_stack.undo()
    assert box.value() == pytest.approx(0.002)
    click(tab, "trainButton")
    qtbot.waitUntil(lambda: tab.session.run.done > 0)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert tab.session.settings.learning_rate == pytest.approx(0.001)
    assert box.value() == pytest.approx(0.001)
    tab.files.save_to(tmp_path / "now.safetensors", tab.session.network)
    click(tab, "pauseButton")
    qtbot.waitUntil(lambda: not tab.session.running)
    ((step, name, value),) = tab.session.run.changes
    assert (name, value) == ("learning_rate", pytest.approx(0.001))
    assert tab.parts.curves._shown.marks == ((step, "learning rate 0.001"),)
    assert tab.document.sheet.recipe.learning_rate == 0.002
    saved = load_network(tmp_path / "now.safetensors").parameters["conv1.weight"]
    assert np.isfinite(saved).all(), "what is trained meanwhile can be saved"


def test_the_atlas_is_of_the_network_in_training_and_of_any_example(tab, qtbot):
    tab.show_page("inside")
    inside, atlas = tab.parts.inside, named(tab, "networkAtlas")
    before = inside.example.text()
    QTest.mouseClick(inside.after, LEFT)
    assert inside.example.text() != before
    QTest.mouseClick(inside.before, LEFT)
    assert inside.example.text() == before

    before = atlas.value("conv1", 0, 0, 0)
    train(tab, qtbot)
    assert atlas.value("conv1", 0, 0, 0) != before
    atlas.open_cell("conv2", 1, 2, 3)
    assert atlas.open_sum() == pytest.approx(atlas.value("conv2", 1, 2, 3), abs=1e-3)
    assert inside.signs.rows
    assert len(inside.filters.pictures) == 8


def test_a_pool_dragged_away_ends_the_training_and_is_told(window_tab, window, qtbot):
    train(window_tab, qtbot)
    done, trained = window_tab.session.run.done, window_tab.session.network.copy()
    column = window_tab.parts.stack.list
    rect = column.row_rect(2)
    start = QPoint(60, round(rect.y() + 12))
    pane = column.viewport()
    QTest.mousePress(pane, LEFT, pos=start)
    for at in (start + QPoint(30, 5), QPoint(pane.width() + 200, 60)):
        QTest.mouseMove(pane, at)
    QTest.mouseRelease(pane, LEFT, pos=QPoint(pane.width() + 200, 60))
    assert "MaxPool2d" not in [b.kind for b in window_tab.document.sheet.stack.blocks[:3]]
    assert not window_tab.session.begun
    bar = named(window, "noticeBar")
    assert bar.text().startswith("The training ended")
    QTest.mouseClick(bar.offer, LEFT)
    qtbot.waitUntil(lambda: window_tab.session.begun)
    assert window_tab.document.sheet == first_network_sheet()
    assert (window_tab.session.run.done, same(window_tab.session.network, trained)) == (
        done,
        True,
    )


def test_a_stack_that_does_not_fit_is_not_trained_until_it_is_mended(tab):
    tab.document.edit_stack(tab.document.sheet.stack.set(0, "size", (40, 40)), "Size")
    assert not named(tab, "trainButton").isEnabled()
    assert not named(tab, "useInDigitsButton").isEnabled()
    QTest.mouseClick(tab.parts.stack.card.buttons[0], LEFT)
    assert named(tab, "trainButton").isEnabled()
    assert named(tab, "useInDigitsButton").isEnabled()


def test_a_billion_parameters_are_refused_before_memory_is_taken(tab, qtbot):
    train(tab, qtbot)
    stack = tab.document.sheet.stack
    place = next(i for i, block in enumerate(stack.blocks) if block.kind == "Linear")
    wide = stack.set(place, "features", 32_768).duplicate(place)
    tab.document.edit_stack(wide, "Units")
    assert tab.document.check.parameters > 1e9
    assert tab.session.network is None
    assert not named(tab, "trainButton").isEnabled()
    card = tab.parts.stack.card
    assert "10,000,000" in card.text()
    QTest.mouseClick(card.buttons[0], LEFT)
    assert tab.document.check.fits
    assert named(tab, "trainButton").isEnabled()


def test_it_goes_on_in_another_tab_with_a_mark_and_closing_asks(
    window_tab, window, qtbot, monkeypatch
):
    place = window.tabs.currentIndex()
    assert window.tabs.tabText(place) == "Network"
    click(window, "trainButton")
    window.tabs.go_to("neuronTab")
    assert window.tabs.tabText(place) == "Network ●"
    done = window_tab.session.run.done
    qtbot.waitUntil(lambda: window_tab.session.run.done > done + 1)
    window_tab.session.pause()
    qtbot.waitUntil(lambda: window.tabs.tabText(place) == "Network")

    window.tabs.go_to("networkTab")
    click(window, "trainButton")
    answers = [False, True]
    monkeypatch.setattr(StopTrainingDialog, "_ask", lambda host, question, **_: answers.pop(0))
    window.close()
    assert window.isVisible()
    assert window_tab.session.running
    window.close()
    assert not window.isVisible()
    assert not window_tab.session.running
    assert answers == []


def test_back_to_a_training_is_where_it_stood_not_what_was_written_last(window_tab, window, qtbot):
    train(window_tab, qtbot)
    session = window_tab.session
    session.run.go_on_from(Moment(0, 2))
    trained = session.network.copy()
    session.run.path.unlink()
    window_tab.document.edit_stack(session.sheet.stack.remove(1), "Another network")
    assert not session.begun
    QTest.mouseClick(named(window, "noticeBar").offer, LEFT)
    qtbot.waitUntil(lambda: session.begun)
    assert session.run.done == 2
    assert same(session.network, trained)


def test_what_was_taken_up_is_kept_and_what_it_took_the_place_of_offered(
    window_tab, window, qtbot, settings_path
):
    train(window_tab, qtbot, 5)
    session = window_tab.session
    first, kept = session.run.done, session.run.checkpoint().copy()
    session.stop()
    train(window_tab, qtbot, 2)
    second = session.run.done
    window_tab._kept._resumption.resume(kept)
    qtbot.waitUntil(lambda: session.run.done == first)
    bar = named(window, "noticeBar")
    assert bar.text() == "The training ended: another took its place, or its network or data did."
    QTest.mouseClick(bar.offer, LEFT)
    qtbot.waitUntil(lambda: session.run.done == second)
    QTest.mouseClick(bar.offer, LEFT)
    qtbot.waitUntil(lambda: session.run.done == first)
    window.close()
    assert read_checkpoint(settings_path.parent / "network" / "training.safetensors").steps == first


def test_of_two_windows_both_trainings_are_offered_again(window_tab, window, qtbot, settings_path):
    second, other = on_the_network_tab(qtbot, settings_path)
    qtbot.waitUntil(lambda: other.session.why_not == "")
    train(window_tab, qtbot, 5)
    train(other, qtbot, 3)
    steps = [tab.session.run.done for tab in (window_tab, other)]
    window.close()
    second.close()

    again, third = on_the_network_tab(qtbot, settings_path)
    qtbot.waitUntil(lambda: third.session.why_not == "")
    bar, said = named(again, "noticeBar"), []
    for _ in steps:
        said.append(bar.text())
        again.notices._take_away()
    due = [f"Your last training stopped at step {step}. It can go on." for step in steps]
    assert said == [due[1], due[0]]
    again.close()


def test_closing_asks_before_it_loses_a_training_that_can_not_be_kept(
    window_tab, window, qtbot, monkeypatch
):
    session = window_tab.session
    click(window, "trainButton")
    qtbot.waitUntil(lambda: session.run.done > 0)
    wall = session.run.path.parent.parent / "wall"
    wall.write_text("no folder")
    free, session.run._trainer.path = session.run.path, wall / "training"
    asked, answers = [], [True, False]
    monkeypatch.setattr(
        StopTrainingDialog,
        "_ask",
        lambda host, question, **_: asked.append(question) or answers.pop(0),
    )
    window.close()
    assert window.isVisible()
    assert answers == []
    assert asked[1] == (
        f"The training can’t be kept in {wall / 'training'}: its folder is a file."
        "\n\nClose all the same? The training is lost then."
    )
    done = session.run.done
    qtbot.waitUntil(lambda: session.run.done > done)

    session.pause()
    qtbot.waitUntil(lambda: not session.running)
    session.run._trainer.path = free
    window.close()
    assert not window.isVisible()
    assert free.exists()


def test_closing_asks_while_two_race(window_tab, window, qtbot, monkeypatch):
    window_tab.show_page("race")
    race = window_tab.parts.race.binder.race
    qtbot.waitUntil(lambda: named(window, "raceGuessTie").isEnabled())
    click(window, "raceGuessTie")
    qtbot.waitUntil(lambda: named(window, "raceStartButton").isEnabled())
    click(window, "raceStartButton")
    assert race.running
    asked, answers = [], [False, True]
    monkeypatch.setattr(
        StopTrainingDialog,
        "_ask",
        lambda host, question, **_: asked.append(question) or answers.pop(0),
    )
    window.close()
    assert window.isVisible()
    assert race.running
    window.close()
    assert not window.isVisible()
    assert not race.running
    assert asked == ["Two settings are racing. Close all the same? The race is not kept."] * 2


def test_the_page_is_remembered_and_a_training_that_was_closed_offered_again(
    window_tab, window, qtbot, settings_path
):
    train(window_tab, qtbot)
    done, trained = window_tab.session.run.done, window_tab.session.network.copy()
    window_tab.parts.switch.setFocus()
    QTest.keyClick(window_tab.parts.switch, Qt.Key.Key_Right)
    assert window_tab.parts.inside.isVisible()
    window.close()
    again, other = on_the_network_tab(qtbot, settings_path)
    assert other.parts.inside.isVisible()
    qtbot.waitUntil(lambda: other.session.why_not == "")
    bar = named(again, "noticeBar")
    assert bar.text() == f"Your last training stopped at step {done}. It can go on."
    QTest.mouseClick(bar.offer, LEFT)
    qtbot.waitUntil(lambda: other.session.begun)
    assert same(other.session.network, trained)
    again.close()


def test_it_is_used_in_digits_and_there_is_a_way_back(window_tab, window, qtbot):
    train(window_tab, qtbot)
    click(window, "useInDigitsButton")
    assert window.tabs.shown_name() == "digitsTab"
    networks = window.tab("digitsTab").teaching.networks
    qtbot.waitUntil(lambda: networks.in_use == "opened")
    parameters = networks.recogniser.network.parameters
    trained = window_tab.session.network.parameters
    assert all((parameters[name] == value).all() for name, value in trained.items())
    assert 0 < networks.recogniser.unsure_below <= 1
    assert named(window, "noticeBar").offer.text() == "Back"
    QTest.mouseClick(named(window, "noticeBar").offer, LEFT)
    assert networks.in_use == "shipped"

    window.tabs.go_to("networkTab")
    window_tab.use_example(window_tab.examples.of("points"))
    qtbot.waitUntil(lambda: window_tab.session.why_not == "")
    window.undo_group.undo()
    assert window_tab.session.why_not == "loading", "points make room for digits"
    click(window, "useInDigitsButton")
    qtbot.waitUntil(lambda: networks.in_use == "opened")


def test_points_are_trained_but_not_used_in_digits_and_a_rate_far_too_high_is_told(tab, qtbot):
    tab.use_example(tab.examples.of("points"))
    qtbot.waitUntil(lambda: tab.session.why_not == "")
    assert not named(tab, "useInDigitsButton").isEnabled()
    assert named(tab, "dataBox").currentData() == "points"
    train(tab, qtbot)
    assert text(tab, "trainingAccuracy").endswith(" %")

    click(tab, "stopTrainingButton")
    box = named(tab, "learningRateBox")
    box.selectAll()
    QTest.keyClicks(box, "1e3")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert tab.session.settings.learning_rate == 1000
    click(tab, "trainButton")
    card = tab.parts.hint
    qtbot.waitUntil(card.isVisible)
    assert card.text().startswith("The loss grows")
    done = tab.session.run.done
    again = next(b for b in card.buttons if b.text() == "Begin again with learning rate 100")
    QTest.mouseClick(again, LEFT)
    assert not card.isVisible()
    assert tab.session.settings.learning_rate == pytest.approx(100)
    assert tab.session.run.done < done
    tab.session.pause()
    qtbot.waitUntil(lambda: not tab.session.running)


def test_a_network_is_saved_and_opened_again(tab, told, qtbot, monkeypatch, tmp_path):
    train(tab, qtbot)
    path = tmp_path / "mine.safetensors"
    monkeypatch.setattr(SaveWeightsDialog, "ask", lambda host, start: path)
    QTest.mouseClick(tab.parts.bar.save, LEFT)
    assert same(load_network(path), tab.session.network)
    tab.document.edit_stack(tab.document.sheet.stack.remove(2), "Remove")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert tab.drop_text(mime)
    assert tab.take_mime(mime)
    assert same(load_network(path), tab.session.network)
    assert tab.document.sheet.stack.blocks[2].kind == "MaxPool2d"
    assert told[-1].say() == "“mine.safetensors” is shown."
    train(tab, qtbot)


def test_a_file_that_is_no_network_or_one_of_other_inputs_is_refused(tab, told, tmp_path):
    path = tmp_path / "bad.safetensors"
    path.write_bytes(b"nothing")
    before = tab.document.sheet
    tab.open_path(str(path))
    assert told[-1].kind == "failed"
    assert "bad.safetensors" in told[-1].say()
    assert tab.document.sheet is before
    points = build_network(Stack((2,), (Block("Linear", {"features": 2}),)), 0)
    save_network(tmp_path / "points.safetensors", points)
    tab.open_path(str(tmp_path / "points.safetensors"))
    assert told[-1].kind == "refused"
    assert tab.document.sheet is before


def test_the_program_of_a_network_of_a_file_has_all_of_its_layers(tab, qtbot, tmp_path):
    stack = [
        *(Conv2d("c", (1, 3), (3, 3)), BatchNorm2d("bn", 3, epsilon=0.01)),
        *(MaxPool2d("p", (3, 3), (3, 3), partial=True), Flatten("flat")),
        *(Linear("out", (3 * 9 * 9, 10)), Temperature("warm")),
    ]
    network = Network((1, 28, 28), stack, rng=np.random.default_rng(0))
    save_network(tmp_path / "own.safetensors", network)
    tab.open_path(str(tmp_path / "own.safetensors"))
    tab.copy()
    program = QGuiApplication.clipboard().text()
    compile(program, "program", "exec")
    made = dict(re.findall(r"self\.(\w+) = (.*)", program.partition("class Network")[2]))
    assert list(made) == ["c", "bn", "p", "flat", "out", "warm"]
    assert "eps=0.01" in made["bn"]
    assert "ceil_mode=True" in made["p"]
    assert "in_features=243" in made["out"]


def test_the_network_is_copied_as_a_program_and_an_example_is_one_undo_step(tab, qtbot):
    tab.copy()
    program = QGuiApplication.clipboard().text()
    assert "nn.Conv2d" in program
    compile(program, "program", "exec")
    assert len(tab.gestures()) >= 9
    assert all(keys and does for keys, does in tab.gestures())

    box = named(tab, "stackPresetBox")
    place = box.findText("Softmax regression")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert [b.kind for b in tab.document.sheet.stack.blocks] == ["Linear"]
    tab.undo_stack.undo()
    assert tab.document.sheet == first_network_sheet()
    qtbot.waitUntil(lambda: tab.session.why_not == "")


def test_a_disk_that_is_full_is_told_and_nothing_is_lost(tab, told, qtbot, tmp_path):
    path = tmp_path / "net.safetensors"
    tab.files.save_to(path, tab.session.network)
    before = path.read_bytes()
    train(tab, qtbot)
    trained = tab.session.network.copy()
    with no_room():
        tab.files.save_to(path, tab.session.network)
        assert "net.safetensors" in told[-1].say()
        assert "the disk is full" in told[-1].say()
        click(tab, "trainStepButton")
        qtbot.waitUntil(lambda: not tab.session.running)
        assert "goes on all the same" in told[-1].say()
    assert path.read_bytes() == before
    assert not same(tab.session.network, trained)
    train(tab, qtbot, tab.session.run.done + 2)


def test_labels_are_mended_and_dropped_as_undo_steps_and_a_lab_file_holds_the_sheet(tab, qtbot):
    tab.show_page("data")
    tab.parts.data.relabelled.emit(3, 7)
    assert tab.session.data.labels[3] == 7
    tab.parts.data.dropped.emit([4, 5])
    assert tab.session.data.dropped[[4, 5]].all()
    for _ in range(2):
        tab.undo_stack.undo()
    assert tab.session.data.labels[3] == 3
    assert not tab.session.data.dropped.any()
    qtbot.waitUntil(lambda: tab.session.why_not == "")

    tab.document.edit_stack(tab.document.sheet.stack.add(Block("Dropout"), 8), "Dropout")
    document = tab.to_document()
    sheet = tab.document.sheet
    tab.from_document({})()
    assert tab.document.sheet == first_network_sheet()
    tab.from_document(document)()
    assert tab.document.sheet == replace(sheet)
    assert tab.parts.bar.knobs.boxes["dropout"].isEnabled()
    qtbot.waitUntil(lambda: tab.session.why_not == "")


def test_nothing_is_downloaded_unless_wanted_and_a_folder_is_asked_for(
    tab, told, qtbot, monkeypatch, tmp_path
):
    monkeypatch.setattr(MnistDialog, "ask", lambda host, folder: "")
    box = named(tab, "dataBox")
    box.setCurrentIndex(box.findData("mnist"))
    assert box.currentData() == "strokes"
    assert tab.document.sheet.source == "strokes"
    assert not tab.session.sources.running
    asked = []
    monkeypatch.setattr(DataFolderDialog, "ask", lambda host: asked.append(host) or tmp_path)
    box.setCurrentIndex(box.findData("folder"))
    qtbot.waitUntil(lambda: "failed" in [one.kind for one in told])
    assert tab.session.why_not == "missing"
    tip = named(tab, "trainButton").toolTip()
    assert tip == "The examples are not there: choose them again."
    box.activated.emit(box.currentIndex())
    assert len(asked) == 2
    tab.undo_stack.undo()
    qtbot.waitUntil(lambda: tab.session.why_not == "")
    assert box.currentData() == "strokes"


def test_a_hint_that_was_closed_is_not_told_again_and_anothers_button_acts(tab, qtbot, monkeypatch):
    train(tab, qtbot)
    card, hint = tab.parts.hint, Hint("stands still", {"loss": 2.3, "steps": 200.0}, ())
    monkeypatch.setattr(hint_binder, "hints_of", lambda run: (hint,))
    tab.session.moved.emit()
    qtbot.waitUntil(card.isVisible)
    QTest.mouseClick(card.close_button, LEFT)
    tab.session.moved.emit()
    assert not card.isVisible()

    mend = HintMend("learning_rate", 0.0002)
    other = Hint("diverges", {"loss": 9.0, "lowest": 1.0}, (mend, mend._replace(restart=True)))
    monkeypatch.setattr(hint_binder, "hints_of", lambda run: (other,))
    around = tab.parts.switch, tab.parts.time, tab.parts.bar
    places = [part.mapTo(tab, QPoint()) for part in around]
    tab.session.moved.emit()
    qtbot.waitUntil(card.isVisible)
    QApplication.processEvents()
    assert [part.mapTo(tab, QPoint()) for part in around] == places, "pressed by mistake"
    assert card.text() == ("The loss grows: it is 9 and was 1. Steps are probably too large.")
    QTest.mouseClick(card.buttons[0], LEFT)
    assert tab.session.settings.learning_rate == pytest.approx(0.0002)
    assert not card.isVisible()
    tab.session.pause()
    qtbot.waitUntil(lambda: not tab.session.running)
