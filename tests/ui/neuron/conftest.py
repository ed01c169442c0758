"""The Neuron tab in the whole window, and its page of layers."""

import pytest
from layers_hands import LayersHands


@pytest.fixture
def opens_on():
    return "neuronTab"


@pytest.fixture
def layers(window) -> LayersHands:
    """The tutorial's network, 3-3-1, at rest."""
    made = LayersHands(window)
    yield made
    made.rest()
