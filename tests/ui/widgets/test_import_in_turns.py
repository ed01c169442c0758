"""A module that takes long is imported in turns with the event loop, and in no thread."""

import subprocess
import sys
import threading

import pytest

from cnnlab.ui.widgets.import_in_turns import ImportInTurns

MODULE = "import threading\nthread = threading.current_thread()\nvalue = 7\n"

TURNS = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from cnnlab.ui.widgets.import_in_turns import ImportInTurns
app = QCoreApplication([])
other = []
timer = QTimer()
timer.timeout.connect(lambda: other.append("pyqtgraph" in sys.modules))
timer.start(0)
importing = ImportInTurns("pyqtgraph")
importing.ready.connect(app.quit)
importing.start()
app.exec()
print(len([one for one in other if not one]), "pyqtgraph" in sys.modules)
"""


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Name of a module that notes where it is imported."""
    (tmp_path / "noting_one.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "noting_one"
    sys.modules.pop("noting_one", None)


@pytest.fixture
def importing(qapp, module):
    made = ImportInTurns(module)
    yield made
    made.close()


def test_it_is_imported_in_the_main_thread(importing, qtbot):
    seen = []
    importing.ready.connect(lambda: seen.append(sys.modules["noting_one"].value))
    importing.start()
    importing.start()
    assert importing.running
    assert seen == []
    qtbot.waitUntil(lambda: seen == [7])
    assert not importing.running
    assert sys.modules["noting_one"].thread is threading.main_thread()


def test_other_events_come_between_the_turns():
    done = subprocess.run(
        [sys.executable, "-c", TURNS], capture_output=True, text=True, check=True, timeout=120
    )
    events, there = done.stdout.split()
    assert int(events) >= 5
    assert there == "True"


def test_what_is_there_is_ready_soon(importing, qtbot):
    __import__("noting_one")
    with qtbot.waitSignal(importing.ready):
        importing.start()


def test_one_that_fails_is_ready_too_and_fails_where_it_is_used(qapp, qtbot):
    importing = ImportInTurns("cnnlab.no_such_module")
    with qtbot.waitSignal(importing.ready):
        importing.start()
    with pytest.raises(ModuleNotFoundError):
        __import__("cnnlab.no_such_module")
    importing.close()


def test_closing_leaves_it_and_says_nothing(importing, qtbot):
    seen = []
    importing.ready.connect(lambda: seen.append(1))
    importing.start()
    importing.close()
    assert not importing.running
    qtbot.wait(60)
    assert seen == []
