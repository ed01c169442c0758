"""The stage: input, filter and output grids with the moving window over them.

It pulls from document, player and focus, and sends what the user does back to them.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.shared.player import Player
from cnnlab.scene.channels import arrange_channels, in_full
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.frame import Frame, Label, paint_labels, paint_slot
from cnnlab.scene.grid import NUMBERS_FROM
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import StageLayout, StageShape, height_for_cells
from cnnlab.scene.overlay import Overlay, compose
from cnnlab.ui.convolution import cells
from cnnlab.ui.convolution.grids import Address, StageGrids
from cnnlab.ui.convolution.moving import chips, moment_term, moving
from cnnlab.ui.convolution.overlay_view import OverlayView
from cnnlab.ui.convolution.pointing import pointing
from cnnlab.ui.convolution.stage_edits import StageEdits
from cnnlab.ui.convolution.stage_labels import stage_labels
from cnnlab.ui.convolution.step_keys import StepKeys
from cnnlab.ui.convolution.zoom import Zoom
from cnnlab.ui.widgets.accessible_grid import announce_cell
from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.grid_view import GridView

GROUP_OF = {"input": "inputs", "output": "outputs"}


class Stage(QWidget):
    """Grids, lines and the moving window; takes every gesture on them."""

    menu_asked = Signal(QPoint, object)
    """Where on the screen, and the Address of the grid; None beside the grids."""
    done = Signal(object)
    """What was done that cannot be seen: a function that says it."""
    resized = Signal()
    refused = Signal(object)
    """Something typed or pasted was not taken; the message says why."""

    def __init__(self, document: Document, player: Player, focus: Focus) -> None:
        super().__init__()
        self._document, self._player, self._focus = document, player, focus
        self._theme = load_theme("light")
        self._zoom = Zoom()
        self.grids = StageGrids(self, self._wire)
        self._overlay = OverlayView(self, player.painted)
        self.editor = CellEditor(self)
        self.editor.refused.connect(self.refused)
        self._step_keys = StepKeys(player, focus)
        self._edits = StageEdits(document, player, focus, self.refused.emit, self.done.emit)
        self._shape: StageShape | None = None
        self._last_grid: GridView | None = None
        self._in_full: list[int] = []
        """Channels that were asked for, the last one first."""
        self._fitted: StageLayout | None = None
        self._shown: StageLayout | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 180)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        document.changed.connect(self._on_document_changed)
        player.moved.connect(self._on_moved)
        player.posed.connect(self._on_posed)
        focus.changed.connect(self._on_focus_changed)
        self._pull_all()

    # what is shown

    @property
    def layout_shown(self) -> StageLayout | None:
        """Where everything stands now, zoom included."""
        return self._shown

    @property
    def overlay(self) -> Overlay:
        """What lies over the grids now."""
        return self._overlay.overlay

    def frame(self) -> Frame:
        """The whole picture as a value, for export."""
        shown = tuple((grid.cells, self._lattice(a)) for a, grid in self.grids.by_address.items())
        slot = self._shown.slot if self._shown is not None else QRectF()
        return Frame(shown, self._labels(), self.overlay, slot)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for grid in self.grids.by_address.values():
            grid.set_theme(theme)
        self._overlay.set_theme(theme)
        self.update()

    def height_for_numbers(self) -> float:
        """Height at which the input's cells are large enough for numbers."""
        line = self.fontMetrics().height()
        return height_for_cells(self._stage_shape(), NUMBERS_FROM, line)

    def zoom(self, steps: float) -> None:
        """Zoom the group that has the keyboard, or inputs and outputs both."""
        address = self.grids.address(self.focusWidget() if self.hasFocusInside() else None)
        group = GROUP_OF.get(address[0]) if address is not None else None
        if self._fitted is not None:
            self._zoom.change_groups(self._fitted, group, steps)
            self._place()

    def fill(self, name: str) -> None:
        """Fill the selected block of the focused grid with a named pattern."""
        address = self.grids.address(self._last_grid)
        if address is None or self._last_grid is None or not self._last_grid.editable:
            self.refused.emit(lambda: self.tr("Select cells of the input or of a filter first."))
            return
        self._edits.fill(address, self._last_grid.selection.block, name)

    def fit(self) -> None:
        """Show everything whole."""
        self._zoom.fit()
        self._place()

    def hasFocusInside(self) -> bool:
        """Whether the stage or one of its grids has the keyboard."""
        return self.isAncestorOf(self.focusWidget()) if self.focusWidget() else self.hasFocus()

    def show_channels(self, channels: Sequence[int]) -> None:
        """Show these channels in full before any others, where not all are."""
        self._in_full = list(channels)
        self._pull_all()

    # pulling

    def _evaluation(self) -> Evaluation | None:
        evaluation = self._document.evaluation
        return evaluation if isinstance(evaluation, Evaluation) else None

    def _stage_shape(self) -> StageShape:
        bench, evaluation = self._document.bench, self._evaluation()
        shape = cells.stage_shape(bench, evaluation, self._player.pose.filter)
        return replace(shape, whole=in_full(shape, self._in_full))

    def _arrange(self) -> None:
        shape = self._stage_shape()
        if not self._keeps_grids(shape):
            self.editor.cancel()
        self.grids.ensure(shape)
        for grid in self.grids.by_address.values():
            grid.set_theme(self._theme)
        self._name_grids()
        self._shape = shape
        line = self.fontMetrics().height()
        self._fitted = arrange_channels(shape, self.width(), self.height(), line)
        self._place()

    def _keeps_grids(self, shape: StageShape) -> bool:
        """Whether another shape has the same grids, only another filter in use."""
        old = self._shape
        return old is not None and replace(shape, in_use=0) == replace(old, in_use=0)

    def _name_grids(self) -> None:
        for address, grid in self.grids.by_address.items():
            grid.setAccessibleName(self._edits.name(address))

    def _place(self) -> None:
        """Put the grids where the layout and the zoom have them."""
        if self._fitted is None:
            return
        self._shown = self._zoom.layout(self._fitted)
        self.grids.place(self._shown)
        self.editor.follow()
        self._overlay.setGeometry(self.rect())
        self._overlay.raise_()
        self.update()
        self._pull_overlay()

    def _pull_all(self) -> None:
        if self._shape is None or self._stage_shape().input != self._shape.input:
            self._zoom.fit()
        self._arrange()
        self.grids.show_inputs(self._document.bench, self._evaluation())
        self.grids.show_filters(self._document.bench)
        self._show_outputs()

    def _show_outputs(self) -> None:
        self.grids.show_outputs(self._document.bench, self._evaluation(), self._player)

    def _pull_overlay(self) -> None:
        plan, step = self._player.plan, self._player.step
        if plan is None or step is None or self._shown is None or self._evaluation() is None:
            self._overlay.set_overlay(Overlay())
            return
        player, hidden = self._player, self._hides(step.cell)
        marks = pointing(self._focus, plan, step, moment_term(player), hidden)
        shown = compose(
            self._shown, moving(player, plan), chips(player, hidden, self._shown.whole), marks
        )
        self._overlay.set_overlay(shown)

    def _hides(self, cell: Cell) -> bool:
        """Whether a cell's sum is still to be guessed."""
        bench = self._document.bench
        return bench.output_mode == "predict" and cell not in dict(bench.predictions)

    def _lattice(self, address: Address) -> Lattice:
        grid = self.grids.by_address[address]
        return grid.lattice.moved(grid.x(), grid.y())

    def _labels(self) -> tuple[Label, ...]:
        if self._shown is None:
            return ()
        bench, pose = self._document.bench, self._player.pose
        width = self.fontMetrics().horizontalAdvance
        return stage_labels(self._shown, bench, self._evaluation(), pose.filter, width)

    # what happened

    def _on_document_changed(self, what: frozenset[str]) -> None:
        if self._stage_shape() != self._shape:
            self._pull_all()
            return
        if what & {"input", "baseline", "white", "stride", "padding", "operation"}:
            self.grids.show_inputs(self._document.bench, self._evaluation())
        if what & {"filters", "biases", "baseline"}:
            self.grids.show_filters(self._document.bench)
        self._show_outputs()
        self._pull_overlay()

    def _on_moved(self) -> None:
        shape = self._stage_shape()
        if shape != self._shape:
            full = self._fitted is not None and self._fitted.full
            if full and self._keeps_grids(shape):
                self._shape = shape
                self.update()
            else:
                self._pull_all()
        self._follow()
        self._show_outputs()
        self._pull_overlay()

    def _on_focus_changed(self) -> None:
        # Under a bench that is not arranged yet there may be other grids to light up.
        if self._stage_shape() == self._shape:
            self._pull_overlay()

    def _on_posed(self) -> None:
        if self._player.pose.arrived:
            self._show_outputs()
        self._pull_overlay()

    def _follow(self) -> None:
        """Keep the window and its output cell in sight when zoomed in."""
        step = self._player.step
        if self._fitted is None or step is None or self._zoom.fitted:
            return
        if self._zoom.follow_step(self._fitted, step):
            self._place()

    # gestures

    def _full(self) -> bool:
        """Whether every filter is shown in full."""
        return self._fitted is None or self._fitted.full

    def _on_cell_clicked(self, address: Address, row: int, column: int) -> None:
        role, index = address
        channel = index[-1] if role in ("input", "filters") else None
        whole = self._shown.whole if self._shown is not None else ()
        if whole and channel is not None and channel not in whole:
            self.show_channels([channel, *(c for c in self._in_full if c != channel)])
            return
        self._edits.click(address, row, column, thumbnail=not self._full())

    def _on_current_moved(self, grid: GridView) -> None:
        self._last_grid = grid
        address = self.grids.address(grid)
        group = GROUP_OF.get(address[0]) if address is not None else None
        fitted, current = self._fitted, grid.selection.current
        if group and fitted is not None and self._zoom.follow_cell(fitted, group, current):
            self._place()
        announce_cell(grid)

    def _wire(self, grid: GridView, address: Address) -> None:
        edits = self._edits
        grid.edit_requested.connect(
            lambda row, column, text: self.editor.open_over(grid, row, column, text)
        )
        grid.step_key_pressed.connect(self._step_keys.note)
        grid.step_was_typing.connect(self._step_keys.take_back)
        grid.cell_edited.connect(lambda r, c, v, g: edits.edit_cell(address, r, c, v, g))
        grid.block_edited.connect(lambda r, c, block: edits.edit_block(address, r, c, block))
        grid.block_pasted.connect(lambda r, c, block: edits.paste_block(address, r, c, block))
        grid.cell_pointed.connect(lambda cell: edits.point(address, cell))
        grid.cell_clicked.connect(lambda r, c: self._on_cell_clicked(address, r, c))
        grid.menu_asked.connect(lambda at: self.menu_asked.emit(at, address))
        grid.refused.connect(self.refused)
        grid.set_describe(lambda r, c: edits.describe(address, r, c, grid.value(r, c)))
        grid.current_moved.connect(lambda: self._on_current_moved(grid))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos(), None)

    def keep_current(self, address: Address) -> None:
        """Go to an output's current cell and keep its sum in the ledger."""
        grid = self.grids.by_address[address]
        self._edits.click(address, *grid.selection.current, toggle=False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        moved = self._zoom.turn(self._fitted, event) if self._fitted is not None else None
        if moved:
            self._place()
        event.setAccepted(moved is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            address = self.grids.address(self.focusWidget())
            if address is not None and address[0] == "output":
                self.keep_current(address)
            self._player.pause()
            self._player.enter()
        elif event.key() == Qt.Key.Key_Escape:
            if self._player.moment_index is not None:
                self._player.leave()
            else:
                self._focus.pin(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._focus.point(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._pull_all()
        self.resized.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pull_all()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._pull_all()
        if event.type() == QEvent.Type.LanguageChange:
            self._name_grids()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.window)
        if self._shown is not None and not self._shown.full:
            paint_slot(painter, self._shown.slot, self._theme)
        paint_labels(painter, self._labels(), self._theme, self.font())
        painter.end()
