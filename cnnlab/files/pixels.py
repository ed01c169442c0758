"""What Pillow has decoded, of any mode and depth, as bytes that are no larger than is of use."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Bytes, Mask

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

# What is kept of a large picture: 16 pixels a cell along the longer side. A long strip keeps more,
# because its middle may be cropped to a square.
_KEPT: Final = 1024
_KEPT_SHORTER: Final = 256
_KEPT_STRIP: Final = 8192

_BLOCK: Final = 256  # rows of a deep picture that are worked on at once, to save memory
_DARK: Final = 32  # of 256 levels: colours of 16 bits that use fewer are stretched
_ORIENTATION, _PHOTOMETRIC, _SAMPLE_FORMAT = 0x0112, 262, 339  # numbers of tags
_UNSIGNED, _WHITE_IS_ZERO = 1, 0  # what they say


def kept_size(size: tuple[int, int], most_side: int | None = None) -> tuple[int, int]:
    """Width and height to work with: no side above ``most_side``.

    None for as much as 64 cells can use, cropped or not.
    """
    longer, shorter = max(size), min(size)
    if most_side is None:
        scale = max(_KEPT / longer, min(_KEPT_SHORTER / shorter, _KEPT_STRIP / longer))
    else:
        scale = most_side / longer
    if scale >= 1:
        return size
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def decoded(picture: "ImageFile", most_side: int | None = None) -> Bytes:
    """Bytes (H, W, 3 or 4) of a picture of which the header was read, upright, of ``kept_size``.

    Raises whatever the decoder raises, ValueError for floats of which none is finite.
    """
    picture.draft(None, kept_size(picture.size, most_side))
    deep = any(";16" in str(tile.args) for tile in picture.tile)
    picture.load()
    pixels = reduced(picture, most_side)
    if deep:
        pixels = _brightened(pixels)
    return _upright(pixels, _orientation(picture))


def reduced(image: "Image", most_side: int | None = None) -> Bytes:
    """Bytes (H, W, 3), or (H, W, 4) with alpha, of an image of any mode, of ``kept_size``."""
    from PIL.Image import Resampling

    if image.mode.startswith(("I", "F")):
        image = _stretched(image)
    elif image.mode in ("1", "P", "PA") or "transparency" in image.info:
        image = _in_colour(image)
    small = image.resize(kept_size(image.size, most_side), Resampling.BOX)
    return np.asarray(_in_colour(small))


def _in_colour(image: "Image") -> "Image":
    if image.mode == "La":
        image = image.convert("LA")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _stretched(image: "Image") -> "Image":
    """Numbers of more than 8 bits as bytes: the range that is used becomes 0…255.

    What is not finite, or of the colour that a PNG calls transparent, is transparent.
    """
    from PIL import Image as pillow  # noqa: N813 - a module, beside the class of that name

    tags = getattr(image, "tag_v2", {})
    values = np.asarray(image)
    if tags and image.mode == "I" and tags.get(_SAMPLE_FORMAT, (_UNSIGNED,))[0] == _UNSIGNED:
        values = values.view(np.uint32)  # Pillow has no mode for them and lets them wrap
    there = np.isfinite(values)
    if not there.any():
        raise ValueError("no pixel holds a finite number")
    hidden = image.info.get("transparency")
    if isinstance(hidden, int):
        there &= values != hidden
    grey = _scaled(values, there)
    if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO:
        grey = 255 - grey
    if there.all():
        return pillow.fromarray(grey)
    alpha = there.astype(np.uint8) * 255
    return pillow.merge("LA", (pillow.fromarray(grey), pillow.fromarray(alpha)))


def _scaled(values: npt.NDArray[Any], there: Mask) -> Bytes:
    seen = values if there.all() else values[there]
    low, high = (float(seen.min()), float(seen.max())) if seen.size else (0.0, 0.0)
    if high > low:
        span = high - low
    else:  # one value all over: by its depth
        low, span = 0.0, 1.0 if values.dtype.kind == "f" else 65535.0
    blocks = np.array_split(values, -(-len(values) // _BLOCK))
    return np.concatenate([_as_bytes(block, low, span) for block in blocks])


def _as_bytes(values: npt.NDArray[Any], low: float, span: float) -> Bytes:
    finite = np.where(np.isfinite(values), values, low).astype(np.float64)
    return np.floor(((finite - low) * 255 / span).clip(0, 255) + 0.5).astype(np.uint8)


def _brightened(pixels: Bytes) -> Bytes:
    """Colours of 16 bits, of which only the upper 8 were read, brought out if they use few."""
    colour = pixels[:, :, :3]
    seen = colour[pixels[:, :, 3] > 0] if pixels.shape[2] == 4 else colour.reshape(-1, 3)
    if not len(seen) or not np.ptp(seen, axis=0).any():
        return pixels
    low, high = int(seen.min()), int(seen.max())
    if high - low >= _DARK:
        return pixels
    bright = pixels.copy()
    bright[:, :, :3] = _as_bytes(colour, low, high - low)
    return bright


def _orientation(picture: "Image") -> int:
    """EXIF's number for how a picture is to be turned; 1, as it is, where that is damaged."""
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # what is said of a picture may be damaged and the picture whole
        return 1


def _upright(pixels: Bytes, orientation: int) -> Bytes:
    """Pixels (H, W, C) turned and mirrored as EXIF's orientation says."""
    match orientation:
        case 2:
            return pixels[:, ::-1]
        case 3:
            return pixels[::-1, ::-1]
        case 4:
            return pixels[::-1]
        case 5:
            return pixels.transpose(1, 0, 2)
        case 6:
            return np.rot90(pixels, -1)
        case 7:
            return pixels[::-1, ::-1].transpose(1, 0, 2)
        case 8:
            return np.rot90(pixels)
    return pixels
