"""What was guessed of a layered network's units, and which guesses are right."""

from dataclasses import replace
from typing import Literal, NamedTuple, TypeAlias

from cnnlab.lab.neuron.passes import Passes
from cnnlab.lessons.sheet import Layered, UnitGuess

GuessKind: TypeAlias = Literal["a", "error"]
LEAST, MOST, SHARE = 5e-5, 5e-3, 0.05  # a guess may be off by a share of the number, within these


class PassScore(NamedTuple):
    """Of all that is hidden: how many guesses are right, and of how many."""

    right: int
    of: int


def is_right(typed: float, value: float) -> bool:
    """Whether a guess is as close as one works by hand."""
    return abs(typed - value) <= max(LEAST, min(MOST, SHARE * abs(value)))


def guess_for(layered: Layered, kind: GuessKind, layer: int, unit: int) -> float | None:
    """What was typed for a unit; None where nothing was."""
    found = (g.value for g in layered.guesses if (g.kind, g.layer, g.unit) == (kind, layer, unit))
    return next(found, None)


def with_guess(
    layered: Layered, kind: GuessKind, layer: int, unit: int, value: float | None
) -> Layered:
    """The same with another guess, or without one."""
    others = tuple(g for g in layered.guesses if (g.kind, g.layer, g.unit) != (kind, layer, unit))
    added = () if value is None else (UnitGuess(kind, layer, unit, value),)
    return replace(layered, guesses=others + added)


def guesses_within(layered: Layered) -> tuple[UnitGuess, ...]:
    """The guesses of units that the network has."""
    sizes = layered.dense.sizes
    return tuple(g for g in layered.guesses if g.layer < len(sizes) and g.unit < sizes[g.layer])


def is_known(layered: Layered, passes: Passes, kind: GuessKind, layer: int, unit: int) -> bool:
    """Whether a unit's number need not be hidden: an input's, or one that was guessed right."""
    if layer == 0 or not layered.predicts:
        return True
    typed = guess_for(layered, kind, layer, unit)
    return typed is not None and is_right(typed, true_value(passes, kind, layer, unit))


def all_known(layered: Layered, passes: Passes, kind: GuessKind) -> bool:
    """Whether every unit's number was guessed right."""
    units = [(layer, unit) for done, layer, unit in passes.places if done == "forward"]
    return all(is_known(layered, passes, kind, *at) for at in units)


def pass_score(layered: Layered, passes: Passes) -> PassScore:
    """Score the guesses."""
    right = sum(
        is_right(g.value, true_value(passes, g.kind, g.layer, g.unit)) for g in layered.guesses
    )
    return PassScore(right, 2 * passes.forward_count)  # a and δ of each unit


def true_value(passes: Passes, kind: GuessKind, layer: int, unit: int) -> float:
    """What is guessed."""
    return passes.activation(layer, unit) if kind == "a" else passes.error(layer, unit)
