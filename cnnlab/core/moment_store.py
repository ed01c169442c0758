"""Moments of a training, kept while it goes on: each can be shown again, and gone on from.

They are denser at the start, where a network changes most: every step up to 100, and of 240 about
one in 60 after 4,000. In memory there are so many bytes of them, the others are files of a folder,
and all together they take no more than they may: the least missed one goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Final, NamedTuple

from cnnlab.core.checkpoints import Checkpoint, read_checkpoint
from cnnlab.core.training import Training
from cnnlab.core.training_signs import gradient_norms
from cnnlab.core.weights import WeightsError

MOST: Final = 240
MOST_BYTES: Final = 200_000_000
IN_MEMORY: Final = 4_000_000
WITHOUT_FILES: Final = 16_000_000
"""Bytes in memory where there are no files, or none can be written."""
EARLY: Final = 20
"""Steps up to which moments are equally dense; from then on their distances grow with the step."""
SPARE: Final = 4.0
"""Times as many as may stay are taken in e times the steps: what goes leaves no gap then."""
ROUND: Final = 10.0
"""Times as much a round step, as 50 or 2,000, is missed: people ask for these."""
LEAST: Final = 4
"""Moments that must have space, or none are kept."""


class MomentGoneError(Exception):
    """A moment can't be read any more; ``reason`` says why, in English."""

    def __init__(self, step: int, reason: str) -> None:
        super().__init__(f"step {step}: {reason}")
        self.step, self.reason = step, reason


class Moment(NamedTuple):
    """A step of a way that training took, ways from 0: what a state is kept under."""

    way: int
    step: int


@dataclass
class _Held:
    size: int
    norms: Mapping[str, float]
    checkpoint: Checkpoint | None
    path: Path | None = None


class MomentStore:
    """Any thread may call it. A way begins at a moment of another way; way 0 is the first one."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        most: int = MOST,
        most_bytes: int = MOST_BYTES,
        in_memory: int = IN_MEMORY,
        without_files: int = WITHOUT_FILES,
    ) -> None:
        """Without a ``folder`` moments stay in memory, and these are fewer."""
        self._lock = RLock()
        self._folder = folder
        self._most, self._most_bytes, self._in_memory = most, most_bytes, in_memory
        self._without_files = without_files
        self._held: dict[Moment, _Held] = {}
        self._ways: list[Moment] = [Moment(-1, 0)]
        self._last: dict[int, int] = {}
        self._of_way: dict[int, tuple[Moment, ...]] = {}
        """As it was asked for; empty when other moments are held."""

    # what there is

    @property
    def ways(self) -> tuple[Moment, ...]:
        """From which way, and after which of its steps, each way leads off; -1 the first one."""
        with self._lock:
            return tuple(self._ways)

    @property
    def nbytes(self) -> int:
        """Of all moments, in memory and in files."""
        with self._lock:
            return sum(one.size for one in self._held.values())

    @property
    def bytes_in_memory(self) -> int:
        """Of those in memory."""
        with self._lock:
            return sum(one.size for one in self._held.values() if one.checkpoint is not None)

    def of_way(self, way: int) -> tuple[Moment, ...]:
        """Moments on a way, in the order of their steps, with those of the ways it came from."""
        with self._lock:
            if way not in self._of_way:
                found = [moment for moment in self._held if self._passes(moment, way)]
                self._of_way[way] = tuple(sorted(found, key=lambda moment: moment.step))
            return self._of_way[way]

    def read(self, moment: Moment) -> Checkpoint:
        """The state of a moment, not to be changed. Raises MomentGoneError."""
        with self._lock:
            held = self._held.get(moment)
        if held is None:
            raise MomentGoneError(moment.step, "it is not kept any more")
        if held.checkpoint is not None:
            return held.checkpoint
        try:
            return read_checkpoint(held.path or "")
        except (OSError, WeightsError) as error:
            with self._lock:
                self._held.pop(moment, None)
                self._of_way.clear()
            raise MomentGoneError(moment.step, str(error)) from error

    def norms(self, moment: Moment) -> Mapping[str, float]:
        """Norms of the gradients of a moment's last step, by layer; empty where none are known."""
        with self._lock:
            held = self._held.get(moment)
        return {} if held is None else held.norms

    # what changes it

    def due(self, way: int, step: int) -> bool:
        """Whether the moment after a step is one to be kept."""
        with self._lock:
            last = self._last.get(way)
            if last is None or is_round(step):
                return step != last
            return step >= last + max(1, int((last + EARLY) * self._spacing()))

    def keep(self, way: int, training: Training) -> None:
        """Keep a training as it stands; others make way.

        Raises OSError where moments can't be written to files: from then on they are in memory.
        """
        held = Checkpoint.of(training).copy()
        with self._lock:
            moment = Moment(way, training.done)
            norms = gradient_norms(training.network, training.gradients)
            self._last[way] = training.done
            if held.nbytes * LEAST > self._most_bytes:
                return
            self._forget(moment)
            self._held[moment] = _Held(held.nbytes, norms, held)
            self._of_way.clear()
            self._thin()
        self._spill()

    def branch(self, moment: Moment) -> int:
        """The number of a new way that leads off at a moment."""
        with self._lock:
            self._ways.append(moment)
            self._of_way.clear()
            way = len(self._ways) - 1
            self._last[way] = moment.step
            return way

    def close(self) -> None:
        """Forget all, files too."""
        with self._lock:
            for moment in list(self._held):
                self._forget(moment)
            self._ways, self._last = [Moment(-1, 0)], {}
            self._of_way.clear()

    # inside

    def _passes(self, moment: Moment, way: int) -> bool:
        """Whether a way comes through a moment."""
        until = float("inf")
        while way >= 0:
            if moment.way == way:
                return moment.step <= until
            way, step = self._ways[way]
            until = min(until, step)
        return False

    def _spacing(self) -> float:
        last = next(reversed(self._held.values()), None)
        size = 1 if last is None else last.size
        return SPARE / max(LEAST, min(self._most, self._most_bytes // max(1, size)))

    def _thin(self) -> None:
        while len(self._held) > self._most or self.nbytes > self._most_bytes:
            missed = dict(self._missed())
            if not missed:
                return
            self._forget(min(missed, key=lambda moment: missed[moment]))

    def _missed(self) -> Iterator[tuple[Moment, float]]:
        """How much each would be missed that may go: no end of a way, nor where one begins."""
        begins = set(self._ways)
        for way in range(len(self._ways)):
            own = sorted(moment for moment in self._held if moment.way == way)
            for before, moment, after in zip(own, own[1:], own[2:], strict=False):
                if moment not in begins:
                    gap = (after.step - before.step) / (moment.step + EARLY)
                    yield moment, gap * (ROUND if is_round(moment.step) else 1.0)

    def _spill(self) -> None:
        """Write moments to files, the oldest first, until the others may stay in memory."""
        while (found := self._too_many()) is not None:
            moment, held = found
            if self._folder is None:
                self._stay_in_memory()
                return
            path = self._folder / f"{moment.way}-{moment.step}.moment"
            try:
                _write(held, path)  # meanwhile others may read
            except OSError:
                self._stay_in_memory()
                raise
            with self._lock:
                held.path, held.checkpoint = path, None

    def _too_many(self) -> tuple[Moment, _Held] | None:
        """The oldest moment in memory, where that holds more than it may."""
        with self._lock:
            if self.bytes_in_memory <= self._in_memory:
                return None
            inside = ((m, held) for m, held in self._held.items() if held.checkpoint is not None)
            return next(inside, None)

    def _stay_in_memory(self) -> None:
        with self._lock:
            self._folder = None
            on_disk = sum(one.size for one in self._held.values() if one.path is not None)
            self._most_bytes = min(self._most_bytes, self._without_files + on_disk)
            self._thin()

    def _forget(self, moment: Moment) -> None:
        held = self._held.pop(moment, None)
        self._of_way.clear()
        if held is not None and held.path is not None:
            with suppress(OSError):
                held.path.unlink()


def _write(held: _Held, path: Path) -> None:
    """Not flushed to the disk: who loses the moments with the power has lost nothing else."""
    assert held.checkpoint is not None  # noqa: S101 - the caller's to hold
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_bytes(held.checkpoint.contents())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def is_round(step: int) -> bool:
    """Whether a step is 0, or 1, 2 or 5 times a power of ten."""
    return str(step).rstrip("0") in ("", "1", "2", "5")
