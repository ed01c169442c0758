"""Few drawings of our own for the Network tab, which come at once."""

from functools import cache

from cnnlab.core import preprocess
from cnnlab.core.moments import principal_components
from cnnlab.digits.drawn_images import drawn_blocks
from cnnlab.lab.network import sources

COMPONENTS = {}  # by the data that they are of


@cache
def drawn_once(count, seed):
    """The same blocks for every test."""
    return tuple(drawn_blocks(count, seed))


def components_once(mean, covariance):
    """The eigenvectors of 784 pixels take longer than all else that a tab does at its start."""
    data = mean.tobytes(), covariance.diagonal().tobytes()
    if data not in COMPONENTS:
        COMPONENTS[data] = principal_components(mean, covariance)
    return COMPONENTS[data]


def draw_few(monkeypatch):
    """Until the test ends."""
    monkeypatch.setattr(sources, "TRAINED", 200)
    monkeypatch.setattr(sources, "VALIDATED", 40)
    monkeypatch.setattr(sources, "drawn_blocks", drawn_once)
    monkeypatch.setattr(preprocess, "principal_components", components_once)
