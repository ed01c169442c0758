"""Starts cnnlab: ``python -m cnnlab`` and the command ``cnnlab``."""

import sys

from cnnlab.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
