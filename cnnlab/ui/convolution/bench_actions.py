"""What the menus offer on the bench, as data."""

from collections.abc import Callable
from functools import partial

from cnnlab.lab.convolution.document import Document
from cnnlab.lab.shared.player import Player
from cnnlab.ui.convolution.bench_edits import BenchEdits
from cnnlab.ui.convolution.examples import Examples
from cnnlab.ui.convolution.panel import Panel
from cnnlab.ui.convolution.sharing import copy_experiment, paste_experiment
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.widgets.transport import Transport
from cnnlab.ui.window.notice import Notice
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action

SPEED_RATIO = 2.0 ** (1 / 2)
FILL = QT_TRANSLATE_NOOP("Actions", "&Fill selection")
TURN = QT_TRANSLATE_NOOP("Actions", "&Turn filter in use")
PLAYBACK = QT_TRANSLATE_NOOP("Actions", "&Playback")


def example_actions(examples: Examples, document: Document) -> list[Action]:
    """Keep, rename and delete the user's own examples."""

    def act(do: Callable[[str], None]) -> Callable[[], None]:
        return lambda: do(document.bench.preset)

    def own() -> bool:
        return examples.is_own(document.bench.preset)

    return [
        Action(
            "keep",
            "file",
            QT_TRANSLATE_NOOP("Actions", "&Keep as example…"),
            lambda: examples.keep(document),
            "Ctrl+S",
        ),
        Action(
            "rename",
            "file",
            QT_TRANSLATE_NOOP("Actions", "&Rename example…"),
            act(examples.rename),
            enabled=own,
        ),
        Action(
            "delete",
            "file",
            QT_TRANSLATE_NOOP("Actions", "&Delete example"),
            act(examples.delete),
            enabled=own,
        ),
    ]


def edit_actions(
    document: Document,
    player: Player,
    edits: BenchEdits,
    stage: Stage,
    panel: Panel,
    tell: Callable[[Notice], object],
) -> list[Action]:
    """Share the experiment, fill what is selected, turn a filter, begin anew."""

    def paste() -> None:
        if refusal := paste_experiment(document, player):
            tell(refusal)

    def fill(name: str, text: str) -> Action:
        return Action(name, "edit", text, partial(stage.fill, name), submenu=FILL)

    def turn(name: str, text: str) -> Action:
        return Action(name, "edit", text, partial(edits.turn_filter, name), submenu=TURN)

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
        fill("zeros", QT_TRANSLATE_NOOP("Actions", "&Zeros")),
        fill("ones", QT_TRANSLATE_NOOP("Actions", "&Ones")),
        fill("random", QT_TRANSLATE_NOOP("Actions", "&Random")),
        fill("identity", QT_TRANSLATE_NOOP("Actions", "&Identity")),
        turn("transpose", QT_TRANSLATE_NOOP("Actions", "&Transpose")),
        turn("mirror_columns", QT_TRANSLATE_NOOP("Actions", "Mirror &left and right")),
        turn("mirror_rows", QT_TRANSLATE_NOOP("Actions", "Mirror &top and bottom")),
        Action(
            "new_numbers",
            "edit",
            QT_TRANSLATE_NOOP("Actions", "&New numbers"),
            panel.new_numbers.click,
            "Ctrl+R",
        ),
        Action(
            "reset",
            "edit",
            QT_TRANSLATE_NOOP("Actions", "Re&set edits"),
            edits.reset,
            "Ctrl+Shift+R",
        ),
    ]


def view_actions(
    stage: Stage,
    player: Player,
    transport: Transport,
    step: Callable[[int], None],
    seek: Callable[[int], None],
) -> list[Action]:
    """Zoom the grids; move the window over them."""

    def playback(name: str, text: str, slot: Callable[[], object], keys: str | None) -> Action:
        return Action(name, "view", text, slot, keys, submenu=PLAYBACK)

    return [
        Action(
            "zoom_in",
            "view",
            QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
            lambda: stage.zoom(2),
            ["Ctrl++", "Ctrl+="],
        ),
        Action(
            "zoom_out",
            "view",
            QT_TRANSLATE_NOOP("Actions", "Zoom &out"),
            lambda: stage.zoom(-2),
            "Ctrl+-",
        ),
        Action("fit", "view", QT_TRANSLATE_NOOP("Actions", "&Fit"), stage.fit, "Ctrl+0"),
        playback(
            "play", QT_TRANSLATE_NOOP("Actions", "&Play or pause (Space)"), player.toggle, None
        ),
        playback("forward", QT_TRANSLATE_NOOP("Actions", "Step &forward"), lambda: step(1), "."),
        playback("back", QT_TRANSLATE_NOOP("Actions", "Step &back"), lambda: step(-1), ","),
        playback("first", QT_TRANSLATE_NOOP("Actions", "F&irst window"), lambda: seek(0), "Ctrl+,"),
        playback(
            "last",
            QT_TRANSLATE_NOOP("Actions", "&Last window"),
            lambda: seek(player.count - 1),
            "Ctrl+.",
        ),
        playback(
            "inside",
            QT_TRANSLATE_NOOP("Actions", "Inside the &window"),
            transport.inside.click,
            "Ctrl+Return",
        ),
        playback(
            "faster",
            QT_TRANSLATE_NOOP("Actions", "F&aster"),
            lambda: player.set_speed(player.speed * SPEED_RATIO),
            "]",
        ),
        playback(
            "slower",
            QT_TRANSLATE_NOOP("Actions", "&Slower"),
            lambda: player.set_speed(player.speed / SPEED_RATIO),
            "[",
        ),
    ]
