"""Steps of 1, 2 and 5."""

import pytest

from cnnlab.scene.knobs import next_step


@pytest.mark.parametrize(
    ("value", "by", "to"),
    [
        (0.002, 1, 0.005),
        (0.002, -1, 0.001),
        (0.001, -1, 0.0005),
        (0.001, 1, 0.002),
        (0.005, 1, 0.01),
        (0.003, 1, 0.005),
        (0.003, -1, 0.002),
        (1.0, -1, 0.5),
        (0.5, 3, 5.0),
        (0.1, -4, 0.005),
        (0.00099999, 1, 0.001),
    ],
)
def test_a_step_goes_to_the_next_round_number(value, by, to):
    assert next_step(value, by) == to


def test_up_and_down_again_is_where_it_began():
    for value in (1e-6, 2e-5, 5e-4, 1.0, 20.0):
        assert next_step(next_step(value, 7), -7) == value
