"""Activation functions as formulas, written out for a number."""

import re

from cnnlab.scene.text import number, plain, signed_factor

DIGITS, RAISED = "-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPT, PLAIN = str.maketrans(DIGITS, RAISED), str.maketrans(RAISED, DIGITS)
LARGEST_EXPONENT = 9999  # written as a superscript


def activation_formula(kind: str, slope: float, z: float) -> str:
    """1 / (1 + e⁻²) of a sigmoid at 2; ``slope`` is that of a leaky ReLU below zero."""
    written, larger = number(z, 4), "max" if slope <= 1 else "min"
    return {
        "linear": "z",
        "sigmoid": f"1 / (1 + {power_of_e(-z)})",
        "tanh": f"tanh({written})",
        "relu": f"max(0, {written})",
        "leaky_relu": f"{larger}({number(slope, 4)} × {signed_factor(z)}, {written})",
    }[kind]


def power_of_e(exponent: float) -> str:
    """e¹⁰, e⁻²; exp(0.5) where the exponent is no integer, or a long one."""
    if not exponent.is_integer() or abs(exponent) > LARGEST_EXPONENT:
        return f"exp({number(exponent, 4)})"
    return "e" + plain(exponent).translate(SUPERSCRIPT)


def in_ascii(formula: str) -> str:
    """With ASCII signs, and a caret before exponents."""
    text = re.sub(f"e([{RAISED}]+)", lambda power: "e^" + power[1].translate(PLAIN), formula)
    return text.replace("−", "-").replace(" × ", "*")
