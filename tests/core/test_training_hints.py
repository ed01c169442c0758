"""What goes wrong in a training is told, with what may mend it."""

from dataclasses import replace

import numpy as np
import pytest

from cnnlab.core.recipe import Recipe
from cnnlab.core.training_hints import HintMend, Seen, training_hints
from cnnlab.core.training_signs import LayerSigns

RNG = np.random.default_rng(5)
SETTINGS = Recipe(learning_rate=0.002, warmup=0, augmentation=0.0, weight_decay=0.0)
NONE = np.zeros((0, 2))


def falling(steps=1000, to=0.05, start=2.3):
    clean = to + (start - to) * np.exp(-np.arange(steps) / 120)
    return clean * (1 + 0.15 * RNG.standard_normal(steps))


def hints(losses, validation=NONE, signs=(), settings=SETTINGS, drops=False):
    return training_hints(Seen(np.asarray(losses), *validation.T, signs, settings, 10, drops))


def validated(*losses):
    return np.array([(100 * (i + 1), loss) for i, loss in enumerate(losses)], float)


def layer(name, dead):
    return LayerSigns(name, None, None, dead, None)


@pytest.mark.parametrize("steps", [0, 1, 24, 25, 60, 399, 1000, 5000])
def test_a_training_that_goes_well_has_none(steps):
    well = validated(1.0, 0.5, 0.3, 0.31, 0.29, 0.3)
    assert hints(falling(steps), well, [layer("relu1", 0.1)]) == ()


def test_a_loss_that_rises_again_diverges():
    losses = np.concatenate([falling(500), np.linspace(0.1, 3, 60)])
    (hint,) = hints(losses)
    assert hint.code == "diverges"
    assert hint.numbers["loss"] > 1.5 > 0.2 > hint.numbers["lowest"]
    rate = pytest.approx(0.0002)
    assert hint.mends == (("learning_rate", rate, False), ("learning_rate", rate, True))


def test_what_is_made_harder_meanwhile_neither_diverges_nor_stands_still():
    losses = np.concatenate([falling(600), 0.6 + 0.05 * RNG.standard_normal(390)])
    seen = Seen(losses, *NONE.T, (), SETTINGS, 10)
    assert [hint.code for hint in training_hints(seen)] == ["diverges"]
    assert training_hints(seen._replace(since=600)) == ()
    rising = np.concatenate([losses, np.linspace(0.6, 3, 60)])
    (hint,) = training_hints(seen._replace(losses=rising, since=600))
    assert hint.code == "diverges"
    assert hint.numbers["lowest"] > 0.5


@pytest.mark.parametrize(("rate", "way_back"), [(1000.0, 1e-3), (2e-3, 2e-4)])
def test_a_step_that_could_not_be_done_diverges_at_once(rate, way_back):
    settings = replace(SETTINGS, learning_rate=rate)
    seen = Seen(np.array([2.3]), *NONE.T, (), settings, 10, broke_off=True)
    (hint,) = training_hints(seen)
    assert (hint.code, hint.numbers) == ("diverges", {"loss": np.inf, "lowest": 2.3})
    back = pytest.approx(way_back)
    assert hint.mends == (("learning_rate", back, True), ("learning_rate", back, False))


def test_one_batch_that_is_worse_does_not_diverge():
    losses = falling(500)
    losses[-1] = 3.0
    assert hints(losses) == ()


def test_a_validation_loss_that_rises_while_training_goes_on_overfits():
    rising = validated(1.0, 0.4, 0.3, 0.34, 0.36, 0.4, 0.5)
    (hint,) = hints(falling(700, to=0.001), rising, drops=True)
    assert hint.code == "overfits"
    assert hint.numbers == {"loss": 0.5, "lowest": 0.3, "step": 300}
    assert hint.mends == (
        HintMend("augmentation", 1.0),
        HintMend("dropout", 0.5),
        HintMend("weight_decay", 0.01),
    )


def test_only_what_a_network_and_its_data_have_is_proposed_against_overfitting():
    rising = validated(1.0, 0.4, 0.3, 0.34, 0.36, 0.4, 0.5)
    settings = replace(SETTINGS, augmentation=None, weight_decay=0.05)
    (hint,) = hints(falling(700, to=0.001), rising, settings=settings)
    assert hint.mends == (HintMend("weight_decay", 0.5),)


def test_a_validation_loss_that_wavers_does_not_overfit():
    assert hints(falling(700), validated(1.0, 0.4, 0.3, 0.34, 0.36, 0.31, 0.35)) == ()


def test_units_that_are_dead_are_told_with_their_layer():
    flat = np.full(900, 2.3)
    (hint,) = hints(flat, signs=[layer("relu1", 0.2), layer("relu2", 0.75), layer("fc", None)])
    assert (hint.code, hint.layer, hint.numbers) == ("dead", "relu2", {"share": 0.75})
    assert hint.mends == (HintMend("learning_rate", pytest.approx(0.0002), restart=True),)


@pytest.mark.parametrize(
    ("rate", "optimiser", "proposed"),
    [
        (1e-6, "adam", 3e-6),
        (5e-4, "adam", 1e-3),
        (1e-3, "adam", 3e-3),
        (0.1, "adam", 0.01),
        (1e-4, "sgd", 3e-4),
        (0.5, "sgd", 0.05),
    ],
)
def test_a_loss_that_does_not_fall_stands_still(rate, optimiser, proposed):
    settings = replace(SETTINGS, learning_rate=rate, optimiser=optimiser)
    (hint,) = hints(np.full(400, 2.3), settings=settings)
    assert hint.code == "stands still"
    assert hint.mends == (HintMend("learning_rate", pytest.approx(proposed)),)


def test_a_loss_that_has_nothing_left_to_fall_does_not_stand_still():
    assert hints(np.full(400, 0.05)) == ()


def test_a_warm_up_does_not_stand_still():
    assert hints(np.full(400, 2.3), settings=replace(SETTINGS, warmup=200)) == ()
