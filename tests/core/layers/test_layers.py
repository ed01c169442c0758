"""Layers: shapes, and every way back against central differences in float64."""

import numpy as np
import pytest
from core_reference import numeric_gradient

from cnnlab.core import ShapeError, avg_pool2d, conv2d, leaky_relu, max_pool2d, relu, sigmoid, tanh
from cnnlab.core.layers.activation import LeakyReLU, ReLU, Sigmoid, Tanh
from cnnlab.core.layers.base import Run
from cnnlab.core.layers.batch_norm import BatchNorm2d
from cnnlab.core.layers.blur import Blur
from cnnlab.core.layers.conv_pool import AvgPool2d, Conv2d, MaxPool2d
from cnnlab.core.layers.global_pool import GlobalAvgPool2d
from cnnlab.core.layers.linear import Dropout, Flatten, Linear
from cnnlab.core.layers.registry import KINDS
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise

IMAGES = (3, 2, 7, 6)
CASES = {
    "wide": (Conv2d("c", (6, 4), (3, 3), padding=(1, 1)), (2, 6, 5, 6)),
    "thin": (Conv2d("c", (2, 3), (3, 2), padding=(1, 0)), IMAGES),
    "strided": (Conv2d("c", (6, 3), (3, 3), stride=(2, 3), padding=(2, 1)), (2, 6, 8, 9)),
    "more padding than filter": (Conv2d("c", (2, 2), (1, 2), padding=(2, 3)), IMAGES),
    "tiles": (MaxPool2d("p", (2, 2), (2, 2)), IMAGES),
    "odd tiles": (MaxPool2d("p", (3, 2), (3, 2)), IMAGES),
    "line": (MaxPool2d("p", (1, 3), (1, 3)), IMAGES),
    "overlapping": (MaxPool2d("p", (3, 3), (2, 2)), IMAGES),
    "partial": (MaxPool2d("p", (2, 4), (2, 4), partial=True), IMAGES),
    "average": (AvgPool2d("p", (2, 2), (2, 2)), IMAGES),
    "partial average": (AvgPool2d("p", (3, 4), (2, 4), partial=True), IMAGES),
    "global average": (GlobalAvgPool2d("p", (7, 6)), IMAGES),
    "relu": (ReLU("g"), IMAGES),
    "leaky": (LeakyReLU("g", 0.2), IMAGES),
    "sigmoid": (Sigmoid("g"), IMAGES),
    "tanh": (Tanh("g"), IMAGES),
    "flatten": (Flatten("f"), IMAGES),
    "linear": (Linear("l", (5, 4)), (3, 5)),
    "dropout, in use": (Dropout("d", 0.5), IMAGES),
    "normalise": (Normalise("n", 2), IMAGES),
    "blur": (Blur("b", 2), IMAGES),
    "standardise": (Standardise("s", IMAGES[1:]), IMAGES),
    "components": (PrincipalComponents("p", IMAGES[1:], 3), IMAGES),
    "components of points": (PrincipalComponents("p", (2,), 2), (3, 2)),
    "temperature": (Temperature("t"), (4, 5)),
    "batch norm, in use": (BatchNorm2d("b", 2, epsilon=0.01), IMAGES),
}


def params_of(layer, rng):
    """Any parameters, in float64; those that are divided by are near 1."""
    return {
        name: rng.normal(1, 0.3, shape)
        if name in ("std", "value", "running_var")
        else rng.normal(size=shape)
        for name, shape in layer.parameter_shapes().items()
    }


@pytest.fixture(params=CASES)
def case(request):
    layer, shape = CASES[request.param]
    rng = np.random.default_rng(11)
    return layer, rng.normal(size=shape), params_of(layer, rng)


def forward(layer, x, params):
    return layer.forward(x, params, Run())[0]


def test_what_comes_out_has_the_shape_that_was_said(case):
    layer, x, params = case
    assert forward(layer, x, params).shape == (len(x), *layer.output_shape(x.shape[1:]))


def test_backward_is_the_central_difference(case):
    layer, x, params = case
    run = Run()
    y, cache = layer.forward(x, params, run)
    dy = np.random.default_rng(7).normal(size=y.shape)
    dx, found = layer.backward(dy.copy(), cache, params, run, need_dx=True)
    wanted = numeric_gradient(lambda v: forward(layer, v, params), x, dy)
    np.testing.assert_allclose(dx, wanted, rtol=1e-6, atol=1e-6)
    assert set(found) == set(layer.parameter_shapes())
    for name, gradient in found.items():
        wanted = numeric_gradient(
            lambda v, name=name: forward(layer, x, params | {name: v}), params[name], dy
        )
        np.testing.assert_allclose(gradient, wanted, rtol=1e-6, atol=1e-6)


def test_in_place_gives_the_same(case):
    layer, x, params = case
    plain, fast = Run(), Run(in_place=True)
    y, cache = layer.forward(x, params, plain)
    dy = np.random.default_rng(7).normal(size=y.shape)
    dx, _ = layer.backward(dy.copy(), cache, params, plain, need_dx=True)
    for _ in range(2):  # the second time in buffers that are full of the first
        y_fast, cache = layer.forward(x.copy(), params, fast)
        np.testing.assert_array_equal(y_fast, y)
        dx_fast, _ = layer.backward(dy.copy(), cache, params, fast, need_dx=True)
        np.testing.assert_array_equal(dx_fast, dx)


def test_buffers_serve_batches_of_any_size(case):
    layer, x, params = case
    run = Run()
    for count in (len(x), 1, len(x)):
        part = x[:count]
        y, cache = layer.forward(part.copy(), params, run)
        np.testing.assert_array_equal(y, forward(layer, part, params))
        dx, _ = layer.backward(np.ones_like(y), cache, params, run, need_dx=True)
        fresh = Run()
        _, cache = layer.forward(part, params, fresh)
        wanted, _ = layer.backward(np.ones_like(y), cache, params, fresh, need_dx=True)
        np.testing.assert_array_equal(dx, wanted)


def test_nothing_given_is_written_to(case):
    layer, x, params = case
    for array in (x, *params.values()):
        array.flags.writeable = False
    run = Run()
    y, cache = layer.forward(x, params, run)
    dy = np.ones_like(y)
    dy.flags.writeable = False
    layer.backward(dy, cache, params, run, need_dx=True)


def test_single_precision_stays(case):
    layer, x, params = case
    params = {name: array.astype(np.float32) for name, array in params.items()}
    run = Run()
    y, cache = layer.forward(x.astype(np.float32), params, run)
    dx, found = layer.backward(np.ones_like(y), cache, params, run, need_dx=True)
    assert {y.dtype, dx.dtype, *(g.dtype for g in found.values())} == {np.dtype("f4")}


@pytest.mark.parametrize(
    ("layer", "function"),
    [
        (MaxPool2d("p", (2, 3), (2, 3)), lambda x: max_pool2d(x, (2, 3))),
        (AvgPool2d("p", (3, 3), (2, 1)), lambda x: avg_pool2d(x, 3, stride=(2, 1))),
        (ReLU("g"), relu),
        (LeakyReLU("g"), leaky_relu),
        (Sigmoid("g"), sigmoid),
        (Tanh("g"), tanh),
    ],
)
def test_layers_do_what_the_functions_do(layer, function):
    x = np.random.default_rng(0).normal(size=IMAGES)
    np.testing.assert_array_equal(forward(layer, x, {}), function(x))


def test_a_convolution_is_that_of_the_core():
    rng = np.random.default_rng(0)
    layer = Conv2d("c", (2, 3), (3, 3), stride=(2, 1), padding=(1, 0))
    params, x = params_of(layer, rng), rng.normal(size=IMAGES)
    wanted = conv2d(x, params["weight"], params["bias"], stride=(2, 1), padding=(1, 0))
    np.testing.assert_allclose(forward(layer, x, params), wanted, rtol=1e-12)


def test_dropout_keeps_the_mean_and_its_mask():
    layer, run = Dropout("d", 0.25), Run(rng=np.random.default_rng(0))
    x = np.ones((100, 100), np.float32)
    y, cache = layer.forward(x, {}, run)
    assert set(np.unique(y)) == {0, np.float32(4 / 3)}
    assert y.mean() == pytest.approx(1, abs=0.02)
    np.testing.assert_array_equal(layer.backward(x, cache, {}, run, need_dx=True)[0], y)


def test_initial_weights_keep_the_spread_of_what_passes():
    rng = np.random.default_rng(0)
    layer = Linear("l", (400, 500))
    params = layer.init_params(rng)
    y = relu(forward(layer, rng.normal(size=(200, 400)), params))
    assert (y**2).mean() == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Conv2d("c", (0, 4), (3, 3)),
        lambda: Conv2d("c", (1, 4), (3, 3), stride=(0, 1)),
        lambda: Linear("l", (4, -1)),
        lambda: Dropout("d", 1.0),
        lambda: MaxPool2d("p", (2, 2), (0, 2)),
        lambda: Normalise("n", 0),
        lambda: BatchNorm2d("b", 0),
        lambda: BatchNorm2d("b", 2, epsilon=1e-50),
        lambda: BatchNorm2d("b", 2, momentum=1.5),
        lambda: BatchNorm2d("b", 2).output_shape((3, 5, 5)),
        lambda: Conv2d("c", (1, 4), (9, 9)).output_shape((1, 5, 5)),
        lambda: Conv2d("c", (1, 4), (3, 3)).output_shape((2, 5, 5)),
        lambda: Linear("l", (4, 2)).output_shape((4, 1, 1)),
    ],
)
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ShapeError, match=r"\w"):
        wrong()


def test_every_kind_is_tested():
    assert {type(layer) for layer, _ in CASES.values()} == set(KINDS.values())
