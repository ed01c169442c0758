"""MNIST from the internet: verified by checksums, from the first mirror that has it, resumed."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event
from types import MappingProxyType
from typing import TYPE_CHECKING

from cnnlab.core.files import naming
from cnnlab.files.data_error import DataError

if TYPE_CHECKING:
    from requests import Response

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
PART = ".part"  # ending of a file that is not whole yet
TIMEOUT = 20  # seconds
CHUNK = 2**16  # bytes
LARGEST = 2**26  # bytes of a file that is taken
ATTEMPTS = 20  # at a mirror, as long as each brings more
Progress = Callable[[str, int, int], None]
"""Told a file's name, its bytes so far and in all; 0 in all where the server does not say."""


class CancelledError(Exception):
    """Cancelled by the user; what has come stays beside, and is gone on with."""


class DownloadError(DataError):
    """No mirror has a file of a ``name``; each with its reason."""

    def __init__(self, name: str, reasons: Sequence[str]) -> None:
        super().__init__(f"{name}: no mirror has it ({'; '.join(reasons)}): try again later")
        self.name, self.reasons = name, tuple(reasons)


def fetch_mnist(
    folder: Path,
    *,
    mirrors: Sequence[str] | None = None,
    checksums: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> None:
    """Download MNIST's four files into a folder, but for those that are there and intact.

    A file has the ending ``.part`` until it is whole and has its checksum; the next call goes on
    where one broke off. Without ``mirrors`` and ``checksums`` they are ``MIRRORS`` and
    ``CHECKSUMS``. Raises DownloadError when no mirror has a file with its checksum, CancelledError
    once ``cancel`` is set, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    addresses = MIRRORS if mirrors is None else mirrors
    for name, checksum in (CHECKSUMS if checksums is None else checksums).items():
        if not _has(folder / name, checksum):
            _Transfer(folder / name, checksum, progress, cancel).fetch(addresses)
        elif progress is not None:
            size = (folder / name).stat().st_size
            progress(name, size, size)


class _Transfer:
    """One file on its way."""

    def __init__(
        self, path: Path, checksum: str, progress: Progress | None, cancel: Event | None
    ) -> None:
        self._path, self._checksum = path, checksum
        self._part = path.with_name(path.name + PART)
        self._progress, self._cancel = progress, cancel

    def fetch(self, mirrors: Sequence[str]) -> None:
        """From the first mirror that has it. Raises DownloadError, an OSError with a name."""
        from requests import RequestException

        reasons = []
        for mirror in mirrors:
            for _ in range(ATTEMPTS):
                before = self._size()
                try:
                    self._receive(mirror + self._path.name)
                    self._keep()
                except (RequestException, ValueError) as error:  # also of an odd address or header
                    reason = f"{mirror}: {_reason(error)}"
                else:
                    return
                broke_off, was_another = self._size() > before, before and not self._size()
                if not broke_off and not was_another:
                    break
            reasons.append(reason)
        raise DownloadError(self._path.name, reasons)

    def _receive(self, address: str) -> None:
        """What is missing of the file. Raises RequestException, DataError, CancelledError."""
        import requests

        self._check_cancelled()
        done = self._size()
        # As it is: a server may pack once more what is packed already.
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={done}-"} if done else {})
        with requests.get(address, headers=headers, stream=True, timeout=TIMEOUT) as answer:
            if done and answer.status_code == requests.codes.requested_range_not_satisfiable:
                return  # all of it is there
            answer.raise_for_status()
            self._write(answer, done if answer.status_code == requests.codes.partial else 0)

    def _write(self, answer: "Response", done: int) -> None:
        length = answer.headers.get("Content-Length", "")
        total = done + int(length) if length.isdecimal() else 0
        with naming(self._part), self._part.open("ab" if done else "wb") as file:
            for chunk in answer.iter_content(CHUNK):
                file.write(chunk)
                done += len(chunk)
                if self._progress is not None:
                    self._progress(self._path.name, done, total)
                self._check_cancelled()
                if done > LARGEST:
                    break
        if done > LARGEST:
            self._part.unlink()
            raise DataError(f"got more than {LARGEST:,} bytes")
        if done < total:
            raise DataError(f"got {done:,} bytes, expected {total:,}")

    def _keep(self) -> None:
        if not _has(self._part, self._checksum):
            self._part.unlink()
            raise DataError(f"got a file of another {self._checksum.partition(':')[0]} checksum")
        self._part.replace(self._path)

    def _size(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def _check_cancelled(self) -> None:
        if self._cancel is not None and self._cancel.is_set():
            raise CancelledError


def _reason(error: Exception) -> str:
    """Why a transfer failed, without what requests knows of its own inside."""
    import requests

    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"{error.response.status_code} {error.response.reason}"
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return f"no answer within {TIMEOUT} s"
    if isinstance(error, requests.ConnectionError | requests.exceptions.ChunkedEncodingError):
        return "no connection, or one that broke off"
    return " ".join(str(error).split())[:200]


def _has(path: Path, checksum: str) -> bool:
    if not path.is_file():
        return False
    algorithm, _, expected = checksum.partition(":")
    with path.open("rb") as file:
        # Against damage on the way; whoever could forge it could forge the mirror's own.
        found = hashlib.file_digest(file, lambda: hashlib.new(algorithm, usedforsecurity=False))
    return found.hexdigest() == expected
