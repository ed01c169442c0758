"""Shows the picture, and the filter's result as it comes."""

from dataclasses import replace

from PySide6.QtCore import QObject

from cnnlab.core.arrays import Bytes
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.filtering import PREVIEW_SIDE, FilterRun, FilterTask
from cnnlab.lab.images.shown_plane import ChannelSource, ShownPlane
from cnnlab.lessons.image_sheet import ImageSheet
from cnnlab.scene.picture_frame import Along
from cnnlab.scene.picture_paint import PlaneContent, pixel_text
from cnnlab.ui.images.filter_layout import FilterParts
from cnnlab.ui.images.filter_pointer import FilterPointer
from cnnlab.ui.images.filter_pointing import pixel_sum
from cnnlab.ui.images.filter_words import problem_message
from cnnlab.ui.images.picture_zoom import PictureZoom


class FilterViews(QObject):
    """Connects both views and their scales with a sheet."""

    def __init__(self, parts: FilterParts, parent: QObject) -> None:
        super().__init__(parent)
        self.parts = parts
        self.run = FilterRun(self)
        self.zoom = PictureZoom((parts.picture, parts.result), self)
        self.pointer = FilterPointer(parts, self.zoom, self)
        self.task: FilterTask | None = None
        self._pictured: ChannelSource | None = None
        self._resting: FilterTask | None = None  # what is shown of it is no worse than a preview
        self._connect()

    @property
    def at(self) -> Pair | None:
        """The pixel of the result whose sum is written out: the pinned one, or pointed at."""
        return self.pointer.at

    def pull(self, sheet: ImageSheet, seen: bool) -> None:
        """Show a sheet; its result is worked out once the page is seen."""
        self.task = self._task_for(sheet)
        size = self.task.size
        if isinstance(size, Problem) or not self.task.source.large:
            self._show_picture(self.task.source)
        if isinstance(size, Problem):
            self.run.give_up()
            self._show_problem(size)
        elif seen:
            self._keep_old(size)
            self.run.request(self.task)
        self.pointer.follow(self.task)

    def rest(self) -> None:
        """Keep only small copies of a large picture and its result until they are seen again."""
        if self.task is None or not self.task.source.large:
            return
        self.run.give_up()
        # Not the same one: a thread that has not stopped yet still works things out for it.
        self.task = replace(self.task, source=self.task.source.anew())
        self.pointer.follow(self.task)
        self._resting, self._pictured = self.task, None
        for view in (self.parts.picture, self.parts.result):
            view.set_content(_small(view.content))
        self._pull_wipe()

    @property
    def size(self) -> Pair | None:
        """Rows and columns of the result, if there is one."""
        size = None if self.task is None else self.task.size
        return None if isinstance(size, Problem) else size

    def result_value(self, row: int, column: int) -> float:
        """A pixel of the result, unclamped, in float64. Raises IndexError where there is none."""
        if self.task is None or self.size is None:
            raise IndexError(f"row {row}, column {column}: there is no result")
        return pixel_sum(self.task, (row, column)).value

    def picture_value(self, row: int, column: int) -> float:
        """A pixel of the channel that is shown, 0…255. Raises IndexError beyond it."""
        if self.task is None:
            raise IndexError(f"row {row}, column {column}: there is no picture")
        return self.task.source.value(row, column)

    def levels_of(self, task: FilterTask) -> Bytes | None:
        """A whole result in bytes of levels, as it is shown; None if it is not there."""
        whole = self.run.whole(task)
        return None if whole is None else whole.tiers[0].levels

    def _task_for(self, sheet: ImageSheet) -> FilterTask:
        """The same as before where the same is to be shown, so that it is worked out once."""
        source, before = self._source(sheet), self.task
        if before is None or (before.source, before.filtering) != (source, sheet.filtering):
            return FilterTask(source, sheet.filtering)
        return before

    def _source(self, sheet: ImageSheet) -> ChannelSource:
        """The channel of the picture, another one only where another is to be shown."""
        channel = sheet.filtering.channel
        if self.task is not None and self.task.source.holds(sheet.picture, channel):
            return self.task.source
        source = ChannelSource(sheet.picture, channel)
        if source.large:
            self._pictured = None
            self.parts.picture.set_content(None)
        self.zoom.set_whole(source.shape)
        return source

    def _show_picture(self, source: ChannelSource) -> None:
        """Show the picture, if it is not shown already."""
        if source is self._pictured:
            return
        self._pictured = source
        shown = source.shown
        self.parts.picture.set_content(_content(shown))
        self.parts.picture_scale.set_scale(shown.low, shown.high, shown.signed, shown.counts)
        self._pull_wipe()

    def _on_shown(self, shown: ShownPlane) -> None:
        """A preview, or the result."""
        if self.task is None or self.task.size != shown.shape:
            return
        first = self.task.source is not self._pictured
        self._show_picture(self.task.source)
        if shown.values is not None or self._resting is not self.task:
            self._show_result(shown, self.task)
        if first:
            self.pointer.follow(self.task)

    def _show_result(self, shown: ShownPlane, task: FilterTask) -> None:
        rows, columns = (Along(*place) for place in task.places)
        self.parts.result.set_content(_content(shown, rows, columns))
        self.parts.result_scale.set_scale(shown.low, shown.high, shown.signed, shown.counts)

    def _keep_old(self, size: Pair) -> None:
        """Until another result comes the old one stays, if it is of the same size."""
        content = self.parts.result.content
        if content is not None and content.shape != size:
            self.parts.result.set_content(None)

    def _show_problem(self, problem: Problem) -> None:
        self.parts.result.set_content(None, problem_message(problem))
        self.parts.result_scale.set_scale(0.0, 0.0, False, None)

    def _pull_wipe(self) -> None:
        self.parts.result.set_under(self.parts.picture.content, self.parts.wipe.value() / 100)

    def _connect(self) -> None:
        parts = self.parts
        self.run.shown.connect(self._on_shown)
        parts.picture.set_read(self.picture_value)
        parts.result.set_read(self.result_value)
        parts.wipe.valueChanged.connect(self._pull_wipe)


def _small(content: PlaneContent | None) -> PlaneContent | None:
    """What a preview would show of it, without its numbers."""
    if content is None:
        return None
    small = [tier for tier in content.tiers if max(tier.levels.shape) <= 4 * PREVIEW_SIDE]
    return replace(content, tiers=tuple(small) or content.tiers[-1:], values=None)


def _content(shown: ShownPlane, rows: Along = Along(), columns: Along = Along()) -> PlaneContent:  # noqa: B008 - frozen
    longest = max((pixel_text(value) for value in shown.sample), key=len)
    return PlaneContent(
        shown.shape, shown.tiers, shown.signed, shown.values, longest, rows, columns
    )
