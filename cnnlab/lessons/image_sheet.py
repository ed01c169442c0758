"""What the Images tab shows, as one frozen value.

A picture, a filter on it, layers, a filter to be guessed, and an X.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, TypeAlias, get_args

import numpy as np

from cnnlab.core.arrays import Array, Bytes, read_only
from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.image_filters import LARGEST, SINGLE, ImageFilter
from cnnlab.core.levels import Display
from cnnlab.core.pieces.letters import PIECES, SIDE, X
from cnnlab.core.pipeline import Pipeline
from cnnlab.files.png import png_bytes

ImagePage: TypeAlias = Literal["filters", "layers", "pieces"]
IMAGE_PAGES: Final[tuple[ImagePage, ...]] = get_args(ImagePage)
PARTS_OF: Final[dict[ImagePage, tuple[str, ...]]] = {
    "filters": ("filtering", "picture"),
    "layers": ("layers", "picture", "guess"),
    "pieces": ("pieces",),
}
"""The parts of the sheet that a page shows; the first names the example that it came from."""
Channel: TypeAlias = Literal["grey", 0, 1, 2]
CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
MOST_SIDE: Final = 4096  # rows and columns of a picture
PIECE: Final = 3  # rows and columns of a piece
GUESSED: Final = 3  # rows and columns of a filter to be guessed
MOST_SEED: Final = 999_999  # of a puzzle: short enough to be read out


@dataclass(frozen=True, eq=False)
class ImagePicture:
    """Pixels (C, H, W), bytes, of one channel or of red, green and blue; copied in and read-only.

    ``name`` is one of ``PICTURES``, or what the picture was called where it came from. Raises
    ValueError for other shapes and types, no pixels, and sides above MOST_SIDE.
    """

    name: str
    pixels: Bytes
    preset: str = ""

    def __post_init__(self) -> None:
        shape = self.pixels.shape
        if self.pixels.dtype != np.uint8 or len(shape) != 3 or shape[0] not in (1, 3):
            raise ValueError(
                f"pixels: got {self.pixels.dtype} {shape}, expected bytes (1 or 3, H, W)"
            )
        if not 1 <= min(shape[1:]) <= max(shape[1:]) <= MOST_SIDE:
            raise ValueError(f"pixels: got {shape[1:]}, expected sides of 1 to {MOST_SIDE}")
        object.__setattr__(self, "pixels", read_only(self.pixels))

    @cached_property
    def png(self) -> bytes:
        """The pixels as a PNG, made once: a lab in progress is kept again and again."""
        return png_bytes(self.pixels)


@dataclass(frozen=True, eq=False)
class ImageFiltering:
    """A filter, how it is moved over the picture, and how its result is shown.

    ``filter`` is one by name, or typed weights (kh, kw) up to 11×11, read-only. ``channel`` is
    which of a picture in colour is shown: all mixed to grey, or red, green or blue. Raises
    ValueError for weights of another shape or not finite, and an unknown channel.
    """

    filter: ImageFilter | Array = ImageFilter("sobel_x")  # noqa: RUF009 - frozen
    settings: FilterSettings = FilterSettings()  # noqa: RUF009 - frozen
    display: Display = "signed"
    channel: Channel = "grey"
    preset: str = ""

    def __post_init__(self) -> None:
        _check_channel(self.channel)
        if not isinstance(self.filter, ImageFilter):
            sides = self.filter.shape
            if len(sides) != 2 or not 1 <= min(sides) <= max(sides) <= LARGEST:
                raise ValueError(f"filter: got shape {sides}, expected up to {LARGEST}×{LARGEST}")
            object.__setattr__(self, "filter", _numbers("filter", self.filter, sides))


@dataclass(frozen=True, eq=False)
class ImageLayers:
    """Layers that the picture goes through.

    ``maps`` are the maps that are shown, one for each step, counted from 0; the first one where
    there is none for a step. ``channel`` is which of a picture in colour goes in, as in
    ImageFiltering; it is the one on which a filter is guessed too. ``filters`` are those by which
    weights of the layers are known again as a kind with parameters that are not its defaults.
    Raises ValueError for an unknown channel, and for a kind that combines two filters.
    """

    pipeline: Pipeline
    maps: tuple[int, ...] = ()
    channel: Channel = "grey"
    filters: tuple[ImageFilter, ...] = ()
    preset: str = ""

    def __post_init__(self) -> None:
        _check_channel(self.channel)
        for filter_ in self.filters:
            if filter_.kind not in SINGLE:
                raise ValueError(f"filters: got {filter_.kind!r}, expected a kind of one filter")


@dataclass(frozen=True, eq=False)
class ImageGuess:
    """A filter that is to be guessed by what it makes of the picture.

    The same ``seed`` hides the same filter. ``weights`` (3, 3) are what is guessed so far, copied
    in and read-only; ``shown`` is whether the hidden filter was asked for. Raises ValueError for
    other shapes, and numbers that are not finite.
    """

    seed: int = 5  # two weights, for a start
    weights: Array = field(default_factory=lambda: np.zeros((GUESSED, GUESSED)))
    shown: bool = False

    def __post_init__(self) -> None:
        weights = _numbers("weights", self.weights, (GUESSED, GUESSED))
        object.__setattr__(self, "weights", weights)


@dataclass(frozen=True, eq=False)
class ImagePieces:
    """A picture (9, 9) of +1 (ink) and -1, and the pieces (3, 3, 3) that it is known by.

    ``weights`` of the vote are (2, 3, 4, 4) with ``partial`` windows of the pool and (2, 3, 3, 3)
    without; None for those of ``default_weights``. The picture is looked at after a ``distortion``
    by ``amount`` 0…1. With ``predicts`` the scores are hidden until they are guessed. Arrays are
    copied in and read-only. Raises ValueError for other shapes and numbers that are not finite.
    """

    pixels: Array = field(default_factory=lambda: X)
    pieces: Array = field(default_factory=lambda: np.stack([*PIECES.values()]))
    weights: Array | None = None
    partial: bool = True
    distortion: str = "shift"
    amount: float = 0.0
    seed: int = 0
    predicts: bool = False
    preset: str = ""

    def __post_init__(self) -> None:
        pieces = (len(PIECES), PIECE, PIECE)
        object.__setattr__(self, "pixels", _numbers("pixels", self.pixels, (SIDE, SIDE)))
        object.__setattr__(self, "pieces", _numbers("pieces", self.pieces, pieces))
        if not (np.abs(self.pixels) == 1).all():
            raise ValueError("pixels: expected +1 and -1 and nothing else")
        if self.weights is not None:
            weights = _numbers("weights", self.weights, weights_shape(self.partial))
            object.__setattr__(self, "weights", weights)


@dataclass(frozen=True, eq=False)
class ImageSheet:
    """All of it; a part that examples set names the one that it came from in ``preset``."""

    picture: ImagePicture
    filtering: ImageFiltering
    layers: ImageLayers
    pieces: ImagePieces
    guess: ImageGuess = field(default_factory=ImageGuess)


def weights_shape(partial: bool) -> tuple[int, ...]:
    """Shape of the vote's weights: letters, pieces, rows and columns of the pooled maps."""
    side = 4 if partial else 3
    return 2, len(PIECES), side, side


def _check_channel(channel: Channel) -> None:
    if channel not in CHANNELS:
        raise ValueError(f"channel: got {channel!r}, expected grey, 0, 1 or 2")


def _numbers(name: str, came: Array, shape: tuple[int, ...]) -> Array:
    """Finite numbers of a shape in float64, read-only; the same array if it is that already."""
    array = np.asarray(came, dtype=np.float64)
    if array.shape != shape or not np.isfinite(array).all():
        raise ValueError(f"{name}: got shape {array.shape}, expected finite numbers {shape}")
    return read_only(array)
