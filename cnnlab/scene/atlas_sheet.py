"""A network laid out on one sheet, with the words on it and its maps as pixels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import LayerInfo
from cnnlab.scene.atlas_layout import AtlasLayout
from cnnlab.scene.atlas_maps import Tiles
from cnnlab.scene.colours import Theme


class Title(NamedTuple):
    """What stands above a layer: its name, what is done, its shape, and whether it unfolds."""

    name: str
    operation: str
    shape: str
    range: str
    mark: str = ""
    """A sign that says what a click on the title does."""


class SheetWords(NamedTuple):
    """Words on the sheet, in the user's language."""

    titles: Mapping[str, Title]
    """By layer."""
    columns: tuple[str, str, str]
    """Heads of the softmax's table: the logit, its power, the share."""
    largest: str
    """At the ends of the legend, with {sign}: the largest number of the layer."""
    percent: str = "{number} %"
    """How a share is written."""


class Playing(NamedTuple):
    """How far the forward pass has come: the block that fills, and the share 0…1 of it."""

    block: int
    share: float


@dataclass(frozen=True, eq=False)
class Sheet:
    """A network laid out, with its maps as pixels."""

    inspection: Inspection
    layout: AtlasLayout
    words: SheetWords
    theme: Theme
    _made: dict[str, Tiles] = field(default_factory=dict, init=False)

    def tiles(self, layer: LayerInfo) -> Tiles:
        """The pixels of a layer's maps, made when they are first asked for."""
        if layer.name not in self._made:
            self._made[layer.name] = Tiles.of(self.inspection, layer, self.theme)
        return self._made[layer.name]
