"""Pictures of an animation and their times."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from cnnlab.lab.convolution.film import END, MOST, ON_THE_WAY, Shot, shots


def test_few_windows_are_seen_on_their_way():
    found = shots(3, 1.0)
    assert found[:2] == [Shot(0, ON_THE_WAY, 1.0), Shot(1, 1, 0.05)]
    assert [(shot.step, shot.on_the_way) for shot in found[1:]] == [
        (step, frame) for step in (1, 2) for frame in (1, 2, 3, 4)
    ]
    assert [shot.seconds for shot in found[1:5]] == [0.05, 0.05, 0.05, 0.85]


@given(count=st.integers(1, 40_000), speed=st.floats(0.25, 512))
def test_a_window_has_its_time_and_the_last_is_there(count, speed):
    found = shots(count, speed)
    assert len(found) <= MOST + 1
    assert (found[0].step, found[-1].step) == (0, count - 1)
    assert all(shot.seconds >= 0.05 - 1e-9 for shot in found)
    steps = [shot.step for shot in found]
    assert steps == sorted(steps)
    seconds, usual = sum(shot.seconds for shot in found) - END, len(set(steps)) / min(speed, 20)
    assert abs(seconds - (usual if count <= MOST else min(usual, 20))) < 1e-6


def test_many_windows_are_evenly_spaced():
    steps = [shot.step for shot in shots(900, 1.0)]
    assert len(steps) == 151
    assert {b - a for a, b in itertools.pairwise(steps[:-1])} == {6}
