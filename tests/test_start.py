"""What the start does before Qt is loaded."""

import gc
import os
import subprocess
import sys

import pytest

from cnnlab.start import BLAS

LOADED = """
import sys
from cnnlab.start import load_without_qt, uses_one_thread
assert not uses_one_thread()
load_without_qt()
assert not any(name.startswith(("PySide6", "shiboken6")) for name in sys.modules)
assert "numpy" in sys.modules
from threadpoolctl import threadpool_info
print(sorted({one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}))
assert uses_one_thread()
"""
COLLECTED = """
import gc, sys
from cnnlab import app
from cnnlab.cli.main import main
seen = []
def run(settings):
    seen.append(gc.isenabled())
    if sys.argv[1] == "fails":
        raise RuntimeError("a bug")
    return 0
app.run = run
try:
    main([])
except RuntimeError:
    pass
print(seen, gc.isenabled())
"""


def told(code, *arguments):
    command = [sys.executable, "-c", code, *arguments]
    environ = {name: value for name, value in os.environ.items() if name not in BLAS}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environ)
    return done.stdout.strip()


def test_numpy_is_loaded_without_qt_and_uses_one_thread():
    assert told(LOADED) == "[1]"


@pytest.mark.parametrize("how", ["ends", "fails"])
def test_the_collector_is_off_during_the_start_only(how):
    assert told(COLLECTED, how) == "[False] True"


def test_the_sources_that_the_start_has_read_are_let_go_of(qapp):
    import linecache

    from cnnlab.start import set_aside

    assert linecache.getlines(__file__)
    try:
        set_aside()
        assert not linecache.cache
    finally:
        gc.unfreeze()
