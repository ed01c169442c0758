"""What is done to the filter on the picture, each as one undo step with a name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array
from cnnlab.core.filter_settings import Padding
from cnnlab.core.image_filters import KINDS, LARGEST, ImageFilter
from cnnlab.core.levels import Display
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lab.images.layer_filters import network_weights
from cnnlab.lessons.image_sheet import Channel, ImageFiltering
from cnnlab.ui.images.filter_words import NETWORK, TYPED, edit_names
from cnnlab.ui.widgets.gesture_run import GestureRun
from cnnlab.ui.window.notice import Say

translate = QCoreApplication.translate
PAUSE = 900  # ms after which another step of a box is another undo step
PICTURES = ("identity", "box_blur", "gaussian_blur", "motion_blur", "sharpen", "unsharp_mask")
"""Kinds whose results are pictures again, which a signed display would paint blue."""


class FilterEdits:
    """Edits of the document's filter."""

    def __init__(self, document: ImageDocument, refuse: Callable[[Say], object]) -> None:
        self._document, self._refuse = document, refuse
        self._steps = GestureRun()

    @property
    def filtering(self) -> ImageFiltering:
        """The filter and how it is used."""
        return self._document.sheet.filtering

    @property
    def weights(self) -> Array:
        """Weights (kh, kw) of the filter, of a pair those of the first."""
        filter_ = self.filtering.filter
        return filter_.kernels()[0] if isinstance(filter_, ImageFilter) else filter_

    def use_kind(self, kind: str) -> None:
        """Another filter by name, or the same weights as if they were typed."""
        if kind == NETWORK:
            self.use_network(0)
            return
        if kind == TYPED:
            self._edit("kind", filter=self.weights)
            return
        before, display = self.filtering.filter, self.filtering.display
        if isinstance(before, ImageFilter) and display == usual_display(before.kind):
            display = usual_display(kind)
        self._edit("kind", filter=ImageFilter(kind), display=display)

    def use_network(self, place: int) -> None:
        """The filter at that place of the first layer of the shipped network, to be changed."""
        weights = network_weights()[place]
        if not np.array_equal(weights, self.weights):
            self._edit("kind", "network", filter=weights, display="signed")

    def use_parameter(self, name: str, value: float) -> None:
        """Another value of one of the kind's parameters; of sizes the odd one at or below it."""
        filter_ = self.filtering.filter
        if not isinstance(filter_, ImageFilter):
            return
        if name == "size" and value % 2 != 1:
            value = float(int(value) // 2 * 2 + 1 if value > filter_.value(name) else value - 1)
        changed = filter_.with_value(name, value)
        if changed != filter_:
            self._edit("parameter", f"parameter {filter_.kind} {name}", filter=changed)

    def set_weight(self, row: int, column: int, value: float, gesture: object = None) -> None:
        """One number typed or scrubbed: the filter is typed from then on."""
        weights = self.weights.copy()
        weights[row, column] = value
        self._use_weights(weights, gesture)

    def set_block(self, row: int, column: int, block: Array) -> None:
        """Numbers pasted or filled in from a cell on; empty ones leave what is there."""
        weights = self.weights
        rows = max(weights.shape[0], row + block.shape[0])
        columns = max(weights.shape[1], column + block.shape[1])
        if max(rows, columns) > LARGEST:
            self._refuse(lambda: _too_large(rows, columns))
            return
        grown = np.zeros((rows, columns))
        grown[: weights.shape[0], : weights.shape[1]] = weights
        part = grown[row : row + block.shape[0], column : column + block.shape[1]]
        part[:] = np.where(np.isnan(block), part, block)
        self._use_weights(grown, None)

    def use_size(self, size: Pair) -> None:
        """Typed weights of another size: rows and columns come and go at both sides."""
        weights = self.weights
        if size != weights.shape:
            self._edit("size", "size", filter=resized(weights, size))

    def use_stride(self, stride: Pair) -> None:
        """Another stride."""
        self._set("stride", stride)

    def use_padding(self, padding: Padding) -> None:
        """Another padding."""
        self._set("padding", padding)

    def use_dilation(self, dilation: Pair) -> None:
        """Another dilation."""
        self._set("dilation", dilation)

    def use_repeat(self, repeat: int) -> None:
        """Apply the filter so often."""
        self._set("repeat", repeat)

    def use_flip(self, flip: bool) -> None:
        """Convolution, or cross-correlation."""
        self._set("flip", flip)

    def use_display(self, display: Display) -> None:
        """Show the result in another way."""
        if display != self.filtering.display:
            self._edit("display", display=display)

    def use_channel(self, channel: Channel) -> None:
        """Show another channel."""
        if channel != self.filtering.channel:
            self._edit("channel", channel=channel)

    def _use_weights(self, weights: Array, gesture: object) -> None:
        if not np.array_equal(weights, self.weights):
            self._replace("weights", gesture, filter=weights)

    def _set(self, name: str, value: Any) -> None:
        settings = self.filtering.settings
        if getattr(settings, name) != value:
            self._edit(name, name, settings=replace(settings, **{name: value}))

    def _edit(self, name: str, about: object = None, **changes: Any) -> None:
        gesture = None if about is None else self._steps.gesture(about, PAUSE)
        self._replace(name, gesture, **changes)

    def _replace(self, name: str, gesture: object, **changes: Any) -> None:
        filtering = replace(self.filtering, **changes)
        self._document.edit_filtering(filtering, lambda: edit_names()[name], gesture)


def usual_display(kind: str) -> Display:
    """How results of a kind are best seen."""
    if kind in PICTURES:
        return "clamped"
    return "absolute" if KINDS[kind].combined == "magnitude" else "signed"


def resized(weights: Array, size: Pair) -> Array:
    """Weights cut at both sides, or with zeros there, so that the middle stays the middle."""
    for axis, wanted in enumerate(size):
        more = wanted - weights.shape[axis]
        before = abs(more) // 2
        if more > 0:
            around = [(0, 0), (0, 0)]
            around[axis] = before, more - before
            weights = np.pad(weights, around)
        else:
            weights = weights.take(range(before, before + wanted), axis)
    return np.ascontiguousarray(weights)


def _too_large(rows: int, columns: int) -> str:
    text = translate(
        "Filters",
        "The filter would have {rows} × {columns} weights, and the largest has {most} × {most}. "
        "Select another cell or copy less.",
    )
    return text.format(rows=rows, columns=columns, most=LARGEST)
