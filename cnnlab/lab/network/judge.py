"""How well the network that is shown reads examples that were never trained on, and which wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.arrays import Floats, spread
from cnnlab.core.network import Network
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

    network: Network
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


class Judge(QObject):
    """Judges whatever is shown of a training that stands, on a thread, once it is shown a while."""

    judged = Signal()
    """``verdict`` is another one, or none."""

    def __init__(
        self, session: TrainingSession, rewind: Rewind, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._rewind = session, rewind
        self._verdict: Judged | None = None
        self._told = False
        self._next: Network | None = None
        """That is about to be judged."""
        self._working = Newest(self)
        self._working.finished.connect(self._on_finished)
        self._working.failed.connect(raise_unexpected)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        for changed in (rewind.changed, session.data_changed, session.moved):
            changed.connect(self._on_changed)

    @property
    def verdict(self) -> Judged | None:
        """Of the network that is shown; None while it is not known."""
        found = self._verdict
        return found if found is not None and found.network is self._rewind.network else None

    def close_down(self) -> None:
        """Cancel and wait."""
        self._rest.stop()
        self._working.close()

    def _on_changed(self) -> None:
        network = None if self._live else self._rewind.network
        if network is not None and (self.verdict is not None or network is self._next):
            return  # a training that goes on meanwhile does not put it off
        self._next = network
        self._working.give_up()
        self._rest.start()
        if self._told:
            self._told = False
            self.judged.emit()

    @property
    def _live(self) -> bool:
        """Whether what is shown is another network soon."""
        return self._rewind.playing or (self._session.running and self._rewind.moment is None)

    def _ask(self) -> None:
        network, data = self._rewind.network, self._session.data
        if self._live or network is None or data is None or data.shape != network.input_shape:
            return
        if self._session.begun and len(data.validation_indices):
            self._working.ask(object(), partial(_judge, network, data))

    def _on_finished(self, found: Judged | None) -> None:
        if found is not None:
            self._verdict, self._told = found, True
            self.judged.emit()


def _judge(network: Network, data: DigitData, stop: Event) -> Iterator[Judged]:
    indices = data.validation_indices
    indices = indices[spread(len(indices), MOST)]
    said = []
    for first in range(0, len(indices), AT_ONCE):
        if stop.is_set():
            return
        images: Floats = plain(data.images[indices[first : first + AT_ONCE]])
        with np.errstate(all="ignore"):  # of a training that diverged
            said.append(network.run(images)[0].argmax(axis=1))
    yield Judged(network, indices, data.labels[indices], np.concatenate(said))
