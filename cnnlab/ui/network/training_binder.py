"""The training of the session in the bar and in the curves."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.arrays import Array
from cnnlab.lab.network.judge import Judge
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.run import TrainingRun
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.network.trainer import Numbers
from cnnlab.lab.network.ways import Way
from cnnlab.scene.curve_samples import smoothed
from cnnlab.ui.network.data_words import refusal_text
from cnnlab.ui.network.training_words import (
    change_text,
    knob_name,
    progress_text,
    trouble_text,
    way_name,
    why_not_text,
)
from cnnlab.ui.widgets.accessible import announce
from cnnlab.ui.widgets.curves_view import CurvesShown, CurvesView
from cnnlab.ui.widgets.faint_way import FaintWay
from cnnlab.ui.widgets.training_bar import TrainingBar, TrainingShown
from cnnlab.ui.widgets.training_knobs import KnobValues
from cnnlab.ui.window.notice import Notice, failed, refused

RECENT = 25
"""Steps that loss and accuracy of the bar are means of."""


class TrainingBinder(QObject):
    """Pulls from the session, and asks it for what the bar says."""

    notice = Signal(object)
    """A Notice."""
    running_changed = Signal(bool)

    def __init__(
        self,
        session: TrainingSession,
        rewind: Rewind,
        judge: Judge,
        bar: TrainingBar,
        curves: CurvesView,
    ) -> None:
        super().__init__(bar)
        self._session, self._rewind, self._judge = session, rewind, judge
        self._bar, self._curves = bar, curves
        self._running = False
        self._said_epoch = 0
        self._way = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.pull_curves)
        self._connect()
        self.pull()

    # pulling

    def pull(self) -> None:
        """Show how everything stands."""
        self.pull_training()
        self.pull_knobs()
        self.pull_curves()

    def pull_training(self) -> None:
        """Numbers, and what can be done."""
        session, shown = self._session, self._shown()
        self._bar.show_training(shown)
        tip = why_not_text(session.why_not)
        if session.refusal is not None and session.why_not == "data":
            tip = refusal_text(session.refusal)
        self._bar.transport.start.setToolTip(tip or self._bar.transport.start_tip)
        stopped = self._running and not session.running
        self._say_progress(shown, stopped)
        if session.running != self._running:
            self._running = session.running
            self.running_changed.emit(self._running)

    def _say_progress(self, shown: TrainingShown, stopped: bool) -> None:
        """To those who listen, once an epoch and where it stops."""
        epoch = int(shown.epoch or 0)
        if (shown.running and epoch != self._said_epoch) or stopped:
            announce(self._bar, progress_text(epoch, shown.loss, shown.validation))
        self._said_epoch = epoch

    def pull_knobs(self) -> None:
        """Where the knobs stand; those that act on nothing are disabled."""
        session, settings = self._session, self._session.settings
        drops = [b for b in session.sheet.stack.blocks if b.kind == "Dropout"]
        own = float(drops[0].settings.get("probability", 0.5)) if drops else None  # type: ignore[arg-type]
        dropout = own if settings.dropout is None or not drops else settings.dropout
        picture = len(session.sheet.stack.input_shape) == 3
        self._bar.show_knobs(
            KnobValues(
                settings.learning_rate,
                settings.momentum if settings.optimiser == "sgd" else None,
                settings.weight_decay,
                dropout,
                settings.batch,
                settings.optimiser,
                (settings.augmentation or 0.0) if picture else None,
            )
        )

    def pull_curves(self) -> None:
        """The curves of the training, with what was changed."""
        self._soon.stop()
        run = self._session.run
        self._curves.set_curves(CurvesShown() if run is None else self._curves_of(run))

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.pull()

    def _shown(self) -> TrainingShown:
        session, run = self._session, self._session.run
        ready = not session.why_not
        if run is None or not len(run.curves.steps):
            return TrainingShown(ready=ready, running=session.running, begun=session.begun)
        curves = run.curves
        if self._rewind.moment is not None:
            curves = (self._rewind.curves or curves).until(self._rewind.step)
        verdict = self._judge.verdict
        known = len(curves.validation_accuracies) > 0
        validation = float(curves.validation_accuracies[-1]) if known else None
        stale = not known or curves.validation_steps[-1] != self._rewind.step
        if verdict is not None and (stale or self._rewind.moment is not None):
            validation = verdict.accuracy
        return TrainingShown(
            ready=ready,
            running=session.running,
            begun=session.begun,
            loss=_recent(curves.losses) if len(curves.steps) else None,
            training=_recent(curves.accuracies) if len(curves.steps) else None,
            validation=validation,
            speed=run.images_per_second or None,
            epoch=run.epochs_at(self._rewind.step, self._rewind.changes),
            left=run.seconds_left if self._rewind.moment is None else None,
        )

    def _curves_of(self, run: TrainingRun) -> CurvesShown:
        """Of the way that is shown; the others are faint."""
        self._way = self._rewind.way
        taken = run.way(self._way)
        others = self._rewind.other_ways()
        curves = taken.curves
        return CurvesShown(
            curves.steps,
            curves.losses,
            curves.accuracies,
            curves.validation_steps,
            curves.validation_losses,
            curves.validation_accuracies,
            tuple((change.step, change_text(change)) for change in taken.changes),
            tuple(_faint(number, way) for number, way in others.items()),
        )

    # what is done

    def _connect(self) -> None:
        session, bar = self._session, self._bar
        session.moved.connect(self._on_moved)
        session.network_changed.connect(self.pull)
        self._rewind.changed.connect(self._on_rewound)
        self._judge.judged.connect(self.pull_training)
        session.data_changed.connect(self.pull)
        for changed in (session.sources.cancelled, session.sources.refused):
            changed.connect(self.pull_training)
        session.troubled.connect(self._on_troubled)
        bar.start_asked.connect(session.start)
        bar.pause_asked.connect(session.pause)
        bar.step_asked.connect(session.step)
        bar.stop_asked.connect(session.stop)
        bar.turned.connect(self._on_turned)

    def toggle(self) -> bool:
        """Start, or pause; False where neither can be done."""
        session = self._session
        if session.running:
            session.pause()
        elif session.why_not:
            return False
        else:
            session.start()
        return True

    def _on_moved(self) -> None:
        """While it trains the curves are drawn in an event of their own."""
        self.pull_training()
        self.pull_knobs()
        if self._session.running:
            self._soon.start()
        else:
            self.pull_curves()

    def _on_rewound(self) -> None:
        """The numbers of a moment; its curves are the same, but for another way."""
        rewind = self._rewind
        self._curves.set_moment(None if rewind.moment is None else rewind.step)
        self.pull_training()
        if rewind.way != self._way:
            self.pull_curves()

    def _on_turned(self, name: str, value: float | str) -> None:
        text: Callable[[], str] = partial(knob_name, name)
        try:
            self._session.turn(name, value, text)
        except ValueError as error:
            said = str(error)
            self.notice.emit(refused(lambda: said))
        self.pull_knobs()

    def _on_troubled(self, code: str, numbers: Numbers) -> None:
        self.notice.emit(_trouble(code, numbers))
        self.pull_training()


def _faint(number: int, way: Way) -> FaintWay:
    curves = way.curves
    return FaintWay(way_name(number), curves.steps, curves.losses, curves.accuracies)


def _recent(values: Array) -> float:
    """Mean of the last few; the last one where that is not finite."""
    last = values[-RECENT:]
    return float(smoothed(last, RECENT, np.array([len(last) - 1]))[0])


def _trouble(code: str, numbers: Numbers) -> Notice:
    return failed(lambda: trouble_text(code, numbers))
