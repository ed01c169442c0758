"""Writing files: whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write beside the place and rename, so that a failure leaves what was there.

    A device is written to as it is: renaming would put a file in its place. Raises OSError.
    """
    place = Path(path)
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    try:
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    except OSError as error:  # names the file beside
        raise OSError(error.errno, error.strerror, str(place)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
