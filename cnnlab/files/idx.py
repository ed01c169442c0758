"""IDX files, the format of MNIST: plain or gzip, checked before memory is allocated.

The format: two zero bytes, the type (8: bytes), the number of axes, their lengths (four bytes each,
big-endian), then the data. yann.lecun.com/exdb/mnist.
"""

import gzip
import struct
import zlib
from pathlib import Path
from typing import IO, cast

import numpy as np

from cnnlab.core.arrays import Bytes
from cnnlab.files.data_error import DataFileError

LARGEST = 2**30  # bytes of data in a file that is read at all


def read_idx(path: Path, axes: int) -> Bytes:
    """Bytes of an IDX file with that many axes: 3 for images (N, rows, columns), 1 for labels.

    Raises DataError for any other file, OSError where it can't be read.
    """
    try:
        with _opened(path) as file:
            shape = _shape(path, file, axes)
            wanted = int(np.prod(shape))
            data = file.read(wanted + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DataFileError("packed", path, reason=error) from error
    if len(data) != wanted:
        came = f"{len(data):,}" if len(data) < wanted else "more"
        raise DataFileError("sizes", path, came=came, wanted=wanted, shape=shape)
    return np.frombuffer(data, np.uint8).reshape(shape)


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast(IO[bytes], gzip.open(path)) if packed else path.open("rb")


def _shape(path: Path, file: IO[bytes], axes: int) -> tuple[int, ...]:
    head = file.read(4)
    wanted = bytes([0, 0, 8, axes])
    if head != wanted:
        came = head.hex() or "nothing"
        raise DataFileError("other format", path, came=came, wanted=wanted.hex())
    lengths = file.read(4 * axes)
    if len(lengths) != 4 * axes:
        raise DataFileError("cut", path)
    shape = struct.unpack(f">{axes}I", lengths)
    if np.prod(np.maximum(shape, 1), dtype=float) > LARGEST:  # NumPy refuses 0 × 2³² × 2³² too
        raise DataFileError("large", path, shape=shape, most=LARGEST)
    return shape
