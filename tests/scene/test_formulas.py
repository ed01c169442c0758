"""Activation functions written out for a number."""

import pytest

from cnnlab.scene.formulas import activation_formula


@pytest.mark.parametrize(
    ("kind", "z", "text"),
    [
        ("sigmoid", -10, "1 / (1 + e¹⁰)"),
        ("sigmoid", 2, "1 / (1 + e⁻²)"),
        ("sigmoid", 0, "1 / (1 + e⁰)"),
        ("sigmoid", 0.5, "1 / (1 + exp(−0.5))"),
        ("sigmoid", -1e9, "1 / (1 + exp(1e+09))"),
        ("relu", -3, "max(0, −3)"),
        ("leaky_relu", -3, "max(0.01 × (−3), −3)"),
        ("tanh", -3, "tanh(−3)"),
        ("linear", -3, "z"),
    ],
)
def test_an_activation_is_written_out(kind, z, text):
    assert activation_formula(kind, 0.01, float(z)) == text
