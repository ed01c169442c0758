"""Contrast as the Web Content Accessibility Guidelines 2.2 have it, of colours and of pictures."""

import numpy as np
from PySide6.QtGui import QColor

READABLE = 4.5  # 1.4.3, of text
SEEN = 3.0  # 1.4.11, of edges, signs and large text
LARGE, LARGE_BOLD = 24.0, 18.7  # px, from which text is large


def linear(colour) -> np.ndarray:
    """Of values of 0 to 255."""
    share = np.asarray(colour, dtype=float) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


LINEAR = linear(np.arange(256))


def luminance(rgb) -> np.ndarray:
    """Whole numbers, as pictures have them, are looked up: the power of each takes longest."""
    rgb = np.asarray(rgb)
    return (LINEAR[rgb] if rgb.dtype.kind in "iu" else linear(rgb)) @ [0.2126, 0.7152, 0.0722]


def contrast(a, b) -> np.ndarray:
    a, b = luminance(a), luminance(b)
    return (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def ground_of(picture: np.ndarray) -> np.ndarray:
    """The colour of most of its pixels.

    Sought among whole numbers: to sort rows of three takes thirty times as long.
    """
    codes, counts = np.unique(picture.reshape(-1, 3) @ [0x10000, 0x100, 1], return_counts=True)
    most = codes[counts.argmax()]
    return np.array([most >> 16, most >> 8 & 255, most & 255])


def ink_contrast(picture: np.ndarray) -> float:
    """Of the pixel that differs most from the ground: what antialiasing left whole."""
    return float(contrast(picture.reshape(-1, 3), ground_of(picture)).max())
