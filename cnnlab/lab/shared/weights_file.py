"""Files of weights as they come to the window: by their ending, dragged or pasted."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

ENDING: Final = ".safetensors"


def is_weights(path: str) -> bool:
    """Whether a file is called as weights are."""
    return path.lower().endswith(ENDING)


def weights_in(mime: QMimeData) -> Path | None:
    """The file of weights that is dragged or pasted, if it is one."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and is_weights(str(paths[0])) else None
