"""Gestures on the stage's grids as edits of the document and moves of the focus."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.connectivity import tap_of_weight
from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.experiment import is_flipped
from cnnlab.core.kernels import pattern
from cnnlab.lab.convolution.bench import with_cell, with_part
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import (
    BiasAt,
    ChannelSumAt,
    Focus,
    InputAt,
    OutputAt,
    Pointed,
    WeightAt,
)
from cnnlab.lab.convolution.predictions import guesses, with_predictions
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.text import number
from cnnlab.ui.convolution.cells import Channels
from cnnlab.ui.convolution.grids import Address
from cnnlab.ui.convolution.labels import channel_name
from cnnlab.ui.convolution.ledger_content import cell_description
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.notice import Say

translate = QCoreApplication.translate


class StageEdits:
    """Handles gestures on grids."""

    def __init__(
        self,
        document: Document,
        player: StepPlayer,
        focus: Focus,
        refuse: Callable[[Say], object],
        tell: Callable[[Say], object],
    ) -> None:
        self._document, self._player, self._focus = document, player, focus
        self._refuse, self._tell = refuse, tell
        self.beside: Channels = "sum"
        """What of the channels stands beside each output."""

    def edit_cell(
        self, address: Address, row: int, column: int, value: float, gesture: object
    ) -> None:
        """One number typed or scrubbed; its gesture tells which edits are one step."""
        role, index = address
        if role == "output":
            self._predict(index[0], row, column, np.array([[value]]))
        elif role != "difference" and role != "apart":
            if role == "filters":
                row, column = tap_of_weight(self._document.bench.experiment, row, column)
            cell = index if role == "biases" else (*index, row, column)
            bench = with_cell(self._document.bench, role, cell, value)
            self._document.replace(bench, partial(_edit_name, role), gesture)

    def paste_block(self, address: Address, row: int, column: int, block: np.ndarray) -> None:
        """A block that was copied, as `edit_block`; where it is NaN a cell keeps what it holds."""
        empty = np.isnan(block)
        filled, held = block.copy(), self._held(address)[row:, column:]
        inside = filled[: held.shape[0], : held.shape[1]]
        np.copyto(inside, held[: inside.shape[0], : inside.shape[1]], where=np.isnan(inside))
        if self.edit_block(address, row, column, filled) and empty.any():
            self._tell(partial(_empty_cells_message, int(empty.sum())))

    def _held(self, address: Address) -> np.ndarray:
        """The numbers of a grid (rows, columns); of an output what was typed, NaN elsewhere."""
        role, index = address
        bench = self._document.bench
        if role == "biases":
            return bench.experiment.biases[index].reshape(1, 1)
        if role in ("input", "filters"):
            return self._drawn(role, np.asarray(getattr(bench.experiment, role)))[index]
        plan = self._player.plan
        return np.zeros((0, 0)) if plan is None else guesses(bench, plan.output_shape)[index[0]]

    def edit_block(self, address: Address, row: int, column: int, block: np.ndarray) -> bool:
        """A block filled or pasted: all of it, or nothing where it does not fit."""
        role, index = address
        if role == "output":
            return self._predict(index[0], row, column, block)
        if role == "difference" or role == "apart":
            return False
        part = getattr(self._document.bench.experiment, role)
        room = (1, 1) if role == "biases" else (part.shape[-2] - row, part.shape[-1] - column)
        if block.shape[0] > room[0] or block.shape[1] > room[1]:
            self._refuse_size(block.shape, room)
            return False
        changed = part.copy()
        if role == "biases":
            changed[index] = block[0, 0]
        else:
            rows, columns = block.shape
            drawn = self._drawn(role, changed)[index]
            drawn[row : row + rows, column : column + columns] = block
        if not np.array_equal(changed, part):
            bench = with_part(self._document.bench, role, changed)
            self._document.replace(bench, partial(_edit_name, role))
        return True

    def _drawn(self, role: str, part: np.ndarray) -> np.ndarray:
        """A part of the experiment as its grids show it: a view, as flipped filters are turned."""
        turned = role == "filters" and is_flipped(self._document.bench.experiment)
        return part[..., ::-1, ::-1] if turned else part

    def _predict(self, k: int, row: int, column: int, block: np.ndarray) -> bool:
        """Guesses typed or pasted into an output; NaN takes one back."""
        bench, plan = self._document.bench, self._player.plan
        if bench.output_mode != "predict" or plan is None:
            return False
        _, rows, columns = plan.output_shape
        if row + block.shape[0] > rows or column + block.shape[1] > columns:
            self._refuse_size(block.shape, (rows - row, columns - column))
            return False
        cells = {
            (k, row + r, column + c): None if np.isnan(v) else float(v)
            for (r, c), v in np.ndenumerate(block)
        }
        result = self._document.result
        guessed = with_predictions(bench, cells, None if result is None else result.output)
        if guessed is not bench:
            self._player.pause()
            self._player.seek(plan.index_of((k, row, column)))
            self._focus.pin(None if np.isnan(block[0, 0]) else (k, row, column))
            self._document.replace(guessed, lambda: translate("Stage", "Predict"))
        return True

    def fill(self, address: Address | None, grid: GridView | None, name: str) -> None:
        """Fill the selected block of a grid with a named pattern, if it is one that is edited."""
        if address is None or grid is None or not grid.editable:
            self._refuse(
                lambda: translate("Stage", "Select cells of the input or of a filter first.")
            )
            return
        top, left, rows, columns = grid.selection.block
        numbers = pattern(name, (rows, columns), address[0] == "input")
        self.edit_block(address, top, left, numbers)

    def point(self, address: Address, cell: tuple[int, int], thumbnail: bool = False) -> None:
        """The pointer, or the keyboard's current cell, is on a cell."""
        self._focus.point(self._pointed(address, cell, not thumbnail))

    def _pointed(self, address: Address, cell: tuple[int, int], follow: bool) -> Pointed:
        role, index = address
        if role == "input":
            return InputAt((index[0], *cell))
        if role == "filters":
            weight = tap_of_weight(self._document.bench.experiment, *cell)
            return WeightAt((index[0], index[1], *weight), follow)
        if role == "biases":
            return BiasAt(index[0], follow)
        if role == "apart" and self.beside == "apart":
            return ChannelSumAt((index[0], *cell), index[1])
        return OutputAt((index[0], *cell))

    def click(
        self,
        address: Address,
        row: int,
        column: int,
        toggle: bool = True,
        thumbnail: bool = False,
    ) -> None:
        """A click: go to an output and pin it (or let it go); bring a filter into use.

        While it plays only a ``thumbnail`` is brought into use: a filter in full is for editing.
        """
        role, index = address
        plan = self._player.plan
        if plan is None:
            return
        if role == "output":
            cell = (index[0], row, column)
            self._player.pause()
            self._player.seek(plan.index_of(cell))
            self._focus.pin(None if toggle and self._focus.pinned == cell else cell)
        elif role in ("filters", "biases") and isinstance(self._document.evaluation, Evaluation):
            here = plan.cell(self._player.index)
            if index[0] != here[0] and (thumbnail or not self._player.playing):
                self._focus.pin(None)
                self._player.seek(plan.index_of((index[0], here[1], here[2])))

    def enter_window(self) -> None:
        """Into the window, to go through its sum term by term."""
        self._player.pause()
        self._player.enter()

    def escape(self) -> bool:
        """Out of the window again; from outside, let go of the pinned cell; False without one."""
        if self._player.moment_index is not None:
            self._player.leave()
            return True
        pinned = self._focus.pinned is not None
        self._focus.pin(None)
        return pinned

    def describe(self, address: Address, row: int, column: int, value: float | None) -> str:
        """A cell's name for a screen reader, with the number that is seen; None for none."""
        role, index = address
        bench = self._document.bench
        if value is not None:
            text = number(value, 4)
        elif bench.output_mode == "predict":
            text = translate("Stage", "hidden")
        else:
            text = translate("Stage", "not reached yet")
        return cell_description(role, (*index, row, column), bench.experiment.input.shape[0], text)

    def name(self, address: Address) -> str:
        """A grid's name for a screen reader."""
        role, index = address
        channels = self._document.bench.experiment.input.shape[0]
        if role == "input":
            return translate("Stage", "Input, {channel}").format(
                channel=channel_name(index[0], channels)
            )
        if role == "filters":
            channel = channel_name(index[1], channels)
            return translate("Stage", "Filter w{k}, {channel}").format(k=index[0], channel=channel)
        if role == "biases":
            return translate("Stage", "Bias b{k}").format(k=index[0])
        if role == "apart":
            return translate("Stage", "Map {channel} beside output o{k}").format(
                k=index[0], channel=index[1]
            )
        if role == "difference":
            return translate("Stage", "Difference of output o{k} from the reference").format(
                k=index[0]
            )
        return translate("Stage", "Output o{k}").format(k=index[0])

    def _refuse_size(self, came: tuple[int, ...], room: tuple[int, int]) -> None:
        self._refuse(
            lambda: translate(
                "Stage",
                "A block of {rows}×{columns} numbers does not fit: from this cell on there is "
                "room for {room_rows}×{room_columns}. Select another cell or copy less.",
            ).format(rows=came[0], columns=came[1], room_rows=room[0], room_columns=room[1])
        )


def _edit_name(role: str) -> str:
    return {
        "input": translate("Stage", "Edit input"),
        "filters": translate("Stage", "Edit filter"),
        "biases": translate("Stage", "Edit bias"),
    }[role]


def _empty_cells_message(count: int) -> str:
    if count == 1:
        return translate("Stage", "One copied cell is empty: the cell there keeps its number.")
    return translate(
        "Stage", "{count} copied cells are empty: the cells there keep their numbers."
    ).format(count=count)
