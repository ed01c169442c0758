"""Preprocessing: what each step promises, for any images; and as layers before a network."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.layers.scale import Normalise
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise
from cnnlab.core.moments import as_rows, measure
from cnnlab.core.network import Network
from cnnlab.core.preprocess import LEAST_STD, Preprocessing, fit, pixels
from cnnlab.core.weights import load_network, save_network

SHAPE = (2, 3, 3)
EVERY = [
    Preprocessing(mean, scale, components, whiten)
    for mean, scale, components, whiten in product(
        ("none", "channel", "image"), ("none", "channel", "image"), (None, 5), (False, True)
    )
]


def some_images(seed=0, count=60, shape=SHAPE):
    """Bytes whose pixels vary together, each by more than a little."""
    rng = np.random.default_rng(seed)
    size = int(np.prod(shape))
    mixed = rng.normal(size=(count, size)) @ rng.normal(size=(size, size)) * 30
    return np.clip(mixed + rng.uniform(90, 160, size), 0, 255).astype(np.uint8).reshape(-1, *shape)


def fitted(images, **chosen):
    return fit(Preprocessing(**chosen), measure(images))


def covariance_of(x):
    return np.cov(x.reshape(len(x), -1).T.astype(np.float64), bias=True)


seeds = st.integers(0, 2**32 - 1)


@given(seeds, st.sampled_from(["none", "image", "channel"]), st.sampled_from(["none", "image"]))
@settings(max_examples=30)
def test_the_covariance_of_whitened_images_is_the_identity(seed, mean, scale):
    images = some_images(seed)
    found = fitted(images, mean=mean, scale=scale, whiten=True, epsilon=0)
    x = found.apply(images)
    np.testing.assert_allclose(covariance_of(x), np.eye(18), atol=2e-3)
    np.testing.assert_allclose(x.mean(axis=0), np.zeros(SHAPE), atol=1e-3)


@given(seeds)
@settings(max_examples=30)
def test_pca_with_all_components_changes_nothing(seed):
    images = some_images(seed)
    np.testing.assert_allclose(fitted(images, components=18).apply(images), images / 255, atol=1e-5)


@given(seeds, st.sampled_from(["none", "image", "channel"]))
@settings(max_examples=30)
def test_the_error_of_a_reconstruction_falls_with_k(seed, scale):
    images = some_images(seed)
    found = fitted(images, scale=scale)
    made = [found.reconstruct(images, k) for k in range(19)]
    errors = [one.error for one in made]
    assert errors == sorted(errors, reverse=True)
    left = found.principal.eigenvalues[::-1].cumsum()[::-1] / 18
    np.testing.assert_allclose(errors[:-1], left, rtol=1e-6, atol=1e-12)
    assert errors[-1] < 1e-20
    assert [one.share for one in made] == sorted(one.share for one in made)
    np.testing.assert_allclose(made[-1].images, images / 255, atol=1e-5)


@given(seeds)
@settings(max_examples=20)
def test_normalised_images_have_mean_0_and_spread_1(seed):
    images = some_images(seed)
    x = fitted(images, mean="image", scale="image").apply(images)
    np.testing.assert_allclose(x.mean(axis=0), np.zeros(SHAPE), atol=1e-5)
    np.testing.assert_allclose(x.std(axis=0), np.ones(SHAPE), atol=1e-4)
    x = fitted(images, mean="channel", scale="channel").apply(images)
    np.testing.assert_allclose(x.mean(axis=(0, 2, 3)), np.zeros(2), atol=1e-5)
    np.testing.assert_allclose(x.std(axis=(0, 2, 3)), np.ones(2), atol=1e-4)


def test_a_pixel_that_never_changes_is_not_divided_by_0():
    images = some_images()
    images[:, 0, 0, 0], images[:, 1, 2, 2] = 7, 0
    images[0, 1, 2, 2] = 1  # hardly ever
    for chosen in EVERY:
        found = fit(chosen, measure(images))
        assert np.isfinite(found.apply(images)).all()
        assert (found.std >= LEAST_STD).all()
    x = fitted(images, mean="image", scale="image").apply(images)
    assert abs(x[:, 0, 0, 0]).max() < 1e-6
    assert x[0, 1, 2, 2] == pytest.approx(1 / 255 * (1 - 1 / 60), rel=1e-3)


def test_without_epsilon_directions_without_spread_are_left_out():
    images = some_images()
    images[:, 0, 0, 0] = 7
    x = fitted(images, whiten=True, epsilon=0).apply(images)
    expected = np.eye(18)
    expected[0, 0] = 0
    np.testing.assert_allclose(covariance_of(x), expected, atol=2e-3)


def test_epsilon_holds_back_what_hardly_varies():
    images = some_images()
    found = fitted(images, whiten=True, epsilon=0.05)
    values = found.principal.eigenvalues
    spread = found.spread("whiten", found.principal.directions[[0, -1]]).covariance
    np.testing.assert_allclose(spread.diagonal(), (values / (values + 0.05))[[0, -1]], rtol=1e-9)


@pytest.mark.parametrize("chosen", EVERY, ids=str)
def test_the_spread_after_each_step_is_that_of_its_images(chosen):
    images = some_images()
    found = fit(chosen, measure(images))
    directions = np.concatenate([pixels(SHAPE, [4]), found.main_axes[:1]])
    for step in chosen.steps:
        points = found.along(images, step, directions)
        spread = found.spread(step, directions)
        np.testing.assert_allclose(points.mean(axis=0), spread.mean, atol=1e-9)
        np.testing.assert_allclose(np.cov(points.T, bias=True), spread.covariance, atol=1e-9)
    rows = as_rows(found.apply(images))
    np.testing.assert_allclose(rows @ directions.T, points, atol=1e-4)


@pytest.mark.parametrize("chosen", EVERY, ids=str)
def test_the_layers_do_what_the_steps_do(chosen):
    images = some_images()
    found = fit(chosen, measure(images))
    layers = found.layers()
    network = Network(SHAPE, [*layers, Flatten("flatten")])
    found.install(network)
    plain = (images / 255).astype(np.float32)
    expected = found.apply(images).reshape(60, -1)
    for made in (network.forward(plain), network.forward(plain[:1])):
        np.testing.assert_allclose(made, expected[: len(made)], atol=2e-4, rtol=1e-4)
    assert not network.trainable
    assert len(layers) == (chosen.mean, chosen.scale).count("none") // 2 * -1 + 1 + (
        chosen.whiten or chosen.components is not None
    )


def test_a_number_for_each_channel_is_a_layer_of_few_parameters():
    images = some_images()
    assert fitted(images, mean="channel").layers() == (Normalise("normalise", 2),)
    assert fitted(images, scale="channel").layers() == (Normalise("normalise", 2),)
    assert fitted(images, mean="image").layers() == (Standardise("normalise", SHAPE),)
    assert fitted(images, components=4, whiten=True).layers() == (
        PrincipalComponents("whiten", SHAPE, 4, whitened=True),
    )


def test_a_saved_network_takes_plain_images(tmp_path):
    images = some_images()
    found = fitted(images, mean="image", components=9, whiten=True)
    network = Network(
        SHAPE,
        [*found.layers(), Flatten("flatten"), Linear("fc", (18, 3))],
        rng=np.random.default_rng(0),
    )
    found.install(network)
    save_network(tmp_path / "it.safetensors", network)
    again = load_network(tmp_path / "it.safetensors")
    assert again.trainable == ["fc.weight", "fc.bias"]
    x = (images / 255).astype(np.float32)
    np.testing.assert_array_equal(again.forward(x), network.forward(x))
    fc = network.parameters
    rows = found.apply(images).reshape(60, -1)
    np.testing.assert_allclose(
        again.forward(x), rows @ fc["fc.weight"].T + fc["fc.bias"], atol=1e-3
    )


def test_points_have_steps_too():
    points = np.random.default_rng(3).normal(size=(200, 2)) @ np.array([[1, 0.6], [0, 0.4]])
    found = fitted(points, mean="channel", scale="channel", whiten=True, epsilon=0)
    x = found.apply(points)
    np.testing.assert_allclose(covariance_of(x), np.eye(2), atol=1e-4)
    assert [type(layer) for layer in found.layers()] == [Standardise, PrincipalComponents]


def test_other_images_have_no_say():
    images = some_images()
    found = fitted(images[:40], mean="image", scale="image", whiten=True)
    before = found.apply(images[:2]).copy()
    changed = images.copy()
    changed[40:] = 0
    again = fitted(changed[:40], mean="image", scale="image", whiten=True)
    np.testing.assert_array_equal(again.apply(images[:2]), before)
    assert not np.array_equal(fitted(images, mean="image").mean_image, found.mean_image)


def test_more_components_than_there_are_keep_all():
    images = some_images()
    found = fitted(images, components=1000)
    assert found.kept == 18
    assert found.layers()[0].components == 18


def test_what_was_fitted_before_is_used_again_and_comes_to_the_same():
    moments = measure(some_images())
    before = fit(Preprocessing("image", "image"), moments)
    for chosen in EVERY:
        fresh, again = fit(chosen, moments), fit(chosen, moments, before)
        assert again.main_axes is before.main_axes
        np.testing.assert_array_equal(fresh.main_axes, again.main_axes)
        np.testing.assert_array_equal(fresh.principal.mean, again.principal.mean)
        np.testing.assert_array_equal(fresh.principal.directions, again.principal.directions)
    assert fit(Preprocessing("image", "image", 3), moments, before).principal.directions is (
        before.principal.directions
    )


@pytest.mark.parametrize("wrong", [{"components": 0}, {"epsilon": -1}, {"epsilon": float("nan")}])
def test_settings_out_of_range_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        fitted(some_images(), **wrong)


def test_steps_that_are_on():
    assert Preprocessing().steps == ("plain",)
    assert Preprocessing("image", "channel", 3, True).steps == (
        "plain",
        "mean",
        "scale",
        "pca",
        "whiten",
    )
