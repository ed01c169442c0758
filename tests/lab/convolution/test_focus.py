"""What is pointed at and pinned, and what the ledger shows of it."""

import pytest

from cnnlab.lab.convolution.focus import (
    BiasAt,
    ChannelSumAt,
    Focus,
    InputAt,
    OutputAt,
    SumAt,
    TermAt,
    WeightAt,
)

PLAYING, PINNED, POINTED = (0, 0, 0), (1, 1, 1), (0, 2, 2)
PLACES = [
    OutputAt(POINTED),
    InputAt((2, 4, 4)),
    WeightAt((1, 0, 2, 2)),
    TermAt(POINTED, (0, 1, 1)),
    BiasAt(1),
    ChannelSumAt(POINTED, 2),
    SumAt(POINTED),
]


@pytest.fixture
def focus(qapp) -> Focus:
    return Focus()


@pytest.fixture
def said(focus) -> list[bool]:
    """An entry for every change."""
    heard: list[bool] = []
    focus.changed.connect(lambda: heard.append(True))
    return heard


def test_nothing_is_pointed_at_to_begin_with(focus):
    assert focus.pointed is None
    assert focus.pinned is None
    assert focus.shown(PLAYING) == PLAYING


@pytest.mark.parametrize("place", PLACES, ids=lambda place: type(place).__name__)
def test_pointing_is_said_once(focus, said, place):
    focus.point(place)
    focus.point(type(place)(**vars(place)))
    assert focus.pointed == place
    assert said == [True]
    focus.point(None)
    focus.point(None)
    assert said == [True, True]


def test_pinning_is_said_once(focus, said):
    focus.pin(PINNED)
    focus.pin(PINNED)
    focus.pin(None)
    focus.pin(None)
    assert said == [True, True]


def test_the_ledger_shows_what_is_pointed_at_else_pinned_else_playing(focus):
    focus.pin(PINNED)
    assert focus.shown(PLAYING) == PINNED
    focus.point(OutputAt(POINTED))
    assert focus.shown(PLAYING) == POINTED
    focus.point(TermAt(POINTED, (0, 0, 0)))
    assert focus.shown(PLAYING) == POINTED
    focus.point(None)
    assert focus.shown(PLAYING) == PINNED
    focus.pin(None)
    assert focus.shown(PLAYING) == PLAYING


@pytest.mark.parametrize("place", [InputAt(POINTED), WeightAt((0, 0, 0, 0), follow=False)])
def test_an_input_or_a_thumbnails_weight_leaves_the_ledger_where_it_is(focus, place):
    focus.point(place)
    assert focus.shown(PLAYING) == PLAYING
    focus.pin(PINNED)
    assert focus.shown(PLAYING) == PINNED


def test_forgetting_is_said_once_and_only_if_there_is_something(focus, said):
    focus.forget()
    assert said == []
    focus.point(PLACES[0])
    focus.pin(PINNED)
    said.clear()
    focus.forget()
    assert said == [True]
    assert (focus.pointed, focus.pinned) == (None, None)


@pytest.mark.parametrize("place", [WeightAt((1, 0, 0, 0)), BiasAt(1)])
def test_a_weight_and_a_bias_show_their_own_filters_cell(focus, place):
    focus.point(place)
    assert focus.shown((0, 1, 2)) == (1, 1, 2)


@pytest.mark.parametrize("place", [ChannelSumAt(POINTED, 0), SumAt(POINTED)])
def test_sums_keep_their_cell_until_one_steps(focus, place):
    focus.point(place)
    assert focus.shown(PLAYING) == POINTED
    focus.follow()
    assert focus.shown(PLAYING) == PLAYING
