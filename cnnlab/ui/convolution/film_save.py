"""The sliding window as an animated picture in a file."""

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from queue import Empty, Queue
from threading import Event
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from cnnlab.core.arrays import Bytes
from cnnlab.core.files import write_file
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lab.shared.worker import Worker
from cnnlab.ui.convolution.bench_view import BenchView
from cnnlab.ui.convolution.film_run import FilmRun
from cnnlab.ui.dialogs.making import MakingDialog
from cnnlab.ui.dialogs.save_animation import SaveAnimationDialog
from cnnlab.ui.widgets.file_messages import cancelled_message, saved_message
from cnnlab.ui.window.notice import done, failed, unwritten

translate = QCoreApplication.translate
WAITING: Final = 4  # pictures at most that are not encoded yet
PAUSE: Final = 5  # ms from one picture to the next, for events


class FilmSave(QObject):
    """Shows one window after the other, and encodes what is seen beside the window."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self, document: PlayedDocument, view: BenchView) -> None:
        super().__init__(view)
        self._document, self._view = document, view
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take)
        self._timer.setInterval(PAUSE)
        self._path = Path()
        self._run: FilmRun | None = None
        self._frames: Queue[Bytes] = Queue(WAITING)
        self._dialog: MakingDialog | None = None
        document.changed.connect(self._on_document_changed)

    @property
    def running(self) -> bool:
        """Whether an animation is being made."""
        return self._run is not None

    def save(self) -> None:
        """Ask for a file, and make the animation there."""
        player = self._document.player
        if player.plan is None or self.running:
            return
        path = SaveAnimationDialog.ask(self._view, "convolution.gif")
        if path is not None and player.plan is not None:
            self._begin(path)

    def close_down(self) -> None:
        """Cancel, and wait."""
        if self._run is not None:
            self._worker.close()
            self._run.plays_on = False
            self._end()

    def _begin(self, path: Path) -> None:
        self._path, self._frames = path, Queue(WAITING)
        run = self._run = FilmRun(self._document, self._view)
        self._dialog = MakingDialog(self._view, _title(), len(run.seconds))
        self._dialog.rejected.connect(self._on_cancelled)
        self._dialog.show()
        self._worker.start(partial(_encode, path, self._frames, run.seconds, run.like))
        self._timer.start()

    def _take(self) -> None:
        """The next picture, once the thread has room for it."""
        if self._run is None or self._run.done or self._frames.full():
            return
        self._frames.put_nowait(self._run.take())
        if self._dialog is not None:
            self._dialog.show_count(self._run.taken)

    def _on_cancelled(self) -> None:
        """At once: whoever closes the dialog may close the window next, and keep the place."""
        self._worker.close()
        self._end(asks_itself=True)
        self.notice.emit(done(partial(cancelled_message, str(self._path))))

    def _on_document_changed(self) -> None:
        """It would show one thing first and then another."""
        if self.running:
            self._worker.stop()

    def _end(self, *, asks_itself: bool = False) -> None:
        """The dialog may be the one that asks for it."""
        run, self._run = self._run, None
        dialog, self._dialog = self._dialog, None
        self._timer.stop()
        self._frames = Queue(WAITING)  # those that wait are of no use any more
        if run is not None:
            run.end()
        if dialog is not None and asks_itself:
            QTimer.singleShot(0, dialog, dialog.end)
        elif dialog is not None:
            dialog.end()

    def _on_finished(self, saved: bool | None) -> None:
        path = str(self._path)
        self._end()
        self.notice.emit(done(partial(saved_message if saved else cancelled_message, path)))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, OSError):
            self.notice.emit(unwritten(error))
        elif isinstance(error, MemoryError):
            self.notice.emit(failed(_memory_text))
        else:
            raise error


class _StoppedError(Exception):
    pass


class _File(BytesIO):
    """Ends the encoding where it is stopped."""

    def __init__(self, stop: Event) -> None:
        super().__init__()
        self._stop = stop

    def write(self, data: object) -> int:
        if self._stop.is_set():
            raise _StoppedError
        return super().write(data)  # type: ignore[arg-type]


def _encode(
    path: Path, frames: "Queue[Bytes]", seconds: Sequence[float], like: list[Bytes], stop: Event
) -> Iterator[bool]:
    """Whether it was written, at its end; nothing where it was stopped."""
    from cnnlab.export.animation import write_gif  # not needed to start

    file = _File(stop)
    try:
        write_gif(file, _coming(frames, len(seconds), stop), seconds, like)
    except _StoppedError:
        return
    write_file(path, file.getvalue())
    yield True


def _coming(frames: "Queue[Bytes]", count: int, stop: Event) -> Iterator[Bytes]:
    while count:
        if stop.is_set():
            raise _StoppedError
        try:
            yield frames.get(timeout=0.1)
        except Empty:
            continue
        count -= 1


def _title() -> str:
    return translate("Film", "Save animation")


def _memory_text() -> str:
    return translate(
        "Film", "There is not enough memory for the animation. Make the window smaller."
    )
