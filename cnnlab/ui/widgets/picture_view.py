"""A picture of numbers that is zoomed, moved and pointed at. Plain values in, plain values out."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from cnnlab.core.shapes import Pair
from cnnlab.ui.widgets.picture_canvas import PictureCanvas
from cnnlab.ui.widgets.pinch import Pinch

ZOOM = 1.25  # a turn of the wheel
PAN_STEP = 0.2  # of the widget's side, with an arrow
STILL = 4  # px that the mouse may move in a click
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PictureView(PictureCanvas):
    """Asks for another camera, which it may have in common with other views."""

    zoomed = Signal(float, float, float)
    """A factor, and the place x, y in the picture that stays where it is."""
    moved = Signal(float, float)
    """The camera is to move by so many pixels."""
    fit_asked = Signal()
    """All of the picture is to be seen."""
    pointed = Signal(object)
    """(row, column) under the pointer; None when it leaves."""
    walked = Signal(int, int)
    """The keyboard's pixel is another one."""
    clicked = Signal(int, int)
    """A pixel was clicked, or Enter was pressed on the keyboard's."""
    menu_asked = Signal(QPoint, object)
    """Where on the screen, and (row, column) that it is about, None beyond the picture."""
    followed = Signal(int, int)
    """The keyboard's pixel lies beyond what is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPointF | None = None
        self._just_clicked: Pair | None = None
        pinch = Pinch(self)
        pinch.pinched.connect(self.zoom)
        pinch.dragged.connect(self._drag)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Ask for a larger or smaller picture, round a point or the middle."""
        camera = self.camera
        away = (at or self.rect().toRectF().center()) - self.rect().toRectF().center()
        x, y = camera.x + away.x() / camera.scale, camera.y + away.y() / camera.scale
        self.zoomed.emit(factor, x, y)

    def _drag(self, by: QPointF) -> None:
        self.moved.emit(-by.x(), -by.y())

    def move_current(self, rows: int, columns: int) -> None:
        """Point at another pixel by the keyboard."""
        if self.content is None:
            return
        height, width = self.content.shape
        row = min(max(self.current[0] + rows, 0), height - 1)
        self.current = row, min(max(self.current[1] + columns, 0), width - 1)
        if not self.rect().toRectF().contains(self.frame().span(*self.current).center()):
            self.followed.emit(*self.current)
        self.walked.emit(*self.current)

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._just_clicked = event.position(), None
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
        if event.button() != Qt.MouseButton.LeftButton:
            return
        dragged = self.cursor().shape() == Qt.CursorShape.ClosedHandCursor
        pixel = self.pixel_at(event.position())
        if self._pressed is not None and not dragged and pixel is not None:
            self._just_clicked = pixel
            self.clicked.emit(*pixel)
        self._pressed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click takes back what the first one has pinned."""
        if event.button() == Qt.MouseButton.LeftButton:
            if self._just_clicked is not None:
                self.clicked.emit(*self._just_clicked)
            self.fit_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """About the pixel under the pointer, or the keyboard's where a key asks."""
        at, pixel = event.globalPos(), self.pixel_at(QPointF(event.pos()))
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            pixel = None if self.content is None else self.current
            place = self.frame().span(*self.current).center().toPoint()
            seen = pixel is not None and self.rect().contains(place)
            at = self.mapToGlobal(place if seen else self.rect().center())
        elif pixel is not None:
            self.current = pixel
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.menu_asked.emit(at, pixel)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM ** (event.angleDelta().y() / 120.0), event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = round(PAN_STEP * min(self.width(), self.height()))
            self.moved.emit(arrow[1] * step, arrow[0] * step)
        elif arrow is not None:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            self.move_current(arrow[0] * far, arrow[1] * far)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.content is not None:
            self.clicked.emit(*self.current)
        elif event.text() == "0":
            self.fit_asked.emit()
        elif event.text() in ("+", "=", "-"):
            self.zoom(1 / ZOOM if event.text() == "-" else ZOOM)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(None)
