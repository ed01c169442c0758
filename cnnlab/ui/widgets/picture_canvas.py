"""A picture of numbers, painted from what was painted before where it only moves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.picture_frame import PictureCamera, PictureFrame, seen_part
from cnnlab.scene.picture_paint import (
    PlaneContent,
    count_of_numbers,
    is_smoothed,
    paint_plane_of,
)
from cnnlab.scene.pixmaps import painted
from cnnlab.ui.widgets.accessible import describe_as

RESTED = 120  # ms after a zoom, until which what takes long is not painted
MANY = 150  # numbers that would keep frames waiting
EXACT = 1e-3  # px by which a moved picture may be off


class PictureCanvas(QWidget):
    """Shows a plane, and another one to its left, through a camera; marks lie over them."""

    def __init__(self) -> None:
        super().__init__()
        self.content: PlaneContent | None = None
        self.under: PlaneContent | None = None
        """What is seen to the left of the wipe."""
        self.current: Pair = (0, 0)
        self._wipe = 0.0
        self._camera: PictureCamera | None = None
        self._whole: Pair = (1, 1)
        self._marks: tuple[QRectF, ...] = ()
        self._marks_stay = False
        self._message = ""
        self._theme = load_theme("light")
        self._pixmap: QPixmap | None = None
        self._stale = False
        self._read: Callable[[int, int], float] = _nothing
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTED)
        self._resting.timeout.connect(self.forget)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what it shows

    def value(self, row: int, column: int) -> float:
        """The number of a pixel, whether it is shown or not. Raises IndexError beyond them."""
        return self._read(row, column)

    def set_read(self, read: Callable[[int, int], float]) -> None:
        """What gives the number of a pixel."""
        self._read = read

    def set_content(self, content: PlaneContent | None, message: str = "") -> None:
        """Show another plane, or a text where there is none."""
        self.content, self._message = content, message
        if content is not None:
            rows, columns = content.shape
            self.current = min(self.current[0], rows - 1), min(self.current[1], columns - 1)
        self.forget()

    def set_under(self, content: PlaneContent | None, wipe: float) -> None:
        """Show another plane in a share 0…1 of the width, from the left."""
        if content is not self.under or wipe != self._wipe:
            self.under, self._wipe = content, wipe
            self.forget()

    def set_camera(self, camera: PictureCamera | None, whole: Pair) -> None:
        """Look at another part; None for all of a picture of so many rows and columns."""
        if camera == self._camera and whole == self._whole:
            return
        before, same = self.camera, whole == self._whole
        self._camera, self._whole = camera, whole
        if not (same and self._scroll(before)):
            self._hold_back()
            self.forget()

    def set_marks(self, marks: Sequence[QRectF], stay: bool = False) -> None:
        """Frame blocks of pixels: x, y, columns and rows; dashed where they stay there."""
        if (tuple(marks), stay) != (self._marks, self._marks_stay):
            self._update_marks()
            self._marks, self._marks_stay = tuple(marks), stay
            self._update_marks()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.forget()

    @property
    def theme(self) -> Theme:
        """Its colours."""
        return self._theme

    @property
    def message(self) -> str:
        """What is said where there is no picture."""
        return self._message

    @property
    def camera(self) -> PictureCamera:
        """What is looked at."""
        return self._camera or PictureCamera.whole(self._whole, self._size())

    def frame(self, content: PlaneContent | None = None) -> PictureFrame:
        """Where the pixels of a plane lie, by default those of the one that is shown."""
        shown = content or self.content or PlaneContent((1, 1), ())
        return PictureFrame.of(self.camera, self._size(), shown.rows, shown.columns)

    def pixel_at(self, point: QPointF) -> Pair | None:
        """Row and column under a point; None beyond the picture."""
        if self.content is None or not self.rect().contains(point.toPoint()):
            return None
        row, column = self.frame().at(point)
        inside = 0 <= row < self.content.shape[0] and 0 <= column < self.content.shape[1]
        return (row, column) if inside else None

    def forget(self) -> None:
        """Paint all of it anew."""
        self._stale = True
        self.update()

    def _size(self) -> QSizeF:
        return QSizeF(self.size())

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._pixmap is None or self._stale or self._pixmap.devicePixelRatio() != ratio:
            ground, before = self._theme.window, self._pixmap
            self._pixmap = painted(self.size(), ratio, self._paint, ground, before)
            self._stale = False
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        self._paint_marks(painter)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        if self.content is None:
            self._paint_message(painter)
            return
        self._paint_planes(painter, None)

    def _paint_planes(self, painter: QPainter, only: QRectF | None) -> None:
        """Both planes, or the part ``only`` of them."""
        font = None if self._resting.isActive() else self.font()  # none: only what is fast
        edge = round(self.width() * self._wipe) if self.under is not None else 0
        for content, left, right in (
            (self.under, 0, edge),
            (self.content, edge, self.width()),
        ):
            if content is not None and right > left:
                painter.save()
                half = QRectF(left, 0, right - left, self.height())
                painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
                frame, size = self.frame(content), self._size()
                paint_plane_of(painter, content, frame, size, self._theme, font, only)
                painter.restore()
        if edge:
            painter.fillRect(QRectF(edge - 1, 0, 2, self.height()), self._theme.accent)

    def _scroll(self, before: PictureCamera) -> bool:
        """Move what was painted by whole pixels and paint what comes into sight; False if not."""
        way, pixmap, edge = before.way(self.camera), self._pixmap, self._wipe > 0
        if way is None or pixmap is None or self._stale or edge or self.content is None:
            return False
        ratio = pixmap.devicePixelRatio()
        dx, dy = (round(part * ratio) for part in way)
        off = max(abs(way[0] * ratio - dx), abs(way[1] * ratio - dy))
        if off > EXACT or abs(dx) >= pixmap.width() or abs(dy) >= pixmap.height():
            return False
        pixmap.scroll(-dx, -dy, pixmap.rect())
        painter = QPainter(pixmap)
        for strip in _exposed(self.rect().toRectF(), dx / ratio, dy / ratio):
            painter.setClipRect(strip)
            painter.fillRect(strip, self._theme.window)
            self._paint_planes(painter, strip)
        painter.end()
        self.update()
        return True

    def _hold_back(self) -> None:
        """While one zooms paint no numbers, where they are many, and smooth nothing."""
        planes = (self.content, self.under)
        frames = [(plane, self.frame(plane)) for plane in planes if plane is not None]
        count = sum(count_of_numbers(plane, frame, self._size()) for plane, frame in frames)
        ratio = self.devicePixelRatioF()
        smoothed = any(is_smoothed(plane, frame, ratio) for plane, frame in frames)
        if (count > MANY or smoothed) and self.isVisible():
            self._resting.start()

    def _update_marks(self) -> None:
        """All at once: many small parts cost more than what lies between them."""
        around = QRectF()
        for mark in self._marks:
            around |= mark
        if self._marks:
            rect = self.frame().span(around.y(), around.x(), around.height(), around.width())
            self.update(rect.toAlignedRect().adjusted(-6, -6, 6, 6))

    def _paint_message(self, painter: QPainter) -> None:
        painter.setPen(self._theme.text)
        painter.setFont(self.font())
        how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(20, 12, -20, -12), int(how), self._message)

    def _paint_marks(self, painter: QPainter) -> None:
        """Frames that are seen on any ground: the accent on a line of the window's colour."""
        frame = self.frame()
        for mark in self._marks if self.content is not None else ():
            rect = frame.span(mark.y(), mark.x(), mark.height(), mark.width())
            small = 5 - min(rect.width(), rect.height())
            rect = (
                rect.adjusted(-small / 2, -small / 2, small / 2, small / 2) if small > 0 else rect
            )
            rect = seen_part(rect, self._size())
            if not rect.isValid():
                continue
            dashes = Qt.PenStyle.DashLine if self._marks_stay else Qt.PenStyle.SolidLine
            for pen in (QPen(self._theme.window, 4), QPen(self._theme.accent, 2, dashes)):
                painter.setPen(pen)
                painter.drawRect(rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures, which are large in a large window."""
        super().hideEvent(event)
        self._resting.stop()
        self._pixmap = None

    def sizeHint(self) -> QSize:
        return QSize(360, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)


def _exposed(rect: QRectF, dx: float, dy: float) -> list[QRectF]:
    """What comes into sight when the camera moves by so many pixels, and a pixel more."""
    strips = []
    if dx:
        left = rect.right() - dx - 1 if dx > 0 else rect.left()
        strips.append(QRectF(left, rect.top(), abs(dx) + 1, rect.height()))
    if dy:
        top = rect.bottom() - dy - 1 if dy > 0 else rect.top()
        strips.append(QRectF(rect.left(), top, rect.width(), abs(dy) + 1))
    return strips


def _nothing(row: int, column: int) -> float:
    raise IndexError(f"row {row}, column {column}: there is no picture")


describe_as(PictureCanvas, QAccessible.Role.Graphic)
