"""A position in a plan, without a clock."""

import pytest
from plans import MOMENTS, demo_plan, plan_of

from cnnlab.lab.shared.glide import Pose
from cnnlab.lab.shared.position import Position


@pytest.fixture
def position():
    made = Position()
    made.take_plan(demo_plan())
    return made


def test_without_a_plan_it_is_nowhere():
    position = Position()
    assert (position.count, position.step, position.moment, position.at_end) == (
        0,
        None,
        None,
        False,
    )
    assert position.place_of(0) is None
    assert position.pose == Pose()


@pytest.mark.parametrize(
    ("index", "moment", "place"),
    [
        (0, 0, (0, 0)),
        (0, MOMENTS - 1, (0, MOMENTS - 1)),
        (0, MOMENTS, (1, 0)),
        (0, -1, None),
        (17, MOMENTS, None),
        (17, -1, (16, MOMENTS - 1)),
    ],
)
def test_a_moment_past_either_end_is_in_the_step_beside(position, index, moment, place):
    position.index = index
    assert position.place_of(moment) == place


def test_the_end_is_the_last_step_and_inside_it_the_last_moment(position):
    position.index = 16
    assert not position.at_end
    position.index = 17
    assert position.at_end
    position.moment_index = 0
    assert not position.at_end
    position.moment_index = MOMENTS - 1
    assert position.at_end


def test_the_step_is_made_once(position):
    assert position.step is position.step
    before = position.step
    position.index = 1
    assert position.step is not before
    assert position.step.index == 1


def test_the_place_is_kept_in_a_plan_of_the_same_output_shape(position):
    position.index, position.moment_index = 5, 30
    assert position.take_plan(demo_plan())
    assert (position.index, position.moment_index) == (5, 30)
    assert not position.take_plan(plan_of(4))
    assert (position.index, position.moment_index) == (0, None)
