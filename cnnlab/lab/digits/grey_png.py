"""Grey pictures as PNG: what is kept of the user's own digits and drawings."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage


def grey_png(grey: npt.NDArray[np.uint8] | npt.NDArray[np.uint16]) -> bytes:
    """A PNG of grey (H, W), 0 is black; of 8 bits or 16, as the array is."""
    pixels = np.ascontiguousarray(grey)
    rows, columns = pixels.shape
    deep = grey.dtype == np.uint16
    form = QImage.Format.Format_Grayscale16 if deep else QImage.Format.Format_Grayscale8
    image = QImage(pixels.data, columns, rows, pixels.strides[0], form)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub wants bytes
    return bytes(buffer.data().data())
