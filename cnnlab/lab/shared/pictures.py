"""Pictures as input: read a file or what was pasted, then sample it into a small array.

Axis order: channels, rows, columns. Averages are taken over the values as they stand in the file;
colour profiles are not applied.
"""

import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

import numpy as np
from PySide6.QtCore import QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from cnnlab.core.arrays import Array

PictureCode: TypeAlias = Literal["missing", "unreadable", "none", "too_large", "empty"]

MAX_PIXELS: Final = 100_000_000
MAX_CELLS: Final = 64

# Eight bytes a pixel (16 bits, four channels) is the most that Qt decodes to. The limit is one for
# the whole program; Qt's own, 256 MB, refuses pictures that MAX_PIXELS allows.
_ALLOCATION_MIB: Final = math.ceil(MAX_PIXELS * 8 / 2**20)

# Formats with the size in the header. SVG has no pixels of its own, an icon holds several pictures
# behind one header, and the others are guessed from too few bytes to be told from any other file.
_FORMATS: Final = frozenset(
    {b"png", b"jpeg", b"bmp", b"gif", b"webp", b"tiff", b"pbm", b"pgm", b"ppm"}
)

# What is kept of a large picture: 16 pixels a cell along the longer side. A long strip keeps more,
# because its middle may be cropped to a square.
_KEPT: Final = 1024
_KEPT_SHORTER: Final = 256
_KEPT_STRIP: Final = 8192

# ITU-R BT.601-7, section 2.5.1: Y = 0.299 R + 0.587 G + 0.114 B. In thousandths, so that sums of
# whole pixel values stay exact.
_LUMA: Final = (299, 587, 114)


class PictureError(Exception):
    """A picture that cannot be taken: a code, and what it takes to word it.

    `missing`: no such file. `empty`: a file without a byte. `none`: not a picture of a known kind.
    `unreadable`: with `reason` "closed" (the system does not open it) or "damaged".
    `too_large`: with `width`, `height` and the `most` pixels that are read.
    Each has the `name` of the file in its details.
    """

    def __init__(self, code: PictureCode, **details: object) -> None:
        super().__init__(f"{code}: " + ", ".join(f"{k}={v}" for k, v in details.items()))
        self.code: PictureCode = code
        self.details: dict[str, object] = details


@dataclass(frozen=True)
class Sampling:
    """How a picture becomes an array.

    Rows and columns 1…64; `colour` gives three channels, else one; `white` is the value of white,
    1 or 255; `crop` cuts the middle out to the wanted proportions, else the picture is stretched.
    """

    rows: int
    columns: int
    colour: bool = False
    white: float = 1.0
    crop: bool = True

    def __post_init__(self) -> None:
        if not (1 <= self.rows <= MAX_CELLS and 1 <= self.columns <= MAX_CELLS):
            raise ValueError(
                f"rows and columns must be 1 to {MAX_CELLS}: {self.rows}, {self.columns}"
            )
        if self.white not in (1.0, 255.0):
            raise ValueError(f"white must be 1 or 255: {self.white}")


def read_picture(path: str | os.PathLike[str]) -> QImage:
    """Read a picture file, upright and on white.

    What the file holds decides, not what it is called. Of an animation, the first frame. A side
    above 1024 pixels is scaled down while decoding (a long strip keeps more).
    Raises PictureError, and takes no memory for a picture whose header claims too much.
    """
    path = Path(path)
    name = path.name or str(path)
    _check_file(path, name)
    QImageReader.setAllocationLimit(_ALLOCATION_MIB)
    reader = _reader(path)
    reader.setAutoTransform(True)
    if not reader.canRead() or reader.format().data() not in _FORMATS:
        raise PictureError("none", name=name)
    size = reader.size()
    if size.isEmpty():
        raise PictureError("unreadable", name=name, reason="damaged")
    check_pixels(name, size.width(), size.height())
    kept = _kept_size(size)
    if kept != size:
        reader.setScaledSize(kept)
    image = reader.read()
    if image.isNull():
        raise PictureError("unreadable", name=name, reason="damaged")
    return _on_white(image)


def pixel_count(path: str | os.PathLike[str]) -> int:
    """Pixels that a picture file's header claims, 0 where it is no picture."""
    size = _reader(path).size()
    return 0 if size.isEmpty() else size.width() * size.height()


def fitted(image: QImage) -> QImage:
    """A picture as ``read_picture`` would give it: on white, and no larger than is of use."""
    return _on_white(_reduced(image))


def picture_from_mime(mime: QMimeData) -> QImage | Path | None:
    """Find what was pasted or dropped: the first file that exists, else the picture, else None.

    The picture comes as it is, of any size; see ``fitted``.
    A file comes first, because file managers add its icon as a picture.
    """
    for url in mime.urls():
        if url.isLocalFile() and _is_file(path := Path(url.toLocalFile())):
            return path
    data: object = mime.imageData() if mime.hasImage() else None
    image = data.toImage() if isinstance(data, QPixmap) else data
    if not isinstance(image, QImage) or image.isNull():
        return None
    return image


def check_pixels(name: str, width: int, height: int) -> None:
    """Raise PictureError "too_large" above MAX_PIXELS."""
    if width * height > MAX_PIXELS:
        raise PictureError("too_large", name=name, width=width, height=height, most=MAX_PIXELS)


def fit_size(width: int, height: int, most: int = 32) -> tuple[int, int]:
    """Rows and columns in the proportions of the picture, `most` along its longer side."""
    longer, shorter = max(width, height), min(width, height)
    other = max(1, (2 * most * shorter + longer) // (2 * longer))
    return (other, most) if width >= height else (most, other)


def sample(image: QImage, sampling: Sampling) -> Array:
    """Turn a picture into an array (C, rows, columns) with values 0…`white`.

    C is 1 (grey) or 3 (red, green, blue). Each cell is the mean of the area of the picture that it
    covers, so no detail is skipped. Grey is the luma of ITU-R BT.601. Values are rounded, half up:
    to integers up to 255, to two decimals up to 1. They are what the array holds, not how it is
    shown: the numbers a learner sees are exactly the numbers used.
    Raises PictureError "empty" for a picture without pixels.
    """
    if image.isNull():
        raise PictureError("empty", name="")
    picture = fitted(image)
    if sampling.crop:
        picture = picture.copy(_middle(picture.size(), sampling.rows, sampling.columns))
    pixels = _pixels(picture)
    _, height, width = pixels.shape
    sums = _coverage(sampling.rows, height) @ pixels @ _coverage(sampling.columns, width).T
    area = height * width
    if not sampling.colour:
        sums = np.tensordot(np.array([_LUMA], dtype=np.float64), sums, axes=1)
        area *= sum(_LUMA)
    steps = 100 if sampling.white == 1.0 else 255
    # Sums and factors are whole numbers, so a half is a half here and rounds as it does on paper.
    rounded: Array = np.floor(sums * steps / (area * 255) + 0.5) / (steps / sampling.white)
    return rounded


def _reader(path: str | os.PathLike[str]) -> QImageReader:
    reader = QImageReader()
    reader.setDecideFormatFromContent(True)
    reader.setFileName(str(path))
    return reader


def _check_file(path: Path, name: str) -> None:
    """Raise PictureError unless the path is a file with something in it."""
    try:
        if path.exists() and not path.is_file():
            raise PictureError("none", name=name)
        with path.open("rb") as file:
            if not file.read(1):
                raise PictureError("empty", name=name)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise PictureError("missing", name=name) from error
    except OSError as error:
        raise PictureError("unreadable", name=name, reason="closed") from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _kept_size(size: QSize) -> QSize:
    """Choose the size to work with: as much as 64 cells can use, cropped or not."""
    longer, shorter = max(size.width(), size.height()), min(size.width(), size.height())
    scale = max(_KEPT / longer, min(_KEPT_SHORTER / shorter, _KEPT_STRIP / longer))
    if scale >= 1:
        return size
    return QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))


def _reduced(image: QImage) -> QImage:
    kept = _kept_size(image.size())
    if kept == image.size():
        return image
    return image.scaled(
        kept,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _on_white(image: QImage) -> QImage:
    """Take transparency away, and keep 8 bits a channel."""
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    page = QImage(image.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    # Into a rectangle: a picture for screens of high density would be drawn smaller.
    painter.drawImage(page.rect(), image)
    painter.end()
    return page


def _middle(size: QSize, rows: int, columns: int) -> QRect:
    """Fit the largest rectangle of columns : rows into the middle of the size."""
    width = min(size.width(), max(1, round(size.height() * columns / rows)))
    height = min(size.height(), max(1, round(size.width() * rows / columns)))
    return QRect((size.width() - width) // 2, (size.height() - height) // 2, width, height)


def _pixels(picture: QImage) -> Array:
    """Copy the pixel values 0…255 out as (3, H, W)."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    height, width = rgb.height(), rgb.width()
    lines = np.frombuffer(rgb.constBits(), dtype=np.uint8).reshape(height, rgb.bytesPerLine())
    # Lines are padded to four bytes; a copy, because the buffer goes with the image.
    return lines[:, : width * 3].reshape(height, width, 3).transpose(2, 0, 1).astype(np.float64)


def _coverage(cells: int, pixels: int) -> Array:
    """Measure how much of each pixel each cell covers: (cells, pixels), in 1/cells of a pixel."""
    cell = np.arange(cells)[:, np.newaxis]
    pixel = np.arange(pixels)
    start = np.maximum(cell * pixels, pixel * cells)
    end = np.minimum((cell + 1) * pixels, (pixel + 1) * cells)
    covered: Array = np.maximum(end - start, 0).astype(np.float64)
    return covered
