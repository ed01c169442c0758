"""Digits of the stroke models by the thousand: many at once, each as ``draw`` and ``prepare`` do.

Random numbers come in another order than for single drawings, so that images differ from theirs,
but not what is likely. Images of a block of ``BLOCK`` depend on the seed and the block alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes
from cnnlab.digits.handwriting import SAMPLES, STYLES, Stroke, Style
from cnnlab.digits.ink import BOX, FAINT, MIDDLE, PENS, SIZE, THINNEST, WIDEST
from cnnlab.files.folders import CLASSES

BLOCK = 100  # images at once: what is worked on fits the processor's cache
COARSE = 4  # points of a curve between two of its own, where it has more than two
Numbers = npt.NDArray[np.float64]


class DrawnBlock(NamedTuple):
    """Images (n, 28, 28) of digits 0, 1, … 9, 0, … with ink 255, and each one's style (n,)."""

    images: Bytes
    labels: npt.NDArray[np.int_]
    styles: tuple[str, ...]


def drawn_blocks(count: int, seed: int) -> Iterator[DrawnBlock]:
    """That many digits, block by block."""
    for first in range(0, count, BLOCK):
        labels = np.arange(first, min(first + BLOCK, count)) % CLASSES
        rng = np.random.default_rng([seed, 15, first // BLOCK])
        yield _block(labels, rng)


def _block(labels: npt.NDArray[np.int_], rng: np.random.Generator) -> DrawnBlock:
    styles = [str(rng.choice(list(STYLES[int(label)]))) for label in labels]
    pens = np.exp(rng.uniform(np.log(PENS[0]), np.log(PENS[1]), len(labels)))
    pieces, owners = [], []
    names = np.array([f"{label} {style}" for label, style in zip(labels, styles, strict=True)])
    for name in dict.fromkeys(names.tolist()):
        own = np.flatnonzero(names == name)
        made = many_drawn(STYLES[int(name[0])][name[2:]], len(own), rng)
        pieces.append(made.reshape(-1, 2, 2))
        owners.append(np.repeat(own, made.shape[1]))
    images = many_prepared(np.concatenate(pieces), np.concatenate(owners), pens)
    return DrawnBlock(np.round(images * 255).astype(np.uint8), labels, tuple(styles))


def many_drawn(style: Style, count: int, rng: np.random.Generator) -> Numbers:
    """Straight pieces (count, m, 2, 2) of that many drawings of a style, as of so many writers."""
    strokes = [_stroke(stroke, count, rng) for stroke in style]
    width = np.exp(rng.normal(-0.25, 0.1, (count, 1)))
    for points in strokes:
        points += rng.normal(0, 0.02, (count, 1, 2))
        points[..., 0] *= width
    warped = _warped(strokes, rng)
    return np.concatenate(
        [np.stack([points[:, :-1], points[:, 1:]], axis=2) for points in warped], axis=1
    )


def many_prepared(pieces: Numbers, owners: npt.NDArray[np.int_], pens: Numbers) -> Numbers:
    """Images (n, 28, 28), ink 1, of straight pieces (m, 2, 2) that belong to images (m,).

    ``pens`` (n,) are widths in the units of the pieces. As ``ink.prepare``, for many at once.
    """
    count = len(pens)
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(low, owners, pieces.min(axis=1))
    np.maximum.at(high, owners, pieces.max(axis=1))
    scale = np.minimum(BOX / ((high - low).max(axis=1) + pens), WIDEST / pens)
    pixels = (pieces - ((low + high) / 2)[owners, None]) * scale[owners, None, None] + MIDDLE
    half = ((high - low) + pens[:, None]) / 2 * scale[:, None]
    space = np.maximum(SIZE / 2 - half, 0)
    wide = pens * scale
    shift = np.zeros((count, 2))
    for _ in range(2):  # as in ``ink``
        mass = _centres(_rendered(pixels + shift[owners, None], owners, wide))
        shift = np.clip(shift + MIDDLE - mass, -space, space)
    return _rendered(pixels + shift[owners, None], owners, wide)


def _stroke(stroke: Stroke, count: int, rng: np.random.Generator) -> Numbers:
    """Points (count, n, 2) of curves whose points have moved, each from where one before ended."""
    moved = [np.array(curve) + rng.normal(0, 0.035, (count, len(curve), 2)) for curve in stroke]
    for i in range(1, len(stroke)):
        if stroke[i][0] == stroke[i - 1][-1]:
            moved[i][:, 0] = moved[i - 1][:, -1]
    return np.concatenate([_smooth(points) for points in moved], axis=1)


def _smooth(points: Numbers) -> Numbers:
    """Curves (count, m, 2) through points (count, n, 2). Catmull and Rom 1974."""
    first, last = 2 * points[:, :1] - points[:, 1:2], 2 * points[:, -1:] - points[:, -2:-1]
    p = np.concatenate([first, points, last], axis=1)[:, :, None]
    samples = SAMPLES if points.shape[1] == 2 else COARSE
    t = (np.arange(samples) / samples)[:, None]
    a, b, c, d = p[:, :-3], p[:, 1:-2], p[:, 2:-1], p[:, 3:]
    bend = 2 * a - 5 * b + 4 * c - d
    spans = b + 0.5 * t * ((c - a) + t * (bend + t * (3 * (b - c) + d - a)))
    return np.concatenate([spans.reshape(len(points), -1, 2), points[:, -1:]], axis=1)


def _warped(strokes: list[Numbers], rng: np.random.Generator) -> list[Numbers]:
    """Random affine and wavy distortion of each drawing, as ``handwriting.warped``."""
    count = len(strokes[0])
    slant, turn = rng.normal(0.05, 0.2, count), rng.normal(0, 0.08, count)
    width, height = np.exp(rng.normal(0, 0.22, count)), np.exp(rng.normal(0, 0.08, count))
    c, s = np.cos(turn), np.sin(turn)
    rows = [np.stack([c * width, -c * slant - s * height], axis=1)]
    rows += [np.stack([s * width, -s * slant + c * height], axis=1)]
    matrix = np.stack(rows, axis=1)
    size, wave = rng.normal(0, 0.025, (2, count, 1, 2)), rng.uniform(2, 7, (2, count, 1, 2))
    phase = rng.uniform(0, 2 * np.pi, (2, count, 1, 2))
    found = []
    for points in strokes:
        bent = points + size[0] * np.sin(wave[0] * points[..., :1] + phase[0])
        bent += size[1] * np.sin(wave[1] * points[..., 1:] + phase[1])
        found.append((bent - 0.5) @ matrix.swapaxes(1, 2))
    return found


def _centres(images: Numbers) -> Numbers:
    """Centres of mass (n, 2), x and y, of images that hold ink."""
    total = images.sum(axis=(1, 2))
    places = np.arange(SIZE)
    x, y = images.sum(axis=1) @ places, images.sum(axis=2) @ places
    return np.stack([x, y], axis=1) / total[:, None]


def _rendered(pieces: Numbers, owners: npt.NDArray[np.int_], pens: Numbers) -> Numbers:
    """Share of each pixel (n, 28, 28) that round pens (n,) ink; looked at near pieces only."""
    wide = np.maximum(pens, THINNEST)
    reach = (wide / 2 + 0.5)[owners, None]
    low, high = pieces.min(axis=1) - reach, pieces.max(axis=1) + reach
    low = np.floor(low)
    window = np.arange(int(np.ceil((high - low).max())) + 1)
    x, y = low[:, :1] + window, low[:, 1:] + window
    side = SIZE + 2
    near = np.full(len(pens) * side * side, np.float32(np.inf))
    down = (y.clip(-1, SIZE) + 1).astype(np.int32) * side + (owners * side * side)[:, None]
    across = (x.clip(-1, SIZE) + 1).astype(np.int32)
    place = down[:, :, None] + across[:, None, :]
    np.minimum.at(near, place.ravel(), _squares(pieces, x, y).ravel())
    distance = np.sqrt(near.reshape(-1, side, side)[:, 1:-1, 1:-1])
    half = (wide / 2)[:, None, None]
    inked = np.minimum(distance + 0.5, half) - np.maximum(distance - 0.5, -half)
    found: Numbers = inked.clip(0, 1) * (pens / wide)[:, None, None]
    return found


def _squares(pieces: Numbers, x: Numbers, y: Numbers) -> npt.NDArray[np.float32]:
    """Squared distances (m, rows, columns) of pixels from each piece."""
    start, along = pieces[:, 0], pieces[:, 1] - pieces[:, 0]
    length = np.maximum((along**2).sum(axis=1), FAINT**2)
    u, v = (x - start[:, :1]).astype(np.float32), (y - start[:, 1:]).astype(np.float32)
    dx, dy = along[:, :1].astype(np.float32), along[:, 1:].astype(np.float32)
    lengths = length[:, None].astype(np.float32)
    share = (u * dx / lengths)[:, None, :] + (v * dy / lengths)[:, :, None]
    np.clip(share, 0, 1, out=share)
    across = u[:, None, :] - share * dx[:, None]
    share *= dy[:, None]
    down = v[:, :, None] - share
    across *= across
    down *= down
    across += down
    return across
