"""Draws the pictures that the program ships: ``python tests/drawn_pictures.py resources/pictures``.

Bytes (H, W) or (H, W, 3), the same each time. Places are (row, column) in pixels.
"""

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image

from cnnlab.digits.handwriting import draw, smooth

SIDE = 256
ROW, COLUMN = np.mgrid[:SIDE, :SIDE].astype(np.float64) + 0.5
INK = np.array((0.13, 0.12, 0.16))


def landscape():
    """Photograph-like: sky and clouds, ridges in the haze, a lake that mirrors them, stones."""
    rng = np.random.default_rng(1)
    sky = blend((0.36, 0.56, 0.82), (0.95, 0.87, 0.76), (ROW / 120).clip(0, 1) ** 0.8)
    sun = np.exp(-((ROW - 62) ** 2 + (COLUMN - 190) ** 2) / 900)
    sky = over(sky, np.array((1.0, 0.95, 0.8)), (sun * 1.3).clip(0, 1))
    cloud = (fractal(rng, 40, 5, stretch=3) * 1.6 - 0.75).clip(0, 1) * (1 - ROW / 150).clip(0, 1)
    picture = over(sky, np.array((0.99, 0.97, 0.95)), cloud)
    haze = np.array((0.74, 0.76, 0.8))
    for i, (level, rough) in enumerate(((96, 34), (112, 24), (128, 16))):
        top = level - rough * (2 * fractal(rng, 60, 6)[0] - 0.9)
        inside = cover(top[None, :] - ROW)
        slope = fractal(rng, 22, 5)
        light = (0.55 + 1.5 * (slope - np.roll(slope, 2, axis=1)) * 6).clip(0.25, 1)
        rock = blend((0.2, 0.27, 0.3), (0.62, 0.6, 0.52), light)
        picture = over(picture, over(rock, haze, np.full_like(ROW, 0.6 - 0.22 * i)), inside)
    shore = 140.0
    ripple = 2.6 * (fractal(rng, 10, 3, stretch=5) - 0.5) * (1 + (ROW - shore).clip(0) / 25)
    mirrored = (2 * shore - ROW - 1 + ripple * 2).clip(0, SIDE - 1).astype(int)
    water = picture[mirrored, (COLUMN + ripple).clip(0, SIDE - 1).astype(int)]
    water = over(water, np.array((0.16, 0.3, 0.4)), 0.25 + 0.3 * ((ROW - shore) / 116).clip(0, 1))
    picture = over(picture, water, cover(shore - ROW))
    return to_bytes(stones(picture, rng), steps=64)


def stones(picture, rng):
    """Round stones with shading and a shadow along the lower edge, the nearest last."""
    grain = fractal(rng, 7, 3)
    places = rng.uniform((205, -10, 0.7), (262, 266, 1.3), (46, 3))
    for y, x, r in sorted(places.tolist()):
        radius = r * (4 + (y - 200) / 3.6)
        u, v = (COLUMN - x) / (radius * 1.35), (ROW - y) / radius
        far = np.hypot(u, v) + 0.12 * (grain - 0.5)
        inside = cover((far - 1) * radius)
        shadow = cover((np.hypot(u - 0.15, (v - 0.35) / 0.9) - 1.1) * radius / 3) * 0.5
        picture = over(picture, np.array((0.06, 0.08, 0.1)), shadow)
        height = np.sqrt((1 - far**2).clip(0))
        light = (0.2 + 0.75 * (0.5 * u - 0.6 * v + 0.6 * height)).clip(0.08, 1)
        tone = rng.uniform(0.75, 1.05) * np.array((0.86, 0.8, 0.72))
        shaded = light[..., None] * tone * (0.75 + 0.5 * grain[..., None])
        picture = over(picture, shaded.clip(0, 1), inside)
    return picture


def shapes():
    """Edges in every direction: a star of rays, stripes, a disc, a ring, a triangle, squares."""
    picture = np.full((SIDE, SIDE, 3), 0.93)
    angle, far = np.arctan2(ROW - 66, COLUMN - 66), np.hypot(ROW - 66, COLUMN - 66)
    rays = cover(np.sin(12 * angle) * far / 12) * cover(far - 54)
    picture = over(picture, np.array((0.1, 0.12, 0.2)), rays)
    disc = np.hypot(ROW - 62, COLUMN - 190) - 46
    picture = over(picture, np.array((0.85, 0.3, 0.16)), cover(disc))
    picture = over(picture, np.array((0.98, 0.8, 0.3)), cover(np.abs(disc + 24) - 7))
    square = np.maximum(np.abs(ROW - 190), np.abs(COLUMN - 66)) - 52
    checks = ((ROW - 138) // 13 + (COLUMN - 14) // 13) % 2
    picture = over(picture, np.array((0.12, 0.36, 0.6)), cover(square) * checks)
    turned = (COLUMN - 190) * np.cos(0.5) + (ROW - 190) * np.sin(0.5)
    across = (ROW - 190) * np.cos(0.5) - (COLUMN - 190) * np.sin(0.5)
    card = np.maximum(np.abs(turned), np.abs(across)) - 44
    picture = over(picture, np.array((0.16, 0.5, 0.38)), cover(card))
    bars = cover(2.5 - np.abs((turned + 44) % 11 - 5.5)) * cover(card + 8)
    picture = over(picture, np.array((0.95, 0.95, 0.85)), bars * (across > 0))
    peak = np.maximum(across + 2, np.abs(turned) * 0.87 - (across + 36) * 0.5)
    picture = over(picture, np.array((0.95, 0.95, 0.85)), cover(peak) * (across < 0))
    return to_bytes(picture)


def writing():
    """Lines of handwriting on paper, of our own digits, a heading underlined, and a fold."""
    rng = np.random.default_rng(4)
    fold = np.exp(-((COLUMN - 150 - ROW / 20) ** 2) / 30)
    paper = 0.93 - 0.1 * fractal(rng, 120, 2) - 0.05 * fold
    ink = np.zeros((SIDE, SIDE))
    lines = [(16, 34, 2.6), *((66 + 36 * i, 21, 1.5) for i in range(5))]
    for line, (top, height, pen) in enumerate(lines):
        x = 18.0 + rng.uniform(0, 6)
        while x < 222:
            if line and rng.random() < 0.16:
                x += height * 0.6
                continue
            strokes = draw(int(rng.integers(10)), rng)
            points = np.concatenate(strokes)
            low, size = points.min(axis=0), np.ptp(points, axis=0).max()
            for stroke in strokes:
                at = (stroke - low) / size * height + (x, top)
                ink = np.maximum(ink, line_through(at, pen))
            x += np.ptp(points[:, 0]) / size * height + height * 0.3
    under = smooth(np.array(((16.0, 57), (80, 59), (150, 56), (228, 58))))
    ink = np.maximum(ink, line_through(under, 1.4))
    return to_bytes(paper * (1 - 0.85 * ink) + 0.1 * ink)


def face():
    """A face, drawn: head, hair, eyes, nose and mouth in ink, soft shading, hatching."""
    light = 1 - 0.10 * ((ROW - 60) / 200).clip(0, 1)
    u, v = (COLUMN - 128) / 72, (ROW - 134) / 92
    head = np.hypot(u, v) - 1
    skin = cover(head * 76)
    ball = np.sqrt((1 - np.hypot(u, v) ** 2).clip(0))
    shade = (0.62 + 0.36 * (ball * 0.75 - 0.5 * u - 0.25 * v)).clip(0.3, 0.97)
    neck = cover(np.maximum(np.abs(COLUMN - 128) - 30 - (ROW - 236).clip(0) ** 2 / 12, 190 - ROW))
    light = light * (1 - neck) + (0.62 - 0.22 * u - 0.004 * (236 - ROW).clip(0)) * neck
    light = light * (1 - skin) + shade * skin
    hair = cover(np.maximum(head * 76 - 3, v * 92 + 46 - 14 * np.sin(u * 5 + 0.6) - 26 * u**2))
    waves = 0.2 + 0.09 * np.sin(18 * np.arctan2(ROW - 30, COLUMN - 118) + 5 * u)
    light = light * (1 - hair) + waves * hair
    for side in (-1, 1):
        x, y = 128 + 29 * side, 128
        white = cover((np.hypot((COLUMN - x) / 16, (ROW - y) / 8.5) - 1) * 8)
        light = light * (1 - white) + 0.95 * white
        iris = cover(np.hypot(COLUMN - x - 1, ROW - y) - 7) * white
        light = light * (1 - iris) + 0.32 * iris
        for radius, tone, dx, dy in ((3.4, 0.05, 1, 0), (1.5, 1.0, -1, -2)):
            dot = cover(np.hypot(COLUMN - x - dx, ROW - y - dy) - radius) * white
            light = light * (1 - dot) + tone * dot
        lid = ((x - 17, y + 2), (x - 8, y - 8), (x + 6, y - 9), (x + 17, y + 1))
        brow = ((x - 19, y - 18 + 3 * side), (x, y - 26), (x + 19, y - 18 - 3 * side))
        light = inked(light, lid, 2.2)
        light = inked(light, brow, 3.6)
    light = inked(light, ((124, 128), (119, 150), (117, 162), (127, 168), (138, 164)), 1.8)
    light = inked(light, ((98, 187), (116, 192), (128, 190), (142, 192), (158, 184)), 2.6)
    light = inked(light, ((114, 203), (128, 206), (144, 202)), 1.5)
    edge = cover(np.abs(head * 76) - 1.2) * (1 - hair)
    light = light * (1 - 0.8 * edge)
    hatch = (
        cover(0.9 - np.abs((COLUMN + ROW) % 7 - 3.5))
        * skin
        * cover((0.72 - u * 0.9 - v * 0.3) * 72)
    )
    return to_bytes(light * (1 - 0.5 * hatch * (1 - hair)), steps=128)


def noise():
    """Noise, of five grains from fine to coarse in columns, each with the same spread."""
    rng = np.random.default_rng(7)
    white = rng.normal(size=(SIDE, SIDE))
    found = np.empty((SIDE, SIDE))
    edges = np.linspace(0, SIDE, 6).astype(int)
    for i, (left, right) in enumerate(pairwise(edges.tolist())):
        smoothed = blurred(white, 0 if i == 0 else 0.7 * 2 ** (i - 1))
        found[:, left:right] = (smoothed / smoothed.std())[:, left:right]
    return to_bytes(0.5 + 0.19 * found, steps=64)


def gradient():
    """Ramps: along, across, around and outwards, one in steps, and one of all colours."""
    picture = np.empty((SIDE, SIDE, 3))
    half = SIDE // 2
    unit = (np.arange(half) + 0.5) / half
    across, down = np.broadcast_to(unit, (half, half)), np.broadcast_to(unit[:, None], (half, half))
    far = np.hypot(across - 0.5, down - 0.5)
    picture[:half, :half] = across[..., None]
    picture[:half, half:] = (np.floor(down * 8) / 7)[..., None]
    picture[half:, :half] = (1 - 1.4 * far).clip(0, 1)[..., None]
    around = np.arctan2(down - 0.5, across - 0.5)
    for channel in range(3):
        colour = 0.5 + 0.5 * np.cos(around - channel * 2 * np.pi / 3)
        picture[half:, half:, channel] = 0.5 + (colour - 0.5) * (2 * far).clip(0, 1)
    return to_bytes(picture)


def cover(distance):
    """How much of a pixel lies inside, from its distance (in pixels) outside of an edge."""
    return (0.5 - distance).clip(0, 1)


def over(below, above, share):
    return below + (above - below) * np.asarray(share)[..., None]


def blend(first, second, share):
    return over(np.array(first), np.array(second), share)


def inked(light, points, width):
    return light * (1 - 0.85 * line_through(smooth(np.array(points, dtype=float)), width))


def line_through(points, width):
    """How much of each pixel a line through points (n, 2) of x and y covers."""
    nearest = np.full((SIDE, SIDE), np.inf)
    for (x0, y0), (x1, y1) in pairwise(points):
        dx, dy = x1 - x0, y1 - y0
        long = dx * dx + dy * dy or 1.0
        t = (((COLUMN - x0) * dx + (ROW - y0) * dy) / long).clip(0, 1)
        nearest = np.minimum(nearest, np.hypot(COLUMN - x0 - t * dx, ROW - y0 - t * dy))
    return cover(nearest - width / 2)


def fractal(rng, size, octaves, stretch=1):
    """Smooth noise of finer and finer octaves, 0…1, the coarsest of knots ``size`` pixels apart."""
    total, weight = np.zeros((SIDE, SIDE)), 0.0
    for octave in range(octaves):
        step = max(1.0, size / 2**octave)
        knots = rng.random((int(SIDE / step) + 3, int(SIDE / (step * stretch)) + 3))
        rows, columns = ROW / step, COLUMN / (step * stretch)
        total += between(knots, rows, columns) / 2**octave
        weight += 1 / 2**octave
    return total / weight


def between(knots, rows, columns):
    i, j = rows.astype(int), columns.astype(int)
    y, x = rows - i, columns - j
    y, x = y * y * (3 - 2 * y), x * x * (3 - 2 * x)
    top = knots[i, j] * (1 - x) + knots[i, j + 1] * x
    return top * (1 - y) + (knots[i + 1, j] * (1 - x) + knots[i + 1, j + 1] * x) * y


def blurred(values, sigma):
    if not sigma:
        return values
    frequency = np.fft.fftfreq(SIDE)
    bell = np.exp(-2 * (np.pi * sigma * frequency) ** 2)
    return np.fft.ifft2(np.fft.fft2(values) * np.outer(bell, bell)).real


def to_bytes(picture, steps=256):
    """0…1 to bytes, of fewer steps where texture would make a file large."""
    return np.rint(np.rint(picture.clip(0, 1) * (steps - 1)) * (255 / (steps - 1))).astype(np.uint8)


DRAWN = {
    "landscape": landscape,
    "shapes": shapes,
    "writing": writing,
    "face": face,
    "noise": noise,
    "gradient": gradient,
}


def write(folder):
    for name, made in DRAWN.items():
        Image.fromarray(made()).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
