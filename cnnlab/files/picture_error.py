"""Why a picture is not taken."""

from pathlib import Path, PureWindowsPath
from types import MappingProxyType
from typing import Literal, TypeAlias

from cnnlab.files.data_error import DataError

PictureCode: TypeAlias = Literal[
    "missing", "closed", "empty", "none", "too_large", "too_long", "damaged", "memory"
]

_SENTENCES: MappingProxyType[PictureCode, str] = MappingProxyType(
    {
        "missing": "there is no such file: name one that is there",
        "closed": "can't be opened ({reason}): name one that you may use",
        "empty": "contents: the file is empty: save it again, or name another",
        "none": "contents: not a picture of a format that is read: save it as PNG or JPEG",
        "too_large": "size: got {width:,} × {height:,} pixels, expected at most {most:,}: "
        "make it smaller in another program",
        "too_long": "size: got more than {most} MB: make it smaller in another program",
        "damaged": "{format}: damaged, not whole or of a kind that is not read ({reason}): "
        "save it again as PNG",
        "memory": "{format}: there is not enough memory: make it smaller in another program",
    }
)


class PictureError(DataError):
    """A picture that can't be taken: a code, and what it takes to word it.

    `missing`: no such file. `closed`: the system does not open it. `empty`: a file without a byte.
    `none`: not of a format that is read. `too_large`: with `width`, `height` and the `most` pixels
    that are read. `too_long`: with the `most` megabytes that are read. `damaged`: its decoder gave
    up, for a `reason` in its words. `memory`: decoding it takes more than there is.
    Each has the `name` of the file in its details; as text it is a line with the path and the mend.
    """

    def __init__(self, code: PictureCode, path: str | Path, **details: object) -> None:
        super().__init__(f"{path}: {_SENTENCES[code].format(**details)}")
        self.code: PictureCode = code
        name = PureWindowsPath(path).name or str(path)
        self.details: dict[str, object] = {"name": name, **details}
