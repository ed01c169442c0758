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

LARGEST = 2**30  # bytes of data in a file that is read at all


class DataError(ValueError):
    """A data file that can't be used: its name, the place in it, and the reason."""


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
        raise DataError(f"{path}: gzip: the file is damaged or not whole ({error})") from error
    if len(data) != wanted:
        came = f"{len(data):,}" if len(data) < wanted else "more"
        raise DataError(f"{path}: sizes: got {came} bytes, expected {wanted:,} for {shape}")
    return np.frombuffer(data, np.uint8).reshape(shape)


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast(IO[bytes], gzip.open(path)) if packed else path.open("rb")


def _shape(path: Path, file: IO[bytes], axes: int) -> tuple[int, ...]:
    head = file.read(4)
    wanted = bytes([0, 0, 8, axes])
    if head != wanted:
        raise DataError(f"{path}: magic: got {head.hex() or 'nothing'}, expected {wanted.hex()}")
    lengths = file.read(4 * axes)
    if len(lengths) != 4 * axes:
        raise DataError(f"{path}: sizes: the file ends in them")
    shape = struct.unpack(f">{axes}I", lengths)
    if np.prod(np.maximum(shape, 1), dtype=float) > LARGEST:  # NumPy refuses 0 × 2³² × 2³² too
        raise DataError(f"{path}: sizes: got {shape}, at most {LARGEST:,} numbers are read")
    return shape
