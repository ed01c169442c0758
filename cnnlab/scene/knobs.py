"""Steps of 1, 2 and 5 in each decade, for numbers that are set by their size."""

import math

FACTORS = (1.0, 2.0, 5.0)
NEAR = 1e-9


def next_step(value: float, by: int) -> float:
    """The step above a number above 0, or below it for a negative ``by``; so many of them."""
    for _ in range(abs(by)):
        value = _above(value) if by > 0 else _below(value)
    return value


def _above(value: float) -> float:
    power = math.floor(math.log10(value) + NEAR)
    steps = [_exact(factor, power) for factor in (*FACTORS, 10.0)]
    return next(step for step in steps if step > value * (1 + NEAR))


def _below(value: float) -> float:
    power = math.floor(math.log10(value) - NEAR)
    steps = [_exact(factor, power) for factor in FACTORS]
    return next(step for step in reversed(steps) if step < value * (1 - NEAR))


def _exact(factor: float, power: int) -> float:
    """As it is written: 0.002, not 0.0020000000000000005."""
    return float(f"{factor}e{power}")
