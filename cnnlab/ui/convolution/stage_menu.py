"""What a right click on the stage offers, as data."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QAbstractButton

from cnnlab.core.experiment.steps import Cell
from cnnlab.ui.convolution.bench_actions import FILL, TURN
from cnnlab.ui.convolution.grids import Address
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Entry, Submenu, edit_action

WHOLE: list[Entry] = ["zoom_in", "zoom_out", "fit", None, "new_numbers", "reset"]
SHARE: list[Entry] = [None, "copy_experiment", "paste_experiment"]

CHANNELS = {
    "sum": QT_TRANSLATE_NOOP("Actions", "Channels: &sum"),
    "mean": QT_TRANSLATE_NOOP("Actions", "Channels: &mean"),
    "apart": QT_TRANSLATE_NOOP("Actions", "Channels: &apart"),
}


def sum_entries(buttons: Mapping[str, QAbstractButton]) -> list[Entry]:
    """What becomes of the channels, as the buttons of the panel choose."""
    return [
        Action(
            *(f"channels_{name}", "view", text, buttons[name].click),
            enabled=buttons[name].isEnabled,
            checked=buttons[name].isChecked,
        )
        for name, text in CHANNELS.items()
    ]


def stage_entries(
    stage: Stage, address: Address | None, see: Callable[[Cell], Action]
) -> list[Entry]:
    """For the current cell of a grid; None for the stage beside its grids.

    ``see`` is the action that shows the window of an output cell as a neuron.
    """
    if address is None:
        return [*WHOLE, *SHARE]
    role, place = address
    grid = stage.grids.by_address[address]
    change = edit_action(grid.edit_current, lambda: grid.editable)
    entries: list[Entry] = [change, None, "cut", "copy", "paste", "select_all"]
    if role in ("input", "filters"):
        entries += [None, Submenu(FILL, ["zeros", "ones", "random", "identity"])]
    if role == "filters":
        entries.append(Submenu(TURN, ["transpose", "mirror_columns", "mirror_rows"]))
    if role == "output":
        text = QT_TRANSLATE_NOOP("Actions", "Keep its &sum in the ledger")
        keep = Action("pin_cell", "edit", text, partial(stage.keep_current, address))
        entries = [keep, see((place[0], *grid.selection.current)), None, *entries]
    return entries
