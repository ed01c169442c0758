"""Errors in the window as a process: logged, told once, and survived; and what a crash leaves."""

import json
import os
import signal
import subprocess
import sys

import pytest

PATIENCE = 120  # s, until a process is thought to hang
# Each test writes ``begin``, called once the window is shown, and may write ``answer``, called with
# each dialog on an error. What they ``say`` is printed, a line of JSON each.
STARTED = """
import json, os, sys, threading
from PySide6.QtCore import QEvent, QObject, QThread, QTimer, qWarning
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from cnnlab import app, crash
from cnnlab.cli.main import main
from cnnlab.ui.dialogs.report import ErrorDialog
from cnnlab.ui.widgets.grid_view import GridView

def say(**facts):
    print(json.dumps(facts), file=out, flush=True)

def soon(call, *arguments):
    QTimer.singleShot(0, lambda: call(*arguments))

def bug(text="a bug"):
    raise ValueError(text)

def tell(dialog):
    text = dialog.text.toPlainText()
    say(said=dialog.said.text(), text=text, more=dialog.more.text())

def answer(dialog):
    tell(dialog)
    dialog.go_on.click()
    soon(window.close)

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, ErrorDialog):
            soon(answer, watched)
        return False

def show(made, shown=app.MainWindow.show):
    global window
    window = made
    shown(made)
    QApplication.instance().installEventFilter(eye)
    soon(begin, made)

out, eye = sys.stdout, Eye()
app.MainWindow.show = show
{situation}
sys.exit(main(["--settings", sys.argv[1]]))
"""
HARMLESS = "This plugin does not support "


@pytest.fixture
def folder(tmp_path):
    """A folder of its own for settings and log."""
    made = tmp_path / "settings"
    made.mkdir()
    (made / "cnnlab.ini").write_text("[General]\nlanguage=en\ntheme=light\n", encoding="utf-8")
    return made


@pytest.fixture
def run(folder):
    """Runs the window in a situation until it ends; gives status, what was said, and the rest."""

    def run_(situation, status=0, **options):
        code = STARTED.replace("{situation}", situation)
        command = [sys.executable, "-c", code, str(folder / "cnnlab.ini")]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        done = subprocess.run(command, text=True, timeout=PATIENCE, check=False, **options)
        assert done.returncode == status, done.stderr
        lines = (done.stderr or "").splitlines()
        errors = [line for line in lines if not line.startswith(HARMLESS)]
        return [json.loads(line) for line in (done.stdout or "").splitlines()], errors

    return run_


def log(folder):
    place = folder / "cnnlab.log"
    return place.read_text(encoding="utf-8") if place.exists() else ""


def files(folder):
    """But for what comes back by itself after a clean close."""
    return sorted(path.name for path in folder.iterdir() if path.name != "cnnlab-session.cnnlab")


# errors


def test_an_error_in_a_slot_is_logged_told_and_copied_and_the_program_can_be_quit(run, folder):
    (told, copied), errors = run(
        """
def begin(window):
    window.use_theme("dark")
    soon(bug)

def answer(dialog):
    tell(dialog)
    dialog.copy_button.click()
    say(same=QGuiApplication.clipboard().text() == dialog.text.toPlainText())
    dialog.quit.click()
""",
        status=1,
    )
    assert errors[0] == "Traceback (most recent call last):"
    assert errors[-1] == "ValueError: a bug"
    assert "in bug\n" in told["text"]
    assert "ValueError: a bug" in told["text"]
    assert told["text"].startswith("cnnlab ")
    assert told["text"] in log(folder)
    assert f"also in the log, {folder / 'cnnlab.log'}." in told["said"]
    assert "Your work was saved." in told["said"]
    assert copied == {"same": True}
    assert files(folder) == ["cnnlab.ini", "cnnlab.log"]
    kept = (folder / "cnnlab.ini").read_text(encoding="utf-8")
    assert "theme=dark" in kept
    assert "geometry=" in kept, "closed as by its user"


def test_a_widget_that_fails_at_each_repaint_is_told_once_and_survived(run, folder):
    """By an error of our own code, then by one that C code raises."""
    said, errors = run(
        """
ways = [bug, lambda: int("x")]
way = None

def paint(self, event, old=GridView.paintEvent):
    global failed
    if way is None:
        return old(self, event)
    painter = QPainter(self)
    failed += 1
    way()

def paint_again():
    for grid in window.findChildren(GridView):
        grid.update()

def begin(window):
    if not window.findChildren(GridView):
        return soon(begin, window)
    timer = window.timer = QTimer()
    timer.timeout.connect(paint_again)
    timer.start(0)
    break_next()

def break_next():
    global way, failed
    way, failed = ways.pop(0), 0

def answer(dialog):
    tell(dialog)
    dialog.go_on.click()
    soon(go_on, failed)

def go_on(before):
    if failed < before + 20:
        return soon(go_on, before)
    say(failed=failed)
    soon(*([break_next] if ways else [window.close]))

GridView.paintEvent = paint
"""
    )
    assert len(said) == 4
    for told, end, error in zip(said[::2], said[1::2], ("a bug", "invalid literal"), strict=True):
        assert f"ValueError: {error}" in told["text"]
        assert told["text"].count("Traceback") == 1
        assert end["failed"] > 20
    assert "active painter" not in "".join(errors)
    assert log(folder).count("Traceback") == 2
    assert log(folder).count("10 times by now") == 2


def test_errors_in_threads_and_workers_are_logged_and_told(run, folder):
    (told,), errors = run(
        """
class Thread(QThread):
    def run(self):
        int("of Qt")

def work(stop):
    yield from ()
    raise ValueError("at work")

def begin(window):
    python, window.qt = threading.Thread(target=bug), Thread()
    for thread, wait in ((python, python.join), (window.qt, window.qt.wait)):
        thread.start()
        wait()
    window.tab("digitsTab").teaching._session.start(work)

def answer(dialog):
    if "2" not in dialog.more.text():
        return soon(answer, dialog)
    tell(dialog)
    dialog.go_on.click()
    soon(window.close)
"""
    )
    for error in ("a bug", "invalid literal for int() with base 10: 'of Qt'", "at work"):
        assert f"ValueError: {error}" in told["text"]
        assert f"ValueError: {error}" in errors
        assert f"ValueError: {error}" in log(folder)
    assert "in work\n" in told["text"]
    assert log(folder).count(", thread ") == 2


def test_what_is_raised_meanwhile_is_added_to_the_one_dialog(run, folder):
    (opened, grown), _ = run(
        """
def other():
    raise KeyError("another bug")

def begin(window):
    soon(bug)

def answer(dialog):
    tell(dialog)
    soon(bug)
    soon(other)
    soon(end, dialog)

def end(dialog):
    if "2" not in dialog.more.text():
        return soon(end, dialog)
    tell(dialog)
    dialog.go_on.click()
    soon(bug)
    soon(window.close)
"""
    )
    assert opened["more"] == ""
    assert grown["text"].startswith(opened["text"])
    assert "KeyError: 'another bug'" in grown["text"]
    assert grown["text"].count("ValueError: a bug") == 1
    assert grown["more"] == "Further errors since then: 2"
    assert log(folder).count("Traceback") == 2


def test_an_error_while_a_dialog_is_open_can_end_the_program(run):
    said, _ = run(
        """
def begin(window):
    soon(bug)
    window.menu["about"].trigger()
    say(about="closed")

def answer(dialog):
    say(over=type(dialog.parent()).__name__)
    dialog.quit.click()
""",
        status=1,
    )
    assert said == [{"over": "AboutDialog"}, {"about": "closed"}]


def test_an_error_while_a_menu_is_open_closes_the_menu_and_a_later_one_has_another_dialog(run):
    said, _ = run(
        """
count = 0

def other():
    raise KeyError("another bug")

def begin(window):
    soon(bug)
    window.menu.examples.exec()

def answer(dialog):
    global count
    count += 1
    say(menu=QApplication.activePopupWidget() is not None, text=dialog.text.toPlainText())
    dialog.go_on.click()
    soon(*([other] if count == 1 else [window.close]))
"""
    )
    assert [told["menu"] for told in said] == [False, False]
    assert ["KeyError" in told["text"] for told in said] == [False, True]


def test_work_is_saved_before_anything_is_shown_or_that_it_can_not_be_is_said(run, folder):
    """A failure to save is logged, and has no dialog of its own."""
    said, _ = run(
        """
def install(folder, real=crash.install):
    global guard
    guard = real(folder)
    return guard

def save():
    say(dialogs=sum(isinstance(one, ErrorDialog) for one in QApplication.topLevelWidgets()))

def fail():
    raise OSError("no room")

def other():
    raise KeyError("another bug")

def begin(window):
    guard.save_work = save
    soon(bug)

def answer(dialog):
    tell(dialog)
    dialog.go_on.click()
    soon(*([window.close] if guard.save_work is fail else [other]))
    guard.save_work = fail

crash.install = install
"""
    )
    saved, told, failed = said
    assert saved == {"dialogs": 0}
    assert "Your work was saved." in told["said"]
    assert "Your work could not be saved." in failed["said"]
    assert "OSError: no room" in log(folder)


def test_an_error_of_the_dialog_itself_ends_no_better_in_a_loop(run, folder):
    said, _ = run(
        """
def ask(*_, **__):
    soon(window.close)
    raise RuntimeError("the dialog fails")

ErrorDialog.ask = ask

def begin(window):
    soon(bug)
"""
    )
    assert said == []
    assert "ValueError: a bug" in log(folder)
    assert "RuntimeError: the dialog fails" in log(folder)


def test_an_error_that_can_not_be_logged_says_so(run, folder):
    (folder / "cnnlab.log").mkdir()
    (told,), _ = run("def begin(window): soon(bug)")
    assert f"could not be written to the log, {folder / 'cnnlab.log'}: copy it." in told["said"]


@pytest.mark.parametrize("missing", ["sys.stdout = sys.stderr = None", "os.close(2)"])
def test_without_standard_output_nothing_else_breaks(run, folder, missing):
    """As under pythonw, and where the terminal is gone."""
    (told,), _ = run(f"{missing}\ndef begin(window):\n    qWarning('from Qt')\n    soon(bug)")
    assert "ValueError: a bug" in told["text"]
    assert "ValueError: a bug" in log(folder)
    assert "WARNING: Qt: from Qt" in log(folder)


def test_standard_error_that_nobody_reads_any_more(run, folder):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        run("def begin(window):\n    qWarning('from Qt')\n    soon(bug)", stderr=writing)
    finally:
        os.close(writing)
    assert "ValueError: a bug" in log(folder)


def test_what_is_no_error_of_the_program_is_only_printed(run, folder):
    said, errors = run(
        """
def stop():
    raise KeyboardInterrupt

def nobody_reads():
    soon(window.close)
    raise BrokenPipeError

def begin(window):
    soon(stop)
    soon(nobody_reads)
"""
    )
    assert said == []
    assert [line for line in errors if line[0] not in " T"] == [
        "KeyboardInterrupt",
        "BrokenPipeError",
    ]
    assert log(folder) == ""


def test_an_error_of_the_start_is_logged_and_ends_it_as_before(run, folder):
    _, errors = run("app.MainWindow.__init__ = lambda *_, **__: bug('too early')", status=1)
    assert errors[-1] == "ValueError: too early"
    assert "ValueError: too early" in log(folder)
    assert files(folder) == ["cnnlab.ini", "cnnlab.log"]


# Qt's messages


def test_messages_of_qt_and_what_python_can_not_raise_are_logged_and_printed(run, folder):
    said, errors = run(
        """
class Thing:
    def __del__(self):
        bug("at its end")

def begin(window):
    for _ in range(25):
        qWarning("something odd")
    qWarning("This plugin does not support that")
    Thing()
    soon(window.close)
"""
    )
    assert said == []
    assert errors[:25] == ["something odd"] * 25
    assert "something odd" not in errors[25:]
    assert log(folder).count("WARNING: Qt: something odd") == 1
    assert "10 times by now: Qt: something odd" in log(folder)
    assert "plugin" not in log(folder)
    assert "ValueError: at its end" in errors
    assert "ValueError: at its end" in log(folder)


def test_a_platform_that_is_not_there_is_said_as_before(run, folder):
    environ = os.environ | {"QT_QPA_PLATFORM": "nowhere"}
    _, errors = run("", status=-signal.SIGABRT, env=environ)
    assert any("no Qt platform plugin could be initialized" in line for line in errors)
    assert "no Qt platform plugin could be initialized" in log(folder)


# crashes

DIES = """
import faulthandler

def begin(window):
    faulthandler._sigsegv()
"""
LOOKS = """
from cnnlab.ui.dialogs.report import LastRunDialog

def look(dialog):
    say(heading=dialog.heading.text(), said=dialog.said.text(), text=dialog.text.toPlainText())
    dialog.reject()
    soon(window.close)

def begin(window):
    bar = window.notices.bar
    say(kind=bar.kind(), notice=bar.text(), offer=bar.offer.text())
    if not bar.kind():
        return window.close()
    soon(lambda: look(QApplication.activeModalWidget()))
    bar.offer.click()
"""
posix = pytest.mark.skipif(os.name != "posix", reason="a signal")


@posix
def test_a_crash_is_told_at_the_next_start_and_only_then(run, folder):
    run(DIES, status=-signal.SIGSEGV)
    (notice, dialog), _ = run(LOOKS)
    place = folder / "cnnlab.crash"
    assert notice["kind"] == "failed"
    assert notice["notice"] == (
        f"cnnlab ended unexpectedly last time. What is known is in {place}."
    )
    assert notice["offer"] == "Show"
    assert str(place) in dialog["said"]
    assert "Segmentation fault" in dialog["text"]
    assert "in begin" in dialog["text"]
    (notice,), errors = run(LOOKS)
    assert (notice["kind"], errors) == ("", [])
    assert files(folder) == ["cnnlab.crash", "cnnlab.ini"], "no log, and nothing of this run"
