"""Metrics of a classifier: confusion matrix, calibration error, temperature."""

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats, Labels
from cnnlab.core.ops import softmax

NO_ANSWER = -1


def predicted(logits: Floats) -> npt.NDArray[np.int_]:
    """Predicted classes (N,) of logits (N, K); ``NO_ANSWER`` where one of them is not finite."""
    finite = np.isfinite(logits).all(axis=1)
    found: npt.NDArray[np.int_] = np.where(finite, logits.argmax(axis=1), NO_ANSWER)
    return found


def confusion(labels: Labels, predicted: Labels, classes: int) -> npt.NDArray[np.int_]:
    """Confusion matrix (K, K) of counts: rows are true classes, columns predicted ones."""
    counts = np.zeros((classes, classes), np.int_)
    np.add.at(counts, (labels, predicted), 1)
    return counts


def calibration_error(probabilities: Floats, labels: Labels, bins: int = 15) -> float:
    """Expected calibration error: mean gap between confidence and accuracy.

    probabilities (N, K), labels (N,). Guo et al. 2017, equation 3, bins of equal width.
    """
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == labels
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    error = 0.0
    for b in range(bins):
        inside = place == b
        if inside.any():
            error += inside.mean() * abs(correct[inside].mean() - confidence[inside].mean())
    return float(error)


def fit_temperature(logits: Floats, labels: Labels) -> float:
    """Temperature for logits (N, K) that minimises the cross-entropy on the labels.

    Guo et al. 2017, section 4.2. Golden-section search over its logarithm; the loss is unimodal.
    """
    low, high = np.log(0.05), np.log(20.0)
    golden = (np.sqrt(5) - 1) / 2
    for _ in range(50):
        a, b = high - golden * (high - low), low + golden * (high - low)
        if _cross_entropy(logits, labels, np.exp(a)) < _cross_entropy(logits, labels, np.exp(b)):
            high = b
        else:
            low = a
    return float(np.exp((low + high) / 2))


def _cross_entropy(logits: Floats, labels: Labels, temperature: float) -> float:
    p = softmax(logits.astype(np.float64) / temperature)
    return float(-np.log(np.maximum(p[np.arange(len(labels)), labels], 1e-300)).mean())
