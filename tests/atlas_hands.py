"""Drawings that an atlas is tested with."""

import numpy as np

from cnnlab.digits import rasterise
from cnnlab.digits.handwriting import draw

SEVEN = rasterise(draw(7, np.random.default_rng(0), "crossed"))[None]
ONE = rasterise(draw(1, np.random.default_rng(0), "plain"))[None]
SAMPLES = np.stack([SEVEN, ONE])
