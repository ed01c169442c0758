"""The one reader of files with labelled points: CSV, TSV and other plain text."""

import codecs
import os
from pathlib import Path
from typing import Final, Literal, TypeAlias

from cnnlab.core.dense.points import Points
from cnnlab.core.dense.points_text import PointsError, parse_points
from cnnlab.core.files import is_pipe
from cnnlab.files.data_error import DataError

MOST_BYTES: Final = 1_000_000
SUFFIXES: Final = (".csv", ".tsv", ".txt")
PointsFileCode: TypeAlias = Literal["large", "text", "points"]
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SENTENCES: Final[dict[PointsFileCode, str]] = {
    "large": "size: got more than 1 MB: keep fewer points",
    "text": "contents: no text in UTF-8 or UTF-16: save it as CSV (UTF-8)",
    "points": "{reason}",
}


class PointsFileError(DataError):
    """A file that holds no points to work with: a code, and what it takes to word it.

    `large`: above 1 MB. `text`: neither UTF-8 nor, with its mark at the start, UTF-16. `points`:
    text without points, for the ``reason`` of a PointsError. ``name`` is the file's.
    """

    def __init__(
        self, code: PointsFileCode, path: str | Path, reason: PointsError | None = None
    ) -> None:
        super().__init__(f"{path}: {_SENTENCES[code].format(reason=reason)}")
        self.code: PointsFileCode = code
        self.name, self.reason = Path(path).name, reason


def read_points(path: str | os.PathLike[str], group: str = "") -> Points:
    """Points of a text file, whatever it is called; its size is looked at first.

    ``group`` is the system's own sign between thousands. Raises PointsFileError, and OSError where
    the system does not give the file.
    """
    path = Path(path)
    try:
        return parse_points(_text(path), group)
    except PointsError as error:
        raise PointsFileError("points", path, error) from error


def _text(path: Path) -> str:
    data = _contents(path)
    encoding = "utf-16" if data.startswith(_WIDE) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise PointsFileError("text", path) from None
    if "\0" in text:
        raise PointsFileError("text", path)
    return text


def _contents(path: Path) -> bytes:
    status = path.stat()
    if is_pipe(status):
        raise PointsFileError("text", path)
    if status.st_size > MOST_BYTES:
        raise PointsFileError("large", path)
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise PointsFileError("large", path)
    return data
