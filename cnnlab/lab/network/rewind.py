"""Back to any moment of a training, and through all of them as a film."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from cnnlab.core.arrays import Floats
from cnnlab.core.changes import Change, settings_at
from cnnlab.core.checkpoints import Checkpoint
from cnnlab.core.moment_store import Moment, MomentGoneError
from cnnlab.core.network import Network
from cnnlab.core.recipe import Recipe
from cnnlab.core.training_signs import LayerSigns, signs_again
from cnnlab.lab.network.curves import Curves
from cnnlab.lab.network.run import TrainingRun
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.network.ways import Way
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected

FILM: Final = 1000 / 15
"""ms that a moment of a film is shown."""


@dataclass
class _Seen:
    """A moment that is shown; empty for now."""

    moment: Moment | None = None
    network: Network | None = None


class Rewind(QObject):
    """What of a training is shown: a moment that is kept, or how it stands now.

    Made before all else that follows the session, so that these find it as it is to be shown.
    """

    changed = Signal()
    """Another moment is shown, or now; or another way."""
    grown = Signal()
    """There are other moments, or a film plays or stands; what is shown is the same."""
    signs_known = Signal()
    """Those of the moment that is shown."""
    lost = Signal(object)
    """A MomentGoneError: a moment can't be read any more."""

    def __init__(self, session: TrainingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = _Seen()
        self._way: int | None = None
        """None for the one that is taken."""
        self._signs: dict[Moment, tuple[LayerSigns, ...]] = {}
        """Of moments of this training, as far as they are known."""
        self._working = Newest(self)
        self._working.finished.connect(self._on_signs)
        self._working.failed.connect(raise_unexpected)
        self._clock = QElapsedTimer()
        self._film = QTimer(self)
        self._film.setTimerType(Qt.TimerType.PreciseTimer)
        self._film.setInterval(round(FILM))
        self._film.timeout.connect(self._on_film)
        session.network_changed.connect(self._on_network_changed)
        session.moved.connect(self.grown)

    # what is shown

    @property
    def moment(self) -> Moment | None:
        """That is shown; None for now."""
        return self._seen.moment

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Of the way that is shown, in the order of their steps."""
        return () if (run := self._session.run) is None else run.ways.moments.of_way(self.way)

    @property
    def way(self) -> int:
        """The number of the way that is shown."""
        run = self._session.run
        return run.ways.taken if self._way is None and run is not None else self._way or 0

    @property
    def ways(self) -> tuple[int, ...]:
        """That can be shown, the one that is taken last."""
        run = self._session.run
        return () if run is None else (*sorted(run.ways.left), run.ways.taken)

    @property
    def places(self) -> int:
        """How many there are to seek: the moments, and now on the way that is taken."""
        return len(self.moments) + (self._way is None)

    @property
    def index(self) -> int:
        """Of what is shown, from 0; where its moment was dropped since, of one near it."""
        moments = self.moments
        if self.moment is None:
            return len(moments)
        far = [abs(one.step - self.moment.step) for one in moments]
        return far.index(min(far)) if far else 0

    @property
    def step(self) -> int:
        """After which step what is shown stands."""
        run = self._session.run
        if self.moment is not None:
            return self.moment.step
        return 0 if run is None else run.done

    @property
    def network(self) -> Network | None:
        """Of the moment, or as it is now."""
        return self._session.network if self._seen.network is None else self._seen.network

    @property
    def before(self) -> Network | None:
        """Of the moment before the one that is shown; None where there is none."""
        moments, index, run = self.moments, self.index, self._session.run
        if not 0 < index <= len(moments) or run is None:
            return None
        try:
            return run.ways.moments.read(moments[index - 1]).trained()
        except MomentGoneError:
            return None

    @property
    def signs(self) -> tuple[LayerSigns, ...] | None:
        """Of the network that is shown; None while they are worked out, until ``signs_known``."""
        run, seen = self._session.run, self._seen
        if run is None or seen.moment is None or seen.network is None:
            return () if run is None else run.signs
        known = self._signs.get(seen.moment)
        if known is None:
            norms = run.ways.moments.norms(seen.moment)
            work = partial(_work_out, seen.moment, seen.network, norms, run.probe)
            self._working.ask((id(run), seen.moment), work)
        return known

    @property
    def settings(self) -> Recipe | None:
        """Of the step after what is shown, with the seed; None before a training."""
        run = self._session.run
        return None if run is None else settings_at(run.recipe, self.changes, self.step + 1)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Of the settings, on the way that is shown."""
        return () if (run := self._session.run) is None else run.way(self.way).changes

    @property
    def curves(self) -> Curves | None:
        """Of the way that is shown, to its end."""
        return None if (run := self._session.run) is None else run.way(self.way).curves

    def other_ways(self) -> dict[int, Way]:
        """The ways beside the one that is shown."""
        if (run := self._session.run) is None:
            return {}
        numbers = (*run.ways.left, run.ways.taken)
        return {number: run.way(number) for number in numbers if number != self.way}

    @property
    def playing(self) -> bool:
        """Whether a film plays."""
        return self._film.isActive()

    # what it can be asked for

    def seek(self, index: int) -> None:
        """Show the moment of an index, or now, which comes after the last one."""
        self.pause()
        self._seek(index)

    def to_now(self) -> None:
        """Show how the training stands."""
        self.pause()
        if self.moment is not None or self._way is not None:
            self._seen, self._way = _Seen(), None
            self.changed.emit()

    def show_way(self, number: int) -> None:
        """Show another way, at its end."""
        if (run := self._session.run) is None or number == self.way:
            return
        self.pause()
        self._seen = _Seen()
        self._way = None if number == run.ways.taken else number
        if self._way is not None:
            self._seek(self.places - 1)
        else:
            self.changed.emit()

    def play(self) -> None:
        """From what is shown to the end; from the first moment where that is the end."""
        if self.places < 2:
            return
        if self.index >= self.places - 1:
            self._seek(0)
        self._clock.start()
        self._film.start()
        self.grown.emit()

    def pause(self) -> None:
        """Stay at what is shown."""
        if self.playing:
            self._film.stop()
            self.grown.emit()

    def go_on(self) -> None:
        """Training stands at what is shown, on a way of its own, and runs on if it ran."""
        run, moment = self._session.run, self.moment
        if run is None or moment is None:
            return
        self.pause()
        ran = run.running
        try:
            run.go_on_from(moment)  # which shows the new way
        except MomentGoneError as error:
            self.lost.emit(error)
            return
        if ran:
            self._session.start()

    def keep_signs(self, moment: Moment, signs: tuple[LayerSigns, ...]) -> None:
        """Those of a moment of this training, once somebody knows them."""
        self._signs[moment] = signs
        if moment == self.moment:
            self.signs_known.emit()

    def close_down(self) -> None:
        """Stop what plays and what is worked out."""
        self._film.stop()
        self._working.close()

    # inside

    def _on_signs(self, found: tuple[Moment, tuple[LayerSigns, ...]] | None) -> None:
        if found is not None:
            self.keep_signs(*found)

    def _seek(self, index: int) -> None:
        moments, run = self.moments, self._session.run
        if run is None:
            return
        if index >= len(moments) and self._way is None:
            self._seen = _Seen()
            self.changed.emit()
        elif moments and (moment := moments[min(max(0, index), len(moments) - 1)]) != self.moment:
            self._show(run, moment)

    def _show(self, run: TrainingRun, moment: Moment) -> None:
        try:
            found: Checkpoint = run.ways.moments.read(moment)
        except MomentGoneError as error:
            self.grown.emit()
            self.lost.emit(error)
            return
        self._seen = _Seen(moment, found.trained())
        self.changed.emit()

    def _on_film(self) -> None:
        """As many moments further as time has passed, so that a slow window shows fewer of them."""
        due = max(1, int(self._clock.elapsed() / FILM))
        self._clock.restart()
        index = min(self.index + due, self.places - 1)
        if index >= self.places - 1:
            self.pause()
        self._seek(index)

    def _on_network_changed(self) -> None:
        self._film.stop()
        self._working.give_up()
        self._seen, self._way = _Seen(), None
        self._signs.clear()
        self.changed.emit()


def _work_out(
    moment: Moment, network: Network, norms: Mapping[str, float], images: Floats, stop: Event
) -> Iterator[tuple[Moment, tuple[LayerSigns, ...]]]:
    if not stop.is_set():
        yield moment, signs_again(network, norms, images)
