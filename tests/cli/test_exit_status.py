"""Exit status and standard error of real runs: 2 for what was given, 1 for what failed."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from cnnlab.assets import asset
from cnnlab.cli.main import main

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="signals and devices as Linux has them"
)

WEIGHTS = str(asset("weights", "digits.safetensors"))
SAYING = ["--version", "--help", "self-test", "classify {picture}"]


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "blank.png"
    Image.new("L", (40, 40), 255).save(path)
    return path


def run(*arguments, stdout=subprocess.PIPE, **options):
    command = [sys.executable, "-m", "cnnlab", *map(str, arguments)]
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=60, **options
    )


def one_line(done):
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("cnnlab: ")
    return done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", SAYING[::3])
def test_output_that_can_not_be_written_has_failed(command, unbuffered, picture):
    arguments = command.format(picture=picture).split()
    with Path("/dev/full").open("wb") as full:
        done = run(*arguments, stdout=full, env=os.environ | {"PYTHONUNBUFFERED": unbuffered})
    assert one_line(done) == "cnnlab: output: No space left on device\n"
    assert done.returncode == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", SAYING[::3])
def test_a_closed_pipe_is_silent(command, unbuffered, picture):
    reader, writer = os.pipe()
    os.close(reader)
    arguments = command.format(picture=picture).split()
    done = run(*arguments, stdout=writer, env=os.environ | {"PYTHONUNBUFFERED": unbuffered})
    os.close(writer)
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, "")


def test_ctrl_c_ends_without_a_traceback(tmp_path):
    picture = tmp_path / "slow.png"
    os.mkfifo(picture)
    with (
        subprocess.Popen(
            [sys.executable, "-m", "cnnlab", "classify", picture],
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as process,
        picture.open("wb"),
    ):  # opens when the other end reads
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ["classify", "{tmp}/none.png"],
        ["evaluate", "--data", "{tmp}/blank.png"],
        ["export", WEIGHTS, "{tmp}/none/out.onnx"],
    ],
)
def test_what_the_user_gave_is_2(arguments, picture, tmp_path):
    done = run(*(part.format(tmp=tmp_path) for part in arguments))
    one_line(done)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == [picture.name]


def test_settings_in_a_file_of_another_kind_are_2_and_leave_it_alone(picture):
    before = picture.read_bytes()
    done = run("--settings", picture, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    assert one_line(done).endswith(
        f"'{picture}' is no settings file of cnnlab: name one, or a new file\n"
    )
    assert done.returncode == 2
    assert picture.read_bytes() == before
    assert list(picture.parent.iterdir()) == [picture]


def test_a_device_is_written_to_and_stays_one(tmp_path):
    out = tmp_path / "out.onnx"
    out.symlink_to("/dev/full")
    done = run("export", WEIGHTS, out)
    assert "No space left" in one_line(done)
    assert done.returncode == 1
    assert out.is_symlink()
    assert Path("/dev/full").is_char_device()


def test_a_full_disk_is_1_and_leaves_what_was_there(tmp_path):
    out = tmp_path / "out.onnx"
    out.write_bytes(b"as it was")
    small = (10_000, 10_000)  # as if the disk had room for this many bytes
    done = run(
        "export", WEIGHTS, out, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, small)
    )
    assert "File too large" in one_line(done)
    assert done.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out.onnx"]
    assert out.read_bytes() == b"as it was"


def test_letters_that_can_not_be_written_are_replaced(picture, tmp_path):
    strange = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png")
    shutil.copy(picture, strange)
    done = run("classify", strange, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{tmp_path}/\\udcff.png: blank: ")


@pytest.mark.parametrize("error", [ValueError, TypeError, ArithmeticError])
def test_a_bug_has_its_traceback(monkeypatch, error, picture):
    def broken(*_):
        raise error("a bug")

    monkeypatch.setattr("cnnlab.cli.commands.read_picture_page", broken)
    with pytest.raises(error, match="a bug"):
        main(["classify", str(picture)])


def test_a_missing_file_of_our_own_has_failed(monkeypatch, picture, capsys):
    def missing():
        raise FileNotFoundError("cnnlab's own file is missing: install cnnlab again")

    monkeypatch.setattr("cnnlab.digits.recogniser.default_recogniser", missing)
    assert main(["classify", str(picture)]) == 1
    assert capsys.readouterr().err.endswith("is missing: install cnnlab again\n")


def test_a_missing_package_has_failed(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert main(["export", WEIGHTS, str(tmp_path / "out.onnx")]) == 1
    assert "pip install 'cnnlab[onnx]'" in capsys.readouterr().err


# the same within this process


@pytest.mark.parametrize(
    "arguments",
    [
        ["classify", "{tmp}"],
        ["classify", "{tmp}/none.png", "{tmp}/blank.png"],
        ["classify", "--weights", "/dev/zero", "{tmp}/blank.png"],
        ["evaluate", "--data", "{tmp}", "--weights", "{tmp}"],
        ["export", "{tmp}/blank.png", "{tmp}/out.onnx"],
        ["export", WEIGHTS, "{tmp}/out.gif"],
        ["export", WEIGHTS, "/proc/out.onnx"],
        ["export", WEIGHTS, "{tmp}/" + "x" * 260 + ".onnx"],
    ],
)
def test_so_is_what_else_the_user_gave(arguments, picture, tmp_path, capsys):
    assert main([part.format(tmp=tmp_path) for part in arguments]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("cnnlab: ")
    assert [path.name for path in tmp_path.iterdir()] == [picture.name]


@pytest.mark.parametrize("command", SAYING[::3])
def test_what_can_not_be_written_is_not_tried_again(command, picture, monkeypatch, capsys):
    arguments = command.format(picture=picture).split()
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(arguments) == 1
        full.flush()  # as Python does at its end
    assert capsys.readouterr().err == "cnnlab: output: No space left on device\n"


def test_nor_into_a_pipe_that_is_closed(monkeypatch, capsys):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert main(["--version"]) == 141
        closed.flush()
    assert capsys.readouterr().err == ""


def test_without_any_output(monkeypatch, picture):
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["classify", str(picture)]) == 0


def test_ctrl_c_in_a_command(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("cnnlab.cli.commands.self_test", interrupted)
    assert main(["self-test"]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_window_is_opened_where_it_can_be(monkeypatch, capsys):
    monkeypatch.setattr("cnnlab.app.run", lambda settings: len(settings))
    monkeypatch.setattr("cnnlab.cli.main.complaint", lambda _: None)
    assert main(["--settings", "abc"]) == 3
    monkeypatch.setitem(sys.modules, "cnnlab.app", None)
    with pytest.raises(ImportError):
        main([])
    monkeypatch.setattr("cnnlab.cli.main.complaint", lambda _: "cnnlab: no screen")
    assert main([]) == 1
    assert capsys.readouterr().err == "cnnlab: no screen\n"


def test_without_standard_error_output_stays_what_it_was():
    command = f"{sys.executable} -m cnnlab classify --json nosuch.png 2>&-"
    done = subprocess.run(["sh", "-c", command], stdout=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == ["nosuch.png"]
