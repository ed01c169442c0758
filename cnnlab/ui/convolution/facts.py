"""Texts for an experiment's shapes, and the output size's formula with its values."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.channel_maps import parameters_apart
from cnnlab.core.experiment.experiment import Convolution, Experiment, Pooling
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
    """Why channels are added up: what is shown gives and loses, and what sharing weights saves."""
    if not isinstance(experiment.operation, Convolution):
        return translate("Facts", "Each channel by itself: nothing is added up.")
    shared, apart = parameters_apart(experiment, output_shape)
    text = translate(
        "Facts", "One set of weights for all places: {shared} parameters; one for each: {apart}."
    )
    sharing = text.format(shared=f"{shared:,}", apart=f"{apart:,}")
    return f"{_summing(experiment, output_shape[0], shown)}\n{sharing}"


def _summing(experiment: Experiment, filters: int, shown: Channels) -> str:
    channels = experiment.input.shape[0]
    if channels == 1:
        return translate("Facts", "One channel: there is nothing to add up.")
    texts = {
        "sum": translate(
            "Facts",
            "Summed, each filter gives one map that finds a pattern across all channels; which "
            "channel gave what is lost.",
        ),
        "mean": translate(
            "Facts",
            "The mean is the same map in numbers {channels} times smaller: nothing that other "
            "weights would not give.",
        ),
        "apart": translate(
            "Facts",
            "{count} maps: each shows one channel, none finds a pattern across them, and the next "
            "layer would have {channels} times as many inputs.",
        ),
    }
    return texts[shown].format(channels=channels, count=filters * channels)
