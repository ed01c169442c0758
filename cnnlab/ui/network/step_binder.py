"""The step after what is shown of a training, done again for its page."""

from PySide6.QtCore import QObject, Signal

from cnnlab.core.inspect.step_changes import WeightChange
from cnnlab.lab.network.one_step import OneStep
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.network.step_taken import StepStart, step_start
from cnnlab.ui.network.step_page import StepPage
from cnnlab.ui.network.step_sum_words import sum_shown, unpushed_shown
from cnnlab.ui.network.step_words import (
    WhyNone,
    change_rows,
    heading_text,
    tiles_of,
    why_none_text,
    working_text,
)
from cnnlab.ui.network.training_words import why_not_text
from cnnlab.ui.window.notice import failed


class StepBinder(QObject):
    """Asks for a step, its pushes and a gradient, one after the other, while the page is seen."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self, session: TrainingSession, rewind: Rewind, page: StepPage) -> None:
        super().__init__(page)
        self._session, self._rewind, self._page = session, rewind, page
        self.one = OneStep(self)
        self._weight: WeightChange | None = None  # that was chosen last
        self._place = -1
        """Of the chosen image among those that pushed."""
        self._refused: StepStart | None = None  # for which there was not enough memory
        self._connect()
        self.pull()

    def pull(self) -> None:
        """Show the step after what is shown of the training; only while it is seen."""
        if not self._page.isVisible():
            return
        found = self._start()
        if isinstance(found, str):
            self.one.clear()
            self._page.show_nothing(found)
        elif found == self._refused:
            self._page.show_nothing(why_none_text("memory"))
        else:
            self.one.take(found)
            if self.one.step is None:
                self._page.show_nothing(working_text())

    def retranslate(self) -> None:
        """Say everything in another language."""
        if self.one.step is None:
            self.pull()
            return
        self._show_step()
        if self.one.pushes is not None:
            self._show_pushes()
        if self.one.gradient is not None:
            self._on_opened()

    @property
    def loses(self) -> bool:
        """Nothing: it is computed again."""
        return False

    def close_down(self) -> None:
        """Cancel what is under way, and wait."""
        self.one.close_down()

    # inside

    def _connect(self) -> None:
        session, rewind, page, one = self._session, self._rewind, self._page, self.one
        session.moved.connect(self._on_moved)
        for changed in (session.data_changed, rewind.changed, rewind.grown, page.seen):
            changed.connect(self.pull)
        session.network_changed.connect(self._on_network)
        page.weight_chosen.connect(self._on_weight)
        page.image_chosen.connect(self._on_image)
        one.taken.connect(self._on_taken)
        one.pushed.connect(self._on_pushed)
        one.opened.connect(self._on_opened)
        one.failed.connect(self._on_failed)

    def _start(self) -> StepStart | str:
        """Where the step begins, or why there is none."""
        session, rewind, run = self._session, self._rewind, self._session.run
        if rewind.playing:
            return why_none_text("playing")
        if rewind.moment is None and session.running:
            return why_none_text("running")
        if run is None or not rewind.moments:
            return why_not_text(session.why_not) or why_none_text("new")
        return step_start(run, rewind) or why_none_text("far")

    def _show_step(self) -> None:
        step, page = self.one.step, self._page
        if step is None:
            return
        why: WhyNone | None = "diverged" if step.problem else None if step.changes else "still"
        if why is not None:
            page.show_nothing(why_none_text(why))
        else:
            page.show_step(heading_text(step), change_rows(step), self._row())

    def _row(self) -> int:
        """Of the weight whose pushes are shown, or else that was chosen."""
        pushes = self.one.pushes
        row = self._chosen_row() if pushes is None else self._row_of(pushes.change)
        return row or 0

    def _chosen_row(self) -> int | None:
        """Of the weight that was chosen last, where it is among the largest changes again."""
        return None if self._weight is None else self._row_of(self._weight)

    def _row_of(self, change: WeightChange) -> int | None:
        places = [] if self.one.step is None else [_place_of(one) for one in self.one.step.changes]
        return places.index(_place_of(change)) if _place_of(change) in places else None

    def _show_pushes(self) -> None:
        step, pushes, page = self.one.step, self.one.pushes, self._page
        if step is None or pushes is None:
            return
        page.show_pushes(*tiles_of(step, pushes, self._name), self._place)
        if self._place < 0:
            page.show_sum(unpushed_shown(step, pushes.change))

    def _name(self, label: int) -> str:
        """What a class is called."""
        data = self._session.data
        return str(label) if data is None else data.classes[label]

    def _images(self) -> list[int]:
        """Those that pushed up, and then those that pushed down."""
        pushes = self.one.pushes
        return [] if pushes is None else [int(i) for part in pushes.most for i in part]

    # what happens

    def _on_moved(self) -> None:
        if self._rewind.moment is None or not self._session.running:
            self.pull()  # else what is shown does not go on

    def _on_network(self) -> None:
        self.one.clear()
        self._refused = None
        self.pull()

    def _on_taken(self) -> None:
        self._show_step()
        step, row = self.one.step, self._chosen_row()
        if step is not None and step.changes:
            self.one.push(*(step.changes if row is None else step.changes[row : row + 1]))

    def _on_weight(self, row: int) -> None:
        step = self.one.step
        if step is not None and row < len(step.changes):
            self._weight = step.changes[row]
            self.one.push(self._weight)

    def _on_pushed(self) -> None:
        """That which pushed most, whichever way, is opened by itself."""
        if self._chosen_row() is None:
            self._show_step()  # with the weight that was found
        images, pushes = self._images(), self.one.pushes
        shares = [] if pushes is None else [abs(float(pushes.shares[i])) for i in images]
        self._place = shares.index(max(shares)) if shares else -1
        self._show_pushes()
        if images:
            self.one.open(images[self._place])

    def _on_image(self, place: int) -> None:
        images = self._images()
        if place < len(images):
            self._place = place
            self.one.open(images[place])

    def _on_opened(self) -> None:
        step, pushes, gradient = self.one.step, self.one.pushes, self.one.gradient
        if step is not None and pushes is not None and gradient is not None:
            self._page.show_sum(sum_shown(step, pushes, gradient, self._name))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, MemoryError):
            found = self._start()
            self._refused = found if isinstance(found, StepStart) else None
            self.notice.emit(failed(lambda: why_none_text("memory")))
        self.pull()  # a moment that is gone is not tried again: the one before it is taken


def _place_of(change: WeightChange) -> tuple[str, tuple[int, ...]]:
    return change.parameter, change.index
