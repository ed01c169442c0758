"""A module that takes long is imported beside the event loop."""

import sys

import pytest

from cnnlab.ui.widgets.background_import import BackgroundImport

SLOW = "import time\nfor _ in range(30):\n    time.sleep(0.01)\nvalue = 7\n"


@pytest.fixture
def slow(tmp_path, monkeypatch):
    """Name of a module that takes 0.3 s."""
    (tmp_path / "slow_one.py").write_text(SLOW, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "slow_one"
    sys.modules.pop("slow_one", None)


@pytest.fixture
def importing(qapp, slow):
    made = BackgroundImport(slow)
    yield made
    made.close()


def test_events_go_on_until_it_is_there(importing, qtbot):
    seen = []
    importing.ready.connect(lambda: seen.append(sys.modules["slow_one"].value))
    importing.start()
    importing.start()
    assert importing.running
    assert seen == []
    qtbot.waitUntil(lambda: seen == [7])
    assert not importing.running


def test_what_is_there_is_ready_with_the_next_event(importing, qtbot):
    __import__("slow_one")
    with qtbot.waitSignal(importing.ready):
        importing.start()
    assert importing._thread is None


def test_one_that_fails_is_ready_too_and_fails_where_it_is_used(qapp, qtbot):
    importing = BackgroundImport("cnnlab.no_such_module")
    with qtbot.waitSignal(importing.ready):
        importing.start()
    with pytest.raises(ModuleNotFoundError):
        __import__("cnnlab.no_such_module")
    importing.close()


def test_closing_waits_and_says_nothing(importing, qtbot):
    seen = []
    importing.ready.connect(lambda: seen.append(1))
    importing.start()
    importing.close()
    assert not importing._thread.is_alive()
    qtbot.wait(60)
    assert seen == []
