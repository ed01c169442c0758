"""What is done to the layers, each as one undo step with a name."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.experiment import Pooling
from cnnlab.core.pipeline import MOST_STEPS, Conv, Pipeline
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.layer_filters import (
    NAMED,
    NETWORK,
    USUAL,
    blocks_of,
    maps_after,
    named_weights,
    names_of,
    network_weights,
    with_blocks,
    with_filters,
    with_pool,
)
from cnnlab.lab.images.layers import MOST_TILES
from cnnlab.lessons.image_sheet import Channel, ImageLayers
from cnnlab.ui.images.filter_words import edit_names
from cnnlab.ui.images.layer_words import filter_title
from cnnlab.ui.window.notice import Say

translate = QCoreApplication.translate


class LayerEdits:
    """Edits of the document's layers; what would be too many maps is refused."""

    def __init__(self, document: ImageDocument, refuse: Callable[[Say], object]) -> None:
        self._document, self._refuse = document, refuse

    @property
    def layers(self) -> ImageLayers:
        """The layers, and which map of each step is shown."""
        return self._document.sheet.layers

    def set_count(self, count: int) -> None:
        """So many times CONV, RELU and POOL."""
        text = translate("ImageLayers", "Number of layers")
        try:
            pipeline = with_blocks(self.layers.pipeline, count)
        except ValueError:  # steps that are no CONV, RELU and POOL take the place
            self._refuse(_too_many_steps)
        else:
            self._set(pipeline, text)

    def toggle(self, block: int, name: str, there: bool) -> None:
        """Add a filter to a layer or take it away; the last one stays."""
        names = self.names(block)
        if not names:
            return
        if name == NETWORK:
            weights = network_weights() if there else named_weights(USUAL)
        else:
            chosen = [kind for kind in NAMED if (there if kind == name else kind in names)]
            if not chosen:
                self._refuse(_last_filter)
                return
            weights = named_weights(chosen)
        text = translate("ImageLayers", "Filter “{filter}”").format(filter=filter_title(name))
        self._set(with_filters(self.layers.pipeline, block, weights), text)

    def set_pool(self, block: int, pooling: Pooling) -> None:
        """Another pool in a layer."""
        if self.names(block):
            pipeline = with_pool(self.layers.pipeline, block, pooling)
            self._set(pipeline, translate("ImageLayers", "Pool"))

    def set_channel(self, channel: Channel) -> None:
        """Another channel of the picture."""
        if channel != self.layers.channel:
            layers = replace(self.layers, channel=channel)
            self._document.edit_layers(layers, edit_names()["channel"])

    def show_map(self, place: int, map_: int) -> None:
        """Which map of a step is shown; not a step of its own but a gesture."""
        maps = (*self.layers.maps, *([0] * len(self.layers.pipeline.steps)))
        maps = tuple(map_ if i == place else m for i, m in enumerate(maps))
        maps = maps[: len(self.layers.pipeline.steps)]
        if maps != self.layers.maps:
            layers = replace(self.layers, maps=maps)
            self._document.edit_layers(layers, translate("ImageLayers", "Map"), "shown map")

    def names(self, block: int) -> tuple[str | None, ...]:
        """Kinds of the filters of a layer."""
        starts = blocks_of(self.layers.pipeline)
        if block >= len(starts):
            return ()
        step = self.layers.pipeline.steps[starts[block]]
        return names_of(step) if isinstance(step, Conv) else ()

    def _set(self, pipeline: Pipeline, text: str) -> None:
        maps = maps_after(pipeline)
        if maps > MOST_TILES and maps > maps_after(self.layers.pipeline):
            self._refuse(lambda: _too_many(maps))
            return
        if pipeline is not self.layers.pipeline:
            self._document.edit_layers(replace(self.layers, pipeline=pipeline), text)


def _last_filter() -> str:
    return translate("ImageLayers", "A layer needs a filter: choose another one first.")


def _too_many_steps() -> str:
    text = translate(
        "ImageLayers", "At most {most} steps are worked out: choose fewer layers first."
    )
    return text.format(most=MOST_STEPS)


def _too_many(maps: int) -> str:
    text = translate(
        "ImageLayers",
        "That would be {maps} maps, and at most {most} are shown: each filter meets each map. "
        "Choose fewer filters or fewer layers.",
    )
    return text.format(maps=maps, most=MOST_TILES)
