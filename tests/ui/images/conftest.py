"""The Images tab in the whole window."""

import pytest
from filter_hands import FilterHands


@pytest.fixture
def opens_on():
    return "imagesTab"


@pytest.fixture
def hands(window, qtbot):
    """What a person does to the page of filters, whose result is there."""
    made = FilterHands(window, qtbot)
    made.rest()
    return made


@pytest.fixture
def tab(window):
    """Shown; its pages are made when they are."""
    window.tabs.go_to("imagesTab")
    return window.tab("imagesTab")
