"""A sheet of the Images tab as plain JSON data, and back, checked before it is believed.

{"picture": {...}, "filtering": {...}, "layers": {...}, "pieces": {...}, "guess": {...}}. A
key that is absent in a part stands for the field's default, as "guess" does; a picture without
"png" is the one of its name in ``PICTURES``. What weights were in float32 comes back in float64.
"""

import base64
import binascii
from typing import Any, Final

import numpy as np

from cnnlab.core.levels import DISPLAYS
from cnnlab.core.pieces.distort import DISTORTIONS
from cnnlab.core.pieces.letters import PIECES, SIDE
from cnnlab.core.pipeline import MOST_STEPS, Pipeline
from cnnlab.files.png import png_pixels
from cnnlab.lessons.fields import (
    FLAG,
    TEXT,
    FormField,
    bounded,
    choice_of,
    list_of,
    object_from,
    optional,
    plain,
    read,
    record,
    whole,
    written,
)
from cnnlab.lessons.form_checks import FormError, brief, numbers_from, wanted
from cnnlab.lessons.image_sheet import (
    CHANNELS,
    GUESSED,
    IMAGE_PAGES,
    MOST_SEED,
    MOST_SIDE,
    PIECE,
    Channel,
    ImageFiltering,
    ImageGuess,
    ImageLayers,
    ImagePage,
    ImagePicture,
    ImagePieces,
    ImageSheet,
    weights_shape,
)
from cnnlab.lessons.image_steps_form import FILTER, MOST_FILTERS, SETTINGS, SINGLE_FILTER, STEP
from cnnlab.lessons.pictures import PICTURES, shipped_pixels

MOST_MAPS: Final = 1_000_000  # no map's number is larger
_PAGE: Final = choice_of(IMAGE_PAGES)
_SHIPPED: Final = choice_of(PICTURES)


def picture_data(picture: ImagePicture) -> dict[str, Any]:
    """A picture's name and its pixels as base64 of a PNG."""
    data = {"name": picture.name[:200], "png": base64.b64encode(picture.png).decode("ascii")}
    return data | ({"preset": picture.preset} if picture.preset else {})


def picture_from(came: Any, place: str = "picture") -> ImagePicture:
    """A picture of such data. Raises FormError."""
    data = object_from(came, place, ("name", "png", "preset"))
    name = TEXT.read(wanted(data, "name", f"{place}."), f"{place}.name")
    rest = read(data, {"preset": TEXT}, f"{place}.")
    if "png" not in data:
        return ImagePicture(name, shipped_pixels(_SHIPPED.read(name, f"{place}.name")), **rest)
    try:
        content = base64.b64decode(data["png"], validate=True)
        return ImagePicture(name, png_pixels(content, MOST_SIDE), **rest)
    except (TypeError, ValueError, binascii.Error):
        raise FormError("picture", f"{place}.png") from None


def _channel_from(came: Any, place: str) -> Channel:
    for channel in CHANNELS:
        if type(came) is type(channel) and came == channel:
            return channel
    raise FormError("choice", place, came=brief(came), choices=", ".join(map(str, CHANNELS)))


def _array_of(shape: tuple[int, ...], axes: tuple[str, ...]) -> FormField:
    """Numbers of exactly a shape, as nested lists."""

    def take(came: Any, place: str) -> Any:
        array = numbers_from(came, place, tuple(zip(axes, shape, strict=True)))
        if array.shape != shape:
            raise FormError("count", place, came=array.size, wanted=int(np.prod(shape)))
        return array

    return FormField(lambda array: plain(array.tolist()), take)


def _signs_from(came: Any, place: str) -> Any:
    array = _PIXELS.read(came, place)
    for at in np.argwhere(np.abs(array) != 1)[:1]:
        cell = "".join(f"[{i}]" for i in at)
        raise FormError("choice", place + cell, came=brief(array[tuple(at)]), choices="1, -1")
    return array


_CHANNEL: Final = FormField(lambda channel: channel, _channel_from)
_PIXELS: Final = _array_of((SIDE, SIDE), ("rows", "columns"))
_FILTERING: Final = record(
    ImageFiltering,
    {
        "filter": FILTER,
        "settings": SETTINGS,
        "display": choice_of(DISPLAYS),
        "channel": _CHANNEL,
        "preset": TEXT,
    },
)


def _pipeline_from(came: Any, place: str) -> Pipeline:
    return Pipeline(_STEPS.read(came, place))


_STEPS: Final = list_of(STEP, MOST_STEPS, "steps")
_LAYERS: Final = record(
    ImageLayers,
    {
        "pipeline": FormField(lambda pipeline: _STEPS.write(pipeline.steps), _pipeline_from),
        "maps": list_of(whole(0, MOST_MAPS), MOST_STEPS, "maps"),
        "channel": _CHANNEL,
        "filters": list_of(SINGLE_FILTER, MOST_FILTERS, "filters"),
        "preset": TEXT,
    },
)
_GUESS: Final = record(
    ImageGuess,
    {
        "seed": whole(0, MOST_SEED),
        "weights": _array_of((GUESSED, GUESSED), ("rows", "columns")),
        "shown": FLAG,
    },
)
_PIECES: Final = {
    "pixels": FormField(_PIXELS.write, _signs_from),
    "pieces": _array_of((len(PIECES), PIECE, PIECE), ("pieces", "rows", "columns")),
    "partial": FLAG,
    "distortion": choice_of(tuple(DISTORTIONS)),
    "amount": bounded(lambda x: 0 <= x <= 1, "0 ≤ amount ≤ 1"),
    "seed": whole(0),
    "predicts": FLAG,
    "preset": TEXT,
}


def _weights_field(partial: bool) -> FormField:
    """The vote's weights, whose shape is the pool's."""
    axes = ("letters", "pieces", "rows", "columns")
    return optional(_array_of(weights_shape(partial), axes))


def _pieces_data(pieces: ImagePieces) -> dict[str, Any]:
    return written(pieces, _PIECES | {"weights": _weights_field(pieces.partial)})


def _pieces_from(came: Any, place: str) -> ImagePieces:
    data = object_from(came, place, ("weights", *_PIECES))
    rest = read(data, _PIECES, f"{place}.")
    weights = {"weights": _weights_field(rest.get("partial", True))}
    return ImagePieces(**rest, **read(data, weights, f"{place}."))


PARTS: Final[dict[str, FormField]] = {
    "picture": FormField(picture_data, picture_from),
    "filtering": _FILTERING,
    "layers": _LAYERS,
    "pieces": FormField(_pieces_data, _pieces_from),
    "guess": _GUESS,
}
_SHEET: Final = record(ImageSheet, PARTS)


def image_sheet_data(sheet: ImageSheet) -> dict[str, Any]:
    """Everything of a sheet as lists, numbers and texts."""
    return written(sheet, PARTS)


def image_sheet_from(came: Any, place: str = "sheet") -> ImageSheet:
    """Sheet of such data, checked before memory is taken. Raises FormError."""
    sheet: ImageSheet = _SHEET.read(came, place)
    return sheet


def document_data(sheet: ImageSheet, page: ImagePage) -> dict[str, Any]:
    """A sheet and the page shown as what a lab file holds. Raises FormError beyond limits."""
    data: dict[str, Any] = {"sheet": image_sheet_data(sheet), "page": page}
    for name, part in data["sheet"].items():
        if name != "picture":  # which was checked when it was made
            PARTS[name].read(part, f"sheet.{name}")
    return data


def document_from(came: dict[str, Any]) -> tuple[ImageSheet, ImagePage]:
    """Sheet and page of such data. Raises FormError."""
    sheet = image_sheet_from(wanted(came, "sheet"))
    page: ImagePage = _PAGE.read(came.get("page", IMAGE_PAGES[0]), "page")
    return sheet, page
