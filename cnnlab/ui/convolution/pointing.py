"""From what is pointed at to what lights up on the stage."""

from collections.abc import Sequence
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
from cnnlab.lab.convolution.focus import (
    BiasAt,
    ChannelSumAt,
    Focus,
    InputAt,
    OfOutput,
    OutputAt,
    Pointed,
    SumAt,
    TermAt,
    WeightAt,
)
from cnnlab.scene.overlay import Style
from cnnlab.scene.overlay_compose import Pointing, Spread
from cnnlab.scene.text import number, share, signed
from cnnlab.ui.convolution.cells import weight_divisors

Weight = tuple[int, int, int, int]
"""Filter, channel, row and column."""
MOST_BADGES = 40  # more would hide what they stand on
MOST_FRAMED = 64  # cells that have a frame each; of more, those that touch share one


def pointing(
    focus: Focus,
    plan: StepPlan,
    step: Step,
    lit: TermAt | None,
    hidden: bool = False,
    whole: Sequence[int] = (),
) -> Pointing:
    """Marks for what the focus holds; ``lit`` is the term that is being added by the player.

    Where they are not all, ``whole`` are the channels in full.
    """
    at = focus.pointed
    if at is not None:
        shown = _of(at, plan, whole)
    elif lit is not None:
        shown = replace(_term(plan, lit), outputs=())
    else:
        shown = Pointing() if hidden else _winner(step)
    if focus.pinned is not None:
        outputs = (*shown.outputs, (focus.pinned, Style.PINNED, ""))
        shown = replace(shown, outputs=outputs)
    return shown


def _of(
    at: OfOutput | InputAt | WeightAt | BiasAt, plan: StepPlan, whole: Sequence[int]
) -> Pointing:
    if isinstance(at, OutputAt):
        return _window(plan, at)
    if isinstance(at, InputAt):
        return _fed(plan, at)
    if isinstance(at, WeightAt):
        return _used(plan, at)
    if isinstance(at, TermAt):
        return _term(plan, at)
    if isinstance(at, BiasAt):
        return _added(plan, at)
    return _channel(plan, at, whole) if isinstance(at, ChannelSumAt) else _sum(plan, at, whole)


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


def lit_parts(at: Pointed, step: Step) -> tuple[int | None, bool, bool]:
    """The channel whose sum is pointed at, if any, and whether bias and total are."""
    channel = at.channel if isinstance(at, ChannelSumAt) else None
    bias = isinstance(at, BiasAt) and at.filter == step.cell[0]
    return channel, bias, isinstance(at, SumAt)


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


def _channel(plan: StepPlan, at: ChannelSumAt, whole: Sequence[int]) -> Pointing:
    """The window and the filter's slice of one channel, or of all that are thumbnails."""
    window, k = receptive_field(plan, at.cell), at.cell[0]
    if at.channel is None:
        channels = [c for c in range(plan.experiment.input.shape[0]) if c not in whole]
        slices = tuple((k, c) for c in channels)
        return Pointing(slices=slices, sums=(len(whole),))
    frame = (at.channel, window.top, window.left, window.extent)
    place = whole.index(at.channel) if at.channel in whole else at.channel
    return Pointing(windows=(frame,), slices=((k, at.channel),), sums=(place,))


def _sum(plan: StepPlan, at: SumAt, whole: Sequence[int]) -> Pointing:
    """The channels' sums and the bias, and the cell that they make."""
    made = ((at.cell, Style.POINTED, ""),)
    if not isinstance(plan.experiment.operation, Convolution):
        return Pointing(outputs=made, total=True)
    places = len(whole) + 1 if whole else plan.experiment.input.shape[0]
    return Pointing(outputs=made, total=True, bias=at.cell[0], sums=tuple(range(places)))


def _added(plan: StepPlan, at: BiasAt) -> Pointing:
    """Every cell of the filter's output, to which the bias is added."""
    _, rows, columns = plan.output_shape
    if rows * columns > MOST_FRAMED:
        made = Block(range(rows), range(columns))
        return Pointing(bias=at.filter, spreads=(_spread("outputs", (at.filter,), made),))
    bias = signed(float(plan.experiment.biases[at.filter]))
    badge = bias if rows * columns <= MOST_BADGES else ""
    cells = [(at.filter, r, c) for r in range(rows) for c in range(columns)]
    return Pointing(bias=at.filter, outputs=tuple((cell, Style.USED, badge) for cell in cells))


def _fed(plan: StepPlan, at: InputAt) -> Pointing:
    block, slices = fed_block(plan, at.cell), slices_fed(plan, at.cell)
    pointed = ((at.cell, Style.POINTED, ""),)
    if block.size * len(slices) > MOST_FRAMED:
        return Pointing(inputs=pointed, spreads=_fed_spreads(plan, at, block, slices))
    uses = list(input_uses(plan, at.cell))
    divisors = weight_divisors(plan.experiment)
    badges = {u.output: _short(u.weight_value, divisors[u.weight[0]]) for u in uses}
    few = len(badges) <= MOST_BADGES
    outputs = tuple(
        (cell, Style.USED, "×" + badges[cell] if few and cell in badges else "")
        for cell in outputs_fed(plan, at.cell)
    )
    weights = tuple((_drawn(plan, use.weight), Style.USED) for use in uses)
    return Pointing(inputs=pointed, outputs=outputs, weights=_unique(weights))


def _short(weight: float, divisor: int) -> str:
    """A weight as its cell has it."""
    return number(weight) if divisor == 1 else share(weight, divisor)


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
