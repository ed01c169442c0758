"""Start to first painted window, against a bare window with NumPy, pair by pair in one run.

Nothing is asserted about the time: the figures are printed and kept with the benchmark.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 15
UNCOMPILED = ("PYTHONDONTWRITEBYTECODE",)
# Both children are stopped when the first picture of their window is out. cnnlab is started as its
# command starts it, system check and all; only the event loop is another one.
PAINTED = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

class Eye(QObject):
    painted = False
    def eventFilter(self, watched, event):
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False

def until_painted():
    (window,) = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
    eye = Eye()
    window.installEventFilter(eye)
    while not eye.painted:
        QApplication.processEvents()
    print((time.monotonic_ns() - int(sys.argv[1])) / 1e9, flush=True)
    os._exit(0)
"""
CNNLAB = f"""{PAINTED}
QApplication.exec = staticmethod(until_painted)
from cnnlab.cli.main import main
sys.exit(main(["--settings", sys.argv[2]]))
"""
# The first tab is made after that: until an output of the demo is on the screen.
FILLED = CNNLAB.replace(
    "    while not eye.painted:",
    """
    from PySide6.QtWidgets import QWidget
    while not window.findChild(QWidget, "outputGrid0"):
        QApplication.processEvents()
    window.removeEventFilter(eye)
    eye.painted = False
    window.findChild(QWidget, "outputGrid0").installEventFilter(eye)
    while not eye.painted:""",
)
BARE = f"""{PAINTED}
import numpy
from PySide6.QtWidgets import QMainWindow
app = QApplication([])
app.setStyle("Fusion")
window = QMainWindow()
window.resize(1280, 720)
window.show()
until_painted()
"""


def first_paint(code, settings):
    """Seconds from the start of a process to its first painted window.

    Compiled modules are kept, as after an installation, whatever the tester's environment says.
    """
    environ = {name: value for name, value in os.environ.items() if name not in UNCOMPILED}
    compiled = settings.parent / "compiled"
    done = subprocess.run(
        [sys.executable, "-c", code, str(time.monotonic_ns()), str(settings)],
        cwd=ROOT,
        env={**environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    return float(done.stdout)


@pytest.mark.timed
def test_start(benchmark, settings_path, capsys):
    cnnlab, filled, bare = [], [], []

    def pair():
        cnnlab.append(first_paint(CNNLAB, settings_path))
        filled.append(first_paint(FILLED, settings_path))
        bare.append(first_paint(BARE, settings_path))

    pair()  # what a first start reads from disk is not what is compared
    cnnlab.clear()
    filled.clear()
    bare.clear()
    benchmark.pedantic(pair, rounds=PAIRS)
    ratio = statistics.median(a / b for a, b in zip(cnnlab, bare, strict=True))
    figures = {
        "cnnlab_ms": round(statistics.median(cnnlab) * 1000),
        "filled_ms": round(statistics.median(filled) * 1000),
        "bare_ms": round(statistics.median(bare) * 1000),
        "ratio": round(ratio, 2),
    }
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        print(f"\nstart to first paint, median of {PAIRS} pairs: {figures}")
