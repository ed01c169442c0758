"""What was written on a page: connected ink, without lines, specks and edges of paper."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Mask
from cnnlab.digits.components import Ints, components
from cnnlab.digits.morphology import Floats, grown
from cnnlab.digits.paper import Contrast

LEAST: Final = 0.012  # cover that is ink where there is no noise
NOISE: Final = 6.0  # standard deviations that ink is above
CUT: Final = 0.3  # of a component's own strong cover: what has less is no part of it
SPECK: Final = 7  # pixels of the larger side that a mark has at least
SOFT: Final = 0.6  # of a mark's cover: what lies round a mark has less, or it is a shadow
LIGHTER: Final = 0.4  # of a mark's contrast: paper is lighter than the mark by more
DARK: Final = 0.35  # of what lies round a mark: a whole stroke has less that is as dark
SOLID: Final = 0.42  # of the larger side: a stroke is thinner
RING: Final = 3  # pixels from a mark to what lies round it
STRONG: Final = 0.9  # quantile of cover that stands for a component
MOST: Final = 400  # marks; where there are more, the largest


@dataclass(frozen=True, eq=False)
class Marks:
    """Marks on a page (H, W), the largest first: pixels' mark, -1 for none, and their measures."""

    image: npt.NDArray[np.int32]
    boxes: Ints
    area: Ints
    strong: Floats
    """Cover of its ink."""
    depth: npt.NDArray[np.float64]
    """How much darker it is than the paper, as a logarithm: the mean."""
    width: Floats
    """Of the stroke, in pixels."""
    border: npt.NDArray[np.float64]
    """Pixels along one side of the picture, over its own larger side; 0 for what touches none."""


def ink_mask(seen: Contrast, least: float = LEAST, noise: float = NOISE) -> Mask:
    """Pixels (H, W) that may be ink: those of ``least`` cover and ``noise`` deviations."""
    mask: Mask = seen.cover > np.float32(least) + np.float32(noise) * seen.noise
    return mask


def find_marks(mask: Mask, seen: Contrast) -> Marks:
    """Marks of what may be ink."""
    cover = seen.cover
    first = components(mask)
    if first.count:
        image = first.image()
        mask = mask & (cover > CUT * _quantiles(cover, image, first.count)[image])
    found = components(mask)
    order = np.argsort(-found.sides, kind="stable")
    large = order[: min(MOST, int((found.sides >= SPECK).sum()))]
    image = _renumbered(found.image(), found.count, large)
    strong = _quantiles(cover, image, len(large))
    width = _widths(image, found.area[large])
    longest = found.sides[large]
    taken = width <= SOLID * longest + 1
    taken &= _stands_alone(image, seen, strong)
    kept = np.flatnonzero(taken)
    image = _renumbered(image, len(large), kept)
    border = _along_border(image, longest[kept])
    depth = _means(seen.hat, image, len(kept))
    return Marks(
        image,
        found.boxes[large[kept]],
        found.area[large[kept]],
        strong[kept],
        depth,
        width[kept],
        border,
    )


def _widths(image: npt.NDArray[np.int32], area: Ints) -> Floats:
    """Mean widths of strokes: twice the area over the outline, without the picture's border."""
    inside = image >= 0
    edge = inside & grown(~inside, 1)
    outline = np.bincount(image[edge], minlength=len(area))
    return (2 * area / np.maximum(outline, 1)).astype(np.float32)


def _renumbered(image: npt.NDArray[np.int32], count: int, which: Ints) -> npt.NDArray[np.int32]:
    """Pixels' components of so many, counted anew: only those of ``which``, in that order."""
    again = np.full(count + 1, -1, np.int32)
    again[which] = np.arange(len(which))
    return again[image]


def _quantiles(cover: Floats, image: npt.NDArray[np.int32], count: int) -> Floats:
    """Of each component the cover that stands for it."""
    if not count:
        return np.zeros(0, np.float32)
    pixels = np.flatnonzero(image.reshape(-1) >= 0)
    labels, values = image.reshape(-1)[pixels], cover.reshape(-1)[pixels]
    order = np.lexsort((values, labels))
    size = np.bincount(labels, minlength=count)
    place = np.cumsum(size) - size + (STRONG * (size - 1)).astype(np.int64)
    return values[order[place]]


def _means(values: Floats, image: npt.NDArray[np.int32], count: int) -> npt.NDArray[np.float64]:
    """Mean of each component's values."""
    inside = image >= 0
    own = image[inside]
    return np.bincount(own, values[inside], count) / np.maximum(
        np.bincount(own, minlength=count), 1
    )


def _stands_alone(
    image: npt.NDArray[np.int32], seen: Contrast, strong: Floats
) -> npt.NDArray[np.bool_]:
    """Whether what lies round each component, some pixels away from it, is paper.

    Round what is soft, a shadow, there is cover; round a part of a thicker stroke it is as dark.
    """
    wide, near, count = image, image, len(strong)
    for _ in range(RING):
        near, wide = wide, _spread(wide)
    ring = (wide >= 0) & (near < 0)
    labels = wide[ring]
    pixels = np.maximum(np.bincount(labels, minlength=count), 1)
    soft = np.bincount(labels, seen.cover[ring], count) / pixels
    level, hat = (_means(values, image, count) for values in (seen.logs, seen.hat))
    dark = np.bincount(labels, seen.logs[ring] < (level + LIGHTER * hat)[labels], count) / pixels
    return (soft <= SOFT * strong) & (dark <= DARK)


def _spread(image: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Labels (H, W), each a pixel larger to all sides; the higher one where two meet."""
    found = image.copy()
    np.maximum(found[1:], image[:-1], out=found[1:])
    np.maximum(found[:-1], image[1:], out=found[:-1])
    rows = found.copy()
    np.maximum(found[:, 1:], rows[:, :-1], out=found[:, 1:])
    np.maximum(found[:, :-1], rows[:, 1:], out=found[:, :-1])
    return np.where(image >= 0, image, found)


def _along_border(image: npt.NDArray[np.int32], sides: Ints) -> npt.NDArray[np.float64]:
    """Pixels of each component along one side of the picture, over its own larger side."""
    found = np.zeros(len(sides))
    for side in (image[0], image[-1], image[:, 0], image[:, -1]):
        found = np.maximum(found, np.bincount(side[side >= 0], minlength=len(sides)))
    return found / np.maximum(sides, 1)
