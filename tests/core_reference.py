"""Slow, obvious versions of the core to compare with, and strategies that draw cases for it.

Axis order as in ``cnnlab.core.ops``; settings are pairs (rows, columns).
"""

import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
from hypothesis import strategies as st

from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling

COURSE_OUTPUT = [
    [[2, 3, 3], [3, 7, 3], [8, 10, -3]],
    [[-8, -8, -3], [-3, 1, 0], [-3, -8, -5]],
]
X_PIECES = {
    "A": [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]],
    "B": [[1, -1, 1], [-1, 1, -1], [1, -1, 1]],
    "C": [[-1, -1, 1], [-1, 1, -1], [1, -1, -1]],
}
_A_NINTHS = [
    [7, -1, 1, 3, 5, -1, 3],
    [-1, 9, -1, 3, -1, 1, -1],
    [1, -1, 9, -3, 1, -1, 5],
    [3, 3, -3, 5, -3, 3, 3],
    [5, -1, 1, -3, 9, -1, 1],
    [-1, 1, -1, 3, -1, 9, -1],
    [3, -1, 5, 3, 1, -1, 7],
]
_B_TOP = [
    [3, -5, 1, -1, 1, -5, 3],
    [-5, 5, -5, 3, -5, 5, -5],
    [1, -5, 5, -7, 5, -5, 1],
]
X_NINTHS = {
    "A": _A_NINTHS,
    "B": [*_B_TOP, [-1, 3, -7, 9, -7, 3, -1], *reversed(_B_TOP)],
    "C": [row[::-1] for row in _A_NINTHS],
}


def x_picture() -> np.ndarray:
    """The 9×9 X of +1 and -1, as one slice (1, 9, 9)."""
    picture = -np.ones((1, 9, 9))
    for i in range(1, 8):
        picture[0, i, i] = picture[0, i, 8 - i] = 1
    return picture


def course_demo(**changes: Any) -> Experiment:
    """The course demo, its numbers written here once more."""
    numbers: dict[str, Any] = {
        "input": [
            [[0, 0, 1, 0, 2], [1, 0, 2, 0, 1], [1, 0, 2, 2, 0], [2, 0, 0, 2, 0], [2, 1, 2, 2, 0]],
            [[2, 1, 2, 1, 1], [2, 1, 2, 0, 1], [0, 2, 1, 0, 1], [1, 2, 2, 2, 2], [0, 1, 2, 0, 1]],
            [[2, 1, 1, 2, 0], [1, 0, 0, 1, 0], [0, 1, 0, 0, 0], [1, 0, 2, 1, 0], [2, 2, 1, 1, 1]],
        ],
        "filters": [
            [
                [[-1, 0, 1], [0, 0, 1], [1, -1, 1]],
                [[-1, 0, 1], [1, -1, 1], [0, 1, 0]],
                [[-1, 1, 1], [1, 1, 0], [0, -1, 0]],
            ],
            [
                [[0, 1, -1], [0, -1, 0], [0, -1, 1]],
                [[-1, 0, 0], [1, -1, 0], [1, -1, 0]],
                [[-1, 1, -1], [0, -1, -1], [1, 0, 0]],
            ],
        ],
        "biases": [1, 0],
    }
    numbers = {name: np.array(value, dtype=float) for name, value in numbers.items()}
    return Experiment(**{**numbers, "stride": (2, 2), "padding": (1, 1), **changes})


def torch_output_size(
    size: int, field: int, stride: int, padding: int, ceil_mode: bool, dilation: int = 1
) -> int:
    """PyTorch's pooling_output_shape, line for line."""
    extra = stride - 1 if ceil_mode else 0
    count = (size + 2 * padding - dilation * (field - 1) - 1 + extra) // stride + 1
    if ceil_mode and (count - 1) * stride >= size + padding:
        count -= 1
    return count


def slow_conv2d(x, w, b=None, *, stride=(1, 1), padding=(0, 0), dilation=(1, 1)):
    """Cross-correlation, product by product."""
    (n, _, height, width), (k, c, kh, kw) = x.shape, w.shape
    rows = torch_output_size(height, kh, stride[0], padding[0], False, dilation[0])
    columns = torch_output_size(width, kw, stride[1], padding[1], False, dilation[1])
    y = np.zeros((n, k, rows, columns))
    for image, f, row, column in np.ndindex(*y.shape):
        total = 0.0 if b is None else b[f]
        for channel, i, j in np.ndindex(c, kh, kw):
            at = row * stride[0] - padding[0] + i * dilation[0]
            to = column * stride[1] - padding[1] + j * dilation[1]
            if 0 <= at < height and 0 <= to < width:
                total += x[image, channel, at, to] * w[f, channel, i, j]
        y[image, f, row, column] = total
    return y


def slow_pool2d(kind, x, size, *, stride=None, padding=(0, 0), partial=False):
    """Largest number or mean of the cells of each window that lie inside the input."""
    stride = stride or size
    n, c, height, width = x.shape
    rows = torch_output_size(height, size[0], stride[0], padding[0], partial)
    columns = torch_output_size(width, size[1], stride[1], padding[1], partial)
    y = np.zeros((n, c, rows, columns))
    for image, channel, row, column in np.ndindex(*y.shape):
        cells = []
        for i, j in np.ndindex(*size):
            at, to = row * stride[0] - padding[0] + i, column * stride[1] - padding[1] + j
            if 0 <= at < height and 0 <= to < width:
                cells.append(x[image, channel, at, to])
        y[image, channel, row, column] = max(cells) if kind == "max" else sum(cells) / len(cells)
    return y


def numeric_gradient(function: Callable, x: np.ndarray, dy: np.ndarray, step=1e-5) -> np.ndarray:
    """Central differences of Σ dy · function(x) in every number of x, in float64."""
    dx = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        above, below = x.copy(), x.copy()
        above[index] += step
        below[index] -= step
        dx[index] = ((function(above) - function(below)) * dy).sum() / (2 * step)
    return dx


class Case(NamedTuple):
    """Arguments of one call."""

    x: np.ndarray
    w: np.ndarray
    b: np.ndarray
    settings: dict[str, Any]


def pairs(least: int, most: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(least, most), st.integers(least, most))


generators = st.integers(0, 2**32 - 1).map(np.random.default_rng)


@st.composite
def conv_cases(draw, least_images: int = 0) -> Case:
    """Whole numbers (so that every order of adding agrees) in shapes that have an output."""
    n, c, k = draw(st.integers(least_images, 2)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    f, s, p, d = draw(pairs(1, 3)), draw(pairs(1, 3)), draw(pairs(0, 2)), draw(pairs(1, 2))
    room = draw(pairs(0, 4))
    size = [max(1, (f[a] - 1) * d[a] + 1 - 2 * p[a]) + room[a] for a in (0, 1)]
    rng = draw(generators)
    x = rng.integers(-4, 5, (n, c, *size)).astype(float)
    w = rng.integers(-3, 4, (k, c, *f)).astype(float)
    b = rng.integers(-2, 3, k).astype(float)
    return Case(x, w, b, {"stride": s, "padding": p, "dilation": d})


@st.composite
def pool_cases(draw, least_images: int = 0) -> Case:
    """Distinct whole numbers; settings hold the window's size too."""
    n, c = draw(st.integers(least_images, 2)), draw(st.integers(1, 3))
    f, s, room = draw(pairs(1, 3)), draw(pairs(1, 4)), draw(pairs(0, 4))
    p = draw(st.tuples(*(st.integers(0, field - 1) for field in f)))
    size = [max(1, f[a] - 2 * p[a]) + room[a] for a in (0, 1)]
    shape = (n, c, *size)
    x = draw(generators).permutation(int(np.prod(shape))).reshape(shape) - 20.0
    partial = draw(st.booleans())
    settings = {"size": f, "stride": s, "padding": p, "partial": partial}
    return Case(x, np.ones(0), np.ones(0), settings)


@st.composite
def convolutions(draw) -> Experiment:
    case = draw(conv_cases(least_images=1))
    scale = draw(st.sampled_from([Fraction(1), Fraction(1, 9), Fraction(-3, 7)]))
    operation = Convolution(flip=draw(st.booleans()))
    return Experiment(case.x[0], case.w, case.b, operation=operation, scale=scale, **case.settings)


@st.composite
def poolings(draw) -> Experiment:
    case = draw(pool_cases(least_images=1))
    size, partial = case.settings["size"], case.settings["partial"]
    operation = Pooling(draw(st.sampled_from(["max", "average"])), size, partial)
    geometry = {name: case.settings[name] for name in ("stride", "padding")}
    return Experiment(case.x[0], operation=operation, **geometry)


@st.composite
def activations(draw) -> Experiment:
    kind = draw(st.sampled_from(["relu", "leaky_relu", "sigmoid", "tanh"]))
    x = draw(generators).normal(0, 5, draw(st.tuples(*[st.integers(1, 4)] * 3)))
    return Experiment(x, operation=Activation(kind, slope=draw(st.sampled_from([0.01, 0.2]))))


experiments = st.one_of(convolutions(), poolings(), activations())


def cells_of(shape: tuple[int, ...]) -> itertools.product:
    """Every index of an array of that shape, in reading order."""
    return itertools.product(*(range(size) for size in shape))
