"""Moments of a training: which are kept, where, and that each can be gone on from."""

import numpy as np
import pytest

from cnnlab.core.layers.linear import Linear
from cnnlab.core.moment_store import Moment, MomentGoneError, MomentStore, is_round
from cnnlab.core.network import Network
from cnnlab.core.recipe import Recipe
from cnnlab.core.training import Training

IMAGES = np.random.default_rng(0).normal(size=(32, 6)).astype(np.float32)
LABELS = (IMAGES[:, 0] > 0).astype(np.int64)


class Points:
    def __len__(self):
        return len(IMAGES)

    def draw(self, which, rng):
        return IMAGES[which], LABELS[which]


def training(**settings):
    network = Network((6,), [Linear("one", (6, 2))], rng=np.random.default_rng(1))
    return Training(
        network, Points(), Recipe(epochs=None, batch=8, schedule="constant", **settings)
    )


def train(store, to, way=0, going=None):
    """Train up to a step, with the moments that are due."""
    going = going or training()
    if store.due(way, going.done):
        store.keep(way, going)
    for report in going.reports():
        if store.due(way, report.step):
            store.keep(way, going)
        if report.step == to:
            return going
    return going


def steps(store, way=0):
    return [moment.step for moment in store.of_way(way)]


def test_all_of_the_first_and_fewer_of_the_later_are_kept():
    store = MomentStore()
    train(store, 3000)
    kept = steps(store)
    assert kept[:30] == list(range(30))
    assert len(kept) <= 240
    gaps = np.diff(kept) / (np.array(kept[:-1]) + 20)
    assert gaps.max() < 0.08
    assert set(kept) >= {0, 1, 10, 50}


def test_round_steps_outlive_their_neighbours():
    store = MomentStore(most=24)
    train(store, 3000)
    kept = steps(store)
    assert len(kept) == 24
    assert sum(map(is_round, kept)) >= 10
    assert kept[0] == 0


@pytest.mark.parametrize("settings", [{}, {"optimiser": "sgd"}, {"weight_average": 0.9}])
def test_going_on_from_a_moment_ends_in_the_same_bits(settings):
    store, going = MomentStore(), training(**settings)
    going = train(store, 60, going=going)
    again = store.read(Moment(0, 17)).copy().training(Points())
    assert again.done == 17
    train(MomentStore(), 60, going=again)
    for name, weights in going.network.parameters.items():
        assert (again.network.parameters[name] == weights).all()
    for name, weights in going.average.weights.items():
        assert (again.average.weights[name] == weights).all()


def test_training_on_changes_no_moment():
    store = MomentStore()
    going = train(store, 5)
    before = store.read(Moment(0, 5)).network.parameters["one.weight"].copy()
    train(store, 30, going=going)
    assert (store.read(Moment(0, 5)).network.parameters["one.weight"] == before).all()


def test_what_has_no_place_in_memory_is_written_and_reads_the_same(tmp_path):
    one = Checkpoints(training()).size
    store, inside = MomentStore(tmp_path, in_memory=8 * one), MomentStore()
    train(store, 40)
    train(inside, 40)
    assert store.bytes_in_memory <= 8 * one
    assert len(list(tmp_path.iterdir())) == len(steps(store)) - 8
    assert steps(store) == steps(inside)
    for moment in store.of_way(0):
        written, kept = store.read(moment), inside.read(moment)
        assert written.steps == kept.steps == moment.step
        assert written.state.keys() == kept.state.keys()
        for name, weights in kept.network.parameters.items():
            assert (written.network.parameters[name] == weights).all()
    store.close()
    assert list(tmp_path.iterdir()) == []
    assert store.of_way(0) == ()


def test_together_they_take_no_more_than_they_may(tmp_path):
    one = Checkpoints(training()).size
    store = MomentStore(tmp_path, most_bytes=30 * one, in_memory=10 * one)
    train(store, 500)
    assert 20 <= len(steps(store)) <= 30
    assert store.nbytes <= 30 * one
    assert sum(1 for _ in tmp_path.iterdir()) <= 20


def test_a_network_of_which_few_would_fit_has_no_moments_but_the_first():
    store = MomentStore(most_bytes=3 * Checkpoints(training()).size)
    train(store, 20)
    assert steps(store) == [0]


def test_a_way_leads_off_at_a_moment_and_the_old_one_stays():
    store = MomentStore()
    train(store, 40)
    moment = Moment(0, 12)
    way = store.branch(moment)
    train(store, 30, way, store.read(moment).copy().training(Points()))
    assert steps(store, way) == [*range(31)]
    assert [p.way for p in store.of_way(way)] == [0] * 13 + [1] * 18
    assert steps(store) == [*range(41)]
    second = store.branch(Moment(1, 20))
    train(store, 25, second, store.read(Moment(1, 20)).copy().training(Points()))
    assert [p.way for p in store.of_way(second)] == [0] * 13 + [1] * 8 + [2] * 5
    assert store.ways == (Moment(-1, 0), moment, Moment(1, 20))


def test_a_way_off_a_late_way_at_an_early_moment_passes_that_moment_only():
    store = MomentStore()
    going = train(store, 20)
    store.branch(Moment(0, 10))
    train(store, 15, 1, store.read(Moment(0, 10)).copy().training(Points()))
    assert going.done == 20
    early = store.branch(Moment(0, 4))
    assert steps(store, early) == [0, 1, 2, 3, 4]


def test_where_a_way_begins_is_never_dropped():
    store = MomentStore(most=20)
    train(store, 23)
    moment = next(moment for moment in store.of_way(0) if not is_round(moment.step))
    store.branch(moment)
    train(store, 900, 1, store.read(moment).copy().training(Points()))
    assert moment in store.of_way(1)
    assert len(steps(store, 1)) + len(steps(store)) <= 30


@pytest.mark.parametrize("harm", ["deleted", "cut off", "emptied"])
def test_files_that_were_harmed_are_told_and_forgotten(tmp_path, harm):
    store = MomentStore(tmp_path, in_memory=1)
    train(store, 10)
    moment = Moment(0, 4)
    path = tmp_path / "0-4.moment"
    if harm == "deleted":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:200] if harm == "cut off" else b"")
    with pytest.raises(MomentGoneError, match="step 4"):
        store.read(moment)
    assert moment not in store.of_way(0)
    assert 5 in steps(store)


def test_few_bytes_are_in_memory_where_nothing_else_was_said(tmp_path):
    going = Training(Network((784,), [Linear("one", (784, 64))]), Points(), Recipe(epochs=1))
    store = MomentStore(tmp_path)
    for step in range(40):
        going.done = step
        store.keep(0, going)
    assert store.nbytes > 8_000_000
    assert 0 < store.bytes_in_memory <= 4_000_000
    assert len(steps(store)) == 40


def test_a_folder_that_takes_nothing_is_told_once_and_moments_stay_in_memory(tmp_path):
    (tmp_path / "file").write_text("no folder")
    one = Checkpoints(training()).size
    store = MomentStore(tmp_path / "file", in_memory=3 * one, without_files=10 * one)
    told, going = 0, training()
    for _ in going.reports():
        try:
            if store.due(0, going.done):
                store.keep(0, going)
        except OSError:
            told += 1
        if going.done == 200:
            break
    assert told == 1
    assert 8 <= len(steps(store)) <= 10
    assert store.nbytes <= 10 * one
    assert store.read(store.of_way(0)[-1]).steps <= 200


def test_norms_of_the_gradients_are_those_of_the_step_before():
    store = MomentStore()
    going = train(store, 6)
    wanted = np.sqrt(sum(float(np.vdot(g, g)) for g in going.gradients.values()))
    assert store.norms(Moment(0, 6)) == {"one": pytest.approx(wanted, rel=1e-6)}
    assert store.norms(Moment(0, 0)) == {}
    with pytest.raises(MomentGoneError, match="not kept"):
        store.read(Moment(0, 99))


class Checkpoints:
    """Bytes of a moment after the first step."""

    def __init__(self, going):
        store = MomentStore()
        train(store, 1, going=going)
        self.size = store.read(Moment(0, 1)).nbytes
