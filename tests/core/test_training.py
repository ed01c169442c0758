"""Training: it learns, and a stop and threads change nothing."""

from dataclasses import replace
from threading import Event

import numpy as np
import pytest
from small_network import small_network
from small_training import RECIPE, Bars, equal, trained

from cnnlab.core.losses import one_hot
from cnnlab.core.training import Training


def test_it_learns():
    training, reports = trained(recipe=replace(RECIPE, epochs=12))
    assert reports[0].loss > 1
    assert reports[-1].loss < 0.4
    x, labels = training.dataset.draw(np.arange(50), np.random.default_rng(99))
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

    trained(recipe=replace(RECIPE, epochs=1), dataset=Watched())
    assert sorted(drawn) == list(range(50))


def test_every_micro_batch_of_every_step_has_random_numbers_of_its_own():
    seen = []

    class Watched(Bars):
        def draw(self, which, rng):
            seen.append(int(rng.integers(2**62)))
            return super().draw(which, rng)

    _, reports = trained(dataset=Watched())
    assert len(seen) == 2 * (3 + 3 + 2) > len(reports)  # epochs × micro-batches of their batches
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


def test_a_stop_ends_it_between_steps():
    stop = Event()
    training = Training(small_network(), Bars(), RECIPE)
    for report in training.reports(stop=stop):
        if report.step == 3:
            stop.set()
    assert training.optimiser.steps == 3


def test_a_step_that_is_stopped_is_done_again():
    class Stopping(Bars):
        drawn = 0

        def draw(self, which, rng):
            self.drawn += 1
            if self.drawn == 5:  # the second step's second part of three
                stop.set()
            return super().draw(which, rng)

    stop = Event()
    training = Training(small_network(), Stopping(), RECIPE)
    assert [report.step for report in training.reports(stop=stop)] == [1]
    assert training.optimiser.steps == 1
    assert [report.step for report in training.reports()] == [2, 3, 4, 5, 6]
    assert equal(training.network, trained()[0].network)


@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning", "ignore:invalid:RuntimeWarning")
def test_a_loss_that_is_no_number_stops_with_a_report():
    dataset = Bars(scale=np.inf)
    training = Training(small_network(), dataset, RECIPE)
    before = {name: array.copy() for name, array in training.network.parameters.items()}
    (report,) = training.reports()
    assert report.done
    assert "step 1: the loss is nan" in report.problem
    for name, array in before.items():
        np.testing.assert_array_equal(training.network.parameters[name], array)


@pytest.mark.filterwarnings("ignore:overflow:RuntimeWarning", "ignore:invalid:RuntimeWarning")
def test_a_gradient_that_is_no_number_stops_with_a_report():
    training = Training(small_network(), Bars(), RECIPE)
    params = training.network.parameters
    params["conv2.weight"][:], params["conv2.bias"][:] = 0, 1e-38
    params["fc.weight"][:] = np.array([[3e38], [0], [0], [0]])  # logits of 72 and 0
    before = {name: array.copy() for name, array in params.items()}
    (report,) = training.reports()
    assert np.isfinite(report.loss)
    assert "step 1: the gradients' norm is inf" in report.problem
    for name, array in before.items():
        np.testing.assert_array_equal(params[name], array)


def test_unclear_targets_are_not_counted():
    class Half(Bars):
        def draw(self, which, rng):
            x, labels = super().draw(which, rng)
            targets = one_hot(labels, 4)
            targets[which % 2 == 1] = 0.25
            return x, targets

    _, reports = trained(recipe=replace(RECIPE, epochs=12), dataset=Half())
    assert reports[-1].accuracy == 1
