"""Numbers as people write them, in any script and with any country's signs."""

import math
import re
import unicodedata
from fractions import Fraction

LEAST_POWER = -323  # of ten, in double precision
LARGEST = 1e9
LONGEST = 60  # characters
_SAME = str.maketrans(
    dict.fromkeys("−－﹣‐‑‒–—―", "-")
    | dict.fromkeys("＋﹢", "+")
    | dict.fromkeys("．。｡٫", ".")
    | dict.fromkeys("，،", ",")
    | dict.fromkeys("／⁄∕", "/")
    | dict.fromkeys("ｅＥ", "e")
    | dict.fromkeys("٬’\u00a0\u2007\u2009\u202f", "'")  # between thousands, never decimal
    | dict.fromkeys(
        "\u061c\u200e\u200f", None
    )  # direction marks, which Arabic writes before a sign
)
_DIRECTIONS = (
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"  # round a copied number
)
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}('\d{3})+([.,]\d*)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?", re.ASCII)
_EITHER = re.compile(r"[+-]?\d+,\d{3}", re.ASCII)


class NumberError(ValueError):
    """A text that is no number to work with.

    ``code`` is "none", "infinite", "zero", "large" or "ambiguous". An ambiguous text has two
    ``readings``: with its comma as the decimal sign, and as the sign between thousands.
    """

    def __init__(self, code: str, text: str, readings: tuple[str, str] = ("", "")) -> None:
        super().__init__(f"{text!r} is no number to work with ({code})")
        self.code = code
        self.text = text
        self.readings = readings


def parse_number(text: str, group: str = "") -> float:
    """Read an integer, a decimal or a fraction such as 1/9, within ±1e9.

    The point is always decimal. A comma is decimal too, unless ``group``, what the system's
    language writes between thousands, is a comma and three digits follow: that is ambiguous.
    Raises NumberError for anything else: no number, NaN, infinity, a division by zero, too large.
    """
    cleaned = _cleaned(text)
    if len(text) > LONGEST or not cleaned:
        raise NumberError("none", text)
    above, *below = cleaned.split("/")
    if len(below) > 1:
        raise NumberError("none", text)
    parts = [_plain(part.strip(), text, group) for part in (above, *below)]
    if len(parts) == 2 and float(parts[1]) == 0:
        raise NumberError("zero", text)
    value = float(parts[0]) if len(parts) == 1 else _quotient(parts)
    if not abs(value) <= LARGEST:
        raise NumberError("large", text)
    return value


def power_of_ten(value: float) -> float:
    """The largest one that is not above a number above 0; the least there is, for a lesser one."""
    return float(10.0 ** max(LEAST_POWER, math.floor(math.log10(value))))


def begins_number(character: str) -> bool:
    """Whether a number can begin with a character: a digit, a sign or a decimal sign."""
    return len(character) == 1 and _cleaned(character)[:1] in tuple("0123456789+-.,")


def _cleaned(text: str) -> str:
    """In ASCII as far as that says the same, without what surrounds the number."""
    same = text.strip().strip(_DIRECTIONS).strip().translate(_SAME)
    return "".join(map(_ascii_digit, _with_slash(same)))


def _ascii_digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _with_slash(text: str) -> str:
    """½ as 1/2, alone or after a sign: beside a digit it would be another number."""
    sign, fraction = text[:-1], unicodedata.normalize("NFKC", text[-1:])
    return sign + fraction.replace("⁄", "/") if "⁄" in fraction and sign in ("", *"+-") else text


def _plain(part: str, text: str, group: str) -> str:
    """A number as Python reads it. Raises NumberError."""
    if part.lower().lstrip("+-") in ("nan", "inf", "infinity", "∞"):
        raise NumberError("infinite", text)
    if _THOUSANDS.fullmatch(part):
        part = part.replace("'", "")
    elif group == "," and "," in part:
        part = _without_groups(part, text)
    if part.count(",") == 1 and "." not in part:
        part = part.replace(",", ".")
    if not _DECIMAL.fullmatch(part):
        raise NumberError("none", text)
    return part


def _without_groups(part: str, text: str) -> str:
    """A number whose commas may stand between thousands. Raises NumberError if they need not."""
    if _EITHER.fullmatch(part):
        raise NumberError(
            "ambiguous", text, (part.replace(",", "."), str(int(part.replace(",", ""))))
        )
    return part.replace(",", "") if _GROUPED.fullmatch(part) else part


def _quotient(parts: list[str]) -> float:
    try:
        return float(Fraction(int(parts[0]), int(parts[1])))
    except ValueError:
        above, below = float(parts[0]), float(parts[1])
        return above / below if math.isfinite(above) and math.isfinite(below) else math.inf
    except OverflowError:
        return math.inf
