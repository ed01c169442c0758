"""What the page of an opened cell is told: the cell's surroundings, and the user's words."""

from collections.abc import Callable
from typing import NamedTuple

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.fields import NOTHING, Field
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import SOFTMAX, Maps
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.core.layers.base import Caption
from cnnlab.core.network import INPUT


class CellWords(NamedTuple):
    """Words and templates in the user's language, and what says the names and formulas."""

    name: Callable[[str], str]
    """A layer's name as it is shown, of its name in the network."""
    arithmetic: Callable[[Caption], str]
    """The formula of a cell, which ends in its value after an equals sign."""
    window: str = "{layer}: window"
    value: str = "value"
    """What is read where a window is a single number."""
    weights: str = "{layer}: weights"
    weight: str = "weight"
    products: str = "products"
    product: str = "product"
    sum: str = "sum"
    so_far: str = "so far"
    channels: str = "sum of the {n} channels"
    inputs: str = "sum of the {n} products"
    """Likewise where each channel is a single number, or where there is one channel."""
    bias: str = "bias"
    rounding: str = "rounding"
    padding: str = "padding"
    largest: str = "The {n} largest products"
    others: str = "the other {n} products"
    by_map: str = "All products, map by map"
    reads: str = "reads, in the drawing"
    size: str = "{rows}×{columns} of the drawing"
    unit: str = "unit"
    logit: str = "logit z"
    power: str = "e^z"
    less: str = "e^(z − {less})"
    """Likewise where z is too large for it."""
    share: str = "share"
    total: str = "sum"


class Surroundings(NamedTuple):
    """What is shown beside a cell's arithmetic."""

    map: Maps
    """Numbers (H, W) of the map that the cell is in."""
    image: Maps
    """The network's input (H, W)."""
    field: Field | None
    """What the cell sees of the input; None for a probability, of which it is all."""
    reads: str
    """Name of the shown layer that the first cell of the chain is computed from."""
    largest: float | None = None
    """The number in the map's full colour; None for its own largest one."""

    @classmethod
    def of(cls, inspection: Inspection, opened: OpenedCell) -> "Surroundings":
        """Of a cell that was opened in an inspection."""
        layer, first = opened.layer, opened.chain[0].layer
        source, fields = inspection.before(first.name), inspection.fields(layer.name, opened.cell)
        return cls(
            inspection.maps(layer)[opened.cell[0]],
            inspection.activations[INPUT][0, 0],
            None if layer.name == SOFTMAX else fields.get(INPUT, NOTHING),
            first.name if source is None else source.name,
            inspection.largest(layer.name),
        )


def cell_name(words: CellWords, layer: str, cell: Cell, is_vector: bool) -> str:
    """A cell as layer[map, row, column], a unit as layer[unit]."""
    index = str(cell[0]) if is_vector else ", ".join(map(str, cell))
    return f"{words.name(layer)}[{index}]"
