"""Numbers as they are shown where a reader is to add them up."""

DECIMALS = 4


def rounded(value: float, decimals: int = DECIMALS) -> float:
    """A number to so many decimals; never a negative zero."""
    return round(value, decimals) + 0.0


def fixed(value: float, decimals: int = DECIMALS) -> str:
    """A number with all its decimals and a minus sign (U+2212): −0.0312. Zero has no sign."""
    return f"{rounded(value, decimals):.{decimals}f}".replace("-", "−")
