"""The rule for the verdict: an answer whose score is below a threshold is "unsure".

The score is the highest probability, calibrated by the network's temperature. The threshold leaves
``SURE_SHARE`` of the calibration part of the training data "digit": no test image, no held-out
writer and no held-out style of an outlier has a say in it. ``cnnlab evaluate --scores`` compares
others, each with its own threshold of that kind, on 240 outliers of each kind in styles that may be
learned from. Of these the shipped network calls a digit:

| score | letters | shapes | several digits | crossed out | scribbles |
|---|---|---|---|---|---|
| confidence | 40 % | 37 % | 13 % | 3 % | 2 % |
| entropy | 36 % | 33 % | 9 % | 2 % | 2 % |
| energy | 34 % | 33 % | 13 % | 2 % | 2 % |
| margin | 44 % | 38 % | 19 % | 4 % | 3 % |

What a network has learned tells more than the score does.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.ops import softmax

SURE_SHARE = 0.985  # of the calibration set that the threshold leaves "digit"
Scores = npt.NDArray[np.floating]


def confidence(logits: Floats) -> Scores:
    """Highest probability (N,) of logits (N, K). Hendrycks and Gimpel 2017, section 2."""
    scores: Scores = softmax(logits).max(axis=1)
    return scores


def entropy(logits: Floats) -> Scores:
    """1 where one class has all the probability, 0 where all have the same: (N,)."""
    p = softmax(logits.astype(np.float64))
    scores: Scores = 1 + (p * np.log(np.maximum(p, 1e-300))).sum(axis=1) / np.log(p.shape[1])
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
    {one.__name__: one for one in (confidence, entropy, energy, margin)}
)
"""What may be compared with a threshold, by name; the verdict uses the first."""


def is_sure(logits: Floats, threshold: float) -> npt.NDArray[np.bool_]:
    """Whether each answer (N,) is a digit; no finite answer is not."""
    sure: npt.NDArray[np.bool_] = confidence(logits) >= threshold
    return sure & np.isfinite(logits).all(axis=1)


def threshold_for(logits: Floats, score: Callable[[Floats], Scores] = confidence) -> float:
    """The threshold that leaves ``SURE_SHARE`` of these logits (N, K) "digit"."""
    return float(np.quantile(score(logits), 1 - SURE_SHARE))
