"""The user's own digits: a folder of images, and of the strokes they were drawn with.

Images are PNG files of 28 × 28 in folders 0 to 9, ink black on white, so that any program can use
them, ``cnnlab train`` too; beside each lies a JSON file of strokes, if it was drawn.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Bytes, Labels
from cnnlab.core.files import write_file
from cnnlab.digits.ink import Image
from cnnlab.digits.own_images import own_files, own_names, read_own
from cnnlab.lab.digits.grey_png import grey_png
from cnnlab.lab.digits.sketch import Drawing

MOST = 5000


class CollectionFullError(Exception):
    """There are as many digits as a collection holds."""


class TakenOut(NamedTuple):
    """A digit that is there no more, and what its files held."""

    path: Path
    image: bytes
    strokes: bytes | None


class Collection:
    """Labelled digits in a folder, which is made when the first is stored."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __len__(self) -> int:
        return sum(self.counts())

    def counts(self) -> list[int]:
        """How many of each digit there are."""
        return [len(own_names(self.folder / str(digit))) for digit in range(10)]

    def keep(
        self, image: Image, label: int, drawing: Drawing, *, instead_of: Path | None = None
    ) -> Path:
        """Store a prepared image (28, 28) and the drawing it came from: both or neither.

        One that is taken out afterwards takes no room. Raises CollectionFullError, OSError.
        """
        if len(self) - (instead_of is not None) >= MOST:
            raise CollectionFullError
        strokes = _as_json(label, drawing) if drawing.strokes else None
        path = self._free_path(label)
        _write(path, _as_png(image), strokes)
        return path

    def find(self, image: Image) -> Path | None:
        """The digit that was kept of the same image (28, 28), if there is one."""
        content = _as_png(image)
        for path in self.files():
            with suppress(OSError):  # it may be gone meanwhile
                if path.stat().st_size == len(content) and path.read_bytes() == content:
                    return path
        return None

    def take_out(self, path: Path) -> TakenOut:
        """Delete one; gives what ``put_back`` needs. Raises OSError."""
        strokes = path.with_suffix(".json")
        found = TakenOut(path, path.read_bytes(), _content(strokes))
        path.unlink()
        strokes.unlink(missing_ok=True)
        return found

    def put_back(self, taken: TakenOut) -> Path:
        """Write one again, under another name if its own was taken meanwhile. Raises OSError."""
        path = taken.path
        if path.exists():
            path = self._free_path(int(path.parent.name))
        _write(path, taken.image, taken.strokes)
        return path

    def read(self) -> tuple[Bytes, Labels]:
        """Images (N, 28, 28) of bytes, ink 255, and labels (N,); what is no image is skipped."""
        found = read_own(self.folder)
        return found.images, found.labels

    def export(self, target: Path) -> Iterator[int]:
        """Copy one after the other into a folder, beside what it holds; gives how many so far.

        What is there already, of an earlier export, is not copied again. Raises OSError.
        """
        for count, path in enumerate(self.files(), 1):
            image, strokes = _content(path), _content(path.with_suffix(".json"))
            if image is not None:
                place = _place_for(image, target / path.parent.name, f"own-{path.stem}")
                if place is not None:
                    _write(place, image, strokes)
            yield count

    def files(self) -> list[Path]:
        """Images by label, then by name."""
        return own_files(self.folder)

    def _free_path(self, label: int) -> Path:
        """A place for one more of a label. Raises OSError."""
        place = self.folder / str(label)
        place.mkdir(parents=True, exist_ok=True)
        taken = [int(p.stem) for p in place.glob("*.png") if p.stem.isdecimal()]
        return place / f"{max(taken, default=0) + 1:04d}.png"


def _content(path: Path) -> bytes | None:
    """None where there is no file: drawn without strokes, or deleted meanwhile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _place_for(image: bytes, folder: Path, stem: str) -> Path | None:
    """Where in a folder an image is to be written; None where it is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    path, number = folder / f"{stem}.png", 1
    while path.exists() or path.with_suffix(".json").exists():
        if _content(path) == image:
            return None
        number += 1
        path = folder / f"{stem}-{number}.png"
    return path


def _write(path: Path, image: bytes, strokes: bytes | None) -> None:
    """Both files or neither; the image last: a digit is there once its image is."""
    beside = path.with_suffix(".json")
    try:
        if strokes is not None:
            write_file(beside, strokes)
        write_file(path, image)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _as_png(image: Image) -> bytes:
    return grey_png(255 - np.round(image * 255).astype(np.uint8))


def _as_json(label: int, drawing: Drawing) -> bytes:
    strokes = [np.round(stroke.points, 4).tolist() for stroke in drawing.strokes]
    return json.dumps({"label": str(label), "strokes": strokes}).encode("ascii")
