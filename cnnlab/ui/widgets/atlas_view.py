"""A network that is zoomed into, from the whole sheet to the arithmetic of one cell."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)

from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.ui.widgets.accessible import announce, tell_keys
from cnnlab.ui.widgets.accessible_cells import cell_reached
from cnnlab.ui.widgets.atlas_keys import ROWS_STEP, ZOOM, take_key
from cnnlab.ui.widgets.atlas_walk import AtlasWalk
from cnnlab.ui.widgets.pinch import Pinch

STILL = 4  # px that the mouse may move in a click
LEAVES = 0.8  # that fingers pinch an opened cell to until it is closed


class AtlasView(AtlasWalk):
    """Walked through by mouse, wheel, pinch and keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPointF | None = None
        self._dragged = False
        self._pinched = 1.0  # how far an opened cell is
        pinch = Pinch(self)
        pinch.began.connect(self._begin_pinch)
        pinch.pinched.connect(self._pinch)
        pinch.dragged.connect(self._drag_pinch)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False
        elif event.button() == Qt.MouseButton.BackButton:
            self.up_asked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self.point(event.position())
            return
        way = self._pressed - event.position()
        if not self._dragged and way.manhattanLength() < STILL:
            return
        self._dragged, self._pressed = True, event.position()
        self._drag(-way)

    def _drag(self, by: QPointF) -> None:
        """Move what is shown by pixels."""
        if self.place.level == "cell":
            self.scroll_by(-by.y())
        else:
            self.set_camera(self.camera.moved(-by.x(), -by.y()))
            self.follow()

    def _drag_pinch(self, by: QPointF) -> None:
        if not self.gliding:
            self._drag(by)

    def _begin_pinch(self, _at: QPointF) -> None:
        self._pinched = 1.0

    def _pinch(self, factor: float, at: QPointF) -> None:
        """Zoom; fingers tremble, so that an opened cell is left only when they mean it."""
        if self.gliding:
            return
        if self.place.level != "cell":
            self._pinched = 1.0
            self.zoom(factor, at)
            return
        self._pinched = min(1.0, self._pinched * factor)
        if self._pinched < LEAVES:
            self.up_asked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._pressed is not None and not self._dragged:
            self._click(event.position())
        self._pressed = None

    def _click(self, at: QPointF) -> None:
        self.point(at)
        self.go_in(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has gone to a map: the second one to the cell that it was on."""
        now = self.pointed
        if event.button() == Qt.MouseButton.LeftButton and self.place.level == "map":
            if now is not None and now.block.layer.name == self.place.layer:
                self.asked.emit(AtlasPlace.of_cell(now.block.layer.name, now.cell))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(self.rect().center())
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.menu_asked.emit(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120.0
        in_page = self.place.level == "cell"
        if in_page and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scroll_by(-turns * ROWS_STEP)
        elif turns:
            self.zoom(ZOOM**turns, event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None, None)
        if self.opened.spot is not None:
            self.opened.spot = None
            self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not take_key(self, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def say(view: AtlasView, text: str) -> None:
    """Let a screen reader say what is pointed at: by keys in a map, that a cell was reached."""
    if view.place.level == "map" and view.hasFocus():
        cell_reached(view)
    else:
        tell_keys(view, text)


def say_place(view: AtlasView, name: str) -> None:
    """Let it say where one has come by keys: what is pointed at there, else the place's name."""
    if view.hasFocus() and not cell_reached(view):
        announce(view, name)
