"""The command line. Errors are one line: what is wrong and the mend."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from cnnlab import __version__
from cnnlab.system import complaint


class Parser(argparse.ArgumentParser):
    """An argument parser that says in one line what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2: it is something the user gave."""
        self.exit(2, f"cnnlab: {message} (see cnnlab --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; gives the exit status."""
    parser = Parser(
        prog="cnnlab", description="See, change and understand a convolutional neural network."
    )
    parser.add_argument("--version", action="version", version=f"cnnlab {__version__}")
    parser.add_argument("--settings", metavar="FILE", help="keep the settings in this file")
    arguments = parser.parse_args(argv)
    problem = complaint(os.environ)
    if problem is not None:
        print(problem, file=sys.stderr)
        return 1
    from cnnlab.app import run  # imports Qt, which --help and --version must do without

    return run(arguments.settings)
