"""Digits drawn by stroke models of our own: something to train on with nothing downloaded.

A digit has named styles, as people have: zeros with a slash, ones with a flag or a foot. A style is
a few strokes; a stroke is one or more curves through points, which meet in corners. Points lie in a
box of 0…1, y down, and each drawing moves them, slants and bends them its own way.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Curve = Sequence[tuple[float, float]]
Stroke = Sequence[Curve]
Style = Sequence[Stroke]

SAMPLES = 8  # points of a curve between two of its own
RING = tuple((0.5 - 0.42 * np.sin(a), 0.5 - 0.5 * np.cos(a)) for a in np.linspace(0, 2 * np.pi, 9))

STYLES: dict[int, dict[str, Style]] = {
    0: {
        "plain": ((RING,),),
        "slashed": ((RING,), (((-0.08, 1.02), (0.5, 0.5), (1.08, -0.02)),)),
        "crossed inside": ((RING,), (((0.2, 0.8), (0.8, 0.2)),)),
    },
    1: {
        "plain": ((((0.5, 0.0), (0.5, 1.0)),),),
        "flagged": ((((0.2, 0.35), (0.38, 0.2), (0.55, 0.0)), ((0.55, 0.0), (0.53, 1.0))),),
        "long flag": ((((0.05, 0.5), (0.3, 0.3), (0.55, 0.0)), ((0.55, 0.0), (0.52, 1.0))),),
        "footed": (
            (((0.25, 0.25), (0.5, 0.0)), ((0.5, 0.0), (0.5, 1.0))),
            (((0.15, 1.0), (0.85, 1.0)),),
        ),
        "foot drawn on": (
            (
                ((0.25, 0.25), (0.5, 0.0)),
                ((0.5, 0.0), (0.48, 0.97)),
                ((0.2, 0.98), (0.5, 1.0), (0.85, 0.96)),
            ),
        ),
    },
    2: {
        "plain": (
            (
                ((0.08, 0.25), (0.35, 0.02), (0.75, 0.1), (0.78, 0.38), (0.45, 0.72), (0.06, 0.98)),
                ((0.06, 0.98), (0.5, 0.95), (0.95, 0.96)),
            ),
        ),
        "looped": (
            (
                (
                    (0.1, 0.2),
                    (0.45, 0.0),
                    (0.8, 0.2),
                    (0.6, 0.6),
                    (0.25, 0.95),
                    (0.06, 0.88),
                    (0.25, 0.78),
                    (0.6, 0.95),
                    (0.98, 0.9),
                ),
            ),
        ),
        "angular": (
            (
                ((0.1, 0.08), (0.85, 0.05)),
                ((0.85, 0.05), (0.8, 0.45), (0.1, 0.97)),
                ((0.1, 0.97), (0.9, 0.97)),
            ),
        ),
    },
    3: {
        "plain": (
            (
                ((0.1, 0.12), (0.45, 0.0), (0.8, 0.18), (0.66, 0.42), (0.36, 0.48)),
                ((0.36, 0.48), (0.76, 0.56), (0.86, 0.8), (0.5, 1.0), (0.08, 0.88)),
            ),
        ),
        "flat": (
            (
                ((0.1, 0.03), (0.85, 0.03)),
                ((0.85, 0.03), (0.4, 0.4)),
                ((0.4, 0.4), (0.85, 0.56), (0.8, 0.9), (0.42, 1.0), (0.05, 0.88)),
            ),
        ),
        "looped": (
            (
                (
                    (0.12, 0.12),
                    (0.5, 0.0),
                    (0.78, 0.2),
                    (0.5, 0.47),
                    (0.38, 0.5),
                    (0.5, 0.44),
                    (0.84, 0.7),
                    (0.5, 1.0),
                    (0.06, 0.85),
                ),
            ),
        ),
    },
    4: {
        "open": (
            (((0.2, 0.0), (0.14, 0.3), (0.1, 0.56)), ((0.1, 0.56), (0.92, 0.54))),
            (((0.72, 0.05), (0.68, 1.0)),),
        ),
        "closed": (
            (((0.62, 0.0), (0.05, 0.66)), ((0.05, 0.66), (0.97, 0.66))),
            (((0.64, 0.02), (0.64, 1.0)),),
        ),
        "one stroke": (
            (
                ((0.95, 0.62), (0.05, 0.64)),
                ((0.05, 0.64), (0.66, 0.0)),
                ((0.66, 0.0), (0.64, 1.0)),
            ),
        ),
        "round": (
            (((0.2, 0.05), (0.1, 0.45), (0.3, 0.58), (0.75, 0.4)),),
            (((0.8, 0.0), (0.75, 0.4), (0.66, 1.0)),),
        ),
    },
    5: {
        "plain": (
            (
                ((0.85, 0.02), (0.25, 0.03)),
                ((0.25, 0.03), (0.2, 0.46)),
                ((0.2, 0.46), (0.6, 0.37), (0.88, 0.66), (0.6, 0.97), (0.08, 0.92)),
            ),
        ),
        "hat": (
            (
                ((0.25, 0.06), (0.2, 0.45)),
                ((0.2, 0.45), (0.6, 0.36), (0.88, 0.66), (0.6, 0.97), (0.08, 0.92)),
            ),
            (((0.25, 0.04), (0.88, 0.0)),),
        ),
        "loose hat": (
            (
                ((0.22, 0.2), (0.18, 0.45)),
                ((0.18, 0.45), (0.65, 0.32), (0.9, 0.66), (0.55, 0.98), (0.05, 0.94)),
            ),
            (((0.25, 0.04), (0.68, 0.0)),),
        ),
        "curved": (
            (
                (
                    (0.85, 0.03),
                    (0.35, 0.08),
                    (0.24, 0.38),
                    (0.66, 0.5),
                    (0.8, 0.8),
                    (0.42, 1.0),
                    (0.05, 0.9),
                ),
            ),
        ),
    },
    6: {
        "plain": (
            (
                (
                    (0.75, 0.0),
                    (0.34, 0.28),
                    (0.12, 0.7),
                    (0.42, 1.0),
                    (0.82, 0.8),
                    (0.58, 0.54),
                    (0.18, 0.7),
                ),
            ),
        ),
        "straight": (
            (
                (
                    (0.38, 0.0),
                    (0.2, 0.4),
                    (0.14, 0.76),
                    (0.4, 1.0),
                    (0.76, 0.84),
                    (0.62, 0.6),
                    (0.2, 0.72),
                ),
            ),
        ),
    },
    7: {
        "plain": ((((0.06, 0.05), (0.92, 0.03)), ((0.92, 0.03), (0.55, 0.5), (0.36, 1.0))),),
        "crossed": (
            (((0.06, 0.05), (0.92, 0.03)), ((0.92, 0.03), (0.6, 0.45), (0.36, 1.0))),
            (((0.28, 0.52), (0.85, 0.48)),),
        ),
        "serif": (
            (
                ((0.08, 0.24), (0.1, 0.05)),
                ((0.1, 0.05), (0.92, 0.03)),
                ((0.92, 0.03), (0.6, 0.5), (0.4, 1.0)),
            ),
        ),
        "wavy": (
            (
                ((0.04, 0.16), (0.25, 0.02), (0.6, 0.12), (0.92, 0.03)),
                ((0.92, 0.03), (0.55, 0.5), (0.42, 1.0)),
            ),
        ),
    },
    8: {
        "plain": (
            (
                (
                    (0.8, 0.14),
                    (0.45, 0.0),
                    (0.18, 0.2),
                    (0.5, 0.46),
                    (0.84, 0.76),
                    (0.5, 1.0),
                    (0.16, 0.78),
                    (0.5, 0.48),
                    (0.8, 0.22),
                    (0.72, 0.06),
                ),
            ),
        ),
        "from the middle": (
            (
                (
                    (0.5, 0.46),
                    (0.2, 0.24),
                    (0.5, 0.0),
                    (0.8, 0.22),
                    (0.48, 0.48),
                    (0.14, 0.78),
                    (0.5, 1.0),
                    (0.86, 0.76),
                    (0.52, 0.47),
                ),
            ),
        ),
        "two rings": (
            (tuple((0.2 + 0.6 * x, 0.46 * y) for x, y in RING),),
            (tuple((0.12 + 0.76 * x, 0.46 + 0.54 * y) for x, y in RING),),
        ),
        "open": (
            (
                (
                    (0.84, 0.06),
                    (0.45, 0.02),
                    (0.24, 0.2),
                    (0.5, 0.44),
                    (0.84, 0.76),
                    (0.5, 1.0),
                    (0.16, 0.78),
                    (0.46, 0.5),
                    (0.88, 0.12),
                ),
            ),
        ),
    },
    9: {
        "plain": (
            (
                ((0.8, 0.18), (0.46, 0.0), (0.14, 0.24), (0.42, 0.5), (0.8, 0.22)),
                ((0.8, 0.22), (0.76, 0.6), (0.7, 1.0)),
            ),
        ),
        "hooked": (
            (
                (
                    (0.8, 0.16),
                    (0.46, 0.0),
                    (0.14, 0.24),
                    (0.42, 0.48),
                    (0.78, 0.24),
                    (0.82, 0.5),
                    (0.7, 0.9),
                    (0.4, 1.0),
                    (0.1, 0.88),
                ),
            ),
        ),
        "ring and stem": (
            (tuple((0.1 + 0.7 * x, 0.5 * y) for x, y in RING),),
            (((0.82, 0.05), (0.78, 0.5), (0.74, 1.0)),),
        ),
    },
}


def draw(digit: int, rng: np.random.Generator, style: str | None = None) -> list[Points]:
    """Strokes of a digit 0…9: arrays (n, 2) of x and y, y down, about 1 high.

    ``style`` is one of ``STYLES[digit]``, None for any. Raises ValueError for another.
    """
    if digit not in STYLES:
        raise ValueError(f"digit: got {digit}, expected 0 to 9")
    styles = STYLES[digit]
    if style is not None and style not in styles:
        raise ValueError(f"style: got {style!r}, expected one of {', '.join(styles)}")
    return drawn(styles[style if style is not None else str(rng.choice(list(styles)))], rng)


def drawn(style: Style, rng: np.random.Generator, narrow: float = -0.25) -> list[Points]:
    """Strokes of a style as one writer draws it; ``narrow`` is the logarithm of its width."""
    strokes = [_stroke(stroke, rng) + rng.normal(0, 0.02, 2) for stroke in style]
    width = np.exp(rng.normal(narrow, 0.1))
    return warped([stroke * (width, 1.0) for stroke in strokes], rng)


def scribble(rng: np.random.Generator) -> list[Points]:
    """Strokes that are no digit: tangles, zigzags, spirals, hatching and lone dots."""
    made = int(rng.integers(len(SCRIBBLES)))
    return SCRIBBLES[made](rng)


def _stroke(stroke: Stroke, rng: np.random.Generator) -> Points:
    """Curves whose points have moved; each begins where the one before it ended."""
    moved = [np.array(curve, dtype=float) for curve in stroke]
    for points in moved:
        points += rng.normal(0, 0.035, points.shape)
    for i in range(1, len(stroke)):
        if stroke[i][0] == stroke[i - 1][-1]:
            moved[i][0] = moved[i - 1][-1]
    return np.concatenate([smooth(points) for points in moved])


def smooth(points: Points, samples: int = SAMPLES) -> Points:
    """A curve (m, 2) through points (n, 2). Catmull and Rom 1974."""
    p = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.arange(samples)[:, None] / samples
    spans = []
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True):
        bend = 2 * a - 5 * b + 4 * c - d
        spans.append(b + 0.5 * t * ((c - a) + t * (bend + t * (3 * (b - c) + d - a))))
    return np.concatenate([*spans, points[-1:]])


def warped(
    strokes: Sequence[Points], rng: np.random.Generator, strength: float = 1.0
) -> list[Points]:
    """Random affine and wavy distortion of strokes about 1 high, as of another writer."""
    slant, turn = strength * rng.normal(0.05, 0.2), strength * rng.normal(0, 0.08)
    width, height = np.exp(strength * rng.normal(0, [0.22, 0.08]))
    c, s = np.cos(turn), np.sin(turn)
    matrix = np.array([[c, -s], [s, c]]) @ np.array([[width, -slant], [0, height]])
    size, wave = strength * rng.normal(0, 0.025, (2, 2)), rng.uniform(2, 7, (2, 2))
    phase = rng.uniform(0, 2 * np.pi, (2, 2))
    found = []
    for points in strokes:
        bent = points + size[0] * np.sin(wave[0] * points[:, :1] + phase[0])
        bent += size[1] * np.sin(wave[1] * points[:, 1:] + phase[1])
        found.append((bent - 0.5) @ matrix.T)
    return found


def turned(strokes: Sequence[Points], degrees: float) -> list[Points]:
    """Strokes turned about (0, 0), clockwise as y grows downward."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return [np.asarray(stroke) @ np.array([[c, s], [-s, c]]) for stroke in strokes]


def _tangle(rng: np.random.Generator) -> list[Points]:
    return [smooth(rng.random((int(rng.integers(8, 18)), 2)))]


def _zigzag(rng: np.random.Generator) -> list[Points]:
    count = int(rng.integers(5, 14))
    line = np.stack([np.arange(count) / count, np.arange(count) % 2 * rng.uniform(0.4, 1)], 1)
    turn = rng.uniform(0, np.pi)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return [(line + rng.normal(0, 0.06, line.shape)) @ matrix]


def _spiral(rng: np.random.Generator) -> list[Points]:
    turns = rng.uniform(2.2, 5)
    a = np.linspace(0, 2 * np.pi * turns, 80)[:, None]
    circle = np.concatenate([np.cos(a), np.sin(a)], axis=1)
    return [circle * (a / a[-1]) * rng.uniform(0.7, 1.3, 2) + rng.normal(0, 0.01, (80, 2))]


def _lines(rng: np.random.Generator) -> list[Points]:
    return [rng.random((2, 2)) for _ in range(int(rng.integers(4, 10)))]


def _jagged(rng: np.random.Generator) -> list[Points]:
    steps = rng.normal(0, 0.3, (int(rng.integers(12, 40)), 2))
    return [steps.cumsum(axis=0)]


def _curls(rng: np.random.Generator) -> list[Points]:
    return [
        smooth(rng.random((int(rng.integers(3, 7)), 2))) + rng.normal(0, 0.2, 2)
        for _ in range(int(rng.integers(2, 6)))
    ]


SCRIBBLES: Sequence[Callable[[np.random.Generator], list[Points]]] = (
    _tangle,
    _zigzag,
    _spiral,
    _lines,
    _jagged,
    _curls,
)
