"""Errors that no code has caught, and Qt's messages: to the log; and errors once to the user."""

import logging
import platform
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab import __version__
from cnnlab.faults import FaultFile, collect_faults
from cnnlab.log import LogFile, log_path

if TYPE_CHECKING:
    from cnnlab.ui.dialogs.report import ErrorReport

LOGGER = logging.getLogger("cnnlab")
PASSED = (KeyboardInterrupt, SystemExit, BrokenPipeError)  # no errors of the program
LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
HARMLESS = ("This plugin does not support ",)  # what Qt says where there is no screen
MANY = 1000  # different errors and messages that are told apart


def install(log_folder: Path) -> "CrashGuard":
    """Log what goes wrong from now on, and show errors, until the guard is removed.

    Where the folder can't be written to there is no log, and the dialog says so.
    """
    return CrashGuard(log_folder)


class CrashGuard(QObject):
    """The hooks of Python and Qt. As a context it also logs an error that ends the block.

    There is one dialog at a time, and one for each place in the code, so that a widget that fails
    whenever it is painted can be left alone; errors that follow are added to its text.
    """

    _raised = Signal(str)
    """The text of an error, empty where it was told before."""

    def __init__(self, log_folder: Path) -> None:
        super().__init__()
        self.save_work: Callable[[], object] | None = None
        """Called in the main thread before an error is shown."""
        self.window: QWidget | None = None
        """What a dialog is shown over, where no window is active."""
        self.leave: Callable[[], object] = QApplication.quit
        """Ends the program when the user wants that."""
        self.fault = collect_faults(log_folder)
        """What earlier runs have left that died, or None."""
        self._log = LogFile(log_path(log_folder))
        self._times: Counter[Hashable] = Counter()
        self._lock = threading.Lock()
        self._report: ErrorReport | None = None
        self._faults: FaultFile | None = None
        with suppress(OSError):
            self._faults = FaultFile(log_folder)
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        LOGGER.addHandler(self._log)
        sys.excepthook, threading.excepthook = self._on_exception, self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(self._on_message)

    def remove(self) -> None:
        """The program ends well: leave everything as it was."""
        qInstallMessageHandler(None)
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        LOGGER.removeHandler(self._log)
        if self._faults is not None:
            self._faults.close()
            self._faults = None
        self.window, self.leave = None, QApplication.quit

    def __enter__(self) -> "CrashGuard":
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, PASSED):
            LOGGER.error(_text(error))
        self.remove()

    # hooks, called in any thread

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, PASSED):
            self._tell(error)
        self._before[0](kind, error, trace)
        _release_painters(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, PASSED):
            self._tell(args.exc_value)
        self._before[1](args)

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        error = args.exc_value
        if error is not None and not isinstance(error, PASSED):
            self._write(logging.ERROR, _place(error), f"Ignored\n{_text(error)}")
        self._before[2](args)

    def _on_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        line = qFormatLogMessage(kind, context, message)
        if kind in LEVELS and not message.startswith(HARMLESS):
            self._write(LEVELS[kind], line, f"Qt: {line}")
        with suppress(OSError, ValueError):  # standard error may be closed
            if sys.stderr is not None:
                print(line, file=sys.stderr)

    def _tell(self, error: BaseException) -> None:
        text = _text(error)
        if self._write(logging.ERROR, _place(error), text):
            self._raised.emit(text)
        elif self._report is not None:
            self._raised.emit("")

    def _write(self, level: int, key: Hashable, text: str) -> bool:
        """Log a text in full the first time, and then ever more seldom; whether it is the first."""
        with self._lock:
            if len(self._times) > MANY:
                self._times.clear()
            self._times[key] += 1
            times = self._times[key]
        if times == 1:
            LOGGER.log(level, text)
        elif str(times).strip("0") == "1":
            LOGGER.log(level, "%s times by now: %s", times, text.rstrip().rpartition("\n")[2])
        return times == 1

    # in the main thread

    def _on_raised(self, text: str) -> None:
        if self._report is not None:
            self._report.add(text)
        elif text:
            saved = self._save()
            try:
                goes_on = self._ask(text, saved)
            except Exception as error:
                self._write(logging.ERROR, _place(error), _text(error))
            else:
                if not goes_on:
                    self.leave()

    def _save(self) -> bool | None:
        """Whether the work could be saved; None where nothing saves it."""
        if self.save_work is None:
            return None
        try:
            self.save_work()
        except Exception as error:
            self._write(logging.ERROR, _place(error), _text(error))
            return False
        return True

    def _ask(self, text: str, saved: bool | None) -> bool:
        from cnnlab.ui.dialogs.report import ErrorDialog, ErrorReport  # seldom needed

        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        parent = QApplication.activeModalWidget() or QApplication.activeWindow() or self.window
        self._report = ErrorReport(text)
        try:
            logged = self._log.problem is None
            return ErrorDialog.ask(parent, self._report, self._log.path, logged=logged, saved=saved)
        finally:
            self._report = None


def _text(error: BaseException) -> str:
    """The error with its traceback, below what it ran on."""
    thread = threading.current_thread()
    where = "" if thread is threading.main_thread() else f", thread {thread.name}"
    facts = (
        f"cnnlab {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}, "
        f"Qt {qVersion()}, {platform.platform()}{where}"
    )
    return f"{facts}\n{''.join(traceback.format_exception(error))}"


def _place(error: BaseException) -> Hashable:
    """What makes two errors the same: kind and line, whatever their message says."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error), str(error)
    return type(error), trace.tb_frame.f_code.co_filename, trace.tb_lineno


def _release_painters(error: BaseException) -> None:
    """Empty the frames of the failed calls, which Python keeps in ``sys.last_traceback``.

    A QPainter among their variables would outlive its paint event, and Qt then dies in C++.
    """
    seen: set[int] = set()
    chain: list[BaseException | None] = [error]
    while chain:
        one = chain.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            traceback.clear_frames(one.__traceback__)
            chain += [one.__cause__, one.__context__]
