"""The Neuron tab's examples hold the curriculum's numbers, and do what they say of themselves."""

import json
from dataclasses import replace

import numpy as np
import pytest

from cnnlab.assets import asset
from cnnlab.core.dense.dense import forward
from cnnlab.core.dense.fit import Fit
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.neuron import truth_rows, weighted_sum
from cnnlab.core.dense.points import most_agreeing
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.neuron_presets import (
    NEURON_FILES,
    NEURON_PRESETS,
    ORDER,
    first_sheet,
    preset_of_page,
)
from cnnlab.lessons.preset_files import PresetError, load_preset
from cnnlab.lessons.sheet import PAGES
from cnnlab.lessons.sheet_form import sheet_data

GOOD = {
    "format": "cnnlab neuron preset",
    "version": 1,
    "id": "small",
    "title": {"en": "Small", "zh_CN": "小"},
    "about": {"en": "A small one.", "zh_CN": "一个小例子。"},
    "page": "neuron",
    "one": {"x": [1], "w": [2], "b": 3, "function": "tanh"},
}
MISSING = object()


@pytest.fixture
def shipped():
    return {preset.id: preset for preset in NEURON_FILES.shipped()}


@pytest.fixture
def refusal(tmp_path):
    """Why a file of the good data with changes is not taken."""

    def refused(**changes):
        data = {name: value for name, value in (GOOD | changes).items() if value is not MISSING}
        path = tmp_path / "mine.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(PresetError) as error:
            NEURON_FILES.load(path)
        return str(error.value)

    return refused


def sums(one):
    return [weighted_sum(one.neuron, row) for row in truth_rows(len(one.neuron.x))]


def test_they_come_in_order_in_both_languages(shipped):
    assert tuple(shipped) == ORDER
    for name, preset in shipped.items():
        assert {"en", "zh_CN"} == set(preset.title) == set(preset.about), name
        assert preset.page in ("neuron", "layers", "fit")


def test_every_file_of_the_folder_is_listed_under_its_own_name():
    files = {path.stem: NEURON_FILES.load(path) for path in asset("neurons").glob("*.json")}
    assert set(files) == set(ORDER)
    assert all(preset.id == name for name, preset in files.items())


def test_each_sets_the_part_that_its_page_shows(shipped):
    parts = {"neuron": {"one"}, "layers": {"layered"}, "fit": {"fitting"}}
    for preset in shipped.values():
        assert set(preset.parts) == parts[preset.page]


@pytest.mark.parametrize(
    ("name", "b", "z", "targets"),
    [
        ("festival-artist", -5, [-5, -2, 2, 5], [0, 0, 1, 1]),
        ("festival-both", -8, [-8, -5, -1, 2], [0, 0, 0, 1]),
        ("festival-either", -2, [-2, 1, 5, 8], [0, 1, 1, 1]),
    ],
)
def test_the_music_festival(shipped, name, b, z, targets):
    one = shipped[name].parts["one"]
    assert one.neuron.w.tolist() == [7, 3]
    assert (one.neuron.b, one.neuron.function) == (b, Function("linear"))
    assert sums(one) == z
    assert one.targets.tolist() == targets == [int(value > 0) for value in z]


@pytest.mark.parametrize(
    ("name", "b", "w", "z", "targets"),
    [
        ("and", -30, [20, 20], [-30, -10, -10, 10], [0, 0, 0, 1]),
        ("or", -10, [20, 20], [-10, 10, 10, 30], [0, 1, 1, 1]),
        ("not", 10, [-20], [10, -10], [1, 0]),
    ],
)
def test_probabilistic_gates(shipped, name, b, w, z, targets):
    one = shipped[name].parts["one"]
    assert (one.neuron.b, one.neuron.w.tolist()) == (b, w)
    assert one.neuron.function == Function("sigmoid")
    assert sums(one) == z
    assert one.targets.tolist() == targets
    np.testing.assert_allclose([one.neuron.function.at(value) for value in z], targets, atol=5e-5)


def test_one_neuron_gets_as_much_of_xor_right_as_any_can(shipped):
    one = shipped["xor-one"].parts["one"]
    assert one.targets.tolist() == [0, 1, 1, 0]
    right = [(z > 0) == bool(t) for z, t in zip(sums(one), one.targets, strict=True)]
    assert sum(right) == most_agreeing(truth_rows(2), one.targets) == 3


def test_two_layers_get_all_of_xor_right(shipped):
    layered = shipped["xor-layers"].parts["layered"]
    assert layered.dense.sizes == (2, 2, 1)
    trace = forward(layered.dense, truth_rows(2))
    np.testing.assert_allclose(trace.output[:, 0], [0, 1, 1, 0], atol=1e-4)
    gates = [[0, 1, 1, 1], [1, 1, 1, 0]]  # OR and NAND
    np.testing.assert_allclose(trace.activations[0].T, gates, atol=1e-4)
    wanted = forward(layered.dense, layered.x[None]).output.round()
    assert wanted.tolist() == [layered.target.tolist()]


def test_the_tutorials_layers(shipped):
    layered = shipped["three-three-one"].parts["layered"]
    assert layered.dense.weights[0].tolist() == [[-1, 2, 0, 1], [1, -1, 2, 0], [0, 1, -1, 2]]
    assert layered.dense.weights[1].tolist() == [[-1, 1, 2, -1]]
    assert layered.x.tolist() == [1, 0, 1]
    trace = forward(layered.dense, layered.x[None])
    assert trace.sums[0].tolist() == [[2, 0, 3]]
    assert trace.activations[0].round(4).tolist() == [[0.8808, 0.5, 0.9526]]
    assert trace.sums[1].round(4).tolist() == [[-0.0718]]
    assert trace.output.round(4).tolist() == [[0.4821]]


def test_several_hidden_layers(shipped):
    layered = shipped["deep"].parts["layered"]
    assert layered.dense.sizes == (3, 4, 4, 2)
    assert [f.kind for f in layered.dense.functions] == ["relu", "relu", "sigmoid"]
    trace = forward(layered.dense, layered.x[None])
    assert trace.sums[0].tolist() == [[2, 2, -1, 1.5]]
    assert trace.sums[1].tolist() == [[2, 0.5, -0.5, 2.5]]
    np.testing.assert_allclose(trace.sums[2], [[2, -2]], rtol=1e-15)
    assert trace.output.round(4).tolist() == [[0.8808, 0.1192]]


def run_of(fitting):
    return Fit(fitting.network.initial(), fitting.points, fitting.recipe, fitting.seed)


@pytest.mark.parametrize(
    ("name", "sizes", "steps", "accuracy", "held_out"),
    [
        ("fit-and", (2, 1), 5, 1.0, 1.0),
        ("fit-xor", (2, 4, 1), 100, 1.0, 1.0),
        ("fit-moons", (2, 6, 1), 150, 0.99, 1.0),
        ("fit-rings", (2, 3, 1), 150, 1.0, 1.0),
        ("fit-spiral", (2, 8, 8, 8, 1), 500, 1.0, 0.9),
    ],
)
def test_a_fit_gets_there_in_the_steps_that_it_says(
    shipped, name, sizes, steps, accuracy, held_out
):
    fitting = shipped[name].parts["fitting"]
    assert fitting.network.initial().sizes == sizes
    assert (len(fitting.points), fitting.points.held_out.sum()) == (200, 40)
    fit = run_of(fitting)
    assert fit.state.accuracy < 0.8
    state = fit.seek(steps)
    assert state.accuracy >= accuracy
    assert state.test_accuracy >= held_out


def test_two_hidden_units_fit_an_xor_from_some_weights_and_not_from_others(shipped):
    fitting = shipped["fit-xor"].parts["fitting"]
    reached = []
    for seed in (1, 2):
        network = replace(fitting.network, hidden=(2,), seed=seed)
        reached.append(run_of(replace(fitting, network=network)).seek(500).accuracy)
    assert reached[0] == 1.0
    assert reached[1] < 0.8


def test_two_lines_do_not_fence_in_a_disc_and_without_momentum_a_spiral_takes_longer(shipped):
    rings, spiral = (shipped[f"fit-{name}"].parts["fitting"] for name in ("rings", "spiral"))
    network = replace(rings.network, hidden=(2,))
    assert run_of(replace(rings, network=network)).seek(500).accuracy < 0.92
    slow = replace(spiral, recipe=replace(spiral.recipe, momentum=0.0))
    assert run_of(slow).seek(1000).accuracy < 0.65
    assert run_of(spiral).seek(100).accuracy < 0.65


def test_the_first_sheet_is_the_tutorials(shipped):
    sheet = first_sheet(list(shipped.values()))
    parts = sheet.one, sheet.layered, sheet.fitting
    assert [part.preset for part in parts] == ["festival-artist", "three-three-one", "fit-xor"]
    assert sheet.one is shipped["festival-artist"].parts["one"]
    assert sheet.layered is shipped["three-three-one"].parts["layered"]
    assert sheet.fitting is shipped["fit-xor"].parts["fitting"]


def test_only_the_examples_that_are_shown_are_checked():
    presets = NEURON_FILES.shipped()
    first_sheet(presets)
    checked = {preset.id for preset in presets if "parts" in vars(preset)}
    assert checked == {"festival-artist", "three-three-one", "fit-xor"}


def test_what_an_example_does_not_set_stays_as_it_is(shipped):
    sheet = first_sheet(list(shipped.values()))
    after = shipped["and"].applied(sheet)
    assert after.one.preset == "and"
    assert after.one.neuron is shipped["and"].parts["one"].neuron
    assert after.layered is sheet.layered
    assert after.fitting is sheet.fitting


def test_who_predicts_goes_on_predicting(shipped):
    sheet = first_sheet(list(shipped.values()))
    one = replace(sheet.one, predicts=True, guesses=(1.0, None), derivative=True)
    after = shipped["or"].applied(replace(sheet, one=one)).one
    assert (after.predicts, after.guesses, after.derivative) == (True, (None, None), True)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": "cnnlab preset"}, "mine.json: format: got 'cnnlab preset'"),
        ({"version": 2}, "mine.json: version: got 2"),
        ({"title": {"en": "Small"}}, "mine.json: title: expected texts"),
        ({"about": MISSING}, "mine.json: 'about' is missing"),
        ({"page": "ideas"}, 'mine.json: page: got "ideas", expected one of neuron, layers, fit'),
        ({"page": MISSING}, "mine.json: page: got null"),
        ({"one": MISSING}, "mine.json: got no part of a sheet"),
        ({"two": {}}, "mine.json: two: no such setting"),
    ],
)
def test_a_wrong_frame_is_refused_with_file_place_and_reason(refusal, changes, reason):
    assert refusal(**changes).startswith(reason)


def test_wrong_numbers_are_refused_when_they_are_used(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(GOOD | {"one": GOOD["one"] | {"w": [1, 2]}}), encoding="utf-8")
    preset = NEURON_FILES.load(path)
    with pytest.raises(FormError, match=r"one\.w: got 2 numbers, expected 1"):
        preset.parts  # noqa: B018


def test_what_is_written_of_an_example_is_read_again(shipped):
    sheet = first_sheet(list(shipped.values()))
    for preset in shipped.values():
        data = NEURON_FILES.write(preset)
        assert all("preset" not in data[name] for name in preset.parts)  # a copy is another one
        again = NEURON_FILES.read(json.loads(json.dumps(data)))
        assert NEURON_FILES.write(again) == data
        assert sheet_data(again.applied(sheet)) == sheet_data(preset.applied(sheet))
        assert again.page == preset.page


def test_an_example_that_is_to_be_used_in_full_is_checked_in_full(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(GOOD | {"one": GOOD["one"] | {"w": [1, 2]}}), encoding="utf-8")
    with pytest.raises(PresetError, match=r"^mine\.json: one\.w: got 2 numbers, expected 1"):
        load_preset(path, NEURON_PRESETS)


def test_the_page_of_an_example_is_one_that_it_sets(refusal):
    assert refusal(page="fit") == "mine.json: 'fitting' is missing"


@pytest.mark.parametrize(
    ("page", "name"), [("neuron", "one"), ("layers", "layered"), ("fit", "fitting")]
)
def test_a_page_as_an_example_sets_its_part_and_not_how_it_is_looked_at(shipped, page, name):
    sheet = first_sheet(list(shipped.values()))
    one = replace(sheet.one, predicts=True, guesses=(1.0, None), derivative=True)
    layered = replace(sheet.layered, predicts=True, learning_rate=9.0)
    seen = replace(sheet, one=one, layered=layered)
    preset = preset_of_page(seen, page)
    assert preset.page == page
    assert set(preset.parts) == {name}
    made = dict(sheet_data(replace(sheet, **preset.parts))[name])
    assert made.pop("preset", "") == ""
    assert made == {k: v for k, v in sheet_data(sheet)[name].items() if k != "preset"}


def test_a_page_without_a_part_is_no_example(shipped):
    assert [preset_of_page(first_sheet(), page) is None for page in PAGES] == [False] * 3 + [True]


def test_titles_fit_their_box(qapp, shipped):
    from PySide6.QtGui import QFont, QFontMetricsF

    font = QFont()
    font.setPixelSize(13)
    for preset in shipped.values():
        assert QFontMetricsF(font).horizontalAdvance(preset.title["en"]) < 215, preset.id
        assert len(preset.title["zh_CN"]) <= 16
