"""What lies where in a folder of digits: pictures by class and split, files of strokes."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from cnnlab.files.data_error import DataFileError
from cnnlab.files.picture_formats import ENDINGS

CLASSES = 10
Split: TypeAlias = Literal["", "train", "test"]
SPLITS = MappingProxyType[str, Split](
    {
        "train": "train",
        "training": "train",
        "test": "test",
        "testing": "test",
        "val": "test",
        "valid": "test",
        "validation": "test",
    }
)
"""Splits by the names of the folders that hold them, in small letters."""


class PictureFile(NamedTuple):
    """A picture of a digit: not opened yet."""

    path: Path
    label: int
    split: Split
    """Empty where the folders do not say."""


def places(folder: Path) -> list[Path]:
    """A folder, and the folders in it in the order of their names; hidden ones are passed over.

    Raises DataError where there is no such folder, OSError.
    """
    if not folder.is_dir():
        raise DataFileError("no folder", folder)
    return [folder, *(path for path in visible(folder) if path.is_dir())]


def visible(folder: Path) -> list[Path]:
    """What a folder holds, by name, without what is hidden; macOS leaves "._" files."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def picture_files(folder: Path) -> list[PictureFile]:
    """Pictures in folders 0 to 9, in a folder or in one that it holds, and there in its splits."""
    found: list[PictureFile] = []
    for place in places(folder):
        split = SPLITS.get(place.name.lower(), "") if place != folder else ""
        found += _digits(place, split)
        if place != folder:
            for inside in places(place)[1:]:
                if inside.name.lower() in SPLITS:
                    found += _digits(inside, SPLITS[inside.name.lower()])
    return found


def _digits(place: Path, split: Split) -> Iterator[PictureFile]:
    for label in range(CLASSES):
        inside = place / str(label)
        for path in visible(inside) if inside.is_dir() else []:
            if path.suffix.lower() in ENDINGS and path.is_file():
                yield PictureFile(path, label, split)


def stroke_files(folder: Path) -> list[Path]:
    """Files of strokes, *.jsonl and *.jsonl.gz, in a folder and in those that it holds."""
    return [
        path
        for place in places(folder)
        for path in visible(place)
        if path.name.lower().endswith((".jsonl", ".jsonl.gz")) and path.is_file()
    ]
