"""The filters of a training's first convolution at some of its moments, read on a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Floats
from cnnlab.core.moment_store import Moment, MomentGoneError, MomentStore
from cnnlab.lab.network.walk import filters_of
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected


class StopFilters(QObject):
    """Of the moments that were asked for last; others are forgotten."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filters: dict[Moment, Floats | None] = {}
        """(K, C, kh, kw) by moment; None for one that can't be read any more."""
        self._newest = Newest(self)
        self._newest.finished.connect(self._on_finished)
        self._newest.failed.connect(raise_unexpected)

    def read(self, store: MomentStore, asked: Sequence[Moment]) -> None:
        """Have those of these moments, and forget those of others."""
        self.filters = {moment: f for moment, f in self.filters.items() if moment in asked}
        missing = tuple(moment for moment in asked if moment not in self.filters)
        if missing:
            self._newest.ask(missing, _reading(store, missing))

    def clear(self) -> None:
        """Forget all: moments of another training have the same names."""
        self._newest.give_up()
        self.filters = {}

    def close(self) -> None:
        """Cancel, and wait."""
        self._newest.close()

    def _on_finished(self, last: object) -> None:
        if isinstance(last, dict):
            self.filters |= last
            self._newest.give_up()  # so that what is forgotten may be asked for again
            self.changed.emit()


def _reading(store: MomentStore, asked: tuple[Moment, ...]) -> Callable[[Event], Iterator[Any]]:
    def work(stop: Event) -> Iterator[Any]:
        found: dict[Moment, Floats | None] = {}
        for moment in asked:
            if stop.is_set():
                return
            try:
                found[moment] = filters_of(store.read(moment).trained())
            except MomentGoneError:
                found[moment] = None
        yield found

    return work
