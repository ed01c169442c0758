"""Checkpoints: training resumes exactly, and a file that is none is refused."""

import json
from dataclasses import asdict, replace
from itertools import islice

import numpy as np
import pytest
from small_network import small_network
from small_training import FULL_RECIPE, RECIPE, Bars, equal, trained

from cnnlab.core.checkpoints import load_checkpoint, read_checkpoint, save_checkpoint
from cnnlab.core.training import Training
from cnnlab.core.weights import (
    WeightsError,
    load_network,
    read_tensors,
    save_network,
    write_tensors,
)


@pytest.mark.parametrize("optimiser", ["adam", "sgd"])
@pytest.mark.parametrize("steps", [0, 1, 4])
def test_a_checkpoint_goes_on_exactly(tmp_path, steps, optimiser):
    recipe = replace(RECIPE, optimiser=optimiser)
    whole, _ = trained(recipe=recipe)
    training = Training(small_network(), Bars(), recipe)
    list(islice(training.reports(), steps))
    save_checkpoint(tmp_path / "point", training)
    again = load_checkpoint(tmp_path / "point", Bars())
    assert again.recipe == recipe
    reports = list(again.reports())
    assert len(reports) == 6 - steps
    assert equal(again.network, whole.network)


@pytest.mark.parametrize("steps", [0, 1, 4])
def test_statistics_and_averages_go_on_exactly(tmp_path, steps):
    whole, _ = trained(recipe=FULL_RECIPE, norm=True)
    training = Training(small_network(norm=True), Bars(), FULL_RECIPE)
    list(islice(training.reports(), steps))
    save_checkpoint(tmp_path / "point", training)
    again = load_checkpoint(tmp_path / "point", Bars())
    list(again.reports(threads=2))
    assert equal(again.network, whole.network)
    assert equal(again.trained(), whole.trained())


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        ("fc.bias", lambda _: None, "optimiser.average.fc.bias: the tensor is missing"),
        ("fc.bias", lambda a: a[1:], r"got shape \(3,\), expected \(4,\)"),
        ("norm1.running_var", lambda a: -a, "norm1.running_var: got -.*expected numbers from 0"),
        ("fc.bias", lambda a: a * np.nan, "optimiser.average.fc.bias: .*NaN"),
        ("fc.more", lambda _: np.ones(4, "f4"), "average.fc.more: the tensor is of no parameter"),
    ],
)
def test_an_average_that_was_changed_is_refused(tmp_path, name, change, reason):
    path, training = tmp_path / "point", Training(small_network(norm=True), Bars(), FULL_RECIPE)
    list(islice(training.reports(), 2))
    save_checkpoint(path, training)
    tensors, notes = read_tensors(path)
    tensors[f"optimiser.average.{name}"] = change(tensors.get(f"optimiser.average.{name}"))
    write_tensors(path, {n: t for n, t in tensors.items() if t is not None}, notes)
    with pytest.raises(WeightsError, match=f"point: .*{reason}"):
        read_checkpoint(path)


def test_other_examples_are_refused(tmp_path):
    save_checkpoint(tmp_path / "point", Training(small_network(), Bars(), RECIPE))
    with pytest.raises(
        WeightsError, match="images: got 51, expected the 50 that training began with"
    ):
        load_checkpoint(tmp_path / "point", Bars(51))


def test_weights_alone_are_no_checkpoint(tmp_path):
    save_network(tmp_path / "weights", small_network())
    with pytest.raises(WeightsError, match="no checkpoint"):
        load_checkpoint(tmp_path / "weights", Bars())


def test_a_checkpoint_is_no_network(tmp_path):
    training, _ = trained()
    save_checkpoint(tmp_path / "point", training)
    with pytest.raises(WeightsError, match="no layer has a tensor"):
        load_network(tmp_path / "point")


def begun(path):
    """A checkpoint after two steps."""
    training = Training(small_network(), Bars(), RECIPE)
    list(islice(training.reports(), 2))
    save_checkpoint(path, training)
    return path


def recipe_text(**changes):
    return json.dumps(asdict(RECIPE) | changes)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"recipe": json.dumps({"epochs": 2})}, "recipe: its settings are not those"),
        ({"recipe": json.dumps(asdict(replace(RECIPE, optimiser="luck")))}, "no optimiser 'luck'"),
        ({"recipe": "{"}, "recipe: .*; no checkpoint"),
        ({"recipe": "[]"}, r"recipe: got \[\], expected an object; no checkpoint"),
        ({"recipe": recipe_text(epochs=0)}, "recipe: epochs: got 0, expected a number above 0"),
        ({"recipe": recipe_text(batch=-1)}, "recipe: batch: got -1"),
        ({"recipe": recipe_text(micro_batch=0)}, "recipe: micro_batch: got 0"),
        ({"recipe": recipe_text(learning_rate=float("nan"))}, "recipe: got NaN, expected finite"),
        ({"recipe": recipe_text(learning_rate=-0.1)}, "recipe: learning_rate: got -0.1"),
        ({"recipe": recipe_text(max_grad_norm=0.0)}, "recipe: max_grad_norm: got 0.0"),
        ({"recipe": recipe_text(weight_decay=-1.0)}, "recipe: weight_decay: got -1.0"),
        ({"recipe": recipe_text(warmup=-1)}, "recipe: warmup: got -1, expected a number from 0"),
        ({"recipe": recipe_text(label_smoothing=1.0)}, "recipe: label_smoothing: got 1.0"),
        ({"recipe": recipe_text(weight_average=-0.5)}, "recipe: weight_average: got -0.5"),
        ({"recipe": recipe_text(seed=-1)}, "recipe: seed: got -1"),
        ({"recipe": recipe_text(seed=True)}, "recipe: its settings are not those"),
        ({"steps": "-1"}, "steps: no number"),
        ({"steps": "9" * 5000}, "steps: no number"),
        ({"steps": "7"}, "steps: got 7, expected at most the 6 of its recipe"),
        ({"steps": "0"}, r"optimiser\.mean\.conv1\.bias: the tensor is of no parameter"),
        ({"images": "many"}, "images: no number"),
        ({"recipe": recipe_text(epochs=None)}, "epochs: got None, expected a number: a cosine"),
        ({"recipe": recipe_text(batch=None)}, "recipe: its settings are not those"),
        ({"recipe": recipe_text(momentum=1.0)}, "recipe: momentum: got 1.0"),
        ({"changes": "{}"}, r"changes: got {}, expected an array; no checkpoint"),
        ({"changes": "[[1, 2]]"}, r"changes\[0\]: got \[1, 2\], expected \[step, name, value\]"),
        (
            {"changes": '[[1, "batch", [2]]]'},
            r"changes\[0\]: got .*, expected \[step, name, value\]",
        ),
        ({"changes": '[[1, "seed", 2]]'}, r"changes\[0\]: seed: can't be changed"),
        ({"changes": '[[0, "batch", 9]]'}, r"changes\[0\]: got step 0, expected those of the"),
        ({"changes": '[[4, "batch", 9]]'}, r"changes\[0\]: got step 4, expected those of the"),
        ({"changes": '[[2, "batch", 9], [1, "batch", 8]]'}, r"changes\[1\]: got step 1, expected"),
        ({"changes": '[[2, "batch", 1e999]]'}, r"changes\[0\]: batch: got inf"),
        ({"changes": '[[2, "optimiser", "sgd"]]'}, "optimiser.mean.* is of no parameter"),
        ({"changes": '[[2, "augmentation", 1.0]]'}, "augmentation: can't be changed.*the same"),
    ],
)
def test_a_checkpoint_that_was_changed_is_refused(tmp_path, change, reason):
    path = begun(tmp_path / "point")
    tensors, notes = read_tensors(path)
    write_tensors(path, tensors, notes | change)
    with pytest.raises(WeightsError, match=reason):
        load_checkpoint(path, Bars())


@pytest.mark.parametrize(
    ("name", "change", "reason"),
    [
        ("mean.conv1.bias", lambda _: None, "mean.conv1.bias: the tensor is missing"),
        ("mean.conv1.bias", lambda a: a[1:], r"got shape \(2,\), expected \(3,\)"),
        ("mean.conv1.bias", lambda a: a * np.inf, "infinite"),
        ("square.conv1.weight", lambda a: a - 1, "negative"),
        ("mean.temperature.value", lambda _: np.ones(1, "f4"), "no parameter that is trained"),
        ("velocity.conv1.bias", lambda _: np.ones(3, "f4"), "no parameter that is trained"),
    ],
)
def test_a_state_that_was_changed_is_refused(tmp_path, name, change, reason):
    path = begun(tmp_path / "point")
    tensors, notes = read_tensors(path)
    with np.errstate(all="ignore"):
        tensors[f"optimiser.{name}"] = change(tensors.get(f"optimiser.{name}"))
    write_tensors(path, {n: t for n, t in tensors.items() if t is not None}, notes)
    with pytest.raises(WeightsError, match=rf"point: optimiser\.{name}: .*{reason}|{reason}"):
        read_checkpoint(path)


def test_a_checkpoint_from_before_changes_were_kept_is_read(tmp_path):
    path = begun(tmp_path / "point")
    tensors, notes = read_tensors(path)
    recipe = asdict(RECIPE)
    for name in ("schedule", "momentum", "dropout", "augmentation"):
        del recipe[name]
    del notes["changes"]
    write_tensors(path, tensors, notes | {"recipe": json.dumps(recipe)})
    again = load_checkpoint(path, Bars())
    assert again.recipe == RECIPE
    assert again.changes == ()


def test_numbers_that_are_whole_are_read(tmp_path):
    recipe = replace(RECIPE, learning_rate=1, weight_decay=0, dropout=0)
    save_checkpoint(tmp_path / "point", Training(small_network(), Bars(), recipe))
    assert read_checkpoint(tmp_path / "point").recipe == recipe


def test_the_callers_notes_come_back(tmp_path):
    path = tmp_path / "point"
    save_checkpoint(path, Training(small_network(), Bars(), RECIPE), {"dataset": "bars"})
    assert read_checkpoint(path).notes["dataset"] == "bars"


def test_a_checkpoint_with_the_first_names_of_its_settings_is_read(tmp_path):
    path = tmp_path / "point"
    save_checkpoint(path, Training(small_network(), Bars(), RECIPE))
    tensors, notes = read_tensors(path)
    first = {
        "epochs": 2,
        "batch": 20,
        "rate": 0.01,
        "decay": 0.02,
        "optimiser": "adam",
        "warmup": 2,
        "clip": 4.0,
        "part": 8,
        "seed": 3,
    }
    write_tensors(path, tensors, notes | {"recipe": json.dumps(first)})
    wanted = replace(RECIPE, weight_decay=0.02, max_grad_norm=4.0)
    assert load_checkpoint(path, Bars()).recipe == wanted
