"""``cnnlab export FILE.cnnlab OUT.gif``: the moving window, without a screen."""

import itertools
import os
import subprocess
import sys
from argparse import Namespace
from threading import Event

import numpy as np
import pytest
from disk import no_room
from PIL import Image, ImageSequence

from cnnlab.cli.film import TAB, gif_of
from cnnlab.cli.main import main
from cnnlab.cli.progress_bars import Bars
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.bench_form import document_data
from cnnlab.lab.convolution.film import shots
from cnnlab.lab.convolution.played import Place
from cnnlab.lab.shared.labfile import Lab, lab_bytes, write_lab
from cnnlab.scene.colours import load_theme

FILTERS = np.eye(2) * np.array([1, -1]).reshape(2, 1, 1, 1)
SMALL = Experiment(np.arange(9.0).reshape(1, 3, 3), FILTERS, np.zeros(2))
NONE = Experiment(np.ones((1, 2, 2)), np.ones((1, 1, 3, 3)), np.zeros(1))
WEIGHTS = "resources/weights/digits.safetensors"


def document(experiment):
    return document_data(Bench(experiment, experiment, "small"), Place())


@pytest.fixture
def lab(tmp_path):
    """A lab file with a bench."""

    def made(experiment=SMALL):
        path = tmp_path / "small.cnnlab"
        write_lab(path, Lab({TAB: document(experiment)}, TAB))
        return path

    return made


def pictures(path):
    """Its pictures with the time of each, in seconds."""
    with Image.open(path) as image:
        frames = ImageSequence.Iterator(image)
        return [
            (np.asarray(frame.convert("RGB"), int), frame.info["duration"] / 1000)
            for frame in frames
        ]


def test_every_window_is_in_it_in_the_theme_and_at_the_speed_asked_for(lab, tmp_path, capsys, qapp):
    out = tmp_path / "out.gif"
    command = ["export", str(lab()), str(out), "--theme", "dark", "--speed", "2"]
    assert main(command) == 0
    assert capsys.readouterr() == (f"written: {out}\n", "")
    found, due = pictures(out), shots(8, 2.0)
    assert [round(seconds, 2) for _, seconds in found] == [round(one.seconds, 2) for one in due]
    ground = load_theme("dark").window.getRgb()[:3]
    assert np.abs(found[0][0][2, 2] - ground).max() <= 4
    changed = [np.abs(a - b).max() > 40 for (a, _), (b, _) in itertools.pairwise(found)]
    assert all(changed)


def test_stopped_there_is_nothing(lab, qapp):
    stop = Event()
    stop.set()
    given = Namespace(file=lab(), language="en", theme="light", speed=1.0)
    with Bars() as bars:
        assert gif_of(given, bars, stop) is None


def test_on_a_full_disk_what_was_there_stays(lab, tmp_path, capsys, qapp):
    path, out = lab(), tmp_path / "out.gif"
    out.write_bytes(b"as it was")
    with no_room():
        status = main(["export", str(path), str(out)])
    assert status == 1
    error = capsys.readouterr().err
    assert str(out) in error
    assert error.count("\n") == 1
    assert out.read_bytes() == b"as it was"


def test_by_itself_it_needs_no_screen_and_says_nothing_else(lab, tmp_path):
    out = tmp_path / "OUT.GIF"
    environ = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environ.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "cnnlab", "export", str(lab()), str(out)]
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(pictures(out)) == len(shots(8, 1.0))


def test_without_qts_libraries_it_is_said_before_anything_of_qt_is_loaded(lab, tmp_path):
    program = (
        "import sys, cnnlab.cli.qt as qt\n"
        "qt.complaint = lambda _: 'cnnlab: Qt needs something: install it'\n"
        "from cnnlab.cli.main import main\n"
        "status = main(sys.argv[1:])\n"
        "sys.exit(status if 'PySide6' not in sys.modules else 99)\n"
    )
    command = [sys.executable, "-c", program, "export", str(lab()), str(tmp_path / "out.gif")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, "cnnlab: Qt needs something: install it\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fonts as fontconfig finds them")
def test_without_a_chinese_font_it_is_not_written_in_chinese(lab, tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", encoding="utf-8")
    out = tmp_path / "out.gif"
    command = [sys.executable, "-m", "cnnlab", "export", str(lab()), str(out), "--language=zh_CN"]
    done = subprocess.run(
        command,
        env=os.environ | {"FONTCONFIG_FILE": str(config)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "no font with Chinese letters" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no lab", "no lab file, or a part of it was lost"),
        (lab_bytes(Lab({}, "")), "holds nothing of the Convolution tab"),
        (lab_bytes(Lab({TAB: {"step": 1}}, TAB)), "convolutionTab: "),
        (lab_bytes(Lab({TAB: {"bench": 3}}, TAB)), "convolutionTab: "),
        (lab_bytes(Lab({TAB: document(NONE)}, TAB)), "there is no output"),
    ],
)
def test_what_has_no_moving_window_is_refused_in_a_line(tmp_path, capsys, content, reason):
    path, out = tmp_path / "given.cnnlab", tmp_path / "out.gif"
    path.write_bytes(content)
    assert main(["export", str(path), str(out)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"cnnlab: {path}: ")
    assert reason in error
    assert error.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ([WEIGHTS, "{tmp}/out.gif"], "is made of a lab file"),
        (["{tmp}/small.cnnlab", "{tmp}/out.onnx"], "small.cnnlab"),
        (["{tmp}/small.cnnlab", "{tmp}/out.png"], "give it one of these endings"),
        (["{tmp}/none.cnnlab", "{tmp}/out.gif"], "none.cnnlab"),
        (["{tmp}/small.cnnlab", "{tmp}/out.gif", "--speed", "0"], "expected a number from 0.25"),
        (["{tmp}/small.cnnlab", "{tmp}/out.gif", "--speed", "nan"], "expected a number from 0.25"),
        (["{tmp}/small.cnnlab", "{tmp}/out.gif", "--language", "de"], "choose from"),
    ],
)
def test_endings_and_options_that_do_not_fit_are_refused(lab, tmp_path, capsys, command, reason):
    lab()
    asked = ["export", *(part.format(tmp=tmp_path) for part in command)]
    try:
        status = main(asked)
    except SystemExit as ended:
        status = ended.code
    assert status == 2
    assert reason in capsys.readouterr().err
