"""Qt where a command needs it: what the system lacks is said in a line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from cnnlab.system import complaint


class QtError(ValueError):
    """Qt can't be used here: one line, with the mend."""


@contextmanager
def importing_qt() -> Iterator[None]:
    """A block of imports, of Qt among others. Raises QtError where it can't be loaded."""
    try:
        yield
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        raise QtError(f"Qt can't be loaded ({error}): install cnnlab again") from error


def use_no_screen() -> None:
    """Have Qt, which is not loaded yet, paint in memory. Raises QtError without its libraries."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = complaint(os.environ)
    if problem is not None:
        raise QtError(problem.removeprefix("cnnlab: "))
