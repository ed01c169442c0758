"""Real digits: the environment's CNNLAB_DATA names a folder with data/mnist and data/unipen."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("CNNLAB_DATA", "")).absolute() / "data"
MNIST = FOLDER / "mnist"
UNIPEN = FOLDER / "unipen" / "dev.jsonl.gz"

with_data = pytest.mark.skipif(
    not os.environ.get("CNNLAB_DATA") or not (MNIST.is_dir() and UNIPEN.is_file()),
    reason="CNNLAB_DATA names no folder with data/mnist and data/unipen/dev.jsonl.gz",
)
