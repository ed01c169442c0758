"""The stage's grid views: made, named and removed as the shapes ask for."""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from PySide6.QtWidgets import QWidget

from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import StageLayout, StageShape
from cnnlab.ui.convolution import cells
from cnnlab.ui.widgets.grid_view import GridView

GridRole = Literal["input", "filters", "biases", "output", "apart", "difference"]
Address = tuple[GridRole, tuple[int, ...]]
"""Role and the indices before row and column."""
Wire = Callable[[GridView, Address], None]


class StageGrids:
    """Grid views by address; ``wire`` connects a new one."""

    def __init__(self, parent: QWidget, wire: Wire) -> None:
        self._parent = parent
        self._wire = wire
        self._theme = load_theme("light")
        self.by_address: dict[Address, GridView] = {}

    def ensure(self, shape: StageShape) -> None:
        """Make what is missing, remove what is too much."""
        wanted = _addresses(shape)
        for address in [a for a in self.by_address if a not in wanted]:
            grid = self.by_address.pop(address)
            grid.hide()
            # It must lose its parent at once, or it is still found by its name.
            grid.setParent(None)
            grid.deleteLater()
        for address, name in wanted.items():
            if address not in self.by_address:
                self.by_address[address] = self._make(address, name)
        self._order(list(wanted))

    def name(self, name: Callable[[Address], str]) -> None:
        """Tell a screen reader what each is."""
        for address, grid in self.by_address.items():
            grid.setAccessibleName(name(address))

    def of(self, role: str) -> list[tuple[tuple[int, ...], GridView]]:
        """Grids of one role with their indices."""
        return [(a[1], grid) for a, grid in self.by_address.items() if a[0] == role]

    def address(self, grid: QWidget | None) -> Address | None:
        """Where a grid belongs, None for any other widget."""
        return next((a for a, g in self.by_address.items() if g is grid), None)

    def place(self, layout: StageLayout) -> None:
        """Put every grid where the layout has it."""
        for address, grid in self.by_address.items():
            lattice = lattice_of(layout, address)
            if lattice != grid.placed_at:
                grid.set_lattice(lattice)

    def placed(self, role: str | None = None) -> tuple[tuple[Cells, Lattice], ...]:
        """What each grid, or each of one role, shows, and where on the stage."""
        grids = self.by_address.values() if role is None else [grid for _, grid in self.of(role)]
        return tuple((g.cells, g.lattice.moved(g.x(), g.y())) for g in grids)

    def set_theme(self, theme: Theme) -> None:
        """Other colours, for grids still to be made too."""
        self._theme = theme
        for grid in self.by_address.values():
            grid.set_theme(theme)

    def show_inputs(self, bench: Bench, evaluation: Evaluation | None) -> None:
        """Numbers of the input."""
        shown = cells.input_cells(bench, evaluation)
        for (c,), grid in self.of("input"):
            grid.set_cells(shown[c])

    def show_filters(self, bench: Bench) -> None:
        """Weights and biases."""
        weights, biases = cells.filter_cells(bench), cells.bias_cells(bench)
        for (k, c), grid in self.of("filters"):
            grid.set_cells(weights[k][c])
        for (k,), grid in self.of("biases"):
            grid.set_cells(biases[k])

    def show_outputs(
        self,
        bench: Bench,
        evaluation: Evaluation | None,
        player: StepPlayer,
        beside: cells.Channels,
    ) -> None:
        """Outputs as far as they are revealed, and what stands beside them."""
        if evaluation is None:
            return
        shown = cells.output_cells(bench, evaluation, player)
        for (k,), grid in self.of("output"):
            grid.editable, grid.empty = bench.output_mode == "predict", math.nan
            grid.set_cells(shown[k])
        changed = cells.difference_cells(bench, evaluation)
        for (k,), grid in self.of("difference"):
            grid.set_cells(changed[k])
        if maps := self.of("apart"):
            apart = cells.apart_cells(bench, evaluation, player, beside)
            for (k, c), grid in maps:
                grid.set_cells(apart[k][c])

    def _make(self, address: Address, name: str) -> GridView:
        grid = GridView(self._parent)
        grid.set_theme(self._theme)
        grid.setObjectName(name)
        grid.editable = address[0] in ("input", "filters", "biases")
        self._wire(grid, address)
        grid.show()
        return grid

    def _order(self, addresses: list[Address]) -> None:
        grids = [self.by_address[address] for address in addresses]
        for before, after in pairwise(grids):
            QWidget.setTabOrder(before, after)


def lattice_of(layout: StageLayout, address: Address) -> Lattice:
    """Where the layout has the grid of an address."""
    role, index = address
    if role == "input":
        return layout.inputs[index[0]]
    if role == "filters":
        return layout.filters[index[0]][index[1]]
    if role == "biases":
        return layout.biases[index[0]]
    if role == "apart":
        return layout.apart[index[0]][index[1]]
    return (layout.outputs if role == "output" else layout.differences)[index[0]]


def _addresses(shape: StageShape) -> dict[Address, str]:
    wanted: dict[Address, str] = {}
    for c in range(shape.channels):
        wanted["input", (c,)] = f"inputGrid{c}"
    for k in range(shape.filters):
        for c in range(shape.channels):
            wanted["filters", (k, c)] = f"filterGrid{k}_{c}"
        wanted["biases", (k,)] = f"biasField{k}"
    if shape.has_output:
        for k in range(shape.outputs):
            wanted["output", (k,)] = f"outputGrid{k}"
            for c in range(shape.apart):
                wanted["apart", (k, c)] = f"channelGrid{k}_{c}"
            if shape.compare:
                wanted["difference", (k,)] = f"differenceGrid{k}"
    return wanted
