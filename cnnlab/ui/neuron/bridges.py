"""From a window of a convolution to one neuron, and back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.experiment import is_flipped
from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.shared.place import ExperimentPlace, WindowPlace
from cnnlab.lessons.sheet import OneNeuron, WindowOrigin
from cnnlab.lessons.window_neuron import convolution_of, one_from_window, reaches_padding
from cnnlab.scene.text import cell_title
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action

translate = QCoreApplication.translate


def receive_window(document: SheetDocument, place: WindowPlace) -> None:
    """Show the window of an output cell as one neuron, as one undo step."""
    one = one_from_window(place.experiment, place.cell, place.hidden)
    cell = cell_title(place.cell)
    document.edit_one(
        one, lambda: translate("Bridges", "Window of {cell} as a neuron").format(cell=cell)
    )


def bridge_actions(
    document: SheetDocument,
    go_to: Callable[[str, object], object],
    shown: Callable[[], bool],
) -> list[Action]:
    """See the neuron as a convolution; ``shown`` says whether it is what one looks at."""

    def see() -> None:
        if shown():
            go_to("convolutionTab", _place(document.sheet.one))

    text = QT_TRANSLATE_NOOP("Actions", "See as a con&volution")
    return [Action("see_as_convolution", "edit", text, see, "Ctrl+Shift+N", enabled=shown)]


def origin_note(one: OneNeuron) -> str:
    """What a neuron has to do with the filter that it came from; empty where it came from none."""
    origin = one.origin
    if origin is None:
        return ""
    note = translate(
        "Bridges",
        "A filter is a neuron with fixed weights that looks at one window after another; the "
        "depth, {depth}, is the number of such neurons.",
    )
    sentences = [note.format(depth=len(origin.experiment.filters)), *_differences(origin)]
    return "\n".join(sentences)


def _differences(origin: WindowOrigin) -> list[str]:
    """Where weights or inputs are not simply the numbers of the grids."""
    e, found = origin.experiment, []
    if e.scale != 1:
        text = translate("Bridges", "The scale {scale} is part of the weights.")
        found.append(text.format(scale=e.scale))
    if is_flipped(e):
        found.append(translate("Bridges", "The filter is turned by 180° before it is multiplied."))
    if reaches_padding(origin):
        found.append(translate("Bridges", "Cells of the padding are inputs that are 0."))
    return found


def _place(one: OneNeuron) -> ExperimentPlace:
    experiment, cell = convolution_of(one)
    return ExperimentPlace(experiment, cell, partial(_title, None if one.origin is None else cell))


def _title(cell: Cell | None) -> str:
    """``cell`` is the one whose window the neuron came from, if there is one."""
    if cell is None:
        return translate("Bridges", "the neuron as a convolution")
    text = translate("Bridges", "the neuron of {cell} as a convolution")
    return text.format(cell=cell_title(cell))
