"""The user's own examples, and experiments sent as a line of text."""

import pytest
from disk import closed, no_room
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cnnlab.app import create_window
from cnnlab.ui.dialogs.title import TitleDialog


@pytest.fixture
def tab(window):
    window.tab("convolutionTab").player.pause()
    window.tab("convolutionTab").player.advance(1000)
    return window.tab("convolutionTab")


def named(monkeypatch, title):
    monkeypatch.setattr(TitleDialog, "ask", classmethod(lambda *_: title))


def test_an_example_is_kept_for_the_next_start(tab, window, qtbot, monkeypatch, settings_path):
    named(monkeypatch, "Mine")
    window.findChild(QWidget, "inputGrid0").set_value(0, 0, 9)
    window.menu["keep"].trigger()
    assert tab.example_titles()[-1] == "Mine"
    assert window.findChild(QWidget, "presetBox").findText("Mine") > 0
    again = create_window(settings_path)
    qtbot.addWidget(again)
    again.tab("convolutionTab").player.pause()
    titles = again.tab("convolutionTab").example_titles()
    again.tab("convolutionTab").use_example(titles.index("Mine"))
    assert again.findChild(QWidget, "inputGrid0").value(0, 0) == 9
    again.menu["delete"].trigger()
    assert "Mine" not in again.tab("convolutionTab").example_titles()
    again.close()


def able(window, what):
    """Whether an entry of the menus can be chosen once its menu is open."""
    window.menu.refresh()
    return window.menu[what].isEnabled()


def test_the_programs_own_examples_stay(tab, window, monkeypatch):
    before, ways = tab.example_titles(), ("delete", "rename")
    assert not any(able(window, what) for what in ways)
    named(monkeypatch, "Mine")
    window.menu["keep"].trigger()
    assert all(able(window, what) for what in ways)
    tab.use_example(0)
    assert not any(able(window, what) for what in ways)
    assert tab.example_titles()[:-1] == before


def test_what_was_kept_is_chosen_and_said(tab, window, monkeypatch):
    window.findChild(QWidget, "inputGrid0").set_value(0, 0, 9)
    named(monkeypatch, "Mine")
    window.menu["keep"].trigger()
    box, bar = window.findChild(QWidget, "presetBox"), window.findChild(QWidget, "noticeBar")
    assert box.currentText() == "Mine"
    assert (bar.kind(), bar.text()) == ("done", "“Mine” was kept.")
    assert not tab.panel.reset.isEnabled()
    tab.document.undo_stack.undo()
    assert box.currentIndex() == 0
    assert bar.kind() == ""


def test_own_examples_stand_apart(tab, window, monkeypatch):
    box = window.findChild(QWidget, "presetBox")
    shipped = box.count()
    separators = sum(action.isSeparator() for action in window.menu.examples.actions())
    assert separators == 0
    named(monkeypatch, "Mine")
    window.menu["keep"].trigger()
    assert box.count() == shipped + 2
    assert not box.model().index(shipped, 0).flags() & Qt.ItemFlag.ItemIsEnabled  # a line
    assert [action.isSeparator() for action in window.menu.examples.actions()][-2:] == [True, False]
    window.menu.examples.actions()[0].trigger()
    assert box.currentIndex() == 0
    window.menu.examples.actions()[-1].trigger()
    assert box.currentText() == "Mine"


def test_a_description_goes_when_it_no_longer_fits(tab, window):
    about = tab.panel.about
    assert about.text()
    tab.edits.resize("input", (9, 9))
    assert about.text() == ""
    tab.document.undo_stack.undo()
    assert about.text()


def test_an_example_is_renamed_and_deleted_and_comes_back_from_its_notice(tab, window, monkeypatch):
    named(monkeypatch, "Mine")
    window.menu["keep"].trigger()
    tab.use_example(tab.example_titles().index("Mine"))
    named(monkeypatch, "Ours")
    window.menu["rename"].trigger()
    assert "Mine" not in tab.example_titles()
    assert window.findChild(QWidget, "presetBox").currentText() == "Ours"
    named(monkeypatch, None)
    window.menu["rename"].trigger()
    assert "Ours" in tab.example_titles()

    window.menu["delete"].trigger()
    tab.use_example(0)
    window.findChild(QWidget, "inputGrid0").set_value(0, 0, 9)
    named(monkeypatch, "Mine")
    window.menu["keep"].trigger()
    window.menu["delete"].trigger()
    box, bar = window.findChild(QWidget, "presetBox"), window.findChild(QWidget, "noticeBar")
    assert "Mine" not in tab.example_titles()
    assert box.currentIndex() == -1
    assert bar.text() == "“Mine” was deleted."
    Hands(window).press_on(bar.offer)
    assert box.currentText() == "Mine"
    assert bar.kind() == ""


def test_a_damaged_example_is_named_at_the_start(qtbot, settings_path):
    folder = settings_path.parent / "presets"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "broken.json").write_text("{")
    window = create_window(settings_path)
    qtbot.addWidget(window)
    assert "broken.json" in window.notices.bar.text()
    window.close()


def test_a_damaged_example_is_named_though_work_came_back(window, tab, qtbot, settings_path):
    tab.edits.resize("input", (9, 9))
    window.close()
    folder = settings_path.parent / "presets"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "broken.json").write_text("{")
    again = create_window(settings_path)
    qtbot.addWidget(again)
    assert again.tab("convolutionTab").document.bench.experiment.input.shape[1:] == (9, 9)
    assert "broken.json" in again.notices.bar.text()
    again.tab("convolutionTab").edits.resize("input", (8, 8))
    assert again.notices.bar.text() == ""
    again.close()


def test_a_title_is_shown_with_all_its_letters(tab, window, monkeypatch):
    named(monkeypatch, "R&D")
    window.menu["keep"].trigger()
    assert window.menu.examples.actions()[-1].text() == "R&&D"  # one of them is seen
    assert window.findChild(QWidget, "presetBox").currentText() == "R&D"
    tab.use_example(0)
    tab.use_example(len(tab.example_titles()) - 1)
    assert window.menu["undo"].text() == "&Undo Example “R&&D”"


def test_a_title_that_is_none_is_refused_and_cancel_keeps_nothing(tab, window, monkeypatch):
    heard, before = [], tab.example_titles()
    tab.notice.connect(heard.append)
    for title, kinds in (
        ("", ["refused"]),
        ("   ", ["refused"]),
        ("x" * 500, ["refused"]),
        (None, []),
    ):
        heard.clear()
        named(monkeypatch, title)
        window.menu["keep"].trigger()
        assert tab.example_titles() == before, title
        assert [notice.kind for notice in heard] == kinds, title


def test_an_experiment_goes_out_and_comes_back_unless_it_is_too_large(tab, window, monkeypatch):
    grid = window.findChild(QWidget, "filterGrid0_0")
    grid.set_value(0, 0, 7)
    window.menu["copy_experiment"].trigger()
    text = QGuiApplication.clipboard().text()
    assert "\n" not in text
    tab.use_example(2)
    window.menu["paste_experiment"].trigger()
    assert window.findChild(QWidget, "filterGrid0_0").value(0, 0) == 7
    tab.document.undo_stack.undo()
    assert tab.document.bench.preset == "inner-product"

    from cnnlab.lessons import clip

    monkeypatch.setattr(clip, "MOST_TEXT", 10)
    QGuiApplication.clipboard().setText("kept")
    window.menu["copy_experiment"].trigger()
    assert QGuiApplication.clipboard().text() == "kept"
    assert "too large" in window.notices.bar.text()


def test_a_damaged_experiment_is_refused_and_nothing_changes(tab, window, subtests):
    for damage in [lambda t: "hello", lambda t: t[:-9], lambda t: "cnnlab9" + t[7:]]:
        with subtests.test(damage=damage):
            window.notices.clear()
            window.menu["copy_experiment"].trigger()
            QGuiApplication.clipboard().setText(damage(QGuiApplication.clipboard().text()))
            before = tab.document.bench
            window.menu["paste_experiment"].trigger()
            assert tab.document.bench is before
            assert window.notices.bar.text()


def test_an_example_that_finds_no_room_is_not_kept_and_says_so(tab, window, monkeypatch):
    before = tab.example_titles()
    named(monkeypatch, "Mine")
    with no_room():
        window.menu["keep"].trigger()
    assert window.notices.bar.kind() == "failed"
    assert "mine.json” can’t be written: the disk is full. Make room" in window.notices.bar.text()
    assert tab.example_titles() == before


def test_an_example_that_can_not_be_deleted_stays_and_says_so(tab, window, monkeypatch, tmp_path):
    named(monkeypatch, "Mine")
    window.menu["keep"].trigger()
    with closed(tmp_path / "presets"):
        window.menu["delete"].trigger()
    assert "mine.json” can’t be deleted: the system does not allow it" in window.notices.bar.text()
    assert tab.example_titles()[-1] == "Mine"
