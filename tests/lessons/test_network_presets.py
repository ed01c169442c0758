"""The Network tab's examples: each fits its data, and learns."""

import json
from dataclasses import replace

import numpy as np
import pytest

from cnnlab.assets import asset
from cnnlab.core.dense.points import make_points
from cnnlab.core.stack.build import build_network
from cnnlab.core.stack.check import check_stack
from cnnlab.core.training import Recipe, Training
from cnnlab.digits.recogniser import SHIPPED
from cnnlab.digits.samples import sample_drawings
from cnnlab.digits.training.train_digits import rendered
from cnnlab.lessons.network_presets import (
    FOLDER,
    NETWORK_PRESETS,
    ORDER,
    first_network_sheet,
    network_preset_data,
    preset_of_sheet,
    shipped_network_presets,
)
from cnnlab.lessons.preset_files import PresetError, load_preset

FILES = sorted(asset(*FOLDER).glob("*.json"))


@pytest.fixture(scope="module")
def shipped():
    return {preset.id: preset for preset in shipped_network_presets()}


def test_they_come_in_order_in_both_languages(shipped):
    assert tuple(shipped) == ORDER
    for preset in shipped.values():
        assert {"en", "zh_CN"} == set(preset.title) == set(preset.about)


def test_every_file_of_the_folder_is_listed_under_its_own_name():
    assert {path.stem for path in FILES} == set(ORDER)
    assert all(load_preset(path, NETWORK_PRESETS).id == path.stem for path in FILES)


@pytest.mark.parametrize("name", ORDER)
def test_each_fits_and_names_itself(shipped, name):
    sheet = shipped[name].sheet
    assert sheet.preset == name
    assert check_stack(sheet.stack, sheet.classes).misfits == ()
    assert build_network(sheet.stack, sheet.recipe.seed).shapes


def test_the_tab_opens_on_the_small_lenet_and_our_own_strokes(shipped):
    sheet = first_network_sheet()
    assert sheet.preset == "lenet"
    assert sheet.source == "strokes"
    rows = check_stack(sheet.stack, 10).rows
    assert [row.name for row in rows] == (
        ["conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "fc1", "relu3", "fc2"]
    )
    assert [row.output_shape for row in rows][2::3] == [(8, 12, 12), (16, 4, 4), (10,)]
    assert sum(row.parameters for row in rows) == 20522
    assert "20,522" in shipped["lenet"].about["en"]
    assert "20522" in shipped["lenet"].about["zh_CN"]


def test_the_shipped_network_is_the_one_that_reads_digits(shipped):
    assert shipped["shipped"].sheet.stack == SHIPPED


def test_without_a_fully_connected_layer_there_is_a_map_for_each_class(shipped):
    rows = check_stack(shipped["global-average"].sheet.stack, 10).rows
    assert "Linear" not in [row.kind for row in rows]
    assert rows[-1].output_shape == (10, 1, 1)


def test_an_example_comes_back_as_it_was_kept(shipped):
    for preset in shipped.values():
        data = json.loads(json.dumps(NETWORK_PRESETS.write(preset)))
        assert NETWORK_PRESETS.read(data).sheet == preset.sheet
    kept = preset_of_sheet(replace(first_network_sheet(), strength=0.5))
    assert "preset" not in network_preset_data(kept)


class Some:
    """Examples that go in as they are."""

    def __init__(self, x, y):
        self.x, self.y = x.astype(np.float32), y.astype(int)

    def __len__(self):
        return len(self.y)

    def draw(self, which, rng):
        return self.x[which], self.y[which]


@pytest.mark.parametrize("name", [name for name in ORDER if name not in ("shipped", "vgg")])
def test_each_learns(shipped, name):
    sheet = shipped[name].sheet
    if sheet.source == "points":
        points = make_points("moons", 200, 0.1, 0)
        data = Some(points.x, points.labels)
    else:
        drawings = list(sample_drawings())
        labels = np.array([drawing.label for drawing in drawings])
        data = Some(rendered(drawings)[:, None] / 255, labels)
    recipe = Recipe(
        40, sheet.recipe.batch, sheet.recipe.learning_rate, sheet.recipe.weight_decay, warmup=1
    )
    network = build_network(sheet.stack, sheet.recipe.seed)
    *_, last = Training(network, data, recipe).reports()
    assert last.loss < 0.8
    assert last.accuracy > 0.8


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("format", "cnnlab preset", "format: got 'cnnlab preset'"),
        ("version", 2, "version: got 2, expected 1"),
        ("title", {"en": "Mine"}, "title: expected texts for en and zh_CN"),
        ("preset", "lenet", "preset: no such setting"),
        ("stack", {"input": [1, 28, 28]}, "'preset.stack.blocks' is missing"),
        ("strength", 9, "preset.strength: got 9"),
    ],
)
def test_a_wrong_file_is_refused_with_name_and_reason(tmp_path, name, value, said):
    data = json.loads((FILES[0]).read_text(encoding="utf-8"))
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(data | {name: value}), encoding="utf-8")
    with pytest.raises(PresetError, match=r"mine\.json: ") as refused:
        load_preset(path, NETWORK_PRESETS)
    assert said in str(refused.value)


def test_a_stack_is_needed(tmp_path):
    data = json.loads((FILES[0]).read_text(encoding="utf-8"))
    del data["stack"]
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(PresetError, match=r"'preset\.stack' is missing"):
        load_preset(path, NETWORK_PRESETS)
