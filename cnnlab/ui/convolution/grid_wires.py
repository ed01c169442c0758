"""Connects a grid of the stage with what its gestures do."""

from cnnlab.ui.convolution.grids import Address
from cnnlab.ui.convolution.stage_edits import StageEdits
from cnnlab.ui.convolution.step_keys import StepKeys
from cnnlab.ui.widgets.cell_editor import DOWN, STAY, CellEditor
from cnnlab.ui.widgets.grid_view import GridView


def wire_edits(
    grid: GridView, address: Address, edits: StageEdits, editor: CellEditor, keys: StepKeys
) -> None:
    """Editing, and what its cells are called."""
    enter = STAY if address[0] == "output" else DOWN  # a prediction may need another try
    grid.edit_requested.connect(
        lambda row, column, text: editor.open_over(grid, row, column, text, enter)
    )
    grid.step_key_pressed.connect(keys.note)
    grid.step_was_typing.connect(keys.take_back)
    grid.cell_edited.connect(lambda r, c, v, g: edits.edit_cell(address, r, c, v, g))
    grid.block_edited.connect(lambda r, c, block: edits.edit_block(address, r, c, block))
    grid.block_pasted.connect(lambda r, c, block: edits.paste_block(address, r, c, block))
    grid.set_describe(lambda r, c: edits.describe(address, r, c, grid.shown_value(r, c)))
