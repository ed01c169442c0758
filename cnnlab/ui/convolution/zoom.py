"""How far the input and output grids are zoomed and scrolled; all slices of a group together."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF

from cnnlab.scene.lattice import Lattice

STEP = 1.25
LARGEST_CELL = 64.0
GROUPS = ("inputs", "outputs")


@dataclass
class _View:
    factor: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


class Zoom:
    """Turns the lattices of the fitted layout into the ones that are shown."""

    def __init__(self) -> None:
        self._views = {group: _View() for group in GROUPS}

    @property
    def fitted(self) -> bool:
        """Whether everything is shown whole."""
        return all(view.factor == 1.0 for view in self._views.values())

    def fit(self) -> None:
        """Show everything whole."""
        self._views = {group: _View() for group in GROUPS}

    def applied(self, group: str, fitted: Lattice) -> Lattice:
        """The lattice as it is shown."""
        view = self._views[group]
        if view.factor == 1.0:
            return fitted
        cell = max(fitted.cell, min(fitted.cell * view.factor, LARGEST_CELL))
        cell = round(cell) if cell >= 4.0 else cell
        return replace(fitted, cell=cell).scrolled(view.dx, view.dy)

    def change(self, group: str, fitted: Lattice, steps: float, at: QPointF | None = None) -> None:
        """Zoom by steps; the cell under ``at`` (or the middle) stays where it is."""
        view = self._views[group]
        before = self.applied(group, fitted)
        at = before.rect.center() if at is None else at
        largest = max(1.0, LARGEST_CELL / fitted.cell)
        view.factor = max(1.0, min(view.factor * STEP**steps, largest))
        if view.factor < 1.02:
            self._views[group] = _View()
            return
        here = at - before.rect.topLeft()
        after = self.applied(group, fitted)
        ratio = after.cell / before.cell
        moved = after.scrolled(
            (before.dx + here.x()) * ratio - here.x(), (before.dy + here.y()) * ratio - here.y()
        )
        view.dx, view.dy = moved.dx, moved.dy

    def pan(self, group: str, fitted: Lattice, dx: float, dy: float) -> bool:
        """Scroll; False where there is nothing more that way."""
        view = self._views[group]
        before = self.applied(group, fitted)
        after = before.scrolled(before.dx + dx, before.dy + dy)
        view.dx, view.dy = after.dx, after.dy
        return after != before

    def follow(self, group: str, fitted: Lattice, block: tuple[float, float, int, int]) -> bool:
        """Scroll as little as needed to show a block of cells; whether anything moved."""
        view = self._views[group]
        if view.factor == 1.0:
            return False
        before = self.applied(group, fitted)
        after = before.showing(*block)
        view.dx, view.dy = after.dx, after.dy
        return after != before
