"""An animation as a GIF, encoded by Pillow."""

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Final

import numpy as np

from cnnlab.core.arrays import Bytes

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS: Final = 256


def write_gif(
    file: IO[bytes], frames: Iterable[Bytes], seconds: Sequence[float], like: Sequence[Bytes]
) -> None:
    """A GIF that plays for ever: pictures (H, W, 3) with the time that each is shown.

    All have one palette, that of the pictures they are ``like``, so that what does not change from
    one to the next takes no room. Times are rounded to hundredths of a second. What ``frames`` and
    ``file`` raise is passed on.
    """
    from PIL.Image import Dither, fromarray

    palette = fromarray(np.concatenate(like)).quantize(COLOURS, dither=Dither.NONE)

    def indexed() -> Iterator["Image"]:
        for frame in frames:
            yield fromarray(frame).quantize(palette=palette, dither=Dither.NONE)

    made = indexed()
    times = [round(100 * time) * 10 for time in seconds]
    next(made).save(file, "GIF", save_all=True, append_images=made, duration=times, loop=0)
