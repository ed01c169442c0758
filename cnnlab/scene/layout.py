"""Positions of everything on the stage: inputs, filters with biases, the sum, outputs.

Values only; ``layout_arrange`` makes a layout from shapes and the available size.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from cnnlab.core.shapes import Pair
from cnnlab.scene.lattice import Lattice

NODE = 17.0  # radius of the sum
BRACKET = 12.0  # px, how far the bracket of a window reaches under a line of cells


@dataclass(frozen=True)
class StageShape:
    """What has to be placed: sizes are (rows, columns), ``ring`` is the padding.

    An operation without filters has 0 of them; ``weights`` is then the window's size.
    """

    channels: int
    input: Pair
    ring: Pair
    filters: int
    weights: Pair
    outputs: int
    output: Pair
    in_use: int = 0
    compare: bool = False
    """Whether each output has its difference from a reference beside it."""
    apart: int = 0
    """Maps beside each output: of its channels, or 1 for their mean."""
    whole: tuple[int, ...] = ()
    """Channels to show in full, where the others are thumbnails; empty for all of them."""
    curve: bool = False
    """Whether the curve of an activation function stands in place of the sum."""
    has_output: bool = True
    """Whether there are numbers for the outputs; without, only their place is reserved."""

    @property
    def paired(self) -> bool:
        """Whether each output is made of one channel."""
        return self.filters == 0 and self.outputs == self.channels > 1

    @property
    def columns_each(self) -> int:
        """Grids side by side for each output."""
        return 1 + self.apart + self.compare


@dataclass(frozen=True)
class CollapsedChannels:
    """Position of the channels that are thumbnails, and of their sum."""

    inputs: QRectF
    filters: tuple[QRectF, ...]
    chip: QRectF
    corridor: float
    row: float
    count: int


@dataclass(frozen=True)
class StageLayout:
    """Lattices and positions, in pixels of the stage.

    ``filters`` is by filter, then channel; ``full`` says whether every filter is shown in full,
    ``slot`` is the place of the thumbnail of the filter in use. ``unit`` is the scale of
    lines, chips and the sum: 1, or less on a small stage.
    """

    inputs: tuple[Lattice, ...]
    filters: tuple[tuple[Lattice, ...], ...]
    biases: tuple[Lattice, ...]
    outputs: tuple[Lattice, ...]
    chips: tuple[QRectF, ...]
    node: QPointF
    full: bool
    slot: QRectF
    input_title: QPointF
    output_title: QPointF
    filter_titles: tuple[QPointF, ...]
    output_labels: tuple[QPointF, ...]
    corridors: tuple[float, ...]
    bias_corridor: float
    output_columns: int
    rows: tuple[float, ...] = field(default=())
    unit: float = 1.0
    differences: tuple[Lattice, ...] = ()
    apart: tuple[tuple[Lattice, ...], ...] = ()
    """By output, the maps beside it."""
    width: float = math.inf
    """Width of the stage."""
    whole: tuple[int, ...] = ()
    """Channels in full, empty for all; of a channel that is a thumbnail the chip is empty."""
    collapsed: CollapsedChannels | None = None
    curve: QRectF = field(default_factory=QRectF)
    """The curve's place, of which the sum's is the middle; empty without one."""

    slot_slices: tuple[Lattice, ...] = ()
    """Where the thumbnail of the filter in use is drawn, which has its grids in full."""
    line: bool = False
    """Whether it is one row over its filter, with the window as a bracket."""

    @property
    def entry(self) -> QPointF | None:
        """Where a line enters the curve; None without one."""
        return None if self.curve.isEmpty() else QPointF(self.curve.left(), self.node.y())

    @property
    def exit(self) -> QPointF | None:
        """Where a line leaves the curve; None without one."""
        return None if self.curve.isEmpty() else QPointF(self.curve.right(), self.node.y())

    @property
    def in_full(self) -> Sequence[int]:
        """Channels that are shown in full."""
        return self.whole or range(len(self.inputs))
