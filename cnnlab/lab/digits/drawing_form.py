"""A drawing as plain JSON data, and back: what a lab file holds of the Digits tab."""

import base64
import binascii
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from cnnlab.core.arrays import Array
from cnnlab.digits.page_regions import Ink
from cnnlab.lab.digits.grey_png import grey_png
from cnnlab.lab.digits.sketch import Drawing, Points, Stroke
from cnnlab.lessons.form_checks import FormError, brief, check_length, flag_from, numbers_from

MOST_STROKES: Final = 10_000
MOST_POINTS: Final = 100_000  # of a stroke
MOST_SIDE: Final = 2_000  # pixels of a picture
WIDEST: Final = 1.0  # pen, of the canvas
BEYOND: Final = 1e4  # how far from the canvas a point may lie, in its sides
MOST_DIGITS: Final = 1_000  # in a picture
DEEPEST: Final = 65_535  # grey of full ink in the PNG


def drawing_data(drawing: Drawing) -> dict[str, Any]:
    """Strokes as lists of points, or the ink of a picture as base64 of a 16-bit grey PNG.

    Of a picture with several digits also the ink of each, where it stands, and which is chosen.
    """
    data: dict[str, Any] = {"strokes": [_stroke_data(stroke) for stroke in drawing.strokes]}
    if drawing.picture is not None:
        data["picture"] = _ink_data(drawing.picture)
    if drawing.regions:
        data["regions"] = [
            {"box": [*one.box], "corner": [*one.corner], "ink": _ink_data(one.ink)}
            for one in drawing.regions
        ]
    if drawing.chosen is not None:
        data["chosen"] = drawing.chosen
    return data


def drawing_from(data: Any) -> Drawing:
    """Drawing of such data, checked before memory is taken. Raises FormError."""
    if not isinstance(data, dict):
        raise FormError("object", "drawing", came=brief(data))
    strokes = data.get("strokes", [])
    check_length(strokes, "strokes", "strokes", MOST_STROKES)
    made = tuple(_stroke(stroke, f"strokes[{i}]") for i, stroke in enumerate(strokes))
    if data.get("picture") is None:
        return Drawing(made)
    picture = _ink(data["picture"], "picture")
    regions = _regions(data.get("regions", []), picture.shape)
    return Drawing(made, picture, regions, _chosen(data.get("chosen"), len(regions)))


def _regions(came: Any, shape: tuple[int, ...]) -> tuple[Ink, ...]:
    check_length(came, "regions", "regions", MOST_DIGITS)
    return tuple(_region(one, f"regions[{i}]", shape) for i, one in enumerate(came))


def _region(came: Any, place: str, shape: tuple[int, ...]) -> Ink:
    """A digit's ink, within the picture of that shape."""
    if not isinstance(came, dict):
        raise FormError("object", place, came=brief(came))
    box = _whole(came.get("box"), f"{place}.box", 4, max(shape))
    corner = _whole(came.get("corner"), f"{place}.corner", 2, max(shape))
    ink = _ink(came.get("ink"), f"{place}.ink")
    if not ink.any() or corner[1] + ink.shape[0] > shape[0] or corner[0] + ink.shape[1] > shape[1]:
        raise FormError("picture", f"{place}.ink")
    if not (box[0] < box[2] <= shape[1] and box[1] < box[3] <= shape[0]):
        raise FormError("lengths", f"{place}.box")
    return Ink((box[0], box[1], box[2], box[3]), (corner[0], corner[1]), ink)


def _whole(came: Any, place: str, count: int, most: int) -> list[int]:
    """So many whole numbers from 0 on."""
    numbers = numbers_from(came, place, (("numbers", count),))
    if len(numbers) != count:
        raise FormError("lengths", place)
    if numbers.min() < 0 or numbers.max() > most or (numbers % 1).any():
        raise FormError("range", place, most=most)
    return [int(number) for number in numbers]


def _chosen(came: Any, count: int) -> int | None:
    if came is None:
        return None
    if type(came) is not int or not 0 <= came < count:
        raise FormError("range", "chosen", most=max(count - 1, 0))
    return came


def _stroke_data(stroke: Stroke) -> dict[str, Any]:
    data: dict[str, Any] = {"width": stroke.width, "points": stroke.points.tolist()}
    if stroke.pressure is not None:
        data["pressure"] = stroke.pressure.tolist()
    return data


def _stroke(came: Any, place: str) -> Stroke:
    if not isinstance(came, dict):
        raise FormError("object", place, came=brief(came))
    points = numbers_from(
        came.get("points"), f"{place}.points", (("points", MOST_POINTS), ("numbers", 2))
    )
    if points.shape[1] != 2:
        raise FormError("lengths", f"{place}.points")
    if np.abs(points).max() > BEYOND:
        raise FormError("range", f"{place}.points", most=int(BEYOND))
    (width,) = numbers_from([came.get("width")], f"{place}.width", (("numbers", 1),)).tolist()
    if not 0 < width <= WIDEST:
        raise FormError("range", f"{place}.width", most=int(WIDEST))
    return Stroke(points, width, _pressure(came, place, len(points)))


def _pressure(came: dict[str, Any], place: str, count: int) -> Points | None:
    if came.get("pressure") is None:
        return None
    pressure = numbers_from(came["pressure"], f"{place}.pressure", (("points", MOST_POINTS),))
    if len(pressure) != count:
        raise FormError("lengths", f"{place}.pressure")
    if pressure.min() < 0 or pressure.max() > 1:
        raise FormError("range", f"{place}.pressure", most=1)
    return pressure


def _as_grey(ink: Array) -> npt.NDArray[np.uint16]:
    return (np.clip(ink, 0, 1) * DEEPEST).round().astype(np.uint16)


def _ink_data(ink: Array) -> str:
    return base64.b64encode(grey_png(_as_grey(ink))).decode("ascii")


def _ink(came: Any, place: str) -> Array:
    try:
        content = base64.b64decode(came, validate=True)
    except (TypeError, ValueError, binascii.Error):
        raise FormError("picture", place) from None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > MOST_SIDE:
        raise FormError("picture", place)
    image = reader.read().convertToFormat(QImage.Format.Format_Grayscale16)
    if image.isNull():
        raise FormError("picture", place)
    rows, step = image.height(), image.bytesPerLine() // 2
    grey = np.frombuffer(image.constBits(), np.uint16).reshape(rows, step)[:, : image.width()]
    return grey.astype(float) / DEEPEST


def document_data(drawing: Drawing, prepares: bool) -> dict[str, Any]:
    """A drawing and the switch of its preparation, as what a lab file holds of the tab."""
    return {"drawing": drawing_data(drawing), "prepares": prepares}


def document_from(data: dict[str, Any]) -> tuple[Drawing, bool]:
    """Drawing and switch of such data; nothing drawn and prepared if missing. Raises FormError."""
    prepares = flag_from(data.get("prepares", True), "prepares")
    try:
        return drawing_from(data.get("drawing", {})), prepares
    except FormError as error:
        raise error.within("drawing") from None
