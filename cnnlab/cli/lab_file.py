"""The lab file that the window is to open: looked at before commands, and before Qt is loaded."""

from collections.abc import Sequence
from pathlib import Path

ENDING = ".cnnlab"
_WORDS = {
    "large": "size: larger than a lab file can be: name another file",
    "syntax": "contents: no lab file, or a part of it was lost: name another file",
    "format": "contents: no lab file of cnnlab: name another file",
    "newer": "version: made by a newer cnnlab: update cnnlab",
    "form": "contents: numbers that are not finite",
}


class LabGivenError(ValueError):
    """A lab file that was named and can't be opened: one line, with the mend."""


def take_lab(argv: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The lab file among the arguments, if one comes where a command would; and the others."""
    rest, before = list(argv), ""
    for place, argument in enumerate(rest):
        if before != "--settings" and not argument.startswith("-"):
            if not argument.lower().endswith(ENDING):
                break
            return Path(rest.pop(place)), rest
        before = argument
    return None, rest


def check_lab(path: Path) -> None:
    """Raise LabGivenError or OSError for a file that is no lab file to open."""
    from cnnlab.lab.shared.labfile import LabFileError, read_lab  # loads NumPy

    try:
        read_lab(path)
    except LabFileError as error:
        raise LabGivenError(f"{path}: {_WORDS[error.code]}") from error
