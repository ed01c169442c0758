"""Texts for an experiment's shapes, and the output size's formula with its values."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.channel_maps import parameters_apart
from cnnlab.core.experiment.experiment import Experiment, Pooling
from cnnlab.core.shapes import output_size
from cnnlab.scene.text import plain
from cnnlab.ui.convolution.cells import Channels

translate = QCoreApplication.translate


def output_size_formula(e: Experiment) -> str:
    """The output size's formula and its numbers: for both axes, or for rows and then columns."""
    rows, columns = (_with_numbers(e, axis) for axis in (0, 1))
    lines = [columns] if rows == columns else [rows, columns]
    return "<br>".join(["(W − F + 2P) / S + 1", *(f"<b>{line}</b>" for line in lines)])


def _with_numbers(e: Experiment, axis: int) -> str:
    w, p, s = e.input.shape[1 + axis], e.padding[axis], e.stride[axis]
    pool = isinstance(e.operation, Pooling)
    f = e.operation.size[axis] if isinstance(e.operation, Pooling) else e.filters.shape[2 + axis]
    d = 1 if pool else e.dilation[axis]
    field = str(f) if d == 1 else f"({d} × ({f} − 1) + 1)"
    if s < 1:
        return "–"
    size = (w - (d * (f - 1) + 1) + 2 * p) / s + 1
    result = plain(size, 2).replace("-", "−")
    partial = isinstance(e.operation, Pooling) and e.operation.partial
    made = output_size(w, f, s, p, d, partial=partial)
    rounded = "" if size == made or size < 1 else f" → {made}"
    return f"({w} − {field} + 2 × {p}) / {s} + 1 = {result}{rounded}"


def channels_note(
    experiment: Experiment, output_shape: tuple[int, int, int], shown: Channels
) -> str:
    """Why channels are added up: what is shown beside the sum gives and loses."""
    channels, filters = experiment.input.shape[0], output_shape[0]
    if shown == "mean":
        text = translate("Facts", "The sum over {channels}: the same picture in smaller numbers.")
        return text.format(channels=channels)
    if shown == "apart":
        text = translate(
            "Facts",
            "{count} maps: each shows one channel, none sees a pattern across them, and the next "
            "layer would have {channels} times as many inputs.",
        )
        return text.format(count=filters * channels, channels=channels)
    shared, apart = parameters_apart(experiment, output_shape)
    text = translate("Facts", "One filter for all places: {shared} parameters, not {apart}.")
    return text.format(shared=f"{shared:,}", apart=f"{apart:,}")
