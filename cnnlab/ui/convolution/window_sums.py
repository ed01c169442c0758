"""The ledger of operations without weights: what a pool keeps of a window, and g(z)."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.experiment import Activation, Experiment
from cnnlab.core.experiment.steps import ActivationStep, Moment, PoolingStep, StepPlan
from cnnlab.core.grads import (
    leaky_relu_backward,
    relu_backward,
    sigmoid_backward,
    tanh_backward,
)
from cnnlab.lab.convolution.focus import TermAt
from cnnlab.scene.formulas import activation_formula, in_ascii
from cnnlab.scene.text import number, plain
from cnnlab.ui.widgets.ledger_sum import Sum

translate = QCoreApplication.translate


def pooling_sum(
    plan: StepPlan, step: PoolingStep, moment: Moment | None, lit: TermAt | None, title: str
) -> Sum:
    """The window's cells and the winner, or their mean."""
    values = np.where(step.inside, step.values, 0.0)[None]
    maximum = step.kind == "max"
    over = moment is None or moment.kind == "total"
    kw = step.window.taps[1]
    term = None if lit is None else lit.tap
    if moment is not None and moment.kind == "term" and term is None:
        term = (0, *divmod(moment.index, kw))
    winner = None if step.winner is None or not over else (0, *step.winner)
    total = step.sum
    mean = translate("Ledger", "mean = {sum} / {count}")
    return Sum(
        title=title,
        names=("max(" if maximum else translate("Ledger", "sum"),),
        weights=None,
        values=values,
        channel_sums=None if maximum else np.array([total]),
        bias=0.0,
        total=step.total,
        lit=term,
        done=None if moment is None or moment.kind != "term" else moment.index + 1,
        sums_done=0 if not over else None,
        total_done=over,
        running=None if moment is None else moment.running,
        widest=("", _widest(plan.experiment)),
        joiner="," if maximum else "+",
        closing=")" if maximum else "",
        ending=translate("Ledger", "maximum")
        if maximum
        else mean.format(sum=number(total, 4), count=step.count),
        winner=winner,
        inside=step.inside,
    )


def activation_sum(plan: StepPlan, step: ActivationStep, moment: Moment | None, title: str) -> Sum:
    """z, the formula with its number, and g(z); the derivative stands with the title."""
    operation = plan.experiment.operation
    assert isinstance(operation, Activation)  # noqa: S101 - an activation's step
    over = moment is None or moment.kind == "total"
    slope = derivative(operation, step.z)
    return Sum(
        title=f"{title}  (g′(z) = {number(slope, 4)})" if over else title,
        names=("z =",),
        weights=None,
        values=np.array([[[step.z]]]),
        channel_sums=None,
        bias=0.0,
        total=step.total,
        sums_done=0 if not over else None,
        bias_done=over,
        total_done=over,
        widest=("", _widest(plan.experiment)),
        ending=f"g(z)  =  {_formula(operation, step.z)}",
    )


def pooling_text(step: PoolingStep, title: str) -> str:
    """The pool's arithmetic in ASCII: max(1, 1, 5, 6) = 6."""
    cells = [plain(float(v)) for v in step.values[step.inside]]
    if step.kind == "max":
        return f"{title}\nmax({', '.join(cells)}) = {plain(step.total)}"
    return f"{title}\n({' + '.join(cells)}) / {step.count} = {plain(step.total)}"


def activation_text(plan: StepPlan, step: ActivationStep, title: str) -> str:
    """z, g(z) and the derivative in ASCII."""
    operation = plan.experiment.operation
    assert isinstance(operation, Activation)  # noqa: S101 - an activation's step
    value = in_ascii(_formula(operation, step.z))
    slope = derivative(operation, step.z)
    return (
        f"{title}\nz = {plain(step.z)}\ng(z) = {value} = {plain(step.total)}\n"
        f"g'(z) = {plain(slope)}"
    )


def _formula(operation: Activation, z: float) -> str:
    return activation_formula(operation.kind, operation.slope, z)


def derivative(operation: Activation, z: float) -> float:
    """g′(z)."""
    if operation.kind == "leaky_relu":
        return float(leaky_relu_backward(1.0, z, operation.slope))
    backward = {
        "relu": relu_backward,
        "sigmoid": sigmoid_backward,
        "tanh": tanh_backward,
    }[operation.kind]
    return float(backward(1.0, z))


def _widest(experiment: Experiment) -> str:
    x = experiment.input
    ends = [float(x.min()), float(x.max()), *(float(v) for v in x.ravel()[:200])]
    return max((number(v, 4) for v in ends), key=len)
