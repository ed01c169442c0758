"""Signals to the window as a process: it closes as by its user, keeps its settings, and ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.labfile import read_lab
from cnnlab.signals import ClosingSignals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends signals")
PATIENCE = 60  # s, until a process is thought to hang
OFFSCREEN = b"This plugin does not support "  # Qt, where there is no screen
# Once paused no timer and no other Python runs in it. It says so when it is in its event loop.
STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cnnlab import app
from cnnlab.cli.main import main

def tell():
    print("ready", flush=True)

def quiet(window):
    QTimer.singleShot(0, tell)

def dialog(window):
    QTimer.singleShot(0, tell)
    window.menu[sys.argv[3]].trigger()

def asked(window):
    window.tab("convolutionTab").edits.use_seed(7)
    window.labs.path = Path(sys.argv[3])
    QTimer.singleShot(0, tell)
    window.close()

def menu(window):
    QTimer.singleShot(0, tell)
    window.menu.examples.exec()

def training(window):
    def work(stop):
        tell()
        while not stop.wait(1):
            yield 1

    window.tab("digitsTab").teaching._session.start(work)

def network(window):
    from cnnlab.lab.network import sources
    sources.TRAINED, sources.VALIDATED = 100, 20
    session = window.tab("networkTab").session

    def look():
        if session.run is None and not session.why_not:
            session.start()
        if session.begun and session.run.done > 1:
            timer.stop()
            tell()

    timer = QTimer(window)
    timer.timeout.connect(look)
    session.load()
    timer.start(20)

def ready(window):
    tab = window.tab("convolutionTab")
    tab.player.pause()
    tab.player.set_speed(4.0)
    globals()[sys.argv[2]](window)

def show(window, shown=app.MainWindow.show):
    shown(window)
    QTimer.singleShot(0, lambda: ready(window))

app.MainWindow.show = show
sys.exit(main(["--settings", sys.argv[1]]))
"""


def by_default():
    """A shell that started the tests in the background has Ctrl-C ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def started(settings_path):
    """Starts the window in a process and waits until it is in a situation."""
    settings_path.write_text("[General]\nlanguage=en\n", encoding="utf-8")
    processes = []

    def start(*situation, before=by_default):
        process = subprocess.Popen(
            [sys.executable, "-c", STARTED, str(settings_path), *situation],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=before,
        )
        processes.append(process)
        assert process.stdout.readline() == b"ready\n"
        return process

    yield start
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.communicate()


def assert_closed(process, number, settings_path):
    _, said = process.communicate(timeout=PATIENCE)
    lines = [line for line in said.splitlines() if not line.startswith(OFFSCREEN)]
    assert (process.returncode, lines) == (128 + number, [])
    kept = settings_path.read_text(encoding="utf-8")
    assert "speed=4" in kept
    assert "geometry=" in kept


@pytest.mark.parametrize(
    ("name", "situation"),
    [
        ("SIGINT", ["dialog", "about"]),
        ("SIGTERM", ["dialog", "open_picture"]),
        ("SIGHUP", ["menu"]),
    ],
    ids=["SIGINT about", "SIGTERM open_picture", "SIGHUP menu"],
)
def test_a_signal_closes_the_window_also_while_a_dialog_or_a_menu_is_open(
    started, settings_path, name, situation
):
    number = getattr(signal, name)
    process = started(*situation)
    process.send_signal(number)
    assert_closed(process, number, settings_path)


def test_what_was_asked_about_while_closing_comes_back_at_the_next_start(
    started, settings_path, tmp_path
):
    process = started("asked", str(tmp_path / "mine.cnnlab"))
    process.send_signal(signal.SIGTERM)
    assert_closed(process, signal.SIGTERM, settings_path)
    kept = read_lab(settings_path.with_name(f"{settings_path.stem}-session.cnnlab"))
    assert kept.tabs["convolutionTab"]["bench"]["seed"] == 7
    assert (kept.file, kept.saved) == (str(tmp_path / "mine.cnnlab"), False)


def test_also_while_a_thread_is_at_work(started, settings_path):
    process = started("training")
    process.send_signal(signal.SIGTERM)
    assert_closed(process, signal.SIGTERM, settings_path)


def test_a_training_that_can_not_be_kept_then_is_told(started, settings_path):
    (settings_path.parent / "network").write_text("a file where a folder would be")
    process = started("network")
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=PATIENCE)
    lines = [line.decode() for line in said.splitlines() if not line.startswith(OFFSCREEN)]
    place = settings_path.parent / "network" / "training.safetensors"
    assert lines == [f"cnnlab: {place}: File exists: the last training was not kept"]
    assert process.returncode == 128 + signal.SIGTERM


def test_more_of_them_until_the_process_has_ended_do_no_harm(started, settings_path):
    process = started("quiet")
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        process.send_signal(signal.SIGINT)
        time.sleep(0.001)  # else this loop takes the processor that the other is to end on
    assert_closed(process, signal.SIGINT, settings_path)


def test_what_was_ignored_stays_ignored(started, settings_path):
    """As by nohup: the terminal goes, the window stays."""

    def nohup():
        by_default()
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    process = started("quiet", before=nohup)
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGTERM)
    assert_closed(process, signal.SIGTERM, settings_path)


# the same within this process


@pytest.fixture
def handlers():
    """Those of the tests are there again afterwards."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, signal.SIG_DFL) for number in numbers}
    yield lambda: [signal.getsignal(number) for number in numbers]
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def plain(qtbot):
    """A window with nothing in it, shown."""
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def open_files():
    return len(list(Path("/dev/fd").iterdir()))


def test_the_block_leaves_no_handler_and_no_pipe(qapp, plain, handlers):
    before, files = handlers(), open_files()
    with ClosingSignals(qapp, plain) as signals:
        assert signal.SIG_DFL not in handlers()
    assert signals.status == 0
    assert handlers() == before
    assert signal.set_wakeup_fd(-1) == -1
    assert open_files() == files


def test_a_signal_within_the_block(qapp, plain, handlers):
    # Closing the last window would quit once more, after the loop here: it would end later ones.
    qapp.setQuitOnLastWindowClosed(False)
    with ClosingSignals(qapp, plain) as signals:
        QTimer.singleShot(0, lambda: signal.raise_signal(signal.SIGTERM))
        status = qapp.exec()
    qapp.setQuitOnLastWindowClosed(True)
    assert (signals.status, status) == (143, 143)
    assert not plain.isVisible()
    assert set(handlers()) == {signal.SIG_IGN}
