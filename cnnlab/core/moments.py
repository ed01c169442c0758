"""Mean and covariance of many images, added up piece by piece, and their principal components.

Images (N, …) are bytes, 0…255 for 0…1, or floats as they are; an image is treated as a row of its
D numbers. Sums are float64, and exact for bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Array
from cnnlab.core.layers.base import Shape

PIECE: Final = 2000  # images that are made float64 at once
Images = npt.NDArray[Any]


class Moments(NamedTuple):
    """Mean (D,) and covariance (D, D), over N, of images of a shape."""

    shape: Shape
    images: int
    """N."""
    mean: Array
    covariance: Array


class Measured(NamedTuple):
    """How many images have been added up, of how many; at the end with their moments."""

    done: int
    total: int
    moments: Moments | None = None


def measure(images: Images, which: npt.NDArray[np.integer] | None = None) -> Moments:
    """Mean and covariance of images (N, …), or of those ``which`` (n,). ValueError for none."""
    for report in measuring(images, which, Event()):
        if report.moments is not None:
            return report.moments
    raise ValueError("images: got none, expected at least one")


def measuring(
    images: Images, which: npt.NDArray[np.integer] | None, stop: Event
) -> Iterator[Measured]:
    """The same piece by piece, with a report after each, until ``stop`` is set.

    With Σx and Σxxᵀ the covariance is Σxxᵀ / N - mean meanᵀ.
    """
    which = np.arange(len(images)) if which is None else which
    size, total = math.prod(images.shape[1:]), len(which)
    sums, products = np.zeros(size), np.zeros((size, size))
    for first in range(0, total, PIECE):
        if stop.is_set():
            return
        rows = images[which[first : first + PIECE]].reshape(-1, size).astype(np.float64)
        sums += rows.sum(axis=0)
        products += rows.T @ rows
        yield Measured(min(first + PIECE, total), total)
    if total:
        unit = 1 / 255 if images.dtype == np.uint8 else 1.0
        mean = sums / total
        covariance = (products / total - np.outer(mean, mean)) * unit**2
        moments = Moments(images.shape[1:], total, mean * unit, covariance)
        yield Measured(total, total, moments)


@dataclass(frozen=True, eq=False)
class Components:
    """Principal components: eigenvectors of the covariance, that of the largest eigenvalue first.

    Pearson 1901; Goodfellow et al. 2016, section 5.8.1.
    """

    mean: Array
    """(D,), about which the numbers vary."""
    directions: Array
    """(D, D): one in each row, of length 1."""
    eigenvalues: Array
    """(D,): the variance along each."""

    def share(self, k: int) -> float:
        """Share of the variance along the first k."""
        total = float(self.eigenvalues.sum())
        return float(self.eigenvalues[:k].sum()) / total if total > 0 else 1.0

    def needed(self, share: float) -> int:
        """How many components have a share of the variance, 0…1."""
        total = self.eigenvalues.sum()
        running = self.eigenvalues.cumsum()
        return min(len(running), int(np.searchsorted(running, share * total * (1 - 1e-12))) + 1)


def principal_components(mean: Array, covariance: Array) -> Components:
    """Of a mean (D,) and a covariance (D, D). A direction's largest number is above 0."""
    values, vectors = np.linalg.eigh(covariance)
    directions = vectors.T[::-1]
    largest = np.take_along_axis(directions, abs(directions).argmax(axis=1)[:, None], axis=1)
    signed = np.ascontiguousarray(directions * np.where(largest < 0, -1.0, 1.0))
    return Components(mean, signed, values[::-1].clip(0))


def as_rows(images: Images) -> Array:
    """Images (N, …) as rows (N, D) of float64, bytes as 0…1."""
    rows = images.reshape(len(images), math.prod(images.shape[1:])).astype(np.float64, copy=False)
    return rows / 255 if images.dtype == np.uint8 else rows
