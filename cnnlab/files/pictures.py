"""The one reader of pictures: sizes checked before memory is taken, one kind of error."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy.typing as npt

from cnnlab.core.arrays import Bytes
from cnnlab.core.picture import Picture, picture_of
from cnnlab.files.picture_error import PictureError
from cnnlab.files.picture_formats import (
    HEAD,
    MOST_PIXELS,
    Format,
    claimed_size,
    format_of,
    tile_size,
)
from cnnlab.files.pixels import decoded, reduced

MOST_BYTES: Final = 2**29  # of a file that is read at all
STANDARD_ERROR: Final = 2
_filters: Final = Lock()


def read_picture(path: str | os.PathLike[str], most_side: int | None = None) -> Picture:
    """Read a picture file, upright and on white.

    What the file holds decides, not what it is called. Of several frames, the first. A side above
    ``most_side`` pixels is scaled down; if None, one above 1024 (a long strip keeps more).
    Raises PictureError, and takes no memory for a picture whose header claims too much; OSError
    where the system does not give the file.
    """
    path = Path(path)
    kind, data = _contents(path)
    try:
        quiet = _without_standard_error() if kind.name == "TIFF" else nullcontext()
        with _without_warnings(), quiet:
            pixels, size = _pixels(path, kind, data, most_side)
    except PictureError:
        raise
    except MemoryError as error:
        raise PictureError("memory", path, format=kind.name) from error
    except Exception as error:  # decoders raise what they like: a fault in a file is no bug
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise PictureError("damaged", path, format=kind.name, reason=reason) from error
    return picture_of(pixels, _source_size(pixels, size))


def picture_from(pixels: npt.NDArray[Any], name: str, most_side: int | None = None) -> Picture:
    """A picture that is in no file: bytes (H, W, 3 or 4), or grey (H, W) of 16 bits.

    Scaled down as by ``read_picture``.

    Raises PictureError for one without pixels or with too many.
    """
    from PIL import Image

    height, width = pixels.shape[:2]
    if not height * width:
        raise PictureError("empty", name)
    _check_size(name, width, height, MOST_PIXELS)
    small = reduced(Image.fromarray(pixels), most_side)
    return picture_of(small, _source_size(small, (width, height)))


def _contents(path: Path) -> tuple[Format, bytes]:
    with path.open("rb") as file:
        head = file.read(HEAD)
        if not head:
            raise PictureError("empty", path)
        kind = format_of(head)
        if kind is None:
            raise PictureError("none", path)
        if os.fstat(file.fileno()).st_size > MOST_BYTES:
            raise PictureError("too_long", path, most=MOST_BYTES >> 20)
        data = head + file.read(MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise PictureError("too_long", path, most=MOST_BYTES >> 20)
    return kind, data


def _pixels(
    path: Path, kind: Format, data: bytes, most_side: int | None
) -> tuple[Bytes, tuple[int, int]]:
    """The pixels, upright, and the width and height in the file, perhaps on its side."""
    claimed = claimed_size(kind, data)
    if claimed is not None:
        _check_size(path, *claimed, kind.most)
    with kind.open(data) as picture:
        _check_size(path, *picture.size, kind.most)
        _check_size(path, *tile_size(picture), kind.most)
        size = picture.size
        return decoded(picture, most_side), size


def _source_size(pixels: Bytes, size: tuple[int, int]) -> tuple[int, int] | None:
    """Width and height before scaling, turned as the pixels are; None for pixels of that size."""
    height, width = pixels.shape[:2]
    if sorted(size) == sorted((width, height)):
        return None
    return size if (size[0] > size[1]) == (width > height) else (size[1], size[0])


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Pillow warns of odd headers; a picture is read or refused. One thread at a time."""
    with _filters, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _without_standard_error() -> Iterator[None]:
    """For libtiff, which writes there behind Python's back, beside our one line."""
    try:
        kept = os.dup(STANDARD_ERROR)
    except OSError:  # there is none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_ERROR)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, STANDARD_ERROR)
        os.close(kept)


def _check_size(path: str | Path, width: int, height: int, most: int) -> None:
    if width * height > most:
        raise PictureError("too_large", path, width=width, height=height, most=most)
