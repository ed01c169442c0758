"""A picture of numbers that is zoomed, moved and pointed at. Plain values in, plain values out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.picture_frame import Camera, PictureFrame
from cnnlab.scene.picture_paint import PlaneContent, paint_plane_of
from cnnlab.scene.pixmaps import painted

ZOOM = 1.25  # a turn of the wheel
PAN_STEP = 0.2  # of the widget's side, with an arrow
STILL = 4  # px that the mouse may move in a click
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PictureView(QWidget):
    """Shows a plane through a camera that it may have in common with other views."""

    zoomed = Signal(float, float, float)
    """A factor, and the place x, y in the picture that stays where it is."""
    moved = Signal(float, float)
    """The camera is to move by so many pixels."""
    fit_asked = Signal()
    """All of the picture is to be seen."""
    pointed = Signal(object)
    """(row, column) under the pointer or the keyboard's; None when it leaves."""
    followed = Signal(int, int)
    """The keyboard's pixel lies beyond what is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.content: PlaneContent | None = None
        self.under: PlaneContent | None = None
        """What is seen to the left of the wipe."""
        self.current: Pair = (0, 0)
        self._wipe = 0.0
        self._camera: Camera | None = None
        self._whole: Pair = (1, 1)
        self._marks: tuple[QRectF, ...] = ()
        self._message = ""
        self._theme = load_theme("light")
        self._pixmap: QPixmap | None = None
        self._read: Callable[[int, int], float] = _nothing
        self._pressed: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    def set_camera(self, camera: Camera | None, whole: Pair) -> None:
        """Look at another part; None for all of a picture of so many rows and columns."""
        if camera != self._camera or whole != self._whole:
            self._camera, self._whole = camera, whole
            self.forget()

    def set_marks(self, marks: Sequence[QRectF]) -> None:
        """Frame blocks of pixels: x, y, columns and rows."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

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
    def camera(self) -> Camera:
        """What is looked at."""
        return self._camera or Camera.whole(self._whole, self._size())

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
        self._pixmap = None
        self.update()

    def _size(self) -> QSizeF:
        return QSizeF(self.size())

    # what is asked for

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Ask for a larger or smaller picture, round a point or the middle."""
        camera = self.camera
        away = (at or self.rect().toRectF().center()) - self.rect().toRectF().center()
        x, y = camera.x + away.x() / camera.scale, camera.y + away.y() / camera.scale
        self.zoomed.emit(factor, x, y)

    def move_current(self, rows: int, columns: int) -> None:
        """Point at another pixel by the keyboard."""
        if self.content is None:
            return
        height, width = self.content.shape
        row = min(max(self.current[0] + rows, 0), height - 1)
        self.current = row, min(max(self.current[1] + columns, 0), width - 1)
        if not self.rect().toRectF().contains(self.frame().span(*self.current).center()):
            self.followed.emit(*self.current)
        self.pointed.emit(self.current)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            self._pixmap = painted(self.size(), ratio, self._paint, self._theme.window)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        self._paint_marks(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        if self.content is None:
            self._paint_message(painter)
            return
        edge = round(self.width() * self._wipe) if self.under is not None else 0
        for content, left, right in (
            (self.under, 0, edge),
            (self.content, edge, self.width()),
        ):
            if content is not None and right > left:
                painter.save()
                painter.setClipRect(QRectF(left, 0, right - left, self.height()))
                frame = self.frame(content)
                paint_plane_of(painter, content, frame, self._size(), self._theme, self.font())
                painter.restore()
        if edge:
            painter.fillRect(QRectF(edge - 1, 0, 2, self.height()), self._theme.accent)

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
            for colour, width in ((self._theme.window, 4), (self._theme.accent, 2)):
                painter.setPen(QPen(colour, width))
                painter.drawRect(rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            pixel = self.pixel_at(event.position())
            if pixel is not None:
                self.current = pixel

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            way = self._pressed - event.position()
            if self.cursor().shape() != Qt.CursorShape.ClosedHandCursor:
                if way.manhattanLength() < STILL:
                    return
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed = event.position()
            self.moved.emit(way.x(), way.y())
        else:
            self.pointed.emit(self.pixel_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM ** (event.angleDelta().y() / 120.0), event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = PAN_STEP * min(self.width(), self.height())
            self.moved.emit(arrow[1] * step, arrow[0] * step)
        elif arrow is not None:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            self.move_current(arrow[0] * far, arrow[1] * far)
        elif event.text() == "0":
            self.fit_asked.emit()
        elif event.text() in ("+", "=", "-"):
            self.zoom(1 / ZOOM if event.text() == "-" else ZOOM)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures, which are large in a large window."""
        super().hideEvent(event)
        self._pixmap = None

    def sizeHint(self) -> QSize:
        return QSize(360, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)


def _nothing(row: int, column: int) -> float:
    raise IndexError(f"row {row}, column {column}: there is no picture")
