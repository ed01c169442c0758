"""Picture files: checked before memory is taken, read as brightness."""

import warnings
from pathlib import Path

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.files.idx import DataError

MOST_PIXELS = 50_000_000  # of a picture that is decoded at all
LARGEST = 640  # pixels of the larger side that ink is looked for in


def read_grey(path: Path) -> Array:
    """Brightness (H, W) in 0…1, what is transparent on white. Raises DataError, OSError."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise DataError(
                        f"{path}: size: got {picture.width} × {picture.height} pixels, "
                        f"expected at most {MOST_PIXELS:,}"
                    )
                picture.draft("L", (LARGEST, LARGEST))
                shown = picture.convert("RGBA")
                shown.thumbnail((LARGEST, LARGEST))
                ground = Image.new("RGBA", shown.size, "white")
                grey = Image.alpha_composite(ground, shown).convert("L")
    except UnidentifiedImageError as error:
        raise DataError(f"{path}: contents: no picture that can be read") from error
    except (SyntaxError, EOFError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"{path}: contents: the picture is damaged ({error})") from error
    except Image.DecompressionBombWarning as error:
        raise DataError(f"{path}: size: {error}") from error
    return np.asarray(grey, float) / 255
