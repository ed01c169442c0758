"""What the menus offer on the page of layers, as data."""

from collections.abc import Callable
from functools import partial

from cnnlab.ui.neuron.network_view import NetworkView
from cnnlab.ui.widgets.playback import Playback
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Entry, edit_action

PASSES = QT_TRANSLATE_NOOP("Actions", "Pa&sses through the layers")


def pass_actions(
    playback: Playback, write_next_part: Callable[[], object], shown: Callable[[], bool]
) -> list[Action]:
    """Play the passes, with the keys of the Convolution tab."""

    def action(name: str, text: str, slot: Callable[[], object], keys: str | None = None) -> Action:
        return Action(f"pass_{name}", "view", text, slot, keys, PASSES, enabled=shown)

    forward, back = partial(playback.step, 1), partial(playback.step, -1)
    faster, slower = partial(playback.change_speed, 1), partial(playback.change_speed, -1)
    inside, part = (
        QT_TRANSLATE_NOOP("Actions", "Inside the &unit"),
        QT_TRANSLATE_NOOP("Actions", "Sum, e&rror or gradients"),
    )
    return [
        action("play", QT_TRANSLATE_NOOP("Actions", "&Play or pause (Space)"), playback.toggle),
        action("forward", QT_TRANSLATE_NOOP("Actions", "Step &forward"), forward, "."),
        action("back", QT_TRANSLATE_NOOP("Actions", "Step &back"), back, ","),
        action("first", QT_TRANSLATE_NOOP("Actions", "F&irst unit"), playback.first, "Ctrl+,"),
        action("last", QT_TRANSLATE_NOOP("Actions", "&Last step"), playback.last, "Ctrl+."),
        action("inside", inside, playback.toggle_inside, "Ctrl+Return"),
        action("faster", QT_TRANSLATE_NOOP("Actions", "F&aster"), faster, "]"),
        action("slower", QT_TRANSLATE_NOOP("Actions", "&Slower"), slower, "["),
        action("part", part, write_next_part, "B"),
    ]


def item_entries(view: NetworkView) -> list[Entry]:
    """What a right click on the picture offers, about its current item."""
    change = edit_action(view.edit_current, lambda: view.editable)
    return [change, None, "copy", "undo", "redo", None, "pass_play", "pass_inside", "pass_part"]
