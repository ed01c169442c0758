"""A network that is zoomed into, from the whole sheet to the arithmetic of one cell."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.place import NETWORK, AtlasPlace
from cnnlab.core.shapes import Pair
from cnnlab.scene.atlas_layout import Block
from cnnlab.scene.atlas_pointing import Pointed
from cnnlab.scene.atlas_seen import beside, middle_of, next_map, seen_place
from cnnlab.scene.atlas_titles import title_rects
from cnnlab.ui.widgets.accessible_grid import announce
from cnnlab.ui.widgets.atlas_canvas import AtlasCanvas
from cnnlab.ui.widgets.pinch import Pinch

ZOOM = 1.25  # a turn of the wheel
STILL = 4  # px that the mouse may move in a click
OPEN_FROM = 110.0  # px of a cell, from which zooming on opens it
ROWS_STEP = 60.0  # px that a turn of the wheel moves the rows of an open cell
UP = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
ARROWS: dict[int, Pair] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class AtlasView(AtlasCanvas):
    """Asks for another place; its owner holds the path and says where it leads."""

    asked = Signal(object)
    """An AtlasPlace that is to be gone to."""
    followed = Signal(object)
    """An AtlasPlace that the camera has come to by itself."""
    up_asked = Signal()
    """To the place that holds this one."""
    cell_pointed = Signal(object)
    """The layer (LayerInfo) and the cell under the pointer, or None."""
    unfold_asked = Signal(object)
    """A stage to be unfolded; None to fold all."""
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPointF | None = None
        self._dragged = False
        Pinch(self).pinched.connect(self.zoom)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # the Contract

    def value(self, layer: str, *index: int) -> float:
        """The number in a cell (map, row, column) of a layer, or of a unit."""
        if self.inspection is None:
            raise KeyError(layer)
        return self.inspection.value(layer, *index)

    def open_cell(self, layer: str, *index: int) -> None:
        """Open the arithmetic of a cell. Raises KeyError or IndexError where there is none."""
        if self.inspection is None:
            raise KeyError(layer)
        self.asked.emit(AtlasPlace.of_cell(layer, self.inspection.cell(layer, index)))

    def open_sum(self) -> float:
        """The total of what is open; raises LookupError where nothing is."""
        if self.page is None or self.place.level != "cell":
            raise LookupError("no cell is open")
        return self.page.total

    # pointing

    def point_at(self, block: Block | None, cell: Cell | None) -> None:
        """Point at a cell, by mouse or keyboard."""
        inspection, layout = self.inspection, self.layout_of_sheet
        now = self.pointed
        if block is None or cell is None or inspection is None or layout is None:
            if now is not None:
                self.set_pointed(None, [])
                self.cell_pointed.emit(None)
            return
        if now is not None and now.block is block and now.cell == cell:
            return
        self.set_pointed(Pointed.of(inspection, layout, block, cell), [])
        self.cell_pointed.emit((block.layer, cell))

    def _point(self, at: QPointF) -> None:
        if self.place.level == "cell":
            spot = None if self.page is None else self.page.at(at, self.opened.scrolled)
            if spot != self.opened.spot:
                self.opened.spot = spot
                self.update()
            return
        found = self._under(at)
        self.point_at(*(found or (None, None)))
        over = found is not None or self._title_under(at) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _under(self, at: QPointF) -> tuple[Block, Cell] | None:
        layout = self.layout_of_sheet
        if layout is None or at.y() >= self.size_f.height() or self._on_card(at):
            return None
        return layout.at(self.camera.to_sheet(at, self.size_f))

    def _on_card(self, at: QPointF) -> bool:
        return self.place.level == "map" and self.has_card and self.card_rect().contains(at)

    def _title_under(self, at: QPointF) -> Block | None:
        sheet = self.sheet
        if sheet is None or self._on_card(at):
            return None
        rects = title_rects(sheet.layout, self.camera, self.size_f, self.font())
        pairs = zip(sheet.layout.blocks, rects, strict=True)
        return next((block for block, rect in pairs if rect.contains(at)), None)

    # going

    def go_in(self, at: QPointF) -> None:
        """One level further in, to what is under a point."""
        if self.place.level == "cell":
            self._go_to_spot()
            return
        title = self._title_under(at)
        if title is not None:
            self._toggle(title)
            return
        found = self._under(at)
        if found is not None:
            self.asked.emit(self._further(*found))

    def _further(self, block: Block, cell: Cell) -> AtlasPlace:
        """A map first; a cell of the map that is looked at, and units at once."""
        whole = AtlasPlace.of_cell(block.layer.name, cell)
        in_map = self.place.level == "map" and self.place.layer == block.layer.name
        if block.layer.is_vector or (in_map and self.place.map == cell[0]):
            return whole
        return whole._replace(at=None)

    def _toggle(self, block: Block) -> None:
        if self.inspection is None:
            return
        several = len(self.inspection.stages[block.stage].layers) > 1
        if self.unfolded == block.stage:
            self.unfold_asked.emit(None)
        elif several:
            self.unfold_asked.emit(block.stage)
        else:
            self.asked.emit(AtlasPlace(block.layer.name))

    def _go_to_spot(self) -> None:
        """To the cell that a number of the open page comes from."""
        spot, inspection = self.opened.spot, self.inspection
        if spot is None or spot.cell is None or inspection is None or not spot.layer:
            return
        place = AtlasPlace.of_cell(spot.layer, spot.cell)
        if spot.kind == "name" and not inspection.layers[spot.layer].is_vector:
            place = place._replace(at=None)
        if place != self.place:
            self.asked.emit(place)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller round a point; far enough in, the cell there is opened."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        if self.place.level == "cell":
            if factor < 1:
                self.up_asked.emit()
            return
        found = self._under(at)
        if factor > 1 and found is not None:
            cell = self.camera.rect_to_screen(found[0].cell_rect(found[1]), self.size_f)
            if (cell.height() if found[0].layer.is_vector else cell.width()) >= OPEN_FROM:
                self.asked.emit(AtlasPlace.of_cell(found[0].layer.name, found[1]))
                return
        place = self.camera.to_sheet(at, self.size_f)
        self.set_camera(self.camera.zoomed(factor, place))
        self._follow(place)

    def _follow(self, at: QPointF | None = None) -> None:
        layout = self.layout_of_sheet
        if layout is not None:
            self.followed.emit(seen_place(layout, self.camera, self.size_f, at))

    # the keyboard

    def _walk(self, rows: int, columns: int) -> None:
        """The next cell of the map, or the next map; from layer to layer sideways."""
        layout = self.layout_of_sheet
        if self.place.level == "cell":
            self.scroll_by(rows * ROWS_STEP)
            return
        if layout is None:
            return
        now = self.pointed
        if now is None or now.block not in layout.blocks:
            block = self.block_of(self.place) or layout.blocks[0]
            self.point_at(block, middle_of(block, self.place.map or 0))
        elif self.place.level == "map":
            self.point_at(now.block, beside(now.block, now.cell, rows, columns))
        else:
            self.point_at(*next_map(layout, now.block, now.cell[0], rows, columns))

    def _enter(self) -> None:
        if self.place.level == "cell":
            self._go_to_spot()
        elif self.pointed is not None:
            self.asked.emit(self._further(self.pointed.block, self.pointed.cell))

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False
        elif event.button() == Qt.MouseButton.BackButton:
            self.up_asked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._point(event.position())
            return
        way = self._pressed - event.position()
        if not self._dragged and way.manhattanLength() < STILL:
            return
        self._dragged, self._pressed = True, event.position()
        if self.place.level == "cell":
            self.scroll_by(way.y())
        else:
            self.set_camera(self.camera.moved(way.x(), way.y()))
            self._follow()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._pressed is not None and not self._dragged:
            self._click(event.position())
        self._pressed = None

    def _click(self, at: QPointF) -> None:
        self._point(at)
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
        arrow = ARROWS.get(event.key())
        if arrow is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._walk(*arrow)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in UP and self.place != NETWORK:
            self.up_asked.emit()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            far = 1 if event.key() == Qt.Key.Key_PageDown else -1
            self.scroll_by(far * self.height() * 0.7)
        elif event.text() == "0" or event.key() == Qt.Key.Key_Home:
            self.asked.emit(NETWORK)
        elif event.text() in ("+", "=", "-"):
            self.zoom(1 / ZOOM if event.text() == "-" else ZOOM, self._zoom_centre())
        else:
            super().keyPressEvent(event)

    def _zoom_centre(self) -> QPointF | None:
        if self.pointed is None:
            return None
        rect = self.pointed.block.cell_rect(self.pointed.cell)
        return self.camera.rect_to_screen(rect, self.size_f).center()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def say(view: AtlasView, text: str) -> None:
    """Let a screen reader say what is pointed at."""
    view.setAccessibleDescription(text)
    announce(view, text)
