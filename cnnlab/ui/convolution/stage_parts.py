"""The pointer on what is drawn between the grids: the channels' sums, and what adds them up."""

from PySide6.QtCore import QPointF

from cnnlab.core.experiment.steps import ConvolutionStep
from cnnlab.lab.convolution.focus import ChannelSumAt, Focus, SumAt
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.layout import StageLayout
from cnnlab.scene.overlay_compose import part_at


def is_sum(layout: StageLayout, point: QPointF, player: StepPlayer) -> bool:
    """Whether a point is on the Σ that adds channels up."""
    at = part_at(layout, point)
    return at is not None and at < 0 and isinstance(player.step, ConvolutionStep)


def point_at_part(layout: StageLayout, point: QPointF, player: StepPlayer, focus: Focus) -> bool:
    """Tell the focus what is under the pointer beside the grids; whether there is something."""
    at, step = part_at(layout, point), player.step
    if at is None or step is None:
        if isinstance(focus.pointed, ChannelSumAt | SumAt):
            focus.point(None)
        return False
    cell = focus.shown(step.cell)
    if at < 0:
        focus.point(SumAt(cell))
    else:
        focus.point(ChannelSumAt(cell, (*layout.in_full, None)[at]))
    return True
