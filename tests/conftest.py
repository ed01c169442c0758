"""Every test: no screen, fresh settings, and nothing that outlives it."""

import gc
import os
import sys
import threading

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True, scope="session")
def fresh_home(tmp_path_factory):
    """The user's own settings are never read or written."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        yield


@pytest.fixture
def settings_path(tmp_path):
    return tmp_path / "settings.ini"


@pytest.fixture
def window(qtbot, settings_path):
    """The whole window, shown, on a screen of its own kind; English and light."""
    from PySide6.QtWidgets import QApplication

    from cnnlab.app import create_window

    QApplication.instance().setStyle("Fusion")
    settings_path.write_text("[General]\nlanguage=en\ntheme=light\n", encoding="utf-8")
    made = create_window(settings_path)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def nothing_outlives():
    """Threads, running timers and animations, and top-level widgets end with their test."""
    threads = set(threading.enumerate())
    yield
    left = [f"thread {t.name}" for t in threading.enumerate() if t not in threads and t.is_alive()]
    left += _qt_leaks()
    assert not left, f"outlives its test: {', '.join(left)}"


def _qt_leaks() -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if app is None:
        return []
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    leaks = [f"window {w.metaObject().className()}" for w in app.topLevelWidgets() if w.isVisible()]
    return leaks + [f"running {type(o).__name__}" for o in _running()]


def _running() -> list[object]:
    """Timers, animations and threads that still run; with or without a parent."""
    import shiboken6
    from PySide6.QtCore import QAbstractAnimation, QThread, QTimer

    def runs(thing) -> bool:
        if isinstance(thing, QTimer):
            return thing.isActive()
        if isinstance(thing, QThread):
            return thing.isRunning() and thing is not QThread.currentThread()
        return thing.state() == QAbstractAnimation.State.Running

    wanted: dict[type, bool] = {}
    found = []
    for thing in gc.get_objects():
        kind = type(thing)
        if kind not in wanted:
            wanted[kind] = issubclass(kind, QTimer | QThread | QAbstractAnimation)
        if wanted[kind] and shiboken6.isValid(thing) and runs(thing):
            found.append(thing)
    return found
