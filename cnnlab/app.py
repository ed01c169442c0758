"""Puts the window together and runs it."""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from cnnlab import __version__
from cnnlab.failures import INTERRUPTED
from cnnlab.lab.shared.settings import Settings, check_settings_file
from cnnlab.memory import return_large_blocks
from cnnlab.ui.widgets.accessible_grid import install as install_accessible_grids
from cnnlab.ui.window.main_window import MainWindow


def create_window(settings_path: str | Path | None = None) -> MainWindow:
    """The main window, not yet shown; a QApplication must exist.

    Settings are read from and kept in ``settings_path``, or in the user's own place.
    """
    return_large_blocks()
    install_accessible_grids()
    _use_one_blas_thread()
    return MainWindow(Settings(settings_path))


def run(settings_path: str | Path | None = None) -> int:
    """Show the window until it is closed; gives the exit status.

    Raises SettingsError for a settings file that can't be used.
    """
    if settings_path is not None:
        check_settings_file(settings_path)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("cnnlab")
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    window = create_window(settings_path)
    window.show()
    if os.name == "posix":
        _end_on_ctrl_c(app, window)
    return app.exec()


def _end_on_ctrl_c(app: QApplication, window: MainWindow) -> None:
    """Close the window on Ctrl-C in the terminal: Python would raise in whatever slot runs next.

    Python looks at signals only when it runs, so a byte in a pipe wakes Qt, which calls it.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    signal.signal(signal.SIGINT, lambda *_: None)

    def end() -> None:
        window.close()
        app.exit(INTERRUPTED)

    QSocketNotifier(reading, QSocketNotifier.Type.Read, window).activated.connect(end)


def _use_one_blas_thread() -> None:
    """For as long as the process lives: several wait for one another on a busy machine."""
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")
