"""The hovered and the pinned cell; transient, and never moves the player."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cnnlab.core.experiment.steps import Cell


@dataclass(frozen=True)
class OutputAt:
    """An output cell (slice, row, column)."""

    cell: Cell


@dataclass(frozen=True)
class InputAt:
    """An input cell (channel, row, column), or one of the padding."""

    cell: Cell


@dataclass(frozen=True)
class WeightAt:
    """A weight (filter, channel, row, column)."""

    weight: tuple[int, int, int, int]
    follow: bool = True
    """Whether a cell of its filter is shown for it; not for one of a thumbnail."""


@dataclass(frozen=True)
class TermAt:
    """One product in the ledger: of an output cell, at (channel, tap row, tap column)."""

    cell: Cell
    tap: Cell


@dataclass(frozen=True)
class BiasAt:
    """A filter's bias."""

    filter: int
    follow: bool = True
    """Whether a cell of its filter is shown for it."""


@dataclass(frozen=True)
class ChannelSumAt:
    """The sum of one channel's products in an output cell; None of all that are thumbnails."""

    cell: Cell
    channel: int | None


@dataclass(frozen=True)
class SumAt:
    """What adds up an output cell."""

    cell: Cell


OfOutput = OutputAt | TermAt | ChannelSumAt | SumAt
Pointed = OfOutput | InputAt | WeightAt | BiasAt | None


class Focus(QObject):
    """The hovered cell, and the output cell pinned by a click."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pointed: Pointed = None
        self._pinned: Cell | None = None

    @property
    def pointed(self) -> Pointed:
        """What the pointer is on now."""
        return self._pointed

    @property
    def pinned(self) -> Cell | None:
        """Output cell that stays in the ledger, if any."""
        return self._pinned

    def point(self, at: Pointed) -> None:
        """Point at something, or at nothing."""
        if at != self._pointed:
            self._pointed = at
            self.changed.emit()

    def pin(self, cell: Cell | None) -> None:
        """Keep an output cell in the ledger, or let go."""
        if cell != self._pinned:
            self._pinned = cell
            self.changed.emit()

    def shown(self, playing: Cell) -> Cell:
        """Output cell the ledger writes out: the one pointed at, else pinned, else playing.

        For a weight or a bias it is that of its own filter, in the same place.
        """
        at = self._pointed
        if isinstance(at, OfOutput):
            return at.cell
        kept = self._pinned or playing
        if isinstance(at, WeightAt | BiasAt) and at.follow:
            return (at.weight[0] if isinstance(at, WeightAt) else at.filter, *kept[1:])
        return kept

    def follow(self) -> None:
        """Let the ledger follow the player again: nothing of an output keeps it."""
        pointed = None if isinstance(self._pointed, OfOutput) else self._pointed
        if (pointed, None) != (self._pointed, self._pinned):
            self._pointed, self._pinned = pointed, None
            self.changed.emit()

    def forget(self) -> None:
        """Nothing pointed at, nothing pinned: the output has another shape."""
        if self._pointed is not None or self._pinned is not None:
            self._pointed = self._pinned = None
            self.changed.emit()
