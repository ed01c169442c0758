"""A player that only ``advance`` moves."""

import pytest
from plans import demo_plan

from cnnlab.lab.shared.player import PERIOD, SLOWEST, Player


@pytest.fixture
def player(qapp):
    """With the course demo's plan, and its timer held: only ``advance`` moves it."""
    made = Player()
    made.set_plan(demo_plan())
    yield made
    made.pause()
    made.advance(2 * PERIOD / SLOWEST)
    assert not made.ticking


@pytest.fixture
def moves(player) -> list[tuple[int, int | None]]:
    """Step and moment at every move."""
    seen: list[tuple[int, int | None]] = []
    player.moved.connect(lambda: seen.append((player.index, player.moment_index)))
    return seen
