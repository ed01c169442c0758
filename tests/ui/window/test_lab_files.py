"""Lab files from the window: new, open, save, drop, and nothing lost on the way."""

import json
from pathlib import Path

import numpy as np
import pytest
from hands import CONTROL, PLAIN, SHIFT, Key
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QWidget
from started_window import started_again

from cnnlab.lab.digits.sketch import Drawing, Stroke
from cnnlab.lab.shared.labfile import Lab, read_lab, write_lab

VERSION_1 = Path(__file__).parents[2] / "lab" / "shared" / "labs" / "version-1.cnnlab"
PICTURE = Path(__file__).parents[2] / "pictures" / "7-faint.png"
LINE = Drawing((Stroke(np.array([[0.3, 0.3], [0.7, 0.7]])),))
Answer = QMessageBox.StandardButton


@pytest.fixture
def answers(monkeypatch):
    """What is answered to questions, in turn; a question too many is an error."""
    given = []
    monkeypatch.setattr(QMessageBox, "question", lambda *_, **__: given.pop(0))
    yield given
    assert given == [], "not asked"


@pytest.fixture
def chosen(monkeypatch):
    """The file that is chosen in every dialog."""
    files = []
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(files[-1]), ""))
    return files


def edit(hands, value=42):
    hands.grid("inputGrid0").set_value(0, 0, value)


def first(window):
    return window.findChild(QWidget, "inputGrid0").value(0, 0)


def draw(window):
    window.tabs.setCurrentIndex(1)
    window.tab("digitsTab").sketch.replace(LINE, "Stroke")


def strokes(window):
    return [s.tolist() for s in window.findChild(QWidget, "drawPad").strokes()]


# saving and opening


def test_everything_is_saved_and_opened(hands, window, chosen, answers, tmp_path):
    tab = window.tab("convolutionTab")
    edit(hands)
    hands.player.seek(7)
    hands.click("outputGrid0", 1, 1)
    draw(window)
    window.tab("digitsTab").answer.prepares.click()
    chosen.append(tmp_path / "mine.cnnlab")
    hands.press(Key.Key_S, CONTROL)
    assert chosen[0].exists()
    assert window.windowTitle() == "mine.cnnlab[*] — cnnlab"
    assert not window.isWindowModified()
    assert "Saved as mine.cnnlab" in window.notices.bar.text()
    window.menu["new_lab"].trigger()
    assert (window.windowTitle(), window.isWindowModified()) == ("cnnlab", False)
    assert window.tabs.currentIndex() == 1
    assert strokes(window) == []
    assert window.tab("digitsTab").reader.prepares
    window.tabs.setCurrentIndex(0)
    assert first(window) == 0
    assert tab.player.playing
    window.menu["open_lab"].trigger()
    assert window.tabs.currentIndex() == 1
    assert strokes(window) == [[[0.3, 0.3], [0.7, 0.7]]]
    assert not window.tab("digitsTab").reader.prepares
    window.tabs.setCurrentIndex(0)
    assert first(window) == 42
    assert (tab.player.index, tab.focus.pinned) == (4, (0, 1, 1))
    assert not tab.player.playing
    assert not window.isWindowModified()
    assert not window.undo_group.canUndo()


def test_changes_mark_the_title_and_undo_takes_the_mark_away(hands, window, chosen, tmp_path):
    assert window.windowTitle() == "cnnlab"
    edit(hands)
    assert (window.windowTitle(), window.isWindowModified()) == ("cnnlab[*]", True)
    hands.press(Key.Key_Z, CONTROL)
    assert not window.isWindowModified()
    edit(hands)
    chosen.append(tmp_path / "a.cnnlab")
    hands.press(Key.Key_S, CONTROL | SHIFT)
    assert not window.isWindowModified()
    edit(hands, 3)
    assert window.isWindowModified()
    hands.press(Key.Key_Z, CONTROL)
    assert not window.isWindowModified()
    edit(hands, 4)
    hands.press(Key.Key_S, CONTROL)
    assert not window.isWindowModified()
    assert read_lab(chosen[0]).tabs["convolutionTab"]["bench"]["experiment"]["input"][0][0][0] == 4


def test_the_ending_is_added_and_what_is_there_is_asked_about(
    hands, window, chosen, answers, tmp_path
):
    chosen.append(tmp_path / "plain")
    window.menu["save_lab_as"].trigger()
    written = tmp_path / "plain.cnnlab"
    content = written.read_bytes()
    edit(hands)
    answers += [Answer.No]
    window.menu["save_lab_as"].trigger()
    assert written.read_bytes() == content
    answers += [Answer.Yes]
    window.menu["save_lab_as"].trigger()
    assert written.read_bytes() != content


def test_unsaved_work_is_asked_about(hands, window, chosen, answers, tmp_path, subtests):
    other, kept = tmp_path / "other.cnnlab", tmp_path / "kept.cnnlab"
    chosen.append(other)
    window.menu["save_lab"].trigger()
    actions = {"new": window.menu["new_lab"].trigger, "open": lambda: window.labs.open_path(other)}
    cases = [(Answer.Cancel, 42, True), (Answer.Discard, 0, False), (Answer.Save, 0, False)]
    for name, act in actions.items():
        for answer, value, asked in cases:
            with subtests.test(action=name, answer=answer):
                answers[:] = [Answer.Discard]
                window.menu["new_lab"].trigger()
                kept.unlink(missing_ok=True)
                chosen[:] = [kept]
                edit(hands)
                answers[:] = [answer]
                act()
                assert answers == [], "not asked"
                assert first(window) == value
                assert window.isWindowModified() is asked
                assert kept.exists() is (answer == Answer.Save)
                if answer == Answer.Save:
                    saved = read_lab(kept).tabs["convolutionTab"]
                    assert saved["bench"]["experiment"]["input"][0][0][0] == 42


def test_a_bad_file_leaves_the_window_as_it_was(hands, window, chosen, answers, tmp_path):
    edit(hands)
    data = json.loads(VERSION_1.read_text(encoding="utf-8"))
    data["tabs"]["convolutionTab"]["bench"]["experiment"]["stride"] = [0, 0]
    bad = {
        "damaged.cnnlab": json.dumps(data),
        "none.cnnlab": "hello",
        "newer.cnnlab": json.dumps(data | {"version": 99}),
        "other.cnnlab": "{}",
    }
    for name, text in bad.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        chosen.append(path)
        answers.append(Answer.Discard)
        window.menu["open_lab"].trigger()
        assert f"“{name}”" in window.notices.bar.text()
        assert window.notices.bar.kind() == "refused"
        assert first(window) == 42
        assert window.isWindowModified()
        assert window.undo_group.canUndo()
    assert "stride" in Notices.seen(window, tmp_path / "damaged.cnnlab", answers)
    window.use_language("zh_CN")
    assert window.notices.bar.text()


class Notices:
    @staticmethod
    def seen(window, path, answers):
        answers.append(Answer.Discard)
        window.labs.open_path(path)
        return window.notices.bar.text()


def test_a_file_of_version_1_is_shown(hands, window):
    assert window.labs.open_path(VERSION_1)
    assert window.tabs.currentIndex() == 1
    assert len(strokes(window)) == 3
    window.tabs.setCurrentIndex(0)
    tab = window.tab("convolutionTab")
    assert len(tab.document.bench.chain) == 1
    assert (tab.player.index, tab.player.moment_index, tab.focus.pinned) == (4, 1, (1, 1, 1))


def test_what_is_of_a_later_tab_or_was_not_shown_is_kept_as_it_came(
    hands, window, chosen, tmp_path
):
    data = json.loads(VERSION_1.read_text(encoding="utf-8"))
    data["tabs"]["neuronTab"] = {"later": [1, 2]}
    data["tab"] = "convolutionTab"
    path = tmp_path / "a.cnnlab"
    path.write_text(json.dumps(data), encoding="utf-8")
    window.labs.open_path(path)
    chosen.append(tmp_path / "b.cnnlab")
    window.menu["save_lab_as"].trigger()
    written = json.loads(chosen[0].read_bytes())
    assert written["tabs"]["neuronTab"] == {"later": [1, 2]}
    assert written["tabs"]["digitsTab"] == data["tabs"]["digitsTab"]


def test_a_damaged_part_is_told_when_its_tab_is_first_shown(hands, window, tmp_path):
    data = json.loads(VERSION_1.read_text(encoding="utf-8"))
    data["tabs"]["digitsTab"]["drawing"]["strokes"] = 3
    data["tab"] = "convolutionTab"
    path = tmp_path / "a.cnnlab"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert window.labs.open_path(path)
    window.tabs.setCurrentIndex(1)
    assert "digitsTab.drawing.strokes" in window.notices.bar.text()


def test_what_can_not_be_written_is_said_and_nothing_is_half_written(
    hands, window, chosen, tmp_path
):
    edit(hands)
    chosen.append(tmp_path / "nowhere" / "a.cnnlab")
    window.menu["save_lab"].trigger()
    assert window.notices.bar.kind() == "failed"
    assert "a.cnnlab" in window.notices.bar.text()
    assert window.isWindowModified()
    assert list(tmp_path.glob("**/*.cnnlab")) == []


def test_recent_files_are_listed_and_a_missing_one_is_forgotten(
    hands, window, chosen, tmp_path, qtbot, settings_path
):
    for name in ("a", "b & c"):
        chosen.append(tmp_path / f"{name}.cnnlab")
        window.menu["save_lab_as"].trigger()
    made = started_again(qtbot, window, settings_path)
    names = [action.text() for action in made.recent.actions()]
    assert names == ["b && c.cnnlab", "a.cnnlab"]
    made.recent.actions()[1].trigger()
    assert made.windowTitle().startswith("a.cnnlab")
    (tmp_path / "b & c.cnnlab").unlink()
    made.recent.actions()[1].trigger()
    assert "can’t be read" in made.notices.bar.text()
    assert [action.text() for action in made.recent.actions()] == ["a.cnnlab"]


def test_a_file_named_from_where_one_is_comes_back_from_elsewhere(
    hands, window, qtbot, settings_path, tmp_path, monkeypatch
):
    write_lab(tmp_path / "work.cnnlab", Lab({}, ""))
    monkeypatch.chdir(tmp_path)
    assert window.labs.open_path(Path("work.cnnlab"))
    monkeypatch.chdir("/")
    made = started_again(qtbot, window, settings_path)
    assert made.labs.path == tmp_path / "work.cnnlab"


def test_a_lab_file_is_dropped_on_any_page(hands, window, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(VERSION_1))])
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, PLAIN
    for page in range(3):
        window.menu["new_lab"].trigger()
        assert window.labs.path is None
        window.tabs.setCurrentIndex(page)
        target = window.tabs.widget(page)
        entered = QDragEnterEvent(QPoint(9, 9), *how)
        QApplication.sendEvent(target, entered)
        assert entered.isAccepted(), page
        QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), *how))
        qtbot.waitUntil(lambda: window.labs.path is not None)
        assert window.labs.path == VERSION_1, page


# what comes back by itself


def test_after_a_clean_close_drawing_experiment_and_tab_come_back(
    hands, window, qtbot, settings_path
):
    edit(hands)
    hands.player.seek(5)
    draw(window)
    made = started_again(qtbot, window, settings_path)
    assert made.tabs.currentIndex() == 1
    assert strokes(made) == [[[0.3, 0.3], [0.7, 0.7]]]
    assert made.isWindowModified()
    made.tabs.setCurrentIndex(0)
    assert first(made) == 42
    assert made.tab("convolutionTab").player.index == 5
    assert made.notices.bar.text() == ""


def test_what_came_back_comes_back_again_without_being_looked_at(
    hands, window, qtbot, settings_path
):
    edit(hands)
    draw(window)
    made = started_again(qtbot, started_again(qtbot, window, settings_path), settings_path)
    made.tabs.setCurrentIndex(0)
    assert first(made) == 42


def test_a_start_after_nothing_was_done_is_the_first_again(hands, window, qtbot, settings_path):
    made = started_again(qtbot, window, settings_path)
    assert not list(settings_path.parent.glob("*-session.cnnlab"))
    assert made.windowTitle() == "cnnlab"
    assert made.tab("convolutionTab").player.playing


def test_a_file_without_changes_is_read_anew(hands, window, qtbot, settings_path, chosen, tmp_path):
    edit(hands)
    chosen.append(tmp_path / "a.cnnlab")
    window.menu["save_lab"].trigger()
    made = started_again(qtbot, window, settings_path)
    assert made.windowTitle() == "a.cnnlab[*] — cnnlab"
    assert not made.isWindowModified()
    assert first(made) == 42


def test_a_file_that_is_gone_leaves_its_work_behind(
    hands, window, qtbot, settings_path, chosen, tmp_path
):
    edit(hands)
    chosen.append(tmp_path / "a.cnnlab")
    window.menu["save_lab"].trigger()
    window.close()
    chosen[0].unlink()
    made = started_again(qtbot, window, settings_path)
    assert (made.windowTitle(), made.isWindowModified()) == ("cnnlab[*]", True)
    assert first(made) == 42


@pytest.mark.parametrize(
    ("answer", "closed", "value"),
    [(Answer.Cancel, False, 7), (Answer.Discard, True, 42), (Answer.Save, True, 7)],
)
def test_changes_of_a_file_are_asked_about_at_the_end(
    hands, window, qtbot, settings_path, chosen, answers, tmp_path, answer, closed, value
):
    edit(hands)
    chosen.append(tmp_path / "a.cnnlab")
    window.menu["save_lab"].trigger()
    edit(hands, 7)
    answers.append(answer)
    assert window.close() is closed
    if closed:
        made = started_again(qtbot, window, settings_path)
        assert first(made) == value
        assert not made.isWindowModified()
    else:
        assert first(window) == 7
        window.closes_unasked = True


def test_closed_unasked_nothing_is_lost(hands, window, qtbot, settings_path, chosen, tmp_path):
    edit(hands)
    chosen.append(tmp_path / "a.cnnlab")
    window.menu["save_lab"].trigger()
    edit(hands, 7)
    window.closes_unasked = True
    made = started_again(qtbot, window, settings_path)
    assert first(made) == 7
    assert (made.windowTitle(), made.isWindowModified()) == ("a.cnnlab[*] — cnnlab", True)
    made.closes_unasked = True


def test_a_damaged_session_is_passed_over(hands, qtbot, window, settings_path):
    edit(hands)
    window.close()
    (session,) = settings_path.parent.glob("*-session.cnnlab")
    session.write_bytes(session.read_bytes()[:-20])
    made = started_again(qtbot, window, settings_path)
    assert made.tab("convolutionTab").player.playing


def test_a_lab_file_on_the_command_line_goes_before_what_was_left(
    hands, window, qtbot, settings_path
):
    edit(hands)
    made = started_again(qtbot, window, settings_path, lab=VERSION_1)
    assert made.labs.path == VERSION_1
    assert made.tabs.currentIndex() == 1
    assert len(strokes(made)) == 3


def test_a_key_opens_and_saves(hands, window, chosen, tmp_path):
    chosen.append(tmp_path / "a.cnnlab")
    for key, modifier in ((Key.Key_S, CONTROL | SHIFT), (Key.Key_N, CONTROL)):
        QTest.keyClick(window.windowHandle(), key, modifier)
    assert window.labs.path is None
    QTest.keyClick(window.windowHandle(), Key.Key_O, CONTROL)
    assert window.labs.path == chosen[0]
    others = {name: window.menu[name].shortcut().toString() for name in ("keep", "open_picture")}
    assert others == {"keep": "Ctrl+K", "open_picture": "Ctrl+Shift+O"}


def test_a_picture_that_is_chosen_is_for_the_tab(hands, window, chosen, answers, qtbot):
    window.tabs.setCurrentIndex(1)
    chosen.append(PICTURE)
    window.menu["open_lab"].trigger()
    label = window.findChild(QLabel, "answerLabel")
    qtbot.waitUntil(lambda: label.text().startswith("7"))
    window.tabs.setCurrentIndex(2)
    answers.append(Answer.Discard)
    window.menu["open_lab"].trigger()
    assert "no lab file" in window.notices.bar.text()


def test_a_number_that_is_typed_is_saved(hands, window, tmp_path, chosen):
    chosen.append(tmp_path / "typed.cnnlab")
    hands.click("inputGrid0", 0, 0)
    hands.press(Key.Key_F2)
    hands.type("9")
    hands.press(Key.Key_S, CONTROL)
    input_ = read_lab(chosen[0]).tabs["convolutionTab"]["bench"]["experiment"]["input"]
    assert input_[0][0][0] == 9
    assert not window.labs.modified


def test_a_number_that_is_typed_goes_where_it_was_typed(window, qtbot):
    """Remove takes the layer away that the field belongs to."""
    window.tabs.go_to("networkTab")
    tab = window.tab("networkTab")
    view, document = tab.parts.stack, tab.document
    place = next(i for i, b in enumerate(document.sheet.stack.blocks[1:], 1) if b.kind == "Conv2d")
    after = document.sheet.stack.remove(place)
    with qtbot.waitActive(window):
        window.activateWindow()
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Home)
    while view.place < place:
        QTest.keyClick(view.list, Qt.Key.Key_Down)
    QApplication.processEvents()
    box = view.fields.boxes["filters"]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "3")
    QTest.mouseClick(view.buttons.remove, Qt.MouseButton.LeftButton)
    assert document.sheet.stack == after
    document.undo_stack.undo()
    assert document.sheet.stack.blocks[place].settings["filters"] == 3
