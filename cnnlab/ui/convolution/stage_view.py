"""What the stage shows: input, filter and output grids, with the moving window over them.

It pulls from document, player and focus.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QFont, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.experiment.experiment import is_flipped
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.filter_turn import filter_turn
from cnnlab.scene.frame import Frame, Label, only_in_one, paint_labels, paint_slot
from cnnlab.scene.grid import Cells, paint_grid
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import StageLayout
from cnnlab.scene.overlay import Overlay
from cnnlab.ui.convolution.arrangement import Arrangement
from cnnlab.ui.convolution.cells import Channels
from cnnlab.ui.convolution.filter_motion import FilterMotion
from cnnlab.ui.convolution.grids import Address, StageGrids
from cnnlab.ui.convolution.overlay_view import OverlayView
from cnnlab.ui.convolution.stage_curve import StageCurve
from cnnlab.ui.convolution.stage_edits import StageEdits
from cnnlab.ui.convolution.stage_labels import stage_labels
from cnnlab.ui.convolution.stage_overlay import stage_overlay
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.grid_view import GridView


class StageView(QWidget):
    """Grids, labels and lines; a subclass takes the gestures on them."""

    done = Signal(object)
    """What was done that cannot be seen: a function that says it."""
    refused = Signal(object)
    """Something typed or pasted was not taken; the message says why."""

    def __init__(self, document: Document, player: StepPlayer, focus: Focus) -> None:
        super().__init__()
        self._document, self._player, self._focus = document, player, focus
        self._theme = load_theme("light")
        self._arrangement = Arrangement(document, player, focus, self.width(), self.height())
        self.grids = StageGrids(self, self._wire)
        self._overlay = OverlayView(self, self._on_painted)
        self._curve = StageCurve(self)
        self._motion = FilterMotion(self._overlay.set_turn, self)
        self.editor = CellEditor(self)
        self.editor.refused.connect(self.refused)
        self._edits = StageEdits(document, player, focus, self.refused.emit, self.done.emit)
        self._flipped = is_flipped(document.bench.experiment)
        self._words: tuple[Label, ...] | None = None
        self._takes_size = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        document.changed.connect(self._on_document_changed)
        player.moved.connect(self._on_moved)
        player.posed.connect(self._on_posed)
        focus.changed.connect(self._on_focus_changed)

    def _wire(self, grid: GridView, address: Address) -> None:
        """Connect a new grid."""
        raise NotImplementedError

    # what is shown

    @property
    def layout_shown(self) -> StageLayout:
        """Where everything stands now, zoom included."""
        return self._arrangement.shown

    @property
    def overlay(self) -> Overlay:
        """What lies over the grids now."""
        return self._overlay.overlay

    def frame(self) -> Frame:
        """The whole picture as a value, for export."""
        grids = (*self._slot_thumbnail(), *self.grids.all_placed())
        return Frame(grids, self._labels(), self.overlay, self.layout_shown.slot)

    def _slot_thumbnail(self) -> list[tuple[Cells, Lattice]]:
        """The filter in use once more, where its thumbnail would be."""
        k = self._arrangement.shape.in_use
        return [
            (self.grids.cells_of(("filters", (k, channel))), lattice)
            for channel, lattice in enumerate(self.layout_shown.slot_slices)
        ]

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (self.grids, self._overlay, self._curve):
            part.set_theme(theme)
        self.update()

    def height_for_cells(self, cell: float) -> float:
        """Height at which the input's cells are so many pixels large."""
        return self._arrangement.height_for_cells(cell, self.fontMetrics().height())

    def set_factor(self, factor: float, font: QFont, size: QSize) -> None:
        """So many times as large as fits the size it is shown in, with letters to match."""
        self._arrangement.factor = factor
        self._takes_size = True
        self.resize(size)
        self.setFont(font)
        self._takes_size = False
        self._lay_out()

    def fit(self) -> None:
        """Show everything whole."""
        self._arrangement.fit()
        self._place()

    def show_channels(self, channels: Sequence[int]) -> None:
        """Show these channels in full before any others, where not all are."""
        self._arrangement.show_in_full(channels)
        self._arrange()

    def set_channels(self, beside: Channels) -> None:
        """Show beside each output the mean of its channels, each of them, or nothing."""
        if beside != self._arrangement.beside:
            self._arrangement.beside = self._edits.beside = beside
            self._pull_all()

    # pulling

    def _pull_all(self) -> None:
        self._arrange()
        self.grids.show_inputs(self._document.bench, self._document.result)
        self._show_filters()
        self._show_outputs()

    def _lay_out(self) -> None:
        """The same in another size, or with other letters."""
        self._motion.stop()
        (self._pull_all if self._arrangement.outdated() else self._arrange)()

    def _arrange(self) -> None:
        shape = self._arrangement.current_shape()
        if not self._arrangement.keeps_grids(shape):
            self.editor.cancel()
        self.grids.ensure(shape)
        self.grids.name(self._edits.name)
        self._arrangement.arrange(self.width(), self.height(), self.fontMetrics().height())
        self._place()

    def _place(self) -> None:
        """Put the grids where the layout and the zoom have them."""
        self.grids.place(self.layout_shown)
        self._curve.place(self.layout_shown)
        self.editor.follow()
        self._overlay.setGeometry(self.rect())
        self._overlay.raise_()
        self._say_anew()
        self._pull_overlay()

    def _show_outputs(self) -> None:
        beside = self._arrangement.beside
        self.grids.show_outputs(self._document.bench, self._document.result, self._player, beside)

    def _show_filters(self) -> None:
        """Weights and biases; filters that are flipped from now on, or no more, turn."""
        flips = is_flipped(self._document.bench.experiment) != self._flipped
        placed = self.grids.placed("filters") if flips else ()
        self.grids.show_filters(self._document.bench)
        self._flipped ^= flips
        self._motion.stop()
        self.update(self.layout_shown.slot.toAlignedRect())
        if flips and self.isVisible():
            look = self._theme, self.font(), self.devicePixelRatioF()
            self._motion.begin(filter_turn(placed, *look))

    def _on_painted(self) -> None:
        self._player.painted()
        self._motion.painted()

    def _pull_overlay(self) -> None:
        shown = stage_overlay(self.layout_shown, self._document, self._player, self._focus)
        self._overlay.set_overlay(shown)
        self._curve.pull(self._document, self._player, self._focus)

    def _labels(self) -> tuple[Label, ...]:
        if self._words is None:
            bench, result = self._document.bench, self._document.result
            look = self._arrangement.filter_in_use, self.fontMetrics(), self._arrangement.beside
            self._words = stage_labels(self.layout_shown, bench, result, *look)
        return self._words

    def _say_anew(self) -> None:
        """Labels may have changed."""
        self._words = None
        self.update()

    # what happened

    def _on_document_changed(self, what: frozenset[str]) -> None:
        if self._arrangement.outdated():
            self._pull_all()
            return
        if what & {"padding", "operation"}:
            self._say_anew()
        if what & {"input", "baseline", "white", "stride", "padding", "dilation", "operation"}:
            self.grids.show_inputs(self._document.bench, self._document.result)
        if what & {"filters", "biases", "baseline", "operation"}:
            self._show_filters()
        self._show_outputs()
        self._pull_overlay()

    def _on_moved(self) -> None:
        self._take_filter_in_use()
        if self._arrangement.follow_step():
            self._place()
        self._show_outputs()
        self._pull_overlay()

    def _on_focus_changed(self) -> None:
        # Under a bench that is not arranged yet there may be other grids to light up.
        if self._arrangement.keeps_grids(self._arrangement.current_shape()):
            self._take_filter_in_use()
            self._pull_overlay()

    def _take_filter_in_use(self) -> None:
        """Another filter may be in use: its name stands out, or it changes places with another."""
        if not self._arrangement.outdated():
            return
        if self._arrangement.take_filter_in_use():
            self._say_anew()
        elif self._arrangement.keeps_grids(self._arrangement.current_shape()):
            self._swap_filter()
        else:
            self._pull_all()

    def _swap_filter(self) -> None:
        """Another filter in full: only filters move, and few words."""
        slot, said = self.layout_shown.slot, self._labels()
        self._arrangement.arrange(self.width(), self.height(), self.fontMetrics().height())
        self.grids.place(self.layout_shown)
        self.editor.follow()
        self._words, high = None, self.fontMetrics().height()
        for rect in (slot, self.layout_shown.slot):
            self.update(_around(rect))
        for label in only_in_one(said, self._labels()):
            self.update(label.area(high))

    def _on_posed(self) -> None:
        if self._player.pose.arrived:
            self._show_outputs()
        self._pull_overlay()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and not self._takes_size:
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and not self._takes_size:
            self._lay_out()
        if event.type() == QEvent.Type.LanguageChange:
            self.grids.name(self._edits.name)
            self._curve.retranslate()
            self._say_anew()
            self._curve.pull(self._document, self._player, self._focus)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.window)
        slot = self.layout_shown.slot
        if not slot.isEmpty() and event.region().intersects(_around(slot)):
            paint_slot(painter, slot, self._theme)
            for cells, lattice in self._slot_thumbnail():
                paint_grid(painter, cells, lattice, self._theme, self.font())
        exposed, high = event.region(), self.fontMetrics().height()
        labels = tuple(one for one in self._labels() if exposed.intersects(one.area(high)))
        paint_labels(painter, labels, self._theme, self.font())
        painter.end()


def _around(rect: QRectF) -> QRect:
    """Pixels of a frame round a rectangle."""
    return rect.toAlignedRect().adjusted(-2, -2, 2, 2)


describe_as(StageView, QAccessible.Role.Grouping)
