"""The walk along a training, as its page shows it: a filter at the moment that is shown."""

from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from cnnlab.core.arrays import Floats
from cnnlab.core.moment_store import Moment
from cnnlab.core.network import Network
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.network.walk import Excited, ExcitingDigit, FilterWalk, filters_of, stop_at, stops
from cnnlab.lab.network.walk_facts import part_of, walk_facts
from cnnlab.lab.network.walk_filters import StopFilters
from cnnlab.lab.shared.turns import Turns
from cnnlab.scene.digit_pictures import ink_bytes
from cnnlab.ui.network.inside_page import MOST_FILTERS
from cnnlab.ui.network.walk_page import WalkPage
from cnnlab.ui.network.walk_words import (
    WhyNoWalk,
    digit_text,
    filter_text,
    no_walk_text,
    place_text,
    walk_sentences,
)

PACE: Final = 1000
"""ms between two looks at a training that runs."""


class _Shown(NamedTuple):
    """What the walk is about."""

    network: Network
    filters: Floats
    stops: tuple[Moment, ...]
    stop: int
    """At or after which of them."""
    there: bool
    """At it, not after it."""


class WalkBinder(QObject):
    """Pulls from what is shown of the training while the page is seen, and seeks its stops."""

    notice = Signal(object)
    """A Notice; what can't be read any more is told where one seeks it."""

    def __init__(self, session: TrainingSession, rewind: Rewind, page: WalkPage) -> None:
        super().__init__(page)
        self._session, self._rewind, self._page = session, rewind, page
        self.walk, self.stop_filters = FilterWalk(self), StopFilters(self)
        self._filter = 0
        self._excited: Excited | None = None
        self._turns = Turns(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PACE)
        self._soon.timeout.connect(self.pull)
        self._connect()

    # pulling

    def pull(self) -> None:
        """Show how everything stands, in turns; only while it is seen."""
        self._soon.stop()
        if not self._page.isVisible():
            return
        reason = self._why_not()
        self._page.show_message(no_walk_text(reason) if reason else "")
        if reason:
            self._turns.stop()
            self.walk.give_up()
            return
        for job in (self._pull_filters, self._pull_stops, self._look, self._pull_digits):
            self._turns.soon(job)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.pull()

    @property
    def loses(self) -> bool:
        """Nothing: it is computed again."""
        return False

    def close_down(self) -> None:
        """Cancel what is computed, and wait."""
        self._soon.stop()
        self._turns.stop()
        self.walk.close()
        self.stop_filters.close()

    def _why_not(self) -> WhyNoWalk | None:
        network, data = self._rewind.network, self._session.examples
        if network is None:
            return "misfit"
        if filters_of(network) is None:
            return "no convolution"
        if not self._rewind.moments:
            return "not trained"
        return "no digits" if data is None else None

    def _shown(self) -> _Shown | None:
        """None where there is nothing to walk along, also since a job was put off."""
        network, rewind = self._rewind.network, self._rewind
        filters = None if network is None else filters_of(network)
        if network is None or filters is None or self._why_not():
            return None
        found = stops(rewind.moments)
        stop = stop_at([moment.step for moment in found], rewind.step)
        now = rewind.moment is None and stop == len(found) - 1
        there = now or found[stop].step == rewind.step
        self._filter = min(self._filter, min(len(filters), MOST_FILTERS) - 1)
        return _Shown(network, filters, found, stop, there)

    def _pull_filters(self) -> None:
        shown = self._shown()
        if shown is not None:
            self._page.show_filters(list(shown.filters), self._filter)

    def _pull_stops(self) -> None:
        shown, run = self._shown(), self._session.run
        if shown is None or run is None:
            return
        self.stop_filters.read(run.ways.moments, shown.stops)
        known = [self._at_stop(moment, shown.filters) for moment in shown.stops]
        weights = shown.filters[self._filter]
        finite = np.nan_to_num(np.stack([*known, weights]), posinf=0, neginf=0)
        title = filter_text(self._filter, self._rewind.step)
        self._page.show_filter(title, weights, float(np.abs(finite).max()))
        steps = [moment.step for moment in shown.stops]
        if shown.there:  # the last one stands for now, some steps after it
            known[shown.stop], steps[shown.stop] = weights, self._rewind.step
        self._page.show_stops(known, [f"{step:,}" for step in steps], shown.stop, shown.there)
        text = place_text(shown.stop, len(shown.stops), shown.there, self._rewind.step)
        back = shown.stop > 0 or not shown.there
        self._page.show_place(text, back, shown.stop < len(shown.stops) - 1)

    def _at_stop(self, moment: Moment, like: Floats) -> Floats:
        """The filter at a stop; zeros while it is read, and where it can't be."""
        found = self.stop_filters.filters.get(moment)
        same = found is not None and found.shape == like.shape
        return found[self._filter] if found is not None and same else np.zeros_like(like[0])

    def _look(self) -> None:
        shown, data = self._shown(), self._session.examples
        busy = self.walk.running and self._rewind.playing  # a film shows what there is time for
        if shown is not None and data is not None and not busy:
            self.walk.look(shown.network, data, self._filter)

    def _pull_digits(self) -> None:
        shown, excited, data = self._shown(), self._excited, self._session.examples
        if shown is None or data is None:
            return
        if excited is not None and excited.filter == self._filter:
            digits = [one for one in excited.digits if np.isfinite(one.value)]
            images = [ink_bytes(one.image) for one in digits]
            texts = [digit_text(data.classes[one.label], one.value) for one in digits]
            self._page.show_digits(images, texts, [_frame(one) for one in digits])
        else:
            self._page.show_digits((), (), ())
        self._pull_words(shown)

    def _pull_words(self, shown: _Shown) -> None:
        first = self.stop_filters.filters.get(shown.stops[0])
        if first is None or first.shape != shown.filters.shape:
            self._page.show_words(())
            return
        excited, k = self._excited, self._filter
        same = excited is not None and (excited.network, excited.filter) == (shown.network, k)
        part = part_of(shown.stop, len(shown.stops))
        if not shown.there and part == "start":
            part = "early"
        weights = shown.filters[k]
        found, of_file = excited if same else None, self._session.of_file
        facts = walk_facts(part, self._rewind.step, first[k], weights, found, of_file=of_file)
        self._page.show_words(walk_sentences(facts))

    # what is done

    def _connect(self) -> None:
        session, rewind, page = self._session, self._rewind, self._page
        session.network_changed.connect(self._on_network_changed)
        session.data_changed.connect(self.pull)
        rewind.changed.connect(self.pull)
        rewind.grown.connect(self._on_grown)
        self.walk.found.connect(self._on_found)
        self.stop_filters.changed.connect(self.pull)
        page.seen.connect(self.pull)
        page.filter_chosen.connect(self._on_filter)
        page.stop_chosen.connect(self._on_stop)
        page.back_asked.connect(lambda: self._on_step(-1))
        page.on_asked.connect(lambda: self._on_step(1))

    def _on_network_changed(self) -> None:
        self.stop_filters.clear()
        self.walk.give_up()
        self._excited = None
        self.pull()

    def _on_grown(self) -> None:
        if not self._session.running:
            self.pull()
        elif not self._soon.isActive():
            self._soon.start()

    def _on_found(self, excited: Excited) -> None:
        self._excited = excited
        if self._page.isVisible():
            self._turns.soon(self._pull_digits)
            if not self._session.running:
                self._turns.soon(self._look)  # what is shown may be another moment by now

    def _on_filter(self, k: int) -> None:
        self._filter = k
        self.pull()

    def _on_stop(self, stop: int) -> None:
        shown = self._shown()
        if shown is None or not 0 <= stop < len(shown.stops):
            return
        moments = self._rewind.moments  # which a training that runs may have thinned
        if shown.stops[stop] in moments:
            self._rewind.seek(moments.index(shown.stops[stop]))

    def _on_step(self, by: int) -> None:
        shown = self._shown()
        if shown is not None:
            self._on_stop(shown.stop + (by if by > 0 or shown.there else 0))


def _frame(digit: ExcitingDigit) -> QRectF:
    high, wide = digit.image.shape
    top, left, rows, columns = digit.field
    return QRectF(left / wide, top / high, columns / wide, rows / high)
