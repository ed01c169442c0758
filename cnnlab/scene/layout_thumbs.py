"""Where thumbnails of filters stand: beside the one in full, between the lines from its slices."""

from collections.abc import Sequence
from math import ceil

Band = tuple[float, float]
"""Top and bottom, in pixels."""


def free_bands(top: float, bottom: float, lines: Sequence[float], clear: float) -> list[Band]:
    """The space from top to bottom that keeps so far away from lines at some heights."""
    ends = [top, *(y for line in lines for y in (line - clear, line + clear)), bottom]
    return [(a, max(a, b)) for a, b in zip(ends[::2], ends[1::2], strict=True)]


def entries(bands: Sequence[Band], count: int, most: float) -> tuple[list[float], float]:
    """Tops of so many entries, and their height: as high as fits, and at most ``most``.

    Each band holds as many as its share of the space, in its middle.
    """
    height = most
    while height > 1.0 and sum(_capacities(bands, height)) < count:
        height *= 0.96
    tops: list[float] = []
    for (top, bottom), number in zip(bands, _shared(bands, count, height), strict=True):
        first = (top + bottom - number * height) / 2
        tops += [first + place * height for place in range(number)]
    return tops, height


def _capacities(bands: Sequence[Band], height: float) -> list[int]:
    return [int((bottom - top) / height) for top, bottom in bands]


def _shared(bands: Sequence[Band], count: int, height: float) -> list[int]:
    """How many entries each band holds."""
    capacities = _capacities(bands, height)
    whole = sum(bottom - top for top, bottom in bands) or 1.0
    shares = [
        min(most, ceil(count * (bottom - top) / whole))
        for most, (top, bottom) in zip(capacities, bands, strict=True)
    ]
    over = sum(shares) - count
    for place in range(len(shares)):
        change = max(-shares[place], min(-over, capacities[place] - shares[place]))
        change = min(change, 0) if over > 0 else max(change, 0)
        shares[place] += change
        over += change
    return shares
