"""From what is pointed at to what lights up on the stage."""

from dataclasses import replace
from typing import Literal

from cnnlab.core.experiment.connectivity import (
    Block,
    fed_block,
    input_uses,
    inputs_met,
    outputs_fed,
    receptive_field,
    slices_fed,
    tap_of_weight,
    taps_met,
    weight_use,
    weight_uses,
)
from cnnlab.core.experiment.experiment import Convolution
from cnnlab.core.experiment.steps import ConvolutionStep, PoolingStep, Step, StepPlan
from cnnlab.lab.convolution.focus import Focus, InputAt, OutputAt, TermAt, WeightAt
from cnnlab.scene.overlay import Style
from cnnlab.scene.overlay_compose import Pointing, Spread
from cnnlab.scene.text import number

Weight = tuple[int, int, int, int]
"""Filter, channel, row and column."""
MOST_BADGES = 40  # more would hide what they stand on
MOST_FRAMED = 64  # cells that have a frame each; of more, those that touch share one


def pointing(
    focus: Focus, plan: StepPlan, step: Step, lit: TermAt | None, hidden: bool = False
) -> Pointing:
    """Marks for what the focus holds; ``lit`` is the term that is being added by the player."""
    at = focus.pointed
    if isinstance(at, OutputAt):
        shown = _window(plan, at)
    elif isinstance(at, InputAt):
        shown = _fed(plan, at)
    elif isinstance(at, WeightAt):
        shown = _used(plan, at)
    elif isinstance(at, TermAt):
        shown = _term(plan, at)
    elif lit is not None:
        shown = replace(_term(plan, lit), outputs=())
    else:
        shown = Pointing() if hidden else _winner(step)
    if focus.pinned is not None:
        outputs = (*shown.outputs, (focus.pinned, Style.PINNED, ""))
        shown = replace(shown, outputs=outputs)
    return shown


def term_under(focus: Focus, plan: StepPlan, step: Step) -> TermAt | None:
    """The ledger's term that the pointed cell takes part in, if any."""
    at = focus.pointed
    if isinstance(at, TermAt):
        return at
    if not isinstance(step, ConvolutionStep):
        if not isinstance(at, InputAt) or at.cell[0] != step.cell[0]:
            return None
        tap = step.window.tap(at.cell[1], at.cell[2])
        return None if tap is None else TermAt(step.cell, (0, *tap))
    if isinstance(at, InputAt):
        tap = step.window.tap(at.cell[1], at.cell[2])
        return None if tap is None else TermAt(step.cell, (at.cell[0], *tap))
    if isinstance(at, WeightAt) and at.weight[0] == step.cell[0]:
        use = weight_use(plan, at.weight, *step.cell[1:])
        tap = step.window.tap(use.input[1], use.input[2])
        return None if tap is None else TermAt(step.cell, (at.weight[1], *tap))
    return None


def _winner(step: Step) -> Pointing:
    """The cell that a maximum took."""
    if not isinstance(step, PoolingStep) or step.winner is None:
        return Pointing()
    cell = (step.cell[0], *step.window.cell(*step.winner))
    return Pointing(inputs=((cell, Style.TERM, ""),))


def _window(plan: StepPlan, at: OutputAt) -> Pointing:
    window = receptive_field(plan, at.cell)
    channels = plan[plan.index_of(at.cell)].channels
    frames = tuple((c, window.top, window.left, window.extent) for c in channels)
    return Pointing(windows=frames, outputs=((at.cell, Style.POINTED, ""),))


def _fed(plan: StepPlan, at: InputAt) -> Pointing:
    block, slices = fed_block(plan, at.cell), slices_fed(plan, at.cell)
    pointed = ((at.cell, Style.POINTED, ""),)
    if block.size * len(slices) > MOST_FRAMED:
        return Pointing(inputs=pointed, spreads=_fed_spreads(plan, at, block, slices))
    uses = list(input_uses(plan, at.cell))
    badges = {use.output: number(use.weight_value) for use in uses}
    few = len(badges) <= MOST_BADGES
    outputs = tuple(
        (cell, Style.USED, "×" + badges[cell] if few and cell in badges else "")
        for cell in outputs_fed(plan, at.cell)
    )
    weights = tuple((_drawn(plan, use.weight), Style.USED) for use in uses)
    return Pointing(inputs=pointed, outputs=outputs, weights=_unique(weights))


def _fed_spreads(plan: StepPlan, at: InputAt, block: Block, slices: range) -> tuple[Spread, ...]:
    outputs = [_spread("outputs", (k,), block) for k in slices]
    if not isinstance(plan.experiment.operation, Convolution):
        return tuple(outputs)
    met = taps_met(plan, at.cell)
    return (*outputs, *(_spread("filters", (k, at.cell[0]), met) for k in slices))


def _used(plan: StepPlan, at: WeightAt) -> Pointing:
    if not isinstance(plan.experiment.operation, Convolution):
        return Pointing()
    pointed = ((_drawn(plan, at.weight), Style.POINTED),)
    met = inputs_met(plan, at.weight)
    if met.size > MOST_FRAMED:
        k, channel, _, _ = at.weight
        made = Block(range(plan.output_shape[1]), range(plan.output_shape[2]))
        spreads = _spread("inputs", (channel,), met), _spread("outputs", (k,), made)
        return Pointing(weights=pointed, spreads=spreads)
    uses = list(weight_uses(plan, at.weight))
    few = len(uses) <= MOST_BADGES
    inputs = tuple((use.input, Style.USED, "") for use in uses)
    outputs = tuple(
        (use.output, Style.USED, "×" + number(use.value) if few else "") for use in uses
    )
    return Pointing(inputs=inputs, outputs=outputs, weights=pointed)


def _spread(
    grids: Literal["inputs", "filters", "outputs"], index: tuple[int, ...], block: Block
) -> Spread:
    return Spread(grids, index, tuple(block.rows), tuple(block.columns))


def _term(plan: StepPlan, at: TermAt) -> Pointing:
    step = plan[plan.index_of(at.cell)]
    channel, row, column = at.tap
    if not isinstance(step, ConvolutionStep):
        here = (at.cell[0], *step.window.cell(row, column))
        outputs = ((at.cell, Style.POINTED, ""),)
        return Pointing(inputs=((here, Style.TERM, ""),), outputs=outputs)
    cell = (channel, *step.window.cell(row, column))
    return Pointing(
        inputs=((cell, Style.TERM, ""),),
        weights=(((at.cell[0], *at.tap), Style.TERM),),
        outputs=((at.cell, Style.POINTED, ""),),
    )


def _drawn(plan: StepPlan, weight: Weight) -> Weight:
    """Where a weight stands on the stage: a flipped filter is drawn turned by 180 degrees."""
    return (*weight[:2], *tap_of_weight(plan.experiment, *weight[2:]))


def _unique(
    weights: tuple[tuple[Weight, Style], ...],
) -> tuple[tuple[Weight, Style], ...]:
    return tuple(dict.fromkeys(weights))
