"""Results for files and the clipboard: beside the window, one after the other, or given up."""

from functools import partial

import numpy as np
import pytest

from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.filtering import filtered
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.tiers import level_bytes
from cnnlab.lab.images.filtering import FilterTask
from cnnlab.lab.images.result_out import ResultOut, at_once, exact_job, levels_job, picture_job
from cnnlab.lab.images.shown_plane import ChannelSource
from cnnlab.lessons.image_sheet import ImageFiltering, ImagePicture

RNG = np.random.default_rng(2)
LARGE = ImagePicture("large", RNG.integers(0, 256, (1, 700, 800)).astype(np.uint8))
SMALL = ImagePicture("small", RNG.integers(0, 256, (3, 20, 30)).astype(np.uint8))


def task_of(picture, filter_="sobel_magnitude", repeat=1):
    filtering = ImageFiltering(ImageFilter(filter_), FilterSettings(repeat=repeat))
    return FilterTask(ChannelSource(picture, "grey"), filtering)


class Heard:
    def __init__(self, out):
        self.ends, self.shares, self.rested = [], [], 0
        out.finished.connect(lambda target, made, long: self.ends.append((target, made, long)))
        out.failed.connect(lambda target, error: self.ends.append((target, error)))
        out.cancelled.connect(lambda target: self.ends.append((target,)))
        out.progressed.connect(lambda target, share: self.shares.append((target, share)))
        out.rested.connect(self._rest)

    def _rest(self):
        self.rested += 1


@pytest.fixture
def out(qtbot):
    made = ResultOut(slow=0)
    yield made
    made.close_down()


@pytest.fixture
def heard(out):
    return Heard(out)


def due(task, dtype):
    return filtered(task.plane.astype(dtype), task.filter, task.settings)


def test_a_small_one_is_there_at_once(out, heard):
    task = task_of(SMALL)
    out.add(exact_job(task, "a", partial(at_once, np.copy)))
    ((target, made, took_long),) = heard.ends
    assert (target, took_long) == ("a", False)
    assert (made == due(task, np.float64)).all()
    out.add(levels_job(task, None, "b", partial(at_once, np.copy)))
    assert (heard.ends[1][1] == level_bytes(task.levels(due(task, np.float32)), True)).all()
    out.add(picture_job(task, "c", partial(at_once, np.copy)))
    assert (heard.ends[2][1] == np.floor(task.plane + 0.5)).all()


def test_a_large_one_is_made_beside_the_window(out, heard, qtbot):
    task = task_of(LARGE)
    out.add(exact_job(task, "a", partial(at_once, np.copy)))
    assert heard.ends == []
    qtbot.waitUntil(lambda: not out.running)
    ((target, made, took_long),) = heard.ends
    assert (target, took_long) == ("a", True)
    assert (made == due(task, np.float64)).all()
    assert heard.rested == 1


def test_what_is_there_already_is_used(out, heard, qtbot):
    there = np.zeros((700, 800), np.uint8)
    out.add(levels_job(task_of(LARGE), there, "a", partial(at_once, lambda levels: levels)))
    qtbot.waitUntil(lambda: not out.running)
    assert heard.ends[0][1] is there


def test_one_after_the_other_and_of_one_target_the_newest(out, heard, qtbot):
    task = task_of(LARGE)
    for number, target in enumerate("abcb"):
        out.add(exact_job(task, target, partial(at_once, lambda _, number=number: number)))
    out.add(exact_job(task_of(SMALL), "small", partial(at_once, lambda _: "small")))
    qtbot.waitUntil(lambda: not out.running)
    assert [(end[0], end[1]) for end in heard.ends] == [
        ("a", 0),
        ("c", 2),
        ("b", 3),
        ("small", "small"),
    ]


def test_it_is_given_up_and_what_waits_is_done(out, heard, qtbot):
    made = []
    out.add(exact_job(task_of(LARGE, "gabor", repeat=20), "a", partial(at_once, made.append)))
    out.add(exact_job(task_of(LARGE), "b", partial(at_once, lambda _: "made")))
    qtbot.waitUntil(lambda: any(target == "a" for target, _ in heard.shares))
    out.cancel()
    qtbot.waitUntil(lambda: not out.running)
    assert [(end[0], *end[1:2]) for end in heard.ends] == [("a",), ("b", "made")]
    assert made == []


@pytest.mark.parametrize("picture", [SMALL, LARGE])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError()])
def test_what_goes_wrong_is_told(out, heard, qtbot, picture, error):
    def fail(values):
        raise error

    out.add(exact_job(task_of(picture), "a", partial(at_once, fail)))
    qtbot.waitUntil(lambda: not out.running)
    assert heard.ends == [("a", error)]
    out.add(exact_job(task_of(picture), "b", partial(at_once, lambda _: "made")))
    qtbot.waitUntil(lambda: not out.running)
    assert heard.ends[1][:2] == ("b", "made")


def test_how_much_is_done_is_told_where_it_takes_long(out, heard, qtbot):
    out.add(exact_job(task_of(LARGE, "gabor", repeat=6), "a", partial(at_once, lambda _: "made")))
    qtbot.waitUntil(lambda: not out.running)
    known = [share for _, share in heard.shares]
    assert known == sorted(known)
    assert 0 < max(known) <= 1


def test_it_is_given_up_between_the_steps_that_follow_the_numbers(out, heard, qtbot):
    taken = []

    def steps(values):
        taken.append("first")
        yield 0.5
        out.cancel()
        yield 0.6
        taken.append("last")
        return "made"

    out.add(levels_job(task_of(LARGE), np.zeros((700, 800), np.uint8), "a", steps))
    qtbot.waitUntil(lambda: not out.running)
    assert heard.ends == [("a",)]
    assert taken == ["first"]
