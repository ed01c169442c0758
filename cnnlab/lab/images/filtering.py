"""A filter's result over time: worked out on a thread, the newest request only, a preview first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from threading import Event
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.filter_settings import Axis, FilterSettings, filtered_size, passes
from cnnlab.core.filtering import Filter, filtered, filtering, thinned
from cnnlab.core.image_filters import KINDS, Combined, ImageFilter
from cnnlab.core.levels import Levels, levels_of
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.shown_plane import WHITE, ChannelSource, ShownPlane, shown_plane
from cnnlab.lab.shared.newest import Newest
from cnnlab.lessons.image_sheet import ImageFiltering

PREVIEW_SIDE: Final = 256  # pixels of a preview


@dataclass(frozen=True, eq=False)
class FilterTask:
    """A channel of a picture, and what is done to it."""

    source: ChannelSource
    filtering: ImageFiltering

    @property
    def plane(self) -> Floats:
        """The channel (H, W) in float32."""
        return self.source.plane

    @cached_property
    def size(self) -> Pair | Problem:
        """Rows and columns of the result; a Problem where no whole window fits."""
        return filtered_size(self.source.shape, _pair(self.kernels[0]), self.settings)

    @cached_property
    def kernels(self) -> tuple[Floats, ...]:
        """Weights (kh, kw) of the filter, or of both filters of a pair."""
        return kernels_of(self.filtering)

    @property
    def filter(self) -> ImageFilter | Array:
        """The filter as it is used: a pair by name, any other as its weights, worked out once."""
        pair = len(self.kernels) > 1
        return self.filtering.filter if pair else self.kernels[0].astype(np.float64)

    @property
    def combined(self) -> Combined | None:
        """What the results of a pair of filters become."""
        return combined_of(self.filtering)

    @cached_property
    def passes(self) -> list[tuple[Axis, Axis]] | Problem:
        """The axes of each time that the filter is applied; a Problem where no window fits."""
        return passes(self.source.shape, _pair(self.kernels[0]), self.settings)

    @property
    def windows(self) -> int:
        """Of all times that the filter is applied; 0 where there is no result."""
        if isinstance(self.passes, Problem):
            return 0
        return sum(rows.windows * columns.windows for rows, columns in self.passes)

    @cached_property
    def places(self) -> list[tuple[float, float]]:
        """Where pixels of the result lie in the picture, as ``positions`` says."""
        return positions(self.source.shape, self.filtering)

    @property
    def exact(self) -> Floats:
        """The channel in float64, but of a very large picture."""
        return self.source.exact

    @property
    def whole_numbers(self) -> bool:
        """Whether the picture's numbers are whole, as those of mixed colours are not."""
        return len(self.source.picture.pixels) == 1 or self.source.channel != "grey"

    @property
    def settings(self) -> FilterSettings:
        """How the filter is moved."""
        return self.filtering.settings

    def levels(self, values: Floats) -> Levels:
        """Values of the result as levels."""
        display, bound = self.filtering.display, bound_of(self.filtering)
        return levels_of(values, display, bound=bound, white=WHITE)

    def shown(self, values: Floats, levels: Levels, shape: Pair, step: int = 1) -> ShownPlane:
        """Values and their levels, of which each stands for ``step`` rows and columns."""
        return shown_plane(values, levels, self.filtering.display, shape, step)


def kernels_of(filtering: ImageFiltering) -> tuple[Floats, ...]:
    """Weights (kh, kw) of the filter, or of both filters of a pair."""
    filter_ = filtering.filter
    return filter_.kernels() if isinstance(filter_, ImageFilter) else (filter_,)


def combined_of(filtering: ImageFiltering) -> Combined | None:
    """What the results of a pair of filters become; None for one filter."""
    filter_ = filtering.filter
    return KINDS[filter_.kind].combined if isinstance(filter_, ImageFilter) else None


def bound_of(filtering: ImageFiltering) -> float | None:
    """The largest absolute value that the result can have, where it is known."""
    return float(np.pi) if combined_of(filtering) == "direction" else None


def positions(size: Pair, filtering: ImageFiltering) -> list[tuple[float, float]]:
    """For rows and columns, the step and the offset of the result's pixels in the picture.

    The middle of a pixel lies in the middle of its window. Only for what has a result.
    """
    found = passes(size, _pair(kernels_of(filtering)[0]), filtering.settings)
    places = [(1.0, 0.0), (1.0, 0.0)]
    if isinstance(found, Problem):
        return places
    for both in reversed(found):
        for a, axis in enumerate(both):
            step, offset = places[a]
            own = axis.reach / 2 - axis.before - axis.stride / 2
            places[a] = step * axis.stride, offset * axis.stride + own
    return places


class FilterRun(QObject):
    """Works out what was asked last; what was asked before is given up."""

    shown = Signal(object)
    """A ShownPlane of the newest task: a preview first where the picture is large."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest = Newest(self)
        self._newest.reported.connect(self._show)
        self._newest.failed.connect(self._on_failed)
        self._asked: FilterTask | None = None
        self._whole: ShownPlane | None = None

    @property
    def running(self) -> bool:
        """Whether a result is still to come."""
        return self._newest.running

    def whole(self, task: FilterTask) -> ShownPlane | None:
        """The whole result of a task, if it is the newest and is there."""
        return self._whole if task is self._asked else None

    def request(self, task: FilterTask) -> None:
        """Work this out, and nothing that was asked before; not the same task twice."""
        if self._newest.ask(task, partial(_work, task)):
            self._asked, self._whole = task, None

    def give_up(self) -> None:
        """Work nothing out."""
        self._asked = self._whole = None
        self._newest.give_up()

    def close_down(self) -> None:
        """Cancel, wait, and emit no further signals."""
        self._asked = self._whole = None
        self._newest.close()

    def _show(self, report: ShownPlane) -> None:
        self._whole = None if report.values is None else report
        self.shown.emit(report)

    def _on_failed(self, error: Exception) -> None:
        raise error


def _work(task: FilterTask, stop: Event) -> Iterator[ShownPlane]:
    """Of a large picture a preview of the result, then the whole of it."""
    size = task.size
    if isinstance(size, Problem):
        return
    if task.source.large:
        _ = task.source.shown  # worked out here, and shown with the preview
        preview = _preview(task, size)
        if preview is not None:
            yield preview
    values = _whole(task.plane, task.filter, task.settings, stop)
    levels = None if values is None else task.levels(values)
    if values is not None and levels is not None and not stop.is_set():
        yield task.shown(values, levels, size)


def _preview(task: FilterTask, size: Pair) -> ShownPlane | None:
    """The filter on a picture that has been thinned out; None where it has no result there."""
    thin = thinned(task.plane, PREVIEW_SIDE)
    step = -(-max(task.source.shape) // PREVIEW_SIDE)
    values = filtered(thin, task.filter, task.settings)
    if isinstance(values, Problem):
        return None
    return task.shown(values, task.levels(values), size, step)


def _whole(plane: Floats, filter_: Filter, settings: FilterSettings, stop: Event) -> Floats | None:
    """The whole result, None when it was given up."""
    started = filtering(plane, filter_, settings)
    values: Floats | None = None
    for report in () if isinstance(started, Problem) else started:
        if stop.is_set():
            return None
        values = report.output
    return values


def _pair(values: Floats) -> Pair:
    height, width = values.shape
    return height, width
