"""The networks that digits are read with: the shipped one, a fine-tuned copy, one from a file."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from cnnlab.core.layers.base import Layer
from cnnlab.core.shapes import ShapeError
from cnnlab.core.weights import NotFiniteError, WeightsError, read_tensors
from cnnlab.digits.recogniser import (
    Recogniser,
    default_recogniser,
    load_recogniser,
    recogniser_from,
    save_recogniser,
)
from cnnlab.lab.shared.newest import Newest

FILE = "learned.safetensors"
COPY_OF = "copy_of"
"""In the metadata of a fine-tuned copy: the file name of the weights it began with, if not ours."""
UnreadCode: TypeAlias = Literal["", "damaged", "not finite", "other", "closed"]
NetworkKind: TypeAlias = Literal["shipped", "learned", "opened"]


class Networks(QObject):
    """Which there are and which is in use; the fine-tuned copy is kept in the user's folder.

    Changing to another one loses none: each can be used again.
    """

    recogniser_changed = Signal(object)
    """A Recogniser to read with from now on."""
    opened_file = Signal()
    """Weights were opened and are in use."""
    refused = Signal(object, str)
    """A WeightsError or OSError, and the path of what was to be opened."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / FILE
        self.unread: UnreadCode = ""
        """Why the stored copy is not used, or empty."""
        self.learned_from = ""
        """File name of the weights that the copy began with; empty for the shipped ones."""
        self.learned = self._load()
        self.opened: Recogniser | None = None
        self.path = ""
        """Of the weights that were opened."""
        self.in_use: NetworkKind = "shipped" if self.learned is None else "learned"
        self._asked_for, self._again = "", False
        self._loading = Newest(self)
        self._loading.finished.connect(self._on_loaded)
        self._loading.failed.connect(self._on_failed)

    @property
    def recogniser(self) -> Recogniser:
        """What is in use."""
        return self._find(self.in_use) or default_recogniser()

    @property
    def name(self) -> str:
        """File name of the weights that were opened."""
        return Path(self.path).name

    @property
    def origin(self) -> str:
        """File name of the weights that the network in use began with; empty for the shipped."""
        return {"shipped": "", "learned": self.learned_from, "opened": self.name}[self.in_use]

    def use(self, kind: NetworkKind) -> None:
        """Read with another one from now on; with the shipped one where there is none of a kind."""
        self.in_use = kind if self._find(kind) is not None else "shipped"
        self.recogniser_changed.emit(self.recogniser)

    def restore(self, kind: NetworkKind, path: str) -> None:
        """Use what was in use in the last run; weights of a file once they are read again."""
        if kind == "opened":
            self.open(path, again=True)
        elif self.recogniser is not (self._find(kind) or default_recogniser()):
            self.use(kind)

    def open(self, path: str | os.PathLike[str], *, again: bool = False) -> None:
        """Read weights from a file in the background, then use them.

        ``opened_file`` is not emitted where they are opened ``again``.
        """
        self._asked_for, self._again = os.fspath(path), again
        self._loading.ask(object(), partial(_reports, self._asked_for))

    def learn(self, recogniser: Recogniser, origin: str) -> None:
        """Use a fine-tuned copy of that origin, and store it in place of the last one.

        Raises OSError where it can't be stored; it is used then too.
        """
        self.learned, self.learned_from, self.unread = recogniser, origin, ""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            save_recogniser(self._file, recogniser, {COPY_OF: self.learned_from})
        finally:
            self.use("learned")

    def close_down(self) -> None:
        """Cancel reading of a file."""
        self._loading.close()

    def _find(self, kind: NetworkKind) -> Recogniser | None:
        if kind == "shipped":
            return default_recogniser()
        return self.learned if kind == "learned" else self.opened

    def _on_loaded(self, recogniser: Recogniser) -> None:
        self.opened, self.path = recogniser, self._asked_for
        self.use("opened")
        if not self._again:
            self.opened_file.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, (WeightsError, OSError)):
            raise error
        if not self._loading.running:
            self.refused.emit(error, self._asked_for)

    def _load(self) -> Recogniser | None:
        """The stored copy; a damaged file is left alone."""
        try:
            tensors, notes = read_tensors(self._file)
            found = recogniser_from(str(self._file), tensors, notes)
        except FileNotFoundError:
            return None
        except OSError:
            self.unread = "closed"
        except NotFiniteError:
            self.unread = "not finite"
        except (WeightsError, ShapeError):
            self.unread = "damaged"
        else:
            self.learned_from = notes.get(COPY_OF, "")
            if self.learned_from or _layers(found) == _layers(default_recogniser()):
                return found
            self.unread = "other"  # of the shipped weights of another version
        return None


def _layers(recogniser: Recogniser) -> tuple[Layer, ...]:
    return tuple(recogniser.network.layers)


def _reports(path: str, stop: Event) -> Iterator[Recogniser]:
    """The work of the thread: the network, as its only report."""
    if not stop.is_set():
        yield load_recogniser(path)
