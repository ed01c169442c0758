"""What is seen of a training, layer by layer."""

from itertools import islice

import numpy as np
import pytest
from small_network import small_network
from small_training import RECIPE, Bars

from cnnlab.core.training import Training
from cnnlab.core.training_signs import (
    AT_ONCE,
    BINS,
    MOST_COUNTED,
    alive_units,
    training_signs,
    weight_histogram,
)

IMAGES, _ = Bars(20).draw(np.arange(20), np.random.default_rng(1))


def signs_of(network, gradients=None):
    return {layer.name: layer for layer in training_signs(network, gradients or {}, IMAGES)}


def test_layers_that_learn_or_cut_off_are_told_in_their_order():
    assert list(signs_of(small_network())) == ["conv1", "relu1", "conv2", "relu2", "fc"]


def test_gradients_and_weights_are_those_of_the_last_step():
    training = Training(small_network(norm=True), Bars(), RECIPE)
    assert signs_of(training.network)["fc"].relative_gradient is None
    list(islice(training.reports(), 2))
    signs = signs_of(training.network, training.gradients)
    for name in ("conv1", "norm1", "fc"):
        own = [n for n in training.network.trainable if n.startswith(f"{name}.")]
        gradients, weights = (
            np.concatenate([of[n].ravel() for n in own])
            for of in (training.gradients, training.network.parameters)
        )
        assert signs[name].gradient_norm == pytest.approx(np.linalg.norm(gradients))
        assert signs[name].weight_norm == pytest.approx(np.linalg.norm(weights))
        ratio = np.linalg.norm(gradients) / np.linalg.norm(weights)
        assert signs[name].relative_gradient == pytest.approx(ratio)
    assert signs["relu1"].gradient_norm is signs["relu1"].histogram is signs["fc"].dead is None


def test_maps_that_no_image_excites_are_dead():
    network = small_network()
    network.parameters["conv1.bias"][1] = -100
    network.parameters["conv2.bias"][:] = -1000
    signs = signs_of(network)
    assert signs["relu1"].dead == pytest.approx(1 / 3)
    assert signs["relu2"].dead == 1


def test_units_are_dead_only_if_no_image_excites_them():
    assert alive_units(np.array([[0, 0, 1.0], [0, 2.0, 0]])).tolist() == [False, True, True]


def test_a_map_that_one_image_of_many_excites_is_not_dead():
    network = small_network()
    network.parameters["conv1.weight"][:] = 1
    network.parameters["conv1.bias"][:] = 0
    for lit in (0, AT_ONCE - 1, 3 * AT_ONCE + 1):
        images = np.zeros((3 * AT_ONCE + 2, *network.input_shape), np.float32)
        images[lit] = 1
        signs = {layer.name: layer for layer in training_signs(network, {}, images)}
        assert signs["relu1"].dead == 0


def test_a_histogram_counts_every_weight_around_0():
    counts, edges = weight_histogram(np.array([[-2.0, 0, 0.01], [1, 1, 1]]))
    assert counts.sum() == 6
    assert counts[BINS // 2] == 2
    assert (edges[0], edges[-1]) == (-2, 2)
    assert len(edges) == BINS + 1


def test_a_histogram_of_zeros_and_of_many_weights():
    assert weight_histogram(np.zeros(7)).counts[BINS // 2] == 7
    many = weight_histogram(np.random.default_rng(1).normal(size=MOST_COUNTED * 5 // 2)).counts
    assert 0 < many.sum() <= MOST_COUNTED


def test_weights_that_are_no_numbers_have_no_histogram():
    network = small_network()
    network.parameters["fc.weight"][0, 0] = np.nan
    assert signs_of(network)["fc"].histogram is None
