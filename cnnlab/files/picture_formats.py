"""The formats of pictures that are read, told by how a file begins, not by its name."""

import re
import struct
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

HEAD: Final = 16  # bytes by which a format is told

ENDINGS: Final = (
    *(".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".webp"),
    *(".tif", ".tiff", ".pbm", ".pgm", ".ppm", ".pnm"),
)
"""Endings of the names of picture files."""

MOST_PIXELS: Final = 50_000_000
MOST_JPEG_PIXELS: Final = 100_000_000  # decoded at a half, a quarter or an eighth of its size
_PLAIN: Final = re.compile(rb"P[123]\s")
_COMMENT: Final = re.compile(rb"#[^\r\n]*")
_TILE_WIDTH, _TILE_LENGTH = 322, 323  # numbers of tags


class Format(NamedTuple):
    """A format, the first bytes of its files, Pillow's module for it, and the most pixels."""

    name: str
    start: re.Pattern[bytes]
    module: str
    most: int = MOST_PIXELS

    def open(self, data: bytes) -> "ImageFile":
        """A picture of which the header was read. Raises whatever the decoder raises."""
        plugin = import_module(f"PIL.{self.module}ImagePlugin")
        data = _without_comments(data) if _PLAIN.match(data) else data
        picture: ImageFile = getattr(plugin, f"{self.module}ImageFile")(BytesIO(data))
        return picture


_FORMATS: Final = (
    Format("PNG", re.compile(rb"\x89PNG\r\n\x1a\n"), "Png"),
    Format("JPEG", re.compile(rb"\xff\xd8\xff"), "Jpeg", MOST_JPEG_PIXELS),
    Format("GIF", re.compile(rb"GIF8[79]a"), "Gif"),
    Format("BMP", re.compile(rb"BM"), "Bmp"),
    Format("WebP", re.compile(rb"RIFF....WEBP", re.DOTALL), "WebP"),
    Format("TIFF", re.compile(rb"II[*+]\0|MM\0[*+]"), "Tiff"),
    Format("PBM", re.compile(rb"P[14]\s"), "Ppm"),
    Format("PGM", re.compile(rb"P[25]\s"), "Ppm"),
    Format("PPM", re.compile(rb"P[36]\s"), "Ppm"),
)


def _without_comments(data: bytes) -> bytes:
    """Plain PBM, PGM or PPM: of Pillow, which takes comments out one by one, many take hours."""
    return _COMMENT.sub(b"", data)


def format_of(head: bytes) -> Format | None:
    """The format of a file that begins with these bytes; None for any other."""
    return next((kind for kind in _FORMATS if kind.start.match(head)), None)


def claimed_size(kind: Format, data: bytes) -> tuple[int, int] | None:
    """Width and height by the header of a WebP, whose decoder takes its memory when it is made.

    None for other formats, and where the header does not say.
    """
    if kind.name != "WebP":
        return None
    head = data[:30].ljust(30, b"\0")
    match head[12:16]:
        case b"VP8X":
            width, height = struct.unpack("<II", head[24:27] + b"\0" + head[27:30] + b"\0")
            return width + 1, height + 1
        case b"VP8L":
            (bits,) = struct.unpack("<I", head[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack("<HH", head[26:30])
            return width & 0x3FFF, height & 0x3FFF
    return None


def tile_size(picture: "ImageFile") -> tuple[int, int]:
    """Width and height of a TIFF's tiles, which are decoded whole; 0 and 0 without any."""
    tags = getattr(picture, "tag_v2", {})
    return int(tags.get(_TILE_WIDTH, 0)), int(tags.get(_TILE_LENGTH, 0))
