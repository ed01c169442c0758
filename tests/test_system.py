"""What cnnlab needs of the system: found missing in one line, and installed where apt-get can."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cnnlab import system

ROOT = Path(__file__).resolve().parent.parent
X11 = {"DISPLAY": ":0"}
EVERYTHING = [*system.ALWAYS.values(), *system.ON_X11.values()]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems bring what Qt needs"
)


def hiding(*names):
    """A loader that can't find these libraries, and all when none is named."""

    def load(soname):
        if soname in names or not names:
            raise OSError(f"{soname}: cannot open shared object file")

    return load


def answers(display):
    return True


@pytest.fixture
def debian(monkeypatch):
    monkeypatch.setattr(system, "is_debian_like", lambda: True)


@pytest.fixture
def other_linux(monkeypatch):
    monkeypatch.setattr(system, "is_debian_like", lambda: False)


@pytest.fixture
def commands(monkeypatch):
    """What would have been run instead of running it; the last one's status can be set."""

    class Commands(list):
        status = 0

    run = Commands()

    def record(command, **options):
        assert (options["stdout"], options["stderr"]) == (subprocess.PIPE, subprocess.STDOUT)
        run.append(command)
        status = 0 if "update" in command else run.status
        return subprocess.CompletedProcess(command, status, f"noise of {command[-1]}\n")

    monkeypatch.setattr(subprocess, "run", record)
    return run


@pytest.fixture(autouse=True)
def has_venv(monkeypatch):
    """This Python can make virtual environments, whatever machine this is."""
    monkeypatch.setattr(system, "lacks_venv", lambda environ: False)


# What is missing


def test_nothing_is_missing_where_all_can_be_loaded():
    assert system.missing_packages(X11, hiding("libother.so")) == []
    assert system.complaint(X11, hiding("libother.so"), answers) is None


def test_a_hidden_library_is_told_by_its_package(debian):
    load = hiding("libGL.so.1", "libxcb-cursor.so.0")
    assert system.missing_packages(X11, load) == ["libgl1", "libxcb-cursor0"]
    assert system.complaint(X11, load, answers) == (
        "cnnlab: Qt needs system libraries that are missing: "
        "sudo apt-get install libgl1 libxcb-cursor0"
    )


def test_without_apt_get_the_files_are_named(other_linux):
    line = system.complaint(X11, hiding("libGL.so.1"), answers)
    assert line is not None
    assert line.endswith("missing: install what holds libGL.so.1")


@pytest.mark.parametrize(
    ("environ", "x11"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"QT_QPA_PLATFORM": "xcb:width=2"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland;xcb"}, False),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({}, False),
    ],
)
def test_what_a_window_on_x11_needs_is_wanted_only_there(environ, x11):
    wanted = EVERYTHING if x11 else list(system.ALWAYS.values())
    assert system.missing_packages(environ, hiding()) == wanted


def test_other_systems_are_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system.missing_packages(X11, hiding()) == []
    assert system.complaint({}, hiding()) is None
    assert system.main() == 0


# The screen


def test_no_screen_is_said_before_anything_is_loaded():
    line = system.complaint({}, hiding())
    assert line is not None
    assert "no screen" in line
    assert "DISPLAY" in line


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_of_another_kind_is_one(name):
    assert system.complaint({name: "wayland"}, hiding("libother.so")) is None


def test_a_screen_that_does_not_answer(monkeypatch):
    free = next(n for n in range(4000, 5000) if not system.screen_answers(f":{n}"))
    line = system.complaint({"DISPLAY": f":{free}.0"}, hiding("libother.so"))
    assert line is not None
    assert f":{free}.0 does not answer" in line


def test_a_screen_on_another_machine_is_left_to_qt():
    assert system.screen_answers("far.example:10.0")
    assert system.screen_answers("nonsense")


def test_no_port_is_that_high():
    assert not system.screen_answers(":99999999")


# Installing


def test_installs_what_is_missing_whatever_the_screen(monkeypatch, debian, commands, capfd):
    monkeypatch.setattr(system, "missing", lambda libraries: dict(libraries))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert system.main() == 0
    update, install = commands
    assert update[:3] == ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    assert update[-1] == "update"
    assert install[-len(EVERYTHING) :] == EVERYTHING
    assert {"install", "-y"} <= set(install)
    said = f"cnnlab: installing system packages: {' '.join(EVERYTHING)}\n"
    assert capfd.readouterr() == (said, "")


LACKS_VENV = system.lacks_venv


def without_ensurepip(name):
    return None if name == "ensurepip" else pytest.fail(f"asked for {name}")


@pytest.mark.parametrize(
    ("environ", "has_ensurepip", "lacks"),
    [
        ({}, False, True),
        ({"VIRTUAL_ENV": ""}, False, True),
        ({"VIRTUAL_ENV": ".venv"}, False, False),
        ({}, True, False),
    ],
)
def test_a_virtual_environment_is_wanted_where_there_is_none(
    environ, has_ensurepip, lacks, monkeypatch
):
    if not has_ensurepip:
        monkeypatch.setattr("importlib.util.find_spec", without_ensurepip)
    assert LACKS_VENV(environ) is lacks


def test_installs_what_virtual_environments_need(monkeypatch, debian, commands):
    monkeypatch.setattr(system, "missing", lambda libraries: {})
    monkeypatch.setattr(system, "lacks_venv", lambda environ: True)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert system.main() == 0
    assert commands[-1][-2:] == ["--no-install-recommends", "python3-venv"]


def test_asks_sudo_when_not_root(monkeypatch, debian, commands):
    monkeypatch.setattr(system, "missing", lambda libraries: dict(libraries))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert system.main() == 0
    assert [command[0] for command in commands] == ["sudo", "sudo"]


def test_without_root_and_sudo_it_says_what_to_run(monkeypatch, debian, commands, capsys):
    monkeypatch.setattr(system, "missing", lambda libraries: {"libGL.so.1": "libgl1"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert system.main() == 1
    assert commands == []
    assert capsys.readouterr() == (
        "",
        "cnnlab: system packages are missing: as root, run: apt-get install libgl1\n",
    )


def test_a_failed_installation_is_said(monkeypatch, debian, commands, capsys):
    commands.status = 100
    monkeypatch.setattr(system, "missing", lambda libraries: {"libGL.so.1": "libgl1"})
    assert system.main() == 1
    *noise, last = capsys.readouterr().err.splitlines()
    assert noise == ["noise of update", "noise of libgl1"]
    assert last.startswith("cnnlab: this failed: ")


def test_nothing_to_do_is_done_in_silence(monkeypatch, commands, capsys):
    monkeypatch.setattr(system, "missing", lambda libraries: {})
    assert system.main() == 0
    assert commands == []
    assert capsys.readouterr() == ("", "")


def test_another_linux_is_left_alone_until_the_start(monkeypatch, other_linux, commands, capsys):
    monkeypatch.setattr(system, "missing", lambda libraries: {"libGL.so.1": "libgl1"})
    assert system.main() == 0
    assert commands == []
    assert capsys.readouterr() == ("", "")


# As a person meets it


def start(*arguments, **environ):
    """A real start with nothing of this environment that names a screen."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "cnnlab", *arguments],
        env={**clean, **environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def hide(folder, *names):
    """Make every start with this on PYTHONPATH find these names unloadable or not importable."""
    (folder / "sitecustomize.py").write_text(
        "import ctypes, sys\n"
        f"hidden = {names!r}\n"
        "class Hiding(ctypes.CDLL):\n"
        "    def __init__(self, name, *more, **options):\n"
        "        if name in hidden:\n"
        "            raise OSError(f'{name}: cannot open shared object file')\n"
        "        super().__init__(name, *more, **options)\n"
        "ctypes.CDLL = Hiding\n"
        "for name in hidden:\n"
        "    sys.modules[name] = None\n",
        encoding="utf-8",
    )
    return {"PYTHONPATH": str(folder)}


def one_line(text):
    assert text.count("\n") == 1
    assert text.startswith("cnnlab: ")
    assert text.endswith("\n")
    return text


def test_a_start_without_a_library_ends_in_one_line(tmp_path):
    done = start(DISPLAY=":0", **hide(tmp_path, "libxcb-cursor.so.0"))
    assert "libxcb-cursor" in one_line(done.stderr)
    assert (done.returncode, done.stdout) == (1, "")


def test_a_start_without_a_screen_ends_in_one_line():
    done = start()
    assert "no screen" in one_line(done.stderr)
    assert (done.returncode, done.stdout) == (1, "")


def test_a_start_without_qt_ends_in_one_line(tmp_path):
    done = start(QT_QPA_PLATFORM="offscreen", **hide(tmp_path, "PySide6.QtWidgets"))
    assert "install cnnlab again" in one_line(done.stderr)
    assert done.returncode == 1


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_need_no_qt(option, tmp_path):
    done = start(option, **hide(tmp_path, "PySide6", "numpy", *system.ALWAYS))
    assert done.stdout.startswith("cnnlab " if option == "--version" else "usage: cnnlab")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nonsense"], "--nonsense"),
        (["--settings"], "--settings"),
        (["--settings", ""], "name of a file is missing"),
        (["--settings", "."], "is a folder"),
        (["--settings", "nowhere/settings.ini"], "no folder nowhere"),
        (["a\nb"], r"a\nb"),
    ],
)
def test_what_the_user_gave_wrong_ends_in_one_line_and_2(arguments, said):
    done = start(*arguments)
    assert said in one_line(done.stderr)
    assert (done.returncode, done.stdout) == (2, "")


def test_as_a_script_it_shadows_nothing_of_the_standard_library():
    ours = {path.stem for path in (ROOT / "cnnlab").iterdir()} - {"__init__", "__main__"}
    assert not ours & sys.stdlib_module_names
    tree = ast.parse((ROOT / "cnnlab" / "system.py").read_text(encoding="utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    assert names <= sys.stdlib_module_names


def test_runs_as_a_script_without_being_installed(tmp_path):
    """With a list that asks for nothing: what the system has is not this test's matter."""
    script = tmp_path / "system.py"
    text = (ROOT / "cnnlab" / "system.py").read_text(encoding="utf-8")
    head, mark, tail = text.partition("LACKING =")
    assert mark
    script.write_text(f"{head}ALWAYS.clear()\nON_X11.clear()\n{mark}{tail}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(script)],
        env={**os.environ, "VIRTUAL_ENV": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
