"""What is done to the layers, each as one undo step with a name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.experiment import Pooling
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.pipeline import MOST_STEPS, Conv, Pipeline
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.layer_blocks import (
    blocks_of,
    maps_after,
    with_blocks,
    with_filters,
    with_pool,
)
from cnnlab.lab.images.layer_filters import (
    NETWORK,
    USUAL,
    LayerFilter,
    Name,
    filters_of,
    layer_filter,
    named_weights,
    names_of,
    network_weights,
    packed,
    same_filter,
    used,
    with_name,
)
from cnnlab.lab.images.layers import MOST_TILES
from cnnlab.lab.shared.history import StepName
from cnnlab.lessons.image_sheet import Channel, ImageLayers
from cnnlab.ui.images.filter_words import edit_names
from cnnlab.ui.images.layer_words import filter_title, own_title
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
        try:
            pipeline = with_blocks(self.layers.pipeline, count)
        except ValueError:  # steps that are no CONV, RELU and POOL take the place
            self._refuse(_too_many_steps)
        else:
            self._set(pipeline, lambda: translate("ImageLayers", "Number of layers"))

    def toggle(self, block: int, name: str, there: bool) -> None:
        """Add a filter by name to a layer or take it away; the last one stays."""
        title = partial(filter_title, name)
        if name == NETWORK and self._conv(block) is not None:
            weights = network_weights() if there else named_weights(USUAL)
            self._set_weights(block, weights, title)
        else:
            self._set_filters(block, with_name(self._kept(block), name, there), title)

    def offered(self) -> str:
        """What the filter of the Filters page is."""
        filter_ = self._document.sheet.filtering.filter
        found = layer_filter(filter_)
        if found is None and isinstance(filter_, ImageFilter):
            return filter_title(filter_.kind)
        return "" if found is None else own_title(found)

    def add_own(self, block: int) -> LayerFilter | None:
        """Add the filter of the Filters page to a layer, unless it is there or is a pair.

        Gives the filter, if there is one.
        """
        filter_ = self._document.sheet.filtering.filter
        added, filters = layer_filter(filter_), self._kept(block)
        if added is None:
            self._refuse(_no_pair)
        elif any(same_filter(added, other) for other in filters):
            self._refuse(_there_already)
        elif isinstance(added.name, str):
            self.toggle(block, added.name, True)
        else:
            self._set_filters(block, [*filters, added], partial(own_title, added))
        return added

    def remove_own(self, block: int, index: int) -> None:
        """Take away the filter of that place in a layer; the last one stays."""
        filters = self._kept(block)
        if index < len(filters):
            kept = [*filters[:index], *filters[index + 1 :]]
            self._set_filters(block, kept, partial(own_title, filters[index]))

    def set_pool(self, block: int, pooling: Pooling) -> None:
        """Another pool in a layer."""
        if self.names(block):
            pipeline = with_pool(self.layers.pipeline, block, pooling)
            self._set(pipeline, lambda: translate("ImageLayers", "Pool"))

    def set_channel(self, channel: Channel) -> None:
        """Another channel of the picture."""
        if channel != self.layers.channel:
            layers = replace(self.layers, channel=channel)
            self._document.edit_layers(layers, lambda: edit_names()["channel"])

    def show_map(self, place: int, map_: int) -> None:
        """Which map of a step is shown; not a step of its own but a gesture."""
        maps = (*self.layers.maps, *([0] * len(self.layers.pipeline.steps)))
        maps = tuple(map_ if i == place else m for i, m in enumerate(maps))
        maps = maps[: len(self.layers.pipeline.steps)]
        if maps != self.layers.maps:
            layers = replace(self.layers, maps=maps)
            self._document.edit_layers(layers, lambda: translate("ImageLayers", "Map"), "shown map")

    def names(self, block: int) -> tuple[Name, ...]:
        """What the filters of a layer are."""
        conv = self._conv(block)
        return () if conv is None else names_of(conv, self.layers.filters)

    def filters(self, block: int) -> tuple[LayerFilter, ...]:
        """The filters of a layer, none where it adds channels."""
        conv = self._conv(block)
        return () if conv is None else filters_of(conv, self.layers.filters)

    def _kept(self, block: int) -> list[LayerFilter]:
        """Those to which another one is added: the network's come and go as a whole."""
        return [one for one in self.filters(block) if one.name != NETWORK]

    def _conv(self, block: int) -> Conv | None:
        starts = blocks_of(self.layers.pipeline)
        step = self.layers.pipeline.steps[starts[block]] if block < len(starts) else None
        return step if isinstance(step, Conv) else None

    def _set_filters(self, block: int, filters: Sequence[LayerFilter], title: Say) -> None:
        if self._conv(block) is None:
            return
        if not filters:
            self._refuse(_last_filter)
            return
        known = [one.name for one in filters if isinstance(one.name, ImageFilter)]
        self._set_weights(block, packed([one.weights for one in filters]), title, known)

    def _set_weights(
        self, block: int, weights: Array, title: Say, known: Sequence[ImageFilter] = ()
    ) -> None:
        pipeline = with_filters(self.layers.pipeline, block, weights)
        self._set(pipeline, partial(_filter_name, title), known)

    def _set(self, pipeline: Pipeline, text: StepName, known: Sequence[ImageFilter] = ()) -> None:
        maps = maps_after(pipeline)
        if maps > MOST_TILES and maps > maps_after(self.layers.pipeline):
            self._refuse(lambda: _too_many(maps))
            return
        if pipeline is not self.layers.pipeline:
            filters = used(pipeline, (*self.layers.filters, *known))
            layers = replace(self.layers, pipeline=pipeline, filters=filters)
            self._document.edit_layers(layers, text)


def _filter_name(title: Say) -> str:
    return translate("ImageLayers", "Filter “{filter}”").format(filter=title())


def _last_filter() -> str:
    return translate("ImageLayers", "A layer needs a filter: choose another one first.")


def _no_pair() -> str:
    return translate(
        "ImageLayers",
        "The filter of the Filters page combines the results of two filters, and each filter of a "
        "layer makes a map of its own: choose another one there, as Sobel x.",
    )


def _there_already() -> str:
    return translate("ImageLayers", "The filter of the Filters page is in this layer already.")


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
