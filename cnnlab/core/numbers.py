"""Numbers as people write them."""

import math
from fractions import Fraction

LARGEST = 1e9
_SIGNS = str.maketrans({"−": "-", "－": "-", "＋": "+", "．": ".", "／": "/"})


class NumberError(ValueError):
    """A text that is no number to work with; ``code`` is "none", "infinite", "zero" or "large"."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{text!r} is no number to work with ({code})")
        self.code = code
        self.text = text


def parse_number(text: str) -> float:
    """Read an integer, a decimal or a fraction such as 1/9, within ±1e9.

    Raises NumberError for anything else: no number, NaN, infinity, a division by zero, too large.
    """
    cleaned = text.strip().translate(_SIGNS)
    if cleaned.lower().lstrip("+-") in ("nan", "inf", "infinity", "∞"):
        raise NumberError("infinite", text)
    parts = cleaned.split("/")
    if len(parts) > 2 or len(cleaned) > 60 or "_" in cleaned:
        raise NumberError("none", text)
    try:
        values = [float(part) for part in parts]
    except ValueError:
        raise NumberError("none", text) from None
    if not all(math.isfinite(value) for value in values):
        raise NumberError("infinite", text)
    if len(parts) == 2 and values[1] == 0:
        raise NumberError("zero", text)
    value = values[0] if len(parts) == 1 else _quotient(parts, values)
    if abs(value) > LARGEST:
        raise NumberError("large", text)
    return value


def _quotient(parts: list[str], values: list[float]) -> float:
    try:
        return float(Fraction(int(parts[0]), int(parts[1])))
    except ValueError:
        return values[0] / values[1]
