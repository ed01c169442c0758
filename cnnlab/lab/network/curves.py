"""Curves of a training: columns of numbers that grow."""

from collections.abc import Iterable

import numpy as np

from cnnlab.core.arrays import Array

FIRST_ROOM = 1024


class Columns:
    """Columns (C, n) of float64; a row at the end takes the same time however many there are."""

    def __init__(self, count: int) -> None:
        self._room = np.zeros((count, FIRST_ROOM))
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    def column(self, i: int) -> Array:
        """One of them (n,), read-only; what is added later does not change it."""
        found = self._room[i, : self._rows]
        found.flags.writeable = False
        return found

    def rows_until(self, end: float) -> list[tuple[float, ...]]:
        """The rows whose first number is at most that."""
        count = int(np.searchsorted(self.column(0), end, "right"))
        return [tuple(row) for row in self._room[:, :count].T.tolist()]

    def extend(self, rows: Iterable[tuple[float, ...]]) -> None:
        """Add rows at the end."""
        more = np.array(list(rows), np.float64)
        if not len(more):
            return
        end = self._rows + len(more)
        if end > self._room.shape[1]:
            room = np.zeros((len(self._room), max(end, 2 * self._room.shape[1])))
            room[:, : self._rows] = self._room[:, : self._rows]
            self._room = room
        self._room[:, self._rows : end] = more.T
        self._rows = end


class Curves:
    """Loss and accuracy (0…1) of each step's batch, and of validation now and then."""

    def __init__(self) -> None:
        self.training = Columns(3)
        """Step, loss, accuracy."""
        self.validation = Columns(3)
        """Likewise."""

    def until(self, step: int) -> "Curves":
        """A copy up to a step, which can grow."""
        found = Curves()
        found.training.extend(self.training.rows_until(step))
        found.validation.extend(self.validation.rows_until(step))
        return found

    @property
    def steps(self) -> Array:
        """(n,), from 1."""
        return self.training.column(0)

    @property
    def losses(self) -> Array:
        """(n,) of each step's batch, before the step."""
        return self.training.column(1)

    @property
    def accuracies(self) -> Array:
        """(n,) likewise."""
        return self.training.column(2)

    @property
    def validation_steps(self) -> Array:
        """(m,): after which steps validation was looked at."""
        return self.validation.column(0)

    @property
    def validation_losses(self) -> Array:
        """(m,)."""
        return self.validation.column(1)

    @property
    def validation_accuracies(self) -> Array:
        """(m,)."""
        return self.validation.column(2)
