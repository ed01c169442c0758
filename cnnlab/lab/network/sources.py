"""Where examples come from: each source as work for a thread, with progress and cancelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Literal, NamedTuple, TypeAlias, TypeVar

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.dense.points import PointsKind, make_points, split
from cnnlab.digits.drawn_images import drawn_blocks
from cnnlab.digits.handwriting import STYLES
from cnnlab.digits.ink import SIZE
from cnnlab.digits.library import open_library
from cnnlab.digits.own_images import own_files, read_own
from cnnlab.files.data_error import DataError
from cnnlab.files.download import CancelledError, fetch_mnist
from cnnlab.lab.network.data import DataRefusedError, DigitData, SourceName, data_of, hold_out
from cnnlab.lab.network.library_data import DIGITS, data_of_library, origins_of, render
from cnnlab.lab.network.origins import OriginKind, Origins
from cnnlab.lab.shared.newest import Newest

TRAINED, VALIDATED = 6000, 1000  # stroke models' digits
OWN_SHARE, MOST_TIMES = 0.2, 20  # of an epoch that own digits make up, each at most so often
LOOKED_AT = 0.05  # seconds between two looks at work that can't be done in pieces
POINTS, POINTS_NOISE, POINTS_SHARE = 600, 0.08, 0.3
Doing: TypeAlias = Literal["drawing", "reading", "rendering", "downloading"]
Result = TypeVar("Result")


@dataclass(frozen=True)
class Request:
    """Examples that are asked for."""

    source: SourceName
    folder: Path | None = None
    """Of "folder", and the one that holds MNIST or where it is to be."""
    download: bool = False
    """Whether MNIST's files are downloaded into it first: only after the user was asked."""
    points: PointsKind = "moons"
    seed: int = 0
    mirrors: tuple[str, ...] | None = None
    """Addresses to download from; None for the usual ones."""
    checksums: tuple[tuple[str, str], ...] | None = field(default=None, repr=False)
    """Of the files, by name; None for MNIST's own."""


class Progress(NamedTuple):
    """How far it is; 0 in all where that is not known."""

    doing: Doing
    done: int
    total: int
    name: str = ""
    """Of the file that is downloaded."""


Report: TypeAlias = Progress | DigitData


class _StoppedError(Exception):
    """Cancelled amid work that can't be done in pieces."""


def loading(request: Request, own: Path, stop: Event) -> Iterator[Report]:
    """Progress, and at the end the examples; none once ``stop`` is set.

    ``own`` is the folder of the user's own digits. Raises DataError, naming file, place and reason;
    OSError.
    """
    made: Iterator[Report] = _MAKERS[request.source](request, own, stop)
    for report in made:
        if isinstance(report, DigitData):
            report.check()
            yield report.summed()
        else:
            yield report


def _strokes(request: Request, own: Path, stop: Event) -> Iterator[Report]:
    """Digits of our own stroke models; those to validate with are drawn after the others."""
    del own
    count = TRAINED + VALIDATED
    images = np.empty((count, 1, 28, 28), np.uint8)
    labels, names = np.empty(count, int), list[str]()
    for block in drawn_blocks(count, request.seed):
        if stop.is_set():
            return
        done = slice(len(names), len(names) + len(block.labels))
        images[done, 0], labels[done] = block.images, block.labels
        pairs = zip(block.labels, block.styles, strict=True)
        names += [f"{label} {style}" for label, style in pairs]
        yield Progress("drawing", len(names), count)
    styles = [f"{digit} {style}" for digit, own in STYLES.items() for style in own]
    place = np.array([styles.index(name) for name in names])
    kinds: tuple[OriginKind, ...] = tuple("model" for _ in styles)
    origins = Origins(kinds, tuple(name[2:] for name in styles), place, np.arange(count))
    held_out = np.arange(count) >= TRAINED
    yield data_of("strokes", images, labels, DIGITS, held_out, origins)


def _mine(request: Request, own: Path, stop: Event) -> Iterator[Report]:
    """The user's own digits."""
    yield Progress("reading", 0, 0)
    found = read_own(own)
    if not len(found.labels):
        count = len(own_files(own))
        raise DataRefusedError("none usable" if count else "no own digits", count=count)
    if stop.is_set():
        return
    names = ["/".join(path.parts[-2:]) for path in found.files]
    held_out = hold_out(found.labels, request.seed)
    images = found.images[:, None]
    yield data_of(
        "mine", images, found.labels, DIGITS, held_out, origins_of("own", names, found.images)
    )


def _mixed(request: Request, own: Path, stop: Event) -> Iterator[Report]:
    """Own digits, each several times an epoch, and those of the stroke models."""
    mine: DigitData | None = None
    for report in _mine(request, own, stop):
        mine = report if isinstance(report, DigitData) else mine
    for report in _strokes(request, own, stop):
        if mine is None or isinstance(report, Progress):
            yield report
            continue
        share = OWN_SHARE / (1 - OWN_SHARE) * TRAINED / max(1, len(mine.training_indices))
        times = min(MOST_TIMES, max(1, round(share)))
        often = replace(mine, source="mixed", times=np.full(len(mine), times))
        yield often.joined(report)


def _folder(request: Request, own: Path, stop: Event) -> Iterator[Report]:
    """All digits of a folder: MNIST, strokes, pictures."""
    del own
    folder = _folder_of(request)
    told = [Progress("reading", 0, 0)]

    def steps(numbers: Iterable[int], what: str) -> Iterator[int]:
        del what
        numbers = list(numbers)
        for number in numbers:
            if stop.is_set():
                raise _StoppedError
            told[0] = Progress("reading", number, len(numbers))
            yield number

    library = None
    for state in _followed(lambda: open_library(folder, steps), told):
        if isinstance(state, Progress):
            yield state
        else:
            library = state
    if library is None:
        return
    drawn = np.empty((len(library.drawings), SIZE, SIZE), np.uint8)
    for count in render(library.drawings, drawn):
        if stop.is_set():
            return
        yield Progress("rendering", count, len(drawn))
    yield data_of_library(library, drawn, folder, request.source)


def _mnist(request: Request, own: Path, stop: Event) -> Iterator[Report]:
    """MNIST of a folder, downloaded before if that is asked for."""
    if request.download:
        told = [Progress("downloading", 0, 0)]

        def tell(name: str, done: int, total: int) -> None:
            told[0] = Progress("downloading", done, total, name)

        checksums = None if request.checksums is None else dict(request.checksums)
        fetch = partial(fetch_mnist, mirrors=request.mirrors, checksums=checksums)
        folder = _folder_of(request)
        for state in _followed(lambda: fetch(folder, progress=tell, cancel=stop), told):
            if isinstance(state, Progress):
                yield state
    if not stop.is_set():
        yield from _folder(request, own, stop)


def _points(request: Request, own: Path, stop: Event) -> Iterator[Report]:
    """Points in the plane, of two classes."""
    del own, stop
    made = make_points(request.points, POINTS, POINTS_NOISE, request.seed)
    made = split(made, POINTS_SHARE, request.seed)
    numbers = np.arange(len(made))
    origins = Origins(("points",), (request.points,), np.zeros_like(numbers), numbers)
    x = made.x.astype(np.float32)
    yield data_of("points", x, made.labels.astype(int), ("0", "1"), made.held_out, origins)


def _folder_of(request: Request) -> Path:
    if request.folder is None:
        raise ValueError("folder: got none, expected one for this source")
    return request.folder


def _followed(call: Callable[[], Result], told: list[Progress]) -> Iterator[Progress | Result]:
    """Run what can't be done in pieces beside, with what it ``told`` last now and then.

    At the end comes the result; nothing where it was cancelled.
    """
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(call)
        while not future.done():
            yield told[0]
            wait([future], LOOKED_AT)
    try:
        yield future.result()
    except (_StoppedError, CancelledError):
        return


_MAKERS: dict[SourceName, Callable[[Request, Path, Event], Iterator[Report]]] = {
    "strokes": _strokes,
    "mine": _mine,
    "mixed": _mixed,
    "folder": _folder,
    "mnist": _mnist,
    "points": _points,
}


class Sources(QObject):
    """Loads what was asked for last, in the background; what is there stays until it has come."""

    progressed = Signal(object)
    """A Progress."""
    loaded = Signal(object)
    """A DigitData, which is ``data`` now."""
    refused = Signal(object)
    """A DataError or OSError; ``data`` is as before."""
    cancelled = Signal()
    """Nothing has come, and ``data`` is as before."""

    def __init__(self, own: Path, parent: QObject | None = None) -> None:
        """``own`` is the folder of the user's own digits, ``mine`` beside the settings."""
        super().__init__(parent)
        self._own = own
        self.data: DigitData | None = None
        self._coming = False
        self._loading = Newest(self)
        self._loading.reported.connect(self._on_reported)
        self._loading.finished.connect(self._on_finished)
        self._loading.failed.connect(self._on_failed)

    @property
    def running(self) -> bool:
        """Whether something is on its way; not what was cancelled and has not ended yet."""
        return self._coming

    def ask(self, request: Request) -> None:
        """Load examples instead of what is on its way."""
        self._coming = True
        self._loading.ask(object(), lambda stop: loading(request, self._own, stop))

    def cancel(self) -> None:
        """Give up what is on its way."""
        if self._coming:
            self._coming = False
            self._loading.give_up()
            self.cancelled.emit()

    def close_down(self) -> None:
        """Cancel and wait."""
        self._loading.close()

    def _on_reported(self, report: Report) -> None:
        if isinstance(report, Progress):
            self.progressed.emit(report)

    def _on_finished(self, last: Report | None) -> None:
        self._coming = False
        if isinstance(last, DigitData):
            self.data = last
            self.loaded.emit(last)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, (DataError, OSError)):
            raise error  # nothing that can be expected
        if self._coming and not self._loading.running:  # else it was given up before
            self._coming = False
            self.refused.emit(error)
