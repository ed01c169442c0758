"""Programs of the bench that print its output: NumPy's are run, and PyTorch's where it is there."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from programs import by_itself, here

from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.export.bench_code import bench_program
from cnnlab.export.code_text import MAKERS
from cnnlab.lessons.presets import shipped_presets

PAIRS = st.tuples(st.integers(1, 3), st.integers(1, 3))


@pytest.fixture(scope="module", params=MAKERS)
def library(request):
    if request.param != "numpy":
        pytest.importorskip(request.param)
    return request.param


def rows_of(printed):
    """Output maps by what stands above their rows."""
    maps = {}
    for line in printed.splitlines():
        if line.endswith(":"):
            found = maps[line[:-1]] = []
        else:
            found.append([float(number) for number in line.split()])
    return maps


def check(experiment, library):
    evaluation = evaluate(experiment)
    printed = rows_of(here(bench_program(evaluation, library)))
    assert list(printed) == [f"o{k}" for k in range(len(evaluation.output))]
    for rows, due in zip(printed.values(), evaluation.output, strict=True):
        np.testing.assert_allclose(rows, due, rtol=1e-9, atol=1e-11)


@st.composite
def experiments(draw):
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    channels, filters = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    x = rng.integers(-9, 9, (channels, draw(st.integers(1, 8)), draw(st.integers(1, 8))))
    size, stride, padding = draw(PAIRS), draw(PAIRS), draw(st.tuples(*[st.integers(0, 2)] * 2))
    kind = draw(st.sampled_from(["convolution", "max", "average"]))
    if kind == "convolution":
        return Experiment(
            x,
            rng.standard_normal((filters, channels, *size)),
            rng.integers(-2, 3, filters),
            stride,
            padding,
            draw(PAIRS),
            Convolution(flip=draw(st.booleans())),
            Fraction(1, draw(st.sampled_from([1, 16]))),
        )
    pooling = Pooling(kind, size, draw(st.booleans()))
    return Experiment(x, stride=stride, padding=padding, operation=pooling)


@given(experiment=experiments())
def test_any_experiment_with_an_output(library, experiment):
    if isinstance(evaluate(experiment), Evaluation):
        check(experiment, library)


@pytest.mark.parametrize("kind", ["relu", "leaky_relu", "sigmoid", "tanh"])
def test_an_activation(library, kind):
    x = np.random.default_rng(1).standard_normal((2, 3, 4)) * 300
    check(Experiment(x, operation=Activation(kind, 0.2)), library)


def test_every_worked_example(library):
    for preset in shipped_presets():
        check(preset.experiment, library)


def test_the_loops_can_be_read(tmp_path):
    demo = shipped_presets()[0].experiment
    program = bench_program(evaluate(demo), "numpy")
    assert program.endswith(
        """
x = np.pad(x, ((0, 0), (1, 1), (1, 1)))  # padding around each channel

y = np.zeros((2, 3, 3))  # the output
for k in range(2):
    for i in range(3):
        for j in range(3):
            window = x[:, 2 * i : 2 * i + 3, 2 * j : 2 * j + 3]
            y[k, i, j] = (window * w[k]).sum() + b[k]

for i, rows in enumerate(y.tolist()):
    print(f"o{i}:")
    for row in rows:
        print(*row)
"""
    )
    assert rows_of(by_itself(program, tmp_path)).keys() == {"o0", "o1"}


def test_in_chinese_nothing_else_changes():
    demo = evaluate(shipped_presets()[0].experiment)
    english, chinese = (bench_program(demo, "numpy", code) for code in ("en", "zh_CN"))
    assert "# 卷积：" in chinese
    bare = [[line.split("#")[0] for line in text.splitlines()] for text in (english, chinese)]
    assert bare[0] == bare[1]
