"""The result of a filter as a picture, and into a file."""

from io import BytesIO
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Bytes
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.files import write_file
from cnnlab.core.tiers import MISSING
from cnnlab.files.png import png_bytes
from cnnlab.lab.images.filtering import FilterTask, exact_result, result_bytes
from cnnlab.scene.colours import Theme
from cnnlab.scene.picture_paint import colour_table, image_of
from cnnlab.ui.dialogs.save_result import SaveResultDialog
from cnnlab.ui.images.filter_words import problem_message
from cnnlab.ui.window.notice import Notice, done, refused, unwritten

translate = QCoreApplication.translate


def save_result(host: QWidget, task: FilterTask, theme: Theme, name: str) -> Notice | None:
    """Ask for a file and write the result there; None where that was cancelled."""
    size = task.size
    if isinstance(size, Problem):
        problem = size
        return refused(lambda: problem_message(problem))
    path = SaveResultDialog.ask(host, f"{name}.png")
    if path is None:
        return None
    try:
        write_file(path, _content(task, theme, path))
    except OSError as error:
        return unwritten(error)
    return done(lambda: translate("Filters", "Saved as “{path}”.").format(path=path))


def result_image(task: FilterTask, theme: Theme) -> QImage | None:
    """The whole result as it is shown; None where there is none."""
    levels = result_bytes(task)
    if isinstance(levels, Problem):
        return None
    return image_of(levels, colour_table(theme, task.filtering.display == "signed"))


def _content(task: FilterTask, theme: Theme, path: Path) -> bytes:
    """All numbers as .npy, else a PNG of what is shown."""
    if path.suffix.lower() == ".npy":
        file, values = BytesIO(), exact_result(task)
        assert not isinstance(values, Problem)  # noqa: S101 - the caller's to hold
        np.save(file, values, allow_pickle=False)
        return file.getvalue()
    levels = result_bytes(task)
    assert not isinstance(levels, Problem)  # noqa: S101 - the caller's to hold
    return png_bytes(_colours(levels, theme, task.filtering.display == "signed"))


def _colours(levels: Bytes, theme: Theme, signed: bool) -> Bytes:
    """Pixels (C, H, W) of levels: red, green and blue where they are signed, else grey."""
    table = colour_table(theme, signed)
    shifts = (16, 8, 0) if signed or bool((levels == MISSING).any()) else (0,)
    return np.stack([(table >> shift).astype(np.uint8)[levels] for shift in shifts])
