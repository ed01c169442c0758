"""Loss functions and their gradients."""

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.ops import floats
from cnnlab.core.shapes import ShapeError


def cross_entropy(
    logits: npt.ArrayLike, targets: npt.ArrayLike, smoothing: float = 0.0
) -> tuple[float, Floats]:
    """Mean of -Σ t log softmax(z) over the images, and its gradient (softmax(z) - t) / N.

    logits z (N, K); targets are labels (N,) or probabilities t (N, K). Raises ShapeError where they
    disagree. Goodfellow et al. 2016, Deep Learning, section 6.2.2.3.

    Label smoothing ε makes (1 - ε) t + ε / K of t; uniform targets stay as they are. Szegedy et al.
    2016, section 7.
    """
    z = floats("logits", logits)
    t = _probabilities(np.asarray(targets), z)
    if smoothing:
        t = t * z.dtype.type(1 - smoothing) + z.dtype.type(smoothing / z.shape[1])
    n = max(1, len(z))
    shifted = z - z.max(axis=1, keepdims=True, initial=-np.inf)
    log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    log_p = shifted - log_sum
    return float(-(t * log_p).sum() / n), (np.exp(log_p) - t) / z.dtype.type(n)


def one_hot(labels: npt.ArrayLike, classes: int) -> Floats:
    """Probabilities (N, K), float32: 1 for the label. Raises ShapeError for labels out of range."""
    labels = np.asarray(labels)
    if labels.size and (labels.min() < 0 or labels.max() >= classes):
        bad = labels.min() if labels.min() < 0 else labels.max()
        raise ShapeError(f"labels: got {bad}, expected 0 to {classes - 1}")
    sure = np.zeros((len(labels), classes), np.float32)
    sure[np.arange(len(labels)), labels] = 1
    return sure


def _probabilities(targets: npt.NDArray[np.generic], z: Floats) -> Floats:
    if targets.shape == z.shape[:1]:
        return one_hot(targets, z.shape[1]).astype(z.dtype)
    if targets.shape != z.shape:
        raise ShapeError(f"targets: got shape {targets.shape}, expected {z.shape[:1]} or {z.shape}")
    return targets.astype(z.dtype)
