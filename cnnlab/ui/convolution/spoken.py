"""What is said of a step to those who listen, inside a window and from window to window."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.steps import ActivationStep, ConvolutionStep, Moment, Step
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.predictions import is_hidden
from cnnlab.scene.text import number, signed_factor
from cnnlab.ui.convolution.labels import channel_name
from cnnlab.ui.convolution.ledger_content import cell_description

translate = QCoreApplication.translate


def said_step(bench: Bench, step: Step, moment: Moment | None) -> str:
    """The output's cell and its number as far as that is shown; inside, what was just added."""
    if moment is not None and moment.kind != "total":
        return _said_inside(step, moment)
    hidden = moment is None and is_hidden(bench, step.cell, step.total)
    value = translate("Stage", "hidden") if hidden else number(step.total, 4)
    return cell_description("output", step.cell, 1, value)


def _said_inside(step: Step, moment: Moment) -> str:
    so_far = number(moment.running, 4)
    if moment.kind == "bias" and isinstance(step, ConvolutionStep):
        text = translate("Spoken", "plus bias {bias}, so far {sum}")
        return text.format(bias=number(step.bias, 4), sum=so_far)
    if moment.kind == "channel" and isinstance(step, ConvolutionStep):
        name = channel_name(step.channels[moment.index], len(step.channels))
        text = translate("Spoken", "sum of {channel}: {value}, so far {sum}")
        value = number(float(step.channel_sums[moment.index]), 4)
        return text.format(channel=name, value=value, sum=so_far)
    return _said_term(step, moment.index, so_far)


def _said_term(step: Step, index: int, so_far: str) -> str:
    if isinstance(step, ConvolutionStep):
        text = translate("Spoken", "{weight} × {value} = {product}, so far {sum}")
        factors = step.weights.flat[index], step.values.flat[index], step.products.flat[index]
        weight, value, product = (float(factor) for factor in factors)
        return text.format(
            weight=number(weight, 4),
            value=signed_factor(value),
            product=number(product, 4),
            sum=so_far,
        )
    value = step.z if isinstance(step, ActivationStep) else float(step.values.flat[index])
    text = translate("Spoken", "{value}, so far {sum}")
    return text.format(value=number(value, 4), sum=so_far)
