"""Files of weights as they come to the window: by their ending, dragged or pasted."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from cnnlab.lab.shared.mime_files import one_file

ENDING: Final = ".safetensors"


def is_weights(path: str) -> bool:
    """Whether a file is called as weights are."""
    return path.lower().endswith(ENDING)


def weights_in(mime: QMimeData) -> Path | None:
    """The file of weights that is dragged or pasted, if it is one."""
    path = one_file(mime)
    return path if path is not None and is_weights(str(path)) else None


def take_weights(mime: QMimeData, open_path: Callable[[str], object]) -> bool:
    """Open the file of weights that was pasted or dropped; False if there is none."""
    path = weights_in(mime)
    if path is not None:
        open_path(str(path))
    return path is not None
