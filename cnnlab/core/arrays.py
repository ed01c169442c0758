"""Array types, by what they hold. Shapes are said where they are used."""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
"""float32 or float64, kept as it comes."""
Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.integer]
Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
