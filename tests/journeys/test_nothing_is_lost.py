"""Plugs that are pulled: what was saved is whole, and what was not is offered at the next start."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from started_window import started

from cnnlab.lab.shared.labfile import read_lab

KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from cnnlab.lab.shared.labfile import Lab, read_lab, write_lab
path, rng = Path(sys.argv[1]), random.Random(0)
labs = [Lab({"a": {"n": n, "numbers": [n] * size}}) for n, size in ((1, 20_000), (2, 150_000))]
write_lab(path, labs[0])
seen, killed, longest = set(), 0, 0.12
while killed < 50 or len(seen) < 2:
    killed += 1
    longest *= 1 if killed < 50 else 2  # a busy machine may not have come to the second
    child = os.fork()
    if not child:
        while True:
            for lab in labs:
                write_lab(path, lab)
    time.sleep(rng.uniform(0.001, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    found = read_lab(path)
    assert found in labs
    seen.add(found.tabs["a"]["n"])
print(sorted(seen), sorted(p.name for p in path.parent.iterdir() if not p.name.startswith(".")))
"""
WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from cnnlab.app import create_window
app = QApplication([])
app.setStyle("Fusion")
window = create_window(sys.argv[1])
window.show()
grid = window.findChild(QWidget, "inputGrid0")
grid.set_value(0, 0, 42)
recovery = window.keeping.recovery
recovery._soon.setInterval(1)
grid.set_value(0, 1, 43)
recovery._soon.start()
while not recovery._path.exists():
    app.processEvents()
print("edited", flush=True)
while True:
    app.processEvents()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that it has forked")
def test_killed_at_any_moment_of_saving_the_old_file_or_the_new_one_is_whole(tmp_path):
    path = tmp_path / "a.cnnlab"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[1, 2] ['a.cnnlab']\n"
    assert read_lab(path)


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """What a program left that was edited in, and whose plug was pulled: files by their paths."""
    folder = tmp_path_factory.mktemp("killed")
    settings = folder / "settings.ini"
    settings.write_text("[General]\nlanguage=en\ntheme=light\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(settings)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdout.readline() == "edited\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder): path.read_bytes() for path in files}


@pytest.fixture
def killed(left, settings_path):
    """It was killed here, and another goes on."""
    for path, content in left.items():
        place = settings_path.parent / path
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)


def values(window):
    grid = window.findChild(QWidget, "inputGrid0")
    return grid.value(0, 0), grid.value(0, 1)


def test_a_person_edits_pulls_the_plug_starts_again_and_goes_on(killed, qtbot, settings_path):
    window = started(qtbot, settings_path)
    bar = window.notices.bar
    assert "did not end well" in bar.text()
    assert values(window) == (0, 0), "the demo, until it is answered"
    window.findChild(QWidget, "inputGrid0").set_value(4, 4, 9)
    assert "did not end well" in bar.text(), "an edit is no answer"
    window.tab("convolutionTab").undo_stack.undo()
    QTest.mouseClick(bar.offer, Qt.MouseButton.LeftButton)
    assert values(window) == (42, 43)
    assert window.isWindowModified()
    assert bar.text() == ""
    window.findChild(QWidget, "inputGrid0").set_value(0, 0, 5)
    window.close()
    again = started(qtbot, settings_path)
    assert again.notices.bar.text() == ""
    assert values(again) == (5, 43)


def test_what_is_discarded_is_gone_and_offered_no_more(killed, qtbot, settings_path):
    window = started(qtbot, settings_path)
    QTest.mouseClick(window.notices.bar.other, Qt.MouseButton.LeftButton)
    assert window.notices.bar.text() == ""
    assert values(window) == (0, 0)
    assert not list((settings_path.parent / "recovery").glob("*.cnnlab"))
    window.close()
    assert started(qtbot, settings_path).notices.bar.text() == ""


def test_it_is_offered_until_it_is_answered(killed, qtbot, settings_path):
    window = started(qtbot, settings_path)
    offer = window.notices.bar.text()
    window.use_language("zh_CN")
    qtbot.waitUntil(lambda: "未保存内容已保留" in window.notices.bar.text())
    window.use_language("en")
    window.close()
    assert started(qtbot, settings_path).notices.bar.text() == offer
    (kept,) = (settings_path.parent / "recovery").glob("*.cnnlab")
    assert read_lab(kept).tabs["convolutionTab"]


def test_a_damaged_file_of_work_is_refused(killed, qtbot, settings_path):
    (kept,) = (settings_path.parent / "recovery").glob("*.cnnlab")
    kept.write_bytes(kept.read_bytes()[:-9])
    window = started(qtbot, settings_path)
    QTest.mouseClick(window.notices.bar.offer, Qt.MouseButton.LeftButton)
    assert window.notices.bar.kind() == "refused"
    assert values(window) == (0, 0)
