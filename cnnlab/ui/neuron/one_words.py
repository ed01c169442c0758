"""What is written of one neuron: its sum and output as formulas, names, and a line to copy."""

from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import MOST_EDITABLE, Neuron
from cnnlab.scene.formulas import activation_formula, in_ascii, power_of_e
from cnnlab.scene.notation import Symbol
from cnnlab.scene.text import number, plain, signed_factor
from cnnlab.ui.widgets.sum_line import SumContent, Term

UNKNOWN = "?"


def named(letter: str, index: int) -> str:
    """x₁, w₁: counted from 1, as the tutorial does."""
    return Symbol(letter, str(index + 1)).text


def sum_content(neuron: Neuron, hidden: bool) -> SumContent:
    """The sum term by term, and the output."""
    z = UNKNOWN if hidden else number(neuron.z, 4)
    a = UNKNOWN if hidden else number(neuron.a, 4)
    formula = "g(z)" if hidden else _formula(neuron.function, neuron.z)
    ascii_ = sum_text(neuron, hidden), output_text(neuron, hidden)
    return SumContent("z", _terms(neuron), z, f"a = {formula} =", a, "\n".join(ascii_))


def _terms(neuron: Neuron) -> tuple[Term, ...]:
    b, n = neuron.b, len(neuron.x)
    bias = Term(signed_factor(b), "b", _sign(b))
    if n > MOST_EDITABLE:
        total = neuron.z - b
        name = f"{named('w', 0)}{named('x', 0)} + … + {named('w', n - 1)}{named('x', n - 1)}"
        return Term(number(total, 4), name, _sign(total)), bias
    pairs = zip(neuron.w.tolist(), neuron.x.tolist(), strict=True)
    terms = [
        Term(
            f"{_first(w, i)} × {signed_factor(x)}", f"{named('w', i)} {named('x', i)}", _sign(w * x)
        )
        for i, (w, x) in enumerate(pairs)
    ]
    return *terms, bias


def _first(w: float, index: int) -> str:
    """A weight: in brackets where it is negative and a plus stands before it."""
    return number(w, 4) if index == 0 else signed_factor(w)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def sum_text(neuron: Neuron, hidden: bool = False) -> str:
    """The sum in ASCII: z = 7*1 + 3*0 + (-5) = 2."""
    pairs = zip(neuron.w.tolist(), neuron.x.tolist(), strict=True)
    terms = [
        f"{_bracketed(w) if i else plain(w)}*{_bracketed(x)}" for i, (w, x) in enumerate(pairs)
    ]
    total = UNKNOWN if hidden else plain(neuron.z)
    return f"z = {' + '.join([*terms, _bracketed(neuron.b)])} = {total}"


def output_text(neuron: Neuron, hidden: bool = False) -> str:
    """The output in ASCII: a = 1 / (1 + e^-2) = 0.8808."""
    if hidden:
        return "a = g(z) = ?"
    formula = _formula(neuron.function, neuron.z)
    return f"a = {in_ascii(formula)} = {plain(neuron.a)}"


def copied_line(neuron: Neuron, hidden: bool = False) -> str:
    """7·1 + 3·0 - 5 = 2, and what the activation function makes of it."""
    pairs = zip(neuron.w.tolist(), neuron.x.tolist(), strict=True)
    line = ""
    for i, (w, x) in enumerate(pairs):
        sign = ("-" if w < 0 else "") if i == 0 else (" - " if w < 0 else " + ")
        line += f"{sign}{plain(abs(w))}·{_bracketed(x)}"
    if neuron.b:
        line += f" {'-' if neuron.b < 0 else '+'} {plain(abs(neuron.b))}"
    if hidden:
        return f"{line} = {UNKNOWN}"
    line += f" = {plain(neuron.z)}"
    if neuron.function.kind != "linear":
        line += f", {neuron.function.kind}({plain(neuron.z)}) = {plain(neuron.a)}"
    return line


def _bracketed(value: float) -> str:
    return f"({plain(value)})" if value < 0 else plain(value)


def _formula(function: Function, z: float) -> str:
    """The activation function written out for a number."""
    if function.kind == "tanh":
        return _tanh(z)
    return activation_formula(function.kind, function.slope, z)


def _tanh(z: float) -> str:
    """(e² − e⁻²) / (e² + e⁻²) where the powers can be written so."""
    up, down = power_of_e(z), power_of_e(-z)
    return f"({up} − {down}) / ({up} + {down})" if z.is_integer() else f"tanh({number(z, 4)})"
