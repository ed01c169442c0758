"""The words on the stage."""

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QFontMetrics

from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.experiment import is_flipped
from cnnlab.lab.convolution.bench import Bench
from cnnlab.scene.frame import Label
from cnnlab.scene.layout import StageLayout
from cnnlab.ui.convolution.cells import Channels
from cnnlab.ui.convolution.labels import both, channel_letter, volume

CLEAR = 14  # px between a bias and what stands to its right
BOLD = 1.12  # bold text is about this much wider

translate = QCoreApplication.translate


def stage_labels(
    layout: StageLayout,
    bench: Bench,
    evaluation: Evaluation | None,
    in_use: int,
    metrics: QFontMetrics,
    beside: Channels,
) -> tuple[Label, ...]:
    """Titles over the groups, letters beside the channels, names of filters, biases, outputs."""
    return (
        *_input_labels(layout, bench, 0 if layout.full else in_use, metrics),
        *_filter_labels(layout, is_flipped(bench.experiment), in_use, metrics),
        *_output_labels(layout, evaluation, metrics),
        *_beside_labels(layout, beside),
    )


def _input_labels(
    layout: StageLayout, bench: Bench, in_use: int, metrics: QFontMetrics
) -> list[Label]:
    e = bench.experiment
    channels, rows, columns = e.input.shape
    size = volume((channels, rows, columns))
    title = short = translate("Stage", "Input {size}").format(size=size)
    if e.padding != (0, 0) and layout.inputs[0].ring != (0, 0):
        title = translate("Stage", "Input {size}, padding {padding}").format(
            size=size, padding=both(e.padding)
        )
    end = layout.filter_titles[in_use].x() if layout.filters else layout.node.x()
    room = end - layout.input_title.x() - 10
    title = next(
        (text for text in (title, short) if metrics.horizontalAdvance(text) * BOLD < room), size
    )
    labels = [Label(layout.input_title, title)]
    left = layout.inputs[layout.in_full[0]].rect.left()
    beside = [(channel_letter(c, channels), layout.rows[c]) for c in layout.in_full]
    if layout.collapsed is not None:
        beside.append((f"+{layout.collapsed.count}", layout.collapsed.row))
    for letter, row in beside:
        at = QPointF(left - metrics.horizontalAdvance(letter) - 7, row - metrics.height() / 2)
        labels.append(Label(at, letter, strong=False))
    return labels


def _filter_labels(
    layout: StageLayout, flipped: bool, in_use: int, metrics: QFontMetrics
) -> list[Label]:
    """Names of the filters; of one that is flipped it says so, where there is room."""
    labels = []
    for k, at in enumerate(layout.filter_titles):
        full = layout.full or k == in_use
        names = [f"w{k}"]
        if full:
            names = _full_names(k, flipped)
        room = layout.filters[k][0].rect.width() + 16
        # Bold or not, so that none changes when in use.
        name = next(
            (text for text in names if metrics.horizontalAdvance(text) * BOLD <= room), names[-1]
        )
        labels.append(Label(at, name, strong=k == in_use))
        if full:
            labels += _bias_label(layout, k, metrics)
    if not layout.full:
        at = QPointF(layout.slot.left() + 3, layout.slot.center().y() - metrics.height() / 2)
        labels.append(Label(at, f"w{in_use}"))
    return labels


def _full_names(k: int, flipped: bool) -> list[str]:
    """Names of a filter in full, the longest first."""
    if flipped:
        turned = translate("Stage", "Filter w{k}, turned 180°").format(k=k)
        return [turned, translate("Stage", "w{k} turned").format(k=k), f"w{k} ↻"]
    return [translate("Stage", "Filter w{k}").format(k=k), f"w{k}"]


def _bias_label(layout: StageLayout, k: int, metrics: QFontMetrics) -> list[Label]:
    """Left of the bias, where there is room beside the line of the one before."""
    box = layout.biases[k].rect
    left = layout.filters[k][-1].rect.left() - 2
    before = layout.biases[k - 1].rect.right() + CLEAR if layout.full and k > 0 else 0.0
    for text in (translate("Stage", "bias b{k}").format(k=k), f"b{k}"):
        start = box.left() - metrics.horizontalAdvance(text) - 8
        if start >= max(before, left if text != f"b{k}" else 0.0):
            return [
                Label(QPointF(start, box.center().y() - metrics.height() / 2), text, strong=False)
            ]
    return []


def _beside_labels(layout: StageLayout, beside: Channels) -> list[Label]:
    """Over the maps beside each output: which channel it is of, or that it is the mean."""
    labels = []
    for k, maps in enumerate(layout.apart):
        for c, lattice in enumerate(maps):
            letter = channel_letter(c, len(maps))
            name = translate("Stage", "mean") if beside == "mean" else f"o{k} {letter}"
            at = QPointF(lattice.rect.left(), layout.output_labels[k].y())
            labels.append(Label(at, name, strong=False))
    return labels


def _output_labels(
    layout: StageLayout, evaluation: Evaluation | None, metrics: QFontMetrics
) -> list[Label]:
    if evaluation is None:
        return []
    title = translate("Stage", "Output {size}").format(size=volume(evaluation.output_shape))
    left = min(layout.output_title.x(), layout.width - metrics.horizontalAdvance(title) * BOLD)
    labels = [Label(QPointF(left, layout.output_title.y()), title)]
    if len(layout.outputs) > 1 or layout.differences or any(layout.apart):
        labels += [Label(at, f"o{k}", strong=False) for k, at in enumerate(layout.output_labels)]
    for k, lattice in enumerate(layout.differences):
        at = QPointF(lattice.rect.left(), layout.output_labels[k].y())
        labels.append(Label(at, f"Δ o{k}", strong=False))
    return labels
