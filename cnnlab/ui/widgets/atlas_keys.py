"""The keyboard of an atlas: arrows walk, Enter goes in, Escape leads back, plus and minus zoom."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from cnnlab.core.inspect.place import NETWORK
from cnnlab.core.shapes import Pair
from cnnlab.scene.atlas_seen import beside, middle_of, next_map
from cnnlab.ui.widgets.atlas_walk import AtlasWalk

ZOOM = 1.25  # a press of a key, or a turn of the wheel
ROWS_STEP = 60.0  # px that a key or a turn of the wheel moves the rows of an open cell
PAGE = 0.7  # of the height
UP = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAGES: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
ARROWS: dict[int, Pair] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def take_key(view: AtlasWalk, event: QKeyEvent) -> bool:
    """Do what a key asks of an atlas; False where it asks nothing of it."""
    key, text = event.key(), event.text()
    if key in ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        _walk(view, *ARROWS[key])
    elif key in ENTER:
        _enter(view)
    elif key in UP and view.place != NETWORK:
        view.up_asked.emit()
    elif key in PAGES:
        view.scroll_by(PAGES[key] * view.height() * PAGE)
    elif key == Qt.Key.Key_End and view.place.level == "cell":
        view.scroll_by(view.opened.most_scroll)
        view.read_on(len(view.reading.lines), 0)
    elif text == "0" or key == Qt.Key.Key_Home:
        view.asked.emit(NETWORK)
    elif text in ("+", "=", "-"):
        view.zoom(1 / ZOOM if text == "-" else ZOOM, _pointed_middle(view))
    else:
        return False
    return True


def _walk(view: AtlasWalk, rows: int, columns: int) -> None:
    """The next cell of the map, or the next map; from layer to layer sideways."""
    layout = view.layout_of_sheet
    if view.place.level == "cell":
        view.scroll_by(rows * ROWS_STEP)
        view.read_on(rows, columns)
        return
    if layout is None:
        return
    now = view.pointed
    if now is None or now.block not in layout.blocks:
        block = view.block_of(view.place) or layout.blocks[0]
        view.point_at(block, middle_of(block, view.place.map or 0))
    elif view.place.level == "map":
        view.point_at(now.block, beside(now.block, now.cell, rows, columns))
    else:
        view.point_at(*next_map(layout, now.block, now.cell[0], rows, columns))


def _enter(view: AtlasWalk) -> None:
    if view.place.level == "cell":
        view.go_to_spot()
    elif view.pointed is not None:
        view.asked.emit(view.further(view.pointed.block, view.pointed.cell))


def _pointed_middle(view: AtlasWalk) -> QPointF | None:
    if view.pointed is None:
        return None
    rect = view.pointed.block.cell_rect(view.pointed.cell)
    return view.camera.rect_to_screen(rect, view.size_f).center()
