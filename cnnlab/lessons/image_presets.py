"""Worked examples of the Images tab as data: files of resources/image_presets.

They are checked when used. An example sets the filter, the layers or the pieces; a picture only by
the name of one that is shipped, so that examples are small and fit any picture.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from cnnlab.lessons.fields import FormField, choice_of
from cnnlab.lessons.image_form import PARTS
from cnnlab.lessons.image_sheet import PARTS_OF, ImagePage, ImagePicture, ImageSheet
from cnnlab.lessons.page_presets import PageFiles, PagePreset
from cnnlab.lessons.pictures import PICTURES, shipped_pixels
from cnnlab.lessons.preset_files import PresetKind

FORMAT: Final = "cnnlab image preset"
ORDER: Final = (
    "sobel-x",
    "gradient",
    "blur",
    "repeat",
    "unsharp",
    "emboss",
    "log",
    "gabor",
    "noise",
    "stride-dilation",
    "turned-filter",
    "edge-layer",
    "three-deep",
    "average-pool",
    "network",
    "x",
    "x-shifted",
    "x-turned",
    "x-thick",
    "x-noise",
    "o",
    "x-whole-windows",
    "x-predict",
)
FIRST: Final[dict[str, str]] = {
    "picture": "sobel-x",
    "filtering": "sobel-x",
    "layers": "edge-layer",
    "pieces": "x",
}
"""The example that each part of a sheet is of at first."""
_PART_OF: Final = {page: parts[0] for page, parts in PARTS_OF.items()}
_SHIPPED: Final = choice_of(PICTURES)


class ImagePreset(PagePreset):
    """A named example. Who predicts goes on predicting; an example can begin it."""

    def placed(self, name: str, part: Any, shown: Any) -> Any:
        """A part as it takes the place of the one that is shown; the same picture stays."""
        if name == "picture":
            same = part.name == shown.name and np.array_equal(part.pixels, shown.pixels)
            return shown if same else part
        if name == "pieces":
            return replace(part, predicts=part.predicts or shown.predicts)
        return part


def _picture_from(came: Any, place: str) -> ImagePicture:
    name = _SHIPPED.read(came, place)
    return ImagePicture(name, shipped_pixels(name))


_PICTURE: Final = FormField(lambda picture: picture.name, _picture_from)
IMAGE_FILES: Final = PageFiles(
    ImagePreset,
    FORMAT,
    "image_presets",
    ORDER,
    _PART_OF,
    {name: PARTS[name] for name in _PART_OF.values()} | {"picture": _PICTURE},
)
IMAGE_PRESETS: Final = PresetKind(IMAGE_FILES.write, IMAGE_FILES.read)


def preset_of_page(sheet: ImageSheet, page: ImagePage) -> ImagePreset | None:
    """What a page shows as an example, without its picture and still without an id and a title."""
    return IMAGE_FILES.of_page(sheet, page)


def first_image_sheet(presets: Sequence[ImagePreset] | None = None) -> ImageSheet:
    """What the tab opens on: of each part its example in ``FIRST``."""
    return ImageSheet(**IMAGE_FILES.first(FIRST, presets))
