"""What one points at in an atlas, and where one goes from there."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt, Signal

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.scene.atlas_layout import Block
from cnnlab.scene.atlas_pointing import Pointed
from cnnlab.scene.atlas_seen import seen_place
from cnnlab.scene.atlas_titles import title_rects
from cnnlab.ui.widgets.accessible_cells import cell_reached
from cnnlab.ui.widgets.atlas_canvas import AtlasCanvas
from cnnlab.ui.widgets.sum_reading import SumReading

OPEN_FROM = 110.0  # px of a cell, from which zooming on opens it


class AtlasWalk(AtlasCanvas):
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
        self._reading = SumReading()

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

    @property
    def reading(self) -> SumReading:
        """The opened sum as it is read; without lines where none is open."""
        self._reading.set_page(self.page)
        return self._reading

    def read_on(self, lines: int, terms: int) -> None:
        """Go on in the opened sum."""
        self.reading.move(lines, terms)
        cell_reached(self)

    def title_of(self, block: Block) -> Sequence[str]:
        """What stands over a layer."""
        sheet = self.sheet
        return () if sheet is None else sheet.words.titles.get(block.layer.name, ())

    def set_place(self, place: AtlasPlace, going: bool) -> None:
        if place != self.place:
            self._reading.restart()
        super().set_place(place, going)

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

    def point(self, at: QPointF) -> None:
        """Point at what is under a place of the widget."""
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
        if layout is None or at.y() >= self.size_f.height() or self.card_rect().contains(at):
            return None
        return layout.at(self.camera.to_sheet(at, self.size_f))

    def _title_under(self, at: QPointF) -> Block | None:
        sheet = self.sheet
        if sheet is None or self.card_rect().contains(at):
            return None
        rects = title_rects(sheet.layout, self.camera, self.size_f, self.font())
        pairs = zip(sheet.layout.blocks, rects, strict=True)
        return next((block for block, rect in pairs if rect.contains(at)), None)

    # going

    def go_in(self, at: QPointF) -> None:
        """One level further in, to what is under a point."""
        if self.place.level == "cell":
            self.go_to_spot()
            return
        title = self._title_under(at)
        if title is not None:
            self._toggle(title)
            return
        found = self._under(at)
        if found is not None:
            self.asked.emit(self.further(*found))

    def further(self, block: Block, cell: Cell) -> AtlasPlace:
        """One level further in: a map first, then its cell; units at once."""
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

    def go_to_spot(self) -> None:
        """Go to the cell that a number of the open page comes from."""
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
        self.follow(place)

    def follow(self, at: QPointF | None = None) -> None:
        """Tell what the camera looks at, about a place of the sheet."""
        layout = self.layout_of_sheet
        if layout is not None:
            self.followed.emit(seen_place(layout, self.camera, self.size_f, at))
