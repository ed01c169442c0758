"""Pictures as they come to the window: a file, or what was pasted or dropped."""

import os
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QPixmap

from cnnlab.core.files import is_file
from cnnlab.core.picture import Picture
from cnnlab.files.picture_error import PictureError
from cnnlab.files.picture_formats import ENDINGS
from cnnlab.files.pictures import picture_from, read_picture
from cnnlab.lab.shared.mime_files import local_files


def read_file(path: str | os.PathLike[str], most_side: int | None = None) -> Picture:
    """Read a picture file; of what is no file, a pipe say, nothing is waited for.

    ``most_side`` is that of ``read_picture``.

    Raises PictureError also for what the system refuses.
    """
    try:
        if Path(path).exists() and not Path(path).is_file():
            raise PictureError("none", Path(path))
        return read_picture(path, most_side)
    except PictureError:
        raise
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # also no name at all
        raise PictureError("missing", Path(path)) from error
    except OSError as error:
        raise PictureError("closed", Path(path), reason=error.strerror or str(error)) from error


def picture_of_image(image: QImage, name: str, most_side: int | None = None) -> Picture:
    """A picture of what was pasted or dropped; its grey of 16 bits is kept as it is.

    Raises PictureError for one without pixels or with too many.
    """
    deep = image.format() == QImage.Format.Format_Grayscale16
    if not deep:
        image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    if image.isNull():
        raise PictureError("empty", name)
    lines = np.frombuffer(image.constBits(), np.uint16 if deep else np.uint8)
    lines = lines.reshape(image.height(), -1)  # padded to four bytes
    if deep:
        return picture_from(lines[:, : image.width()], name, most_side)
    return picture_from(lines.reshape(image.height(), -1, 4), name, most_side)


def may_hold_picture(mime: QMimeData) -> bool:
    """Whether a picture may come of what is dragged: by the first file's name, or the type.

    Nothing is looked up or decoded. A name without an ending says nothing, and is tried. A picture
    beside text and HTML is that of cells of a table, as a spreadsheet offers it.
    """
    path = next(local_files(mime), None)
    if path is not None:
        return path.suffix.lower() in ("", *ENDINGS)
    return mime.hasImage() and (mime.hasUrls() or not (mime.hasText() and mime.hasHtml()))


def picture_from_mime(mime: QMimeData) -> QImage | Path | None:
    """Find what was pasted or dropped: the first file that exists, else the picture, else None.

    The picture comes as it is, of any size; see ``picture_of_image``.
    A file comes first, because file managers add its icon as a picture.
    """
    for path in local_files(mime):
        if is_file(path):
            return path
    data: object = mime.imageData() if mime.hasImage() else None
    image = data.toImage() if isinstance(data, QPixmap) else data
    if not isinstance(image, QImage) or image.isNull():
        return None
    return image
