"""What comes from outside and was once believed, waited for, or answered with a bug's traceback."""

import gzip
import json
import os
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from disk import closed

from cnnlab.core.html_table import HtmlTableError, read_table
from cnnlab.core.weights import WeightsError, load_network
from cnnlab.files.data_error import DataError
from cnnlab.files.datasets import load_drawings
from cnnlab.files.download import DownloadError, fetch_mnist
from cnnlab.files.idx import read_idx
from cnnlab.files.picture_error import PictureError
from cnnlab.files.pictures import read_picture

SOON = 5  # s
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")


# lab files


@needs_pipes
def test_a_pipe_is_no_lab_file(tmp_path):
    from cnnlab.lab.shared.labfile import LabFileError, read_lab

    os.mkfifo(tmp_path / "a.cnnlab")
    found = []

    def read():
        with pytest.raises(LabFileError) as caught:
            read_lab(tmp_path / "a.cnnlab")
        found.append(caught.value.code)

    ends_soon(read, tmp_path / "a.cnnlab")
    assert found == ["format"]


@pytest.mark.parametrize("name", ["n" * 300 + ".cnnlab", "closed/a.cnnlab", "loop/a.cnnlab"])
def test_the_window_opens_where_its_lab_file_cannot_be_reached(qtbot, settings_path, name):
    from cnnlab.app import create_window

    folder = settings_path.parent
    (folder / "closed").mkdir()
    (folder / "loop").symlink_to(folder / "loop")
    settings_path.write_text(f"[General]\nlab_file={folder / name}\n", encoding="utf-8")
    with closed(folder / "closed"):
        (folder / "closed").chmod(0)
        window = create_window(settings_path)
        qtbot.addWidget(window)
        window.close()


def test_a_name_that_no_disk_can_hold_is_told(window, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    name = str(tmp_path / ("n" * 300))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (name, ""))
    assert not window.labs.save_as()
    assert "can’t be written" in window.notices.bar.text()


# presets and own digits


def test_half_a_letter_in_a_preset_can_be_renamed(tmp_path):
    from cnnlab.assets import asset
    from cnnlab.lab.shared.own_presets import OwnPresets
    from cnnlab.lessons.presets import PRESETS

    data = json.loads(asset("presets", "article-window.json").read_text(encoding="utf-8"))
    data["about"]["en"] = "half \udcff"
    (tmp_path / "a.json").write_text(json.dumps(data), encoding="utf-8")
    own = OwnPresets(tmp_path, PRESETS)
    assert own.rename("own-a", "New").title["en"] == "New"
    (preset,) = own.read().presets
    assert preset.about["en"] == "half \udcff"


@pytest.mark.parametrize("kind", ["loop", "closed"])
def test_a_folder_of_own_digits_that_is_not_opened_is_empty(tmp_path, kind):
    from cnnlab.lab.digits.collection import Collection

    place = tmp_path / "3"
    if kind == "loop":
        place.symlink_to(place)
        assert Collection(tmp_path).counts() == [0] * 10
        return
    place.mkdir()
    with closed(place):
        place.chmod(0)
        assert Collection(tmp_path).counts() == [0] * 10


@needs_pipes
def test_a_pipe_is_no_own_digit(tmp_path):
    from cnnlab.digits.own_images import read_image

    (tmp_path / "3").mkdir()
    os.mkfifo(tmp_path / "3" / "0001.png")
    found = []
    path = tmp_path / "3" / "0001.png"
    ends_soon(lambda: found.append(read_image(path)), path)
    assert found == [None]


# data


@pytest.mark.parametrize("shape", [(0, 2**32 - 1, 2**32 - 1), (2**32 - 1, 0, 2**32 - 1)])
def test_sizes_of_no_data_are_looked_at(tmp_path, shape):
    (tmp_path / "a").write_bytes(bytes([0, 0, 8, 3]) + struct.pack(">3I", *shape))
    with pytest.raises(DataError, match="sizes"):
        read_idx(tmp_path / "a", 3)


@pytest.mark.parametrize("shape", [[0, 2**63], [0, 2**40, 2**40], [2**30, 2**30, 0], [1] * 65])
def test_shapes_of_no_weights_are_looked_at(tmp_path, shape):
    notes = {"format": "cnnlab.network", "version": "1", "architecture": "{}"}
    size = 0 if 0 in shape else 4
    tensor = {"dtype": "F32", "shape": shape, "data_offsets": [0, size]}
    head = json.dumps({"__metadata__": notes, "a": tensor}).encode()
    path = tmp_path / "a.safetensors"
    path.write_bytes(struct.pack("<Q", len(head)) + head + bytes(size))
    with pytest.raises(WeightsError, match="a: got shape"):
        load_network(path)


def test_strokes_are_packed_whatever_the_case_of_the_name(tmp_path):
    line = b'{"label":"1","strokes":[[[0,0],[1,1]]],"group":"a"}\n'
    (tmp_path / "A.JSONL.GZ").write_bytes(gzip.compress(line))
    assert len(load_drawings(tmp_path / "A.JSONL.GZ")) == 1


@pytest.mark.parametrize("point", ['["0", "1"]', "[true, false]"])
def test_a_coordinate_is_a_number(tmp_path, point):
    (tmp_path / "a.jsonl").write_text(f'{{"label": "1", "strokes": [[{point}, {point}]]}}')
    with pytest.raises(DataError, match="line 1"):
        load_drawings(tmp_path / "a.jsonl")


# pictures and tables


@pytest.mark.parametrize("kind", ["P1", "P2", "P3"])
def test_comments_in_plain_pictures_take_no_time(tmp_path, kind):
    head = f"{kind} # of ours\n400 400\n" + ("" if kind == "P1" else "1\n")
    numbers = 400 * 400 * (3 if kind == "P3" else 1)
    (tmp_path / "a").write_text(head + "1 # one\n" * numbers)
    began = time.monotonic()
    assert read_picture(tmp_path / "a").grey().shape == (400, 400)
    assert time.monotonic() - began < SOON
    (tmp_path / "a").write_text(head + "1 # one\n" * 1000)
    with pytest.raises(PictureError):
        read_picture(tmp_path / "a")


def test_rows_of_nothing_but_a_cell_from_above_count():
    html = "<table><tr><td colspan=65536 rowspan=999999999>x" + "<tr>" * 9
    with pytest.raises(HtmlTableError, match="more than"):
        read_table(html)
    rows = read_table("<table><tr><td colspan=2 rowspan=3>x<tr><tr><tr><td>y")
    assert rows == [["x", ""], ["", ""], ["", ""], ["y"]]


# the internet and the command line


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Location", "http://["),
        ("Location", "http://a..b/"),
        ("Location", "http://\x80/"),
        ("Content-Length", "9" * 5000),
    ],
)
def test_an_answer_that_makes_no_sense_is_told(tmp_path, header, value):
    class Odd(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302 if header == "Location" else 200)
            self.send_header(header, value)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Odd) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/"
        try:
            with pytest.raises(DownloadError, match="no mirror has it"):
                fetch_mnist(tmp_path, mirrors=[address], checksums={"a": "md5:0"})
        finally:
            server.shutdown()
            thread.join()


def test_a_number_of_thousands_of_digits_is_told_in_words(capsys, tmp_path):
    from cnnlab.cli.main import main

    for option in ("--seed", "--epochs"):
        with pytest.raises(SystemExit) as caught:
            main(["train", "--data", str(tmp_path), option, "9" * 5000])
        assert caught.value.code == 2
        assert "expected a whole number" in capsys.readouterr().err


def ends_soon(work, pipe):
    """Do something on a thread; where it waits for a pipe, that is ended and the test fails."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(SOON)
    waits = thread.is_alive()
    if waits:
        os.close(os.open(pipe, os.O_WRONLY))
        thread.join(SOON)
    assert not waits
