"""MNIST from a server on this machine: checked, resumed, from the first mirror that has it."""

import errno
import hashlib
import threading

import pytest
from digit_files import write_mnist
from disk import no_room
from mnist_server import served

from cnnlab.digits import load_mnist
from cnnlab.files import download
from cnnlab.files.download import CHECKSUMS, CancelledError, DownloadError, fetch_mnist

IMAGES = "train-images-idx3-ubyte.gz"


@pytest.fixture
def server(tmp_path):
    folder = tmp_path / "served"
    write_mnist(folder)
    with served(folder) as made:
        yield made


@pytest.fixture
def sums(server):
    return {
        file.name: f"md5:{hashlib.md5(file.read_bytes()).hexdigest()}"
        for file in sorted(server.folder.iterdir())
    }


@pytest.fixture
def got(tmp_path):
    return tmp_path / "got"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_files_come_whole(server, sums, got):
    told = []
    fetch_mnist(got, mirrors=[server.address], checksums=sums, progress=lambda *p: told.append(p))
    assert len(load_mnist(got).train_labels) == 40
    assert names(got) == sorted(sums)
    sizes = {file.name: file.stat().st_size for file in server.folder.iterdir()}
    assert {name: done for name, done, _ in told} == sizes
    assert {name: total for name, _, total in told} == sizes


def test_mirrors_and_checksums_are_those_of_the_module(server, sums, got, monkeypatch):
    monkeypatch.setattr(download, "MIRRORS", [server.address])
    monkeypatch.setattr(download, "CHECKSUMS", sums)
    fetch_mnist(got)
    assert names(got) == sorted(sums)


def test_a_full_disk_is_told_with_the_file(server, sums, got):
    got.mkdir()
    with no_room(), pytest.raises(OSError, match=r"\.gz") as refused:
        fetch_mnist(got, mirrors=[server.address], checksums=sums)
    assert refused.value.errno in (errno.ENOSPC, errno.EFBIG)


def test_a_mirror_that_fails_is_passed_over(server, sums, got):
    mirrors = ["http://127.0.0.1:9/", server.address + "elsewhere%00/", server.address]
    fetch_mnist(got, mirrors=mirrors, checksums=sums)
    assert len(names(got)) == 4


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("http://127.0.0.1:9/", "no connection, or one that broke off"),
        ("{}elsewhere/", "404 Not Found"),
        ("{}slow/", "no answer within"),
    ],
)
def test_why_a_mirror_failed_is_told(server, sums, got, where, reason, monkeypatch):
    if "slow" in where:
        monkeypatch.setattr(download, "TIMEOUT", 0.05)
        server.breaks_after = 0
        server.goes_on.clear()
    (server.folder / IMAGES).rename(server.folder / "other") if "elsewhere" in where else None
    address = where.format(server.address)
    with pytest.raises(DownloadError, match=rf"no mirror has it \({address}: {reason}"):
        fetch_mnist(got, mirrors=[address], checksums={IMAGES: sums[IMAGES]})


def test_another_file_is_refused(server, sums, got):
    (server.folder / "t10k-labels-idx1-ubyte.gz").write_bytes(b"something else")
    with pytest.raises(DownloadError, match=r"t10k-labels.*no mirror has it .*another md5 check"):
        fetch_mnist(got, mirrors=[server.address], checksums=sums)
    assert not list(got.glob("t10k-labels*"))


def test_what_is_there_is_not_fetched_again(server, sums, got):
    fetch_mnist(got, mirrors=[server.address], checksums=sums)
    server.asked.clear()
    told = []
    fetch_mnist(got, mirrors=[server.address], checksums=sums, progress=lambda *p: told.append(p))
    assert server.asked == []
    assert [name for name, done, total in told if done == total] == list(sums)


def test_what_is_damaged_is_fetched_again(server, sums, got):
    fetch_mnist(got, mirrors=[server.address], checksums=sums)
    (got / IMAGES).write_bytes(b"damaged")
    server.asked.clear()
    fetch_mnist(got, mirrors=[server.address], checksums=sums)
    assert server.asked == [(IMAGES, 0)]
    assert len(load_mnist(got).train_labels) == 40


@pytest.mark.parametrize("lengths", [True, False])
def test_a_transfer_that_breaks_off_is_resumed(server, sums, got, lengths, monkeypatch):
    monkeypatch.setattr(download, "CHUNK", 1000)
    server.breaks_after, server.lengths = 2000, lengths
    size = (server.folder / IMAGES).stat().st_size
    assert 5000 < size < 10_000
    if not lengths:  # nothing tells that it is not whole, but the checksum
        with pytest.raises(DownloadError, match="checksum"):
            fetch_mnist(got, mirrors=[server.address], checksums={IMAGES: sums[IMAGES]})
        return
    fetch_mnist(got, mirrors=[server.address], checksums={IMAGES: sums[IMAGES]})
    assert [start for _, start in server.asked] == list(range(0, size, 2000))
    assert (got / IMAGES).read_bytes() == (server.folder / IMAGES).read_bytes()
    assert names(got) == [IMAGES]


def test_a_broken_transfer_is_gone_on_with_at_another_mirror_and_another_time(server, sums, got):
    data = (server.folder / IMAGES).read_bytes()
    server.breaks_after = 0
    got.mkdir()
    (got / f"{IMAGES}.part").write_bytes(data[:5000])
    with pytest.raises(DownloadError, match="no mirror has it"):
        fetch_mnist(got, mirrors=[server.address], checksums=sums)
    assert (got / f"{IMAGES}.part").read_bytes() == data[:5000]
    server.breaks_after = None
    server.asked.clear()
    mirrors = ["http://127.0.0.1:9/", server.address]
    fetch_mnist(got, mirrors=mirrors, checksums={IMAGES: sums[IMAGES]})
    assert server.asked == [(IMAGES, 5000)]
    assert (got / IMAGES).read_bytes() == data


@pytest.mark.parametrize("part", [b"of another file" * 100, b"x" * 50_000])
@pytest.mark.parametrize("ranges", [True, False])
def test_a_part_of_another_file_is_thrown_away(server, sums, got, part, ranges):
    server.ranges = ranges
    got.mkdir()
    (got / f"{IMAGES}.part").write_bytes(part)
    fetch_mnist(got, mirrors=[server.address], checksums={IMAGES: sums[IMAGES]})
    assert (got / IMAGES).read_bytes() == (server.folder / IMAGES).read_bytes()
    assert names(got) == [IMAGES]


def test_a_part_that_is_whole_is_kept(server, sums, got):
    data = (server.folder / IMAGES).read_bytes()
    got.mkdir()
    (got / f"{IMAGES}.part").write_bytes(data)
    fetch_mnist(got, mirrors=[server.address], checksums={IMAGES: sums[IMAGES]})
    assert (got / IMAGES).read_bytes() == data


def test_a_file_without_end_is_refused(server, sums, got, monkeypatch):
    monkeypatch.setattr(download, "LARGEST", 5000)
    monkeypatch.setattr(download, "CHUNK", 1000)
    with pytest.raises(DownloadError, match="got more than 5,000 bytes"):
        fetch_mnist(got, mirrors=[server.address], checksums={IMAGES: sums[IMAGES]})
    assert names(got) == []


def test_it_can_be_cancelled_before_it_begins(server, sums, got):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        fetch_mnist(got, mirrors=[server.address], checksums=sums, cancel=cancel)
    assert names(got) == []


def test_what_has_come_stays_when_it_is_cancelled(server, sums, got, monkeypatch):
    monkeypatch.setattr(download, "CHUNK", 1000)
    cancel = threading.Event()

    def progress(name, done, total):
        if done >= 3000:
            cancel.set()

    one = {IMAGES: sums[IMAGES]}
    with pytest.raises(CancelledError):
        fetch_mnist(got, mirrors=[server.address], checksums=one, progress=progress, cancel=cancel)
    data = (server.folder / IMAGES).read_bytes()
    assert (got / f"{IMAGES}.part").read_bytes() == data[:3000]
    fetch_mnist(got, mirrors=[server.address], checksums=one)
    assert server.asked[-1] == (IMAGES, 3000)
    assert (got / IMAGES).read_bytes() == data


def test_the_real_checksums_are_of_the_four_files():
    assert len(CHECKSUMS) == 4
    assert all(len(sum_) == len("md5:") + 32 for sum_ in CHECKSUMS.values())
