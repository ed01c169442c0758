"""Why a file of digits is not taken."""

from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias

DataCode: TypeAlias = Literal[
    "no folder", "no digits", "none usable", "many pictures", "no ink", "unread",
    "packed", "sizes", "cut", "other format", "large", "half", "part", "side", "counts", "label",
    "packed line", "many drawings", "long line", "no drawing", "line label",
    "no stroke", "stroke", "not finite", "far", "small",
]  # fmt: skip

_SENTENCES: MappingProxyType[DataCode, str] = MappingProxyType(
    {
        "no folder": "there is no such folder: name one with digits in it",
        "no digits": "neither MNIST ({others}[.gz], each with its labels) nor strokes "
        "(*.jsonl[.gz]) nor pictures in folders 0 to 9 are there: name the folder with them",
        "none usable": "none of its digits can be used",
        "many pictures": "got {count:,} pictures, at most {most:,} are read",
        "no ink": "contents: there is no ink: leave it out",
        "unread": "{reason}",
        "packed": "gzip: the file is damaged or not whole ({reason})",
        "sizes": "sizes: got {came} bytes, expected {wanted:,} for {shape}",
        "cut": "sizes: the file ends in them",
        "other format": "magic: got {came}, expected {wanted}",
        "large": "sizes: got {shape}, at most {most:,} numbers are read",
        "half": "{other}[.gz]: no such file, expected it beside {beside}",
        "part": "{other}[.gz]: no such file, expected MNIST's four",
        "side": "sizes: got {shape}, expected 28 × 28",
        "counts": "got {images:,} images and {labels:,} labels",
        "label": "number {number} is {label}, expected 0 to 9",
        "packed line": "gzip: damaged after line {line} ({reason})",
        "many drawings": "line {line}: at most {most:,} lines are read",
        "long line": "line {line}: longer than {most:,} bytes",
        "no drawing": "line {line}: no label and strokes ({reason})",
        "line label": "line {line}: got label {label}, expected 0 to 9",
        "no stroke": "line {line}: got no stroke, expected at least one",
        "stroke": "line {line}: got a stroke {came}, expected points [x, y]",
        "not finite": "line {line}: got a coordinate that is not finite, expected numbers",
        "far": "line {line}: got a coordinate of {came:,.7g}, expected at most {most:,.0f}: "
        "write the strokes in a larger unit",
        "small": "line {line}: got strokes of extent {came:g}, expected at least {least:.6f}: "
        "a dot is no digit; write strokes in a smaller unit",
    }
)


class DataError(ValueError):
    """A data file that can't be used: its name, the place in it, and the reason."""


class DataFileError(DataError):
    """A file or folder of digits that can't be taken: a code, and what it takes to word it.

    Its ``path``, and in the details the numbers and names of the code's sentence; ``first`` is, of
    `none usable`, why the first picture can't be used, None without pictures.
    """

    def __init__(self, code: DataCode, path: str | Path, **details: object) -> None:
        first = details.get("first")
        reason = "" if first is None else f": {first}"
        super().__init__(f"{path}: {_SENTENCES[code].format(**details)}{reason}")
        self.code: DataCode = code
        self.path = str(path)
        self.details = details
