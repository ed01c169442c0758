"""The numbers of an opened cell as they are shown: rounded so that they add up by hand."""

import math
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.core.inspect.rounding import DECIMALS, fixed, rounded
from cnnlab.scene.text import number

LARGE = 1e7  # from which a number is written with a power of ten, and no rounding is told
LARGE_IN_TABLE = 1e11  # likewise among e^z, where there is more space


class ShownSum(NamedTuple):
    """Products (n, kh, kw), and their sums (n,) row by row, all rounded; n rows of the cell.

    A row's products and its ``rounding`` add up to its sum; the rows' sums to the last of
    ``running``, which makes ``total`` with the bias and ``rest``.
    """

    products: Array
    rounding: Array
    sums: Array
    running: Array
    bias: float
    rest: float
    total: float

    @property
    def of_rows(self) -> float:
        """Sum of all rows."""
        return float(self.running[-1])


class Powers(NamedTuple):
    """The softmax as a table: logits z, e^(z − less), and their shares, rounded; (n,) each."""

    z: Array
    less: float
    powers: Array
    shares: Array
    rounding: float
    total: float
    share_rounding: float

    @property
    def all_shares(self) -> float:
        """Sum of all shares."""
        return 1.0 if math.isfinite(self.total) else math.nan


def shown_sum(opened: OpenedCell) -> ShownSum:
    """The numbers of a weighted sum, rounded to four decimals."""
    exact = np.stack([row.products for row in opened.rows if row.products is not None])
    with np.errstate(all="ignore"):
        products, sums = _round(exact), _round(np.array([row.sum for row in opened.rows]))
        left = _round(sums - products.sum(axis=(1, 2)))
        running = _round(np.add.accumulate(sums))
    large = ~(np.abs(sums) < LARGE) | ~(np.abs(products).max(axis=(1, 2)) < LARGE)
    rounding = np.where(large, 0.0, left)
    bias, total = rounded(opened.bias or 0.0), rounded(opened.value)
    rest = what_is_left(total, (float(running[-1]), bias))
    return ShownSum(products, rounding, sums, running, bias, rest, total)


def what_is_left(total: float, terms: tuple[float, ...]) -> float:
    """What rounded terms lack of their rounded total; 0 where numbers are too large to tell."""
    if not all(abs(value) < LARGE for value in (*terms, total)):
        return 0.0
    return rounded(total - sum(terms))


def largest_products(shown: ShownSum, count: int) -> list[tuple[int, int, int]]:
    """Row, tap's row and tap's column of the largest products that are not zero."""
    sizes = np.abs(shown.products).ravel()
    count = min(count, int(np.count_nonzero(sizes)))
    order = np.argsort(-sizes, kind="stable")[:count]
    places = np.unravel_index(order, shown.products.shape)
    return [(int(n), int(i), int(j)) for n, i, j in zip(*places, strict=True)]


def powers_of(values: Floats) -> Powers:
    """The softmax of logits, where one can follow it: less the largest one if that is large."""
    z = values.astype(np.float64).ravel()
    most = float(z.max())
    less = rounded(most) if np.exp(min(most, 700.0)) >= LARGE_IN_TABLE else 0.0
    with np.errstate(all="ignore"):
        exact = np.exp(z - less)
        powers, shares = _round(exact), _round(exact / exact.sum())
        total = rounded(float(exact.sum()))
        rounding, left = rounded(total - float(powers.sum())), rounded(1 - float(shares.sum()))
    keep = math.isfinite(total)
    return Powers(
        _round(z), less, powers, shares, rounding if keep else 0.0, total, left if keep else 0.0
    )


def class_of(opened: OpenedCell) -> int:
    """Which of all logits a softmax's cell is of."""
    return int(np.ravel_multi_index(opened.cell, opened.layer.shape))


def figure(value: float, decimals: int = DECIMALS, large: float = LARGE) -> str:
    """A number with all its decimals, as 1.2346e+09 where it is large; ∞ and NaN."""
    if abs(value) < large:
        return fixed(value, decimals)
    if math.isfinite(value):
        return f"{value:.{DECIMALS}e}".replace("-", "−")
    return number(value)


def cell_figure(value: float, decimals: int = DECIMALS) -> str:
    """The same in a window; a zero that is exact has no decimals."""
    return "0" if value == 0 else figure(value, decimals)


def signed(value: float) -> str:
    """A term that is added, with its sign: +0.0003."""
    text = figure(value)
    return text if text.startswith("−") or math.isnan(value) else f"+{text}"


def exact(value: float) -> str:
    """A number with seven digits, as one points at it."""
    return f"{value:.7g}".replace("-", "−") if math.isfinite(value) else figure(value)


def longest(values: Floats, decimals: int = DECIMALS) -> str:
    """The longest text among numbers."""
    finite = values[np.isfinite(values)]
    ends = [*([finite.min(), finite.max()] if finite.size else []), 0.1]
    texts = [figure(float(value), decimals) for value in ends]
    return max((*texts, "" if finite.size == values.size else "NaN"), key=len)


def _round(values: Floats) -> Array:
    found = values.astype(np.float64).round(DECIMALS)
    return np.add(found, 0.0, out=found)
