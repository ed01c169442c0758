"""The window as a process: its compute threads, and settings that can't be kept."""

import json
import os
import signal
import subprocess
import sys

import pytest
from started_window import started

THREADS = """
import json, sys
from threading import Event
from PySide6.QtWidgets import QApplication
from threadpoolctl import threadpool_info

def threads():
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]

app = QApplication([])
import numpy as np
from cnnlab.app import create_window
found = [threads()]
window = create_window(sys.argv[1])
window.show()
app.processEvents()
found.append(threads())
from cnnlab.digits.training import fine_tune
fine_tune.OTHERS = fine_tune.TEST_SIZE = 20
images, labels = np.zeros((2, 28, 28), np.uint8), np.array([1, 2])
from cnnlab.digits.recogniser import default_network
assert list(fine_tune.fine_tune(default_network(), images, labels, Event()))[-1].network
found.append(threads())
window.close()
print(json.dumps(found))
"""


@pytest.mark.skipif(os.cpu_count() == 1, reason="there is but one thread anyway")
def test_the_window_keeps_blas_to_one_thread_also_after_teaching(settings_path):
    environ = {name: value for name, value in os.environ.items() if "NUM_THREADS" not in name}
    done = subprocess.run(
        [sys.executable, "-c", THREADS, str(settings_path)],
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    before, shown, taught = json.loads(done.stdout)
    assert max(before) > 1
    assert set(shown) == set(taught) == {1}


def test_the_tests_keep_numpys_blas_to_one_thread():
    """SciPy has one of its own, which comes with the first test that compares with it."""
    from threadpoolctl import threadpool_info

    libraries = [one for one in threadpool_info() if one["user_api"] == "blas"]
    threads = [one["num_threads"] for one in libraries if "scipy.libs" not in one["filepath"]]
    assert set(threads) == {1}


def test_a_thread_that_computes_lets_the_window_have_its_turn_soon(qtbot, settings_path):
    """How much that is stands in the benchmark of a repaint beside such a thread."""
    sys.setswitchinterval(0.005)  # Python's own
    started(qtbot, settings_path)
    assert sys.getswitchinterval() < 0.0002


CLOSED_ON_A_FULL_DISK = """
import os, resource, signal, sys
from PySide6.QtCore import QTimer
from cnnlab import app
from cnnlab.cli.main import main

def act(window):
    window.use_theme("dark")
    if sys.argv[2] == "closed":
        QTimer.singleShot(0, window.close)
    else:
        window.tab("convolutionTab").edits.use_seed(7)
        os.kill(os.getpid(), signal.SIGTERM)

def show(window, shown=app.MainWindow.show):
    shown(window)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    QTimer.singleShot(0, lambda: act(window))

app.MainWindow.show = show
sys.exit(main(["--settings", sys.argv[1]]))
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX")
@pytest.mark.parametrize("how", ["closed", "ended by a signal"])
def test_what_could_not_be_kept_is_told_at_the_end(settings_path, how):
    before = "[General]\nlanguage=en\ntheme=light\n"
    settings_path.write_text(before, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CLOSED_ON_A_FULL_DISK, str(settings_path), how],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if "This plugin" not in line]
    said = [f"cnnlab: {settings_path}: File too large: the last settings were not kept"]
    if how != "closed":
        session = settings_path.with_name(f"{settings_path.stem}-session.cnnlab")
        said.append(f"cnnlab: {session}: File too large: the last work was not kept")
    assert (done.returncode, lines) == (1 if how == "closed" else 128 + signal.SIGTERM, said)
    assert settings_path.read_text(encoding="utf-8") == before
