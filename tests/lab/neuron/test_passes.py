"""The passes as steps: their numbers are the core's."""

import numpy as np
import pytest

from cnnlab.core.dense.backward import backward, losses
from cnnlab.core.dense.dense import forward, initial
from cnnlab.core.dense.functions import Function
from cnnlab.lab.neuron.passes import ErrorStep, ForwardStep, GradientStep, Passes, PassPlayer
from cnnlab.lab.shared.player import GLIDE, Player
from cnnlab.lessons.neuron_presets import first_sheet

KINDS = {
    "tutorial": ((3, 3, 1), ("sigmoid", "sigmoid"), "squared"),
    "deep": ((6, 8, 8, 8, 4), ("tanh", "relu", "leaky_relu", "sigmoid"), "cross_entropy"),
    "small": ((1, 1, 1), ("linear", "linear"), "squared"),
}


def made(kind: str) -> Passes:
    sizes, functions, loss = KINDS[kind]
    dense = initial(sizes, tuple(map(Function, functions)), 4)
    rng = np.random.default_rng(2)
    biased = dense.with_layer(0, dense.weights[0] + rng.normal(size=dense.weights[0].shape))
    return Passes(biased, rng.normal(size=sizes[0]), rng.integers(0, 2, sizes[-1]) * 1.0, loss)


def tutorial() -> Passes:
    layered = first_sheet().layered
    return Passes(layered.dense, layered.x, layered.target, layered.loss)


@pytest.fixture(params=KINDS)
def passes(request) -> Passes:
    return made(request.param)


def test_the_tutorials_numbers():
    steps = [tutorial()[index] for index in range(4)]
    assert [step.z for step in steps] == pytest.approx([2, 0, 3, -0.0718], abs=5e-5)
    assert [step.a for step in steps] == pytest.approx([0.8808, 0.5, 0.9526, 0.4821], abs=5e-5)
    assert steps[0].products.tolist() == [-1, 2, 0, 1]
    assert tutorial().loss == pytest.approx(0.1341, abs=5e-5)


def test_it_goes_forward_layer_by_layer_and_back_from_the_output():
    order = " ".join(f"{kind[0]}{layer}{unit}" for kind, layer, unit in tutorial().places)
    assert order == "f10 f11 f12 f20 e20 g20 e10 e11 e12 g10 g11 g12"


def test_the_forward_numbers_are_the_cores(passes):
    trace = forward(passes.dense, passes.x[None])
    steps = [passes[i] for i in range(passes.forward_count)]
    for step in steps:
        assert isinstance(step, ForwardStep)
        assert step.z == trace.sums[step.layer - 1][0, step.unit]
        assert step.a == trace.activations[step.layer - 1][0, step.unit]
        assert step.flows[0] == 1
        assert step.z == pytest.approx(step.weights @ step.flows)
    assert len(steps) == sum(passes.dense.sizes[1:])


def test_the_backward_numbers_are_the_cores(passes):
    trace = forward(passes.dense, passes.x[None])
    expected = backward(passes.dense, trace, passes.target[None], passes.loss_kind)
    seen = [passes[i] for i in range(passes.forward_count, len(passes))]
    for step in seen:
        layer, unit = step.layer - 1, step.unit
        assert step.error == expected.errors[layer][0, unit]
        if isinstance(step, GradientStep):
            assert step.gradients.tolist() == expected.weights[layer][unit].tolist()
            assert step.gradients.tolist() == (step.error * step.flows).tolist()
        else:
            assert isinstance(step, ErrorStep)
            assert step.back == expected.products[layer][0, unit]
            assert step.error == pytest.approx(step.back * step.slope)
            if len(step.weights):
                assert step.back == pytest.approx(step.products.sum())
    assert len(seen) == 2 * sum(passes.dense.sizes[1:])
    assert passes.loss == losses(passes.dense, trace, passes.target[None], passes.loss_kind)[0]


def test_the_moments_of_a_sum():
    moments = tutorial()[0].moments
    assert [(m.kind, m.which) for m in moments] == [
        *(("term", k) for k in range(4)),
        ("z", 0),
        ("a", 0),
    ]
    assert [m.value for m in moments[:5]] == [-1, 1, 1, 2, 2]
    assert moments[-1].value == pytest.approx(0.8808, abs=5e-5)


def test_the_moments_on_the_way_back():
    passes = tutorial()
    hidden = passes.error_step(1, 0)
    assert [m.kind for m in hidden.moments] == ["came", "back", "slope", "error"]
    assert hidden.moments[-1].value == passes.gradients.errors[0][0, 0]
    output = passes.error_step(2, 0)
    assert [m.kind for m in output.moments] == ["back", "slope", "error"]
    assert output.back == passes.activation(2, 0) - 1
    weights = passes.gradient_step(2, 0).moments
    assert [m.value for m in weights] == passes.gradients.weights[1][0].tolist()


def test_each_step_knows_its_index_and_is_found_by_what_it_works_out(passes):
    for index in range(len(passes)):
        step = passes[index]
        kind, layer, unit = passes.places[index]
        assert (step.index, step.layer, step.unit) == (index, layer, unit)
        assert passes.index_of(kind, layer, unit) == index
        assert passes.cell(index) == (int(kind != "forward"), unit, layer)
        assert len(step.moments) > 0
    with pytest.raises(KeyError):
        passes.index_of("forward", 0, 0)


def test_a_player_plays_it_and_stays_where_it_is_when_a_weight_changes(qapp):
    player: PassPlayer = Player()
    player.set_plan(tutorial())
    for _ in range(3):
        player.step_forward()
    player.advance(GLIDE)
    assert (player.step.a, player.pose.row, player.pose.column) == (
        pytest.approx(0.4821, abs=5e-5),
        0,
        2,
    )
    changed = tutorial()
    dense = changed.dense.with_weight(0, 0, 0, 5.0)
    player.set_plan(Passes(dense, changed.x, changed.target, "squared"))
    assert player.index == 3
    player.set_plan(made("deep"))
    assert player.index == 0
    player.advance(10_000)
