"""What the menus offer on the bench, as data."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.experiment import Convolution
from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.outputs import to_preset
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lab.shared.place import WindowPlace
from cnnlab.lessons.presets import Preset
from cnnlab.ui.convolution.bench_edits import BenchEdits
from cnnlab.ui.convolution.bench_view import BenchView
from cnnlab.ui.convolution.panel import Panel
from cnnlab.ui.convolution.sharing import (
    copy_experiment,
    copy_program,
    copy_readable,
    paste_experiment,
)
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.widgets.playback import Playback
from cnnlab.ui.window.examples import Examples, example_actions
from cnnlab.ui.window.notice import Notice
from cnnlab.ui.window.program_actions import NUMPY_AND_TORCH, program_actions
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action

translate = QCoreApplication.translate
FILL = QT_TRANSLATE_NOOP("Actions", "&Fill selection")
TURN = QT_TRANSLATE_NOOP("Actions", "&Turn filter in use")
PLAYBACK = QT_TRANSLATE_NOOP("Actions", "&Playback")


def own_example_actions(examples: Examples[Preset], document: Document) -> list[Action]:
    """Keep what is shown, rename and delete the user's own examples."""
    return example_actions(
        examples, lambda: to_preset(document.bench), lambda: document.bench.preset
    )


def kept_limits() -> str:
    """What can be kept as an example, with a place for the reason why something can't."""
    return translate("Examples", "Only an experiment with an output can be kept. {reason}")


def sharing_actions(
    document: PlayedDocument, view: BenchView, tell: Callable[[Notice], object]
) -> list[Action]:
    """The experiment as a line of text on the clipboard, and back; as text, and as a program."""

    def copy(library: Literal["numpy", "torch"]) -> None:
        if document.result is not None:
            tell(copy_program(document.result, library, view.language))

    def paste() -> None:
        if refusal := paste_experiment(document):
            tell(refusal)

    return [
        Action(
            "copy_experiment",
            "edit",
            QT_TRANSLATE_NOOP("Actions", "Copy &experiment"),
            lambda: tell(copy_experiment(document)),
            "Ctrl+Shift+C",
        ),
        Action(
            "paste_experiment",
            "edit",
            QT_TRANSLATE_NOOP("Actions", "Paste e&xperiment"),
            paste,
            "Ctrl+Shift+V",
        ),
        Action(
            "copy_readable",
            "edit",
            QT_TRANSLATE_NOOP("Actions", "Copy as &readable text"),
            lambda: tell(copy_readable(document, view.ledger.text())),
        ),
        *program_actions(copy, lambda: document.result is not None, NUMPY_AND_TORCH),
    ]


def neuron_action(
    document: PlayedDocument, go_to: Callable[[str, object], object], cell: Cell | None = None
) -> Action:
    """See the window of an output cell as one neuron, where the operation is a convolution.

    Without a cell it is the one in use when this is asked for.
    """

    def place() -> WindowPlace | None:
        bench, at = document.bench, cell or _cell_in_use(document)
        if at is None or not isinstance(bench.experiment.operation, Convolution):
            return None
        return WindowPlace(bench.experiment, at, hidden=bench.output_mode == "predict")

    def see() -> None:
        if found := place():
            go_to("neuronTab", found)

    return Action(
        "see_as_neuron",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "See as a neur&on"),
        see,
        "Ctrl+Shift+N",
        enabled=lambda: place() is not None,
    )


def _cell_in_use(document: PlayedDocument) -> Cell | None:
    """The output cell that is pinned, else the one that the player makes; None without output."""
    step = document.player.step
    if step is None:
        return None
    return document.focus.pinned or step.cell


def film_action(save: Callable[[], object], enabled: Callable[[], bool]) -> Action:
    """The moving window as an animated picture."""
    text = QT_TRANSLATE_NOOP("Actions", "Save ani&mation…")
    return Action("save_film", "file", text, save, enabled=enabled)


def edit_actions(edits: BenchEdits, stage: Stage, panel: Panel) -> list[Action]:
    """Fill what is selected, turn a filter, begin anew."""

    def fill(name: str, text: str) -> Action:
        return Action(name, "edit", text, partial(stage.fill, name), submenu=FILL)

    def turn(name: str, text: str) -> Action:
        return Action(name, "edit", text, partial(edits.turn_filter, name), submenu=TURN)

    def begin(name: str, text: str, slot: Callable[[], object], keys: str) -> Action:
        return Action(name, "edit", text, slot, keys)

    new_numbers = QT_TRANSLATE_NOOP("Actions", "&New numbers")
    return [
        fill("zeros", QT_TRANSLATE_NOOP("Actions", "&Zeros")),
        fill("ones", QT_TRANSLATE_NOOP("Actions", "&Ones")),
        fill("random", QT_TRANSLATE_NOOP("Actions", "&Random")),
        fill("identity", QT_TRANSLATE_NOOP("Actions", "&Identity")),
        turn("transpose", QT_TRANSLATE_NOOP("Actions", "&Transpose")),
        turn("mirror_columns", QT_TRANSLATE_NOOP("Actions", "Mirror &left and right")),
        turn("mirror_rows", QT_TRANSLATE_NOOP("Actions", "Mirror &top and bottom")),
        begin("new_numbers", new_numbers, panel.new_numbers.click, "Ctrl+R"),
        begin("reset", QT_TRANSLATE_NOOP("Actions", "Re&set edits"), edits.reset, "Ctrl+Shift+R"),
    ]


def playback_actions(playback: Playback) -> list[Action]:
    """Move the window over the grids."""

    def action(name: str, text: str, slot: Callable[[], object], keys: str | None = None) -> Action:
        return Action(name, "view", text, slot, keys, submenu=PLAYBACK)

    forward, back = partial(playback.step, 1), partial(playback.step, -1)
    faster, slower = partial(playback.change_speed, 1), partial(playback.change_speed, -1)
    inside = QT_TRANSLATE_NOOP("Actions", "Inside the &window")
    return [
        action("play", QT_TRANSLATE_NOOP("Actions", "&Play or pause (Space)"), playback.toggle),
        action("forward", QT_TRANSLATE_NOOP("Actions", "Step &forward"), forward, "."),
        action("back", QT_TRANSLATE_NOOP("Actions", "Step &back"), back, ","),
        action("first", QT_TRANSLATE_NOOP("Actions", "F&irst window"), playback.first, "Ctrl+,"),
        action("last", QT_TRANSLATE_NOOP("Actions", "&Last window"), playback.last, "Ctrl+."),
        action("inside", inside, playback.toggle_inside, "Ctrl+Return"),
        action("faster", QT_TRANSLATE_NOOP("Actions", "F&aster"), faster, "]"),
        action("slower", QT_TRANSLATE_NOOP("Actions", "&Slower"), slower, "["),
    ]


def caption_actions(toggle: Callable[[str], object], shown: Callable[[str], bool]) -> list[Action]:
    """Turn the line under the stage on and off: what happens, and the key to the colours."""

    def action(name: str, text: str) -> Action:
        return Action(name, "view", text, partial(toggle, name), checked=partial(shown, name))

    return [
        action("caption", QT_TRANSLATE_NOOP("Actions", "&Caption under the stage")),
        action("colour_key", QT_TRANSLATE_NOOP("Actions", "Key to the c&olours")),
    ]
