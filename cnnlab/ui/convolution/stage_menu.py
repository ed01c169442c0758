"""What a right click on the stage offers, as data."""

from collections.abc import Callable

from cnnlab.ui.convolution.bench_actions import FILL, TURN
from cnnlab.ui.convolution.grids import Address
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Entry, Submenu

WHOLE: list[Entry] = ["zoom_in", "zoom_out", "fit", None, "new_numbers", "reset"]
SHARE: list[Entry] = [None, "copy_experiment", "paste_experiment"]


def cell_entries(
    grid: GridView, address: Address, go: Callable[[], object], see: Action
) -> list[Entry]:
    """For the current cell of a grid; of an output ``go`` shows its sum, ``see`` its neuron."""
    role, _ = address
    change = Action(
        "edit_cell",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "&Edit number"),
        grid.edit_current,
        enabled=lambda: grid.editable,
    )
    entries: list[Entry] = [change, None, "cut", "copy", "paste", "select_all"]
    if role in ("input", "filters"):
        entries += [None, Submenu(FILL, ["zeros", "ones", "random", "identity"])]
    if role == "filters":
        entries.append(Submenu(TURN, ["transpose", "mirror_columns", "mirror_rows"]))
    if role == "output":
        text = QT_TRANSLATE_NOOP("Actions", "Keep its &sum in the ledger")
        entries = [Action("pin_cell", "edit", text, go), see, None, *entries]
    return entries


def stage_entries() -> list[Entry]:
    """For the stage beside its grids."""
    return [*WHOLE, *SHARE]
