"""What the player says about the stage: the moving window, its lit term, the sums on the lines."""

from cnnlab.core.steps import ConvolutionStep, StepPlan
from cnnlab.lab.focus import TermAt
from cnnlab.lab.player import Player
from cnnlab.scene.overlay import Moving
from cnnlab.scene.text import number

DECIMALS = 3
NOT_YET = "…"


def moving(player: Player, plan: StepPlan) -> Moving:
    """The window as it is drawn now."""
    pose, e = player.pose, plan.experiment
    return Moving(
        pose.row,
        pose.column,
        pose.filter_from,
        pose.filter,
        pose.alpha,
        e.stride,
        e.padding,
        plan.window(0, 0).extent,
    )


def moment_term(player: Player) -> TermAt | None:
    """The product that is being added inside a window."""
    step, moment = player.step, player.moment
    if moment is None or moment.kind != "term" or not isinstance(step, ConvolutionStep):
        return None
    _, kh, kw = step.values.shape
    channel, place = divmod(moment.index, kh * kw)
    return TermAt(step.cell, (channel, place // kw, place % kw))


def chips(player: Player) -> tuple[str, ...]:
    """Each channel's sum on its line; inside a window, as far as it has been added up."""
    step, moment = player.step, player.moment
    if not isinstance(step, ConvolutionStep):
        return ()
    if moment is None or moment.kind != "term":
        return tuple(number(float(v), DECIMALS) for v in step.channel_sums)
    size = step.values[0].size
    flat = step.products.reshape(len(step.channels), -1)
    done = [max(0, min(size, moment.index + 1 - c * size)) for c in step.channels]
    return tuple(
        number(float(flat[c, : done[c]].sum()), DECIMALS) if done[c] else NOT_YET
        for c in step.channels
    )
