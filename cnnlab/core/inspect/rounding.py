"""Sums whose terms are shown rounded, so that a reader can add them up."""

from collections.abc import Iterable
from typing import NamedTuple

DECIMALS = 4


class RoundedSum(NamedTuple):
    """Rounded terms, what rounding leaves, and the rounded total: terms + rounding = total."""

    terms: tuple[float, ...]
    rounding: float
    total: float


def rounded_sum(terms: Iterable[float], total: float, decimals: int = DECIMALS) -> RoundedSum:
    """Round each term and their total; the rest is a term of its own."""
    parts = tuple(rounded(term, decimals) for term in terms)
    whole = rounded(total, decimals)
    return RoundedSum(parts, rounded(whole - sum(parts), decimals), whole)


def rounded(value: float, decimals: int = DECIMALS) -> float:
    """A number to so many decimals; never a negative zero."""
    return round(value, decimals) + 0.0


def fixed(value: float, decimals: int = DECIMALS) -> str:
    """A number with all its decimals and a minus sign (U+2212): −0.0312. Zero has no sign."""
    return f"{rounded(value, decimals):.{decimals}f}".replace("-", "−")
