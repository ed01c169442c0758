"""Photographs of digits on paper, made here: kinds of paper, light and ink, the same for a seed."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw

from cnnlab.digits.handwriting import draw

FINE = 2  # pixels of the drawing for one of the photograph, along each side


@dataclass
class Kind:
    """What lies on the table and how light falls on it; lengths are shares of the longer side."""

    paper: tuple[float, float, float] = (0.93, 0.92, 0.88)
    ink: tuple[float, float, float] = (0.12, 0.12, 0.2)
    strength: float = 1.0
    pen: tuple[float, float] = (0.06, 0.1)
    """Width over the digit's height."""
    height: tuple[float, float] = (0.2, 0.5)
    """Of the digit."""
    light: Callable | None = None
    """Factor (H, W) of x and y in 0…1, and random numbers."""
    pattern: Callable | None = None
    """Draws on the paper."""
    noise: float = 0.012
    grain: float = 0.0
    blur: float = 0.6
    quality: int = 85
    turn: float = 0.07
    lean: float = 0.04
    desk: tuple[float, float, float] | None = None
    options: dict = field(default_factory=dict)


def falling(x, y, rng):
    angle = rng.uniform(0, 2 * np.pi)
    along = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)
    return 0.68 + 0.55 * along


def vignette(x, y, rng):
    away = (x - rng.uniform(0.4, 0.6)) ** 2 + (y - rng.uniform(0.4, 0.6)) ** 2
    return 1 / (1 + rng.uniform(1.5, 3) * away)


def hard_shadow(x, y, rng):
    angle = rng.uniform(0, 2 * np.pi)
    along = (x - rng.uniform(0.3, 0.7)) * np.cos(angle) + (y - rng.uniform(0.3, 0.7)) * np.sin(
        angle
    )
    soft = rng.uniform(0.002, 0.02)
    return 1 - rng.uniform(0.35, 0.6) / (1 + np.exp(-along / soft))


def band_of_shadow(x, y, rng):
    angle = rng.uniform(0, np.pi)
    along = (x - rng.uniform(0.3, 0.7)) * np.cos(angle) + (y - rng.uniform(0.3, 0.7)) * np.sin(
        angle
    )
    half, soft = rng.uniform(0.06, 0.15), rng.uniform(0.006, 0.02)
    inside = 1 / (1 + np.exp((abs(along) - half) / soft))
    return 1 - rng.uniform(0.3, 0.5) * inside


def lines(pen, size, rng, colour, width, across=True, down=False, margin=False, gap=(0.04, 0.07)):
    """Ruled paper; ``size`` is (width, height)."""
    step = rng.uniform(*gap) * max(size)
    thick = max(1, round(width * max(size)))
    if across:
        for y in np.arange(rng.uniform(0, step), size[1], step):
            pen.line([(0, y), (size[0], y)], colour, thick)
    if down:
        for x in np.arange(rng.uniform(0, step), size[0], step):
            pen.line([(x, 0), (x, size[1])], colour, thick)
    if margin:
        x = rng.uniform(0.08, 0.16) * size[0]
        pen.line([(x, 0), (x, size[1])], (225, 110, 110), thick)


def dust(pen, size, rng, count=120):
    for _ in range(count):
        x, y = rng.random(2) * size
        r = rng.uniform(0.0008, 0.004) * max(size)
        grey = int(rng.uniform(40, 170))
        pen.ellipse([x - r, y - r, x + r, y + r * rng.uniform(0.5, 1.5)], (grey, grey, grey))


def ruled(colour=(150, 175, 215), width=0.0022, **how):
    return lambda pen, size, rng: lines(pen, size, rng, colour, width, **how)


PENCIL = {"ink": (0.45, 0.45, 0.46), "pen": (0.035, 0.05), "strength": 0.85}
KINDS = {
    "plain": Kind(),
    "falling light": Kind(light=falling),
    "vignette": Kind(light=vignette),
    "hard shadow": Kind(light=hard_shadow),
    "band of shadow": Kind(light=band_of_shadow),
    "desk edge": Kind(desk=(0.36, 0.24, 0.15), height=(0.2, 0.35)),
    "light desk": Kind(desk=(0.72, 0.66, 0.58), height=(0.2, 0.35), light=falling),
    "ruled": Kind(pattern=ruled(margin=True)),
    "ruled strongly": Kind(pattern=ruled((90, 100, 120)), light=falling),
    "squared": Kind(pattern=ruled(down=True, gap=(0.03, 0.05))),
    "squared in shadow": Kind(pattern=ruled((130, 150, 190), down=True), light=hard_shadow),
    "dust": Kind(pattern=dust),
    "pencil": Kind(**PENCIL),
    "pencil on squared": Kind(**PENCIL, pattern=ruled((185, 200, 225), down=True)),
    "chalk": Kind(
        paper=(0.13, 0.2, 0.16), ink=(0.85, 0.85, 0.8), grain=0.03, light=vignette, strength=0.9
    ),
    "white on black": Kind(paper=(0.08, 0.08, 0.09), ink=(0.9, 0.9, 0.9), light=falling),
    "blue on yellow": Kind(paper=(0.95, 0.85, 0.35), ink=(0.15, 0.25, 0.7), light=falling),
    "red on green": Kind(paper=(0.45, 0.72, 0.45), ink=(0.85, 0.35, 0.3), light=falling),
    "marker": Kind(pen=(0.13, 0.18), height=(0.3, 0.6)),
    "fine pen": Kind(pen=(0.022, 0.032)),
    "rough paper, lamp": Kind(paper=(0.9, 0.78, 0.55), grain=0.03, noise=0.03, light=vignette),
    "small on a page": Kind(height=(0.06, 0.1), light=falling),
    "blurred, poor JPEG": Kind(blur=2.0, quality=35, light=falling),
}


def strokes_by_hand(digit, rng):
    """Strokes of a digit by our own stroke models."""
    return draw(digit, rng)


def photograph(digits, kind, rng, size=(640, 480), strokes_of=strokes_by_hand):
    """Pixels (H, W, 3) of a photograph of digits side by side, and their boxes in it.

    ``strokes_of(digit, rng)`` gives arrays (n, 2).
    """
    kind = KINDS[kind] if isinstance(kind, str) else kind
    big = (size[0] * FINE, size[1] * FINE)
    paper = Image.new("RGB", big, tuple(round(255 * c) for c in kind.paper))
    if kind.pattern is not None:
        kind.pattern(ImageDraw.Draw(paper), big, rng)
    ink = Image.new("L", big, 0)
    pen = ImageDraw.Draw(ink)
    height = rng.uniform(*kind.height) * max(big) / max(1, len(digits)) ** 0.6
    lefts, total = [], 0.0
    placed = []
    for digit in digits:
        lines_ = [np.asarray(line, float) for line in strokes_of(digit, rng)]
        points = np.concatenate(lines_)
        low, span = points.min(axis=0), np.ptp(points, axis=0)
        scale = height / max(span.max(), 1e-9)
        placed.append([(line - low) * scale for line in lines_])
        lefts.append(total)
        total += span[0] * scale + height * rng.uniform(0.35, 0.6)
    edge = 0.14 if kind.desk is not None else 0.06
    space = np.array([big[0] - total, big[1] - height])
    corner = space * rng.uniform(edge, 1 - edge, 2) if (space > 0).all() else space / 2
    corner = np.clip(corner, edge * np.array(big), None) if (space > 0).all() else corner
    boxes, width = [], rng.uniform(*kind.pen) * height
    for left, its in zip(lefts, placed, strict=True):
        moved = [line + corner + (left, 0) for line in its]
        for line in moved:
            _stroke(pen, line, width)
        points = np.concatenate(moved)
        boxes.append((*points.min(axis=0), *points.max(axis=0)))
    matrix = _camera(big, kind, rng)
    pixels = _developed(paper, ink, kind, rng, big, size, matrix)
    return pixels, [_seen(box, matrix) for box in boxes]


def _stroke(pen, line, width):
    points = [tuple(p) for p in line]
    pen.line(points, 255, max(1, round(width)), joint="curve")
    for x, y in points:
        r = width / 2
        pen.ellipse([x - r, y - r, x + r, y + r], 255)


def _camera(big, kind, rng):
    """Where a pixel of the photograph lies on the paper: a matrix (3, 3)."""
    turn = rng.normal(0, kind.turn / 2)
    c, s = np.cos(turn), np.sin(turn)
    middle = np.array(big) / 2
    to = np.array([[1, 0, -middle[0]], [0, 1, -middle[1]], [0, 0, 1]])
    back = np.array([[1, 0, middle[0]], [0, 1, middle[1]], [0, 0, 1]])
    lean = rng.normal(0, kind.lean, 2) / max(big)
    seen = np.array([[c, -s, 0], [s, c, 0], [lean[0], lean[1], 1]])
    return back @ seen @ to


def _seen(box, matrix):
    """The box in the photograph of a box on the paper."""
    left, top, right, bottom = box
    corners = np.array([(left, top, 1), (right, top, 1), (left, bottom, 1), (right, bottom, 1)])
    seen = corners @ np.linalg.inv(matrix).T
    seen = seen[:, :2] / seen[:, 2:] / FINE
    return (*seen.min(axis=0), *seen.max(axis=0))


def _developed(paper, ink, kind, rng, big, size, matrix):
    how = tuple((matrix / matrix[2, 2]).ravel()[:8])
    how = {"method": Image.Transform.PERSPECTIVE, "data": how, "resample": 2}
    fill = kind.desk if kind.desk is not None else kind.paper
    if kind.desk is not None:
        paper = _on_desk(paper, kind, rng, big)
    fill = tuple(round(255 * c) for c in fill)
    small = paper.transform(big, fillcolor=fill, **how).resize(size, Image.Resampling.BOX)
    cover = ink.transform(big, **how).resize(size, Image.Resampling.BOX)
    colour = np.asarray(small, float) / 255
    share = kind.strength * np.asarray(cover, float)[..., None] / 255
    y, x = np.mgrid[0 : size[1], 0 : size[0]] / max(size)
    if kind.grain:
        noise = rng.normal(0, 1, (size[1] // 3 + 1, size[0] // 3 + 1))
        coarse = np.kron(noise, np.ones((3, 3)))[: size[1], : size[0]]
        colour = colour + kind.grain * coarse[..., None]
        share = share * np.clip(1 + 3 * kind.grain * coarse[..., None], 0, 1)
    seen = colour * (1 - share) + np.array(kind.ink) * share
    if kind.light is not None:
        seen = seen * np.clip(kind.light(x, y, rng), 0.05, 1.1)[..., None]
    seen = _blurred(seen, kind.blur) + rng.normal(0, kind.noise, seen.shape)
    file = io.BytesIO()
    Image.fromarray((seen.clip(0, 1) * 255).round().astype(np.uint8)).save(
        file, "JPEG", quality=kind.quality
    )
    return np.asarray(Image.open(file))


def _on_desk(paper, kind, rng, big):
    """The paper with a desk on two sides of it."""
    desk = Image.new("RGB", big, tuple(round(255 * c) for c in kind.desk))
    left, right = sorted((int(rng.uniform(0.02, 0.1) * big[0]), big[0]))
    top = int(rng.uniform(0.02, 0.1) * big[1])
    if rng.random() < 0.5:
        left, right = 0, big[0] - left
    desk.paste(paper.crop((0, 0, right - left, big[1] - top)), (left, top))
    return desk


def _blurred(seen, sigma):
    reach = int(np.ceil(3 * sigma))
    weights = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * sigma**2))
    weights /= weights.sum()
    for axis in (0, 1):
        ends = [(reach, reach) if axis == a else (0, 0) for a in range(3)]
        padded = np.pad(seen, ends, mode="edge")
        length = seen.shape[axis]
        seen = sum(
            weight * np.take(padded, range(k, k + length), axis) for k, weight in enumerate(weights)
        )
    return seen
