"""What is trained in a moment: points in the plane; and what tests of it ask."""

from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.lessons.network_sheet import NetworkSheet

POINTS = NetworkSheet(
    Stack(
        (2,), (Block("Linear", {"features": 4}), Block("ReLU"), Block("Linear", {"features": 2}))
    ),
    "points",
)


def heard(signal):
    """What a signal says from now on."""
    said = []
    signal.connect(lambda *values: said.append(values))
    return said


def same(network, other):
    """Whether two networks have the same parameters, to the bit."""
    return all((other.parameters[n] == p).all() for n, p in network.parameters.items())
