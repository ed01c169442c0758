"""The command line. Errors are one line: what is wrong and the mend."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from cnnlab import __version__
from cnnlab.system import complaint


class Parser(argparse.ArgumentParser):
    """An argument parser that says in one line what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2: it is something the user gave."""
        self.exit(2, f"cnnlab: {' '.join(message.split())} (see cnnlab --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; gives the exit status."""
    arguments = _parser().parse_args(argv)
    problem = complaint(os.environ)
    if problem is not None:
        return _failed(problem)
    try:
        from cnnlab.app import run  # imports Qt, which --help and --version must do without
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        return _failed(f"cnnlab: Qt can't be loaded ({error}): install cnnlab again")
    return run(arguments.settings)


def _parser() -> Parser:
    parser = Parser(
        prog="cnnlab",
        description="See, change and understand a convolutional neural network.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"cnnlab {__version__}")
    parser.add_argument(
        "--settings", metavar="FILE", type=_file, help="keep the settings in this file"
    )
    return parser


def _file(text: str) -> str:
    """Path of a file that is there or can be made."""
    path = Path(text)
    if not text:
        raise argparse.ArgumentTypeError("the name of a file is missing: give one")
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is a folder: name a file in it")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}: make it first")
    return text


def _failed(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
