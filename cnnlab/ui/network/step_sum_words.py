"""Words and numbers for the gradient of a weight as a sum over windows."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.inspect.rounding import fixed
from cnnlab.core.inspect.step_changes import WeightChange
from cnnlab.core.inspect.weight_gradient import BIAS, GradientTerm, WeightGradient
from cnnlab.core.optim import grad_norm
from cnnlab.lab.network.step_taken import OpenedGradient, StepTaken, WeightPushes
from cnnlab.scene.grid import RIGHT
from cnnlab.scene.text import number
from cnnlab.ui.network.step_sum import SumRow, SumShown
from cnnlab.ui.network.step_words import (
    FEWEST,
    change_text,
    decimals_of,
    short,
    weight_name,
    weight_words,
)
from cnnlab.ui.network.training_words import OPTIMISERS

translate = QCoreApplication.translate
MOST_TERMS: Final = 8
FINEST: Final = 15
"""Decimals, beyond which numbers are rounding errors."""
MOST_WRITTEN, APART = 6, 4
"""Decimals that are written; with more, powers of ten are written apart and these are left."""
SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def sum_shown(
    step: StepTaken, pushes: WeightPushes, opened: OpenedGradient, name: Callable[[int], str]
) -> SumShown:
    """The gradient of a weight for one image."""
    title = translate("Step", "Gradient of {weight} for this {label}")
    label = name(int(step.labels[opened.image]))
    gradient = opened.gradient
    unit = Unit() if gradient is None else _unit_of(gradient)
    rows = _core_rows(opened) if gradient is None else _sum_rows(gradient, opened, unit)
    notes = [_kind_note(pushes, opened), _step_note(step, pushes.change), *_mode_notes(step)]
    header = (
        translate("Step", "Window"),
        translate("Step", "Error") + unit.note(),
        translate("Step", "× input"),
        translate("Step", "= product") + unit.note(),
    )
    title = title.format(weight=weight_name(pushes.change), label=label)
    return SumShown(title, header, tuple(rows), tuple(notes))


def unpushed_shown(step: StepTaken, change: WeightChange) -> SumShown:
    """Where no image of the batch pushed the weight."""
    text = translate(
        "Step",
        "No example of this batch pushes this weight. What the optimiser keeps of earlier steps, "
        "or weight decay, moves it.",
    )
    return SumShown(weight_words(change), ("",) * 4, (), (text, *_mode_notes(step)))


@dataclass(frozen=True)
class Unit:
    """With so many decimals numbers are rounded; as many powers of ten are written apart."""

    places: int = FEWEST
    power: int = 0

    def text(self, value: float) -> str:
        """A number in it."""
        return fixed(value * 10.0**self.power, self.places - self.power)

    def note(self) -> str:
        """What stands after a heading: × 10⁻⁶."""
        digits = str(self.power).translate(SUPERSCRIPT)
        return f" (×10⁻{digits})" if self.power else ""


def _unit_of(gradient: WeightGradient) -> Unit:
    """With which the largest products have three digits or more."""
    terms = gradient.terms(MOST_TERMS)
    most = max((abs(term.product) for term in terms.largest), default=0.0)
    wanted = min(_decimals(most) + 2, max(_decimals(most), _decimals(terms.total)))
    places = min(FINEST, wanted)
    return Unit(places, places - APART if places > MOST_WRITTEN else 0)


def _decimals(value: float) -> int:
    return FINEST if 0 < abs(value) < 10.0**-FINEST else decimals_of(value, FINEST)


def _sum_rows(gradient: WeightGradient, opened: OpenedGradient, unit: Unit) -> list[SumRow]:
    exact, places = gradient.terms(MOST_TERMS), unit.places
    most = max((abs(term.product) for term in exact.largest), default=0.0)
    terms = exact.rounded(places)
    single = gradient.products.size == 1
    rows = [_term_row(term, most, unit, single) for term in terms.largest]
    if terms.others:
        text = translate("Step", "and {count} more").format(count=f"{terms.others:,}")
        rows.append(SumRow(text, (), unit.text(terms.rest)))
    elif terms.rest:
        rows.append(SumRow(translate("Step", "rounding"), (), unit.text(terms.rest)))
    total = unit.text(terms.total)
    # Errors are float32: what agrees to half a unit of the last decimal may be rounded otherwise.
    agrees = bool(np.isclose(opened.core, exact.total, rtol=1e-4, atol=0.5 * 10.0**-places))
    core = translate("Step", "The core’s gradient")
    rows.append(SumRow(translate("Step", "Total"), (), total, strong=True))
    if agrees:
        rows.append(SumRow(f"{core} {RIGHT}", (), total, strong=True))
    else:
        rows.append(SumRow(core, (), unit.text(opened.core), strong=True))
    return rows


def _term_row(term: GradientTerm, most: float, unit: Unit, single: bool) -> SumRow:
    window = "–" if single else f"[{term.window[0]},{term.window[1]}]"
    factors = unit.text(term.error), fixed(term.input)
    share = term.product / most if most and isfinite(most) else 0.0
    return SumRow(window, factors, unit.text(term.product), share)


def _core_rows(opened: OpenedGradient) -> list[SumRow]:
    core = translate("Step", "The core’s gradient")
    return [SumRow(core, (), short(opened.core), strong=True)]


def _kind_note(pushes: WeightPushes, opened: OpenedGradient) -> str:
    if not pushes.sums:
        if pushes.change.parameter.rpartition(".")[2] == BIAS:
            return translate(
                "Step",
                "A bias has no input, so there is no sum of windows: its gradient is the errors "
                "of its map, added up.",
            )
        return translate(
            "Step",
            "This parameter of batch normalisation acts on a whole map, so there is no sum of "
            "windows.",
        )
    words = weight_words(pushes.change)
    if opened.gradient is None or opened.gradient.products.size == 1:
        text = translate("Step", "{weight}: used once, so the sum has a single term.")
        return text.format(weight=words)
    text = translate("Step", "{weight}: used in {count} windows, each adds error × input.")
    return text.format(weight=words, count=f"{opened.gradient.products.size:,}")


def _step_note(step: StepTaken, change: WeightChange) -> str:
    text = translate(
        "Step",
        "From the batch’s mean gradient, {gradient}, the optimiser ({optimiser}) makes a "
        "direction; the weight moves against it, times the learning rate {rate}: by {change}.",
    )
    return text.format(
        optimiser=OPTIMISERS[step.optimiser],
        gradient=short(float(step.gradients[change.parameter][change.index])),
        rate=number(step.learning_rate, 6),
        change=change_text(step, change),
    )


def _clip_note(norm: float, most: float, scale: float) -> str:
    text = translate(
        "Step",
        "All gradients of this step together have a norm of {norm}, more than {most}: each is "
        "multiplied by {scale} before the optimiser gets it.",
    )
    return text.format(norm=short(norm), most=number(most, 6), scale=short(scale))


def _mode_notes(step: StepTaken) -> list[str]:
    notes = []
    if step.clip < 1:
        norm = grad_norm(step.gradients)
        notes.append(_clip_note(norm, norm * step.clip, step.clip))
    if step.norms:
        notes.append(
            translate("Step", "Shares are computed with batch normalisation’s running statistics.")
        )
    if step.drops:
        notes.append(translate("Step", "Shares are computed without dropout."))
    return notes
