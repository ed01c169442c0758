"""The page of layers in the whole window."""

import pytest
from layers_hands import LayersHands


@pytest.fixture
def layers(window) -> LayersHands:
    """The tutorial's network, 3-3-1, at rest."""
    made = LayersHands(window)
    yield made
    made.rest()
