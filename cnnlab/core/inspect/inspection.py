"""A network and what it makes of one image, as plain values to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.fields import Field, receptive_fields
from cnnlab.core.inspect.layers import (
    SOFTMAX,
    LayerInfo,
    Maps,
    Stage,
    activations_of,
    layer_before,
    maps_of,
    shown_layers,
    stages_of,
)
from cnnlab.core.inspect.opened_cell import OpenedCell, open_cell
from cnnlab.core.network import Network


@dataclass(frozen=True, eq=False)
class Inspection:
    """A network, and the activations of each shown layer by name: (1, K, H, W) or (1, K).

    ``at_rest``: there is no image yet, so that no map says anything.
    """

    network: Network
    activations: Mapping[str, Maps]
    at_rest: bool = False
    _spans: dict[str, tuple[float, float] | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, network: Network, image: Floats, at_rest: bool = False) -> "Inspection":
        """What a network makes of an image (C, H, W)."""
        return cls(network, activations_of(network, image), at_rest)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The layers in stages."""
        return tuple(stages_of(self.network))

    @cached_property
    def layers(self) -> dict[str, LayerInfo]:
        """The shown layers by name."""
        return {layer.name: layer for layer in shown_layers(self.network)}

    def same_layers(self, other: "Inspection") -> bool:
        """Whether another one is of a network with the same layers, perhaps with other weights."""
        ours, theirs = self.network, other.network
        return ours is theirs or (
            ours.input_shape == theirs.input_shape and ours.layers == theirs.layers
        )

    def stage_of(self, layer: LayerInfo) -> int:
        """Which stage a layer is in."""
        return next(i for i, stage in enumerate(self.stages) if layer in stage.layers)

    def span(self, layer: str) -> tuple[float, float] | None:
        """The least and the largest finite number of a layer, worked out once; None for none."""
        if layer not in self._spans:
            values = self.activations[layer]
            finite = values if np.isfinite(values).all() else values[np.isfinite(values)]
            found = (float(finite.min()), float(finite.max())) if finite.size else None
            self._spans[layer] = found
        return self._spans[layer]

    def largest(self, layer: str) -> float:
        """The largest finite number of a layer, in absolute value; 1 where all are zero."""
        return max(map(abs, self.span(layer) or (0.0,))) or 1.0

    def maps(self, layer: LayerInfo) -> Maps:
        """A layer's maps (K, H, W)."""
        return maps_of(self.activations, layer)

    def cell(self, layer: str, index: tuple[int, ...]) -> Cell:
        """The cell (map, row, column) of a layer that an index names; a unit's is its number.

        Raises KeyError for a layer that is not shown, IndexError for a cell that is not there.
        """
        info = self.layers[layer]
        given = (*index, 0, 0) if len(index) == 1 and info.is_vector else index
        inside = len(given) == 3 and all(
            0 <= n < m for n, m in zip(given, info.shape, strict=False)
        )
        if not inside:
            raise IndexError(f"{layer}: got cell {index}, expected one of {info.shape}")
        return given[0], given[1], given[2]

    def value(self, layer: str, *index: int) -> float:
        """The number in a cell: ``value("conv1", map, row, column)``, ``value("fc", unit)``."""
        return float(self.maps(self.layers[layer])[self.cell(layer, index)])

    def before(self, layer: str) -> LayerInfo | None:
        """The shown layer that a layer reads; None of the input."""
        return layer_before(tuple(self.layers.values()), layer)

    def open(self, layer: str, cell: Cell) -> OpenedCell | None:
        """The arithmetic of a cell; None where it reads numbers that are not finite."""
        try:
            return open_cell(self.network, self.activations, self.layers[layer], cell)
        except ValueError:  # of an experiment, in whose sums nothing could be read
            return None

    def fields(self, layer: str, cell: Cell) -> dict[str, Field]:
        """The receptive field of a cell in each layer before, by name."""
        if layer == SOFTMAX:
            return {}
        return receptive_fields(self.network, layer, cell[1], cell[2])
