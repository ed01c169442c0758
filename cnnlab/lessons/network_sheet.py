"""What the Network tab shows, as one frozen value: a stack, what it learns from, and how."""

from dataclasses import dataclass, replace
from math import inf
from typing import Final, Literal, TypeAlias, get_args

from cnnlab.core.dense.points import PointsKind
from cnnlab.core.layers.base import Shape
from cnnlab.core.preprocess import Preprocessing
from cnnlab.core.stack.blocks import Stack
from cnnlab.files.folders import CLASSES
from cnnlab.lessons.label_edits import LabelEdits

SourceName: TypeAlias = Literal["strokes", "mine", "mixed", "folder", "mnist", "points"]
SOURCES: Final[tuple[SourceName, ...]] = get_args(SourceName)
"""Where examples come from: our stroke models, the user's own digits, both, a folder, MNIST, or
points in the plane."""
POINT_CLASSES: Final = 2
POINT_SHAPE: Final[Shape] = (2,)
IMAGE_SHAPE: Final[Shape] = (1, 28, 28)
MOST_STRENGTH: Final = 3.0


@dataclass(frozen=True)
class NetworkRecipe:
    """What of a training a person sets; ``dropout`` is that of all dropout layers, None for own."""

    learning_rate: float = 2e-3
    momentum: float = 0.9
    weight_decay: float = 0.0
    dropout: float | None = None
    batch: int = 64
    optimiser: str = "adam"
    seed: int = 0


@dataclass(frozen=True)
class NetworkSheet:
    """All of it; ``preset`` names the example that it came from.

    ``points`` are those of the source of that name, ``edits`` those of its labels; ``strength`` is
    that of the augmentation, as a factor of the usual one. Raises ValueError for one that is out of
    range.
    """

    stack: Stack
    source: SourceName = "strokes"
    points: PointsKind = "moons"
    preprocessing: Preprocessing = Preprocessing("channel", "channel")  # noqa: RUF009 - frozen
    strength: float = 0.0
    recipe: NetworkRecipe = NetworkRecipe()
    preset: str = ""
    edits: LabelEdits = LabelEdits()  # noqa: RUF009 - frozen

    def __post_init__(self) -> None:
        if not 0 <= self.strength < inf:
            raise ValueError(f"strength: got {self.strength}, expected a number from 0")

    @property
    def classes(self) -> int:
        """How many there are to tell apart."""
        return POINT_CLASSES if self.source == "points" else CLASSES


def shape_of(source: SourceName) -> Shape:
    """Of one example."""
    return POINT_SHAPE if source == "points" else IMAGE_SHAPE


def with_source(
    sheet: NetworkSheet, source: SourceName, points: PointsKind | None = None
) -> NetworkSheet:
    """On other examples, perhaps points of another kind; the stack takes what they are."""
    shape, stack = shape_of(source), sheet.stack
    if stack.input_shape != shape:
        stack = replace(stack, input_shape=shape)
    points = points or sheet.points
    same = (source, points) == (sheet.source, sheet.points)
    edits = sheet.edits if same else LabelEdits()  # they are of its examples
    return replace(sheet, stack=stack, source=source, points=points, edits=edits)
