"""What is trained in a moment: points in the plane; and what tests of it ask."""

from contextlib import contextmanager

from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lab.network.session import TrainingSession
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


@contextmanager
def ready_session(folder, qtbot, sheet=POINTS):
    """A session that can be started."""
    document = NetworkDocument(sheet)
    made = TrainingSession(document, folder / "mine", parent=document)
    made.load()
    qtbot.waitUntil(lambda: made.why_not == "")
    try:
        yield made
    finally:
        made.close_down()


def train_to(session, qtbot, step):
    """Train up to a step at least, and pause."""
    session.start()
    qtbot.waitUntil(lambda: session.run.done >= step)
    session.pause()
    qtbot.waitUntil(lambda: not session.running)
