"""An experiment as text to be read: its settings, its numbers, and the sum that is shown."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.predictions import is_hidden
from cnnlab.scene.text import plain
from cnnlab.ui.convolution.labels import (
    both,
    channel_name,
    cost_text,
    operation_name,
    problem_text,
    times,
)

translate = QCoreApplication.translate
HIDDEN = "?"


def readable_text(bench: Bench, evaluation: Evaluation | Problem, shown_sum: str) -> str:
    """All of a bench in plain text; what is still to be predicted is a question mark."""
    e = bench.experiment
    parts = [_settings(e), *_inputs(e)]
    if isinstance(e.operation, Convolution):
        parts += _filters(e)
    if isinstance(evaluation, Problem):
        return "\n\n".join([*parts, problem_text(evaluation)]) + "\n"
    parts.insert(1, cost_text(evaluation))
    parts += _outputs(bench, evaluation.output)
    return "\n\n".join([*parts, shown_sum]) + "\n"


def _settings(e: Experiment) -> str:
    """The operation, and how its window moves where it has one."""
    words = [operation_name(e)]
    if not isinstance(e.operation, Activation):
        words += [
            translate("Readable", "stride {n}").format(n=both(e.stride)),
            translate("Readable", "padding {n}").format(n=both(e.padding)),
        ]
    if isinstance(e.operation, Convolution):
        if e.dilation != (1, 1):
            words.append(translate("Readable", "dilation {n}").format(n=both(e.dilation)))
        if e.operation.flip:
            words.append(translate("Readable", "filter flipped"))
        if e.scale != 1:
            words.append(translate("Readable", "sum times {scale}").format(scale=e.scale))
    elif not isinstance(e.operation, Activation) and e.operation.partial:
        words.append(translate("Readable", "partial windows kept"))
    return translate("Readable", ", ").join(words)


def _inputs(e: Experiment) -> list[str]:
    title = translate("Readable", "Input, {channel} ({size})")
    count = e.input.shape[0]
    return [
        _table(title.format(channel=channel_name(c, count), size=_size(e.input[c])), e.input[c])
        for c in range(count)
    ]


def _filters(e: Experiment) -> list[str]:
    """Each filter's channels, and its bias."""
    title = translate("Readable", "Filter w{k}, {channel} ({size})")
    channels, parts = e.filters.shape[1], []
    for k, filter_ in enumerate(e.filters):
        for c, slice_ in enumerate(filter_):
            name = channel_name(c, channels)
            parts.append(_table(title.format(k=k, channel=name, size=_size(slice_)), slice_))
        parts.append(f"b{k} = {plain(float(e.biases[k]))}")
    return parts


def _outputs(bench: Bench, output: Array) -> list[str]:
    hidden = np.array(
        [is_hidden(bench, (k, r, c), float(v)) for (k, r, c), v in np.ndenumerate(output)]
    ).reshape(output.shape)
    return [_table(f"o{k} ({_size(one)})", one, hidden[k]) for k, one in enumerate(output)]


def _size(array: Array) -> str:
    return times(*array.shape)


def _table(title: str, array: Array, hidden: Mask | None = None) -> str:
    """Numbers in columns, set to the right."""
    texts = [[plain(float(value)) for value in row] for row in array]
    if hidden is not None:
        for row, column in np.argwhere(hidden):
            texts[row][column] = HIDDEN
    width = max(len(text) for row in texts for text in row)
    lines = [" ".join(text.rjust(width) for text in row) for row in texts]
    return "\n".join([title, *lines])
