"""Preprocessing: mean subtraction, normalisation, PCA and whitening, fitted on given images.

All steps follow from the mean and the covariance of the images (``moments``); what is done to any
image is then x → (x - shift) / std, followed by M x + b for PCA or whitening.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.layers.base import Layer, Shape
from cnnlab.core.layers.scale import Normalise
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise
from cnnlab.core.moments import (
    PIECE,
    Components,
    Images,
    Moments,
    as_rows,
    principal_components,
)
from cnnlab.core.network import Network

LEAST_STD: Final = 0.02
"""Numbers of a smaller standard deviation hardly ever change, and are not divided by it."""
NO_SPREAD: Final = 1e-12  # share of the largest eigenvalue below which there is nothing to scale

Each: TypeAlias = Literal["none", "channel", "image"]
"""What a mean or a standard deviation is of: nothing, each channel, or each number by itself."""
StepName: TypeAlias = Literal["plain", "mean", "scale", "pca", "whiten"]


@dataclass(frozen=True)
class Preprocessing:
    """Which steps are done, in this order."""

    mean: Each = "none"
    """The mean that is subtracted: a mean image, or one number for each channel."""
    scale: Each = "none"
    """The standard deviation that is divided by."""
    components: int | None = None
    """How many principal components are kept; None without PCA."""
    whiten: bool = False
    epsilon: float = 0.01
    """Added to each eigenvalue before its root is divided by."""

    def check(self) -> None:
        """Raise ValueError for a setting that is out of range."""
        if self.components is not None and self.components < 1:
            raise ValueError(f"components: got {self.components}, expected at least 1")
        if not 0 <= self.epsilon < math.inf:
            raise ValueError(f"epsilon: got {self.epsilon}, expected a number from 0")

    @property
    def steps(self) -> tuple[StepName, ...]:
        """What is done, one after the other; "plain" stands for the images as they come."""
        on = (True, self.mean != "none", self.scale != "none", self.components is not None)
        names: tuple[StepName, ...] = ("plain", "mean", "scale", "pca", "whiten")
        return tuple(name for name, is_on in zip(names, (*on, self.whiten), strict=True) if is_on)


class Reconstruction(NamedTuple):
    """Images (N, …) from k components, what is lost, and what is kept."""

    images: Floats
    """float32, as plain images."""
    error: float
    """Mean squared difference of a number, where PCA is done: after mean and scale."""
    share: float
    """Of the variance of the images that were fitted on."""


class Spread(NamedTuple):
    """Of images along two directions: their mean (2,) and covariance (2, 2)."""

    mean: Array
    covariance: Array


@dataclass(frozen=True, eq=False)
class FittedSteps:
    """Steps with all numbers that they need, from the images that they were fitted on."""

    settings: Preprocessing
    moments: Moments
    shift: Array
    """(D,), subtracted first."""
    std: Array
    """(D,), divided by then."""
    principal: Components
    """Of the images after these two."""
    main_axes: Array
    """(2, D): the first two components of the images as they come, to look along."""

    @property
    def shape(self) -> Shape:
        """Of one image."""
        return self.moments.shape

    @property
    def mean_image(self) -> Array:
        """The mean of all images, of an image's shape."""
        return self.moments.mean.reshape(self.shape)

    @property
    def kept(self) -> int:
        """How many components are kept."""
        asked, most = self.settings.components, len(self.moments.mean)
        return most if asked is None else min(asked, most)

    def components(self, k: int) -> Array:
        """The first k directions as images (k, …)."""
        return self.principal.directions[:k].reshape(-1, *self.shape)

    def apply(self, images: Images, step: StepName = "whiten") -> Floats:
        """Images (N, …) after all steps up to one, as float32 of the same shape."""
        rows = np.empty((len(images), len(self.moments.mean)), np.float32)
        for first in range(0, len(images), PIECE):
            piece = slice(first, first + PIECE)
            rows[piece] = self._after(as_rows(images[piece]), step)
        return rows.reshape(len(images), *self.shape)

    def along(self, images: Images, step: StepName, directions: Array) -> Array:
        """Images (N, …) after a step, projected on directions (n, D): points (N, n)."""
        weights, offset = self._pulled_back(step, directions)
        firsts = range(0, len(images), PIECE)
        pieces = [as_rows(images[i : i + PIECE]) @ weights.T + offset for i in firsts]
        return np.concatenate(pieces) if pieces else np.zeros((0, len(directions)))

    def spread(self, step: StepName, directions: Array) -> Spread:
        """Mean and covariance of the images fitted on, after a step, along directions (n, D)."""
        weights, offset = self._pulled_back(step, directions)
        covariance = weights @ self.moments.covariance @ weights.T
        return Spread(weights @ self.moments.mean + offset, covariance)

    def reconstruct(self, images: Images, k: int) -> Reconstruction:
        """Plain images (N, …) from their first k components.

        x' = mean + Vₖ Vₖᵀ (x - mean). Of the images that were fitted on, the error is the sum of
        the other eigenvalues over D.
        """
        own = self.principal
        rows = self._after(as_rows(images), "scale")
        kept = own.directions[:k]
        back = own.mean + (rows - own.mean) @ kept.T @ kept
        error = float(np.square(rows - back).mean()) if len(rows) else 0.0
        plain = (back * self.std + self.shift).astype(np.float32)
        return Reconstruction(plain.reshape(len(images), *self.shape), error, own.share(k))

    def layers(self) -> tuple[Layer, ...]:
        """The steps as frozen layers, to stand before others; ``install`` gives their numbers."""
        steps, found = self.settings.steps, list[Layer]()
        if "mean" in steps or "scale" in steps:
            by_channel = len(self.shape) == 3 and "image" not in (
                self.settings.mean,
                self.settings.scale,
            )
            found.append(
                Normalise("normalise", self.shape[0])
                if by_channel
                else Standardise("normalise", self.shape)
            )
        if "whiten" in steps:
            found.append(PrincipalComponents("whiten", self.shape, self.kept, whitened=True))
        elif "pca" in steps:
            found.append(PrincipalComponents("pca", self.shape, self.kept))
        return tuple(found)

    def parameters(self) -> dict[str, Floats]:
        """Parameters of ``layers``, float32, by their names in a network."""
        found: dict[str, Array] = {}
        for layer in self.layers():
            if isinstance(layer, PrincipalComponents):
                step: StepName = "whiten" if layer.whitened else "pca"
                matrix, bias = self._matrix(step)
                found |= {f"{layer.name}.matrix": matrix, f"{layer.name}.bias": bias}
            else:
                for name, array in (("mean", self.shift), ("std", self.std)):
                    numbers = array.reshape(self.shape)
                    by_channel = isinstance(layer, Normalise)
                    found[f"{layer.name}.{name}"] = numbers[:, 0, 0] if by_channel else numbers
        return {name: array.astype(np.float32) for name, array in found.items()}

    def install(self, network: Network) -> None:
        """Give a network that has these layers their numbers."""
        network.parameters |= self.parameters()

    def _after(self, rows: Array, step: StepName) -> Array:
        """Rows (N, D) after all steps up to one."""
        if step == "plain":
            return rows
        rows = rows - self.shift
        if step == "mean":
            return rows
        rows /= self.std
        steps = self.settings.steps
        last: StepName | None = "whiten" if step == "whiten" and "whiten" in steps else None
        if last is None and step in ("pca", "whiten") and "pca" in steps:
            last = "pca"
        if last is None:
            return rows
        factors, offset = self._factors(last)
        kept = self.principal.directions[: self.kept]
        return ((rows - self.principal.mean) @ kept.T * factors) @ kept + offset

    def _pulled_back(self, step: StepName, directions: Array) -> tuple[Array, Array]:
        """Directions (n, D) after a step, as weights (n, D) and offset (n,) of plain images."""
        weights, offset = directions, np.zeros(len(directions))
        if step in ("pca", "whiten"):
            factors, added = self._factors(step)
            kept = self.principal.directions[: self.kept]
            weights = (directions @ kept.T * factors) @ kept
            offset = directions @ added - weights @ self.principal.mean
        if step not in ("plain", "mean"):
            weights = weights / self.std
        if step != "plain":
            offset = offset - weights @ self.shift
        return weights, offset

    def _factors(self, step: StepName) -> tuple[Array, Array]:
        """What each kept component is multiplied by (k,), and what is added at the end (D,)."""
        values = self.principal.eigenvalues[: self.kept]
        if step != "whiten":
            return np.ones_like(values), self.principal.mean
        varied = values + self.settings.epsilon
        least = NO_SPREAD * max(float(self.principal.eigenvalues[0]), NO_SPREAD)
        factors = np.where(varied > least, 1 / np.sqrt(np.maximum(varied, least)), 0.0)
        return factors, np.zeros_like(self.principal.mean)

    def _matrix(self, step: StepName) -> tuple[Array, Array]:
        """The step as M x + b: (D, D) and (D,)."""
        factors, offset = self._factors(step)
        kept = self.principal.directions[: self.kept]
        matrix = kept.T @ (factors[:, None] * kept)
        return matrix, offset - matrix @ self.principal.mean


def fit(
    settings: Preprocessing, moments: Moments, before: FittedSteps | None = None
) -> FittedSteps:
    """What steps need to know of the images that they are fitted on.

    Mean subtraction and normalisation: LeCun et al. 1998, "Efficient BackProp", section 4.3. What
    was fitted ``before`` on the same moments is not worked out again. Raises ValueError for
    settings that are out of range.
    """
    settings.check()
    shift = _by(settings.mean, moments.mean, moments.shape)
    std = _std(settings.scale, moments, moments.mean - shift)
    mean = (moments.mean - shift) / std
    known = before if before is not None and before.moments is moments else None
    if known and np.array_equal(known.std, std):
        principal = replace(known.principal, mean=mean)
    else:
        principal = principal_components(mean, moments.covariance / np.outer(std, std))
    if known:
        main_axes = known.main_axes
    elif (std == 1).all():
        main_axes = principal.directions[:2].copy()
    else:
        main_axes = principal_components(mean, moments.covariance).directions[:2].copy()
    return FittedSteps(settings, moments, shift, std, principal, main_axes)


def pixels(shape: Shape, places: Sequence[int]) -> Array:
    """Directions (n, D) that read single numbers of an image, by their place in its row."""
    found = np.zeros((len(places), math.prod(shape)))
    found[np.arange(len(places)), list(places)] = 1
    return found


def _by(each: Each, numbers: Array, shape: Shape) -> Array:
    """The mean of numbers (D,) by channel, or by itself; zeros for none."""
    if each == "none":
        return np.zeros_like(numbers)
    if each == "image":
        return numbers.copy()
    channels = numbers.reshape(shape[0], -1)
    return np.broadcast_to(channels.mean(axis=1, keepdims=True), channels.shape).reshape(-1)


def _std(each: Each, moments: Moments, left: Array) -> Array:
    """Standard deviations (D,); ``left`` is the mean after the step before, to be about."""
    if each == "none":
        return np.ones_like(left)
    variance = moments.covariance.diagonal().clip(0)
    if each == "channel":
        around = left - _by("channel", left, moments.shape)
        variance = _by("channel", variance + around**2, moments.shape)
    std = np.sqrt(variance)
    return np.where(std < LEAST_STD, 1.0, std)
