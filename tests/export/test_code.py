"""Programs that print the numbers on screen: the NumPy ones are run, PyTorch's where it is."""

import ast
import re
from dataclasses import replace

import numpy as np
import pytest
from programs import by_itself, here

from cnnlab.core.dense.backward import backward, losses
from cnnlab.core.dense.dense import Dense, forward, initial
from cnnlab.core.dense.fit import Fit, FitNetwork, FitRecipe
from cnnlab.core.dense.functions import FUNCTION_KINDS, Function
from cnnlab.core.dense.neuron import Neuron
from cnnlab.core.dense.points import make_points, points_of, split
from cnnlab.export.code import dense_program, neuron_program
from cnnlab.export.fit_code import fit_program

NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?|nan|inf")
LANGUAGES = ["en", "zh_CN"]


@pytest.fixture(params=["numpy", "torch"])
def library(request):
    if request.param == "torch":
        pytest.importorskip("torch")
    return request.param


def printed(program, tmp_path):
    """What a program prints, as numbers by name."""
    output = here(program) if "import torch" in program else by_itself(program, tmp_path)
    found = re.split(r"^([\w /*-]+) =", output, flags=re.M)[1:]
    return {
        name: np.array([float(n) for n in NUMBER.findall(text)])
        for name, text in zip(found[::2], found[1::2], strict=True)
    }


def assert_printed(found, name, wanted):
    """An array is printed with ten decimals, a number alone with every digit."""
    atol = 1e-10 if found[name].size > 1 else 1e-300
    np.testing.assert_allclose(found[name], np.ravel(wanted), rtol=1e-9, atol=atol, err_msg=name)


# one neuron


@pytest.mark.parametrize("function", [Function(kind, 0.2) for kind in FUNCTION_KINDS])
@pytest.mark.parametrize("b", [-5.0, 1 / 3])
def test_a_neuron(tmp_path, library, function, b):
    neuron = Neuron(np.array([1.0, 0.1, -2.5]), np.array([7.0, 3.0, 1e-3]), b, function)
    found = printed(neuron_program(neuron, library), tmp_path)
    assert list(found) == ["w * x", "z", "a"]
    assert_printed(found, "w * x", neuron.products)
    assert_printed(found, "z", neuron.z)
    assert_printed(found, "a", neuron.a)


@pytest.mark.parametrize(("x", "a"), [(0, 1), (1, 0)])
def test_a_saturated_sigmoid_does_not_overflow(tmp_path, library, x, a):
    neuron = Neuron(np.array([float(x)]), np.array([-5000.0]), 2500.0, Function())
    assert_printed(printed(neuron_program(neuron, library), tmp_path), "a", a)


def test_a_window_of_many_cells(tmp_path, library):
    rng = np.random.default_rng(0)
    neuron = Neuron(rng.normal(size=363), rng.normal(size=363), 0.5, Function("relu"))
    program = neuron_program(neuron, library)
    assert max(map(len, program.splitlines())) < 100
    assert_printed(printed(program, tmp_path), "z", neuron.z)


# layers


def dense_of(sizes, functions, seed=0):
    dense = initial(sizes, functions, seed)
    rng = np.random.default_rng(seed)
    return Dense(tuple(w + rng.normal(0, 0.3, w.shape) for w in dense.weights), functions)


CASES = {
    "one layer": dense_of((2, 1), (Function("tanh"),)),
    "3-3-1": dense_of((3, 3, 1), (Function(), Function())),
    "every function": dense_of(
        (6, 8, 8, 8, 4),
        (Function("tanh"), Function("leaky_relu", 0.3), Function("relu"), Function("linear")),
    ),
    "sigmoid at the end": dense_of((2, 5, 2), (Function("leaky_relu", 0.1), Function())),
}


@pytest.mark.parametrize("loss", ["squared", "cross_entropy"])
@pytest.mark.parametrize("name", CASES)
def test_a_network_and_its_gradients(tmp_path, library, name, loss):
    dense = CASES[name]
    if loss == "cross_entropy" and dense.functions[-1].kind != "sigmoid":
        loss = "squared"
    x = np.linspace(-1, 1.5, dense.sizes[0])
    y = np.linspace(0, 1, dense.sizes[-1])
    found = printed(dense_program(dense, x, library, y, loss), tmp_path)
    trace = forward(dense, x[None])
    for j, (z, a) in enumerate(zip(trace.sums, trace.activations, strict=True), 2):
        assert_printed(found, f"z{j}", z)
        assert_printed(found, f"a{j}", a)
    assert_printed(found, "loss", losses(dense, trace, y[None], loss))
    gradients = backward(dense, trace, y[None], loss).weights
    for j, gradient in enumerate(gradients, 1):
        np.testing.assert_allclose(found[f"dL/dTheta{j}"], gradient.ravel(), atol=1e-9)
    assert len(found) == 3 * len(gradients) + 1


def test_the_tutorials_numbers(tmp_path, library):
    theta_1 = np.array([[-1.0, 2, 0, 1], [1, -1, 2, 0], [0, 1, -1, 2]])
    dense = Dense((theta_1, np.array([[-1.0, 1, 2, -1]])), (Function(), Function()))
    found = printed(dense_program(dense, np.array([1.0, 0.0, 1.0]), library), tmp_path)
    assert found["z2"].tolist() == [2, 0, 3]
    assert found["a2"].round(4).tolist() == [0.8808, 0.5, 0.9526]
    assert found["z3"].round(4).tolist() == [-0.0718]
    assert found["a3"].round(4).tolist() == [0.4821]
    assert list(found) == ["z2", "a2", "z3", "a3"]


# fits


POINTS = split(make_points("moons", 60, 0.1, 1), 0.25, 1)
FITS = {
    "full batch": (FitNetwork((4,), Function("tanh"), 1), POINTS, FitRecipe(0.5)),
    "momentum and batches": (
        FitNetwork((5, 3), Function("relu"), 2),
        POINTS,
        FitRecipe(0.1, 7, 0.9),
    ),
    "no hidden layer": (FitNetwork((), Function("tanh"), 3), POINTS, FitRecipe(1.0, 16)),
    "leaky": (FitNetwork((3, 3, 3), Function("leaky_relu", 0.2), 4), POINTS, FitRecipe(0.2)),
    "linear": (FitNetwork((2,), Function("linear"), 5), POINTS, FitRecipe(0.2)),
    "sigmoid": (FitNetwork((4,), Function("sigmoid"), 6), POINTS, FitRecipe(1.0, 500, 0.5)),
    "none held out": (FitNetwork((2,)), points_of(POINTS.x, POINTS.labels), FitRecipe()),
}


@pytest.mark.parametrize("name", FITS)
@pytest.mark.parametrize("steps", [0, 130])
def test_a_fit_ends_in_the_same_loss(tmp_path, library, name, steps):
    network, points, recipe = FITS[name]
    found = printed(fit_program(network, points, recipe, steps, library), tmp_path)
    state = Fit(network.initial(), points, recipe, network.seed).seek(steps)
    assert found["loss"] == pytest.approx(state.loss, rel=1e-9)
    assert found["accuracy"] == pytest.approx(state.accuracy)
    assert ("held-out loss" in found) == points.held_out.any()
    if points.held_out.any():
        assert found["held-out loss"] == pytest.approx(state.test_loss, rel=1e-9)
        assert found["held-out accuracy"] == pytest.approx(state.test_accuracy)


# as text


def every_program(library, language):
    neuron = Neuron(np.array([0.1, 1 / 3]), np.array([1e-9, -1e9]), -0.5, Function())
    yield neuron_program(neuron, library, language)
    for dense in CASES.values():
        x, y = np.zeros(dense.sizes[0]), np.zeros(dense.sizes[-1])
        yield dense_program(dense, x, library, y, language=language)
        yield dense_program(dense, x, library, language=language)
    for network, points, recipe in FITS.values():
        yield fit_program(network, points, recipe, 10, library, language)


@pytest.mark.parametrize("name", ["numpy", "torch"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_program_is_python_that_one_can_read(name, language):
    for program in every_program(name, language):
        compile(program, "program.py", "exec")
        lines = program.splitlines()
        assert max(len(line) for line in lines if "[" not in line) <= 100
        assert not re.search(r"\n{4}|[ \t]\n|\n\n$|[^\n]\ndef |[^\n]\n\ndef ", program)
        assert ("np" in names(program)) or name == "torch"
        comments = "\n".join(re.findall(r"#.*|\"\"\".*\"\"\"", program))
        assert bool(re.search(r"[\u4e00-\u9fff]", comments)) == (language == "zh_CN")


def names(program):
    return {node.id for node in ast.walk(ast.parse(program)) if isinstance(node, ast.Name)}


@pytest.mark.parametrize("name", ["numpy", "torch"])
def test_what_a_program_imports_and_names_it_uses(name):
    for program in every_program(name, "en"):
        tree = ast.parse(program)
        imported = {
            (alias.asname or alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert imported <= names(program)
        known = imported | set(dir(__builtins__)) | set(vars(__import__("builtins")))
        stored = {
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        stored |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        stored |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
        assert names(program) <= known | stored


def test_every_digit_is_kept():
    neuron = Neuron(np.array([0.1, 1 / 3]), np.array([1e-9, np.pi]), -1e9, Function())
    text = neuron_program(neuron, "torch")
    for number in (0.1, 1 / 3, 1e-9, np.pi, -1e9):
        assert repr(float(number)) in text


def test_the_initial_weights_and_their_seed_stand_in_the_program():
    network, points, recipe = FITS["momentum and batches"]
    text = fit_program(replace(network, seed=77), points, recipe, 10, "numpy")
    assert "seed 77" in text
    for weights in replace(network, seed=77).initial().weights:
        for number in weights.ravel().tolist():
            assert repr(number) in text
