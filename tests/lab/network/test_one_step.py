"""A step done again: to the bit, with its batch, and a weight's gradient opened."""

from dataclasses import replace

import numpy as np
import pytest
from point_session import heard, ready_session, same
from small_race import SHEET
from small_training import Bars, NoisyBars

from cnnlab.core.checkpoints import Checkpoint
from cnnlab.core.losses import cross_entropy
from cnnlab.core.moment_store import Moment, MomentGoneError
from cnnlab.core.recipe import Recipe
from cnnlab.core.stack.build import build_network
from cnnlab.lab.network import one_step, step_taken
from cnnlab.lab.network.one_step import OneStep
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.run import TrainingRun
from cnnlab.lab.network.step_taken import (
    RecordingAugmentedDataset,
    RecordingDataset,
    StepStart,
    step_start,
)
from cnnlab.lab.network.trainer import Validation

RECIPE = Recipe(
    epochs=None, schedule="constant", batch=40, learning_rate=0.01, warmup=4, seed=3, micro_batch=16
)


@pytest.fixture
def session(qapp, tmp_path, qtbot):
    with ready_session(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def one(qapp):
    made = OneStep()
    yield made
    made.close_down()


@pytest.fixture
def run(qapp):
    """Of noisy pictures, with dropout in the network."""
    network, recipe = build_network(SHEET.stack, 2), replace(RECIPE, augmentation=0.7)
    made = TrainingRun(network, NoisyBars(90), validation_of_bars(), recipe)
    yield made
    made.close_down()


def validation_of_bars():
    return Validation(*Bars(8).draw(np.arange(8), np.random.default_rng(7)))


def steps_of(run, qtbot, count):
    for _ in range(count):
        before = run.done
        run.step()
        qtbot.waitUntil(lambda done=before: run.done > done and not run.running)


def start_at(run, done, way=0):
    return StepStart(run, way, done, run.changes, Moment(0, done))


def taken(one, qtbot, start):
    with qtbot.waitSignal(one.taken):
        assert one.take(start)
    return one.step


def pushed(one, qtbot, *changes):
    with qtbot.waitSignal(one.pushed):
        one.push(*changes)
    return one.pushes


def opened(one, qtbot, image):
    with qtbot.waitSignal(one.opened):
        one.open(image)
    return one.gradient


def after_of(run, step):
    return run.ways.moments.read(Moment(0, step)).network


def check_changes(step, after):
    """The numbers before and after are those of the training's own networks."""
    assert step.changes
    for change in step.changes:
        assert change.before == step.before.parameters[change.parameter][change.index]
        assert change.after == after.parameters[change.parameter][change.index]


def differing(before, after):
    return sum(int((a != after.parameters[n]).sum()) for n, a in before.parameters.items())


def test_the_step_is_the_trainings_own_next_one_to_the_bit(run, one, qtbot, monkeypatch):
    monkeypatch.setattr(step_taken, "MOST_CHANGES", 10**6)
    steps_of(run, qtbot, 6)
    for done in (0, 3, 5):
        step = taken(one, qtbot, start_at(run, done))
        assert step.number == done + 1
        assert same(step.before, after_of(run, done))
        check_changes(step, after_of(run, done + 1))
        assert len(step.changes) == differing(step.before, after_of(run, done + 1))
        assert step.loss == run.curves.training.column(1)[done]
        assert len(step.images) == len(step.labels) == (10 if done == 5 else 40)
        assert step.learning_rate == pytest.approx(0.01 * min(1, (done + 1) / 4))
        assert step.optimiser == "adam"


@pytest.mark.parametrize(("most", "clipped"), [(0.1, True), (100.0, False)])
def test_where_gradients_are_clipped_the_change_is_of_what_is_left(run, one, qtbot, most, clipped):
    plain = replace(RECIPE, optimiser="sgd", momentum=0.0, weight_decay=0.0, max_grad_norm=most)
    other = TrainingRun(build_network(SHEET.stack, 2), NoisyBars(90), validation_of_bars(), plain)
    try:
        steps_of(other, qtbot, 1)
        step = taken(one, qtbot, start_at(other, 0))
    finally:
        other.close_down()
    norm = np.sqrt(sum((g.astype(float) ** 2).sum() for g in step.gradients.values()))
    assert step.clip == pytest.approx(min(1, most / norm), rel=1e-5)
    assert (step.clip < 1) is clipped
    for change in step.changes:
        gradient = step.gradients[change.parameter][change.index]
        due = -step.learning_rate * step.clip * gradient
        assert change.change == pytest.approx(due, rel=1e-3, abs=1e-7)


def test_every_layer_has_a_weight_among_the_changes(run, one, qtbot, monkeypatch):
    steps_of(run, qtbot, 3)
    monkeypatch.setattr(step_taken, "MOST_CHANGES", 2)
    changes = taken(one, qtbot, start_at(run, 2)).changes
    sizes = [abs(change.change) for change in changes]
    assert sizes[:2] == sorted(sizes, reverse=True)[:2]
    layers = [change.parameter.rpartition(".")[0] for change in changes]
    assert {"conv1", "fc1", "fc2"} <= set(layers)
    assert len(changes) <= 4


def test_a_moment_is_not_changed_and_the_training_goes_on_as_it_would(run, one, qtbot):
    steps_of(run, qtbot, 2)
    held = run.ways.moments.read(Moment(0, 1)).copy()
    run.dataset.strength = 0.2  # what the copy of the step has is its own
    taken(one, qtbot, start_at(run, 1))
    assert same(run.ways.moments.read(Moment(0, 1)).network, held.network)
    assert run.dataset.strength == 0.2


def test_a_setting_that_was_changed_after_a_moment_counts(run, one, qtbot):
    steps_of(run, qtbot, 2)
    run.change("learning_rate", 0.5)
    run.change("optimiser", "sgd")
    steps_of(run, qtbot, 1)
    step = taken(one, qtbot, start_at(run, 2))
    check_changes(step, after_of(run, 3))
    assert (step.optimiser, step.learning_rate) == ("sgd", pytest.approx(0.5 * 3 / 4))


def test_where_no_moment_is_kept_the_steps_before_it_are_done_again(run, one, qtbot):
    steps_of(run, qtbot, 6)
    near = replace(start_at(run, 5), moment=Moment(0, 2))
    step = taken(one, qtbot, near)
    assert same(step.before, after_of(run, 5))
    check_changes(step, after_of(run, 6))
    assert len(step.images) == 10  # the last of an epoch of 90


def test_the_pushes_mean_is_the_gradient_of_the_core(run, one, qtbot):
    steps_of(run, qtbot, 3)
    step = taken(one, qtbot, start_at(run, 2))
    network = step.before
    _, dlogits = cross_entropy(network.forward(step.images), step.targets)
    gradients = network.backward(dlogits)
    for change in step.changes[:4]:
        found = pushed(one, qtbot, change)
        assert found.shares.mean() == pytest.approx(
            gradients[change.parameter][change.index], rel=1e-4, abs=1e-8
        )
        assert all(found.shares[i] < 0 for i in found.most.up)
        assert all(found.shares[i] > 0 for i in found.most.down)
        assert len(found.most.up) <= 4


def test_of_several_weights_the_first_that_was_pushed(run, one, qtbot, monkeypatch):
    steps_of(run, qtbot, 3)
    step = taken(one, qtbot, start_at(run, 2))
    still = [(change.parameter, change.index) for change in step.changes[:2]]

    def pushes(network, images, targets, name, index, real=one_step.pushes):
        found = real(network, images, targets, name, index)
        return found * 0 if (name, index) in still else found

    monkeypatch.setattr(one_step, "pushes", pushes)
    assert pushed(one, qtbot, *step.changes).change == step.changes[2]
    assert pushed(one, qtbot, *step.changes[:2]).change == step.changes[0]


def test_what_the_optimiser_was_given_is_that_mean_without_dropout(run, one, qtbot):
    run.change("dropout", 0.0)
    steps_of(run, qtbot, 2)
    step = taken(one, qtbot, start_at(run, 1))
    change = step.changes[0]
    shares = pushed(one, qtbot, change).shares
    given = step.gradients[change.parameter][change.index]
    assert not step.drops
    assert not step.norms
    assert shares.mean() == pytest.approx(given, rel=1e-4, abs=1e-8)


def test_a_gradient_is_opened_for_one_image(run, one, qtbot):
    steps_of(run, qtbot, 3)
    step = taken(one, qtbot, start_at(run, 2))
    change = next(c for c in step.changes if c.parameter.endswith("weight"))
    found = pushed(one, qtbot, change)
    image = int(np.abs(found.shares).argmax())
    gradient = opened(one, qtbot, image)
    assert gradient.share == found.shares[image]
    assert gradient.gradient.total == pytest.approx(gradient.core, rel=1e-4)
    assert gradient.share == pytest.approx(gradient.core, rel=1e-4)


def test_a_bias_has_no_sum_but_the_cores_gradient(run, one, qtbot):
    steps_of(run, qtbot, 2)
    step = taken(one, qtbot, start_at(run, 1))
    name = next(n for n in step.before.trainable if n.endswith("bias"))
    found = pushed(one, qtbot, replace(step.changes[0], parameter=name, index=(0,)))
    gradient = opened(one, qtbot, int(np.abs(found.shares).argmax()))
    assert not found.sums
    assert gradient.gradient is None
    assert gradient.share == pytest.approx(gradient.core, rel=1e-4)


def test_what_was_cancelled_says_nothing(run, one, qtbot):
    steps_of(run, qtbot, 4)
    told = heard(one.taken), heard(one.pushed), heard(one.opened)
    one.take(start_at(run, 1))
    step = taken(one, qtbot, start_at(run, 3))
    assert step.number == 4
    first, second = step.changes[:2]
    one.push(first)
    assert pushed(one, qtbot, second).change is second
    one.open(0)
    assert opened(one, qtbot, 1).image == 1
    one.open(2)
    one.clear()
    qtbot.waitUntil(lambda: not one._newest.running)
    assert [len(t) for t in told] == [1, 1, 1]
    assert (one.step, one.pushes, one.gradient) == (None, None, None)


def test_the_same_step_is_taken_once(run, one, qtbot):
    steps_of(run, qtbot, 2)
    taken(one, qtbot, start_at(run, 1))
    assert not one.take(start_at(run, 1))
    one.clear()
    taken(one, qtbot, start_at(run, 1))


def test_a_moment_that_is_gone_is_told(run, one, qtbot):
    steps_of(run, qtbot, 1)
    with qtbot.waitSignal(one.failed) as told:
        one.take(replace(start_at(run, 9), moment=Moment(0, 9)))
    assert isinstance(told.args[0], MomentGoneError)
    assert one.take(replace(start_at(run, 0)))  # another is taken all the same


def test_a_step_that_diverges_says_so(run, one, qtbot, monkeypatch):
    steps_of(run, qtbot, 2)
    monkeypatch.setattr("cnnlab.core.training._problem", lambda *_: "no")
    step = taken(one, qtbot, start_at(run, 1))
    assert (step.problem, step.changes, step.number) == ("no", (), 2)


def test_it_begins_at_what_is_shown(session, one, qtbot):
    rewind = Rewind(session)
    session.step()
    qtbot.waitUntil(lambda: not session.running and session.run.done == 1)
    session.start()
    qtbot.waitUntil(lambda: session.run.done >= 60)
    session.pause()
    qtbot.waitUntil(lambda: not session.running)
    run = session.run
    now = step_start(run, rewind)
    assert now.done == run.done
    step = taken(one, qtbot, now)
    assert same(step.before, Checkpoint.of(run._training).network)
    rewind.seek(7)
    assert (step_start(run, rewind).moment, step_start(run, rewind).done) == (Moment(0, 7), 7)
    rewind.go_on()
    steps_of(run, qtbot, 2)
    rewind.show_way(0)
    assert step_start(run, rewind).way == 0
    rewind.seek(7)
    assert step_start(run, rewind).done == 7


def test_a_step_too_far_from_every_moment_is_not_taken(session, qtbot, monkeypatch):
    rewind = Rewind(session)
    session.step()
    qtbot.waitUntil(lambda: not session.running and session.run.done == 1)
    monkeypatch.setattr(step_taken, "MOST_REPLAYED", -1)
    assert step_start(session.run, rewind) is None


def test_a_recording_forwards_what_a_training_asks():
    rng = np.random.default_rng
    plain, noisy = RecordingDataset(Bars()), RecordingAugmentedDataset(NoisyBars())
    noisy.strength = 0.5
    assert (len(plain), noisy.strength) == (50, 0.5)
    images, labels = plain.draw(np.arange(3), rng(1))
    assert (images == Bars().draw(np.arange(3), rng(1))[0]).all()
    assert (plain.drawn[0][1] == labels).all()
    assert not hasattr(plain, "strength")
