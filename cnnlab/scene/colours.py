"""Themes read from data, and numbers as colours.

Signed numbers use a colour-blind-safe diverging map: blue above zero, orange below, a neutral
colour at zero. Pictures use a grey map.
"""

import json
from dataclasses import dataclass, fields
from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from cnnlab.assets import asset

Pixels = npt.NDArray[np.uint8]
BEYOND, RARE = 10.0, 50
STRONGEST = 0.78  # share of the full colour in the largest number
FAINTEST = 0.10  # in the smallest one that is not zero
EQUAL_CONTRAST = 0.179  # relative luminance on which black and white are read alike


@dataclass(frozen=True, eq=False)  # there is one of each: what is made of it can be kept
class Theme:
    """Named colours."""

    dark: bool
    window: QColor
    card: QColor
    line: QColor
    edge: QColor
    grid_line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    control: QColor
    control_hover: QColor
    zero: QColor
    ring: QColor
    ring_text: QColor
    unseen: QColor
    positive: QColor
    negative: QColor
    positive_text: QColor
    negative_text: QColor
    pointed: QColor
    error: QColor


@cache
def load_theme(name: str) -> Theme:
    """The theme "light" or "dark" of resources/themes."""
    data = json.loads(asset("themes", f"{name}.json").read_text(encoding="utf-8"))
    named = {f.name: QColor(data[f.name]) for f in fields(Theme) if f.name != "dark"}
    return Theme(dark=bool(data["dark"]), **named)


def with_alpha(colour: QColor, alpha: float) -> QColor:
    """The colour at an opacity 0…1."""
    copy = QColor(colour)
    copy.setAlphaF(alpha)
    return copy


def mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """A share 0…1 of a colour in another one; opaque, which is painted eight times as fast."""
    rest = 1.0 - share
    return QColor(
        round(colour.red() * share + other.red() * rest),
        round(colour.green() * share + other.green() * rest),
        round(colour.blue() * share + other.blue() * rest),
    )


def colour_range(values: npt.NDArray[np.float64]) -> float:
    """The number that the strongest colour stands for: the largest, in absolute value.

    One that is more than BEYOND times all others would leave these without colour, so one of
    RARE numbers, and one in any case, does not count then.
    """
    sizes = np.abs(values).ravel()
    few = max(1, sizes.size // RARE)
    largest = float(sizes.max())
    if sizes.size <= few:
        return largest
    rest = float(np.partition(sizes, sizes.size - few - 1)[sizes.size - few - 1])
    return rest if 0 < rest * BEYOND < largest else largest


def diverging(values: npt.NDArray[np.float64], largest: float, theme: Theme) -> Pixels:
    """Colours (…, 4) in Qt's byte order (B, G, R, A) of signed values up to ±``largest``."""
    share = np.clip(np.abs(values) / (largest or 1.0), 0.0, 1.0)
    share = np.where(values == 0, 0.0, FAINTEST + (STRONGEST - FAINTEST) * share)[..., None]
    end = np.where((values > 0)[..., None], _bgra(theme.positive), _bgra(theme.negative))
    mixed = _bgra(theme.zero) * (1.0 - share) + end * share
    return (mixed + 0.5).astype(np.uint8)


def diverging_colour(value: float, largest: float, theme: Theme) -> QColor:
    """The colour of one number; ``diverging`` in NumPy costs twenty times as much for it."""
    share = 0.0
    if value:
        share = FAINTEST + (STRONGEST - FAINTEST) * min(1.0, abs(value) / (largest or 1.0))
    end = theme.positive if value > 0 else theme.negative
    pairs = zip(_rgb(theme.zero), _rgb(end), strict=True)
    return QColor(*(int(zero * (1.0 - share) + full * share + 0.5) for zero, full in pairs))


def ink_on(colour: QColor) -> QColor:
    """Black or white, whichever is easier to read on a colour."""
    pairs = zip(_LUMINANCE[::-1], _rgb(colour), strict=True)
    luminance = sum(share * _LINEAR[level] for share, level in pairs)
    return QColor("#000000" if luminance > EQUAL_CONTRAST else "#ffffff")


def grey(values: npt.NDArray[np.float64], white: float) -> Pixels:
    """Colours (…, 4) in Qt's byte order of a picture's values, 0 black and ``white`` white."""
    level = (np.clip(values / white, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
    return np.stack([level, level, level, np.full_like(level, 255)], axis=-1)


def black_reads_better(pixels: Pixels) -> npt.NDArray[np.bool_]:
    """Whether black is easier to read than white on colours (…, B, G, R, A).

    Their contrasts are equal at EQUAL_CONTRAST; the better one has at least 4.58 (Web Content
    Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance").
    """
    return _LINEAR[pixels[..., :3]] @ _LUMINANCE > EQUAL_CONTRAST


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _bgra(colour: QColor) -> npt.NDArray[np.float64]:
    return np.array([colour.blue(), colour.green(), colour.red(), 255.0])


_SHARE = np.arange(256) / 255.0
_LINEAR = np.where(_SHARE <= 0.04045, _SHARE / 12.92, ((_SHARE + 0.055) / 1.055) ** 2.4)
_LUMINANCE = np.array([0.0722, 0.7152, 0.2126])  # blue, green, red
