"""The ink of a digit in a picture that was opened, pasted or dropped."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from cnnlab.digits.find_ink import find_ink

LARGEST = 480  # pixels of the larger side


def ink_of_image(image: QImage) -> npt.NDArray[np.float64] | None:
    """Ink (H, W) in 0…1, dark on light or light on dark; None where nothing stands out."""
    if max(image.width(), image.height()) > LARGEST:
        image = image.scaled(
            LARGEST,
            LARGEST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    ink = find_ink(rows[:, : grey.width()] / 255)
    return ink if ink.max() > 0 else None
