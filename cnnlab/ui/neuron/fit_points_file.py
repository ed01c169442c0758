"""Stands in for the one reader of files with points, until it is there."""

from pathlib import Path
from typing import Final, Literal, TypeAlias

from cnnlab.core.dense.points import Points
from cnnlab.core.dense.points_text import PointsError, parse_points

SUFFIXES: Final = (".csv", ".tsv", ".txt")
MOST_BYTES: Final = 1_000_000
PointsFileCode: TypeAlias = Literal["large", "text", "points"]


class PointsFileError(ValueError):
    """A file that holds no points to work with: a code, the file's ``name``, and a ``reason``."""

    def __init__(self, code: PointsFileCode, path: Path, reason: PointsError | None = None) -> None:
        super().__init__(f"{path}: {reason or code}")
        self.code: PointsFileCode = code
        self.name, self.reason = path.name, reason


def read_points(path: Path, group: str = "") -> Points:
    """Points of a text file. Raises PointsFileError, and OSError, which names the file."""
    if path.exists() and not path.is_file():
        raise PointsFileError("text", path)
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise PointsFileError("large", path)
    try:
        text = data.decode("utf-8-sig")
        if "\0" in text:
            raise PointsFileError("text", path)
        return parse_points(text, group)
    except UnicodeDecodeError:
        raise PointsFileError("text", path) from None
    except PointsError as error:
        raise PointsFileError("points", path, error) from error
