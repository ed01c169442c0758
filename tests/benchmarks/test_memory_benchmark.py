"""Memory after the start, and what ten thousand steps add to it.

Nothing is asserted: the figures are printed and kept with the benchmark.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A process of its own: in this one, pytest and other tests would be measured too.
STEPPING = """
import json, sys
from pathlib import Path
import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from cnnlab.app import create_window

WARM_UP, STEPS, EVERY = 1_000, 10_000, 100

def resident():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024

def objects():
    return len(app.findChildren(QObject)) + len(window.findChildren(QObject))

app = QApplication([])
app.setStyle("Fusion")
window = create_window(sys.argv[1])
window.show()
while not window.windowHandle().isExposed():
    app.processEvents()
for _ in range(20):
    app.processEvents()
start = resident()
player = window.tab("convolutionTab").player
player.pause()

def step(i):
    player.seek(i % player.count)
    app.processEvents()

for i in range(WARM_UP):
    step(i)
before, places, sizes = objects(), [], []
for i in range(STEPS):
    if i % EVERY == 0:
        places.append(i)
        sizes.append(resident())
    step(i)
slope = np.polyfit(places, sizes, 1)[0]
print(json.dumps({
    "start_mib": round(start, 1),
    "warm_mib": round(sizes[0], 1),
    "end_mib": round(resident(), 1),
    "growth_mib_in_10000_steps": round(slope * STEPS, 3),
    "objects_before": before,
    "objects_after": objects(),
}))
window.close()
"""


@pytest.mark.timed
def test_memory(benchmark, settings_path, capsys):
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell the memory of a process")

    def stepping():
        done = subprocess.run(
            [sys.executable, "-c", STEPPING, str(settings_path)],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        )
        return json.loads(done.stdout)

    figures = benchmark.pedantic(stepping, rounds=1)
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        print(f"\nmemory: {figures}")
