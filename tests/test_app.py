"""The window as a process: its compute threads."""

import json
import os
import subprocess
import sys

import pytest

THREADS = """
import json, sys
from threading import Event
from PySide6.QtWidgets import QApplication
from threadpoolctl import threadpool_info

def threads():
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]

app = QApplication([])
import numpy as np
from cnnlab.app import create_window
found = [threads()]
window = create_window(sys.argv[1])
window.show()
app.processEvents()
found.append(threads())
from cnnlab.digits.training import fine_tune
fine_tune.OTHERS = fine_tune.TEST_SIZE = 20
images, labels = np.zeros((2, 28, 28), np.uint8), np.array([1, 2])
from cnnlab.digits.recogniser import default_network
assert list(fine_tune.fine_tune(default_network(), images, labels, Event()))[-1].network
found.append(threads())
window.close()
print(json.dumps(found))
"""


@pytest.mark.skipif(os.cpu_count() == 1, reason="there is but one thread anyway")
def test_the_window_keeps_blas_to_one_thread_also_after_teaching(settings_path):
    environ = {name: value for name, value in os.environ.items() if "NUM_THREADS" not in name}
    done = subprocess.run(
        [sys.executable, "-c", THREADS, str(settings_path)],
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    before, shown, taught = json.loads(done.stdout)
    assert max(before) > 1
    assert set(shown) == set(taught) == {1}


def test_the_tests_keep_blas_to_one_thread():
    from threadpoolctl import threadpool_info

    threads = [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]
    assert set(threads) == {1}
