"""Sizes of an experiment as the panel says them, and the output size's formula with its numbers."""

from PySide6.QtCore import QLocale

from cnnlab.core.evaluate import Evaluation, Problem
from cnnlab.core.experiment import Experiment
from cnnlab.lab.bench import Bench
from cnnlab.ui.labels import both, operation_name, times, volume


def chain_text(bench: Bench, evaluation: Evaluation | Problem) -> str:
    """The operations so far as a line of shapes, each a link back to where it began."""
    links = [
        f'<a href="{i}">{_shape(link.experiment)}</a> → {operation_name(link.experiment)}'
        for i, link in enumerate(bench.chain)
    ]
    here = f"<b>{_shape(bench.experiment)}</b> → {operation_name(bench.experiment)}"
    end = f" → {volume(evaluation.output_shape)}" if isinstance(evaluation, Evaluation) else ""
    return " → ".join([*links, here]) + end


def _shape(e: Experiment) -> str:
    channels, rows, columns = e.input.shape
    return volume((channels, rows, columns))


def facts(e: Experiment) -> dict[str, str]:
    """Sizes and settings by name."""
    channels, rows, columns = e.input.shape
    k, c, kh, kw = e.filters.shape
    return {
        "input": volume((channels, rows, columns)),
        "filters": f"{k} · {times(kh, kw, c)}",
        "stride": both(e.stride),
        "padding": both(e.padding),
        "dilation": both(e.dilation),
    }


def formula(e: Experiment) -> str:
    """The output size's formula and, for the columns, its numbers."""
    w, f = e.input.shape[2], e.filters.shape[3]
    p, s, d = e.padding[1], e.stride[1], e.dilation[1]
    field = str(f) if d == 1 else f"({d}·({f} − 1) + 1)"
    size = (w - (d * (f - 1) + 1) + 2 * p) / s + 1
    result = QLocale.c().toString(size, "g", 4)
    return f"(W − F + 2P) / S + 1<br><b>({w} − {field} + 2·{p}) / {s} + 1 = {result}</b>"
