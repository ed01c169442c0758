"""MNIST from the internet: verified by checksums, from the first mirror that has it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from types import MappingProxyType

from cnnlab.files.idx import DataError

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
CHECKSUMS = MappingProxyType(
    {
        "train-images-idx3-ubyte.gz": "md5:f68b3c2dcbeaaa9fbdd348bbdeb94873",
        "train-labels-idx1-ubyte.gz": "md5:d53e105ee54ea40749a09fcbcd1e9432",
        "t10k-images-idx3-ubyte.gz": "md5:9fb629c4189551a2d022fa330f9573f3",
        "t10k-labels-idx1-ubyte.gz": "md5:ec29112dd5afa0611ce80d1b7f02629c",
    }
)
TIMEOUT = 20  # seconds
Progress = Callable[[str, int, int], None]


class CancelledError(Exception):
    """Cancelled by the user; no partial file is left."""


class _Meter:
    """A progress bar for pooch that reports to a callback and can cancel."""

    def __init__(self, name: str, progress: Progress | None, cancel: Event | None) -> None:
        self.name, self.progress, self.cancel = name, progress, cancel
        self.total, self.done = 0, 0

    def update(self, count: int) -> None:
        if self.cancel is not None and self.cancel.is_set():
            raise CancelledError
        self.done = min(self.done + count, int(self.total))  # pooch counts whole chunks
        if self.progress is not None:
            self.progress(self.name, self.done, int(self.total))

    def reset(self) -> None:
        self.done = 0

    def close(self) -> None:
        pass


def fetch_mnist(
    folder: Path,
    *,
    mirrors: Sequence[str] = MIRRORS,
    checksums: MappingProxyType[str, str] | dict[str, str] = CHECKSUMS,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> None:
    """Download MNIST's four files into a folder, but for those that are there and intact.

    ``progress`` is told a file's name, its bytes so far and in all. Raises DataError when no
    mirror has a file with its checksum, CancelledError, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, checksum in checksums.items():
        _fetch(folder, name, checksum, mirrors, _Meter(name, progress, cancel))


def _fetch(folder: Path, name: str, checksum: str, mirrors: Sequence[str], meter: _Meter) -> None:
    import logging

    import pooch
    from requests import RequestException

    pooch.get_logger().setLevel(logging.ERROR)
    reasons = []
    for mirror in mirrors:
        get = pooch.HTTPDownloader(progressbar=meter, timeout=TIMEOUT)
        try:
            pooch.retrieve(mirror + name, checksum, fname=name, path=folder, downloader=get)
            return
        except (RequestException, ValueError) as error:
            reasons.append(f"{mirror}: {' '.join(str(error).split())[:200]}")
    raise DataError(f"{name}: no mirror has it ({'; '.join(reasons)}): try again later")
