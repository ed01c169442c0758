"""Programs of a region that print the numbers shown: NumPy's and SciPy's are run."""

import ast
import re

import numpy as np
import pytest
from programs import by_itself, here

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.export.filter_code import FILTER_LIBRARIES, filter_program

RNG = np.random.default_rng(3)
PIXELS = RNG.integers(0, 256, (1, 11, 9)).astype(float)
CHANNELS = RNG.standard_normal((3, 11, 9))
FILTERS = RNG.standard_normal((2, 1, 3, 3))


@pytest.fixture(params=FILTER_LIBRARIES)
def library(request):
    if request.param != "numpy":
        pytest.importorskip(request.param)
    return request.param


def numbers_of(output):
    return np.array(ast.literal_eval(re.fullmatch(r"y = (.*)\n", output).group(1)))


def printed(program):
    return numbers_of(here(program))


CONVOLUTIONS = {
    "plain": Experiment(PIXELS, FILTERS, np.zeros(2)),
    "flipped": Experiment(PIXELS, FILTERS, np.zeros(2), operation=Convolution(flip=True)),
    "strides": Experiment(PIXELS, FILTERS, np.zeros(2), (2, 3)),
    "dilated": Experiment(PIXELS, RNG.random((1, 1, 2, 4)), dilation=(3, 2)),
    "dilated and flipped": Experiment(
        PIXELS, FILTERS, np.zeros(2), (1, 2), dilation=(2, 1), operation=Convolution(flip=True)
    ),
    "channels": Experiment(CHANNELS, RNG.random((1, 3, 3, 2)), dilation=(2, 1), stride=(2, 1)),
}


@pytest.mark.parametrize("experiment", CONVOLUTIONS.values(), ids=CONVOLUTIONS)
def test_a_filter(library, experiment):
    last = len(experiment.filters) - 1
    program = filter_program(experiment, last, library)
    np.testing.assert_allclose(printed(program), evaluate(experiment).output[last], atol=1e-11)


@pytest.mark.parametrize("combined", ["magnitude", "direction"])
@pytest.mark.parametrize("inputs", [1, 2])
def test_a_pair(library, combined, inputs):
    flat = np.zeros((inputs, 11, 9))  # whose angle is 0, not π
    for pixels in (RNG.standard_normal((inputs, 11, 9)), flat):
        filters = RNG.standard_normal((2, inputs, 3, 3))
        experiment = Experiment(pixels, filters, np.zeros(2), operation=Convolution(flip=True))
        right, down = evaluate(experiment).output
        due = np.hypot(right, down) if combined == "magnitude" else np.arctan2(0 - down, right)
        program = filter_program(experiment, 0, library, combined=combined)
        np.testing.assert_allclose(printed(program), due, atol=1e-11)


@pytest.mark.parametrize("kind", ["max", "average"])
@pytest.mark.parametrize("partial", [False, True])
@pytest.mark.parametrize(
    ("size", "stride"), [((2, 2), (2, 2)), ((3, 3), (3, 3)), ((4, 2), (3, 2)), ((3, 2), (1, 3))]
)
def test_a_pool(library, kind, partial, size, stride):
    pooling = Pooling(kind, size, partial)
    experiment = Experiment(PIXELS - 300, stride=stride, operation=pooling)
    program = filter_program(experiment, 0, library)
    np.testing.assert_allclose(printed(program), evaluate(experiment).output[0], atol=1e-11)


@pytest.mark.parametrize("kind", ["relu", "leaky_relu", "sigmoid", "tanh"])
def test_an_activation(library, kind):
    experiment = Experiment(CHANNELS[:1], operation=Activation(kind, 0.3))
    program = filter_program(experiment, 0, library)
    np.testing.assert_allclose(printed(program), evaluate(experiment).output[0], atol=1e-11)


@pytest.mark.parametrize("library", FILTER_LIBRARIES)
@pytest.mark.parametrize("name", CONVOLUTIONS)
def test_in_chinese_only_the_comments_differ(library, name):
    programs = [filter_program(CONVOLUTIONS[name], 0, library, c) for c in ("en", "zh_CN")]
    english, chinese = (re.sub(r"#.*", "#", program) for program in programs)
    assert english == chinese
    assert re.search("[\u4e00-\u9fff]", programs[1])


@pytest.mark.parametrize("library", FILTER_LIBRARIES)
def test_every_program_is_python(library):
    operations = [Pooling("average", (2, 2), True), Activation("sigmoid")]
    for operation in operations:
        for language in ("en", "zh_CN"):
            experiment = Experiment(PIXELS, stride=(2, 2), operation=operation)
            compile(filter_program(experiment, 0, library, language), "program.py", "exec")


def test_alone_with_nothing_else_on_standard_error(library, tmp_path):
    experiment = CONVOLUTIONS["plain"]
    output = by_itself(filter_program(experiment, 1, library), tmp_path)
    np.testing.assert_allclose(numbers_of(output), evaluate(experiment).output[1], atol=1e-11)
