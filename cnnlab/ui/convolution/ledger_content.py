"""The arithmetic of an output cell, as a Sum to paint and as plain text."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.experiment.steps import (
    ActivationStep,
    ConvolutionStep,
    Moment,
    PoolingStep,
    Step,
    StepPlan,
)
from cnnlab.core.kernels import common_divisor
from cnnlab.lab.convolution.focus import TermAt
from cnnlab.scene.text import cell_title, number, plain, share, signed_factor
from cnnlab.ui.convolution.cells import weight_divisors
from cnnlab.ui.convolution.labels import channel_letter, channel_name
from cnnlab.ui.convolution.window_sums import (
    activation_sum,
    activation_text,
    pooling_sum,
    pooling_text,
)
from cnnlab.ui.widgets.ledger_sum import Sum

translate = QCoreApplication.translate


def bias_word() -> str:
    """The word before a bias."""
    return translate("Ledger", "bias")


def ledger_content(
    plan: StepPlan,
    step: Step,
    moment: Moment | None,
    lit: TermAt | None,
    tried: int | None,
    cut: bool = False,
) -> tuple[Sum, Callable[[], str]]:
    """A step of any operation to paint, and what gives it as plain text; ``cut`` as in a Sum.

    ``tried`` is how often a hidden sum was predicted: its factors stand there at first, its
    products after one try, and the channels' sums after two; None where nothing is hidden.
    """
    if tried is not None and moment is None:
        content, _ = ledger_content(plan, step, None, lit, None, cut)
        kept = replace(
            content,
            sums_done=len(content.names) if tried > 1 else 0,
            bias_done=False,
            total_done=False,
            winner=None,
            title=cell_title(step.cell),
        )
        if tried and isinstance(step, ConvolutionStep):
            products = step.products
            widest = max((number(v, 4) for v in products.ravel().tolist()), key=len)
            kept = replace(kept, weights=None, values=products, widest=("", widest))
        return kept, partial(sum_as_text, kept)
    title = cell_title(step.cell)
    if isinstance(step, PoolingStep):
        said = partial(pooling_text, step, title)
        return replace(pooling_sum(plan, step, moment, lit, title), cut=cut), said
    if isinstance(step, ActivationStep):
        said = partial(activation_text, plan, step, title)
        return replace(activation_sum(plan, step, moment, title), cut=cut), said
    content = replace(make_sum(plan, step, moment, lit, title), cut=cut)
    return content, partial(sum_as_text, content)


def make_sum(
    plan: StepPlan, step: ConvolutionStep, moment: Moment | None, lit: TermAt | None, title: str
) -> Sum:
    """A step's arithmetic, as far as ``moment`` when there is one."""
    channels = len(step.channels)
    names = tuple(channel_letter(c, channels) or f"w{step.cell[0]}" for c in step.channels)
    divisor = step.scale.denominator if step.scale.numerator == 1 else 1
    content = Sum(
        title=title,
        names=names,
        weights=step.weights,
        values=step.values,
        channel_sums=step.channel_sums,
        bias=step.bias,
        total=step.total,
        divisor=divisor,
        lit=None if lit is None else lit.tap,
        weight_divisor=weight_divisors(plan.experiment)[step.cell[0]],
        widest=widest_factors(plan.experiment),
    )
    return content if moment is None else _as_far_as(content, moment)


def _as_far_as(content: Sum, moment: Moment) -> Sum:
    terms = content.values.size
    kinds = ("term", "channel", "bias", "total")
    stage = kinds.index(moment.kind)
    _, kh, kw = content.values.shape
    lit = content.lit
    if lit is None and moment.kind == "term":
        channel, place = divmod(moment.index, kh * kw)
        lit = (channel, place // kw, place % kw)
    sums = 0 if stage == 0 else moment.index + 1 if stage == 1 else len(content.names)
    return replace(
        content,
        lit=lit,
        done=moment.index + 1 if stage == 0 else terms,
        sums_done=sums,
        bias_done=stage >= 2,
        total_done=stage >= 3,
        running=moment.running,
    )


@lru_cache(maxsize=2)
def widest_factors(experiment: Experiment) -> tuple[str, str]:
    """The longest weight and the longest value any term of the experiment can have."""
    filters = experiment.filters
    alike = common_divisor(filters) == 1  # as those of most experiments are
    divisors = [1] if alike else [common_divisor(filter_) for filter_ in filters]
    weights = (
        share(value, divisor)
        for part, divisor in zip([filters] if alike else filters, divisors, strict=True)
        for value in np.unique(_samples(part)).tolist()
    )
    values = (signed_factor(value) for value in np.unique(_samples(experiment.input)).tolist())
    return max(weights, key=len), max(values, key=len)


def _samples(array: np.ndarray) -> np.ndarray:
    """Numbers among which the longest as text are found: the ends, and of fractions some."""
    flat = array.ravel()
    if array.size <= 256 and not (flat == np.floor(flat)).all():
        return flat
    ends = np.array([flat.min(), flat.max()])
    return np.concatenate([ends, flat[:: max(1, flat.size // 200)]])


def sum_as_text(content: Sum) -> str:
    """The Sum in ASCII: a line a channel, then the channels' sums, the bias and the total."""
    lines: list[str] = []
    if content.weights is None or content.channel_sums is None:
        return content.title
    kw = content.values.shape[2]
    size = content.values[0].size
    for channel, name in enumerate(content.names):
        done = size if content.done is None else max(0, min(size, content.done - channel * size))
        terms = [
            f"{_weight_as_text(content, channel, i // kw, i % kw)}·"
            f"{plain(content.values[channel, i // kw, i % kw])}"
            for i in range(done)
        ]
        known = content.sums_done is None or channel < content.sums_done
        end = f" = {plain(content.channel_sums[channel])}" if known else ""
        if terms:
            lines.append(f"{name}: {' + '.join(terms)}{end}")
    if content.running is not None and not content.total_done:
        lines.append(translate("Ledger", "so far {sum}").format(sum=plain(content.running)))
    if content.total_done:
        lines.append(_total_as_text(content))
    return "\n".join([content.title, *lines])


def _weight_as_text(content: Sum, *place: int) -> str:
    assert content.weights is not None  # noqa: S101 - the caller's to hold
    weight = float(content.weights[place])
    if content.weight_divisor == 1:
        return plain(weight)
    return content.weight_text(weight).replace("−", "-")


def _total_as_text(content: Sum) -> str:
    if content.channel_sums is None:
        return ""
    added = " + ".join(plain(value) for value in content.channel_sums)
    if content.divisor != 1:
        added = f"({added}) / {content.divisor}"
    total = content.total_text.replace("−", "-") if content.cut else plain(content.total)
    return f"{added} + {bias_word()} {plain(content.bias)} = {total}"


def cell_description(role: str, index: tuple[int, ...], channels: int, value: str) -> str:
    """A cell's name for a screen reader, rows and columns counted from 0."""
    *place, row, column = index
    where = {"row": row, "column": column, "value": value}
    if role == "input":
        text = translate("Ledger", "input, {channel}, row {row}, column {column}: {value}")
        return text.format(channel=channel_name(place[0], channels), **where)
    if role == "filters":
        text = translate("Ledger", "w{k}, {channel}, row {row}, column {column}: {value}")
        return text.format(k=place[0], channel=channel_name(place[1], channels), **where)
    if role == "biases":
        return translate("Ledger", "bias b{k}: {value}").format(k=place[0], value=value)
    return translate("Ledger", "output o{k}, row {row}, column {column}: {value}").format(
        k=place[0], **where
    )
