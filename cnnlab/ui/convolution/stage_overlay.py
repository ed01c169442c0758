"""What lies over the stage's grids: the moving window, its lines and sums, and what lights up."""

from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.outputs import is_hidden
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.layout import StageLayout
from cnnlab.scene.overlay import Overlay
from cnnlab.scene.overlay_compose import compose
from cnnlab.ui.convolution.moving import chips, moment_term, moving
from cnnlab.ui.convolution.pointing import pointing


def stage_overlay(
    layout: StageLayout, document: Document, player: StepPlayer, focus: Focus
) -> Overlay:
    """The overlay of this moment; empty where there is no output."""
    plan, step = player.plan, player.step
    if plan is None or step is None or document.result is None:
        return Overlay()
    hidden = is_hidden(document.bench, step.cell, step.total)
    marks = pointing(focus, plan, step, moment_term(player), hidden)
    return compose(layout, moving(player, plan), chips(player, hidden, layout.whole), marks)
