"""MNIST from a server on this machine: checked, from the first mirror that has it."""

import hashlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from digit_files import write_mnist

from cnnlab.digits import load_mnist
from cnnlab.files.download import CHECKSUMS, CancelledError, fetch_mnist
from cnnlab.files.idx import DataError


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def served(tmp_path):
    """A folder that is served, its address, and the checksums of its files."""
    folder = tmp_path / "served"
    write_mnist(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    sums = {f.name: f"md5:{hashlib.md5(f.read_bytes()).hexdigest()}" for f in folder.iterdir()}
    yield folder, f"http://127.0.0.1:{server.server_port}/", sums
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_files_come_whole(served, tmp_path):
    folder, address, sums = served
    told = []
    fetch_mnist(
        tmp_path / "got", mirrors=[address], checksums=sums, progress=lambda *p: told.append(p)
    )
    assert len(load_mnist(tmp_path / "got").train_labels) == 40
    assert {name for name, _, _ in told} == set(sums)
    sizes = {file.name: file.stat().st_size for file in folder.iterdir()}
    assert {name: done for name, done, _ in told} == sizes
    assert {name: total for name, _, total in told} == sizes


def test_a_mirror_that_fails_is_passed_over(served, tmp_path):
    _, address, sums = served
    mirrors = ["http://127.0.0.1:9/", address + "elsewhere/", address]
    fetch_mnist(tmp_path / "got", mirrors=mirrors, checksums=sums)
    assert len(list((tmp_path / "got").iterdir())) == 4


def test_another_file_is_refused(served, tmp_path):
    folder, address, sums = served
    (folder / "t10k-labels-idx1-ubyte.gz").write_bytes(b"something else")
    with pytest.raises(DataError, match=r"t10k-labels.*no mirror has it"):
        fetch_mnist(tmp_path / "got", mirrors=[address], checksums=sums)
    assert not (tmp_path / "got" / "t10k-labels-idx1-ubyte.gz").exists()


def test_what_is_there_is_not_fetched_again(served, tmp_path):
    folder, address, sums = served
    fetch_mnist(tmp_path / "got", mirrors=[address], checksums=sums)
    for file in folder.iterdir():
        file.unlink()
    fetch_mnist(tmp_path / "got", mirrors=[address], checksums=sums)


def test_it_can_be_cancelled(served, tmp_path):
    _, address, sums = served
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        fetch_mnist(tmp_path / "got", mirrors=[address], checksums=sums, cancel=cancel)
    assert list((tmp_path / "got").iterdir()) == []


def test_the_real_checksums_are_of_the_four_files():
    assert len(CHECKSUMS) == 4
    assert all(len(sum_) == len("md5:") + 32 for sum_ in CHECKSUMS.values())
