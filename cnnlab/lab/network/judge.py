"""How well the network that is shown reads examples that were never trained on, and which wrong.

Who looks back at one moment soon looks at others: while nothing else goes on, those near it are
judged too, and their signs found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.arrays import Floats, spread
from cnnlab.core.moment_store import Moment, MomentGoneError, MomentStore
from cnnlab.core.network import Network
from cnnlab.core.training_signs import LayerSigns, signs_again
from cnnlab.lab.network.data import DigitData, plain
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected

MOST: Final = 500
"""Examples that are judged; of more, so many evenly spaced ones."""
AT_ONCE: Final = 50
REST: Final = 60
"""ms that a network is shown before it is judged: one that is passed by is not."""


@dataclass(frozen=True, eq=False)
class Judged:
    """What a network says of examples."""

    indices: npt.NDArray[np.int_]
    """Of the examples (n,), in their data set."""
    labels: npt.NDArray[np.int_]
    """What they are (n,)."""
    said: npt.NDArray[np.int_]
    """What they are read as (n,)."""

    @property
    def wrong(self) -> npt.NDArray[np.int_]:
        """Places among them that are read wrong."""
        return np.flatnonzero(self.said != self.labels)

    @property
    def accuracy(self) -> float:
        """Share that is read right."""
        return float((self.said == self.labels).mean())


class Found(NamedTuple):
    """What was found of a moment."""

    moment: Moment | None
    """None for now."""
    verdict: Judged | None
    """None where the moment can't be read any more."""
    signs: tuple[LayerSigns, ...] | None = None
    """None where they were not looked for."""


class Judge(QObject):
    """Judges whatever is shown of a training that stands, on a thread, once it is shown a while."""

    judged = Signal()
    """``verdict`` is another one, or none."""

    def __init__(
        self, session: TrainingSession, rewind: Rewind, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._rewind = session, rewind
        self._of: tuple[Network, DigitData] | None = None
        """What the verdict is about, or will be."""
        self._verdict: Judged | None = None
        self._known: dict[Moment, Judged | None] = {}
        """Of moments of this training; None of one that can't be read any more."""
        self._working = Newest(self)
        self._working.finished.connect(self._on_finished)
        self._working.failed.connect(raise_unexpected)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._go_on)
        for other in (session.network_changed, session.data_changed):
            other.connect(self._known.clear)
        for changed in (rewind.changed, session.data_changed, session.moved):
            changed.connect(self._on_changed)

    @property
    def verdict(self) -> Judged | None:
        """Of the network that is shown; None while it is not known."""
        return self._verdict if _same(self._of, self._shown) else None

    def close_down(self) -> None:
        """Cancel and wait."""
        self._rest.stop()
        self._working.close()

    @property
    def _shown(self) -> tuple[Network, DigitData] | None:
        """What is to be judged; None while there is nothing, or soon another network."""
        rewind, data = self._rewind, self._session.examples
        if rewind.playing or (self._session.running and rewind.moment is None):
            return None
        network = rewind.network
        return None if network is None or data is None else (network, data)

    def _on_changed(self) -> None:
        shown, before = self._shown, self._verdict
        if _same(shown, self._of):
            return  # a training that goes on meanwhile does not put it off
        self._of, self._verdict = shown, None
        if shown is not None and self._rewind.moment is not None:
            self._verdict = self._known.get(self._rewind.moment)
        self._working.give_up()
        self._rest.start()
        if self._verdict is not before:
            self.judged.emit()

    def _go_on(self) -> None:
        """Judge what is shown, then moments near it."""
        if self._of is None or not self._session.begun:
            return
        network, data = self._of
        if data.shape != network.input_shape or not len(data.validation_indices):
            return
        if self._verdict is None:
            moment = self._rewind.moment
            self._working.ask(object(), lambda stop: _judge(network, data, stop, moment))
        else:
            self._look_ahead(data)

    def _look_ahead(self, data: DigitData) -> None:
        run, moments = self._session.run, self._rewind.moments
        if run is None or run.running or self._rewind.moment is None:
            return
        index = self._rewind.index
        unknown = [i for i, moment in enumerate(moments) if moment not in self._known]
        if unknown:
            moment = moments[min(unknown, key=lambda i: abs(i - index))]
            self._working.ask(moment, partial(_find, run.ways.moments, moment, data, run.probe))

    def _on_finished(self, found: Found | None) -> None:
        if found is None:
            return
        moment, verdict, signs = found
        if moment is not None:
            self._known[moment] = verdict
            if signs is not None:
                self._rewind.keep_signs(moment, signs)
        if self._verdict is None:
            self._verdict = verdict
            self.judged.emit()
        self._go_on()


def _same(one: tuple[object, object] | None, other: tuple[object, object] | None) -> bool:
    if one is None or other is None:
        return one is other
    return one[0] is other[0] and one[1] is other[1]


def _find(
    moments: MomentStore, moment: Moment, data: DigitData, probe: Floats, stop: Event
) -> Iterator[Found]:
    try:
        network = moments.read(moment).trained()
    except MomentGoneError:
        yield Found(moment, None)
        return
    for found in _judge(network, data, stop, moment):
        yield found._replace(signs=signs_again(network, moments.norms(moment), probe))


def _judge(
    network: Network, data: DigitData, stop: Event, moment: Moment | None
) -> Iterator[Found]:
    indices = data.validation_indices
    indices = indices[spread(len(indices), MOST)]
    said = []
    for first in range(0, len(indices), AT_ONCE):
        if stop.is_set():
            return
        images: Floats = plain(data.images[indices[first : first + AT_ONCE]])
        with np.errstate(all="ignore"):  # of a training that diverged
            said.append(network.run(images)[0].argmax(axis=1))
    yield Found(moment, Judged(indices, data.labels[indices], np.concatenate(said)))
