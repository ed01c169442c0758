"""Shows the picture, the filter's result as it comes, and what is pointed at in them."""

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Signal

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.filtering import PixelSum
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.filtering import FilterRun, FilterTask, positions
from cnnlab.lab.images.shown_plane import ChannelSource, ShownPlane
from cnnlab.lessons.image_sheet import ImageSheet
from cnnlab.scene.picture_frame import Along
from cnnlab.scene.picture_paint import PlaneContent, pixel_text
from cnnlab.ui.images.filter_layout import FilterParts
from cnnlab.ui.images.filter_pointing import (
    pixel_sum,
    result_note,
    sum_content,
    sum_said,
    window_marks,
)
from cnnlab.ui.images.filter_words import problem_message
from cnnlab.ui.images.picture_zoom import PictureZoom


class FilterViews(QObject):
    """Connects both views, their scales and the ledger with a sheet."""

    noted = Signal(str)
    """One line on what is pointed at."""

    def __init__(self, parts: FilterParts, parent: QObject) -> None:
        super().__init__(parent)
        self.parts = parts
        self.run = FilterRun(self)
        self.zoom = PictureZoom((parts.picture, parts.result), self)
        self.task: FilterTask | None = None
        self.at: Pair | None = None
        """The pixel of the result whose sum is written out."""
        self._pictured: ChannelSource | None = None
        self._shown: PlaneContent | None = None
        self._connect()

    # what is shown

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
        self._point_again()

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
        rows, columns = (Along(*place) for place in self.task.places)
        self._shown = _content(shown, rows, columns)
        self.parts.result.set_content(self._shown)
        self.parts.result_scale.set_scale(shown.low, shown.high, shown.signed, shown.counts)
        if first:
            self._point_again()

    def _keep_old(self, size: Pair) -> None:
        """Until another result comes the old one stays, if it is of the same size."""
        if self._shown is not None and self._shown.shape != size:
            self._shown = None
            self.parts.result.set_content(None)

    def _show_problem(self, problem: Problem) -> None:
        self._shown = None
        self.parts.result.set_content(None, problem_message(problem))
        self.parts.result_scale.set_scale(0.0, 0.0, False, None)

    def _pull_wipe(self) -> None:
        self.parts.result.set_under(self.parts.picture.content, self.parts.wipe.value() / 100)

    # what is pointed at

    def point(self, at: Pair | None) -> PixelSum | None:
        """Show the window and the sum of a pixel of the result; None where there is none."""
        self.at = at
        found = None if at is None or self.task is None else self._sum(self.task, at)
        if found is None or at is None or self.task is None:
            self.parts.picture.set_marks(())
            self.parts.result.set_marks(())
            return None
        self.parts.picture.set_marks(self._marks(found, self.task))
        self.parts.result.set_marks([QRectF(at[1], at[0], 1, 1)])
        content = sum_content(found, self.task, at)
        self.parts.ledger.set_content(content, sum_said(found, self.task, at), "")
        return found

    def _sum(self, task: FilterTask, at: Pair) -> PixelSum | None:
        """None where there is no result, or a large picture is not worked out yet."""
        size, source = self.size, task.source
        if size is None or not (at[0] < size[0] and at[1] < size[1]):
            return None
        return None if source.large and not source.ready else pixel_sum(task, at)

    def _marks(self, found: PixelSum, task: FilterTask) -> list[QRectF]:
        """In the picture; of a filter that is applied again, its window lies in a result."""
        marks = window_marks(found, task.settings.dilation != (1, 1))
        if task.settings.repeat == 1:
            return marks
        earlier = replace(task.settings, repeat=task.settings.repeat - 1)
        before = positions(task.source.shape, replace(task.filtering, settings=earlier))
        (step_y, top), (step_x, left) = before
        return [
            QRectF(
                m.x() * step_x + left, m.y() * step_y + top, m.width() * step_x, m.height() * step_y
            )
            for m in marks
        ]

    def _point_again(self) -> None:
        """After an edit the same pixel is pointed at; at first the one in the middle."""
        size = self.size
        if size is None:
            self.parts.ledger.set_content(None, str, "")
            self.point(None)
            return
        at = self.at
        if at is None or at[0] >= size[0] or at[1] >= size[1]:
            at = size[0] // 2, size[1] // 2
        self.point(at)

    def _on_result_pointed(self, at: Pair | None) -> None:
        if at is None or self.task is None or self.size is None:
            self.noted.emit("")
            return
        found = self.point(at)
        self.noted.emit("" if found is None else result_note(found, at))

    def _on_picture_pointed(self, at: Pair | None) -> None:
        """The pixel of the result whose window has its middle nearest."""
        if at is None:
            self.noted.emit("")
            return
        value = pixel_text(self.picture_value(*at))
        text = self.tr("picture[{row},{column}] = {value}")
        self.noted.emit(text.format(row=at[0], column=at[1], value=value))
        size = self.size
        if size is None or self.task is None:
            return
        places = self.task.places
        near = [
            min(max(round((p + 0.5 - offset) / step - 0.5), 0), count - 1)
            for p, (step, offset), count in zip(at, places, size, strict=True)
        ]
        self.point((near[0], near[1]))

    def _on_followed(self, of_result: bool, row: int, column: int) -> None:
        """The keyboard's pixel into the middle."""
        content = self.parts.result.content if of_result else self.parts.picture.content
        if content is not None:
            x = content.columns.offset + (column + 0.5) * content.columns.step
            self.zoom.follow(x, content.rows.offset + (row + 0.5) * content.rows.step)

    def _connect(self) -> None:
        parts = self.parts
        self.run.shown.connect(self._on_shown)
        parts.picture.set_read(self.picture_value)
        parts.result.set_read(self.result_value)
        parts.picture.pointed.connect(self._on_picture_pointed)
        parts.result.pointed.connect(self._on_result_pointed)
        parts.picture.followed.connect(lambda r, c: self._on_followed(False, r, c))
        parts.result.followed.connect(lambda r, c: self._on_followed(True, r, c))
        parts.wipe.valueChanged.connect(self._pull_wipe)
        for view in (parts.picture, parts.result):
            self.noted.connect(view.setAccessibleDescription)


def _content(shown: ShownPlane, rows: Along = Along(), columns: Along = Along()) -> PlaneContent:  # noqa: B008 - frozen
    longest = max((pixel_text(value) for value in shown.sample), key=len)
    return PlaneContent(
        shown.shape, shown.tiers, shown.signed, shown.values, longest, rows, columns
    )
