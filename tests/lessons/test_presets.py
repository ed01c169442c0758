"""The program's own presets hold the curriculum's numbers."""

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from core_reference import COURSE_OUTPUT, X_NINTHS, X_PIECES, course_demo, x_picture

from cnnlab.assets import asset
from cnnlab.core import conv2d
from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.kernels import kernel
from cnnlab.lessons.form import experiment_data
from cnnlab.lessons.preset_files import load_preset
from cnnlab.lessons.presets import (
    ORDER,
    PRESETS,
    Preset,
    new_numbers,
    preset_data,
    preset_from,
    shipped_presets,
)


@pytest.fixture
def shipped():
    return {preset.id: preset for preset in shipped_presets()}


def test_the_shipped_presets_come_in_order_in_both_languages():
    presets = shipped_presets()
    assert tuple(preset.id for preset in presets) == ORDER
    for preset in presets:
        assert {"en", "zh_CN"} <= set(preset.title) & set(preset.about)
        assert all(text.strip() for text in (*preset.title.values(), *preset.about.values()))
        assert isinstance(evaluate(preset.experiment), Evaluation)


def test_the_course_demo(shipped):
    e, wanted = shipped["course-demo"].experiment, course_demo()
    for name in ("input", "filters", "biases"):
        np.testing.assert_array_equal(getattr(e, name), getattr(wanted, name))
    assert (e.stride, e.padding, e.dilation, e.scale) == ((2, 2), (1, 1), (1, 1), 1)
    np.testing.assert_array_equal(evaluate(e).output, COURSE_OUTPUT)


def test_the_articles_window(shipped):
    first, second = evaluate(shipped["article-window"].experiment).plan[:2]
    assert first.values.tolist() == [
        [[0, 0, 0], [0, 0, 1], [0, 0, 1]],
        [[0, 0, 0], [0, 1, 1], [0, 0, 2]],
        [[0, 0, 0], [0, 2, 0], [0, 0, 0]],
    ]
    assert first.weights.tolist() == [
        [[1, 1, -1], [-1, 0, 1], [-1, -1, 0]],
        [[-1, 0, -1], [0, 0, -1], [1, -1, 0]],
        [[0, 1, 0], [1, 0, 1], [0, -1, 1]],
    ]
    assert first.channel_sums.tolist() == [1, -1, 0]
    assert (first.bias, first.total) == (1, 1)
    assert second.window.left - first.window.left == 2
    assert second.channel_sums.tolist() == [-3, 2, 0]
    assert (second.bias, second.total) == (1, 0)


def test_what_the_article_does_not_print_is_chosen_from_the_demos_numbers(shipped):
    e = shipped["article-window"].experiment
    assert e.input[0, 1, 2] == 1  # row 2, column 3 with the padding
    assert set(np.unique(e.input)) <= {0, 1, 2}
    assert set(np.unique(e.filters)) <= {-1, 0, 1}
    assert e.biases.tolist() == [1, 0]
    assert evaluate(e).output_shape == (2, 3, 3)


def test_the_inner_product(shipped):
    (step,) = evaluate(shipped["inner-product"].experiment).plan
    assert step.values.tolist() == [[[0, 0, 0], [0, 1, 1], [0, 1, 2]]]
    assert step.weights.tolist() == [[[4, 0, 0], [0, 0, 0], [0, 0, -4]]]
    assert step.total == -8


def output(preset):
    return evaluate(preset.experiment).output.tolist()


@pytest.mark.parametrize(
    ("name", "pieces"),
    [("x-diagonal", "A"), ("x-cross", "B"), ("x-mirrored", "C"), ("x-all", "ABC")],
)
def test_the_x_in_ninths(shipped, name, pieces):
    e = shipped[name].experiment
    np.testing.assert_array_equal(e.input, x_picture())
    assert e.filters.tolist() == [[X_PIECES[piece]] for piece in pieces]
    assert (e.scale, e.biases.tolist()) == (Fraction(1, 9), [0] * len(pieces))
    result = evaluate(e)
    assert result.output_shape == (len(pieces), 7, 7)
    ninths = [X_NINTHS[piece] for piece in pieces]
    assert evaluate(replace(e, scale=Fraction(1))).output.tolist() == ninths
    np.testing.assert_array_equal(result.output, np.array(ninths) / 9)
    assert shipped[name].truncate


def test_a_perfect_match_is_exactly_one(shipped):
    result = evaluate(shipped["x-all"].experiment).output
    assert [np.count_nonzero(slice_ == 1) for slice_ in result] == [4, 1, 4]
    assert result[1, 3, 3] == result.max() == 1


def test_the_mirrored_piece_gives_the_mirrored_map(shipped):
    a, c = (evaluate(shipped[name].experiment).output for name in ("x-diagonal", "x-mirrored"))
    np.testing.assert_array_equal(c, a[:, :, ::-1])


def test_only_the_x_cuts_decimals_off(shipped):
    cut = {name for name, preset in shipped.items() if preset.truncate}
    assert cut == {"x-diagonal", "x-cross", "x-mirrored", "x-all"}


def test_the_stride_on_a_line(shipped):
    preset = shipped["stride-line"]
    e = preset.experiment
    assert e.input.tolist() == [[[0, 1, 2, -1, 1, -3, 0]]]
    assert e.filters.tolist() == [[[[1, 0, -1]]]]
    assert (e.stride, output(preset)) == ((1, 2), [[[-2, 1, 1]]])
    assert evaluate(replace(e, stride=(1, 1))).output.tolist() == [[[-2, 2, 1, 2, 1]]]
    assert evaluate(e).uncovered == (0, 0)
    assert evaluate(replace(e, stride=(1, 3))).uncovered == (0, 1)


def test_the_arithmetic_figure(shipped):
    preset = shipped["arithmetic-figure"]
    assert output(preset) == [[[12, 12, 17], [10, 17, 19], [9, 6, 14]]]
    pool = replace(preset.experiment, operation=Pooling("max", (3, 3)))
    assert evaluate(pool).output.tolist() == [[[3, 3, 3], [3, 3, 3], [3, 2, 3]]]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("pooling-max", [[[6, 8], [3, 4]]]), ("pooling-average", [[[3.25, 5.25], [2, 2]]])],
)
def test_pooling(shipped, name, wanted):
    e = shipped[name].experiment
    assert e.input.tolist() == [[[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]]
    assert (e.operation.size, e.operation.partial, e.stride) == ((2, 2), False, (2, 2))
    assert output(shipped[name]) == wanted


def test_relu_and_sigmoid_on_the_same_row(shipped):
    relu, sigmoid = shipped["relu"], shipped["sigmoid"]
    z = relu.experiment.input
    assert z.tolist() == sigmoid.experiment.input.tolist() == [[[-10, -5, -2, -1, 0, 1, 2, 5, 10]]]
    assert [p.experiment.operation for p in (relu, sigmoid)] == [
        Activation("relu"),
        Activation("sigmoid"),
    ]
    assert output(relu) == [[[0, 0, 0, 0, 0, 1, 2, 5, 10]]]
    g = evaluate(sigmoid.experiment).output
    np.testing.assert_allclose(g, 1 / (1 + np.exp(-z)), rtol=1e-14)
    assert g[0, 0, -1] * (1 - g[0, 0, -1]) == pytest.approx(4.5e-5, abs=5e-7)


@pytest.mark.parametrize(
    ("name", "filter_name"),
    [
        ("sobel", "sobel_x"),
        ("blur", "blur"),
        ("sharpen", "sharpen"),
        ("emboss", "emboss"),
        ("laplacian", "laplacian"),
    ],
)
def test_the_pictures(shipped, name, filter_name):
    preset = shipped[f"picture-{name}"]
    x = preset.experiment.input
    assert preset.white == 1.0
    assert (x.shape[0], x.shape[1]) == (1, x.shape[2])
    assert 24 <= x.shape[1] <= 32
    assert 0 <= x.min() < x.max() <= 1
    np.testing.assert_array_equal(x, x.round(2))
    wanted = conv2d(x[None], kernel(filter_name)[None, None])[0]
    np.testing.assert_allclose(evaluate(preset.experiment).output, wanted, atol=1e-14)


def test_only_the_pictures_have_a_white(shipped):
    pictures = {name for name, preset in shipped.items() if preset.white is not None}
    assert pictures == {name for name in ORDER if name.startswith("picture-")}


def test_every_file_of_the_folder_is_listed_under_its_own_name(shipped):
    files = {path.stem: path for path in asset("presets").glob("*.json")}
    assert set(files) == set(ORDER)
    assert all(load_preset(path, PRESETS).id == name for name, path in files.items())


def test_a_file_has_a_row_of_numbers_a_line():
    for path in asset("presets").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert max(map(len, text.splitlines())) < 300
        assert text.endswith("}\n")


def test_an_experiment_is_made_once_when_asked_for():
    preset = shipped_presets()[0]
    assert not isinstance(preset.source, type(preset.experiment))
    assert preset.experiment is preset.experiment


def test_a_preset_may_be_given_its_experiment():
    e = course_demo()
    assert Preset("mine", {}, {}, e).experiment is e


def test_starting_needs_no_random_numbers():
    import subprocess
    import sys

    code = (
        "import sys; from cnnlab.lessons.presets import shipped_presets; "
        "[p.experiment for p in shipped_presets()]; "
        "sys.exit('numpy.random' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_preset_survives_being_written(shipped):
    for preset in shipped.values():
        again = preset_from(json.loads(json.dumps(preset_data(preset))))
        for name in ("id", "title", "about", "truncate", "white"):
            assert getattr(again, name) == getattr(preset, name)
        assert experiment_data(again.experiment) == experiment_data(preset.experiment)


def test_new_numbers_are_the_demos_in_the_same_geometry():
    old = course_demo(stride=(1, 2))
    drawn = [new_numbers(old, np.random.default_rng(seed)) for seed in range(20)]
    assert set(np.concatenate([e.input for e in drawn]).flat) == {0, 1, 2}
    assert set(np.concatenate([e.filters for e in drawn]).flat) == {-1, 0, 1}
    for e in drawn:
        assert e.biases.tolist() == [1, 0]
        assert (e.input.shape, e.filters.shape) == (old.input.shape, old.filters.shape)
        assert (e.stride, e.padding, e.operation) == (old.stride, old.padding, old.operation)


def test_new_numbers_repeat_by_seed():
    first, again, other = (
        new_numbers(course_demo(), np.random.default_rng(seed)) for seed in (5, 5, 6)
    )
    np.testing.assert_array_equal(first.input, again.input)
    np.testing.assert_array_equal(first.filters, again.filters)
    assert (first.input != other.input).any()


def test_new_numbers_leave_the_experiment_as_it_is():
    old = course_demo()
    new_numbers(old, np.random.default_rng(0))
    np.testing.assert_array_equal(evaluate(old).output, COURSE_OUTPUT)
