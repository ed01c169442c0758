"""The Images tab: alone where that is enough, and in the whole window."""

import pytest
from filter_hands import FilterHands
from lone_tab import images_tab, shown_alone


@pytest.fixture
def opens_on():
    return "imagesTab"


@pytest.fixture
def starts_on():
    """Name of the page on which the tab alone opens."""
    return "filters"


@pytest.fixture
def tab(qtbot, tmp_path, starts_on):
    """Alone; its pages are made when they are shown."""
    with shown_alone(images_tab(tmp_path / "examples", starts_on), qtbot) as made:
        yield made


@pytest.fixture
def hands(tab, qtbot):
    """What a person does to the page of filters, whose result is there."""
    made = FilterHands(tab, qtbot)
    made.rest()
    return made


@pytest.fixture
def window_tab(window):
    """Shown in the window; its pages are made when they are shown."""
    window.tabs.go_to("imagesTab")
    return window.tab("imagesTab")


@pytest.fixture
def window_hands(window_tab, qtbot):
    """The same as ``hands`` in the window."""
    made = FilterHands(window_tab, qtbot)
    made.rest()
    return made
