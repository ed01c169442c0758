"""Checkpoints: training resumes exactly, and a file that is none is refused."""

import json
from dataclasses import asdict, replace
from itertools import islice

import pytest
from small_network import small_network
from small_training import RECIPE, Bars, equal, trained

from cnnlab.core.checkpoints import load_checkpoint, save_checkpoint
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


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"recipe": json.dumps({"epochs": 2})}, "recipe: its settings are not those"),
        ({"recipe": json.dumps(asdict(replace(RECIPE, optimiser="luck")))}, "no optimiser 'luck'"),
        ({"recipe": "{"}, "recipe: .*; no checkpoint"),
        ({"steps": "-1"}, "steps: no number"),
        ({"images": "many"}, "images: no number"),
    ],
)
def test_a_checkpoint_that_was_changed_is_refused(tmp_path, change, reason):
    path = tmp_path / "point"
    save_checkpoint(path, Training(small_network(), Bars(), RECIPE))
    tensors, notes = read_tensors(path)
    write_tensors(path, tensors, notes | change)
    with pytest.raises(WeightsError, match=reason):
        load_checkpoint(path, Bars())


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
