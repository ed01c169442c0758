"""Augmentation: random affine and elastic distortions, and thicker or thinner strokes.

A batch is distorted at once, in one resampling.
"""

from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt

from cnnlab.digits.ink import MIDDLE, SIZE

Images = npt.NDArray[np.float32]

KNOTS = 6  # of the displacement field, along each axis
RING = SIZE + 2  # with a border of one pixel, which what lies outside reads


@dataclass(frozen=True)
class Strengths:
    """Standard deviations of the random distortions."""

    turn: float = 0.1
    """Radians."""
    scale: float = 0.08
    """Of the logarithm, for each axis."""
    shear: float = 0.13
    shift: float = 0.8
    """Pixels."""
    bend: float = 1.1
    """Pixels, at each knot of a coarse field."""
    pen: float = 0.35
    """Share of a thicker or thinner stroke, made by the brightest or darkest neighbour."""

    def times(self, share: float) -> "Strengths":
        """All of them scaled."""
        return Strengths(*(share * strength for strength in astuple(self)))


def augment(images: Images, rng: np.random.Generator, strengths: Strengths = Strengths()) -> Images:
    """Randomly distorted copies of images (N, 28, 28), float32 in 0…1.

    Simard et al. 2003, section 2, with a displacement field interpolated from few knots.
    """
    if len(images) == 0:
        return images.copy()
    return _resampled(_thickened(images, rng, strengths.pen), _places(len(images), rng, strengths))


def turned_images(images: Images, angles: npt.ArrayLike) -> Images:
    """Images (N, 28, 28) turned about their middle, clockwise by angles (N,) or one, in radians."""
    angles = np.broadcast_to(np.asarray(angles, np.float64), len(images))
    c, s = np.cos(angles), np.sin(angles)
    matrix = np.stack([np.stack([c, -s], axis=1), np.stack([s, c], axis=1)], axis=1)
    places = np.einsum("nij,jp->inp", matrix.astype(np.float32), _GRID, dtype=np.float32)
    return _resampled(images, places + np.float32(MIDDLE))


def _places(count: int, rng: np.random.Generator, strengths: Strengths) -> npt.NDArray[np.float32]:
    """Rows and columns (2, N, 784) that each pixel reads."""
    matrix = _matrices(count, rng, strengths)
    places = np.einsum("nij,jp->inp", matrix, _GRID, dtype=np.float32)
    knots = rng.standard_normal((2 * count, KNOTS * KNOTS), dtype=np.float32)
    places += (knots @ (strengths.bend * _FIELD)).reshape(2, count, -1)
    shift = rng.normal(0, strengths.shift, (2, count, 1)) + MIDDLE
    places += shift.astype(np.float32)
    return places


def _matrices(
    count: int, rng: np.random.Generator, strengths: Strengths
) -> npt.NDArray[np.float32]:
    """Random rotation, scale and shear matrices (N, 2, 2) of (row, column)."""
    turn = rng.normal(0, strengths.turn, count)
    down, across = np.exp(rng.normal(0, strengths.scale, (2, count)))
    slant = rng.normal(0, strengths.shear, count)
    c, s = np.cos(turn), np.sin(turn)
    rows = np.stack([c * down - s * slant, -s * across], axis=1)
    columns = np.stack([s * down + c * slant, c * across], axis=1)
    return np.stack([rows, columns], axis=1).astype(np.float32)


def _resampled(images: Images, places: npt.NDArray[np.float32]) -> Images:
    """Bilinear interpolation; 0 outside the image."""
    n = len(images)
    ringed = np.zeros((n, RING, RING), np.float32)
    ringed[:, 1:-1, 1:-1] = images
    flat = ringed.reshape(-1)
    places += 1
    np.clip(places, 0, RING - 1.001, out=places)
    whole = places.astype(np.int32)
    row, column = places - whole
    first = whole[0] * RING + whole[1] + (np.arange(n, dtype=np.int32) * RING * RING)[:, None]
    top, below = flat.take(first), flat.take(first + RING)
    top += column * (flat.take(first + 1) - top)
    below += column * (flat.take(first + RING + 1) - below)
    top += row * (below - top)
    return top.reshape(images.shape)


def _thickened(images: Images, rng: np.random.Generator, strength: float) -> Images:
    """Randomly dilated or eroded images; most are left as they are."""
    share = rng.normal(0, strength, len(images)).astype(np.float32)
    found = images.copy()
    for which, best in ((share > strength / 2, np.maximum), (share < -strength / 2, np.minimum)):
        part = images[which]
        edge = part.copy()
        for a, b in (
            (edge[:, 1:], part[:, :-1]),
            (edge[:, :-1], part[:, 1:]),
            (edge[..., 1:], part[..., :-1]),
            (edge[..., :-1], part[..., 1:]),
        ):
            best(a, b, out=a)
        found[which] += np.minimum(abs(share[which]), 1)[:, None, None] * (edge - part)
    return found


def _hat(count: int) -> npt.NDArray[np.float64]:
    """Linear interpolation weights of knots (columns) for pixels (rows)."""
    place = np.linspace(0, count - 1, SIZE)[:, None]
    return np.maximum(0, 1 - abs(place - np.arange(count)))


_GRID = np.stack(np.meshgrid(*[np.arange(SIZE) - MIDDLE] * 2, indexing="ij")).reshape(2, -1)
_GRID = _GRID.astype(np.float32)
_FIELD = np.kron(_hat(KNOTS), _hat(KNOTS)).T.astype(np.float32)
