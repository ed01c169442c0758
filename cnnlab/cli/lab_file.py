"""The lab file that the window is to open: looked at before commands, and before Qt is loaded."""

from collections.abc import Sequence
from pathlib import Path

ENDING = ".cnnlab"


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
        raise LabGivenError(f"{path}: {error}") from error
