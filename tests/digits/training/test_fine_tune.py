"""Teaching a copy of the network: in this thread, without a window."""

import tracemalloc
from dataclasses import replace
from itertools import islice
from threading import Event

import numpy as np
import pytest

from cnnlab.core.training import Report
from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import rasterise
from cnnlab.digits.recogniser import default_network
from cnnlab.digits.training import fine_tune
from cnnlab.digits.training.training_data import as_bytes

LABELS = np.full(6, 7)


@pytest.fixture(autouse=True)
def little(monkeypatch):
    monkeypatch.setattr(fine_tune, "OTHERS", 100)
    monkeypatch.setattr(fine_tune, "TEST_SIZE", 30)


@pytest.fixture(scope="module")
def images():
    """Sevens on their heads."""
    rng = np.random.default_rng(0)
    drawn = [[stroke * [1, -1] for stroke in draw(7, rng, "plain")] for _ in LABELS]
    return np.stack([as_bytes(rasterise(strokes)) for strokes in drawn])


def test_a_copy_learns_and_both_accuracies_are_told(images):
    network = default_network()
    before = {name: array.copy() for name, array in network.parameters.items()}
    told = list(fine_tune.fine_tune(network, images, LABELS, Event()))
    assert [lesson.step for lesson in told[:-1]] == list(range(1, told[-1].steps + 1))
    assert {lesson.own[1] for lesson in told[:-1]} == {None}
    last = told[-1]
    assert last.digits == len(LABELS)
    assert 0 <= last.own[0] < last.own[1] <= last.digits
    assert last.others[1] > 0.8
    for name, array in before.items():
        np.testing.assert_array_equal(network.parameters[name], array)
    changed = last.network.parameters["fc.weight"] != before["fc.weight"]
    assert changed.any()


def test_what_reading_many_takes_is_let_go_of_before_it_learns(images):
    """Of both, with all buffers, it would be 27 MB."""
    network = default_network()
    tracemalloc.start()
    try:
        going = fine_tune.fine_tune(network, images, LABELS, Event())
        next(going)
        assert tracemalloc.get_traced_memory()[0] < 20e6
    finally:
        tracemalloc.stop()
    going.close()


def test_the_same_seed_teaches_the_same(images, monkeypatch):
    monkeypatch.setattr(fine_tune, "RECIPE", replace(fine_tune.RECIPE, epochs=1))

    def learned(seed):
        *_, last = fine_tune.fine_tune(default_network(), images, LABELS, Event(), seed)
        return last.network.parameters["fc.bias"].tolist()

    assert learned(1) == learned(1) != learned(2)


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_a_stop_ends_it_without_a_network(images, steps):
    stop = Event()
    if not steps:
        stop.set()
    lessons = fine_tune.fine_tune(default_network(), images, LABELS, stop)
    told = list(islice(lessons, steps))
    stop.set()
    assert [lesson.network for lesson in [*told, *lessons]] == [None] * steps


def test_a_loss_that_is_no_number_is_raised(images, monkeypatch):
    problem = Report(0, 9, 1, float("nan"), 0.0, 1.0, "the loss is nan")
    monkeypatch.setattr(fine_tune.Training, "reports", lambda *_, **__: iter([problem]))
    with pytest.raises(ArithmeticError, match="the loss is nan"):
        list(fine_tune.fine_tune(default_network(), images, LABELS, Event()))
