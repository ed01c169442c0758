"""A place in a network: network › layer › map › cell."""

from typing import Literal, NamedTuple

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.shapes import Pair

Level = Literal["network", "layer", "map", "cell"]


class AtlasPlace(NamedTuple):
    """A place in a network; the whole of it where nothing is given. A unit is a cell (0, 0)."""

    layer: str | None = None
    map: int | None = None
    at: Pair | None = None
    """Row and column of a cell."""

    @classmethod
    def of_cell(cls, layer: str, cell: Cell) -> "AtlasPlace":
        """A cell (map, row, column) of a layer."""
        return cls(layer, cell[0], (cell[1], cell[2]))

    @property
    def level(self) -> Level:
        """How far in it is."""
        if self.layer is None:
            return "network"
        if self.map is None:
            return "layer"
        return "map" if self.at is None else "cell"

    @property
    def cell(self) -> Cell | None:
        """Its cell (map, row, column)."""
        return None if self.map is None or self.at is None else (self.map, *self.at)


NETWORK = AtlasPlace()
