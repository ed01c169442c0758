"""What layers share that treat each channel of their maps by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from cnnlab.core.layers.base import Layer, Settings, Shape, check_input_shape
from cnnlab.core.shapes import pair


@dataclass(frozen=True)
class ByChannel(Layer):
    """A layer with numbers for each channel of maps (C, H, W), which keep their shape."""

    channels: int

    input_axes = 3

    def __post_init__(self) -> None:
        pair(self.channels, "channels", minimum=1)

    @classmethod
    def from_settings(cls, name: str, shape: Shape, settings: Settings) -> Self:
        """For the channels of maps (C, H, W)."""
        del settings
        return cls(name, shape[0])

    def output_shape(self, shape: Shape) -> Shape:
        """As it came. Raises ShapeError for other channels."""
        check_input_shape(self, shape, 3, self.channels, "channels")
        return shape
