"""Puts the window together and runs it."""

import sys
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from cnnlab import __version__, crash
from cnnlab.failures import FAILED, fail
from cnnlab.lab.shared.settings import Settings, check_settings_file, settings_folder
from cnnlab.memory import return_large_blocks
from cnnlab.signals import ClosingSignals, close_all
from cnnlab.start import set_aside, uses_one_thread
from cnnlab.ui.widgets.accessible import install as describe_painted_widgets
from cnnlab.ui.window.main_window import MainWindow

TURN = 1e-4  # s that a thread may compute while the window waits; Python's own 5e-3 add up
SETTLED = 2000  # ms after which what the start makes is made


def create_window(
    settings_path: str | Path | None = None, *, at_once: bool = True, lab: Path | None = None
) -> MainWindow:
    """The main window, not yet shown; a QApplication must exist.

    Settings are read from and kept in ``settings_path``, or in the user's own place. Without
    ``at_once`` the first tab is made when the window has been painted. ``lab`` is a file to open.
    """
    return _window(Settings(settings_path), at_once, lab)


def run(settings_path: str | Path | None = None, lab: Path | None = None) -> int:
    """Show the window until it is closed; gives the exit status.

    What no code catches meanwhile is logged and shown. Raises SettingsError for a settings file
    that can't be used.
    """
    if settings_path is not None:
        check_settings_file(settings_path)
    with crash.install(settings_folder(settings_path)) as guard:
        return _run(settings_path, guard, lab)


def _run(settings_path: str | Path | None, guard: crash.CrashGuard, lab: Path | None) -> int:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("cnnlab")
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    settings = Settings(settings_path)
    window = guard.window = _window(settings, at_once=False, lab=lab)
    guard.save_work = window.keeping.recovery.save_now
    guard.leave = partial(close_all, app, window, FAILED)
    if guard.fault is not None:
        from cnnlab.ui.window.last_run import last_run_notice  # seldom needed

        window.notices.add(last_run_notice(window, guard.fault))
    window.show()
    QTimer.singleShot(SETTLED, set_aside)
    with ClosingSignals(app, window) as signals:
        status = app.exec()
    told = _tell_unwritten(settings.problem, "the last settings were not kept")
    told |= _tell_unwritten(window.keeping.lost, "the last work was not kept")
    for tab in window.tabs.made().values():
        told |= _tell_unwritten(tab.lost, "the last training was not kept")
    return signals.status or status or told


def _window(settings: Settings, at_once: bool, lab: Path | None) -> MainWindow:
    QLocale.setDefault(QLocale.c())  # a number is written one way, by Qt as by us
    return_large_blocks()
    describe_painted_widgets()
    _use_one_blas_thread()
    sys.setswitchinterval(TURN)  # each painted widget waits once for a thread that computes
    return MainWindow(settings, at_once=at_once, lab=lab)


def _tell_unwritten(problem: OSError | ValueError | None, lost: str) -> int:
    """Say what was lost, where no window is left to say so."""
    if problem is None:
        return 0
    if isinstance(problem, OSError):
        return fail(f"{problem.filename}: {problem.strerror}: {lost}")
    return fail(f"{problem}: {lost}")


@cache  # to look for BLAS takes 5 ms
def _use_one_blas_thread() -> None:
    """For as long as the process lives: several wait for one another on a busy machine."""
    if uses_one_thread():
        return
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")
