"""A training that runs on a thread, changes, stops and is read back."""

import errno
import sys
import threading
from dataclasses import replace

import numpy as np
import pytest
from begun_threads import begun_threads
from small_network import small_network
from small_training import RECIPE, Bars, NoisyBars, equal

from cnnlab.core.changes import Change
from cnnlab.core.moment_store import Moment, MomentGoneError, MomentStore
from cnnlab.core.training import Training
from cnnlab.core.weights import WeightsError
from cnnlab.lab.network.hints import hints_of
from cnnlab.lab.network.resumption import read_back
from cnnlab.lab.network.run import TrainingRun
from cnnlab.lab.network.trainer import Validation

LIVE = replace(RECIPE, epochs=None, schedule="constant", learning_rate=0.003)
ENDING = replace(LIVE, epochs=4)
VALIDATION = Validation(*Bars(40).draw(np.arange(40), np.random.default_rng(9)))


@pytest.fixture
def made(qapp):
    runs = []

    def make(recipe=LIVE, dataset=None, network=None, **more):
        dataset = NoisyBars() if dataset is None else dataset
        run = TrainingRun(network or small_network(norm=True), dataset, VALIDATION, recipe, **more)
        runs.append(run)
        return run

    yield make
    for run in runs:
        run.close_down()


@pytest.fixture
def run(made):
    return made()


def until(run, qtbot, step):
    run.start()
    qtbot.waitUntil(lambda: run.done >= step, timeout=60_000)


def paused(run, qtbot):
    run.pause()
    qtbot.waitUntil(lambda: not run.running, timeout=60_000)


def take_step(run, qtbot):
    run.step()
    qtbot.waitUntil(lambda: not run.running, timeout=60_000)


def again(run, steps, recipe=LIVE):
    """The same, by the core alone."""
    training = Training(small_network(norm=True), NoisyBars(), recipe, run.changes)
    for report in training.reports():
        if report.step == steps:
            break
    return training


def troubles_of(run):
    told = []
    run.troubled.connect(lambda code, numbers: told.append((code, numbers)))
    return told


def test_it_begins_new_and_runs_and_pauses(run, qtbot):
    assert (run.state, run.done, run.seconds_left) == ("new", 0, None)
    until(run, qtbot, 5)
    assert run.state == "running"
    paused(run, qtbot)
    assert run.state == "paused"
    assert run.curves.steps.tolist() == list(range(1, run.done + 1))
    assert run.report.step == run.done
    assert run.images_per_second > 0


def test_what_it_trains_is_what_the_core_trains(run, qtbot):
    until(run, qtbot, 8)
    paused(run, qtbot)
    until(run, qtbot, run.done + 5)
    paused(run, qtbot)
    training = again(run, run.done)
    assert equal(run.snapshot, training.network)


def test_changes_while_it_runs_are_made_again_to_the_bit(run, qtbot):
    until(run, qtbot, 4)
    assert run.change("batch", 7).step > 4
    run.change("augmentation", 2.0)
    until(run, qtbot, run.done + 6)
    run.change("optimiser", "sgd")
    run.change("dropout", 0.5)
    until(run, qtbot, run.done + 6)
    paused(run, qtbot)
    assert run.settings.batch == 7
    assert sorted(change.name for change in run.changes) == [
        "augmentation",
        "batch",
        "dropout",
        "optimiser",
    ]
    assert equal(run.snapshot, again(run, run.done).network)


def test_one_step(run, qtbot):
    for done in (1, 2):
        take_step(run, qtbot)
        assert run.done == done
        assert run.state == "paused"
    assert equal(run.snapshot, again(run, 2).network)


def test_signs_of_a_pause_are_those_of_its_network(run, qtbot):
    until(run, qtbot, 3)
    paused(run, qtbot)
    weights = run.snapshot.parameters
    norms = {layer.name: layer.weight_norm for layer in run.signs}
    own = [weights["fc.weight"].ravel(), weights["fc.bias"]]
    assert norms["fc"] == pytest.approx(np.linalg.norm(np.concatenate(own)))


def test_it_learns_and_ends(made, qtbot):
    run = made(replace(ENDING, epochs=40, learning_rate=0.01), Bars())
    left = []
    run.moved.connect(lambda: left.append(run.seconds_left))
    run.start()
    qtbot.waitUntil(lambda: run.state == "finished", timeout=60_000)
    assert run.done == 120
    assert left[-1] == 0
    assert run.curves.validation_steps[-1] == 120
    assert run.curves.validation_accuracies[-1] > 0.95
    assert run.curves.validation_losses[-1] < 0.5
    assert {layer.name for layer in run.signs} >= {"conv1", "relu1", "fc"}
    assert hints_of(run) == ()


def test_hints_compare_losses_since_examples_were_last_made_harder(run, qtbot, monkeypatch):
    seen = []
    monkeypatch.setattr("cnnlab.lab.network.hints.training_hints", seen.append)
    for name, value in (("augmentation", 0.5), ("learning_rate", 0.002)):
        take_step(run, qtbot)
        take_step(run, qtbot)
        run.change(name, value)
    take_step(run, qtbot)
    hints_of(run)
    assert seen[0].since == 2
    assert list(seen[0].comparable) == list(run.curves.losses[2:])
    assert len(seen[0].comparable) == 3


def test_epochs_and_time_left_go_by_the_batches_that_there_were(run, qtbot):
    seen = []

    def look():
        take_step(run, qtbot)
        epochs = run.epochs_at(run.done, run.changes)
        seen.append((epochs, run.seconds_left * run.images_per_second))

    look()
    look()
    run.change("batch", 5)
    for _ in range(3):
        look()
    epochs, images_left = zip(*seen, strict=True)
    assert epochs == pytest.approx((0.4, 0.8, 0.9, 1.0, 1.1))  # of 50 images
    assert images_left == pytest.approx((30, 10, 5, 50, 45))


def test_stop_is_the_initial_weights_to_the_bit_and_the_same_way_again(run, qtbot):
    start = run.snapshot
    until(run, qtbot, 6)
    run.change("augmentation", 0.0)
    until(run, qtbot, run.done + 3)
    with qtbot.waitSignal(run.restarted):
        run.stop()
    assert (run.state, run.done, run.changes) == ("new", 0, ())
    assert equal(run.snapshot, start)
    assert equal(run.snapshot, small_network(norm=True))
    assert not len(run.curves.steps)
    until(run, qtbot, 6)
    paused(run, qtbot)
    assert equal(run.snapshot, again(run, run.done).network)


def test_a_start_while_it_is_about_to_pause_goes_on(run, qtbot):
    until(run, qtbot, 3)
    run.pause()
    until(run, qtbot, run.done + 5)
    assert run.running
    run.pause()
    run.step()
    qtbot.waitUntil(lambda: not run.running, timeout=60_000)
    assert equal(run.snapshot, again(run, run.done).network)


def test_a_snapshot_is_not_the_network_in_training(run, qtbot):
    until(run, qtbot, 3)
    seen = run.snapshot
    before = seen.copy()
    until(run, qtbot, run.done + 20)
    assert equal(seen, before)
    assert not equal(run.snapshot, seen)


def test_closing_waits_and_ends_its_threads(run, qtbot):
    before = begun_threads()
    until(run, qtbot, 3)
    run.close_down()
    assert not run.running
    assert begun_threads() == before
    assert equal(run.snapshot, again(run, run.done).network)


def test_closing_ends_a_step_that_is_under_way(made, qtbot):
    class Waiting(NoisyBars):
        def draw(self, which, rng):
            if under_way.is_set():
                closing.wait()
            return super().draw(which, rng)

    under_way, closing = threading.Event(), threading.Event()
    run = made(dataset=Waiting(200), recipe=replace(LIVE, batch=200))
    take_step(run, qtbot)
    under_way.set()
    run.start()
    run.pause()
    closing.set()
    run.close_down()
    assert run.done <= 2
    training = Training(small_network(norm=True), NoisyBars(200), run.recipe)
    for report in training.reports():
        if report.step == run.done:
            break
    assert equal(run.snapshot, training.network)


def test_a_pause_keeps_a_checkpoint_that_goes_on_to_the_bit(made, qtbot, tmp_path):
    path = tmp_path / "last"
    assert read_back(path) is None
    run = made(path=path, notes={"stack": "small"})
    until(run, qtbot, 5)
    run.change("batch", 7)
    until(run, qtbot, run.done + 2)
    paused(run, qtbot)
    found = read_back(path)
    assert (found.steps, found.changes, found.notes["stack"]) == (run.done, run.changes, "small")
    other = made()
    other.take_up(found)
    assert (other.state, other.done, other.changes) == ("paused", run.done, run.changes)
    assert equal(other.snapshot, run.snapshot)
    for _ in range(3):
        take_step(other, qtbot)
        take_step(run, qtbot)
    assert equal(other.snapshot, run.snapshot)
    assert other.curves.steps.tolist() == [run.done - 2, run.done - 1, run.done]
    other.stop()
    assert equal(other.snapshot, small_network(norm=True))


def test_closing_keeps_a_checkpoint(made, qtbot, tmp_path):
    run = made(path=tmp_path / "last")
    until(run, qtbot, 4)
    run.close_down()
    assert read_back(run.path).steps == run.done


def test_a_checkpoint_of_another_network_or_other_data_is_refused(made, qtbot, tmp_path):
    run = made(path=tmp_path / "last")
    take_step(run, qtbot)
    found = read_back(run.path)
    with pytest.raises(WeightsError, match="last: got another network, expected the one shown"):
        made(network=small_network()).take_up(found)
    with pytest.raises(WeightsError, match="last: training began with other data"):
        made(dataset=NoisyBars(51)).take_up(found)


def test_a_folder_that_can_not_be_made_is_told_and_training_goes_on(made, qtbot, tmp_path):
    (tmp_path / "network").write_text("a file where the folder would be")
    run = made(path=tmp_path / "network" / "last.safetensors")
    told = troubles_of(run)
    take_step(run, qtbot)
    assert [code for code, _ in told] == ["disk"]
    assert run.done == 1


@pytest.mark.skipif(sys.platform != "linux", reason="there is no device that is always full")
def test_a_full_disk_is_told_and_training_goes_on(made, qtbot):
    run = made(path="/dev/full")
    told = troubles_of(run)
    take_step(run, qtbot)
    assert [code for code, _ in told] == ["disk"]
    assert told[0][1]["path"] == "/dev/full"
    assert "space" in told[0][1]["reason"]
    assert told[0][1]["errno"] == errno.ENOSPC
    take_step(run, qtbot)
    assert run.done == 2
    assert equal(run.snapshot, again(run, 2).network)


def test_a_loss_that_is_no_number_is_told_and_the_parameters_before_it_are_kept(made, qtbot):
    class Broken(NoisyBars):
        def draw(self, which, rng):
            x, labels = super().draw(which, rng)
            return (x * np.float32(np.nan) if broken.is_set() else x), labels

    broken = threading.Event()
    run = made(dataset=Broken())
    told = troubles_of(run)
    for _ in range(2):
        take_step(run, qtbot)
    broken.set()
    run.start()
    qtbot.waitUntil(lambda: run.state == "diverged", timeout=60_000)
    assert [code for code, _ in told] == ["diverged"]
    assert told[0][1]["step"] == 3
    assert np.isnan(told[0][1]["loss"])
    assert run.done == 2
    assert equal(run.snapshot, again(run, 2).network)
    broken.clear()
    take_step(run, qtbot)
    assert (run.state, run.done) == ("paused", 3)


@pytest.mark.parametrize("norm", [False, True])
def test_a_rate_that_is_far_too_high_diverges_without_a_warning(made, qtbot, norm):
    recipe = replace(LIVE, optimiser="sgd", warmup=0, learning_rate=1e30)
    run = made(recipe, network=small_network(norm=norm))
    told = troubles_of(run)
    run.start()
    qtbot.waitUntil(lambda: run.state == "diverged", timeout=60_000)
    assert [code for code, _ in told] == ["diverged"]


def test_no_examples_are_told(made, qtbot):
    run = made(dataset=NoisyBars(0))
    told = troubles_of(run)
    run.start()
    assert told == [("no examples", {})]
    assert not run.running


def test_too_little_memory_is_told(made, qtbot):
    class Large(NoisyBars):
        def draw(self, which, rng):
            if large.is_set():
                raise MemoryError
            return super().draw(which, rng)

    large = threading.Event()
    run = made(dataset=Large())
    told = troubles_of(run)
    take_step(run, qtbot)
    large.set()
    take_step(run, qtbot)
    assert told == [("memory", {})]
    large.clear()
    take_step(run, qtbot)
    assert equal(run.snapshot, again(run, 2).network)


def test_several_threads_change_nothing(made, qtbot):
    run = made()
    run.threads = 2
    take_step(run, qtbot)
    take_step(run, qtbot)
    assert equal(run.snapshot, again(run, 2).network)


def test_a_change_at_rest_acts_at_the_next_step_and_a_wrong_one_is_refused(run, qtbot):
    take_step(run, qtbot)
    with qtbot.waitSignal(run.moved):
        assert run.change("learning_rate", 0.5) == Change(2, "learning_rate", 0.5)
    with pytest.raises(ValueError, match="batch: got 0, expected a number above 0"):
        run.change("batch", 0)
    assert run.settings.learning_rate == 0.5
    take_step(run, qtbot)
    assert equal(run.snapshot, again(run, 2).network)


def test_reports_come_in_this_thread_and_the_steps_between_them_are_not_lost(made, qtbot):
    run = made(replace(LIVE, epochs=60))
    threads, lengths = set(), []
    run.moved.connect(lambda: threads.add(threading.current_thread()))
    run.moved.connect(lambda: lengths.append(len(run.curves.steps)))
    run.start()
    qtbot.waitUntil(lambda: run.state == "finished", timeout=60_000)
    assert threads == {threading.main_thread()}
    assert lengths == sorted(lengths)
    assert run.curves.steps.tolist() == list(range(1, 181))


def test_more_threads_give_the_same_bits(run, qtbot):
    run.threads = 2
    until(run, qtbot, 4)
    paused(run, qtbot)
    assert equal(run.snapshot, again(run, run.done).network)


def test_moments_are_kept_while_it_trains_and_gone_when_it_stops(run, qtbot):
    until(run, qtbot, 30)
    paused(run, qtbot)
    kept = [moment.step for moment in run.ways.moments.of_way(0)]
    assert kept == list(range(run.done + 1))
    run.stop()
    assert run.ways.moments.of_way(0) == ()


def test_going_on_from_a_moment_without_a_change_ends_in_the_same_bits(run, qtbot):
    until(run, qtbot, 20)
    paused(run, qtbot)
    network, done = run.snapshot.copy(), run.done
    losses = run.curves.losses.copy()
    run.go_on_from(Moment(0, 7))
    assert run.done == 7
    assert run.state == "paused"
    assert len(run.curves.steps) == 7
    while run.done < done:
        take_step(run, qtbot)
    assert equal(run.snapshot, network)
    assert run.curves.losses.tolist() == losses.tolist()
    assert list(run.ways.left) == [0]
    assert run.ways.left[0].curves.losses.tolist() == losses.tolist()


def test_the_way_that_is_left_stays_with_its_end_and_a_way_leads_off_it(run, qtbot):
    until(run, qtbot, 12)
    paused(run, qtbot)
    end = run.done
    run.go_on_from(Moment(0, 5))
    run.change("learning_rate", 0.1)
    for _ in range(4):
        take_step(run, qtbot)
    run.go_on_from(Moment(1, 8))
    assert run.ways.taken == 2
    assert [change.step for change in run.changes] == [6]
    take_step(run, qtbot)
    run.go_on_from(Moment(0, end))
    assert run.changes == ()
    assert run.done == end
    assert sorted(run.ways.left) == [0, 1, 2]
    assert len(run.ways.left[0].curves.steps) == end
    assert len(run.ways.left[1].curves.steps) == 9


def test_a_way_without_a_step_of_its_own_is_not_kept(run, qtbot):
    until(run, qtbot, 5)
    paused(run, qtbot)
    run.go_on_from(Moment(0, 3))
    run.go_on_from(Moment(0, 2))
    assert list(run.ways.left) == [0]


def test_a_moment_that_is_gone_leaves_the_training_as_it_is(run, qtbot):
    until(run, qtbot, 5)
    with pytest.raises(MomentGoneError):
        run.go_on_from(Moment(0, 4000))
    assert run.running
    paused(run, qtbot)
    assert run.ways.taken == 0


def test_a_folder_that_takes_no_moments_is_told_and_training_goes_on(made, qtbot, tmp_path):
    (tmp_path / "file").write_text("")
    run = made(moments=MomentStore(tmp_path / "file", in_memory=30_000))
    told = []
    run.troubled.connect(lambda code, numbers: told.append((code, dict(numbers))))
    until(run, qtbot, 40)
    paused(run, qtbot)
    assert [code for code, _ in told] == ["moments"]
    assert "reason" in told[0][1]
    assert len(run.ways.moments.of_way(0)) > 1
