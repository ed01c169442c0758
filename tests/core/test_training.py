"""Training: it learns, and a stop and threads change nothing."""

import gc
from dataclasses import replace
from threading import Event, current_thread

import numpy as np
from small_network import small_network
from small_training import FULL_RECIPE, RECIPE, Bars, equal, trained

from cnnlab.core.losses import one_hot
from cnnlab.core.training import Training

RNG = np.random.default_rng(7)


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


def test_alone_it_begins_no_thread_and_holds_one_micro_batch_at_a_time():
    held, began = [], current_thread()

    class Watched(Bars):
        def draw(self, which, rng):
            assert current_thread() is began
            held.append(sum(type(one).__name__ == "_MicroBatch" for one in gc.get_objects()))
            return super().draw(which, rng)

    trained(dataset=Watched(), recipe=replace(RECIPE, micro_batch=2, epochs=1))
    assert len(held) > 20
    assert max(held) == 1


def test_threads_change_nothing():
    assert equal(trained(1)[0].network, trained(2)[0].network)


def test_threads_change_nothing_of_statistics_and_averages():
    alone, *others = (trained(n, FULL_RECIPE, norm=True)[0] for n in (1, 2, 3))
    for other in others:
        assert equal(alone.network, other.network)
        assert equal(alone.trained(), other.trained())


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
    assert training.done == 3


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
    assert training.done == 1
    assert [report.step for report in training.reports()] == [2, 3, 4, 5, 6]
    assert equal(training.network, trained()[0].network)


def test_a_loss_that_is_no_number_stops_with_a_report():
    dataset = Bars(scale=np.inf)
    training = Training(small_network(), dataset, RECIPE)
    before = {name: array.copy() for name, array in training.network.parameters.items()}
    (report,) = training.reports()
    assert report.done
    assert "step 1: the loss is nan" in report.problem
    for name, array in before.items():
        np.testing.assert_array_equal(training.network.parameters[name], array)


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


def test_statistics_that_are_no_numbers_stop_with_a_report():
    training = Training(small_network(norm=True), Bars(), RECIPE)
    params = training.network.parameters
    params["conv1.weight"][:] = 1e30  # whose variance is none; what is normalised by it is 0
    before = {name: array.copy() for name, array in params.items()}
    (report,) = training.reports()
    assert "step 1: the norm of the batch's statistics is" in report.problem
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


def test_it_learns_with_batch_normalisation_and_its_network_is_folded():
    recipe = replace(FULL_RECIPE, epochs=20)
    training, reports = trained(recipe=recipe, norm=True)
    assert reports[-1].accuracy > 0.95
    x, labels = training.dataset.draw(np.arange(50), np.random.default_rng(99))
    for network in (training.network, training.trained(), training.trained().folded()):
        assert (network.forward(x).argmax(axis=1) == labels).all()


def test_averages_of_batch_normalisation_follow_each_step_by_the_images_of_its_parts():
    training = Training(small_network(norm=True), Bars(20), replace(RECIPE, epochs=1))
    seen = []
    observed = training.network.observed
    training.network.observed = lambda tape: seen.append(observed(tape)) or seen[-1]
    (_,) = training.reports()
    assert len(seen) == 3  # of 8, 8 and 4 images
    for name, start in (("norm1.running_mean", 0), ("norm2.running_var", 1)):
        of_step = 0.4 * seen[0][name] + 0.4 * seen[1][name] + 0.2 * seen[2][name]
        found = training.network.parameters[name]
        np.testing.assert_allclose(found, 0.9 * start + 0.1 * of_step, rtol=1e-5)


def test_a_bias_before_batch_normalisation_is_left():
    training, _ = trained(norm=True)
    assert not training.network.parameters["conv1.bias"].any()
    assert training.network.parameters["fc.bias"].any()


def test_without_an_average_the_network_itself_is_what_is_trained():
    training, _ = trained()
    assert training.trained() is training.network


def test_the_average_of_weights_lies_among_those_of_the_steps():
    training = Training(small_network(), Bars(), replace(RECIPE, weight_average=0.9))
    steps = []
    for _ in training.reports():
        steps.append(training.network.parameters["fc.weight"].copy())
        average = training.trained().parameters["fc.weight"]
        assert (average >= np.min(steps, axis=0) - 1e-6).all()
        assert (average <= np.max(steps, axis=0) + 1e-6).all()
    assert (average != steps[-1]).any()
    assert equal(training.network, trained()[0].network)  # it only looks on


def test_smoothed_labels_make_a_network_less_sure():
    def confidence(smoothing):
        recipe = replace(RECIPE, epochs=20, label_smoothing=smoothing)
        training, _ = trained(recipe=recipe)
        x, _ = training.dataset.draw(np.arange(50), np.random.default_rng(99))
        return training.network.predict(x).max(axis=1).mean()

    assert confidence(0.4) < confidence(0.0) - 0.1


def test_images_with_uniform_targets_are_learned_to_be_unsure_of():
    class Outliers(Bars):
        """Every fifth image is of noise, and no class is its."""

        def draw(self, which, rng):
            x, labels = super().draw(which, rng)
            targets, out = one_hot(labels, 4), which % 5 == 0
            x[out] = rng.random((out.sum(), 1, 8, 8), np.float32)
            targets[out] = 0.25
            return x, targets

    training, reports = trained(recipe=replace(RECIPE, epochs=40), dataset=Outliers())
    sure = training.network.predict(training.dataset.draw(np.arange(50), RNG)[0]).max(axis=1)
    out = np.arange(50) % 5 == 0
    assert reports[-1].accuracy == 1
    assert sure[out].mean() < 0.6 < 0.8 < sure[~out].mean()
