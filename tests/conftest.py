"""Every test: no screen, fresh settings, and nothing that outlives it."""

import gc
import os
import shutil
import signal
import sys
import threading
from pathlib import Path

import hypothesis
import pytest

# The tester's own screen, scale, style and language would change what is tested.
for name in [name for name in os.environ if name.startswith("QT_") or name == "LANGUAGE"]:
    del os.environ[name]
os.environ |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
# Of glibc in a worker only: what that starts manages its memory as a user's does.
KEEPS_MEMORY = {
    "MALLOC_TRIM_THRESHOLD_": "1000000000",
    "MALLOC_MMAP_THRESHOLD_": "1000000000",
    "MALLOC_TOP_PAD_": "67108864",
}
for name in KEEPS_MEMORY:
    os.environ.pop(name, None)
# Without bytecode every worker, and every program that a test starts, compiles all of it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

pytest_plugins = ["pytester"]

# A machine with other work is no fault; in CI a failure is one that can be seen again. A hundred
# examples, which are usual, took a twelfth of the time of all tests.
patient = {
    "deadline": None,
    "max_examples": 60,
    "suppress_health_check": [hypothesis.HealthCheck.too_slow],
}
hypothesis.settings.register_profile("here", **patient)
hypothesis.settings.register_profile("checks", **patient, derandomize=True)
hypothesis.settings.load_profile("checks" if os.environ.get("CI") else "here")

STATE = ("tests/lab/", "tests/lessons/")
GRACE = 500  # ms, for a thread that is about to end
aged = []  # collections since the test began that may have put its objects among the old ones
told = []  # threads, which can't be stopped by force: told once, not by every test that follows


def pytest_xdist_auto_num_workers(config):
    """More than there are cores: where a test waits for a window or a program, another runs."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_xdist_setupnodes():
    """What each window takes, and gives back, costs a worker a tenth of its time otherwise."""
    os.environ.update(KEEPS_MEMORY)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session):
    """Each worker begins with another part of the files, and finds the others compiled.

    On a fresh clone compiling them takes longer than all else that is done to collect tests.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None:
        return
    files = [file for given in session.config.args for file in files_of(given)]
    share, number = len(files) / worker["workercount"], int(worker["workerid"].removeprefix("gw"))
    first = int(share * number)
    session.config.args[:] = files[first:] + files[:first]


def files_of(given):
    """The files of tests in a folder; what is no folder, as it was given."""
    folder = Path(given)
    return sorted(map(str, folder.rglob("test_*.py"))) if folder.is_dir() else [given]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """In the order of their files, whichever of them was the first."""
    items.sort(key=lambda item: item.path)


def pytest_collection_finish():
    """Set aside what importing has made: the guard's search takes 0.1 instead of 40 ms a test.

    And no collection amid a test, as in the window (``lab.shared.collector`` says why): a signal
    that pytest-qt waits for is disconnected while Qt holds a lock.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    gc.callbacks.append(lambda _, told: aged.append(1) if told["generation"] > 0 else None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """After each test of state, or of all with CNNLAB_COLLECT=1, all that it left in circles.

    In the process that runs it: what is told of tests is collected where that is gathered.
    """
    aged.clear()
    done = yield
    everything = os.environ.get("CNNLAB_COLLECT") == "1" or item.nodeid.startswith(STATE)
    gc.collect(2 if everything else 1)
    return done


@pytest.fixture(autouse=True, scope="session")
def fresh_home(tmp_path_factory):
    """The user's own settings are never read or written."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        yield home


@pytest.fixture(autouse=True, scope="session")
def signals_of_a_terminal():
    """Started with nohup or by a service, SIGHUP is ignored here and in every program started."""
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(autouse=True, scope="session")
def one_blas_thread():
    """As in the window: more wait for one another where the machine has other things to do."""
    import numpy as np  # noqa: F401 - what is limited must be there
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, user_api="blas"):
        yield


@pytest.fixture(autouse=True)
def fresh_settings(fresh_home):
    """Qt looks up the place of the settings once, so it stays and is emptied after each test."""
    yield
    shutil.rmtree(fresh_home / "config", ignore_errors=True)


@pytest.fixture(autouse=True, scope="module")
def earlier_tests_set_aside():
    """What they imported and what is reported of them is not searched after each test of these."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def qtbot(qapp, request):
    """pytest-qt's, with patience: what is slow on a machine with other work is no fault."""
    from patient_bot import PatientBot

    return PatientBot(request)


@pytest.fixture
def settings_path(tmp_path):
    return tmp_path / "settings.ini"


@pytest.fixture
def opens_on():
    """Name of the tab on which the window opens, and of which only what is shown is made."""
    return ""


@pytest.fixture
def window(qtbot, settings_path, opens_on):
    """The whole window, shown, on a screen of its own kind; English and light."""
    from PySide6.QtWidgets import QApplication

    from cnnlab.app import create_window

    app = QApplication.instance()
    app.setStyleSheet("")  # the last test's would be worked out for every widget that is placed
    if app.style().objectName() != "fusion":  # setting it anew takes 20 ms
        app.setStyle("Fusion")
    settings_path.write_text("[General]\nlanguage=en\ntheme=light\n", encoding="utf-8")
    made = create_window(settings_path, at_once=not opens_on)
    qtbot.addWidget(made, before_close_func=ask_nothing)
    made.resize(1280, 720)
    if opens_on:
        made.tabs.go_to(opens_on)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def ask_nothing(window):
    """However a test leaves it, no question waits for an answer at its end."""
    window.closes_unasked = True


@pytest.fixture
def hands(window):
    """What a person does to the window, which rests at the demo's first step."""
    from hands import Hands

    made = Hands(window)
    made.tab.playback.seek(0)
    made.rest()
    return made


@pytest.fixture(autouse=True)
def nothing_outlives():
    """Threads, running timers and animations, and top-level widgets end with their test.

    What is left is stopped, so that only the test that left it fails.
    """
    threads = set(threading.enumerate())
    windows = top_level_widgets()
    yield
    left = [f"thread {thread.name}" for thread in threads_beyond(threads)]
    widgets, things = widgets_beyond(windows), running()
    left += [f"widget {describe(widget)}" for widget in widgets]
    left += [f"running {describe(thing)}" for thing in things]
    stop(widgets, things)
    if left:
        pytest.fail(f"outlives its test: {', '.join(left)}", pytrace=False)


def threads_beyond(known):
    """Python's threads, and threads of Qt in which Python is at work."""
    left = [thread for thread in threading.enumerate() if thread not in known]
    for thread in left:
        if not isinstance(thread, threading._DummyThread):
            thread.join(GRACE / 1000)
    at_work = sys._current_frames()  # a thread of Qt stays in Python's list when it has ended
    return [thread for thread in left if thread.is_alive() and thread.ident in at_work]


def application():
    if "PySide6.QtWidgets" not in sys.modules:
        return None
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    return app if isinstance(app, QApplication) else None


def top_level_widgets():
    """Those that nothing owns, shown or not; the tool tip is Qt's own and stays."""
    app = application()
    widgets = app.topLevelWidgets() if app is not None else []
    return [w for w in widgets if w.parent() is None and describe(w) != "QTipLabel"]


def widgets_beyond(known):
    app = application()
    if app is None:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if any(w not in known for w in top_level_widgets()):
        gc.collect()  # a circle of references is no leak
    return [w for w in top_level_widgets() if w not in known]


def running():
    """Timers, animations and threads made in Python, with a parent or without, that still run."""
    app = application()
    if app is None:
        return []
    import shiboken6
    from PySide6.QtCore import QAbstractAnimation, QThread, QThreadPool, QTimer

    def runs(thing):
        if any(thing is known for known in told):
            return False
        if isinstance(thing, QTimer):
            return thing.isActive()
        if isinstance(thing, QThread):
            return thing is not app.thread() and thing.isRunning() and not thing.wait(GRACE)
        if isinstance(thing, QThreadPool):
            return thing.activeThreadCount() > 0 and not thing.waitForDone(GRACE)
        return thing.state() == QAbstractAnimation.State.Running

    kinds = (QTimer, QThread, QAbstractAnimation)
    wanted = {}  # a type is asked once: isinstance for each object would take most of the time
    found = []
    made = gc.get_objects() if aged else gc.get_objects(0) + gc.get_objects(1)
    for thing in made:
        kind = type(thing)
        if kind not in wanted:
            wanted[kind] = issubclass(kind, kinds)
        if wanted[kind] and shiboken6.isValid(thing) and runs(thing):
            found.append(thing)
    pool = QThreadPool.globalInstance()
    return [*found, pool] if runs(pool) else found


def describe(thing):
    """Its class, and its name where it has one."""
    name = thing.objectName()
    return type(thing).__name__ + (f" '{name}'" if name else "")


def stop(widgets, things):
    if not widgets and not things:
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool

    told.extend(thing for thing in things if isinstance(thing, QThread | QThreadPool))
    for thing in things:
        if isinstance(thing, QThread):
            thing.requestInterruption()
            thing.quit()
            thing.wait(GRACE)
        elif isinstance(thing, QThreadPool):
            thing.clear()
        else:
            thing.stop()
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
