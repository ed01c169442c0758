"""Pixels as PNG and back, to the bit: how a document holds a picture."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

import numpy as np

from cnnlab.core.arrays import Bytes, read_only

if TYPE_CHECKING:
    from PIL.PngImagePlugin import PngImageFile

_CHANNELS: Final = {"L": 1, "RGB": 3}
LEVEL: Final = 3  # of compression: the usual 6 takes three times as long for an eighth less
UP: Final = 2
ROWS: Final = 64  # of a strip


def png_bytes(pixels: Bytes) -> bytes:
    """A PNG of pixels (C, H, W), grey or red, green and blue.

    Pillow tries five filters for each row, which takes four times as long for a tenth less.
    """
    across = pixels.transpose(1, 2, 0)
    strips = (across[top : top + ROWS] for top in range(0, len(across), ROWS))
    return b"".join(png_parts((len(pixels), *across.shape[:2]), strips))


def png_parts(size: tuple[int, int, int], strips: Iterable[Bytes]) -> Iterator[bytes]:
    """A PNG of ``size`` (C, H, W) from strips (rows, W, C), part by part: who stops has given up.

    Each row is written as its difference from the one above it (filter "up" of the PNG
    specification, third edition, section 9).
    """
    channels, height, width = size
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if channels == 1 else 2, 0, 0, 0)
    yield b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head)
    packer, above = zlib.compressobj(LEVEL), np.zeros((1, width * channels), np.uint8)
    for strip in strips:
        rows = strip.reshape(len(strip), -1)
        filtered = np.full((len(rows), 1 + width * channels), UP, np.uint8)
        filtered[:, 1:] = rows - np.concatenate((above, rows[:-1]))
        above = rows[-1:]
        yield _chunk(b"IDAT", packer.compress(filtered.tobytes()))
    yield _chunk(b"IDAT", packer.flush()) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_pixels(content: bytes, most_side: int) -> Bytes:
    """Pixels (C, H, W), read-only, of a PNG that ``png_bytes`` could have made.

    The size is checked before memory is taken. Raises ValueError for anything else: longer sides,
    transparency, palettes, other depths, what is damaged or no PNG.
    """
    from PIL.PngImagePlugin import PngImageFile

    try:
        with PngImageFile(BytesIO(content)) as picture:
            _check(picture, most_side)
            rows = np.asarray(picture)
    except ValueError:
        raise
    except Exception as error:  # decoders raise what they like: a fault in a file is no bug
        raise ValueError(f"PNG: {error}") from error
    return read_only(rows[None] if rows.ndim == 2 else rows.transpose(2, 0, 1))


def _check(picture: "PngImageFile", most_side: int) -> None:
    if picture.mode not in _CHANNELS:
        raise ValueError(f"PNG: got mode {picture.mode}, expected {' or '.join(_CHANNELS)}")
    if max(picture.size) > most_side:
        width, height = picture.size
        raise ValueError(f"PNG: got {width} × {height} pixels, expected sides up to {most_side}")
