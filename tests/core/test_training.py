"""Training: it learns, and a stop, a checkpoint and threads change nothing."""

import json
from dataclasses import asdict, replace
from itertools import islice
from threading import Event

import numpy as np
import pytest
from small_network import small_network

from cnnlab.core.losses import one_hot
from cnnlab.core.training import Recipe, Training, resumed
from cnnlab.core.weights import (
    WeightsError,
    load_network,
    read_tensors,
    save_network,
    write_tensors,
)

RECIPE = Recipe(epochs=2, batch=20, part=8, rate=0.01, warmup=2, seed=3)


class Bars:
    """Images with a bar in one of four places, under noise."""

    def __init__(self, count=50, scale=1.0):
        self.labels = np.arange(count) % 4
        self.scale = scale

    def __len__(self):
        return len(self.labels)

    def draw(self, which, rng):
        x = 0.3 * rng.random((len(which), 1, 8, 8), np.float32)
        for image, label in zip(x, self.labels[which], strict=True):
            image[0, 2 * label : 2 * label + 2] += 0.7
        return x * np.float32(self.scale), self.labels[which]


def trained(threads=1, recipe=RECIPE, examples=None):
    training = Training(small_network(), examples or Bars(), recipe)
    return training, list(training.reports(threads=threads))


def equal(a, b):
    return all((a.parameters[name] == b.parameters[name]).all() for name in a.parameters)


def test_it_learns():
    training, reports = trained(recipe=replace(RECIPE, epochs=12))
    assert reports[0].loss > 1
    assert reports[-1].loss < 0.4
    x, labels = training.examples.draw(np.arange(50), np.random.default_rng(99))
    assert (training.network.forward(x).argmax(axis=1) == labels).all()


def test_reports_say_where_it_stands():
    _, reports = trained()
    assert [r.step for r in reports] == [1, 2, 3, 4, 5, 6]
    assert [r.epoch for r in reports] == [1, 1, 1, 2, 2, 2]
    assert {r.steps for r in reports} == {6}
    assert [r.done for r in reports] == [False] * 5 + [True]
    assert all(0 <= r.accuracy <= 1 and r.images_per_second > 0 for r in reports)


def test_every_image_is_drawn_once_an_epoch():
    drawn = []

    class Watched(Bars):
        def draw(self, which, rng):
            drawn.extend(which.tolist())
            return super().draw(which, rng)

    trained(recipe=replace(RECIPE, epochs=1), examples=Watched())
    assert sorted(drawn) == list(range(50))


def test_every_part_of_every_step_has_random_numbers_of_its_own():
    seen = []

    class Watched(Bars):
        def draw(self, which, rng):
            seen.append(int(rng.integers(2**62)))
            return super().draw(which, rng)

    _, reports = trained(examples=Watched())
    assert len(seen) == 2 * (3 + 3 + 2) > len(reports)  # epochs × the parts of their batches
    assert len(set(seen)) == len(seen)


def test_threads_change_nothing():
    assert equal(trained(1)[0].network, trained(2)[0].network)


def test_a_seed_makes_it_again_and_another_does_not():
    assert equal(trained()[0].network, trained()[0].network)
    assert not equal(trained()[0].network, trained(recipe=replace(RECIPE, seed=4))[0].network)


def test_what_training_leaves_alone_is_left():
    training, _ = trained()
    start = small_network()
    for name in ("normalise.mean", "normalise.std", "temperature.value"):
        np.testing.assert_array_equal(training.network.parameters[name], start.parameters[name])


@pytest.mark.parametrize("optimiser", ["adam", "sgd"])
@pytest.mark.parametrize("steps", [0, 1, 4])
def test_a_checkpoint_goes_on_exactly(tmp_path, steps, optimiser):
    recipe = replace(RECIPE, optimiser=optimiser)
    whole, _ = trained(recipe=recipe)
    training = Training(small_network(), Bars(), recipe)
    list(islice(training.reports(), steps))
    training.save(tmp_path / "point")
    again = resumed(tmp_path / "point", Bars())
    assert again.recipe == recipe
    reports = list(again.reports())
    assert len(reports) == 6 - steps
    assert equal(again.network, whole.network)


def test_a_stop_ends_it_between_steps():
    stop = Event()
    training = Training(small_network(), Bars(), RECIPE)
    for report in training.reports(stop=stop):
        if report.step == 3:
            stop.set()
    assert training.optimiser.steps == 3


@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning", "ignore:invalid:RuntimeWarning")
def test_a_loss_that_is_no_number_stops_with_a_report():
    examples = Bars(scale=np.inf)
    training = Training(small_network(), examples, RECIPE)
    before = {name: array.copy() for name, array in training.network.parameters.items()}
    (report,) = training.reports()
    assert report.done
    assert "step 1: the loss is nan" in report.problem
    for name, array in before.items():
        np.testing.assert_array_equal(training.network.parameters[name], array)


def test_unclear_targets_are_not_counted():
    class Half(Bars):
        def draw(self, which, rng):
            x, labels = super().draw(which, rng)
            targets = one_hot(labels, 4)
            targets[which % 2 == 1] = 0.25
            return x, targets

    _, reports = trained(recipe=replace(RECIPE, epochs=12), examples=Half())
    assert reports[-1].accuracy == 1


def test_other_examples_are_refused(tmp_path):
    Training(small_network(), Bars(), RECIPE).save(tmp_path / "point")
    with pytest.raises(
        WeightsError, match="images: got 51, expected the 50 that training began with"
    ):
        resumed(tmp_path / "point", Bars(51))


def test_weights_alone_are_no_checkpoint(tmp_path):
    save_network(tmp_path / "weights", small_network())
    with pytest.raises(WeightsError, match="no checkpoint"):
        resumed(tmp_path / "weights", Bars())


def test_a_checkpoint_is_no_network(tmp_path):
    training, _ = trained()
    training.save(tmp_path / "point")
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
    Training(small_network(), Bars(), RECIPE).save(path)
    tensors, notes = read_tensors(path)
    write_tensors(path, tensors, notes | change)
    with pytest.raises(WeightsError, match=reason):
        resumed(path, Bars())
