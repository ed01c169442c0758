"""Paper and ink told apart locally, in logarithms of brightness, in which light is a summand.

What is narrower than a stroke may be and darker than all that lies about it is ink (a black top
hat, Serra 1982, chapter XII): edges of shadows and of paper, however hard, are none.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.picture import COARSE, LUMA, Picture, block_means
from cnnlab.digits.morphology import Floats, closed

DARKEST: Final = 0.1  # added to brightness before its logarithm: less tells nothing of the paper
WIDEST: Final = 4  # of the shorter side: a stroke is narrower than one part of so many
LUMA_SHARE: Final = 1 / 4  # of the colours' local contrast: where luma has less, colours decide
COARSEST: Final = 400  # pixels of the longer side in which ink is told from paper
SEEN: Final = 0.3  # of its contrast, by which ink of a kind is seen
LEAST_SHARE: Final = 0.01  # of the other's contrast: what has less is not ink
CLEAR: Final = 4  # times: ink differs so much more from an even border than anything else
STRAY: Final = 0.02  # of a row's pixels: what has no more does not make a box larger
SHEET: Final = 0.15  # of the longer side: no stroke is as wide and high
FILLED: Final = 0.6  # of its box: what is written fills less
LAGS: Final = (1, 4, 8)  # pixels between which noise differs
NOISY: Final = 0.006  # of brightness: above it neighbours are averaged


class Tone(NamedTuple):
    """Logarithm of brightness (H, W), standard deviation of brightness, and of what kind ink is."""

    logs: Floats
    noise: float
    dark: bool


class Contrast(NamedTuple):
    """Ink against the paper round it, each (H, W)."""

    cover: Floats
    """How much of each pixel ink covers, from 0 on."""
    noise: Floats
    """Standard deviation of the cover."""
    logs: Floats
    """Logarithm of brightness, lower in ink; of light ink its negative."""
    hat: Floats
    """How much lower it is than the paper's."""


def lightness(picture: Picture) -> Floats:
    """Logarithm of brightness (H, W) of a picture; of colours where they alone tell ink apart."""
    pixels = picture.pixels
    if (pixels[0] == pixels[1]).all() and (pixels[1] == pixels[2]).all():
        return _LOGARITHMS[pixels[0]]
    direction = _colours(block_means(pixels, COARSE) / 255)
    if direction is None:
        luma = np.tensordot(_LUMA, pixels.astype(np.float32), axes=1) / np.float32(255)
        return np.log(luma + np.float32(DARKEST))
    mixed = np.zeros(pixels.shape[1:], np.float32)
    for channel, weight in zip(pixels, direction, strict=True):
        mixed += np.float32(weight) * _LOGARITHMS[channel]
    return mixed


_LUMA: Final = np.array(LUMA[:3], np.float32) / np.float32(1000)
_LOGARITHMS: Final = np.log(np.arange(256, dtype=np.float32) / 255 + np.float32(DARKEST))


def _colours(small: Array) -> Array | None:
    """Weights (3,) of the logarithms of colours that tell ink from paper; None where luma does.

    The principal component of what differs from its surroundings; light is taken out of it.
    """
    logs = np.log(small + DARKEST)
    away = logs - np.stack([_surroundings(channel) for channel in logs])
    flat = away.reshape(3, -1)
    strength = np.sqrt((flat**2).sum(axis=0))
    strong = flat[:, strength >= np.quantile(strength, 0.9)]
    spread, directions = np.linalg.eigh(strong @ strong.T / strong.shape[1])
    main = directions[:, -1]
    luma = np.log(np.tensordot(_LUMA, small, axes=1) + DARKEST)
    seen = (luma - _surroundings(luma)).ravel()[strength >= np.quantile(strength, 0.9)]
    if spread[-1] < 1e-4 or (seen**2).mean() >= LUMA_SHARE**2 * spread[-1]:
        return None
    return main / abs(main).max()


def _surroundings(values: Array) -> Array:
    """Mean of the window of a quarter of the side round each value of (H, W)."""
    reach = max(2, min(values.shape) // 8)
    for axis in (0, 1):
        length = values.shape[axis]
        sums = np.concatenate([np.zeros_like(values.take([0], axis)), values.cumsum(axis)], axis)
        low = np.maximum(np.arange(length) - reach, 0)
        high = np.minimum(np.arange(length) + reach + 1, length)
        count = (high - low)[:, None] if axis == 0 else high - low
        values = (sums.take(high, axis) - sums.take(low, axis)) / count
    return values


def tone(logs: Floats) -> Tone:
    """What is known of a picture's ``lightness`` (H, W) before ink is looked for."""
    noise = _noise(np.exp(logs))
    if noise > NOISY and min(logs.shape) >= 40:
        logs = np.log(averaged(np.exp(logs)))
        noise = _noise(np.exp(logs))
    return Tone(logs, noise, is_dark(logs))


def contrast(seen: Tone, window: int) -> Contrast:
    """Ink's cover of each pixel, of strokes that are narrower than ``window`` pixels."""
    signed = seen.logs if seen.dark else -seen.logs
    hat = closed(signed, window) - signed
    cover = -np.expm1(-hat) if seen.dark else np.expm1(hat)
    paper = np.exp(seen.logs + hat if seen.dark else seen.logs - hat)
    return Contrast(cover, (np.float32(seen.noise) / paper).astype(np.float32), signed, hat)


def is_dark(logs: Floats) -> bool:
    """Whether ink is darker than paper.

    As the window grows, strokes are seen before the gaps between them are.
    """
    brightness = np.exp(block_means(logs, COARSEST)).astype(np.float32)
    by_border = _darker_than_border(brightness)
    if by_border is not None:
        return by_border
    small = np.exp(_evened(np.log(brightness))).astype(np.float32)
    least = (5 * _noise(brightness) / brightness + np.float32(0.02)) * small
    found: list[list[float]] = []
    widest = max(3, min(small.shape) // 3)
    for window in [*(w for w in (3, 5, 9, 17, 33) if w < widest), widest]:
        hats = (closed(small, window) - small, closed(-small, window) + small)
        found.append([float((hat[hat > least] ** 3).sum()) for hat in hats])
    kinds = np.array(found).T  # of dark ink and of light, by windows
    most = kinds[:, -1]
    if most.min() < most.max() * LEAST_SHARE:
        return bool(most[0] >= most[1])
    first, narrower = _first(kinds), kinds[:, :-1]
    if first.min() == narrower.shape[1] and (narrower.max(axis=1) > LEAST_SHARE * most).all():
        first = _first(narrower)  # the widest sees sheets and tables too
    if first[0] != first[1]:
        return bool(first[0] < first[1])
    return bool(kinds[0, first[0]] >= kinds[1, first[0]])


def _first(kinds: Array) -> npt.NDArray[np.int_]:
    """The first window that sees what there is of a kind, for each of (kinds, windows)."""
    return (kinds >= SEEN * kinds.max(axis=1, keepdims=True)).argmax(axis=1)


def _darker_than_border(brightness: Floats) -> bool | None:
    """Whether all that differs from an even border is darker; None where that is not so clear."""
    sides = (brightness[0], brightness[-1], brightness[:, 0], brightness[:, -1])
    low, level, high = np.quantile(np.concatenate(sides), [0.05, 0.5, 0.95])
    darkest, lightest = np.quantile(brightness, [0.002, 0.998])
    less, more = sorted([level - darkest, lightest - level])
    if more < CLEAR * max(less, high - low, _noise(brightness)):
        return None
    darker = bool(more == level - darkest)
    if not darker and _is_sheet(brightness > level + more / 2):
        return None
    return darker


def _is_sheet(light: Mask) -> bool:
    """Whether what is light fills a box that is wide and high: a sheet on a dark table."""
    rows, columns = (np.flatnonzero(light.mean(axis=axis) > STRAY) for axis in (1, 0))
    if not len(rows) or not len(columns):
        return False
    box = light[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return bool(min(box.shape) >= SHEET * max(light.shape) and box.mean() >= FILLED)


def _evened(values: Array) -> Array:
    """Values (H, W) without the light that falls on them: a quadratic surface, ink left out."""
    height, width = values.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)
    some = (slice(None, None, 1 + height // 30), slice(None, None, 1 + width // 30))
    on, known = terms[some].reshape(-1, 6), values[some].ravel()
    weights = np.ones(len(known))
    for _ in range(4):
        surface = np.linalg.lstsq(on * weights[:, None], known * weights, rcond=None)[0]
        off = abs(known - on @ surface)
        weights = 1 / np.maximum(off, 0.02)
    evened: Array = values - terms @ surface
    return evened


def averaged(values: Floats) -> Floats:
    """Means of 3×3 neighbours; those at the border of fewer."""
    padded = np.pad(values, 1, mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9, np.float32)


def _noise(brightness: Floats) -> float:
    """Standard deviation of noise, fine or coarse, by the median: ink has no say, nor light."""
    found = [0.0]
    for lag in LAGS:
        for values in (brightness, brightness.T):
            lines = values[:: 1 + len(values) // 200]
            if lines.shape[1] > 2 * lag:
                bends = lines[:, 2 * lag :] + lines[:, : -2 * lag] - 2 * lines[:, lag:-lag]
                found.append(float(np.median(abs(bends))) * 1.4826 / 6**0.5)
    return max(found)
