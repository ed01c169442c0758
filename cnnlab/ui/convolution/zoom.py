"""How far the input and output grids are zoomed and scrolled; all slices of a group together."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent

from cnnlab.core.experiment.steps import Step
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import StageLayout

STEP = 1.25
WHEEL_PIXELS = 60.0  # scrolled by one notch of the wheel
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

    def layout(self, fitted: StageLayout) -> StageLayout:
        """The layout as it is shown."""
        inputs = tuple(self.applied("inputs", x) for x in fitted.inputs)
        outputs = tuple(self.applied("outputs", y) for y in fitted.outputs)
        differences = tuple(self.applied("outputs", y) for y in fitted.differences)
        apart = tuple(tuple(self.applied("outputs", y) for y in maps) for maps in fitted.apart)
        return replace(fitted, inputs=inputs, outputs=outputs, differences=differences, apart=apart)

    def turn(self, fitted: StageLayout, event: QWheelEvent) -> bool | None:
        """The wheel: zoom with Ctrl, else scroll the grid under the pointer.

        Whether anything moved; None where the wheel is not for the stage.
        """
        group = _group_at(fitted, event.position())
        turns = event.angleDelta() / 120.0
        if group is None:
            return None
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self.change_at(fitted, turns.y() or turns.x(), event.position())
        across = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        dx = -WHEEL_PIXELS * (turns.x() or (turns.y() if across else 0))
        dy = 0.0 if across else -WHEEL_PIXELS * turns.y()
        return self.pan(group, _lattices(fitted, group)[0], dx, dy)

    def change_at(self, fitted: StageLayout, steps: float, at: QPointF) -> bool:
        """Zoom the grids under a point by steps; False where there is none."""
        group = _group_at(fitted, at)
        if group is None:
            return False
        here = next(x for x in _lattices(fitted, group) if x.rect.contains(at))
        self.change(group, here, steps, at)
        return True

    def zoomed_at(self, fitted: StageLayout, at: QPointF) -> str | None:
        """The group of the grid under a point, where there is more of it than is seen."""
        group = _group_at(fitted, at)
        return None if group is None or self._views[group].factor == 1.0 else group

    def drag(self, fitted: StageLayout, group: str, by: QPointF) -> None:
        """Scroll a group along with what drags it."""
        self.pan(group, _lattices(fitted, group)[0], -by.x(), -by.y())

    def follow_step(self, fitted: StageLayout, step: Step) -> bool:
        """Keep a step's window and its output cell in sight; whether anything moved."""
        window = step.window
        block = (window.top, window.left, *window.extent)
        cell = (step.cell[1], step.cell[2], 1, 1)
        moved = self.follow("inputs", fitted.inputs[0], block)
        return self.follow("outputs", fitted.outputs[0], cell) or moved

    def follow_cell(self, fitted: StageLayout, group: str, cell: tuple[int, int]) -> bool:
        """Keep a cell of a group in sight; whether anything moved."""
        return self.follow(group, _lattices(fitted, group)[0], (*cell, 1, 1))

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


def _lattices(layout: StageLayout, group: str) -> tuple[Lattice, ...]:
    return layout.inputs if group == "inputs" else layout.outputs


def _group_at(layout: StageLayout, point: QPointF) -> str | None:
    """Group of the grid under a point."""
    for group in GROUPS:
        if any(lattice.rect.contains(point) for lattice in _lattices(layout, group)):
            return group
    return None
