"""The training of the session in the bar, the curves, the page inside, and as hints."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.network import Network
from cnnlab.core.training_hints import Hint
from cnnlab.lab.network.curves import Curves
from cnnlab.lab.network.data import plain
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.network.trainer import Numbers
from cnnlab.scene.curve_samples import smoothed
from cnnlab.ui.network.inside_page import InsidePage
from cnnlab.ui.network.training_words import (
    change_text,
    hint_text,
    knob_name,
    mend_text,
    trouble_text,
    why_not_text,
)
from cnnlab.ui.widgets.curves_view import CurvesShown, CurvesView
from cnnlab.ui.widgets.mend_card import MendCard
from cnnlab.ui.widgets.training_bar import TrainingBar, TrainingShown
from cnnlab.ui.widgets.training_knobs import KnobValues
from cnnlab.ui.window.notice import Notice, failed, refused

RECENT = 25
"""Steps that loss and accuracy of the bar are means of."""
MANY = 200
"""Examples that one can go through inside."""


class TrainingBinder(QObject):
    """Pulls from the session, and asks it for what the bar and the hints say."""

    notice = Signal(object)
    """A Notice."""
    running_changed = Signal(bool)

    def __init__(
        self,
        session: TrainingSession,
        bar: TrainingBar,
        curves: CurvesView,
        inside: InsidePage,
        card: MendCard,
    ) -> None:
        super().__init__(bar)
        self._session, self._bar, self._curves = session, bar, curves
        self._inside, self._card = inside, card
        self._example = 0
        self._running = False
        self._closed: set[str] = set()
        self._hint: Hint | None = None
        self._connect()
        self.pull()

    # pulling

    def pull(self) -> None:
        """Show how everything stands."""
        self.pull_training()
        self.pull_knobs()
        self.pull_inside()

    def pull_training(self) -> None:
        """Numbers, curves and hints."""
        session = self._session
        run, why = session.run, session.why_not
        self._bar.show_training(self._shown())
        self._bar.transport.start.setToolTip(why_not_text(why) or self._bar.transport.start_tip)
        marks = () if run is None else tuple((c.step, change_text(c)) for c in run.changes)
        self._curves.set_curves(CurvesShown() if run is None else curves_shown(run.curves, marks))
        self._pull_hint()
        if session.running != self._running:
            self._running = session.running
            self.running_changed.emit(self._running)

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

    def pull_inside(self) -> None:
        """The network of the last report, with its example; only while it is seen."""
        if not self._inside.isVisible():
            return
        network, run = self._session.network, self._session.run
        self._inside.show_inspection(None if network is None else self._inspection(network))
        self._inside.show_signs(() if run is None else run.signs)

    def show_inside(self) -> None:
        """The same, seen or not: what is asked of the atlas is of the network that is there."""
        network = self._session.network
        self._inside.show_inspection(None if network is None else self._inspection(network))

    def retranslate(self) -> None:
        """Say everything in another language."""
        self._hint = None
        self.pull()

    def _shown(self) -> TrainingShown:
        session, run = self._session, self._session.run
        ready = not session.why_not
        if run is None or not len(run.curves.steps):
            return TrainingShown(ready=ready, running=session.running, begun=session.begun)
        curves, data = run.curves, session.data
        last = np.array([len(curves.steps) - 1])
        images = 0 if data is None else int(data.times[data.training_indices].sum())
        epoch, left = _epoch(run.done, run.settings.batch, images, run.images_per_second)
        known = len(curves.validation_accuracies) > 0
        return TrainingShown(
            ready=ready,
            running=session.running,
            begun=session.begun,
            loss=float(smoothed(curves.losses, RECENT, last)[0]),
            training=float(smoothed(curves.accuracies, RECENT, last)[0]),
            validation=float(curves.validation_accuracies[-1]) if known else None,
            speed=run.images_per_second or None,
            epoch=epoch,
            left=left,
        )

    def _inspection(self, network: Network) -> Inspection:
        image = self._image()
        rest = image is None
        shown = np.zeros(network.input_shape, np.float32) if image is None else image
        with np.errstate(all="ignore"):
            return Inspection.of(network, shown, rest)

    def _image(self) -> Floats | None:
        """The chosen example of validation; None while there are none for the network."""
        data, network = self._session.data, self._session.network
        if data is None or network is None or data.shape != network.input_shape:
            self._inside.show_example("")
            return None
        indices = data.validation_indices[:MANY]
        if not len(indices):
            return None
        index = int(indices[self._example % len(indices)])
        text = self.tr("Example {number}: {label}, never trained on")
        label = data.classes[int(data.labels[index])]
        self._inside.show_example(text.format(number=index, label=label))
        return plain(data.images[index : index + 1])[0]

    def _pull_hint(self) -> None:
        run = self._session.run
        hints = () if run is None or not self._session.begun else run.hints()
        hint = next((one for one in hints if one.code not in self._closed), None)
        same = self._hint is not None and hint is not None and self._hint.code == hint.code
        if same and self._hint is not None and hint is not None and self._hint.mends == hint.mends:
            return  # its numbers change with every step, which nobody could read
        self._hint = hint
        text = "" if hint is None else hint_text(hint)
        mends = () if hint is None else hint.mends
        self._card.tell(text, [mend_text(mend) for mend in mends])

    # what is done

    def _connect(self) -> None:
        session, bar = self._session, self._bar
        session.moved.connect(self._on_moved)
        session.network_changed.connect(self._on_network_changed)
        session.data_changed.connect(self.pull)
        session.troubled.connect(self._on_troubled)
        bar.start_asked.connect(session.start)
        bar.pause_asked.connect(session.pause)
        bar.step_asked.connect(session.step)
        bar.stop_asked.connect(session.stop)
        bar.turned.connect(self._on_turned)
        self._inside.other_wanted.connect(self._on_other)
        self._inside.seen.connect(self.pull_inside)
        self._card.chosen.connect(self._on_mend)
        self._card.closed.connect(self._on_closed)

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
        self.pull_training()
        self.pull_knobs()
        self.pull_inside()

    def _on_network_changed(self) -> None:
        self._closed.clear()
        self._hint = None
        self.pull()
        self.show_inside()

    def _on_turned(self, name: str, value: float | str) -> None:
        text: Callable[[], str] = partial(knob_name, name)
        try:
            self._session.turn(name, value, text)
        except ValueError as error:
            said = str(error)
            self.notice.emit(refused(lambda: said))
        self.pull_knobs()

    def _on_mend(self, number: int) -> None:
        if self._hint is None:
            return
        mend = self._hint.mends[number]
        self._closed.clear()
        if mend.restart:
            self._session.stop()
        self._session.turn(mend.name, mend.value, partial(knob_name, mend.name))
        if not self._session.running:
            self._session.start()
        self._on_closed()

    def _on_closed(self) -> None:
        """What was told is not told again until the network is another one."""
        if self._hint is not None:
            self._closed.add(self._hint.code)
        self._hint = None
        self._card.tell("")

    def _on_other(self, by: int) -> None:
        self._example = (self._example + by) % MANY
        self.show_inside()

    def _on_troubled(self, code: str, numbers: Numbers) -> None:
        self.notice.emit(_trouble(code, numbers))
        self.pull_training()


def curves_shown(curves: Curves, marks: tuple[tuple[int, str], ...]) -> CurvesShown:
    """Curves of a training, with what was changed."""
    return CurvesShown(
        curves.steps,
        curves.losses,
        curves.accuracies,
        curves.validation_steps,
        curves.validation_losses,
        curves.validation_accuracies,
        marks,
    )


def _trouble(code: str, numbers: Numbers) -> Notice:
    return failed(lambda: trouble_text(code, numbers))


def _epoch(steps: int, batch: int, images: int, speed: float) -> tuple[float | None, float | None]:
    """How many epochs are done, at the present batch size, and seconds to the end of this one."""
    if not images:
        return None, None
    epoch = steps * batch / images
    left = (1 - epoch % 1) * images / speed if speed else None
    return epoch, left
