"""The Images tab in the whole window."""

import pytest


@pytest.fixture
def tab(window):
    """Shown, with all its pages."""
    window.tabs.go_to("imagesTab")
    made = window.tab("imagesTab")
    made.complete()
    return made
