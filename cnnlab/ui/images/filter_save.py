"""The result of a filter as a picture to the clipboard, and into a file."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Bytes, Floats
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.files import write_file
from cnnlab.core.tiers import MISSING
from cnnlab.files.png import png_parts
from cnnlab.lab.images.filtering import FilterTask
from cnnlab.lab.images.result_out import (
    ResultOut,
    Steps,
    at_once,
    exact_job,
    levels_job,
    picture_job,
)
from cnnlab.scene.colours import Theme
from cnnlab.scene.picture_paint import Table, colour_table, image_of
from cnnlab.ui.dialogs.save_result import SaveResultDialog
from cnnlab.ui.images.filter_words import problem_message
from cnnlab.ui.widgets.file_messages import cancelled_message, saved_message
from cnnlab.ui.window.notice import done, failed, refused, unwritten

translate = QCoreApplication.translate
CLIPBOARD: Final = ""  # the target that is no file
ROWS: Final = 64  # of a picture that are packed at once


class FilterSave(QObject):
    """Saves and copies what a task makes, beside the window where that takes long."""

    notice = Signal(object)
    """A Notice."""
    progressed = Signal(str, float)
    """What takes long, and how much of it is done, 0…1; "" at its end."""

    def __init__(self, ready: Callable[[FilterTask], Bytes | None], host: QWidget) -> None:
        """``ready`` gives the levels of a result that is there already."""
        super().__init__(host)
        self._ready, self._host = ready, host
        self.out = ResultOut(self)
        self.out.finished.connect(self._on_finished)
        self.out.failed.connect(self._on_failed)
        self.out.cancelled.connect(self._on_cancelled)
        self.out.progressed.connect(self._on_progressed)
        self.out.rested.connect(lambda: self.progressed.emit("", 0.0))

    def save(self, task: FilterTask, theme: Theme, name: str) -> None:
        """Ask for a file and write the result there: exactly as .npy, else as it is shown."""
        if self._refuses(task):
            return
        path = SaveResultDialog.ask(self._host, f"{name}.png")
        if path is None:
            return
        target = str(path)
        if path.suffix.lower() == ".npy":
            self.out.add(exact_job(task, target, partial(at_once, partial(_write_numbers, path))))
            return
        signed = task.filtering.display == "signed"
        write = partial(_write_picture, path, colour_table(theme, signed), signed)
        self.out.add(levels_job(task, self._ready(task), target, write))

    def copy(self, task: FilterTask, theme: Theme) -> None:
        """The whole result as it is shown."""
        if not self._refuses(task):
            table = colour_table(theme, task.filtering.display == "signed")
            make = partial(at_once, partial(image_of, table=table))
            self.out.add(levels_job(task, self._ready(task), CLIPBOARD, make))

    def copy_picture(self, task: FilterTask) -> None:
        """The channel of the picture that is shown."""
        self.out.add(picture_job(task, CLIPBOARD, partial(at_once, _grey_image)))

    def _refuses(self, task: FilterTask) -> bool:
        problem = task.size
        if isinstance(problem, Problem):
            self.notice.emit(refused(partial(problem_message, problem)))
        return isinstance(problem, Problem)

    def _on_finished(self, target: str, made: object, took_long: bool) -> None:
        if isinstance(made, QImage):
            QGuiApplication.clipboard().setImage(made)
            if took_long:
                self.notice.emit(done(copied_text))
        else:
            self.notice.emit(done(partial(saved_message, target)))

    def _on_progressed(self, target: str, share: float) -> None:
        name = Path(target).name if target else translate("Filters", "Copy")
        self.progressed.emit(name, share)

    def _on_failed(self, target: str, error: Exception) -> None:
        del target  # an OSError names it
        self.notice.emit(unwritten(error) if isinstance(error, OSError) else failed(_memory_text))

    def _on_cancelled(self, target: str) -> None:
        if target != CLIPBOARD:
            self.notice.emit(done(partial(cancelled_message, target)))


def copied_text() -> str:
    """A picture is on the clipboard."""
    return translate("Filters", "The picture is on the clipboard.")


def _memory_text() -> str:
    return translate(
        "Filters", "There is not enough memory for the result: close other programs, and try again."
    )


def _write_numbers(path: Path, values: Floats) -> Path:
    file = BytesIO()
    np.save(file, values, allow_pickle=False)
    write_file(path, file.getvalue())
    return path


def _write_picture(path: Path, table: Table, signed: bool, levels: Bytes) -> Steps:
    """Red, green and blue where levels are signed or numbers are missing, else grey."""
    height, width = levels.shape
    shifts = (16, 8, 0) if signed or bool((levels == MISSING).any()) else (0,)
    colours = np.stack([(table >> shift).astype(np.uint8) for shift in shifts], axis=1)
    strips = (colours[levels[top : top + ROWS]] for top in range(0, height, ROWS))
    parts = []
    for part in png_parts((len(shifts), height, width), strips):
        parts.append(part)
        yield min(1.0, len(parts) * ROWS / height)
    write_file(path, b"".join(parts))
    return path


def _grey_image(pixels: Bytes) -> QImage:
    height, width = pixels.shape
    grey = QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8)
    return grey.convertToFormat(QImage.Format.Format_RGB32)
