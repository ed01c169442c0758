"""The time machine of the Network tab: moments in the bar at its foot, and ways of a training."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from cnnlab.core.moment_store import MomentGoneError
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.ui.network.training_words import knob_name, knob_text, way_name
from cnnlab.ui.widgets.time_bar import TimeBar
from cnnlab.ui.window.notice import done, failed

WIDEST = 88_888


class TimeBinder(QObject):
    """Pulls from what is shown of the training, and asks for what the bar says."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self, session: TrainingSession, rewind: Rewind, bar: TimeBar) -> None:
        super().__init__(bar)
        self._session, self._rewind, self._bar = session, rewind, bar
        rewind.changed.connect(self.pull)
        rewind.grown.connect(self.pull)
        rewind.lost.connect(self._on_lost)
        bar.sought.connect(rewind.seek)
        bar.play_toggled.connect(self._on_play)
        bar.now_asked.connect(rewind.to_now)
        bar.branch_asked.connect(self._on_branch)
        bar.way_chosen.connect(rewind.show_way)
        self.retranslate()

    def pull(self) -> None:
        """Show where in time it is."""
        rewind, bar = self._rewind, self._bar
        bar.show_place(rewind.index, rewind.places)
        bar.show_playing(rewind.playing)
        bar.show_text(self._text(), rewind.moment is not None, self._settings())
        ways = rewind.ways
        bar.show_ways([(way_name(number), number) for number in ways], rewind.way)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self._bar.reserve(self._of_steps(WIDEST, WIDEST))
        self.pull()

    def _text(self) -> str:
        run, rewind = self._session.run, self._rewind
        if run is None or rewind.curves is None or not (run.done or rewind.places > 1):
            return self.tr("not trained yet")
        if rewind.moment is None:
            return self.tr("now, step {step}").format(step=f"{run.done:,}")
        steps = rewind.curves.steps
        return self._of_steps(rewind.step, int(steps[-1]) if len(steps) else 0)

    def _settings(self) -> str:
        """Those that training goes on with from here."""
        settings = self._rewind.settings
        if settings is None:
            return ""
        parts = [self.tr("seed {seed}").format(seed=settings.seed)]
        for name in ("learning_rate", "batch", "optimiser"):
            parts.append(f"{knob_name(name)} {knob_text(getattr(settings, name))}")
        return " · ".join(parts)

    def _of_steps(self, step: int, steps: int) -> str:
        text = self.tr("step {step} of {steps}")
        return text.format(step=f"{step:,}", steps=f"{steps:,}")

    def _on_play(self) -> None:
        if self._rewind.playing:
            self._rewind.pause()
        else:
            self._rewind.play()

    def _on_branch(self) -> None:
        step, left = self._rewind.step, self._rewind.way
        self._rewind.go_on()
        if self._rewind.way != left:
            said = partial(self._gone_on, step, left, self._session.running)
            self.notice.emit(done(said))

    def _gone_on(self, step: int, left: int, running: bool) -> str:
        text = self.tr("Training stands at step {step} again; {way} stays as a faint curve.")
        if running:
            text = self.tr("Training continues from step {step}; {way} stays as a faint curve.")
        return text.format(step=f"{step:,}", way=way_name(left))

    def _on_lost(self, error: MomentGoneError) -> None:
        self.notice.emit(failed(partial(self._lost, error)))

    def _lost(self, error: MomentGoneError) -> str:
        text = self.tr("Step {step} can’t be shown any more: its file is gone or was changed.")
        return text.format(step=f"{error.step:,}")
