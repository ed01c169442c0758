"""The rule for the verdict: an answer whose score is below a threshold is "unsure".

The score is one over the perplexity of the probabilities, which the network's temperature has
calibrated. The threshold leaves ``SURE_SHARE`` of the calibration part of the training data
"digit": no test image, no held-out writer and no held-out style of an outlier has a say in it.
``cnnlab evaluate --scores`` compares others, each with its own threshold of that kind, on 240
outliers of each kind in styles that may be learned from. The shipped network calls a digit:

| score | letters | shapes | several digits | crossed out | scribbles |
|---|---|---|---|---|---|
| certainty | 0.0 % | 0.4 % | 0.4 % | 0.0 % | 2.5 % |
| confidence | 0.4 % | 0.4 % | 0.4 % | 0.0 % | 3.8 % |
| energy | 0.4 % | 2.1 % | 1.7 % | 4.2 % | 5.4 % |
| margin | 2.5 % | 1.2 % | 2.5 % | 0.4 % | 5.0 % |

What a network has learned tells more than the score does.

Ink that lies flat is no digit either, whatever the network answers: among the strokes that it
learned from are bars that a writer set apart from a 4. Of the digits to learn from, ``FLATTEST``
leaves all of MNIST's 60,000 and all but 10 of 4,804 drawings, which are such bars.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.ops import softmax

FLATTEST = 2.5  # times further across than down
SURE_SHARE = 0.985  # of the calibration set that the threshold leaves "digit"
LEAST_SPREAD: Final = 0.29  # pixels: the standard deviation of a line that is one pixel thin
TINY: Final = 1e-12
Scores = npt.NDArray[np.floating]


def confidence(logits: Floats) -> Scores:
    """Highest probability (N,) of logits (N, K). Hendrycks and Gimpel 2017, section 2."""
    scores: Scores = softmax(logits).max(axis=1)
    return scores


def certainty(logits: Floats) -> Scores:
    """One over the number of classes that an answer hesitates between, its perplexity: (N,).

    exp of the negative entropy: 1 where one class has all the probability, 1/K where all have the
    same, and never above the highest probability. Shannon 1948, section 6.
    """
    p = softmax(logits.astype(np.float64))
    scores: Scores = np.exp((p * np.log(np.maximum(p, 1e-300))).sum(axis=1))
    return scores


def energy(logits: Floats) -> Scores:
    """The sum log Σ exp z (N,) of logits z (N, K): -E of Liu et al. 2020, equation 4."""
    most = logits.max(axis=1)
    scores: Scores = most + np.log(np.exp(logits - most[:, None]).sum(axis=1))
    return scores


def margin(logits: Floats) -> Scores:
    """Highest logit less the one that follows: (N,)."""
    two = np.partition(logits, -2, axis=1)[:, -2:]
    scores: Scores = two[:, 1] - two[:, 0]
    return scores


SCORES: Mapping[str, Callable[[Floats], Scores]] = MappingProxyType(
    {one.__name__: one for one in (certainty, confidence, energy, margin)}
)
"""What may be compared with a threshold, by name; the verdict uses the first."""


def flatness(images: npt.NDArray[Any]) -> Scores:
    """How many times as far the ink of images (N, H, W) spreads across as down: (N,).

    The ratio of standard deviations of its pixels; 0 where there is none.
    """
    across, down = (_spread(images.sum(axis=axis, dtype=np.float64)) for axis in (1, 2))
    return across / np.maximum(down, LEAST_SPREAD)


def is_sure(logits: Floats, threshold: float, images: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Whether each answer (N,) to images (N, H, W) is a digit; no finite answer is not."""
    sure: npt.NDArray[np.bool_] = certainty(logits) >= threshold
    return sure & np.isfinite(logits).all(axis=1) & (flatness(images) <= FLATTEST)


def threshold_for(logits: Floats, score: Callable[[Floats], Scores] = certainty) -> float:
    """The threshold that leaves ``SURE_SHARE`` of these logits (N, K) "digit"."""
    return float(np.quantile(score(logits), 1 - SURE_SHARE))


def _spread(ink: npt.NDArray[np.float64]) -> Scores:
    """Standard deviation (N,) of places along a line with that much ink at each (N, L)."""
    share = ink / np.maximum(ink.sum(axis=1, keepdims=True), TINY)
    place = np.arange(ink.shape[1])
    middle = (share * place).sum(axis=1, keepdims=True)
    spread: Scores = np.sqrt((share * (place - middle) ** 2).sum(axis=1))
    return spread
