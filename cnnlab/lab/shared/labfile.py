"""Lab files: what the open tabs hold, as JSON with a format's name and a version.

{"format": "cnnlab lab", "version": 1, "tab": name, "tabs": {name: what that tab handed over}}

A session, from which the next start comes back, also has the "file" that was open and whether all
is "saved" in it.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from cnnlab.core.files import is_pipe, write_file
from cnnlab.core.strict_json import parse_json

FORMAT: Final = "cnnlab lab"
VERSION: Final = 1
SUFFIX: Final = ".cnnlab"
MOST_BYTES: Final = 64 * 2**20
LabFileCode: TypeAlias = Literal["large", "syntax", "format", "newer", "form"]
_MESSAGES: Final[dict[LabFileCode, str]] = {
    "large": f"size: a lab file has at most {MOST_BYTES // 2**20} MB: name another file",
    "syntax": "contents: no lab file, or a part of it was lost: name another file",
    "format": "contents: no lab file of cnnlab: name another file",
    "newer": "version: made by a newer cnnlab: update cnnlab",
    "form": "contents: a number is not finite",
}
Document: TypeAlias = Any
"""What a tab hands over: a JSON object."""


class LabFileError(ValueError):
    """A file that is no lab file to open, or work that no lab file can hold.

    ``large``: above 64 MB. ``syntax``: no JSON. ``format``: JSON of something else. ``newer``: of
    a later version. ``form``: work in which a number is not finite. The message says it in English.
    """

    def __init__(self, code: LabFileCode) -> None:
        super().__init__(_MESSAGES[code])
        self.code: LabFileCode = code


class Lab(NamedTuple):
    """Documents of tabs by name, and the name of the tab that is shown."""

    tabs: Mapping[str, Document]
    shown: str = ""
    file: str = ""
    """Of a session: the lab file that was open; empty if none."""
    saved: bool = False
    """Of a session: whether that file holds all of it, or all that is to come back."""


def lab_bytes(lab: Lab) -> bytes:
    """A lab as it is written. Raises LabFileError, "large" or "form" (not finite)."""
    data = {"format": FORMAT, "version": VERSION, "tab": lab.shown, "tabs": dict(lab.tabs)}
    if lab.file:
        data |= {"file": lab.file, "saved": lab.saved}
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError as error:
        raise LabFileError("form") from error
    content = text.encode("utf-8", "backslashreplace")
    if len(content) > MOST_BYTES:
        raise LabFileError("large")
    return content


def lab_from(content: bytes) -> Lab:
    """Lab of what was read; each part is checked by its tab. Raises LabFileError."""
    try:
        data = parse_json(content.decode("utf-8-sig"))
    except ValueError as error:
        raise LabFileError("syntax") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise LabFileError("format")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise LabFileError("format")
    if version > VERSION:
        raise LabFileError("newer")
    tabs, shown = data.get("tabs"), data.get("tab", "")
    file, saved = data.get("file", ""), data.get("saved", False)
    if not (isinstance(tabs, dict) and isinstance(saved, bool)):
        raise LabFileError("format")
    if not (isinstance(shown, str) and isinstance(file, str)):
        raise LabFileError("format")
    if not all(isinstance(document, dict) for document in tabs.values()):
        raise LabFileError("format")
    return Lab(tabs, shown, file, saved)


def read_lab(path: Path) -> Lab:
    """Read a lab file. Raises LabFileError, OSError."""
    return lab_from(read_contents(path))


def read_contents(path: Path) -> bytes:
    """A lab file for ``lab_from``; its size is looked at first, and no pipe is waited for.

    Raises LabFileError, OSError.
    """
    if is_pipe(path.stat()):
        raise LabFileError("format")
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise LabFileError("large")
    return content


def write_lab(path: Path, lab: Lab) -> None:
    """Write a lab file, whole or not at all. Raises LabFileError, OSError."""
    write_file(path, lab_bytes(lab))
