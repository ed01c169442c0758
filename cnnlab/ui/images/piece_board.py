"""The pieces, their maps, the pooled maps and the weights of the vote, in columns A, B and C."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from cnnlab.core.arrays import Array
from cnnlab.lab.images.pieces import PiecesView
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.piece_cells import EvenCells, MatchCells
from cnnlab.ui.images.piece_grid import MarkedGrid
from cnnlab.ui.images.piece_holder import GridHolder
from cnnlab.ui.images.piece_title import LineTitle
from cnnlab.ui.images.piece_words import NAMES

ROWS = ("piece", "map", "pool", "X", "O")
SHARES = {"piece": 34, "map": 100, "pool": 50, "X": 50, "O": 50}
SHOWN = {"pieces": ("piece", "map", "pool"), "vote": ("pool", "X", "O")}
TITLED = {"pieces": ("piece",), "vote": ("pool", "X", "O")}
OBJECTS = {"piece": "xPiece", "map": "xMap", "pool": "xPool", "X": "xWeightX", "O": "xWeightO"}
Place = tuple[str, int]
"""A row of ROWS and the piece's index."""


class PieceBoard(QWidget):
    """Five rows of three grids, of which a view shows some."""

    pointed = Signal(object, object)
    """A Place and (row, column), None where no cell is pointed at."""
    clicked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.grids: dict[Place, MarkedGrid] = {}
        self.headings = {row: QLabel() for row in ROWS}
        self.titles = {(row, i): LineTitle() for row in ROWS for i in range(len(NAMES))}
        self._holders: dict[Place, GridHolder] = {}
        self._lay_out()
        self.show_view("pieces")

    def show_view(self, name: str) -> None:
        """Which rows are seen."""
        for place, holder in self._holders.items():
            holder.setVisible(place[0] in SHOWN[name])
        for place, title in self.titles.items():
            title.setVisible(place[0] in SHOWN[name] and place[0] in TITLED[name])
        for row, heading in self.headings.items():
            heading.setVisible(row in SHOWN[name] and row != "piece")
        for at, row in enumerate(ROWS):
            self._grid.setRowStretch(3 * at + 2, SHARES[row] if row in SHOWN[name] else 0)

    def show_numbers(self, view: PiecesView, pieces: Array, rectified: bool) -> None:
        """All numbers of what is seen."""
        maps = view.maps.rectified if rectified else view.maps.scores
        largest = float(np.abs(view.weights).max()) or 1.0
        for index in range(len(NAMES)):
            piece = pieces[index]
            self._show("piece", index, Cells(piece, float(np.abs(piece).max()) or 1.0))
            self._show("map", index, MatchCells(maps[index]))
            self._show("pool", index, MatchCells(view.maps.pooled[index], widest="0.00"))
            for letter, row in enumerate(("X", "O")):
                self._show(row, index, EvenCells(view.weights[letter, index], largest))

    def light(self, windows: dict[Place, tuple[int, int, int, int]]) -> None:
        """Frame blocks of cells, and no others."""
        for place, grid in self.grids.items():
            grid.light(windows.get(place))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for grid in self.grids.values():
            grid.set_theme(theme)

    def editable(self) -> Iterator[tuple[Place, MarkedGrid]]:
        """Grids whose numbers are edited: pieces and weights."""
        for place, grid in self.grids.items():
            if place[0] in ("piece", "X", "O"):
                yield place, grid

    def _show(self, row: str, index: int, cells: Cells) -> None:
        grid = self.grids[row, index]
        resized = grid.shape != cells.values.shape
        grid.set_cells(cells)
        if resized:
            self._holders[row, index].place()

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        for at, row in enumerate(ROWS):
            heading = self.headings[row]
            heading.setObjectName("heading")
            heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            heading.setTextFormat(Qt.TextFormat.PlainText)
            self._grid.addWidget(heading, 3 * at, 0, 1, len(NAMES))
            for index, name in enumerate(NAMES):
                title = self.titles[row, index]
                self._grid.addWidget(title, 3 * at + 1, index)
                holder = self._make((row, index), f"{OBJECTS[row]}{name}")
                self._grid.addWidget(holder, 3 * at + 2, index)
        for index in range(len(NAMES)):
            self._grid.setColumnStretch(index, 1)

    def _make(self, place: Place, name: str) -> GridHolder:
        grid = self.grids[place] = MarkedGrid()
        grid.setObjectName(name)
        grid.editable = place[0] in ("piece", "X", "O")
        grid.cell_pointed.connect(partial(self.pointed.emit, place))
        grid.cell_clicked.connect(lambda row, column: self.clicked.emit(place, (row, column)))
        holder = self._holders[place] = GridHolder(grid)
        return holder
