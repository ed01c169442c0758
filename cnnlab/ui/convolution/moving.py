"""The player's state on the stage: the moving window, its lit term, the sums on the lines."""

from collections.abc import Sequence

from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.core.experiment.steps import Cell, ConvolutionStep, Moment, Step, StepPlan
from cnnlab.lab.convolution.focus import Focus, TermAt
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.lab.shared.glide import Pose
from cnnlab.scene.overlay import Style
from cnnlab.scene.overlay_compose import Moving
from cnnlab.scene.text import number

DECIMALS = 4
NOT_YET, HIDDEN = "…", "?"
NODES = {"sum": "Σ", "max": "max", "average": "x̄", "activation": "g"}


def moving(player: StepPlayer, plan: StepPlan, shown: Step) -> Moving:
    """The window as it is drawn now: the player's, or that of another step that is shown."""
    pose, e = player.pose, plan.experiment
    elsewhere = player.step is None or shown.index != player.step.index
    if elsewhere:
        k, row, column = shown.cell
        pose = Pose(row, column, k, k)
    window = plan.window(0, 0)
    return Moving(
        pose.row,
        pose.column,
        pose.filter_from,
        pose.filter,
        pose.alpha,
        (1, 1) if isinstance(e.operation, Activation) else e.stride,
        (-window.top, -window.left),
        window.extent,
        isinstance(e.operation, Convolution),
        NODES[_name(e)],
        Style.POINTED if elsewhere else Style.NOW,
    )


def shown_cell(player: StepPlayer, focus: Focus) -> Cell | None:
    """The output cell whose window, lines and sums are drawn: pointed at, pinned or playing.

    While it plays the pinned cell stays in the ledger only, or nothing would be seen to move.
    """
    step = player.step
    if step is None:
        return None
    return step.cell if player.playing and focus.pointed is None else focus.shown(step.cell)


def shown_step(player: StepPlayer, focus: Focus) -> Step | None:
    """The step of that cell."""
    plan, step, cell = player.plan, player.step, shown_cell(player, focus)
    if plan is None or step is None or cell is None:
        return None
    return step if cell == step.cell else plan[plan.index_of(cell)]


def _name(e: Experiment) -> str:
    operation = e.operation
    if isinstance(operation, Convolution):
        return "sum"
    return operation.kind if isinstance(operation, Pooling) else "activation"


def moment_term(player: StepPlayer) -> TermAt | None:
    """The product that is being added inside a window."""
    step, moment = player.step, player.moment
    if step is None or moment is None or moment.kind != "term":
        return None
    kh, kw = step.window.taps
    channel, place = divmod(moment.index, kh * kw)
    return TermAt(step.cell, (channel, place // kw, place % kw))


def chips(
    step: Step, moment: Moment | None, hidden: bool, whole: Sequence[int] = ()
) -> tuple[str, ...]:
    """Each channel's sum on its line; inside a window, as far as it has been added up.

    Where only the ``whole`` channels are in full, the others' sum comes last.
    """
    texts = _all_chips(step, moment, hidden)
    if not whole or not isinstance(step, ConvolutionStep):
        return texts
    others = [c for c in step.channels if c not in whole]
    odd = next((texts[c] for c in others if texts[c] in (HIDDEN, NOT_YET)), None)
    rest = odd or number(float(step.channel_sums[others].sum()), DECIMALS)
    return (*(texts[c] for c in whole), rest)


def _all_chips(step: Step, moment: Moment | None, hidden: bool) -> tuple[str, ...]:
    if not isinstance(step, ConvolutionStep):
        return ()
    if hidden and moment is None:
        return (HIDDEN,) * len(step.channels)
    if moment is None or moment.kind != "term":
        return tuple(number(float(v), DECIMALS) for v in step.channel_sums)
    size = step.values[0].size
    sums = step.partial_sums
    done = [max(0, min(size, moment.index + 1 - c * size)) for c in step.channels]
    return tuple(
        number(float(sums[c, done[c] - 1]), DECIMALS) if done[c] else NOT_YET for c in step.channels
    )
