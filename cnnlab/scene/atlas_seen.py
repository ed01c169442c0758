"""Which place of a network a camera looks at, and which cell is beside another one."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.place import NETWORK, AtlasPlace
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_card import WIDTH
from cnnlab.scene.atlas_layout import AtlasLayout, Block
from cnnlab.scene.atlas_sheet import Sheet

MAP_FROM = 240.0  # px of a map, from which it is what is looked at
FILLED = 0.8  # of the space for what is looked at
LAYER_FROM = 1.6  # of the scale, from which a layer is


def seen_place(
    layout: AtlasLayout, camera: SheetCamera, size: QSizeF, at: QPointF | None = None
) -> AtlasPlace:
    """What is looked at about a place of the sheet, by default in the middle of the widget."""
    if camera.scale < LAYER_FROM:
        return NETWORK
    middle = QPointF(camera.x, camera.y) if at is None else at
    found = layout.at(middle)
    if found is not None and not found[0].layer.is_vector:
        block, cell = found
        if camera.rect_to_screen(block.rect(cell[0]), size).width() >= MAP_FROM:
            return AtlasPlace(block.layer.name, cell[0])
    return AtlasPlace(layout.nearest(middle).layer.name)


def block_of(sheet: Sheet, place: AtlasPlace) -> Block | None:
    """The block that shows a place: its layer's own, or that of its stage; None for the whole."""
    layer = sheet.inspection.layers.get(place.layer or "")
    if layer is None:
        return None
    layout, stage = sheet.layout, sheet.inspection.stage_of(layer)
    return layout.block(layer.name) or next(b for b in layout.blocks if b.stage == stage)


def camera_on(sheet: Sheet, place: AtlasPlace, size: QSizeF, head: float) -> SheetCamera:
    """What shows a place in a widget of a size, below titles of ``head`` pixels.

    A map is seen beside its card.
    """
    block = block_of(sheet, place)
    if block is None:
        return SheetCamera.whole(size)
    width = size.width() - (WIDTH if place.level == "map" else 0.0)
    view = QRectF(0, head, width, size.height() - head)
    if place.map is None:
        return SheetCamera.on(block.bounds.adjusted(0, -head / 2, 0, 0), view, size, FILLED)
    return SheetCamera.on(block.rect(place.map), view, size, FILLED)


def middle_of(block: Block, k: int) -> Cell:
    """The cell in the middle of a map."""
    _, rows, columns = block.layer.shape
    return min(max(k, 0), block.layer.shape[0] - 1), rows // 2, columns // 2


def beside(block: Block, cell: Cell, rows: int, columns: int) -> Cell:
    """The cell so many rows and columns further in the same map, at most its last."""
    _, height, width = block.layer.shape
    row = min(max(cell[1] + rows, 0), height - 1)
    return cell[0], row, min(max(cell[2] + columns, 0), width - 1)


def next_map(
    layout: AtlasLayout, block: Block, k: int, rows: int, columns: int
) -> tuple[Block, Cell]:
    """The map so many rows and columns further; sideways from layer to layer."""
    down, across = divmod(k, block.columns)
    if 0 <= across + columns < block.columns:
        return block, middle_of(block, max(0, down + rows) * block.columns + across + columns)
    place = layout.blocks.index(block) + (1 if columns > 0 else -1)
    if not 0 <= place < len(layout.blocks):
        return block, middle_of(block, k)
    there = layout.blocks[place]
    down = min(down, (there.layer.shape[0] - 1) // there.columns)
    across = 0 if columns > 0 else there.columns - 1
    return there, middle_of(there, down * there.columns + across)
