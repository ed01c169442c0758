"""The command ``train``: a signal ends it at any moment, and is told what there is."""

import sys
from argparse import Namespace
from pathlib import Path

from cnnlab.cli.interrupts import Interrupts
from cnnlab.cli.left import Left
from cnnlab.cli.progress_bars import Bars


def train(given: Namespace) -> int:
    """Train the network that reads digits, and write its weights."""
    left = Left(Path(f"{given.out}.checkpoint"), resumable=given.resume)
    with Interrupts() as interrupts, Bars() as bars:
        from cnnlab.cli.training_run import run  # takes a moment, in which signals are answered

        return run(given, left, interrupts, bars)
    print(left, file=sys.stderr)
    return interrupts.status
