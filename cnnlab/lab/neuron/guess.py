"""What was typed for z and a before they are shown: right, or which typical mistake it is."""

from typing import Final, Literal, TypeAlias

from cnnlab.core.dense.functions import FUNCTION_KINDS, Function, FunctionKind
from cnnlab.core.dense.neuron import Neuron
from cnnlab.lessons.sheet import OneNeuron

CLOSE: Final = 0.005 + 1e-9  # two decimals are enough

Verdict: TypeAlias = Literal[
    "right",
    "no_bias",
    "bias_sign",
    "sign",
    "no_weights",
    "no_function",
    "other_function",
    "own_sum",
    "wrong",
]


def is_hidden(one: OneNeuron) -> bool:
    """Whether z and a are still to be predicted."""
    return one.predicts and None in one.guesses


def judge_sum(neuron: Neuron, guess: float) -> Verdict:
    """The verdict on a z."""
    z, b = neuron.z, neuron.b
    typical: tuple[tuple[Verdict, float], ...] = (
        ("right", z),
        ("no_bias", z - b),
        ("bias_sign", z - 2 * b),
        ("sign", -z),
        ("no_weights", float(neuron.x.sum()) + b),
    )
    return next((name for name, value in typical if _same(guess, value)), "wrong")


def judge_output(neuron: Neuron, guess: float, guessed_sum: float | None) -> Verdict:
    """The verdict on an a; ``guessed_sum`` is the z that was typed before."""
    g, z = neuron.function, neuron.z
    if _same(guess, g.at(z)):
        return "right"
    if guessed_sum is not None and not _same(guessed_sum, z) and _same(guess, g.at(guessed_sum)):
        return "own_sum"
    typical: tuple[tuple[Verdict, float], ...] = (
        ("no_function", z),
        ("no_bias", g.at(z - neuron.b)),
        ("sign", -g.at(z)),
        ("sign", g.at(-z)),
    )
    found = next((name for name, value in typical if _same(guess, value)), None)
    return found or ("other_function" if mistaken_function(neuron, guess) else "wrong")


def mistaken_function(neuron: Neuron, guess: float) -> FunctionKind | None:
    """The other activation function that gives what was typed."""
    others = (kind for kind in FUNCTION_KINDS if kind not in ("linear", neuron.function.kind))
    return next((kind for kind in others if _same(guess, Function(kind).at(neuron.z))), None)


def _same(guess: float, value: float) -> bool:
    return abs(guess - value) <= CLOSE
