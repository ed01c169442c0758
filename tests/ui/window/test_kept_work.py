"""Work that is in no file comes back; where that can't be, nothing is lost without a word."""

import json
import re
import time

import pytest
from disk import no_room
from PySide6.QtWidgets import QMessageBox, QWidget
from started_window import started

from cnnlab.lab.shared.labfile import Lab, write_lab
from cnnlab.ui.window import session
from cnnlab.ui.window.session import session_path

Answer = QMessageBox.StandardButton


@pytest.fixture
def asked(monkeypatch):
    """What was asked; each question is answered with what stands in ``answer``."""
    heard = []

    def question(_parent, _title, text, *_, **__):
        heard.append(text)
        return heard.answer

    class Heard(list):
        answer = Answer.Cancel

    heard = Heard()
    monkeypatch.setattr(QMessageBox, "question", question)
    return heard


def edit(window, value=42):
    window.findChild(QWidget, "inputGrid0").set_value(0, 0, value)


def test_on_a_full_disk_the_window_asks_before_it_closes(window, asked):
    edit(window)
    with no_room():
        assert not window.close()
        assert window.isVisible()
        assert len(asked) == 1
        assert window.notices.bar.kind() == "failed"
        assert "can’t be written" in window.notices.bar.text()
        asked.answer = Answer.Discard
        assert window.close()


def test_without_changes_it_closes_on_a_full_disk_too(window, asked):
    with no_room():
        assert window.close()
    assert asked == []


def test_a_tab_that_can_not_be_written_is_asked_about_and_costs_no_other(
    window, asked, settings_path, qtbot
):
    edit(window)
    window.tabs.go_to("networkTab")
    network = window.tab("networkTab")
    stack = network.document.sheet.stack
    network.document.edit_stack(stack.set(1, "no such setting", 3), "Impossible")
    assert not window.close()
    assert len(asked) == 1
    assert window.notices.bar.kind() == "failed"
    asked.answer = Answer.Discard
    assert window.close()
    bench = started(qtbot, settings_path).tab("convolutionTab").document.bench
    assert bench.experiment.input[0, 0, 0] == 42


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps({"format": "cnnlab lab", "version": 99}), "newer cnnlab"),
        ('{"format": "cnnlab lab", "ver', "or a part of it was lost"),
    ],
)
def test_a_session_that_can_not_be_read_is_told_and_set_aside(
    window, settings_path, qtbot, content, said
):
    edit(window)
    assert window.close()
    place = session_path(window._settings)
    whole = json.loads(place.read_text(encoding="utf-8"))
    if "99" in content:
        content = json.dumps(whole | {"version": 99})
    place.write_text(content, encoding="utf-8")
    made = started(qtbot, settings_path)
    assert made.notices.bar.kind() == "refused"
    assert said in made.notices.bar.text()
    made.close()
    (aside,) = place.parent.glob("*-unread.cnnlab")
    assert aside.read_text(encoding="utf-8") == content


def test_a_lab_file_that_can_not_be_read_any_more_is_told(window, settings_path, qtbot, tmp_path):
    path = tmp_path / "mine.cnnlab"
    write_lab(path, Lab({}, ""))
    assert window.labs.open_path(path)
    assert window.close()
    path.write_text("{", encoding="utf-8")
    made = started(qtbot, settings_path)
    assert "“mine.cnnlab” is no lab file" in made.notices.bar.text()
    assert path.read_text(encoding="utf-8") == "{"


def number(window):
    return window.tab("convolutionTab").document.bench.experiment.input[0, 0, 0]


def offered(window):
    """What is said of work that was left, one after the other."""
    notices, said = window.notices, []
    while notices.shown is not None:
        said.append(notices.bar.text())
        notices._take_away()
    return said


OTHER = re.compile(r"Work of [-0-9: ]+ that is not in this window was kept\.")


def test_of_two_windows_the_last_to_close_leaves_the_work_of_the_other(
    window, settings_path, qtbot, asked
):
    second = started(qtbot, settings_path)
    edit(window)
    edit(second, 7)
    assert window.close()
    assert second.close()
    assert second.close()  # what it left itself is its own to write over

    made = started(qtbot, settings_path)
    assert number(made) == 7
    assert OTHER.fullmatch(made.notices.bar.text())
    asked.answer = Answer.Discard  # of what came back: it is in no file
    made.notices.bar.offer.click()
    assert number(made) == 42
    assert made.close()
    assert offered(started(qtbot, settings_path)) == []


def test_a_window_in_which_nothing_was_done_leaves_the_work_of_the_other_where_it_is(
    window, settings_path, qtbot, tmp_path
):
    edit(window)
    untouched = started(qtbot, settings_path)
    untouched.tabs.go_to("digitsTab")
    assert window.close()
    assert untouched.close()
    made, untouched = (started(qtbot, settings_path) for _ in range(2))
    assert [number(one) for one in (made, untouched)] == [42, 42]
    assert offered(made) == []

    path = tmp_path / "mine.cnnlab"
    assert made.labs._write(path)
    assert made.close()
    assert untouched.close()
    again = started(qtbot, settings_path)
    assert (again.labs.path, again.labs.modified, offered(again)) == (path, False, [])


def test_what_is_in_a_file_or_was_discarded_is_not_offered(
    window, settings_path, qtbot, asked, tmp_path
):
    path = tmp_path / "mine.cnnlab"
    edit(window)
    assert window.labs._write(path)
    second = started(qtbot, settings_path)
    edit(second, 7)
    assert window.close()
    assert second.close()
    made = started(qtbot, settings_path)
    assert (number(made), offered(made)) == (7, [])

    asked.answer = Answer.Discard
    assert made.labs.open_path(path)
    edit(made, 99)
    second = started(qtbot, settings_path)
    edit(second, 8)
    assert made.close()
    assert second.close()
    made = started(qtbot, settings_path)
    assert (number(made), offered(made)) == (8, [])


def test_all_that_was_left_is_offered_at_each_start_until_that_is_answered(
    window, settings_path, qtbot
):
    windows = [window, *(started(qtbot, settings_path) for _ in range(3))]
    for place, one in enumerate(windows):
        edit(one, 10 + place)
    for one in windows:
        assert one.close()
    made = started(qtbot, settings_path)
    assert number(made) == 13
    assert [bool(OTHER.fullmatch(text)) for text in offered(made)] == [True] * 3
    assert made.close()
    made = started(qtbot, settings_path)
    made.notices.bar.other.click()  # discard
    assert made.close()
    assert len(offered(started(qtbot, settings_path))) == 2


def test_a_lab_file_that_another_window_has_saved_is_not_written_over_unasked(
    window, settings_path, qtbot, asked, tmp_path
):
    path = tmp_path / "mine.cnnlab"
    assert window.labs._write(path)
    second = started(qtbot, settings_path)
    assert second.labs.open_path(path)
    edit(window)
    assert window.labs.save()
    edit(second, 7)
    asked.answer = Answer.No
    assert not second.labs.save()
    assert asked == ["“mine.cnnlab” was changed by another program. Replace it all the same?"]
    assert json.loads(path.read_text("utf-8"))["tabs"]["convolutionTab"]
    assert window.labs.save()  # its own is not asked about
    asked.answer = Answer.Yes
    assert second.labs.save()
    assert second.labs.save()
    assert len(asked) == 2
    path.unlink()
    assert window.labs.save()  # nothing is lost
    assert len(asked) == 2
    for one in (window, second):
        one.closes_unasked = True


def test_a_file_that_is_opened_at_the_start_costs_no_work_of_the_last_run(
    window, settings_path, qtbot, tmp_path
):
    path = tmp_path / "mine.cnnlab"
    write_lab(path, Lab({}, ""))
    edit(window)
    assert window.close()
    made = started(qtbot, settings_path, lab=path)
    assert made.close()
    (said,) = offered(started(qtbot, settings_path))
    assert OTHER.fullmatch(said)


def test_of_a_lab_file_that_was_damaged_the_session_has_what_was_in_it(
    window, settings_path, qtbot, tmp_path
):
    path = tmp_path / "mine.cnnlab"
    edit(window)
    assert window.labs._write(path)
    assert window.close()
    path.write_text("{")
    made = started(qtbot, settings_path)
    assert "“mine.cnnlab” is no lab file" in made.notices.bar.text()
    assert (number(made), made.labs.path, made.labs.modified) == (42, None, True)


def test_a_part_that_is_damaged_is_not_written_over_the_file(
    window, settings_path, qtbot, tmp_path
):
    path = tmp_path / "mine.cnnlab"
    edit(window)
    assert window.labs._write(path)
    edit(window, 43)
    window.closes_unasked = True
    assert window.close()
    place = session_path(window._settings)
    whole = json.loads(place.read_text("utf-8"))
    whole["tabs"]["convolutionTab"]["bench"]["experiment"] = 1
    place.write_text(json.dumps(whole), "utf-8")
    made = started(qtbot, settings_path)
    assert made.notices.bar.kind() == "refused"
    assert (made.labs.path, made.labs.modified) == (None, True)


def test_what_is_looked_at_and_written_is_no_other_windows_meanwhile(window, monkeypatch):
    monkeypatch.setattr(session, "PATIENCE", 200)  # ms
    edit(window)
    with session.locked(session_path(window._settings)):
        begun = time.monotonic()
        assert window.close()  # it waits its time, and then writes all the same
        assert time.monotonic() - begun >= 0.2
    assert session_path(window._settings).exists()


def test_what_was_discarded_for_an_end_that_did_not_come_is_kept_later(
    window, settings_path, qtbot, asked, tmp_path
):
    path = tmp_path / "mine.cnnlab"
    assert window.labs._write(path)
    edit(window)
    asked.answer = Answer.Discard
    tab = window.tab("networkTab")
    tab.keep = lambda asks: not asks()  # as where a training can't be kept, and is not to be lost
    assert not window.close()
    edit(window, 77)
    window.closes_unasked = True
    assert window.close()
    made = started(qtbot, settings_path)
    assert (number(made), made.labs.path, made.labs.modified) == (77, path, True)


def test_the_window_is_gone_before_what_runs_has_ended(window, monkeypatch):
    tab = window.tab("networkTab")
    seen, end = [], tab.close_down
    monkeypatch.setattr(tab, "close_down", lambda: (seen.append(window.isVisible()), end()))
    assert window.close()
    assert seen == [False]
