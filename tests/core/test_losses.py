"""The loss against its definition, its gradient against central differences."""

import numpy as np
import pytest
from core_reference import numeric_gradient

from cnnlab.core import ShapeError, softmax
from cnnlab.core.losses import cross_entropy, one_hot

LOGITS = np.random.default_rng(0).normal(size=(5, 4)) * 3
LABELS = np.array([0, 3, 2, 2, 1])
SOFT = softmax(np.random.default_rng(1).normal(size=(5, 4)))


def test_cross_entropy_is_the_mean_surprise():
    loss, _ = cross_entropy(LOGITS, LABELS)
    wanted = -np.log(softmax(LOGITS)[np.arange(5), LABELS]).mean()
    assert loss == pytest.approx(wanted)


@pytest.mark.parametrize("smoothing", [0.0, 0.2])
@pytest.mark.parametrize("targets", [LABELS, SOFT, np.full((5, 4), 0.25)])
def test_its_gradient_is_the_central_difference(targets, smoothing):
    _, dlogits = cross_entropy(LOGITS, targets, smoothing)
    wanted = numeric_gradient(
        lambda z: np.array([cross_entropy(z, targets, smoothing)[0]]), LOGITS, np.ones(1)
    )
    np.testing.assert_allclose(dlogits, wanted, atol=1e-8)


def test_huge_logits_do_not_overflow():
    loss, dlogits = cross_entropy([[1e4, -1e4]], [1])
    assert loss == pytest.approx(2e4)
    np.testing.assert_array_equal(dlogits, [[1, -1]])


def test_labels_are_sure_targets():
    targets = one_hot([1, 0], 4)
    np.testing.assert_array_equal(targets, [[0, 1, 0, 0], [1, 0, 0, 0]])
    assert targets.dtype == np.float32


def test_smoothing_spreads_a_share_of_each_target_evenly():
    spread = [[0.05, 0.85, 0.05, 0.05], [0.85, 0.05, 0.05, 0.05]]
    for targets in ([1, 0], one_hot([1, 0], 4)):
        np.testing.assert_allclose(
            cross_entropy(LOGITS[:2], targets, 0.2)[0], cross_entropy(LOGITS[:2], spread)[0]
        )


def test_uniform_targets_stay_uniform_when_they_are_smoothed():
    uniform = np.full((5, 4), 0.25)
    smoothed, plain = cross_entropy(LOGITS, uniform, 0.3), cross_entropy(LOGITS, uniform)
    np.testing.assert_allclose(smoothed[0], plain[0])
    np.testing.assert_allclose(smoothed[1], plain[1])


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
