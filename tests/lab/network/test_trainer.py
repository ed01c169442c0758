"""What a training's thread does, in this one."""

from dataclasses import replace
from itertools import count
from threading import Event
from types import SimpleNamespace

import numpy as np
import pytest
from small_network import small_network
from small_training import RECIPE, Bars, equal

from cnnlab.core.losses import cross_entropy
from cnnlab.core.training import Training
from cnnlab.lab.network import trainer as module
from cnnlab.lab.network.trainer import NowAndThen, Trainer, Validation, validate

IMAGES, LABELS = Bars(45).draw(np.arange(45), np.random.default_rng(1))
VALIDATION = Validation(IMAGES, LABELS)


@pytest.fixture
def trainer():
    return Trainer(Training(small_network(), Bars(), RECIPE), VALIDATION, IMAGES)


def test_validation_is_that_of_all_images_in_use():
    network = small_network()
    logits = network.forward(IMAGES)
    loss, accuracy = validate(network, VALIDATION, Event())
    assert loss == pytest.approx(cross_entropy(logits, LABELS)[0], rel=1e-5)
    assert accuracy == pytest.approx((logits.argmax(axis=1) == LABELS).mean())


def test_validation_is_stopped_and_of_nothing_there_is_none():
    stop = Event()
    stop.set()
    assert validate(small_network(), VALIDATION, stop) is None
    assert validate(small_network(), Validation(IMAGES[:0], LABELS[:0]), Event()) is None


def test_a_sample_is_evenly_spaced():
    sample = Validation(np.arange(10), np.arange(10)).sample(4)
    assert sample.labels.tolist() == sample.images.tolist() == [0, 3, 6, 9]
    assert VALIDATION.sample(45) is VALIDATION


def test_every_step_is_told_and_the_end_is_validated(trainer):
    *_, last = trainer.run(Event())
    assert [row[0] for row in trainer.steps] == [1, 2, 3, 4, 5, 6]
    assert trainer.validated[-1] == (6, *validate(last.network, VALIDATION, Event()))
    assert last.report.done
    assert {layer.name for layer in last.signs} >= {"conv1", "relu1", "fc"}


def test_the_speed_is_that_of_steps_with_all_that_comes_between(trainer, monkeypatch):
    clock = count(step=0.25)  # s from one look at it to the next
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    *_, last = trainer.run(Event(), most=4)
    seconds = next(clock)
    assert 0.5 < last.images_per_second / (4 * RECIPE.batch / seconds) < 2


def test_a_progress_has_a_network_of_its_own(trainer):
    progress = next(trainer.run(Event()))
    before = progress.network.copy()
    list(trainer.run(Event()))
    assert equal(progress.network, before)
    assert not equal(progress.network, trainer.training.network)


def test_there_is_no_other_report_until_the_last_is_shown(trainer):
    trainer.training = Training(small_network(), Bars(), replace(RECIPE, epochs=20))
    trainer.shown.clear()
    (only,) = trainer.run(Event())
    assert only.report.step == 60


def test_work_now_and_then_keeps_to_its_share(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("cnnlab.lab.network.trainer.time.monotonic", lambda: now[0])
    work = NowAndThen(1.0, 0.05)
    spent = 0.0
    while now[0] < 1000:
        if work.due:
            with work.taking():
                now[0] += 2.0
            spent += 2.0
        now[0] += 0.5
    assert 0.04 * now[0] < spent < 0.055 * now[0]


def test_work_that_takes_no_time_waits_for_its_interval(monkeypatch):
    now = [10.0]
    monkeypatch.setattr("cnnlab.lab.network.trainer.time.monotonic", lambda: now[0])
    work = NowAndThen(1.0)
    assert work.due
    with work.taking():
        pass
    assert not work.due
    now[0] = 11.0
    assert work.due
    work.wait()
    assert not work.due
