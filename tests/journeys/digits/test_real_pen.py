"""Digits drawn fast with the system's own pointer: only a window system merges its moves."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from digit_hands import strokes_of

ROOT = Path(__file__).resolve().parents[3]
PACE = 0.008  # s between two moves: 125 a second
MOVES = 62  # of a stroke: half a second
SHARE = 0.95  # of the moves arrive
PROGRAM = """
import json, sys, time
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QApplication
from cnnlab.app import create_window

def say(**what):
    print(json.dumps(what), flush=True)

app = QApplication([])
window = create_window(sys.argv[1])
window.resize(1440, 900)
window.tabs.setCurrentIndex(1)
window.show()
tab = window.tab("digitsTab")
while tab.inner is None:
    app.processEvents()
square = tab.pad.square()
corner = tab.pad.mapToGlobal(square.topLeft())
plots = "pyqtgraph" in sys.modules
say(left=corner.x(), top=corner.y(), side=square.width(), plots=plots)

def read():
    if not tab.sketch.busy:
        counts = [len(stroke) for stroke in tab.pad.strokes()]
        say(answer=tab.answer.digit.text(), counts=counts)

tab.reader.changed.connect(read)
# Whatever else holds the event loop: two frames of each three.
load = QTimer(interval=16)
load.timeout.connect(lambda: time.sleep(0.032) if tab.sketch.busy else None)
load.start()
app.exec()
"""


@pytest.fixture
def drawn_on(screen, settings_path):
    """A window on the Digits tab that tells what it reads, and is busy while one draws."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(settings_path)],
        cwd=ROOT,
        env=screen.environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def told(process):
    line = process.stdout.readline()
    assert line, "the program has ended"
    return json.loads(line)


def evenly(stroke, count):
    """So many places at equal distances along a stroke."""
    along = np.concatenate([[0], np.hypot(*np.diff(stroke, axis=0).T).cumsum()])
    at = np.linspace(0, along[-1], count)
    return np.stack([np.interp(at, along, stroke[:, axis]) for axis in (0, 1)], axis=1)


def commands(places):
    """A stroke for xdotool, and how many moves it makes: none to where the pointer is."""
    (x, y), *rest = places.tolist()
    made = ["mousemove", x, y, "sleep", 0.05, "mousedown", 1]
    moves = 0
    for before, (x, y) in zip(places.tolist(), rest, strict=False):
        made += ["sleep", PACE, "mousemove", x, y]
        moves += before != [x, y]
    return [*made, "mouseup", 1], moves


@pytest.mark.screen
def test_ten_fast_digits_are_read_and_no_move_is_lost(screen, drawn_on, subtests):
    window = screen.window("cnnlab")
    screen.xdotool("windowactivate", "--sync", window)
    canvas = told(drawn_on)
    assert not canvas["plots"], "pyqtgraph takes long to load, and nothing here plots"
    side = canvas["side"]
    corner = np.array([canvas["left"], canvas["top"]]) + 0.2 * side
    made = arrived = 0
    for digit in range(10):
        strokes = [evenly(stroke, MOVES + 1) for stroke in strokes_of(digit)]
        for number, stroke in enumerate(strokes, 1):
            places = np.rint(corner + stroke * 0.6 * side).astype(int)
            orders, moves = commands(places)
            screen.xdotool(*orders)
            reading = told(drawn_on)
            assert len(reading["counts"]) == number
            made += moves
            arrived += reading["counts"][-1] - 1
        with subtests.test(digit=digit):
            assert reading["answer"] == str(digit)
        screen.xdotool("key", "Delete")
        assert told(drawn_on)["counts"] == []
    assert SHARE * made <= arrived <= made + 1
