"""Downloading from the command line, from a server on this machine."""

import hashlib
import os
import signal
import subprocess
import sys

import numpy as np
import pytest
from digit_files import write_mnist
from mnist_server import served

from cnnlab.cli.main import main
from cnnlab.digits import load_mnist
from cnnlab.files import download

IMAGES = "train-images-idx3-ubyte.gz"


@pytest.fixture
def server(tmp_path, monkeypatch):
    folder = tmp_path / "served"
    write_mnist(folder)
    found = {
        file.name: f"md5:{hashlib.md5(file.read_bytes()).hexdigest()}"
        for file in sorted(folder.iterdir())
    }
    monkeypatch.setattr(download, "CHECKSUMS", found)
    with served(folder) as made:
        monkeypatch.setattr(download, "MIRRORS", [made.address])
        yield made


def test_mnist_is_downloaded_once(server, tmp_path, capsys):
    got = tmp_path / "new" / "folder"
    assert main(["download", "mnist", str(got)]) == 0
    out, err = capsys.readouterr()
    size = (server.folder / IMAGES).stat().st_size
    assert f"{IMAGES}: {size:,} bytes\n" in out
    assert out.splitlines()[-1] == f"MNIST is in {got}"
    assert err == ""  # no terminal, no bar
    assert len(load_mnist(got).test_labels) == 40
    server.asked.clear()
    assert main(["download", "mnist", str(got)]) == 0
    assert server.asked == []


def test_a_mirror_can_be_named(server, tmp_path, monkeypatch):
    monkeypatch.setattr(download, "MIRRORS", [])
    command = ["download", "mnist", str(tmp_path / "got"), "--mirror", server.address.rstrip("/")]
    assert main(command) == 0
    assert len(server.asked) == 4


def test_without_a_mirror_that_has_it_it_failed(tmp_path, capsys):
    command = ["download", "mnist", str(tmp_path), "--mirror", "http://127.0.0.1:9"]
    assert main(command) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("cnnlab: train-images-idx3-ubyte.gz: no mirror has it (http://127.0.0.1")
    assert err.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_ctrl_c_keeps_what_has_come(tmp_path):
    folder, got = tmp_path / "served", tmp_path / "got"
    folder.mkdir()
    data = np.random.default_rng(0).bytes(400_000)
    (folder / IMAGES).write_bytes(data)
    with served(folder) as server:
        server.breaks_after = 200_000
        server.goes_on.clear()
        command = [sys.executable, "-m", "cnnlab", "download", "mnist", str(got)]
        with subprocess.Popen(
            [*command, "--mirror", server.address],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as process:
            assert process.stdout.readline() == f"{IMAGES}: 400,000 bytes\n"
            assert server.broke.wait(60)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=60)
        assert process.returncode == 130
        assert err == "stopped; the same command goes on from what has come\n"
        part = (got / f"{IMAGES}.part").read_bytes()
        assert part
        assert data.startswith(part)
