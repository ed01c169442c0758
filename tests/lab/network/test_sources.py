"""Each source in the background: progress, cancelling, and refusals that leave what was there."""

from hashlib import md5
from threading import Event

import numpy as np
import pytest
from digit_files import write_mnist, write_picture
from mnist_server import served

from cnnlab.digits import rasterise
from cnnlab.digits.handwriting import draw
from cnnlab.files.data_error import DataError
from cnnlab.files.download import DownloadError
from cnnlab.lab.digits.collection import Collection
from cnnlab.lab.digits.sketch import Drawing
from cnnlab.lab.network import sources as module
from cnnlab.lab.network.data import DataRefusedError, DigitData
from cnnlab.lab.network.sources import Progress, Request, Sources, loading
from cnnlab.lessons.label_edits import LabelEdits


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(module, "TRAINED", 240)
    monkeypatch.setattr(module, "VALIDATED", 60)


@pytest.fixture
def sources(tmp_path, qapp):
    made = Sources(tmp_path / "mine")
    yield made
    made.close_down()


def keep_own(folder, digits):
    collection = Collection(folder / "mine")
    for seed, digit in enumerate(digits):
        collection.keep(rasterise(draw(digit, np.random.default_rng(seed))), digit, Drawing())


def loaded(sources, request, qtbot):
    with qtbot.waitSignal(sources.loaded, timeout=20_000) as done:
        sources.ask(request)
    return done.args[0]


def refusal(sources, request, qtbot):
    with qtbot.waitSignal(sources.refused, timeout=20_000) as done:
        sources.ask(request)
    return done.args[0]


def test_our_own_strokes_are_drawn(sources, qtbot):
    data = loaded(sources, Request("strokes"), qtbot)
    assert sources.data is data
    assert data.counts().tolist() == [[24, 6]] * 10
    assert data.images.any(axis=(1, 2, 3)).all()
    assert data.origins.of(0).kind == "model"
    assert data.origins.of(0).name in ("plain", "slashed", "crossed inside")
    again = loaded(sources, Request("strokes"), qtbot)
    np.testing.assert_array_equal(data.images, again.images)
    other = loaded(sources, Request("strokes", seed=1), qtbot)
    assert not np.array_equal(data.images, other.images)


def test_it_tells_how_many_are_drawn_and_can_be_stopped(tmp_path):
    stop = Event()
    told = []
    for report in loading(Request("strokes"), tmp_path, stop):
        told.append(report)
        if report.done == 200:
            stop.set()
    assert told == [Progress("drawing", n, 300) for n in (100, 200)]


def test_own_digits_are_read_and_some_held_out(sources, qtbot, tmp_path):
    keep_own(tmp_path, [3] * 6 + [5] * 6)
    data = loaded(sources, Request("mine"), qtbot)
    assert data.counts()[[3, 5]].tolist() == [[5, 1]] * 2
    assert data.origins.of(0)[:2] == ("own", "3/0001.png")


def test_edits_of_own_digits_stay_with_them_when_others_come_and_go(sources, qtbot, tmp_path):
    def edited():
        data = loaded(sources, Request("mine"), qtbot).edited(edits)
        changed = data.relabelled_indices, np.flatnonzero(data.dropped)
        return [[data.origins.of(i).name for i in which] for which in changed]

    keep_own(tmp_path, [3] * 6 + [5] * 6)
    key = loaded(sources, Request("mine"), qtbot).origins.key
    edits = LabelEdits().relabelled(key(8), 3).without([key(11)])
    assert edited() == [["5/0003.png"], ["5/0006.png"]]
    collection = Collection(tmp_path / "mine")
    collection.take_out(collection.files()[0])
    collection.keep(rasterise(draw(1, np.random.default_rng(20))), 1, Drawing())
    assert edited() == [["5/0003.png"], ["5/0006.png"]]
    collection.take_out(collection.files()[-1])
    path = collection.keep(rasterise(draw(5, np.random.default_rng(21))), 5, Drawing())
    assert path.name == "0006.png"
    assert edited() == [["5/0003.png"], []]


def test_ten_own_digits_are_mixed_with_strokes_and_count(sources, qtbot, tmp_path):
    keep_own(tmp_path, range(10))
    data = loaded(sources, Request("mixed"), qtbot)
    data.check()
    assert data.counts()[:, 0].tolist() == [25] * 10
    dataset = data.training()
    assert len(dataset) == 240 + 10 * 6
    assert [data.origins.of(i).kind for i in (0, 9, 10)] == ["own", "own", "model"]


def test_own_digits_of_one_kind_are_refused_and_the_data_before_stays(sources, qtbot, tmp_path):
    before = loaded(sources, Request("strokes"), qtbot)
    error = refusal(sources, Request("mine"), qtbot)
    assert error.code == "no own digits"
    (tmp_path / "mine" / "3").mkdir(parents=True)
    (tmp_path / "mine" / "3" / "0001.png").write_bytes(b"no picture")
    error = refusal(sources, Request("mine"), qtbot)
    assert (error.code, error.details) == ("none usable", {"count": 1})
    keep_own(tmp_path, [3, 3, 3])
    error = refusal(sources, Request("mine"), qtbot)
    assert isinstance(error, DataRefusedError)
    assert (error.code, error.details) == ("one class", {"name": "3"})
    assert sources.data is before


def test_one_own_digit_of_each_is_too_little_to_validate(sources, qtbot, tmp_path):
    keep_own(tmp_path, range(10))
    assert refusal(sources, Request("mine"), qtbot).code == "no validation"


def test_a_folder_is_read(sources, qtbot, tmp_path):
    for seed in range(3):
        for digit in (1, 2):
            write_picture(tmp_path / f"data/{digit}/{seed}.png", digit, seed)
    data = loaded(sources, Request("folder", tmp_path / "data"), qtbot)
    assert data.counts()[[1, 2]].tolist() == [[2, 1]] * 2


@pytest.mark.parametrize("source", ["folder", "mnist"])
def test_folders_without_digits_are_refused(sources, qtbot, tmp_path, source):
    (tmp_path / "empty").mkdir()
    error = refusal(sources, Request(source, tmp_path / "empty"), qtbot)
    assert isinstance(error, DataError)
    assert "neither MNIST" in str(error)
    error = refusal(sources, Request(source, tmp_path / "gone"), qtbot)
    assert "there is no such folder" in str(error)
    assert sources.data is None


def test_a_damaged_file_is_named(sources, qtbot, tmp_path):
    write_mnist(tmp_path / "data", 20)
    path = tmp_path / "data/train-images-idx3-ubyte.gz"
    path.write_bytes(path.read_bytes()[:200])
    error = refusal(sources, Request("mnist", tmp_path / "data"), qtbot)
    assert "train-images-idx3-ubyte.gz: gzip: the file is damaged" in str(error)


def mnist_request(folder, server):
    sums = tuple(
        (path.name, f"md5:{md5(path.read_bytes(), usedforsecurity=False).hexdigest()}")
        for path in sorted(server.folder.iterdir())
    )
    return Request("mnist", folder, download=True, mirrors=(server.address,), checksums=sums)


def test_mnist_is_downloaded_and_read(sources, qtbot, tmp_path):
    write_mnist(tmp_path / "there", 40)
    with served(tmp_path / "there") as server:
        request = mnist_request(tmp_path / "got", server)
        data = loaded(sources, request, qtbot)
        assert len(data) == 80
        asked = len(server.asked)
        loaded(sources, request, qtbot)
        assert len(server.asked) == asked


def test_a_download_that_fails_leaves_what_was_there(sources, qtbot, tmp_path):
    before = loaded(sources, Request("strokes"), qtbot)
    write_mnist(tmp_path / "there", 40)
    with served(tmp_path / "there") as server:
        request = mnist_request(tmp_path / "got", server)
        for path in server.folder.iterdir():
            path.unlink()
        assert isinstance(refusal(sources, request, qtbot), DownloadError)
    assert sources.data is before


def test_a_download_is_cancelled_and_gone_on_with(sources, qtbot, tmp_path):
    write_mnist(tmp_path / "there", 400, packed=False)
    with served(tmp_path / "there") as server:
        request = mnist_request(tmp_path / "got", server)
        server.breaks_after, server.stays_broken = 2**17, True
        server.goes_on.clear()
        with qtbot.waitSignal(sources.progressed, check_params_cb=lambda p: p.done > 0):
            sources.ask(request)
        with qtbot.waitSignal(sources.cancelled):
            sources.cancel()
        server.goes_on.set()
        server.breaks_after = None
        assert sources.data is None
        data = loaded(sources, request, qtbot)
    assert len(data) == 800
    assert any(start > 0 for _, start in server.asked)


def test_what_is_asked_for_last_is_what_comes(sources, qtbot):
    sources.ask(Request("strokes"))
    data = loaded(sources, Request("points"), qtbot)
    assert data.source == "points"
    assert sources.data is data


@pytest.mark.parametrize("kind", ["and", "or", "xor", "moons", "rings", "spiral"])
def test_points_in_the_plane(sources, qtbot, kind):
    data = loaded(sources, Request("points", points=kind), qtbot)
    assert data.shape == (2,)
    assert data.images.dtype == np.float32
    assert data.counts().min() > 0
    assert data.classes == ("0", "1")


def test_reading_a_folder_is_stopped(tmp_path):
    for digit in (1, 2):
        for seed in range(3):
            write_picture(tmp_path / f"{digit}/{seed}.png", digit, seed)
    stop = Event()
    stop.set()
    reports = list(loading(Request("folder", tmp_path), tmp_path, stop))
    assert not any(isinstance(report, DigitData) for report in reports)
