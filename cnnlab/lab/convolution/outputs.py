"""Operations on an output: compare it, use it as the next input."""

from dataclasses import replace

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.experiment import (
    Activation,
    Convolution,
    Experiment,
    Operation,
    Pooling,
)
from cnnlab.lab.convolution.bench import Bench, OutputMode
from cnnlab.lab.convolution.reshape import within
from cnnlab.lessons.presets import Preset


def with_reference(bench: Bench, output: Array | None) -> Bench:
    """Set the output that later ones are compared with, or clear it."""
    return replace(bench, reference=output)


def difference(bench: Bench, evaluation: Evaluation) -> Array | None:
    """The output less the reference, signed; None without one or where sizes differ."""
    if bench.reference is None or bench.reference.shape != evaluation.output.shape:
        return None
    return evaluation.output - bench.reference


def output_as_input(bench: Bench, evaluation: Evaluation) -> Bench:
    """The output becomes the input of what usually comes next: ReLU, then a pool, then filters."""
    e = bench.experiment
    operation = following(e.operation)
    if isinstance(operation, Pooling):
        operation = within(operation, evaluation.output)
        stride, padding = operation.size, (0, 0)
    else:
        kh, kw = e.filters.shape[2:]
        stride, padding = (1, 1), (kh // 2, kw // 2)
    channels = np.arange(evaluation.output.shape[0]) % e.filters.shape[1]
    experiment = Experiment(
        evaluation.output,
        e.filters[:, channels],
        e.biases,
        stride,
        padding,
        (1, 1),
        operation,
    )
    chain = (*bench.chain, replace(bench, chain=()))
    return Bench(experiment, experiment, bench.preset, _shown(bench), chain=chain)


def back_along(bench: Bench, index: int) -> Bench:
    """An earlier link of the chain, as it was."""
    return replace(bench.chain[index], chain=bench.chain[:index])


def truncates(bench: Bench) -> bool:
    """Whether numbers are shown with truncated decimals, as the tutorial prints its ninths."""
    return any(link.experiment.scale != 1 for link in (*bench.chain, bench))


def to_preset(bench: Bench) -> Preset:
    """The experiment that is shown as a preset, still without an id and a title."""
    return Preset("", {}, {}, bench.experiment, truncates(bench), bench.white)


def following(operation: Operation) -> Operation:
    """What usually follows in a network: CONV, RELU, POOL, and again."""
    if isinstance(operation, Convolution):
        return Activation("relu")
    return Pooling("max", (2, 2)) if isinstance(operation, Activation) else Convolution()


def _shown(bench: Bench) -> OutputMode:
    return "fill" if bench.output_mode == "predict" else bench.output_mode
