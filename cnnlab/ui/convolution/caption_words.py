"""What happens now, in one line under the stage."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.experiment import Activation
from cnnlab.core.experiment.steps import (
    ActivationStep,
    ConvolutionStep,
    Moment,
    PoolingStep,
    Step,
    StepPlan,
)
from cnnlab.core.kernels import common_divisor
from cnnlab.scene.text import number, result_text, share, signed_factor
from cnnlab.ui.convolution.labels import FUNCTIONS, channel_name

translate = QCoreApplication.translate
MOST_LISTED = 9  # numbers of a pool's window that are written out


def caption_text(
    plan: StepPlan, step: Step, moment: Moment | None, tried: int | None, cut: bool = False
) -> str:
    """A step of any operation, or a moment inside it; ``cut`` decimals, not rounded ones.

    ``tried`` is how often a hidden result was predicted; None where nothing is hidden.
    """
    if tried is not None and moment is None:
        return hint(step, tried)
    if isinstance(step, ConvolutionStep):
        return _convolution(step, cut) if moment is None else _moment(step, moment, cut)
    if isinstance(step, PoolingStep):
        return _pooling(step, cut)
    return _activation(plan, step, cut)


def with_verdict(text: str, right: bool) -> str:
    """What a step does, after whether it was predicted right."""
    if right:
        return translate("Caption", "Right: {text}").format(text=text)
    return translate("Caption", "Not right, it is so: {text}").format(text=text)


def hint(step: Step, tried: int) -> str:
    """What to do for a cell that is hidden, after so many tries."""
    if tried and isinstance(step, ConvolutionStep):
        if tried == 1:
            return translate("Caption", "Not yet. The products stand below: add them, and the bias")
        return translate("Caption", "Not yet. Each channel is summed below: add them, and the bias")
    if tried:
        return translate("Caption", "Not yet. Look at the window again")
    return translate("Caption", "Work it out and type your number into the output cell")


def _convolution(step: ConvolutionStep, cut: bool) -> str:
    """The channels' sums, the bias and the total."""
    sums = [float(value) for value in step.channel_sums]
    added = number(sums[0], 4) + "".join(_added(value) for value in sums[1:])
    text = translate("Caption", "multiply cell by cell, add: {sums}, plus bias {bias}, is {total}")
    if step.scale != 1:
        text = translate(
            "Caption",
            "multiply cell by cell, add: {sums}, times {scale}, plus bias {bias}, is {total}",
        )
    total = result_text(step.total, cut)
    bias = number(step.bias, 4)
    return text.format(sums=added, scale=step.scale, bias=bias, total=total)


def _added(value: float) -> str:
    return f" − {number(-value, 4)}" if value < 0 else f" + {number(value, 4)}"


def _moment(step: ConvolutionStep, moment: Moment, cut: bool) -> str:
    """A product, a channel's sum, or what comes after them."""
    if moment.kind == "term":
        place = moment.index
        weight, value = float(step.weights.ravel()[place]), float(step.values.ravel()[place])
        return translate("Caption", "{weight} times {value} is {product}; so far {sum}").format(
            weight=share(weight, common_divisor(step.weights)),
            value=signed_factor(value),
            product=number(weight * value, 4),
            sum=number(moment.running, 4),
        )
    if moment.kind == "channel":
        text = translate("Caption", "{channel} adds {sum}; so far {running}")
        return text.format(
            channel=channel_name(moment.index, len(step.channel_sums)),
            sum=signed_factor(float(step.channel_sums[moment.index])),
            running=number(moment.running, 4),
        )
    return _convolution(step, cut)


def _pooling(step: PoolingStep, cut: bool) -> str:
    cells = [result_text(float(value), cut) for value in step.values[step.inside]]
    listed = ", ".join([*cells[:MOST_LISTED], *(["…"] if len(cells) > MOST_LISTED else [])])
    if step.kind == "max":
        text = translate("Caption", "the largest of {numbers} is {total}")
    else:
        text = translate("Caption", "the mean of {numbers} is {total}")
    return text.format(numbers=listed, total=result_text(step.total, cut))


def _activation(plan: StepPlan, step: ActivationStep, cut: bool) -> str:
    operation = plan.experiment.operation
    assert isinstance(operation, Activation)  # noqa: S101 - an activation's step
    text = translate("Caption", "{function} makes {total} of {z}")
    total, z = (result_text(value, cut) for value in (step.total, step.z))
    return text.format(function=FUNCTIONS[operation.kind], total=total, z=z)
