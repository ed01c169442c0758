"""Measures against counts done by hand."""

import numpy as np
import pytest

from cnnlab.core import softmax
from cnnlab.core.metrics import NO_ANSWER, calibration_error, confusion, fit_temperature, predicted


def test_an_answer_that_is_not_finite_predicts_nothing():
    logits = np.array([[1, 2, 0], [np.nan] * 3, [0, np.inf, 0], [3, -np.inf, 0], [5, 4, 3]])
    assert predicted(logits).tolist() == [1, NO_ANSWER, NO_ANSWER, NO_ANSWER, 0]


def test_confusion_counts_row_by_row():
    counts = confusion(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 0]), 3)
    assert counts.tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]


def test_calibration_error_is_the_distance_of_confidence_from_accuracy():
    p = np.array([[0.9, 0.1]] * 10 + [[0.6, 0.4]] * 10)
    labels = np.array([0] * 9 + [1] + [0] * 3 + [1] * 7)
    assert calibration_error(p, labels) == pytest.approx((0 + 0.3) / 2)


def test_certainty_is_counted():
    assert calibration_error(np.array([[1.0, 0.0]]), np.array([1])) == 1


@pytest.mark.parametrize("temperature", [0.3, 1.0, 4.0])
def test_the_temperature_that_was_hidden_is_found(temperature):
    rng = np.random.default_rng(0)
    calibrated = rng.normal(size=(20_000, 5)) * 2
    labels = (softmax(calibrated).cumsum(axis=1) > rng.random((20_000, 1))).argmax(axis=1)
    assert fit_temperature(calibrated * temperature, labels) == pytest.approx(temperature, rel=0.05)
