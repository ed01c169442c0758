"""An atlas for screen readers: its layers, a map's cells, or the lines of an opened sum."""

from typing import cast

from PySide6.QtCore import QRect, QRectF

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.layers import LayerInfo
from cnnlab.core.shapes import Pair
from cnnlab.scene.atlas_layout import Block
from cnnlab.scene.text import number
from cnnlab.ui.atlas.words import cell_name
from cnnlab.ui.widgets.accessible_cells import CellSource
from cnnlab.ui.widgets.atlas_view import AtlasView
from cnnlab.ui.widgets.sum_reading import SumReading


class AtlasCells(CellSource):
    """What is looked at: of the network its layers, of a map its cells, of a cell its sum."""

    @property
    def _view(self) -> AtlasView:
        return cast(AtlasView, self.widget)

    @property
    def _sum(self) -> SumReading | None:
        """Of the opened cell; None where none is open."""
        return self._view.reading if self._view.place.level == "cell" else None

    @property
    def _map(self) -> tuple[LayerInfo, int] | None:
        """Layer and number of the map that is looked at; a unit's layer is one of one column."""
        inspection, place = self._view.inspection, self._view.place
        if inspection is None or place.layer is None or place.map is None:
            return None
        return inspection.layers[place.layer], place.map

    def _blocks(self) -> tuple[Block, ...]:
        layout = self._view.layout_of_sheet
        return () if layout is None else tuple(layout.blocks)

    def shape(self) -> Pair:
        if self._sum is not None:
            return len(self._sum.lines), self._sum.columns
        if self._map is not None:
            layer, _ = self._map
            return (layer.shape[0], 1) if layer.is_vector else (layer.shape[1], layer.shape[2])
        return len(self._blocks()), 1

    def name(self, row: int, column: int) -> str:
        if self._sum is not None:
            return self._sum.said(row, column)
        if self._map is None:
            title = self._view.title_of(self._blocks()[row])
            return ", ".join(filter(None, title[:4])).replace("\n", " ")
        layer, cell = self._cell(row, column)
        value = self.value(row, column)
        name = cell_name(layer, cell)
        return name if value is None else f"{name} = {number(value, 4)}"

    def value(self, row: int, column: int) -> float | None:
        inspection = self._view.inspection
        if self._sum is not None or self._map is None or inspection is None:
            return None
        if inspection.at_rest:
            return None
        layer, cell = self._cell(row, column)
        return float(inspection.maps(layer)[cell])

    def rect(self, row: int, column: int) -> QRect:
        view = self._view
        if self._sum is not None:
            return view.rect()
        if self._map is None:
            block = self._blocks()[row]
            whole = QRectF(block.rect(0)) | QRectF(block.rect(block.layer.shape[0] - 1))
            return view.camera.rect_to_screen(whole, view.size_f).toAlignedRect()
        layer, cell = self._cell(row, column)
        layout = view.layout_of_sheet
        found = None if layout is None else layout.block(layer.name)
        if found is None:
            return QRect()
        return view.camera.rect_to_screen(found.cell_rect(cell), view.size_f).toAlignedRect()

    def current(self) -> Pair | None:
        view = self._view
        if self._sum is not None:
            return (self._sum.line, self._sum.term) if self._sum.lines else None
        pointed = view.pointed
        if pointed is None:
            return None
        if self._map is None:
            names = [block.layer.name for block in self._blocks()]
            name = pointed.block.layer.name
            return (names.index(name), 0) if name in names else None
        layer, index = self._map
        if pointed.block.layer.name != layer.name:
            return None
        if layer.is_vector:
            return pointed.cell[0], 0
        return (pointed.cell[1], pointed.cell[2]) if pointed.cell[0] == index else None

    def _cell(self, row: int, column: int) -> tuple[LayerInfo, Cell]:
        assert self._map is not None  # noqa: S101 - the callers' to hold
        layer, index = self._map
        return layer, ((row, 0, 0) if layer.is_vector else (index, row, column))
