"""The stage's grid views: made, named and removed as the shapes ask for."""

import math
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Final, Literal

from PySide6.QtWidgets import QWidget

from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.lab.shared.turns import Turns
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import StageLayout, StageShape
from cnnlab.ui.convolution import cells
from cnnlab.ui.widgets.grid_view import GridView

GridRole = Literal["input", "filters", "biases", "output", "apart", "difference"]
Address = tuple[GridRole, tuple[int, ...]]
"""Role and the indices before row and column."""
Placed = tuple[tuple[Cells, Lattice], ...]
Wire = Callable[[GridView, Address], None]

GIVEN: Final = ("input", "filters", "biases")
AT_ONCE: Final = 150
"""Grids that are made at once; more, thumbnails all, come a few at a time."""
A_TURN: Final = 12


class StageGrids:
    """Grid views by address; ``wire`` connects a new one.

    Those that come later take what has been shown, named and placed meanwhile.
    """

    def __init__(self, parent: QWidget, wire: Wire) -> None:
        self._parent = parent
        self._wire = wire
        self._theme = load_theme("light")
        self._name: Callable[[Address], str] = lambda _: ""
        self._layout: StageLayout | None = None
        self._cells: dict[GridRole, Callable[[tuple[int, ...]], Cells]] = {}
        self._wanted: dict[Address, str] = {}
        self._to_come: list[Address] = []
        self._turns = Turns(parent)
        self._predicted = False
        self.by_address: dict[Address, GridView] = {}

    def ensure(self, shape: StageShape) -> None:
        """Make what is missing, remove what is too much."""
        wanted = _addresses(shape)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        for address in [a for a in self.by_address if a not in wanted]:
            grid = self.by_address.pop(address)
            grid.hide()
            # It must lose its parent at once, or it is still found by its name.
            grid.setParent(None)
            grid.deleteLater()
        self._to_come = [address for address in wanted if address not in self.by_address]
        if len(self._to_come) > AT_ONCE:
            self._to_come.sort(key=lambda address: _smallness(shape, address))
        self._make_some(AT_ONCE)
        self._order()
        if self._to_come:
            self._turns.soon(self._make_more)

    def name(self, name: Callable[[Address], str]) -> None:
        """Tell a screen reader what each is."""
        self._name = name
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
        self._layout = layout
        for address, grid in self.by_address.items():
            lattice = lattice_of(layout, address)
            if lattice != grid.placed_at:
                grid.set_lattice(lattice)

    def placed(self, role: str) -> Placed:
        """What each grid of one role shows, and where on the stage."""
        return _placed(grid for _, grid in self.of(role))

    def make_all(self) -> None:
        """Those that are still to come do so now."""
        if self._to_come:
            self._make_more(len(self._to_come))

    def all_placed(self) -> Placed:
        """Likewise of every grid."""
        self.make_all()
        return _placed(self.by_address.values())

    def set_theme(self, theme: Theme) -> None:
        """Other colours, for grids still to be made too."""
        self._theme = theme
        for grid in self.by_address.values():
            grid.set_theme(theme)

    def cells_of(self, address: Address) -> Cells:
        """What a grid shows, or will once it has come."""
        role, index = address
        return self._cells[role](index)

    def show_inputs(self, bench: Bench, evaluation: Evaluation | None) -> None:
        """Numbers of the input."""
        shown = cells.input_cells(bench, evaluation)
        self._show("input", lambda index: shown[index[0]])

    def show_filters(self, bench: Bench) -> None:
        """Weights and biases."""
        weights, biases = cells.filter_cells(bench), cells.bias_cells(bench)
        self._show("filters", lambda index: weights[index[0]][index[1]])
        self._show("biases", lambda index: biases[index[0]])

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
        self._predicted = bench.output_mode == "predict"
        for _, grid in self.of("output"):
            grid.editable = self._predicted
        self._show("output", lambda index: shown[index[0]])
        changed = cells.difference_cells(bench, evaluation)
        self._show("difference", lambda index: changed[index[0]])
        if any(role == "apart" for role, _ in self._wanted):
            apart = cells.apart_cells(bench, evaluation, player, beside)
            self._show("apart", lambda index: apart[index[0]][index[1]])

    def _show(self, role: GridRole, shown: Callable[[tuple[int, ...]], Cells]) -> None:
        self._cells[role] = shown
        for index, grid in self.of(role):
            grid.set_cells(shown(index))

    def _make_some(self, count: int) -> list[Address]:
        """The first of those to come, which are nowhere yet and hold nothing."""
        some, self._to_come = self._to_come[:count], self._to_come[count:]
        for address in some:
            self.by_address[address] = self._make(address, self._wanted[address])
        return some

    def _make_more(self, count: int = A_TURN) -> None:
        for address in self._make_some(count):
            self._pull(address)
        if self._to_come:
            self._turns.soon(self._make_more)
        else:
            self._order()

    def _pull(self, address: Address) -> None:
        """What the others have been told since."""
        grid = self.by_address[address]
        grid.setAccessibleName(self._name(address))
        grid.set_cells(self.cells_of(address))
        if self._layout is not None:
            grid.set_lattice(lattice_of(self._layout, address))

    def _make(self, address: Address, name: str) -> GridView:
        grid = GridView(self._parent)
        grid.set_theme(self._theme)
        grid.setObjectName(name)
        grid.editable = self._predicted if address[0] == "output" else address[0] in GIVEN
        grid.empty = math.nan if address[0] == "output" else 0.0
        self._wire(grid, address)
        grid.show()
        return grid

    def _order(self) -> None:
        grids = [self.by_address[one] for one in self._wanted if one in self.by_address]
        for before, after in pairwise(grids):
            QWidget.setTabOrder(before, after)


def _placed(grids: Iterable[GridView]) -> Placed:
    return tuple((grid.cells, grid.lattice.moved(grid.x(), grid.y())) for grid in grids)


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


def _smallness(shape: StageShape, address: Address) -> int:
    """0 for what is read, 1 for the thumbnail of a filter, 2 for that of a channel."""
    role, index = address
    if role not in ("input", "filters"):
        return 0
    if shape.whole and index[-1] not in shape.whole:
        return 2
    return int(role == "filters" and index[0] != shape.in_use)


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
