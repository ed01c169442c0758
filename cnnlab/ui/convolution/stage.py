"""The stage of the Convolution tab: what it shows, and what the user does on it.

Gestures go to document, player and focus.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent

from cnnlab.core.shapes import Pair
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.ui.convolution.grid_wires import wire_edits
from cnnlab.ui.convolution.grids import Address
from cnnlab.ui.convolution.stage_fingers import StageFingers
from cnnlab.ui.convolution.stage_overlay import places
from cnnlab.ui.convolution.stage_parts import is_sum, point_at_part
from cnnlab.ui.convolution.stage_view import StageView
from cnnlab.ui.convolution.step_keys import StepKeys
from cnnlab.ui.widgets.accessible_numbers import announce_cell
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.swipe import Scroll


class Stage(StageView):
    """Grids, lines and the moving window; takes every gesture on them."""

    menu_asked = Signal(QPoint, object)
    """Where on the screen, and the Address of the grid; None beside the grids."""
    sum_clicked = Signal(QPoint)
    """Where on the screen the Σ was clicked, which offers what becomes of the channels."""
    guess_entered = Signal()
    """Enter was pressed where outputs are predicted."""

    enlarge_asked = Signal(float, QPointF)
    """By how many steps, and what is to stay where it is."""
    window_moved = Signal()
    """The player's window is drawn elsewhere."""
    cell_reached = Signal(QRect)
    """Where on the stage the cell is that has become the current one."""

    def __init__(self, document: Document, player: StepPlayer, focus: Focus) -> None:
        super().__init__(document, player, focus)
        self._step_keys = StepKeys(player, focus, self)
        self.fingers = StageFingers(self, self._arrangement)
        self.fingers.zoomed.connect(self._place)
        self._last_grid: GridView | None = None
        # From one grid to the next the pointer leaves before it arrives.
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._leaving.timeout.connect(lambda: focus.point(None))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self._pull_all()

    def fill(self, name: str) -> None:
        """Fill the selected block of the focused grid with a named pattern."""
        self._edits.fill(self.grids.address(self._last_grid), self._last_grid, name)

    @property
    def playing(self) -> bool:
        """Whether the window moves by itself."""
        return self._player.playing

    def moving_places(self) -> list[QRectF]:
        """Where the player's window and its output cell are drawn."""
        return places(self.layout_shown, self._player)

    # gestures

    def swipe_from(self, at: QPointF) -> Scroll | None:
        """What a finger on a point scrolls: the zoomed grid there; None for none."""
        return self.fingers.swipe_from(at)

    def _on_cell_clicked(self, address: Address, row: int, column: int) -> None:
        role, index = address
        if role in ("input", "filters") and self._arrangement.show_too(index[-1]):
            self._pull_all()
        else:
            self._edits.click(address, row, column, thumbnail=not self.layout_shown.full)

    def _on_cell_pointed(self, address: Address, cell: Pair | None) -> None:
        if cell is None:
            self._leaving.start()
        else:
            self._leaving.stop()
            self._edits.point(address, cell, self._arrangement.is_thumbnail(address))

    def _on_current_moved(self, grid: GridView) -> None:
        self._last_grid = grid
        address = self.grids.address(grid)
        current = grid.selection.current
        if address is not None and self._arrangement.follow_cell(address[0], current):
            self._place()
        self.cell_reached.emit(grid.cell_rect(*current).translated(grid.pos()))
        announce_cell(grid)

    def _on_moved(self) -> None:
        super()._on_moved()
        self.window_moved.emit()

    def _on_posed(self) -> None:
        super()._on_posed()
        self.window_moved.emit()

    def _wire(self, grid: GridView, address: Address) -> None:
        grid.stackUnder(self._overlay)
        wire_edits(grid, address, self._edits, self.editor, self._step_keys)
        grid.cell_pointed.connect(lambda cell: self._on_cell_pointed(address, cell))
        grid.cell_clicked.connect(lambda r, c: self._on_cell_clicked(address, r, c))
        grid.menu_asked.connect(lambda at: self.menu_asked.emit(at, address))
        grid.refused.connect(self.refused)
        grid.current_moved.connect(lambda: self._on_current_moved(grid))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._is_sum(QPointF(event.pos())):
            self.sum_clicked.emit(event.globalPos())
        else:
            self.menu_asked.emit(event.globalPos(), None)

    def _is_sum(self, point: QPointF) -> bool:
        return is_sum(self.layout_shown, point, self._player)

    def escape(self) -> bool:
        """Leave the inside of a window, else let go of the pinned cell; False without either."""
        return self._edits.escape()

    def keep_current(self, address: Address) -> None:
        """Go to an output's current cell and keep its sum in the ledger."""
        grid = self.grids.by_address[address]
        self._edits.click(address, *grid.selection.current, toggle=False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        moved = self._arrangement.turn_wheel(event)
        if moved:
            self._place()
        elif moved is None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta() / 120.0
            self.enlarge_asked.emit(2 * (turns.y() or turns.x()), event.position())
            moved = True
        event.setAccepted(bool(moved))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            address = self.grids.address(self.focusWidget())
            if self._document.bench.output_mode == "predict":
                self.guess_entered.emit()
                return
            if address is not None and address[0] == "output":
                self.keep_current(address)
            self._edits.enter_window()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self._is_sum(event.position()):
            self.sum_clicked.emit(event.globalPosition().toPoint())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if point_at_part(self.layout_shown, event.position(), self._player, self._focus):
            self._leaving.stop()
        self._show_cursor(event.position())
        super().mouseMoveEvent(event)

    def _show_cursor(self, point: QPointF) -> None:
        """A hand where a click offers something; set anew only where it is another one."""
        shapes = Qt.CursorShape
        shape = shapes.PointingHandCursor if self._is_sum(point) else shapes.ArrowCursor
        if shape != self.cursor().shape():
            self.setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        self._leaving.stop()
        self._focus.point(None)
        super().leaveEvent(event)
