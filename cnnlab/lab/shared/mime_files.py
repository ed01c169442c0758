"""Files that are pasted, dragged or dropped."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QMimeData


def local_files(mime: QMimeData) -> Iterator[Path]:
    """Those of this machine, in their order; whoever has none is not asked for any."""
    if mime.hasUrls():
        yield from (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def one_file(mime: QMimeData) -> Path | None:
    """The file, where it is one alone."""
    paths = list(islice(local_files(mime), 2))
    return paths[0] if len(paths) == 1 else None
