"""Mean and covariance, piece by piece, against NumPy's own; components against their definition."""

from threading import Event

import numpy as np
import pytest

from cnnlab.core import moments as module
from cnnlab.core.moments import as_rows, measure, measuring, principal_components


def some_images(count=50, shape=(1, 3, 4), seed=0):
    return np.random.default_rng(seed).integers(0, 256, (count, *shape)).astype(np.uint8)


def test_moments_are_those_of_the_pixels_as_0_to_1(monkeypatch):
    monkeypatch.setattr(module, "PIECE", 7)
    images = some_images()
    found = measure(images)
    rows = images.reshape(50, -1) / 255
    assert found.images == 50
    np.testing.assert_allclose(found.mean, rows.mean(axis=0), rtol=1e-12)
    np.testing.assert_allclose(found.covariance, np.cov(rows.T, bias=True), atol=1e-14)


def test_the_sums_of_bytes_do_not_depend_on_the_pieces(monkeypatch):
    images = some_images(count=200)
    whole = measure(images)
    monkeypatch.setattr(module, "PIECE", 3)
    pieces = measure(images)
    np.testing.assert_array_equal(whole.mean, pieces.mean)
    np.testing.assert_array_equal(whole.covariance, pieces.covariance)


def test_only_those_that_are_named_count():
    images = some_images()
    which = np.array([3, 5, 8])
    np.testing.assert_array_equal(measure(images, which).mean, measure(images[which]).mean)


def test_floats_are_taken_as_they_are():
    points = np.random.default_rng(1).normal(size=(40, 2))
    found = measure(points)
    np.testing.assert_allclose(found.covariance, np.cov(points.T, bias=True), atol=1e-12)


def test_it_tells_how_far_it_is_and_stops(monkeypatch):
    monkeypatch.setattr(module, "PIECE", 20)
    stop = Event()
    seen = []
    for report in measuring(some_images(), None, stop):
        seen.append(report.done)
        assert report.moments is None
        if report.done == 40:
            stop.set()
    assert seen == [20, 40]


def test_of_no_images_there_are_none():
    with pytest.raises(ValueError, match="got none"):
        measure(some_images(), np.array([], int))


def test_components_are_eigenvectors_the_largest_first():
    found = measure(some_images())
    components = principal_components(found.mean, found.covariance)
    v, values = components.directions, components.eigenvalues
    np.testing.assert_allclose(v @ v.T, np.eye(12), atol=1e-12)
    np.testing.assert_allclose(found.covariance @ v.T, v.T * values, atol=1e-12)
    assert (np.diff(values) <= 0).all()
    assert (v[np.arange(12), abs(v).argmax(axis=1)] > 0).all()


def test_shares_of_the_variance():
    components = principal_components(np.zeros(3), np.diag([1.0, 6, 3]))
    assert [components.share(k) for k in range(4)] == pytest.approx([0, 0.6, 0.9, 1])
    assert [components.needed(share) for share in (0.5, 0.6, 0.61, 0.95, 1)] == [1, 1, 2, 3, 3]


def test_where_nothing_varies_all_is_kept():
    assert principal_components(np.zeros(2), np.zeros((2, 2))).share(0) == 1


def test_rows_of_bytes_are_0_to_1():
    rows = as_rows(np.array([[[0, 255]]], np.uint8))
    np.testing.assert_array_equal(rows, [[0, 1]])
    assert rows.dtype == np.float64
