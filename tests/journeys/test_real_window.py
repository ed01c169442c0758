"""The program as a person has it: a process of its own, a screen, keys, a window manager."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from screen import wait_for

ROOT = Path(__file__).resolve().parents[2]
STILL = 0.75  # s: a window that plays rests for less than that before it moves on
LOOK = """
import sys
from PySide6.QtWidgets import QApplication
from cnnlab.app import create_window
app = QApplication([])
window = create_window(sys.argv[1])
window.show()
while window.windowHandle() is None or not window.windowHandle().isExposed():
    app.processEvents()
app.processEvents()
print(*sorted(name for name in sys.modules if "." not in name))
window.close()
"""


@pytest.mark.screen
def test_a_first_start_plays_obeys_and_closes(screen, program, settings_path):
    def still():
        first = screen.grab()
        time.sleep(STILL)
        return first if first == screen.grab() else None

    window = screen.window("cnnlab")
    screen.xdotool("windowactivate", "--sync", window)

    # The demo plays by itself: the first difference may be the window that is being drawn.
    pictures = []
    for _ in range(3):
        pictures.append(screen.grab())
        time.sleep(1)
    assert len(set(pictures)) == 3

    # Space pauses, and then nothing moves: it would play for ten seconds more.
    screen.xdotool("key", "space")
    paused = wait_for(still, "a picture that stands still", patience=8)

    # A dot goes one window on.
    screen.xdotool("key", "period")
    wait_for(lambda: screen.grab() != paused, "a step")
    stepped = wait_for(still, "the end of the glide")
    assert stepped != paused

    # It takes the smallest size it is meant for.
    screen.xdotool("windowsize", window, 1280, 720)
    wait_for(
        lambda: (
            {"WIDTH=1280", "HEIGHT=720"}
            <= set(screen.xdotool("getwindowgeometry", "--shell", window).split())
        ),
        "1280×720",
    )
    wait_for(still, "the new size")

    # Closed like any window, it goes quietly and remembers.
    assert program.poll() is None
    screen.xdotool("windowactivate", "--sync", window)
    screen.xdotool("key", "alt+F4")
    said, complained = program.communicate(timeout=60)
    assert (program.returncode, said, complained) == (0, "", "")
    assert "\ngeometry=" in settings_path.read_text(encoding="utf-8")


def test_a_start_loads_nothing_that_only_later_tabs_need(settings_path):
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(settings_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert {"numpy", "cnnlab", "PySide6"} <= loaded
    assert not loaded & {"pyqtgraph", "scipy", "PIL", "requests", "safetensors"}
