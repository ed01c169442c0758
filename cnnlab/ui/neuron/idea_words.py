"""How the numbers of the ideas are written."""

from cnnlab.scene.text import number

TINY = 1e-3  # below which a number is written with its power of ten


def scaled(value: float) -> str:
    """A number that may be of any size: 0.0452, 4.5e−05."""
    if 0 < abs(value) < TINY:
        return f"{value:.1e}".replace("-", "−")
    return number(value, 4)


def short(value: float) -> str:
    """A number with three significant figures at most, as it stands among many: 0.731."""
    return scaled(float(f"{value:.3g}"))
