"""The user's own digits: a folder of images, and of the strokes they were drawn with.

Images are PNG files of 28 × 28 in folders 0 to 9, ink black on white, so that any program can use
them, ``cnnlab train`` too; beside each lies a JSON file of strokes, if it was drawn.
"""

import json
from contextlib import suppress
from pathlib import Path

import numpy as np

from cnnlab.core.files import write_file
from cnnlab.digits.ink import Image
from cnnlab.files.folders import visible
from cnnlab.files.picture_error import PictureError
from cnnlab.files.pictures import read_picture
from cnnlab.lab.digits.grey_png import grey_png
from cnnlab.lab.digits.sketch import Drawing

MOST = 5000
SIZE = 28


class CollectionFullError(Exception):
    """There are as many digits as a collection holds."""


class Collection:
    """Labelled digits in a folder, which is made when the first is stored."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __len__(self) -> int:
        return len(self._files())

    def counts(self) -> list[int]:
        """How many of each digit there are."""
        labels = [int(path.parent.name) for path in self._files()]
        return [labels.count(digit) for digit in range(10)]

    def keep(self, image: Image, label: int, drawing: Drawing) -> Path:
        """Store a prepared image (28, 28) and the drawing it came from: both or neither.

        Raises CollectionFullError, OSError.
        """
        if len(self) >= MOST:
            raise CollectionFullError
        place = self.folder / str(label)
        place.mkdir(parents=True, exist_ok=True)
        taken = [int(p.stem) for p in place.glob("*.png") if p.stem.isdecimal()]
        path = place / f"{max(taken, default=0) + 1:04d}.png"
        strokes = path.with_suffix(".json")
        try:
            if drawing.strokes:
                write_file(strokes, _as_json(label, drawing))
            grey = 255 - np.round(image * 255).astype(np.uint8)
            write_file(path, grey_png(grey))  # last: a digit is there once its image is
        except OSError:
            with suppress(OSError):
                strokes.unlink(missing_ok=True)
            raise
        return path

    def forget(self, path: Path) -> None:
        """Delete one. Raises OSError."""
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink(missing_ok=True)

    def read(self) -> tuple[np.ndarray, np.ndarray]:
        """Images (N, 28, 28) of bytes, ink 255, and labels (N,); what is no image is skipped."""
        images, labels = [], []
        for path in self._files():
            try:
                grey = read_picture(path).grey()
            except (PictureError, OSError):
                continue
            if grey.shape == (SIZE, SIZE):
                images.append(255 - np.round(grey * 255).astype(np.uint8))
                labels.append(int(path.parent.name))
        if not images:
            return np.zeros((0, SIZE, SIZE), np.uint8), np.zeros(0, int)
        return np.stack(images), np.array(labels)

    def export(self, target: Path) -> int:
        """Copy all of it into a folder, which may hold others; gives how many. Raises OSError."""
        files = self._files()
        for path in files:
            place = target / path.parent.name
            place.mkdir(parents=True, exist_ok=True)
            for file in (path, path.with_suffix(".json")):
                if file.is_file():
                    write_file(place / f"own-{file.name}", file.read_bytes())
        return len(files)

    def erase(self) -> None:
        """Delete every digit; the folder stays. Raises OSError."""
        for path in self._files():
            self.forget(path)

    def _files(self) -> list[Path]:
        places = [self.folder / str(digit) for digit in range(10)]
        found = [path for place in places if place.is_dir() for path in visible(place)]
        return [path for path in found if path.suffix == ".png"]


def _as_json(label: int, drawing: Drawing) -> bytes:
    strokes = [np.round(stroke.points, 4).tolist() for stroke in drawing.strokes]
    return json.dumps({"label": str(label), "strokes": strokes}).encode("ascii")
