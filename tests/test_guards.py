"""A guard that can't fail guards nothing: each one meets a test that leaks."""

import os
from pathlib import Path

import pytest

LEAKING = """
import threading

from PySide6.QtCore import (
    QObject, QSettings, QThread, QThreadPool, QTimer, QVariantAnimation, Signal
)
from PySide6.QtWidgets import QWidget

kept = []
release = threading.Event()


def keep(thing):
    kept.append(thing)
    return thing


def usual_settings():
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cnnlab", "cnnlab")


class Raiser(QObject):
    said = Signal()

    def on_said(self):
        raise ValueError("in a slot")


class Worker(QThread):
    def run(self):
        self.seen = threading.current_thread()


def test_leaves_thread(qapp):
    threading.Thread(target=release.wait, args=(60,), name="worker", daemon=True).start()


def test_leaves_timer(qapp):
    keep(QTimer()).start(60_000)


def test_leaves_timer_of_a_parent(qapp):
    QTimer(keep(QObject())).start(60_000)


def test_leaves_animation(qapp):
    animation = keep(QVariantAnimation())
    animation.setStartValue(0)
    animation.setEndValue(1)
    animation.setLoopCount(-1)
    animation.start()


def test_leaves_qthread(qapp):
    keep(QThread()).start()


def test_leaves_pool(qapp):
    QThreadPool.globalInstance().start(lambda: release.wait(60))


def test_leaves_hidden_widget(qapp):
    keep(QWidget()).setObjectName("forgotten")


def test_leaves_shown_widget(qapp):
    keep(QWidget()).show()


def test_raises_in_a_slot(qapp):
    raiser = Raiser()
    raiser.said.connect(raiser.on_said)
    raiser.said.emit()


def test_makes_qt_warn(qapp):
    QObject().startTimer(-1)


def test_ends_what_the_guards_could_not():
    release.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)


def test_clean_first_settings(qapp):
    settings = usual_settings()
    assert settings.value("language") is None
    settings.setValue("language", "zh_CN")
    settings.sync()


def test_clean_second_settings(qapp, fresh_home):
    assert usual_settings().fileName().startswith(str(fresh_home))
    assert usual_settings().value("language") is None


def test_clean_widgets(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    circle = QWidget()
    circle.itself = circle


def test_clean_timers(qapp):
    timer = keep(QTimer())
    timer.start(60_000)
    timer.stop()
    QTimer().start(60_000)


def test_clean_threads(qapp):
    worker = keep(Worker())
    worker.start()
    assert worker.wait(10_000)
    assert worker.seen in threading.enumerate()  # the trap: Python still lists it
    threading.Thread(target=release.wait).start()
"""
SAID = {
    "test_leaves_thread": "thread worker",
    "test_leaves_timer": "running QTimer",
    "test_leaves_timer_of_a_parent": "running QTimer",
    "test_leaves_animation": "running QVariantAnimation",
    "test_leaves_qthread": "running QThread",
    "test_leaves_pool": "running QThreadPool",
    "test_leaves_hidden_widget": "widget QWidget 'forgotten'",
    "test_leaves_shown_widget": "widget QWidget",
}


def test_each_guard_fails_the_test_that_leaks_and_no_other(pytester, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    pytester.makeini("[pytest]\nqt_api = pyside6\nqt_log_level_fail = DEBUG\n")
    here = Path(__file__).parent
    pytester.makeconftest((here / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(patient_bot=(here / "patient_bot.py").read_text(encoding="utf-8"))
    pytester.makepyfile(LEAKING)

    result = pytester.runpytest_subprocess("-rfE", "--tb=short", "-p", "no:cacheprovider")

    told = [line for line in result.outlines if line.startswith(("ERROR test", "FAILED test"))]
    for name, words in SAID.items():
        assert [line for line in told if f"::{name} " in line and line.endswith(f": {words}")]
    failed = {line.split("::")[1].split(" ")[0] for line in told}
    assert failed == {*SAID, "test_raises_in_a_slot", "test_makes_qt_warn"}
    result.assert_outcomes(passed=LEAKING.count("\ndef test_") - 2, failed=2, errors=len(SAID))


@pytest.mark.parametrize("name", ["HOME", "XDG_CONFIG_HOME"])
def test_the_users_own_settings_are_out_of_reach(name, fresh_home):
    assert Path(os.environ[name]).is_relative_to(fresh_home)
