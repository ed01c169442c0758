"""The stage of the window."""

import pytest


@pytest.fixture
def stage(hands):
    return hands.tab.stage
