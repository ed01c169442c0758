"""What may be mixed into the digits that are learned from: outliers, and digits that are hard.

Nothing is mixed in unless a ``Mixture`` says so. Outliers have uniform targets; of digits that are
hard the targets are their labels.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from cnnlab.digits.grey import prepare_image
from cnnlab.digits.handwriting import Points, draw, turned, warped
from cnnlab.digits.ink import Image, prepare, shrink
from cnnlab.digits.library import ProgressBar
from cnnlab.digits.outliers import KINDS, several
from cnnlab.digits.training.training_data import (
    NO_DIGIT,
    THICKEST,
    Part,
    made_images,
    of_size_one,
    random_pen,
)
from cnnlab.files.datasets import LabelledDrawing
from cnnlab.files.folders import CLASSES

OUTLIERS, HARD = 48_000, 24_000  # images that are made, of which an epoch draws its share
LETTERS, SHAPES, SEVERAL, CROSSED_OUT, SCRIBBLES = 0.34, 0.26, 0.26, 0.08, 0.06
OF_KINDS = (LETTERS, SHAPES, SEVERAL, CROSSED_OUT, SCRIBBLES)  # in the order of ``KINDS``
WIDEST = 1 / 3  # a marker, over the size of what it draws
FINEST = 1 / 400  # a line of one pixel
SIDE = 26.0  # pixels of a small picture's ink, at most


@dataclass(frozen=True)
class Mixture:
    """What is mixed in, as shares of all images of an epoch."""

    outliers: float = 0.0
    hard: float = 0.0
    """Cut at the border, of fine or very wide lines, tiny, or stretched."""
    turn: float = 0.0
    """Degrees, to both sides, by which half of the images are turned."""

    def check(self) -> None:
        """Raise ValueError for a setting that is out of range."""
        if not (self.outliers >= 0 and self.hard >= 0 and self.outliers + self.hard < 1):
            given = f"{self.outliers} and {self.hard}"
            raise ValueError(f"outliers and hard: got {given}, expected shares of less than 1")
        if not 0 <= self.turn <= 45:
            raise ValueError(f"turn: got {self.turn}, expected 0 to 45 degrees")

    def parts(
        self,
        digits: int,
        drawings: Sequence[LabelledDrawing],
        seed: int,
        progress: ProgressBar,
    ) -> list[Part]:
        """What joins so many digits of an epoch; ``drawings`` are those to learn from."""
        self.check()
        unit = digits / (1 - self.outliers - self.hard)
        found = []
        if self.outliers:
            count = round(unit * self.outliers)
            found.append(of_outliers(OUTLIERS, count, drawings, seed, progress, self.turn))
        if self.hard:
            found.append(
                of_hard(HARD, round(unit * self.hard), drawings, seed, progress, self.turn)
            )
        return found


def of_outliers(
    many: int,
    count: int,
    drawings: Sequence[LabelledDrawing],
    seed: int,
    progress: ProgressBar,
    turn: float = 0.0,
) -> Part:
    """What is no digit, in styles that are not held out; of pairs half are of the drawings."""

    def outlier(_: int, rng: np.random.Generator) -> Image:
        kind = list(KINDS)[rng.choice(len(KINDS), p=OF_KINDS)]
        if kind == "several digits" and drawings and rng.random() < 0.5:
            strokes = _two(drawings, rng)
        else:
            strokes = KINDS[kind].draw(rng)
        strokes = of_size_one(_turned(strokes, rng, turn))
        return prepare(strokes, pen_width=random_pen(rng)).image

    images = made_images(many, outlier, (seed, 12), progress, "drawing what is no digit")
    return Part(images, np.full(many, NO_DIGIT), count, made=f"outliers, turned by {turn:g}")


def of_hard(
    many: int,
    count: int,
    drawings: Sequence[LabelledDrawing],
    seed: int,
    progress: ProgressBar,
    turn: float = 0.0,
) -> Part:
    """Digits of the drawings and of the stroke models, each made hard in one way."""
    labels = np.empty(many, int)

    def hard(i: int, rng: np.random.Generator) -> Image:
        if drawings and rng.random() < 0.5:
            drawing = drawings[int(rng.integers(len(drawings)))]
            strokes, labels[i] = warped(of_size_one(drawing.strokes), rng, 0.6), drawing.label
        else:
            labels[i] = i % CLASSES
            strokes = draw(int(labels[i]), rng)
        make = WAYS[int(rng.integers(len(WAYS)))]
        return make(of_size_one(_turned(strokes, rng, turn)), rng)

    images = made_images(many, hard, (seed, 13), progress, "drawing what is hard")
    return Part(images, labels, count, made=f"hard, turned by {turn:g}")


def tight(strokes: Sequence[Points], rng: np.random.Generator) -> Image:
    """A picture that ends where the ink does, or a little before it."""
    pen = rng.uniform(1.5, 5)
    image = shrink(_inside(strokes, SIDE), side=28, pen_width=pen)
    rows, columns = (np.flatnonzero(image.max(axis=axis) > 0.5) for axis in (1, 0))
    cut = rng.integers(0, int(pen / 2) + 1, 4)
    top, bottom = rows[0] + cut[0], rows[-1] + 1 - cut[1]
    left, right = columns[0] + cut[2], columns[-1] + 1 - cut[3]
    if right - left < 6:  # of a 1 nothing would be left
        left, right = columns[0], columns[-1] + 1
    if bottom - top < 6:
        top, bottom = rows[0], rows[-1] + 1
    return prepare_image(image[top:bottom, left:right])


def fine(strokes: Sequence[Points], rng: np.random.Generator) -> Image:
    """Lines of one pixel, smooth in a large picture or jagged in a small one."""
    if rng.random() < 0.5:
        image = shrink(_inside(strokes, rng.uniform(14, SIDE)), side=28, pen_width=1.2)
        return prepare_image((image > 0.4).astype(np.float32))
    pen = float(np.exp(rng.uniform(np.log(FINEST), np.log(1 / 25))))
    image = prepare(strokes, pen_width=pen).image
    return image / max(float(image.max()), 1e-6)


def wide(strokes: Sequence[Points], rng: np.random.Generator) -> Image:
    """A marker's lines."""
    return prepare(strokes, pen_width=float(rng.uniform(THICKEST, WIDEST))).image


def tiny(strokes: Sequence[Points], rng: np.random.Generator) -> Image:
    """A few pixels, made larger."""
    image = shrink(_inside(strokes, rng.uniform(8, 15)), side=28, pen_width=rng.uniform(0.9, 1.6))
    return prepare_image(image)


def stretched(strokes: Sequence[Points], rng: np.random.Generator) -> Image:
    """Half to twice as wide."""
    width = float(np.exp(rng.uniform(np.log(0.5), np.log(2))))
    wider = of_size_one([stroke * (width, 1) for stroke in strokes])
    return prepare(wider, pen_width=random_pen(rng)).image


WAYS: Sequence[Callable[[Sequence[Points], np.random.Generator], Image]] = (
    tight,
    fine,
    wide,
    tiny,
    stretched,
)
"""Ways in which a digit is hard: strokes of size one become an image (28, 28)."""


def _inside(strokes: Sequence[Points], size: float) -> list[Points]:
    """Strokes of size one in the middle of 28×28, of that many pixels."""
    points = np.concatenate(list(strokes))
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return [(stroke - middle) * (size - 2) + 14 for stroke in strokes]


def _two(drawings: Sequence[LabelledDrawing], rng: np.random.Generator) -> list[Points]:
    chosen = [drawings[int(i)].strokes for i in rng.integers(0, len(drawings), 2)]
    return several(chosen, rng, rng.uniform(-0.1, 0.45))


def _turned(strokes: Sequence[Points], rng: np.random.Generator, turn: float) -> list[Points]:
    half = bool(turn) and rng.random() < 0.5
    return turned(strokes, rng.uniform(-turn, turn)) if half else list(strokes)
