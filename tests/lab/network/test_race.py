"""Two trainings in step: the same race twice, pauses, one that diverges, and who wins."""

from dataclasses import replace

import numpy as np
import pytest
from begun_threads import begun_threads
from small_race import SHEET, small_data, small_plan
from small_training import equal

from cnnlab.core.training import Training
from cnnlab.lab.network.live_recipe import recipe_of
from cnnlab.lab.network.race import MOST_RESULTS, Race
from cnnlab.lab.network.race_lanes import VALIDATIONS, side_network
from cnnlab.lab.network.race_result import RaceResult, winner_of
from cnnlab.lab.network.race_sides import RACES

SGD = replace(SHEET, recipe=replace(SHEET.recipe, optimiser="sgd"))


@pytest.fixture
def made(qapp):
    races = []

    def make():
        races.append(Race())
        return races[-1]

    yield make
    for race in races:
        race.close_down()


@pytest.fixture
def race(made):
    return made()


def ended(race, qtbot):
    qtbot.waitUntil(lambda: race.state == "finished")


def run(race, qtbot, plan=None, guess=""):
    race.start(plan or small_plan(), guess)
    ended(race, qtbot)
    return race


def columns(race):
    """All that the curves of both sides hold."""
    parts = [part for side in race.sides for part in (side.curves.training, side.curves.validation)]
    return [part.column(i).tobytes() for part in parts for i in range(3)]


def test_both_sides_take_all_steps_and_are_validated_after_the_same(race, qtbot):
    assert (race.state, race.done, race.plan) == ("new", 0, None)
    run(race, qtbot)
    first, second = race.sides
    for side in race.sides:
        assert side.curves.steps.tolist() == list(range(1, 21))
        assert side.snapshot is not None
    steps = first.curves.validation_steps.tolist()
    assert steps == second.curves.validation_steps.tolist()
    assert len(steps) == VALIDATIONS
    assert steps[-1] == race.done == 20


@pytest.mark.parametrize("kind", RACES)
def test_the_same_race_again_gives_the_same_curves(made, qtbot, kind):
    first, second = (run(made(), qtbot, small_plan(kind=kind)) for _ in range(2))
    assert columns(first) == columns(second)
    assert first.results == second.results
    for side, other in zip(first.sides, second.sides, strict=True):
        assert equal(side.snapshot, other.snapshot)


def test_threads_have_no_say_and_another_seed_has(made, qtbot):
    plan = small_plan(sheet=replace(SHEET, recipe=replace(SHEET.recipe, batch=48)))
    one, two = run(made(), qtbot, plan), run(made(), qtbot, replace(plan, threads=2))
    assert columns(one) == columns(two)
    assert columns(run(made(), qtbot)) != columns(run(made(), qtbot, small_plan(seed=5)))


def test_a_side_trains_as_it_would_alone(race, qtbot):
    plan = small_plan()
    run(race, qtbot, plan)
    side = plan.sides[1]
    network = side_network(side, plan.fitted)
    training = Training(network, plan.data.training(side.sheet.strength), recipe_of(side.sheet))
    losses = [report.loss for report, _ in zip(training.reports(), range(20), strict=False)]
    assert race.sides[1].curves.losses.tolist() == losses


def test_a_pause_changes_nothing(made, qtbot):
    plan = small_plan(steps=120)
    without, race = run(made(), qtbot, plan), made()
    race.start(plan)
    for step in (3, 40, 41, 80):
        qtbot.waitUntil(lambda step=step: race.done >= step or race.state == "finished")
        race.pause()
        qtbot.waitUntil(lambda: not race.running)
        race.resume()
    ended(race, qtbot)
    assert columns(race) == columns(without)
    assert race.results == without.results


def test_it_pauses_goes_on_at_once_and_stops(race, qtbot):
    race.start(small_plan(steps=5000))
    qtbot.waitUntil(lambda: race.done > 2)
    race.pause()
    qtbot.waitUntil(lambda: race.state == "paused")
    first, second = (len(side.curves.steps) for side in race.sides)
    assert 0 <= first - second <= 1
    race.resume()
    race.pause()
    race.resume()  # before it stood still
    qtbot.waitUntil(lambda: race.running and race.done > first)
    race.stop()
    assert (race.state, race.done, race.results) == ("new", 0, ())
    race.resume()
    assert race.state == "new"


def test_a_race_is_begun_over_one_that_runs(race, qtbot):
    race.start(small_plan(steps=5000), "tie")
    qtbot.waitUntil(lambda: race.done > 2)
    run(race, qtbot, small_plan(), "first")
    assert [result.settings.steps for result in race.results] == [20]
    assert race.results[0].guess == "first"


def test_a_side_that_diverges_loses_and_the_other_goes_on(race, qtbot):
    run(race, qtbot, small_plan(SGD, kind="rates", rates=(1e30, 0.01)), "second")
    bad, good = race.sides
    assert bad.diverged is not None
    assert bad.diverged.step == len(bad.curves.steps) + 1
    assert (bad.accuracy, bad.loss) == (None, None)
    assert good.diverged is None
    assert len(good.curves.steps) == 20
    (result,) = race.results
    assert (result.winner, result.accuracies[0]) == ("second", None)
    assert result.guessed_right


def test_both_may_diverge(race, qtbot):
    result = run(race, qtbot, small_plan(SGD, kind="rates", rates=(1e30, 1e31))).results[0]
    assert (result.winner, result.accuracies) == ("tie", (None, None))


def test_it_learns_and_the_result_is_that_of_the_last_validation(race, qtbot):
    heard = []
    race.finished.connect(heard.append)
    run(race, qtbot, small_plan(SHEET, kind="rates", rates=(0.03, 1e-6), steps=60), "tie")
    (result,) = race.results
    assert heard == [result]
    assert result.accuracies == tuple(side.accuracy for side in race.sides)
    assert result.losses == tuple(side.loss for side in race.sides)
    assert result.winner == "first"
    assert result.guessed_right is False
    assert [name.rate for name in result.names] == [0.03, 1e-6]


def test_results_are_kept_up_to_a_number(race, qtbot):
    run(race, qtbot)
    (kept,) = race.results
    race.results = (kept,) * MOST_RESULTS
    run(race, qtbot, small_plan(seed=6))
    assert len(race.results) == MOST_RESULTS
    assert race.results[0].settings.seed == 6


def test_too_little_memory_is_told(race, qtbot, monkeypatch):
    def none_left(*_):
        raise MemoryError

    told = []
    race.troubled.connect(told.append)
    monkeypatch.setattr("cnnlab.lab.network.race_lanes.validate", none_left)
    race.start(small_plan())
    qtbot.waitUntil(lambda: told == ["memory"])
    assert race.state == "new"


def test_it_runs_on_one_thread_that_ends_with_it(race, qtbot):
    before = begun_threads()
    race.start(small_plan(steps=5000))
    qtbot.waitUntil(lambda: race.done > 0)
    race.close_down()
    assert not race.running
    assert begun_threads() == before


@pytest.mark.parametrize(
    ("accuracies", "examples", "winner"),
    [
        ((0.9, 0.8), 1000, "first"),
        ((0.8, 0.9), 1000, "second"),
        ((0.9, 0.9), 1000, "tie"),
        ((0.91, 0.90), 400, "tie"),
        ((0.91, 0.90), 4000, "first"),
        ((1.0, 1.0), 1000, "tie"),
        ((None, 0.1), 1000, "second"),
        ((0.1, None), 1000, "first"),
        ((None, None), 1000, "tie"),
    ],
)
def test_the_higher_accuracy_wins_beyond_a_standard_error(accuracies, examples, winner):
    assert winner_of(accuracies, examples) == winner


def test_without_a_prediction_none_was_right():
    plan = small_plan(data=small_data(24))
    result = RaceResult(plan.settings, plan.sheet, (0.5, 0.9), (1.0, 0.2), "second")
    assert result.guessed_right is None
    assert replace(result, guess="second").guessed_right
    assert np.isfinite(result.losses).all()
