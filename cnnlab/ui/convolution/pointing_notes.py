"""One line on what is pointed at: every place where it is used, or what it adds up."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.connectivity import (
    Use,
    fed_block,
    input_uses,
    inputs_met,
    slices_fed,
    tap_of_weight,
    weight_uses,
)
from cnnlab.core.experiment.experiment import Convolution
from cnnlab.core.experiment.steps import Cell, ConvolutionStep, StepPlan
from cnnlab.lab.convolution.focus import (
    BiasAt,
    ChannelSumAt,
    InputAt,
    OutputAt,
    Pointed,
    SumAt,
    WeightAt,
)
from cnnlab.scene.text import cell_title, number, plain, share, signed_factor
from cnnlab.ui.convolution.cells import padding_text, weight_divisors
from cnnlab.ui.convolution.labels import channel_letter, channel_name

MOST_USES = 12  # written out in a note; the rest is an ellipsis

translate = QCoreApplication.translate


def pointing_note(plan: StepPlan, at: Pointed, hidden: bool = False) -> str:
    """What to say of it; nothing of the result of a cell that is ``hidden``."""
    if isinstance(at, InputAt):
        return _input_note(plan, at.cell)
    if isinstance(at, WeightAt):
        return _weight_note(plan, at.weight)
    if isinstance(at, BiasAt):
        return _bias_note(plan, at.filter)
    if hidden or at is None:
        return ""
    if isinstance(at, ChannelSumAt):
        return _channel_note(plan, at)
    if isinstance(at, SumAt):
        return _sum_note(plan, at.cell)
    return _fraction_note(plan, at.cell) if isinstance(at, OutputAt) else ""


def _input_note(plan: StepPlan, cell: Cell) -> str:
    e = plan.experiment
    channel, row, column = cell
    count = len(slices_fed(plan, cell)) * fed_block(plan, cell).size
    inside = 0 <= row < e.input.shape[1] and 0 <= column < e.input.shape[2]
    value = number(float(e.input[cell]), 4) if inside else padding_text(e)
    text = _input_text(inside, bool(value), count)
    return _tidy(
        text.format(
            channel=channel_letter(channel, e.input.shape[0]),
            row=row,
            column=column,
            value=value,
            count=count,
            uses=_uses(plan, input_uses(plan, cell)),
        )
    )


def _input_text(inside: bool, counts: bool, count: int) -> str:
    if not inside and not counts:
        return translate("Ledger", "padding {channel} [{row},{column}] does not count in a mean")
    if inside and count == 0:
        return translate(
            "Ledger", "input {channel} [{row},{column}] = {value} is read by no window"
        )
    if not inside and count == 1:
        return translate(
            "Ledger", "padding {channel} [{row},{column}] = {value} feeds 1 output: {uses}"
        )
    if not inside:
        return translate(
            "Ledger", "padding {channel} [{row},{column}] = {value} feeds {count} outputs: {uses}"
        )
    if count == 1:
        return translate(
            "Ledger", "input {channel} [{row},{column}] = {value} feeds 1 output: {uses}"
        )
    return translate(
        "Ledger", "input {channel} [{row},{column}] = {value} feeds {count} outputs: {uses}"
    )


def _weight_note(plan: StepPlan, weight: tuple[int, int, int, int]) -> str:
    k, channel, *stored = weight
    row, column = tap_of_weight(plan.experiment, *stored)
    count = inputs_met(plan, weight).size
    text = translate(
        "Ledger",
        "weight w{k} {channel} [{row},{column}] = {value} is shared by {count} places: {uses}",
    )
    if count == 1:
        text = translate(
            "Ledger", "weight w{k} {channel} [{row},{column}] = {value} is used once: {uses}"
        )
    return _tidy(
        text.format(
            k=k,
            channel=channel_letter(channel, plan.experiment.input.shape[0]),
            row=row,
            column=column,
            value=share(float(plan.experiment.filters[weight]), _divisor(plan, k)),
            count=count,
            uses=_uses(plan, weight_uses(plan, weight)),
        )
    )


def _bias_note(plan: StepPlan, k: int) -> str:
    _, rows, columns = plan.output_shape
    text = translate("Ledger", "bias b{k} = {value} is added in all {count} cells of o{k}")
    if rows * columns == 1:
        text = translate("Ledger", "bias b{k} = {value} is added in the one cell of o{k}")
    return text.format(k=k, value=number(float(plan.experiment.biases[k]), 4), count=rows * columns)


def _channel_note(plan: StepPlan, at: ChannelSumAt) -> str:
    step = plan[plan.index_of(at.cell)]
    if not isinstance(step, ConvolutionStep):
        return ""
    if at.channel is None:
        text = translate("Ledger", "{cell}: the channels that are thumbnails, added up")
        return text.format(cell=cell_title(at.cell))
    text = translate("Ledger", "{cell}: {channel} adds {sum}, the sum of {count} products")
    if step.products[0].size == 1:
        text = translate("Ledger", "{cell}: {channel} adds {sum}, its only product")
    return text.format(
        cell=cell_title(at.cell),
        channel=channel_name(at.channel, len(step.channels)),
        sum=number(float(step.channel_sums[at.channel]), 4),
        count=step.products[0].size,
    )


def _sum_note(plan: StepPlan, cell: Cell) -> str:
    """What is done to the numbers that come in, and the fraction that the result is."""
    operation = plan.experiment.operation
    if isinstance(operation, Convolution):
        text = translate(
            "Ledger",
            "{cell} is made here: the channels’ sums and the bias, added up. A click offers their "
            "mean, and each channel apart",
        )
        return _fraction_note(plan, cell) or text.format(cell=cell_title(cell))
    return translate("Ledger", "{cell} is made here").format(cell=cell_title(cell))


def _fraction_note(plan: StepPlan, cell: Cell) -> str:
    """An output as the fraction it exactly is, where a scale makes it one."""
    step = plan[plan.index_of(cell)]
    if plan.experiment.scale == 1 or not isinstance(step, ConvolutionStep):
        return ""
    scale = plan.experiment.scale
    if float(step.sum).is_integer():
        fraction = f"{plain(step.sum * scale.numerator)}/{scale.denominator}"
    else:
        fraction = f"{plain(step.sum)} × {scale}"
    bias = f" + {plain(step.bias)}" if step.bias else ""
    return f"{cell_title(cell)} = {fraction}{bias}"


def _factor(weight: float, divisor: int) -> str:
    text = share(weight, divisor)
    return f"({text})" if weight < 0 else text


def _divisor(plan: StepPlan, k: int) -> int:
    return weight_divisors(plan.experiment)[k]


def _uses(plan: StepPlan, uses: Iterator[Use]) -> str:
    written = [
        f"{_factor(use.weight_value, _divisor(plan, use.weight[0]))} × {signed_factor(use.value)}"
        f" → {cell_title(use.output)}"
        for use in islice(uses, MOST_USES)
    ]
    return ",  ".join(written) + (", …" if next(uses, None) else "")


def _tidy(text: str) -> str:
    """Without the blanks and the colon that an empty part leaves."""
    return text.replace("  ", " ").rstrip(": ")
