"""What a picture shows, as arrays: asking a QImage pixel by pixel takes seconds."""

import numpy as np
from PySide6.QtGui import QColor, QImage


def codes(image: QImage) -> np.ndarray:
    """Colours (height, width), each 0xRRGGBB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), np.uint32).reshape(image.height(), -1) & 0xFFFFFF


def code(colour: QColor) -> int:
    """A colour as ``codes`` has it."""
    return colour.rgb() & 0xFFFFFF


def count(image: QImage, colour: QColor) -> int:
    """How many pixels have a colour."""
    return int((codes(image) == code(colour)).sum())


def colours_in(image: QImage) -> np.ndarray:
    """Colours (height, width, 3): red, green, blue, each 0 to 255."""
    bytes_ = codes(image).astype("<u4", copy=False).view(np.uint8)
    return bytes_.reshape(image.height(), -1, 4)[..., 2::-1].astype(np.int32)
