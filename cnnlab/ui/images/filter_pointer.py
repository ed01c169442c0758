"""The pixel of a result that is pointed at or pinned: its window and its sum."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRectF, Signal

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.filtering import PixelSum
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.filtering import FilterTask, positions
from cnnlab.scene.picture_paint import pixel_text
from cnnlab.ui.images.filter_layout import FilterParts
from cnnlab.ui.images.filter_pointing import (
    pinned_note,
    pixel_sum,
    result_note,
    sum_content,
    sum_said,
    window_marks,
)
from cnnlab.ui.images.picture_zoom import PictureZoom
from cnnlab.ui.widgets.accessible import tell_keys

translate = QCoreApplication.translate


class FilterPointer(QObject):
    """Connects both views with the ledger. A pinned pixel stays until it is let go."""

    noted = Signal(str)
    """One line on what is pointed at."""
    menu_asked = Signal(QPoint, bool)
    """Where on the screen, and whether of the result; the pixel that it is about is pinned."""
    moved = Signal()
    """Another pixel is shown, or it is pinned or no longer."""

    def __init__(self, parts: FilterParts, zoom: PictureZoom, parent: QObject) -> None:
        super().__init__(parent)
        self.parts, self._zoom = parts, zoom
        self.task: FilterTask | None = None
        self.at: Pair | None = None
        """The pixel of the result whose sum is written out."""
        self.pinned = False
        """Whether it stays when the pointer moves on."""
        self._connect()

    def follow(self, task: FilterTask) -> None:
        """After an edit the same pixel is shown; if there is none, the one in the middle."""
        self.task = task
        size = self._size
        if size is None:
            self.parts.ledger.set_content(None, str, "")
            self.point(None)
            return
        at = self.at
        if at is None or at[0] >= size[0] or at[1] >= size[1]:
            self.pinned, at = False, (size[0] // 2, size[1] // 2)
        self.point(at)

    def point(self, at: Pair | None) -> PixelSum | None:
        """Show the window and the sum of a pixel of the result; None where there is none."""
        self.at, task = at, self.task
        self.pinned = self.pinned and at is not None
        found = None if at is None or task is None else self._sum(task, at)
        if found is None or at is None or task is None:
            self.parts.picture.set_marks(())
            self.parts.result.set_marks(())
        else:
            self.parts.picture.set_marks(_marks(found, task), self.pinned)
            self.parts.result.set_marks([QRectF(at[1], at[0], 1, 1)], self.pinned)
            content = sum_content(found, task, at)
            self.parts.ledger.set_content(content, sum_said(found, task, at), "")
        self.moved.emit()
        return found

    def pin(self, at: Pair) -> None:
        """Keep a pixel of the result."""
        self.pinned = True
        self.point(at)
        self.noted.emit(pinned_note(at))

    def let_go(self) -> bool:
        """Let the pinned pixel go; whether there was one."""
        pinned, self.pinned = self.pinned, False
        if pinned:
            self.point(self.at)
            self.noted.emit("")
        return pinned

    def nearest(self, at: Pair) -> Pair | None:
        """The pixel of the result whose window has its middle nearest to a pixel of the picture."""
        size = self._size
        if size is None or self.task is None:
            return None
        row, column = (
            min(max(round((p + 0.5 - offset) / step - 0.5), 0), count - 1)
            for p, (step, offset), count in zip(at, self.task.places, size, strict=True)
        )
        return row, column

    def zoom_to_pixels(self) -> None:
        """Have numbers in the pixels around the one that is shown."""
        if self.at is not None and self.task is not None:
            y, x = (
                offset + (p + 0.5) * step
                for p, (step, offset) in zip(self.at, self.task.places, strict=True)
            )
            self._zoom.show_pixels(x, y)

    @property
    def _size(self) -> Pair | None:
        size = None if self.task is None else self.task.size
        return None if isinstance(size, Problem) else size

    def _sum(self, task: FilterTask, at: Pair) -> PixelSum | None:
        """None where there is no result, or a large picture is not worked out yet."""
        size, source = self._size, task.source
        if size is None or not (at[0] < size[0] and at[1] < size[1]):
            return None
        return None if source.large and not source.ready else pixel_sum(task, at)

    # what happened

    def _on_result_pointed(self, at: Pair | None) -> None:
        if at is None or self._size is None or self.task is None:
            self._say_nothing()
            return
        found = self._sum(self.task, at) if self.pinned else self.point(at)
        self.noted.emit("" if found is None else result_note(found, at))

    def _on_picture_pointed(self, at: Pair | None) -> None:
        if at is None or self.task is None:
            self._say_nothing()
            return
        value = pixel_text(self.task.source.value(*at))
        text = translate("Filters", "picture[{row},{column}] = {value}")
        self.noted.emit(text.format(row=at[0], column=at[1], value=value))
        near = self.nearest(at)
        if near is not None and not self.pinned:
            self.point(near)

    def _say_nothing(self) -> None:
        """Of what is pointed at; what is pinned is still there."""
        pinned = self.at if self.pinned else None
        self.noted.emit("" if pinned is None else pinned_note(pinned))

    def _on_walked(self, of_result: bool, row: int, column: int) -> None:
        """By the keyboard, which takes the pin along."""
        at = (row, column) if of_result else self.nearest((row, column))
        if self.pinned and at is not None:
            self.pin(at)
        elif of_result:
            self._on_result_pointed((row, column))
        else:
            self._on_picture_pointed((row, column))

    def _on_clicked(self, of_result: bool, row: int, column: int) -> None:
        """Pin it, or let go of it."""
        at = (row, column) if of_result else self.nearest((row, column))
        if at is not None and not (self.pinned and at == self.at and self.let_go()):
            self.pin(at)

    def _on_menu_asked(self, of_result: bool, place: QPoint, pixel: Pair | None) -> None:
        at = pixel if pixel is None or of_result else self.nearest(pixel)
        if at is not None:
            self.pin(at)
        self.menu_asked.emit(place, of_result)

    def _on_followed(self, of_result: bool, row: int, column: int) -> None:
        """The keyboard's pixel into the middle."""
        content = self.parts.result.content if of_result else self.parts.picture.content
        if content is not None:
            x = content.columns.offset + (column + 0.5) * content.columns.step
            self._zoom.follow(x, content.rows.offset + (row + 0.5) * content.rows.step)

    def _connect(self) -> None:
        parts = self.parts
        parts.picture.pointed.connect(self._on_picture_pointed)
        parts.result.pointed.connect(self._on_result_pointed)
        for view, of_result in ((parts.picture, False), (parts.result, True)):
            view.walked.connect(lambda r, c, res=of_result: self._on_walked(res, r, c))
            view.clicked.connect(lambda r, c, res=of_result: self._on_clicked(res, r, c))
            view.menu_asked.connect(lambda p, at, res=of_result: self._on_menu_asked(res, p, at))
            view.followed.connect(lambda r, c, res=of_result: self._on_followed(res, r, c))
            self.noted.connect(partial(tell_keys, view))


def _marks(found: PixelSum, task: FilterTask) -> list[QRectF]:
    """In the picture; of a filter that is applied again, its window lies in a result."""
    marks = window_marks(found, task.settings.dilation != (1, 1))
    if task.settings.repeat == 1:
        return marks
    earlier = replace(task.settings, repeat=task.settings.repeat - 1)
    before = positions(task.source.shape, replace(task.filtering, settings=earlier))
    (step_y, top), (step_x, left) = before
    return [
        QRectF(m.x() * step_x + left, m.y() * step_y + top, m.width() * step_x, m.height() * step_y)
        for m in marks
    ]
