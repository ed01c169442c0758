"""The loss against its definition, its gradient against central differences."""

import numpy as np
import pytest
from core_reference import numeric_gradient

from cnnlab.core import ShapeError, softmax
from cnnlab.core.losses import cross_entropy, one_hot

LOGITS = np.random.default_rng(0).normal(size=(5, 4)) * 3
LABELS = np.array([0, 3, 2, 2, 1])


def test_cross_entropy_is_the_mean_surprise():
    loss, _ = cross_entropy(LOGITS, LABELS)
    wanted = -np.log(softmax(LOGITS)[np.arange(5), LABELS]).mean()
    assert loss == pytest.approx(wanted)


@pytest.mark.parametrize("targets", [LABELS, one_hot(LABELS, 4, 0.2), np.full((5, 4), 0.25)])
def test_its_gradient_is_the_central_difference(targets):
    _, dlogits = cross_entropy(LOGITS, targets)
    wanted = numeric_gradient(
        lambda z: np.array([cross_entropy(z, targets)[0]]), LOGITS, np.ones(1)
    )
    np.testing.assert_allclose(dlogits, wanted, atol=1e-8)


def test_huge_logits_do_not_overflow():
    loss, dlogits = cross_entropy([[1e4, -1e4]], [1])
    assert loss == pytest.approx(2e4)
    np.testing.assert_array_equal(dlogits, [[1, -1]])


def test_smoothed_labels_sum_to_one():
    spread = one_hot([1, 0], 4, 0.2)
    np.testing.assert_allclose(spread, [[0.05, 0.85, 0.05, 0.05], [0.85, 0.05, 0.05, 0.05]])
    assert spread.dtype == np.float32


@pytest.mark.parametrize(
    ("targets", "reason"),
    [
        ([0, 4, 0, 0, 0], "got 4, expected 0 to 3"),
        ([0, -1, 0, 0, 0], "got -1"),
        ([0, 1], r"got shape \(2,\)"),
    ],
)
def test_targets_that_do_not_fit_are_refused(targets, reason):
    with pytest.raises(ShapeError, match=reason):
        cross_entropy(LOGITS, targets)
