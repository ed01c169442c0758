"""Filters of pictures by name and parameters: what each is, and the weights (kh, kw) it stands for.

Angles are in degrees, counter-clockwise from the right; sizes, sigmas and wavelengths in pixels.
Rows count downwards, so an angle's sine is against them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array, Floats
from cnnlab.core.kernels import kernel

LARGEST: Final = 11  # rows and columns of a filter
ZERO_SUM: Final = 1e-12  # of the sum of absolute weights: less is rounding


Combined: TypeAlias = Literal["magnitude", "direction"]


class Parameter(NamedTuple):
    """A number that a kind of filter has: its bounds, step and default; odd sizes step by 2."""

    name: str
    low: float
    high: float
    step: float
    default: float


class Kind(NamedTuple):
    """A kind of filter: its parameters, in order, and what its results become.

    A kind with two filters has its two results combined, as a gradient's magnitude or direction.
    """

    parameters: tuple[Parameter, ...]
    kernels: Callable[..., tuple[Array, ...]]
    combined: Combined | None = None


@dataclass(frozen=True)
class ImageFilter:
    """A filter by kind and parameters, in the order of ``KINDS[kind].parameters``.

    Parameters that are not given have their defaults. Raises ValueError for an unknown kind, too
    many parameters, or one out of its bounds.
    """

    kind: str
    values: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind: got {self.kind!r}, expected one of {', '.join(KINDS)}")
        parameters = KINDS[self.kind].parameters
        if len(self.values) > len(parameters):
            raise ValueError(
                f"{self.kind}: got {len(self.values)} parameters, expected {len(parameters)}"
            )
        left = tuple(p.default for p in parameters[len(self.values) :])
        object.__setattr__(self, "values", (*self.values, *left))
        for parameter, value in zip(parameters, self.values, strict=True):
            _check(parameter, value)

    def value(self, name: str) -> float:
        """The parameter of that name. Raises KeyError for a name that the kind has not."""
        names = [parameter.name for parameter in KINDS[self.kind].parameters]
        return dict(zip(names, self.values, strict=True))[name]

    def with_value(self, name: str, value: float) -> "ImageFilter":
        """The filter with one parameter changed. Raises KeyError, and ValueError as the filter."""
        self.value(name)
        names = [parameter.name for parameter in KINDS[self.kind].parameters]
        changed = zip(names, self.values, strict=True)
        return ImageFilter(self.kind, tuple(value if key == name else v for key, v in changed))

    def kernels(self) -> tuple[Array, ...]:
        """Weights (kh, kw): of one filter, or of two whose results are to be combined."""
        return KINDS[self.kind].kernels(*self.values)

    def combine(self, results: tuple[Floats, ...]) -> Floats:
        """The result of the filters' results: itself, or √(x² + y²), or the angle in radians.

        The angle of the gradient is -π…π, counter-clockwise from the right, 0 where there is none.
        """
        combined = KINDS[self.kind].combined
        if combined is None:
            return results[0]
        x, y = results
        return np.hypot(x, y) if combined == "magnitude" else np.arctan2(0 - y, x)


def normalised(weights: Array) -> Array | None:
    """Weights divided by their sum, so that a flat picture keeps its brightness.

    None where the sum is zero to rounding: such a filter has no brightness to keep.
    """
    total = float(weights.sum())
    if abs(total) <= ZERO_SUM * float(np.abs(weights).sum()):
        return None
    return weights / total


def _check(parameter: Parameter, value: float) -> None:
    low, high = parameter.low, parameter.high
    if not low <= value <= high:
        raise ValueError(f"{parameter.name}: got {value}, expected {low:g} to {high:g}")
    if parameter.name == "size" and value % 2 != 1:
        raise ValueError(f"size: got {value:g}, expected an odd number of pixels")


def _offsets(size: float) -> tuple[Array, Array]:
    """How far right and up of the middle each cell is."""
    half = int(size) // 2
    along = np.arange(-half, half + 1, dtype=np.float64)
    across = np.broadcast_to(along, (2 * half + 1, 2 * half + 1))
    return across, 0 - across.T


def _along(size: float, angle: float) -> tuple[Array, Array]:
    """How far each cell is along a direction, and how far to the left of it."""
    right, up = _offsets(size)
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return right * c + up * s, up * c - right * s


def _fixed(*names: str) -> tuple[Array, ...]:
    return tuple(kernel(name) for name in names)


def _box(size: float) -> tuple[Array, ...]:
    return (np.full((int(size), int(size)), 1 / int(size) ** 2),)


def _gaussian(size: float, sigma: float) -> tuple[Array, ...]:
    right, _ = _offsets(size)
    line = np.exp(-(right[0] ** 2) / (2 * sigma**2))
    line /= line.sum()
    return (np.outer(line, line),)


def _unsharp(size: float, sigma: float, amount: float) -> tuple[Array, ...]:
    """The picture plus ``amount`` times what a blur takes away from it."""
    (blur,) = _gaussian(size, sigma)
    weights = -amount * blur
    weights[int(size) // 2, int(size) // 2] += 1 + amount
    return (weights,)


def _log(size: float, sigma: float) -> tuple[Array, ...]:
    """Laplacian of a Gaussian. Marr and Hildreth 1980, Theory of edge detection.

    What the window cuts off is given back evenly, so that the sum is zero.
    """
    right, up = _offsets(size)
    r = (right**2 + up**2) / (2 * sigma**2)
    weights = (r - 1) * np.exp(-r) / (np.pi * sigma**4)
    return (weights - weights.mean(),)


def _motion(size: float, angle: float) -> tuple[Array, ...]:
    """Mean along a line through the middle, as long as the window, with soft sides."""
    along, beside = _along(size, angle)
    inside = np.clip(int(size) / 2 + 0.5 - np.abs(along), 0, 1)
    weights = inside * np.clip(1 - np.abs(beside), 0, 1)
    return (weights / weights.sum(),)


def _gabor(size: float, angle: float, wavelength: float) -> tuple[Array, ...]:
    """A cosine that runs in a direction under a Gaussian of half a wavelength.

    Its sum is zero, its positive weights add up to 1. Daugman 1985.
    """
    along, beside = _along(size, angle)
    bell = np.exp(-(along**2 + beside**2) / (2 * (wavelength / 2) ** 2))
    wave = np.cos(2 * np.pi * along / wavelength)
    weights = bell * (wave - (bell * wave).sum() / bell.sum())
    return (weights / weights.clip(min=0).sum(),)


def _size(low: float, default: float) -> Parameter:
    return Parameter("size", low, LARGEST, 2, default)


_SIGMA = Parameter("sigma", 0.3, 5, 0.1, 1)
_ANGLE = Parameter("angle", 0, 180, 5, 0)
_SOBEL = partial(_fixed, "sobel_x", "sobel_y")

KINDS: Final[dict[str, Kind]] = {
    "identity": Kind((), partial(_fixed, "identity")),
    "box_blur": Kind((_size(1, 3),), _box),
    "gaussian_blur": Kind((_size(1, 5), _SIGMA), _gaussian),
    "motion_blur": Kind((_size(3, 7), _ANGLE), _motion),
    "sharpen": Kind((), partial(_fixed, "sharpen")),
    "unsharp_mask": Kind((_size(3, 5), _SIGMA, Parameter("amount", 0, 5, 0.1, 1)), _unsharp),
    "sobel_x": Kind((), partial(_fixed, "sobel_x")),
    "sobel_y": Kind((), partial(_fixed, "sobel_y")),
    "sobel_magnitude": Kind((), _SOBEL, "magnitude"),
    "sobel_direction": Kind((), _SOBEL, "direction"),
    "prewitt_x": Kind((), partial(_fixed, "prewitt_x")),
    "prewitt_y": Kind((), partial(_fixed, "prewitt_y")),
    "laplacian": Kind((), partial(_fixed, "laplacian")),
    "log": Kind((_size(5, 7), Parameter("sigma", 0.5, 3, 0.1, 1)), _log),
    "emboss": Kind((), partial(_fixed, "emboss")),
    "emboss_corners": Kind((), partial(_fixed, "emboss_corners")),
    "gabor": Kind((_size(5, 9), _ANGLE, Parameter("wavelength", 2, 12, 0.5, 4)), _gabor),
}
SINGLE: Final = tuple(name for name, kind in KINDS.items() if kind.combined is None)
"""Kinds of one filter, whose result is a map like those of a layer."""
