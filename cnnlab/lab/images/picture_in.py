"""A picture from outside as the Images tab takes it."""

from dataclasses import dataclass

import numpy as np

from cnnlab.core.picture import Picture
from cnnlab.lessons.image_sheet import ImagePicture


@dataclass(frozen=True, eq=False)
class TakenPicture:
    """What it becomes, still without a name, and its width and height before it was scaled down.

    ``source_size`` is None where it was not.
    """

    picture: ImagePicture
    source_size: tuple[int, int] | None = None


def taken(picture: Picture) -> TakenPicture:
    """A picture whose channels are all alike as one grey channel, else red, green and blue.

    Raises ValueError for sides above MOST_SIDE.
    """
    pixels = picture.pixels
    grey = all(np.array_equal(pixels[0], other) for other in pixels[1:])
    kept = pixels[:1] if grey else pixels
    return TakenPicture(ImagePicture("", kept), picture.source_size)
