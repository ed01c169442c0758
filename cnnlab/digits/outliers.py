"""What is not a digit, drawn by stroke models of our own: letters, shapes, several digits in one.

Each kind has styles. Some are only measured on, never learned from, so that the measure is of what
a network makes of what it has never seen. Hendrycks et al. 2018, Deep Anomaly Detection with
Outlier Exposure.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from cnnlab.digits.handwriting import SCRIBBLES, Curve, Points, Style, draw, drawn, smooth
from cnnlab.digits.outlier_letters import LETTERS
from cnnlab.digits.outlier_shapes import SHAPES

Draw = Callable[[np.random.Generator], list[Points]]


@cache
def style_of(text: str) -> Style:
    """A style written as text: ``x,y`` in hundredths, ``^`` behind a corner, ``/`` lifts the pen.

    Raises ValueError for other text.
    """
    try:
        return tuple(_curves(stroke) for stroke in text.split("/"))
    except ValueError as error:
        raise ValueError(
            f"style: got {text!r}, expected strokes like '0,0 50,100^ 90,0'"
        ) from error


def _curves(text: str) -> tuple[Curve, ...]:
    curves: list[list[tuple[float, float]]] = [[]]
    words = text.split()
    if not words:
        raise ValueError("no points")
    for number, word in enumerate(words):
        x, y = word.removesuffix("^").split(",")
        curves[-1].append((float(x) / 100, float(y) / 100))
        if word.endswith("^") and 0 < number < len(words) - 1:
            curves.append([curves[-1][-1]])
    return tuple(map(tuple, curves))


def several(
    digits: Sequence[Sequence[Points]], rng: np.random.Generator, gap: float, step: float = 0.0
) -> list[Points]:
    """Drawings of digits side by side, each about 1 high.

    ``gap`` is between their boxes, and each stands ``step`` lower than the one before it.
    """
    strokes: list[Points] = []
    right = 0.0
    for number, digit in enumerate(digits):
        points = np.concatenate(list(digit))
        low, high = points.min(axis=0), points.max(axis=0)
        scale = float(np.exp(rng.normal(0, 0.12))) / (float((high - low).max()) or 1.0)
        top = rng.normal(number * step, 0.08) - (high[1] - low[1]) * scale / 2
        strokes += [(stroke - low) * scale + (right, top) for stroke in digit]
        right += float(high[0] - low[0]) * scale + gap
    return strokes


def crossed_out(digit: Sequence[Points], lines: Sequence[Points] | Points) -> list[Points]:
    """A drawing and lines across it, which lie in a box of 0…1."""
    points = np.concatenate(list(digit))
    low, high = points.min(axis=0), points.max(axis=0)
    least = 0.5 * float((high - low).max())
    middle, half = (low + high) / 2, np.maximum(high - low, least) / 2
    return [*digit, *(middle + (2 * line - 1) * half for line in lines)]


def _digits(count: int, rng: np.random.Generator) -> list[list[Points]]:
    return [draw(int(digit), rng) for digit in rng.integers(0, 10, count)]


def _apart(rng: np.random.Generator) -> list[Points]:
    return several(_digits(2, rng), rng, rng.uniform(0.12, 0.5))


def _touching(rng: np.random.Generator) -> list[Points]:
    return several(_digits(2, rng), rng, rng.uniform(-0.12, 0.04))


def _stepped(rng: np.random.Generator) -> list[Points]:
    step = float(rng.choice([-1, 1]) * rng.uniform(0.3, 0.7))
    return several(_digits(2, rng), rng, rng.uniform(-0.05, 0.2), step)


def _three(rng: np.random.Generator) -> list[Points]:
    return several(_digits(3, rng), rng, rng.uniform(-0.08, 0.3))


def _joined(rng: np.random.Generator) -> list[Points]:
    """Two that the pen did not leave between."""
    one, other = _digits(2, rng)
    strokes = several([one, other], rng, rng.uniform(0.05, 0.3))
    bridge = np.stack([strokes[len(one) - 1][-1], strokes[len(one)][0]])
    return [*strokes, bridge]


def _falling(rng: np.random.Generator) -> list[Points]:
    """Two and three, each lower than the one before."""
    step = float(rng.uniform(0.15, 0.4))
    return several(_digits(int(rng.integers(2, 4)), rng), rng, rng.uniform(-0.05, 0.3), step)


def _diagonals(rng: np.random.Generator) -> list[Points]:
    lines = np.array([[[-0.1, -0.1], [1.1, 1.1]], [[1.1, -0.1], [-0.1, 1.1]]])
    return _crossed(lines + rng.normal(0, 0.08, lines.shape), rng)


def _double_line(rng: np.random.Generator) -> list[Points]:
    """Two or three lines from side to side."""
    heights = np.linspace(0.3, 0.7, int(rng.integers(2, 4)))
    lines = np.array([[[-0.25, y], [1.25, y]] for y in heights])
    return _crossed(lines + rng.normal(0, 0.06, lines.shape) + (0, rng.normal(0, 0.05)), rng)


def _scrawled_over(rng: np.random.Generator) -> list[Points]:
    """A zigzag over all of it."""
    count = int(rng.integers(7, 14))
    line = np.stack([np.linspace(-0.2, 1.2, count), np.arange(count) % 2 * 1.1], axis=1)
    turned = line[:, ::-1] if rng.random() < 0.5 else line
    return _crossed([turned + rng.normal(0, 0.07, line.shape)], rng)


def _slashes(rng: np.random.Generator) -> list[Points]:
    """Three or four parallel strokes from corner to corner."""
    shifts = np.linspace(-0.35, 0.35, int(rng.integers(3, 5)))
    lines = np.array([[[x - 0.1, 1.1], [x + 1.1, -0.1]] for x in shifts])
    return _crossed(lines + rng.normal(0, 0.05, lines.shape), rng)


def _waves_over(rng: np.random.Generator) -> list[Points]:
    """A wavy line there and back."""
    x = np.concatenate([np.linspace(-0.2, 1.2, 9), np.linspace(1.2, -0.2, 9)])
    y = 0.5 + 0.2 * (-1.0) ** np.arange(18) + np.repeat([-0.15, 0.15], 9)
    return _crossed([smooth(np.stack([x, y], axis=1) + rng.normal(0, 0.05, (18, 2)))], rng)


def _crossed(lines: Sequence[Points] | Points, rng: np.random.Generator) -> list[Points]:
    return crossed_out(draw(int(rng.integers(0, 10)), rng), lines)


def _coil(rng: np.random.Generator) -> list[Points]:
    """Loops in a row, as a pen is tried out."""
    turns = rng.uniform(3, 7)
    a = np.linspace(0, 2 * np.pi * turns, int(24 * turns))
    x = np.cos(a) + a * rng.uniform(0.06, 0.16)
    return [np.stack([x, np.sin(a)], axis=1) + rng.normal(0, 0.03, (len(a), 2))]


def _hatching(rng: np.random.Generator) -> list[Points]:
    """Strokes side by side."""
    places = np.linspace(0, 1, int(rng.integers(4, 9)))
    lines = np.array([[[x, 0.0], [x + 0.3, 1.0]] for x in places])
    return list(lines * (rng.uniform(0.7, 1.5), 1) + rng.normal(0, 0.05, lines.shape))


def _dots(rng: np.random.Generator) -> list[Points]:
    """Lone dots and dashes."""
    places = rng.random((int(rng.integers(4, 12)), 1, 2))
    return list(places + rng.normal(0, 0.03, (len(places), 2, 2)))


def _knot(rng: np.random.Generator) -> list[Points]:
    """A line from side to side of a ring, again and again."""
    a = np.cumsum(rng.uniform(1.7, 3.4, int(rng.integers(9, 18))))
    return [smooth(np.stack([np.cos(a), np.sin(a)], 1) * rng.uniform(0.6, 1, (len(a), 1)))]


def _written(text: str) -> Draw:
    def drawing(rng: np.random.Generator) -> list[Points]:
        return drawn(style_of(text), rng, narrow=-0.15)

    return drawing


class Kind(NamedTuple):
    """Styles of a kind: those to learn from, and those to measure on."""

    learned: Mapping[str, Draw]
    held_out: Mapping[str, Draw]

    def draw(
        self, rng: np.random.Generator, *, held_out: bool = False, style: str | None = None
    ) -> list[Points]:
        """Strokes of a style, None for any. Raises ValueError for one that there is not."""
        styles = self.held_out if held_out else self.learned
        name = str(rng.choice(list(styles))) if style is None else style
        if name not in styles:
            raise ValueError(f"style: got {style!r}, expected one of {', '.join(styles)}")
        return styles[name](rng)


def _kind_of(models: Mapping[str, tuple[str, ...]]) -> Kind:
    """The last style of each is held out."""
    learned = {
        f"{name} {number}": _written(text)
        for name, texts in models.items()
        for number, text in enumerate(texts[:-1])
    }
    return Kind(learned, {name: _written(texts[-1]) for name, texts in models.items()})


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "letters": _kind_of(LETTERS),
        "shapes": _kind_of(SHAPES),
        "several digits": Kind(
            {"apart": _apart, "touching": _touching, "stepped": _stepped, "three": _three},
            {"joined": _joined, "falling": _falling},
        ),
        "crossed out": Kind(
            {"diagonals": _diagonals, "double line": _double_line, "scrawled": _scrawled_over},
            {"slashes": _slashes, "waves": _waves_over},
        ),
        "scribbles": Kind(
            {one.__name__.strip("_"): one for one in (*SCRIBBLES, _coil, _hatching)},
            {"dots": _dots, "knot": _knot},
        ),
    }
)
"""Kinds of outliers by their names."""
