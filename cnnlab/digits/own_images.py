"""The user's own digits on disk: PNG files of 28 × 28 in folders 0 to 9, ink black on white."""

import os
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Bytes, Labels
from cnnlab.core.files import is_file
from cnnlab.digits.ink import SIZE
from cnnlab.files.folders import CLASSES
from cnnlab.files.picture_error import PictureError
from cnnlab.files.pictures import read_picture


class OwnImages(NamedTuple):
    """Images (N, 28, 28) of bytes, ink 255, their labels (N,), and their files."""

    images: Bytes
    labels: Labels
    files: list[Path]


def read_own(folder: Path) -> OwnImages:
    """All digits of a folder; what is no such image is skipped."""
    found = [(path, image) for path in own_files(folder) if (image := read_image(path)) is not None]
    files = [path for path, _ in found]
    images = np.stack([image for _, image in found]) if found else np.zeros((0, SIZE, SIZE), "u1")
    return OwnImages(images, np.array([label_of(path) for path in files], int), files)


def own_files(folder: Path) -> list[Path]:
    """Images by label, then by name."""
    places = [folder / str(digit) for digit in range(CLASSES)]
    return [place / name for place in places for name in own_names(place)]


def own_names(place: Path) -> list[str]:
    """Images of a folder, without what is hidden; names sort much faster than paths."""
    try:
        found = os.listdir(place)  # noqa: PTH208 - a path for each of them would be slow
    except OSError:  # none yet, or one that the system does not open
        return []
    return sorted(name for name in found if name.endswith(".png") and not name.startswith("."))


def label_of(path: Path) -> int:
    """What a digit was said to be: its folder's name."""
    return int(path.parent.name)


def read_image(path: Path) -> Bytes | None:
    """A digit's image (28, 28), ink 255; None for what is no such image, or has no ink."""
    if not is_file(path):  # a pipe would be waited for
        return None
    try:
        grey = read_picture(path).grey()
    except (PictureError, OSError):
        return None
    if grey.shape != (SIZE, SIZE):
        return None
    image: Bytes = 255 - np.round(grey * 255).astype(np.uint8)
    return image if image.any() else None
