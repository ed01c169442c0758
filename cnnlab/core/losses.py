"""Loss functions and their gradients."""

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.ops import floats
from cnnlab.core.shapes import ShapeError


def cross_entropy(logits: npt.ArrayLike, targets: npt.ArrayLike) -> tuple[float, Floats]:
    """Mean of -Σ t log softmax(z) over the images, and its gradient (softmax(z) - t) / N.

    logits z (N, K); targets are labels (N,) or probabilities t (N, K). Raises ShapeError where they
    disagree. Goodfellow et al. 2016, Deep Learning, section 6.2.2.3.
    """
    z = floats("logits", logits)
    t = _probabilities(np.asarray(targets), z)
    n = max(1, len(z))
    shifted = z - z.max(axis=1, keepdims=True, initial=-np.inf)
    log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    log_p = shifted - log_sum
    return float(-(t * log_p).sum() / n), (np.exp(log_p) - t) / z.dtype.type(n)


def one_hot(labels: npt.ArrayLike, classes: int, smoothing: float = 0.0) -> Floats:
    """Probabilities (N, K), float32: label smoothing ε spreads ε evenly over all classes.

    Szegedy et al. 2016, section 7. Raises ShapeError for labels out of range.
    """
    labels = np.asarray(labels)
    if labels.size and (labels.min() < 0 or labels.max() >= classes):
        bad = labels.min() if labels.min() < 0 else labels.max()
        raise ShapeError(f"labels: got {bad}, expected 0 to {classes - 1}")
    spread = np.full((len(labels), classes), smoothing / classes, np.float32)
    spread[np.arange(len(labels)), labels] += 1 - smoothing
    return spread


def _probabilities(targets: npt.NDArray[np.generic], z: Floats) -> Floats:
    if targets.shape == z.shape[:1]:
        return one_hot(targets, z.shape[1]).astype(z.dtype)
    if targets.shape != z.shape:
        raise ShapeError(f"targets: got shape {targets.shape}, expected {z.shape[:1]} or {z.shape}")
    return targets.astype(z.dtype)
