"""Where the stage's grids stand: fitted to its size, then zoomed and scrolled."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QWheelEvent

from cnnlab.core.shapes import Pair
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.channels import arrange_channels, in_full
from cnnlab.scene.layout import StageLayout, StageShape
from cnnlab.scene.layout_arrange import height_for_cells
from cnnlab.scene.layout_scale import enlarged
from cnnlab.ui.convolution.cells import Channels, stage_shape
from cnnlab.ui.convolution.grids import Address, GridRole
from cnnlab.ui.convolution.moving import shown_cell
from cnnlab.ui.convolution.zoom import Zoom

GROUP_OF: dict[GridRole, str] = {"input": "inputs", "output": "outputs"}


class Arrangement:
    """``shape`` is what was placed, ``shown`` the layout of it.

    What changes the layout gives whether anything has moved.
    """

    def __init__(
        self, document: Document, player: StepPlayer, focus: Focus, width: int, height: int
    ) -> None:
        self._document, self._player, self._focus = document, player, focus
        self._zoom = Zoom()
        self._in_full: list[int] = []
        self.beside: Channels = "sum"
        """What is shown of the channels beside each output."""
        self.factor = 1.0
        """How many times as large everything is as would fit the size it is shown in."""
        self.shape = self.current_shape()
        self._fitted: StageLayout = arrange_channels(self.shape, width, height, 0)
        self.shown = self._fitted

    def current_shape(self) -> StageShape:
        """What has to be placed now."""
        bench, result = self._document.bench, self._document.result
        shape = stage_shape(bench, result, self.filter_in_use, self.beside)
        return replace(shape, whole=in_full(shape, self._in_full))

    @property
    def filter_in_use(self) -> int:
        """The filter that is shown in full where there is room for one only."""
        shown, step = shown_cell(self._player, self._focus), self._player.step
        if step is None or shown is None or shown == step.cell:
            return self._player.pose.filter
        return shown[0]

    def is_thumbnail(self, address: Address) -> bool:
        """Whether a grid is one of a filter that is not shown in full."""
        role, index = address
        filters = role in ("filters", "biases")
        return filters and not self._fitted.full and index[0] != self.shape.in_use

    def keeps_grids(self, shape: StageShape) -> bool:
        """Whether another shape has the same grids, only another filter in use."""
        return replace(shape, in_use=0) == replace(self.shape, in_use=0)

    def outdated(self) -> bool:
        """Whether something else has to be placed now."""
        return self.current_shape() != self.shape

    def take_filter_in_use(self) -> bool:
        """Let another filter be in use as it stands; False where it is a thumbnail."""
        shape = self.current_shape()
        if not (self._fitted.full and self.keeps_grids(shape)):
            return False
        self.shape = shape
        return True

    def height_for_cells(self, cell: float, line: float) -> float:
        """Height at which the input's cells are so large, with lines of text so high; all px."""
        return height_for_cells(self.current_shape(), cell, line / self.factor)

    def arrange(self, width: int, height: int, line: float) -> None:
        """Place what has to be placed now; an input of another size is shown whole."""
        shape = self.current_shape()
        if shape.input != self.shape.input:
            self._zoom.fit()
        self.shape = shape
        factor = self.factor
        fitted = arrange_channels(shape, width / factor, height / factor, line / factor)
        self._fitted = fitted if factor == 1 else enlarged(fitted, factor)
        self._show()

    def show_in_full(self, channels: Sequence[int]) -> None:
        """Show these channels in full before any others, where not all are."""
        self._in_full = list(channels)

    def show_too(self, channel: int) -> bool:
        """Show a channel in full that is not, in place of another; False where it is."""
        if channel in self.shown.in_full:
            return False
        self.show_in_full([channel, *(c for c in self._in_full if c != channel)])
        return True

    def fit(self) -> None:
        """Show everything whole."""
        self._zoom.fit()
        self._show()

    def turn_wheel(self, event: QWheelEvent) -> bool | None:
        """Zoom or scroll; None where the wheel is not for the stage."""
        moved = self._zoom.turn(self._fitted, event)
        if moved:
            self._show()
        return moved

    def zoom_at(self, steps: float, at: QPointF) -> bool:
        """Zoom the grids under a point by steps; False where there is none."""
        moved = self._zoom.change_at(self._fitted, steps, at)
        if moved:
            self._show()
        return moved

    def zoomed_at(self, at: QPointF) -> str | None:
        """The group of the grid under a point, where there is more of it than is seen."""
        return self._zoom.zoomed_at(self._fitted, at)

    def drag(self, group: str, by: QPointF) -> None:
        """Scroll the grids of a group along with what drags them."""
        self._zoom.drag(self._fitted, group, by)
        self._show()

    def follow_step(self) -> bool:
        """Keep the moving window and its output cell in sight when zoomed in."""
        step = self._player.step
        if step is None or self._zoom.fitted or not self._zoom.follow_step(self._fitted, step):
            return False
        self._show()
        return True

    def follow_cell(self, role: GridRole, cell: Pair) -> bool:
        """Keep a cell of an input or output in sight."""
        group = GROUP_OF.get(role)
        if group is None or not self._zoom.follow_cell(self._fitted, group, cell):
            return False
        self._show()
        return True

    def _show(self) -> None:
        self.shown = self._zoom.layout(self._fitted)
