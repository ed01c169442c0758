"""The log: a file of what went wrong, in which new entries take the place of the oldest."""

import logging
import os
from contextlib import suppress
from pathlib import Path

SIZE, OLDER = 512 * 1024, 2  # bytes of a file, and how many older ones stand beside it
LONGEST = 64 * 1024  # characters of an entry


def log_path(folder: Path) -> Path:
    """The log in the folder of the settings."""
    return folder / "cnnlab.log"


class LogFile(logging.Handler):
    """Appends records to a file, which is opened anew for each.

    So a start makes no file, and another program may write to the same log and rotate it at any
    moment: an entry is one write at the end of what has the log's name then. ``problem`` is why the
    last record could not be written, else it is None; nothing is raised.
    """

    def __init__(self, path: Path, size: int = SIZE, older: int = OLDER) -> None:
        super().__init__()
        self.setFormatter(
            logging.Formatter("%(asctime)s process %(process)d %(levelname)s: %(message)s")
        )
        self.path = path
        self.problem: OSError | None = None
        self._size, self._older = size, older

    def emit(self, record: logging.LogRecord) -> None:
        """Append a record."""
        text = self.format(record)
        if len(text) > LONGEST:
            text = f"{text[: LONGEST // 2]}\n[…]\n{text[-LONGEST // 2 :]}"
        entry = f"{text}\n".encode("utf-8", "backslashreplace")
        self.problem = None
        try:
            self._make_room(len(entry))
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab", buffering=0) as file:
                file.write(entry)
        except OSError as error:
            self.problem = error

    def _make_room(self, more: int) -> None:
        """Let the log be the first of the older ones where the entry would make it too large."""
        try:
            if self.path.stat().st_size + more <= self._size:
                return
            # Of two programs that see it full one gets it; the other finds a new one, or none.
            taken = self.path.rename(self.path.with_name(f"{self.path.name}.{os.getpid()}"))
        except OSError:
            return
        for number in range(self._older, 1, -1):
            with suppress(FileNotFoundError):
                self._aged(number - 1).replace(self._aged(number))
        taken.replace(self._aged(1))

    def _aged(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")
