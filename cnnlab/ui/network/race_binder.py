"""The race of a session's network, as its page shows it."""

from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.lab.network.race import Race, RacedSide
from cnnlab.lab.network.race_lanes import RacePlan
from cnnlab.lab.network.race_result import Guess, RaceResult
from cnnlab.lab.network.race_sides import RaceRefusal, RaceSettings, Sides, race_sides
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.shared.turns import Turns
from cnnlab.lessons.network_sheet import NetworkSheet
from cnnlab.scene.side_curves import SideCurves
from cnnlab.ui.network.data_words import shown_example
from cnnlab.ui.network.race_controls import RaceShown
from cnnlab.ui.network.race_page import RacePage
from cnnlab.ui.network.race_words import (
    busy_text,
    invitation_text,
    memory_text,
    other_network_text,
    progress_text,
    refusal_text,
    rows_of,
    side_texts,
    verdict_text,
)
from cnnlab.ui.network.training_words import why_not_text
from cnnlab.ui.window.notice import done, failed, refused

MANY: Final = 200
"""Examples that one can go through in the atlases."""
PACE: Final = 250
"""ms at least between two looks at the networks while they race."""


class RaceBinder(QObject):
    """Pulls from the session and from the race, and asks the race for what the page says."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self, session: TrainingSession, page: RacePage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.race = Race(self)
        self._settings = RaceSettings(seed=session.sheet.recipe.seed)
        self._checked: tuple[NetworkSheet, RaceSettings] | None = None
        self._sides: Sides | RaceRefusal = "misfit"
        self._ended: RaceResult | None = None  # of the race that is set up, once it has ended
        self._example = 0
        self._turns = Turns(self)
        self._jobs = partial(self._show_network, 0), partial(self._show_network, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PACE)
        self._soon.timeout.connect(self._pull_networks)
        self._connect()
        self.pull()

    # pulling

    def pull(self) -> None:
        """Show how everything stands."""
        self._page.show_settings(self._settings)
        self._pull_race()
        self._page.show_results(rows_of(self.race.results))
        self._pull_curves()
        self._pull_networks()

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.pull()

    @property
    def loses(self) -> bool:
        """A race is kept nowhere."""
        return self.race.running

    def close_down(self) -> None:
        """Cancel the race, stop what moves, and wait."""
        self._soon.stop()
        self._turns.stop()
        self.race.close_down()
        self._page.close_down()

    def _pull_race(self) -> None:
        race, page = self.race, self._page
        names, why_not = side_texts(self._settings), self._why_not()
        page.show_race(RaceShown(race.state, names, self._text(names, why_not), why_not))
        shown = race.plan.settings if race.plan is not None else self._settings
        page.show_names(*side_texts(shown))

    def _pull_curves(self) -> None:
        first, second = (_curves_of(side) for side in self.race.sides)
        plan = self.race.plan
        settings = self._settings if plan is None else plan.settings
        self._page.curves.set_curves((first, second), settings.steps)

    def _pull_networks(self) -> None:
        """Both networks, one after the other; only while they are seen."""
        self._soon.stop()
        atlases = self._page.atlases
        if not atlases.isVisible():
            return
        if self.race.sides[0].snapshot is None:
            text = self.tr("The networks are shown once a race has begun.")
            atlases.show_example(text, others=False)
            return
        for job in self._jobs:
            self._turns.soon(job)

    def _show_network(self, which: int) -> None:
        plan, network = self.race.plan, self.race.sides[which].snapshot
        if plan is None or network is None:
            return
        data, indices = plan.data, plan.data.validation_indices[:MANY]
        image, text = shown_example(data, int(indices[self._example % len(indices)]))
        with np.errstate(all="ignore"):  # of a training that diverges
            self._page.atlases.show_inspection(which, Inspection.of(network, image))
        self._page.atlases.show_example(text, others=True)

    # words

    def _why_not(self) -> str:
        """Why no race can be started now; empty where one can."""
        session = self._session
        if session.why_not:
            return why_not_text(session.why_not)
        if session.running:
            return busy_text()
        sides = self._pull_sides()
        return refusal_text(sides) if isinstance(sides, str) else ""

    def _text(self, names: tuple[str, str], why_not: str) -> str:
        race = self.race
        if race.state in ("running", "paused"):
            return progress_text(race, names)
        verdict = "" if self._ended is None else verdict_text(self._ended)
        return why_not or verdict or invitation_text()

    def _pull_sides(self) -> Sides | RaceRefusal:
        """Worked out once for a network and settings."""
        asked = self._session.sheet, self._settings
        if asked != self._checked:
            self._checked, self._sides = asked, race_sides(*asked)
        return self._sides

    # what is done

    def _connect(self) -> None:
        session, page, race = self._session, self._page, self.race
        for changed in (session.moved, session.data_changed, session.network_changed):
            changed.connect(self._on_session)
        race.moved.connect(self._on_moved)
        race.finished.connect(self._on_finished)
        race.troubled.connect(lambda _code: self.notice.emit(failed(memory_text)))
        page.seen.connect(self.pull)
        page.settings_chosen.connect(self._on_settings)
        page.start_asked.connect(self._on_start)
        page.resume_asked.connect(race.resume)
        page.pause_asked.connect(race.pause)
        page.stop_asked.connect(race.stop)
        page.again_asked.connect(self._on_again)
        page.other_wanted.connect(self._on_other)

    def _on_session(self) -> None:
        """A training that starts makes the race pause."""
        if self._session.running and self.race.running:
            self.race.pause()
        if self._page.isVisible():
            self._pull_race()

    def _on_moved(self) -> None:
        self._pull_race()
        self._pull_curves()
        if not self.race.running:
            self._pull_networks()
        elif not self._soon.isActive():
            self._soon.start()

    def _on_settings(self, settings: RaceSettings) -> None:
        self._settings, self._ended = settings, None
        self._page.clear_guess()
        self._pull_race()

    def _on_start(self, guess: Guess) -> None:
        session, sides = self._session, self._pull_sides()
        data, fitted = session.examples, session.fitted
        if self._why_not() or isinstance(sides, str) or data is None or fitted is None:
            self.notice.emit(refused(self._why_not))
            self._pull_race()
            return
        self._ended = None
        plan = RacePlan(self._settings, session.sheet, sides, data, fitted, session.threads)
        self.race.start(plan, guess)

    def _on_finished(self, result: RaceResult) -> None:
        self._ended = result
        self._pull_race()
        self._page.show_results(rows_of(self.race.results))
        if not self._page.isVisible():
            self.notice.emit(done(partial(verdict_text, result)))

    def _on_again(self, row: int) -> None:
        result = self.race.results[row]
        self._page.show_settings(result.settings)
        self._on_settings(result.settings)
        if race_sides(result.sheet, result.settings) != self._pull_sides():
            self.notice.emit(refused(other_network_text))

    def _on_other(self, by: int) -> None:
        self._example = (self._example + by) % MANY
        self._pull_networks()


def _curves_of(side: RacedSide) -> SideCurves:
    curves = side.curves
    return SideCurves(
        *(curves.steps, curves.losses, curves.accuracies),
        *(curves.validation_steps, curves.validation_accuracies),
    )
