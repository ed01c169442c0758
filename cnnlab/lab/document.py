"""The Convolution tab's document: one bench, its evaluation, and its undo stack."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from cnnlab.core.evaluate import Evaluation, Problem, evaluate
from cnnlab.lab.bench import Bench, changes

UNDO_LIMIT = 100


class Document(QObject):
    """Holds the bench; every edit goes through ``replace`` and is one undo step a gesture."""

    changed = Signal(object)
    """Emitted once an edit with the frozenset of names of what changed."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._bench = bench
        self._evaluation = evaluate(bench.experiment)

    @property
    def bench(self) -> Bench:
        """What is shown now."""
        return self._bench

    @property
    def evaluation(self) -> Evaluation | Problem:
        """Output of the bench's experiment, or why there is none."""
        return self._evaluation

    def replace(self, bench: Bench, text: str, gesture: object = None) -> None:
        """Show another bench as one undo step called ``text``.

        Steps with equal gestures, one after the other, are one step: a drag, a scrub. The same
        bench again is no edit.
        """
        if bench is not self._bench:
            self.undo_stack.push(Replace(self, self._bench, bench, text, gesture))

    def show_bench(self, bench: Bench) -> None:
        """For undo commands: show a bench without a new step."""
        what = changes(self._bench, bench)
        if bench.experiment is not self._bench.experiment:
            self._evaluation = evaluate(bench.experiment)
        self._bench = bench
        self.changed.emit(what)


class Replace(QUndoCommand):
    """One bench in another's place."""

    def __init__(
        self, document: Document, old: Bench, new: Bench, text: str, gesture: object = None
    ) -> None:
        super().__init__(text)
        self._document = document
        self._old = old
        self._new = new
        self._gesture = gesture

    def redo(self) -> None:
        """Show the new bench."""
        self._document.show_bench(self._new)

    def undo(self) -> None:
        """Show the old bench."""
        self._document.show_bench(self._old)

    def id(self) -> int:
        """Every Replace may merge with another, if their gestures are equal."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over what the next command shows, when it belongs to the same gesture."""
        if not isinstance(other, Replace) or self._gesture is None:
            return False
        if other._gesture != self._gesture:
            return False
        self._new = other._new
        return True
