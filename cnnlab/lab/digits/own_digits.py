"""The user's own digits as they are shown: what each is read as, and steps that can be undone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Bytes
from cnnlab.digits.ink import Image
from cnnlab.digits.own_images import label_of, read_image
from cnnlab.digits.recogniser import Prediction, Recogniser
from cnnlab.lab.digits.collection import Collection, TakenOut
from cnnlab.lab.digits.digit_files import DigitFiles
from cnnlab.lab.digits.networks import Networks
from cnnlab.lab.digits.sketch import Drawing
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected

MOST_STEPS = 100
PART = 200  # digits, after which those that were read are shown
StepKind: TypeAlias = Literal["keep", "move", "delete", "erase"]
Kept: TypeAlias = Literal["kept", "again", "moved"]


@dataclass(frozen=True, eq=False)
class OwnDigit:
    """A digit that was kept: its file, what it is, its image (28, 28) with ink 255."""

    path: Path
    label: int
    image: Bytes
    read_by: Recogniser
    read_as: Prediction

    @property
    def wrong(self) -> bool:
        """Whether it is read as another digit, or as none."""
        return self.read_as.label != self.label


class Step(NamedTuple):
    """What was done last: files that came, and what went."""

    kind: StepKind
    label: int | None
    """Of the digit it was about; None for several."""
    came: tuple[Path, ...] = ()
    went: tuple[TakenOut, ...] = ()


class OwnDigits(QObject):
    """Keeps the digits of a collection with their readings by the network in use.

    They are read in the background, once they are first asked for.
    """

    changed = Signal()
    exported = Signal(int)
    """So many were copied."""

    def __init__(
        self, collection: Collection, networks: Networks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.collection, self._networks = collection, networks
        self.digits: tuple[OwnDigit, ...] = ()
        """By label, then in the order they were kept; those that were read so far."""
        self._steps: list[Step] = []
        self._asked = False
        self.files = DigitFiles(self)
        self._reading = Newest(self)
        self._reading.reported.connect(self._on_read)
        self._reading.failed.connect(raise_unexpected)
        networks.recogniser_changed.connect(self._on_recogniser_changed)

    @property
    def last(self) -> Step | None:
        """The step that ``undo`` would take back."""
        return self._steps[-1] if self._steps else None

    def counts(self) -> list[int]:
        """How many of each digit there are."""
        return self.collection.counts()

    def ask(self) -> None:
        """Have them read, if that was not done yet."""
        if not self._asked:
            self._read()

    def keep(self, image: Image, label: int, drawing: Drawing) -> Kept:
        """Keep a prepared image (28, 28), once: ``again`` if it is there, ``moved`` if as another.

        Raises CollectionFullError, OSError.
        """
        same = self.collection.find(image)
        if same is not None and label_of(same) == label:
            return "again"
        path = self.collection.keep(image, label, drawing, instead_of=same)
        went = () if same is None else (self._replaced(same, path),)
        self._done(Step("move" if went else "keep", label, (path,), went))
        return "moved" if went else "kept"

    def _replaced(self, path: Path, by: Path) -> TakenOut:
        """Take out one that was written again under another label, or neither. Raises OSError."""
        try:
            return self.collection.take_out(path)
        except OSError:
            self.collection.take_out(by)
            raise

    def delete(self, paths: Sequence[Path]) -> None:
        """Delete some, as one step. Raises OSError, for the first that can't be."""
        label = label_of(paths[0]) if len(paths) == 1 else None
        self._take_out("delete", label, paths)

    def erase(self) -> None:
        """Delete all, as one step. Raises OSError."""
        self._take_out("erase", None, self.collection.files())

    def undo(self) -> None:
        """Take back the last step, or what ``files`` can write of it before it is cancelled."""
        step = self._steps[-1]
        came, left = list(step.came), list(step.went)

        def work() -> Iterator[int]:
            for path in came:
                if path.exists():
                    self.collection.take_out(path)
            while left:
                self.collection.put_back(left[0])
                del left[0]
                yield len(step.went) - len(left)

        def then(_: OSError | None) -> None:
            rest = (step._replace(came=(), went=tuple(left)),) if left else ()
            place = next(at for at, one in enumerate(self._steps) if one is step)
            self._steps[place : place + 1] = rest
            self._read()

        self.files.write(len(step.went), work, then, whole=True)

    def export(self, target: Path) -> None:
        """Copy all into a folder; ``exported`` tells how many were."""

        def then(error: OSError | None) -> None:
            if error is None:
                self.exported.emit(self.files.written)

        self.files.write(len(self.collection), partial(self.collection.export, target), then)

    def close_down(self) -> None:
        """Cancel what goes on in the background."""
        self._reading.close()
        self.files.close_down()

    def _take_out(self, kind: StepKind, label: int | None, paths: Iterable[Path]) -> None:
        went: list[TakenOut] = []
        try:
            for path in paths:
                went.append(self.collection.take_out(path))
        finally:
            if went:
                self._done(Step(kind, label, (), tuple(went)))

    def _done(self, step: Step) -> None:
        self._steps = [*self._steps, step][-MOST_STEPS:]
        self._read()

    def _on_recogniser_changed(self) -> None:
        if self._asked:
            self._read()

    def _read(self) -> None:
        """Read those that are new, in the background; what is gone is gone at once."""
        self._asked = True
        there = set(self.collection.files())
        self.digits = tuple(one for one in self.digits if one.path in there)
        self.changed.emit()
        work = partial(_reports, self.collection, self.digits, self._networks.recogniser)
        self._reading.ask(object(), work)

    def _on_read(self, digits: tuple[OwnDigit, ...]) -> None:
        self.digits = digits
        self.changed.emit()


def _reports(
    collection: Collection, known: Sequence[OwnDigit], recogniser: Recogniser, stop: Event
) -> Iterator[tuple[OwnDigit, ...]]:
    """The work of the thread: the digits that are known so far, those in front read anew."""
    before = {one.path: one for one in known}
    found: list[OwnDigit] = []
    for number, path in enumerate(collection.files(), 1):
        if stop.is_set():
            return
        if number % PART == 0:
            yield *found, *before.values()
        one = before.pop(path, None)
        if one is None or one.read_by is not recogniser:
            one = _read(path, None if one is None else one.image, recogniser)
        if one is not None:
            found.append(one)
    yield tuple(found)


def _read(path: Path, known: Bytes | None, recogniser: Recogniser) -> OwnDigit | None:
    """A digit and its reading; None for what is no image."""
    image = read_image(path) if known is None else known
    if image is None:
        return None
    read_as = recogniser.classify(image.astype(np.float32) / 255)
    return OwnDigit(path, label_of(path), image, recogniser, read_as)
