"""The Convolution tab and its stage: alone where that is enough, and in the whole window."""

import pytest
from hands import Hands
from lone_tab import convolution_tab, shown_alone


class TabHands(Hands):
    """What a person does to the tab with no window around it; shortcuts are the window's."""

    def __init__(self, tab):
        super().__init__(tab)
        self.tab, self.player = tab, tab.player
        self.tab.playback.seek(0)
        self.rest()


@pytest.fixture
def lone_hands(qtbot, tmp_path):
    """On the tab alone, which rests at the demo's first step."""
    with shown_alone(convolution_tab(tmp_path / "examples"), qtbot) as tab:
        yield TabHands(tab)


@pytest.fixture
def stage(hands):
    return hands.tab.stage
