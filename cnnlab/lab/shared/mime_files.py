"""Files that are pasted, dragged or dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def local_files(mime: QMimeData) -> list[Path]:
    """Those of this machine, in their order; whoever has none is not asked for any."""
    if not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def one_file(mime: QMimeData) -> Path | None:
    """The file, where it is one alone."""
    paths = local_files(mime)
    return paths[0] if len(paths) == 1 else None
