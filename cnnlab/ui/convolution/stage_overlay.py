"""What lies over the stage's grids: the moving window, its lines and sums, and what lights up."""

from PySide6.QtCore import QRectF

from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.predictions import is_hidden
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.layout import StageLayout
from cnnlab.scene.overlay import Overlay
from cnnlab.scene.overlay_compose import compose, moving_places
from cnnlab.ui.convolution.moving import chips, moment_term, moving, shown_step
from cnnlab.ui.convolution.pointing import pointing


def stage_overlay(
    layout: StageLayout, document: Document, player: StepPlayer, focus: Focus
) -> Overlay:
    """The overlay of this moment; empty where there is no output."""
    plan, step, shown = player.plan, player.step, shown_step(player, focus)
    if plan is None or step is None or shown is None or document.result is None:
        return Overlay()
    moment = player.moment if shown is step else None
    hidden = is_hidden(document.bench, shown.cell, shown.total)
    lit = moment_term(player) if shown is step else None
    marks = pointing(focus, plan, shown, lit, hidden, layout.whole)
    sums = chips(shown, moment, hidden, layout.whole)
    return compose(layout, moving(player, plan, shown), sums, marks)


def places(layout: StageLayout, player: StepPlayer) -> list[QRectF]:
    """Where the player's window and its output cell are drawn; nothing where there is no output."""
    plan, step = player.plan, player.step
    if plan is None or step is None:
        return []
    return moving_places(layout, moving(player, plan, step))
