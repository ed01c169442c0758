"""Gradients against central differences, and against the network that reads digits."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cnnlab.core.dense.backward import backward, descended, losses, usual_loss
from cnnlab.core.dense.dense import Dense, forward, initial
from cnnlab.core.dense.functions import FUNCTION_KINDS, Function
from cnnlab.core.layers.activation import LeakyReLU, ReLU, Sigmoid, Tanh
from cnnlab.core.layers.linear import Linear
from cnnlab.core.network import Network
from cnnlab.core.shapes import ShapeError

H = 1e-6
functions = st.builds(Function, st.sampled_from(FUNCTION_KINDS), st.just(0.2))


@st.composite
def cases(draw):
    """A network, examples and targets."""
    sizes = tuple(draw(st.lists(st.integers(1, 4), min_size=2, max_size=5)))
    hidden = [draw(functions) for _ in sizes[2:]]
    loss = draw(st.sampled_from(["squared", "cross_entropy"]))
    last = Function() if loss == "cross_entropy" else draw(functions)
    seed, n = draw(st.integers(0, 10**6)), draw(st.integers(1, 3))
    rng = np.random.default_rng(seed)
    dense = initial(sizes, (*hidden, last), seed)
    dense = Dense(tuple(w + rng.normal(0, 0.5, w.shape) for w in dense.weights), dense.functions)
    return dense, rng.normal(size=(n, sizes[0])), rng.uniform(size=(n, sizes[-1])), loss


def mean_loss(dense, x, y, loss):
    return losses(dense, forward(dense, x), y, loss).mean()


def away_from_corners(dense, x):
    """Whether no rectifier is so near its corner that a small step goes round it."""
    sums = forward(dense, x).sums
    return all(
        np.abs(z).min() > 1e-4
        for z, g in zip(sums, dense.functions, strict=True)
        if g.kind in ("relu", "leaky_relu")
    )


@given(cases())
def test_gradients_are_those_of_the_loss(case):
    dense, x, y, loss = case
    assume(away_from_corners(dense, x))
    found = backward(dense, forward(dense, x), y, loss)
    for j, w in enumerate(dense.weights):
        for unit, source in np.ndindex(w.shape):
            up, down = (
                mean_loss(dense.with_weight(j, unit, source, w[unit, source] + h), x, y, loss)
                for h in (H, -H)
            )
            assert found.weights[j][unit, source] == pytest.approx((up - down) / (2 * H), abs=1e-7)


@given(cases())
def test_the_inputs_gradients_are_those_of_each_examples_loss(case):
    dense, x, y, loss = case
    assume(away_from_corners(dense, x))
    found = backward(dense, forward(dense, x), y, loss).inputs
    for i, k in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i, k] = H
        up, down = (
            losses(dense, forward(dense, x + sign * step), y, loss).sum() for sign in (1, -1)
        )
        assert found[i, k] == pytest.approx((up - down) / (2 * H), abs=1e-7)


@given(cases())
def test_a_gradient_is_the_units_error_times_what_flowed_in(case):
    dense, x, y, loss = case
    trace = forward(dense, x)
    found = backward(dense, trace, y, loss)
    for j, function in enumerate(dense.functions):
        slopes = function.derivative(trace.sums[j])
        np.testing.assert_allclose(found.errors[j], found.products[j] * slopes, atol=1e-12)
        each = found.errors[j][:, :, None] * trace.flows_into(j)[:, None, :]
        np.testing.assert_allclose(found.weights[j], each.mean(axis=0), atol=1e-12)
        if j + 1 < len(dense.weights):
            back = found.errors[j + 1] @ dense.weights[j + 1][:, 1:]
            np.testing.assert_allclose(found.products[j], back, atol=1e-12)


LAYERS = {
    "sigmoid": lambda name, g: [Sigmoid(name)],
    "tanh": lambda name, g: [Tanh(name)],
    "relu": lambda name, g: [ReLU(name)],
    "leaky_relu": lambda name, g: [LeakyReLU(name, g.slope)],
    "linear": lambda name, g: [],
}


def as_network(dense):
    """The same network made of the layers that read digits."""
    layers, parameters = [], {}
    for j, (w, g) in enumerate(zip(dense.weights, dense.functions, strict=True)):
        layers += [Linear(f"fc{j}", (w.shape[1] - 1, w.shape[0])), *LAYERS[g.kind](f"g{j}", g)]
        parameters |= {f"fc{j}.weight": w[:, 1:].copy(), f"fc{j}.bias": w[:, 0].copy()}
    return Network((dense.sizes[0],), layers, parameters)


@given(cases())
def test_the_gradients_of_the_other_network_are_the_same(case):
    dense, x, y, _ = case
    network, trace = as_network(dense), forward(dense, x)
    output, tape = network.run(x)
    np.testing.assert_allclose(output, trace.output, atol=1e-12)
    gradients, dx = network.backward_chunk((output - y) / len(x), tape, need_dx=True)
    found = backward(dense, trace, y, "squared")
    for j, w in enumerate(found.weights):
        np.testing.assert_allclose(w[:, 1:], gradients[f"fc{j}.weight"], atol=1e-12)
        np.testing.assert_allclose(w[:, 0], gradients[f"fc{j}.bias"], atol=1e-12)
    np.testing.assert_allclose(found.inputs / len(x), dx, atol=1e-12)


def single(z, function="sigmoid"):
    """One unit with weight 1 and bias 0, and its pass for x = z."""
    dense = Dense((np.array([[0.0, 1.0]]),), (Function(function),))
    return dense, forward(dense, np.array([[z]]))


def test_the_losses_by_hand():
    dense, trace = single(2.0, "linear")
    assert losses(dense, trace, np.array([[5.0]]), "squared").tolist() == [4.5]
    dense, trace = single(0.0)
    wanted = np.log(2)
    assert losses(dense, trace, np.array([[1.0]]), "cross_entropy")[0] == pytest.approx(wanted)


@pytest.mark.parametrize(("z", "y"), [(800.0, 0.0), (-800.0, 1.0)])
def test_a_cross_entropy_stays_finite_where_the_sigmoid_has_rounded(z, y):
    dense, trace = single(z)
    target = np.array([[y]])
    assert losses(dense, trace, target, "cross_entropy").tolist() == [800]
    found = backward(dense, trace, target, "cross_entropy")
    assert abs(found.errors[0][0, 0]) == 1
    assert np.isinf(found.products[0][0, 0])


def test_where_the_target_is_reached_nothing_comes_back():
    dense, trace = single(800.0)
    found = backward(dense, trace, np.array([[1.0]]), "cross_entropy")
    assert (found.products[0][0, 0], found.weights[0].tolist()) == (0, [[0, 0]])


def test_one_step_down_is_less_by_the_gradient():
    dense = initial((2, 3, 1), (Function("tanh"), Function()), 4)
    x, y = np.array([[1.0, -1.0]]), np.array([[1.0]])
    gradients = backward(dense, forward(dense, x), y, "cross_entropy").weights
    after = descended(dense, gradients, 0.5)
    for w, g, moved in zip(dense.weights, gradients, after.weights, strict=True):
        np.testing.assert_array_equal(moved, w - 0.5 * g)
    assert mean_loss(after, x, y, "cross_entropy") < mean_loss(dense, x, y, "cross_entropy")
    assert after.functions == dense.functions


@pytest.mark.parametrize(("kind", "loss"), [("sigmoid", "cross_entropy"), ("tanh", "squared")])
def test_the_usual_loss_follows_from_the_output(kind, loss):
    assert usual_loss(single(0.0, kind)[0]) == loss


def test_what_does_not_fit_is_refused():
    dense, trace = single(1.0, "tanh")
    with pytest.raises(ShapeError, match="got an output through tanh, expected sigmoid"):
        losses(dense, trace, np.zeros((1, 1)), "cross_entropy")
    with pytest.raises(ShapeError, match="cross-entropy"):
        backward(dense, trace, np.zeros((1, 1)), "cross_entropy")
    with pytest.raises(ShapeError, match=r"targets: got shape \(1, 2\), expected \(1, 1\)"):
        backward(dense, trace, np.zeros((1, 2)), "squared")


@pytest.mark.parametrize("z", [1.0, 20.0, 30.0, 35.0, 40.0, 700.0])
@pytest.mark.parametrize("y", [0.0, 0.9])
def test_what_came_back_times_the_slope_is_the_error_of_a_cross_entropy(z, y):
    """Also where the sigmoid has rounded to 1, and h (1 - h) to nothing."""
    dense, trace = single(z)
    found = backward(dense, trace, np.array([[y]]), "cross_entropy")
    slope = dense.functions[-1].derivative(trace.sums[-1])
    assert found.products[0] * slope == pytest.approx(found.errors[0], rel=1e-12)
