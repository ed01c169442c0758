"""The program as a process of its own on a screen of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from screen import VirtualScreen, missing_tools

ROOT = Path(__file__).resolve().parents[2]
START = [sys.executable, "-m", "cnnlab"]


@pytest.fixture
def screen(tmp_path):
    """A screen of its own, without which CI fails and a user's test is skipped."""
    missing = missing_tools()
    if missing:
        lacking = f"not installed: {', '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(lacking)
        pytest.skip(lacking)
    with VirtualScreen((1600, 1000), tmp_path) as made:
        yield made


@pytest.fixture
def arguments():
    """What the program is started with."""
    return []


@pytest.fixture
def program(screen, settings_path, arguments):
    """The running program; killed if the test has not closed it."""
    process = subprocess.Popen(
        [*START, "--settings", str(settings_path), *arguments],
        cwd=ROOT,
        env=screen.environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()
