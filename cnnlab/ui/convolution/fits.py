"""What the windows do not reach, and buttons for the nearest settings with which they do."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.core.experiment.experiment import Experiment, Pooling
from cnnlab.core.shapes import FittingSetting, Pair

MOST_FITS = 4
BOTH, ROWS, COLUMNS = (True, True), (True, False), (False, True)

Offer = tuple[str, Callable[[], None]]
"""Label of a button, and what it does."""


class Fits(QWidget):
    """Hidden while every cell is read."""

    set_ = Signal(str, object)
    """"stride" or "padding" and (rows, columns)."""
    operation_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Experiment, Evaluation | Problem] | None = None
        self._slots: list[Callable[[], None]] = []
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.buttons = [QPushButton() for _ in range(MOST_FITS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.text, *self.buttons):
            column.addWidget(widget)
        for index, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, i=index: self._slots[i]())

    def show_evaluation(self, e: Experiment, evaluation: Evaluation | Problem) -> None:
        """Say what of an experiment's input is not read, and what helps."""
        self._shown = e, evaluation
        unread = self._unread(evaluation) if isinstance(evaluation, Evaluation) else []
        offers = self._offers(e, evaluation) if isinstance(evaluation, Evaluation) else []
        self.setVisible(bool(unread))
        self.text.setText(" ".join([*unread, *([self.tr("What fits:")] if offers else [])]))
        self._slots = [slot for _, slot in offers]
        for button, (label, _) in zip(self.buttons, offers, strict=False):
            button.setText(label)
            button.setToolTip(self.tr("With this the windows reach the whole input"))
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(offers))

    def _unread(self, evaluation: Evaluation) -> list[str]:
        """A sentence on the far end, and one on what lies between the windows."""
        rows, columns = evaluation.uncovered
        inner = len(evaluation.unread[0]), len(evaluation.unread[1])
        found = []
        if (rows, columns) != (0, 0):
            text = self.tr("The stride does not divide. Not covered (hatched): {what}.")
            found.append(text.format(what=self._joined(self._at_end(rows, columns))))
        if inner != (0, 0):
            text = self.tr("Never read in between (hatched): {what}.")
            found.append(text.format(what=self._joined(self._counted(*inner))))
        return found

    def _at_end(self, rows: int, columns: int) -> list[str]:
        bottom = self.tr("1 row below") if rows == 1 else self.tr("{n} rows below")
        right = self.tr("1 column on the right")
        if columns != 1:
            right = self.tr("{n} columns on the right")
        return [text.format(n=n) for text, n in ((bottom, rows), (right, columns)) if n]

    def _counted(self, rows: int, columns: int) -> list[str]:
        down = self.tr("1 row") if rows == 1 else self.tr("{n} rows")
        across = self.tr("1 column") if columns == 1 else self.tr("{n} columns")
        return [text.format(n=n) for text, n in ((down, rows), (across, columns)) if n]

    def _joined(self, parts: list[str]) -> str:
        return self.tr(", ").join(parts)

    def _offers(self, e: Experiment, evaluation: Evaluation) -> list[Offer]:
        """Each setting that fits, for rows and columns alike if it can be."""
        rows, columns = evaluation.fit
        offers = [self._partial(e.operation)] if _partial_fits(e, evaluation.uncovered) else []
        both = [
            fit
            for fit in rows
            if any(_same(fit, other) for other in columns) and _one_change(e, fit)
        ]
        if rows and columns and both:
            offers += [self._offer(e, fit, BOTH) for fit in both]
        else:
            offers += [self._offer(e, fit, ROWS) for fit in rows]
            offers += [self._offer(e, fit, COLUMNS) for fit in columns]
        return offers[:MOST_FITS]

    def _partial(self, operation: object) -> Offer:
        assert isinstance(operation, Pooling)  # noqa: S101 - only a pool has partial windows
        kept = replace(operation, partial=True)
        return self.tr("keep partial windows"), lambda: self.operation_chosen.emit(kept)

    def _offer(self, e: Experiment, fit: FittingSetting, axes: tuple[bool, bool]) -> Offer:
        axis = 0 if axes[0] else 1
        name = "stride" if fit.stride != e.stride[axis] else "padding"
        value = fit.stride if name == "stride" else fit.padding
        old: Pair = getattr(e, name)
        pair = (value if axes[0] else old[0], value if axes[1] else old[1])
        text = self.tr("stride {n}") if name == "stride" else self.tr("padding {n}")
        if axes != BOTH:
            text += self.tr(" (rows)") if axes[0] else self.tr(" (columns)")
        return text.format(n=value), lambda: self.set_.emit(name, pair)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None:
            self.show_evaluation(*self._shown)
        super().changeEvent(event)


def _partial_fits(e: Experiment, uncovered: Pair) -> bool:
    """Whether partial windows at the far edge would read all that is left over."""
    if uncovered == (0, 0) or not isinstance(e.operation, Pooling):
        return False
    return all(s <= size for s, size in zip(e.stride, e.operation.size, strict=True))


def _one_change(e: Experiment, fit: FittingSetting) -> bool:
    """Whether another stride alone, or another padding alone, makes it so for both axes."""
    return e.stride == (fit.stride,) * 2 or e.padding == (fit.padding,) * 2


def _same(one: FittingSetting, other: FittingSetting) -> bool:
    return (one.stride, one.padding) == (other.stride, other.padding)
