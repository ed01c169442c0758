"""Walking by arrow keys through what there is on a network's picture."""

import pytest

from cnnlab.scene.network_parts import ErrorOf, Goal, Link, Unit
from cnnlab.ui.neuron.network_items import ends_of, item_rows, neighbour, ordered_items

ARROWS = ((0, 1), (0, -1), (1, 0), (-1, 0))
SIZES = [(1, 1, 1), (3, 3, 1), (6, 1, 8, 2, 4), (6, 8, 8, 8, 4), (1, 8, 1)]


@pytest.mark.parametrize("sizes", SIZES)
def test_every_arrow_leads_to_something_that_is_there(sizes):
    rows = item_rows(sizes)
    assert len(rows) == len(ordered_items(sizes))
    for item in rows:
        assert {neighbour(sizes, item, *arrow) for arrow in ARROWS} <= rows.keys()
        assert set(ends_of(sizes, item)) <= rows.keys()


@pytest.mark.parametrize("sizes", SIZES)
def test_everything_but_the_errors_is_reached_by_arrows(sizes):
    seen, new = set(), {Unit(0, 0)}
    while new:
        seen |= new
        new = {neighbour(sizes, item, *arrow) for item in new for arrow in ARROWS} - seen
    assert seen == {item for item in item_rows(sizes) if not isinstance(item, ErrorOf)}


def test_what_the_user_sets_comes_first_and_a_units_weights_after_one_another():
    items = ordered_items((2, 1, 1))
    assert items[:8] == (
        Unit(0, 0),
        Unit(0, 1),
        Link(0, 0, 0),
        Link(0, 0, 1),
        Link(0, 0, 2),
        Link(1, 0, 0),
        Link(1, 0, 1),
        Goal(0),
    )
