"""Pictures that come in: at once, or on a thread where decoding takes long."""

import pytest
from PySide6.QtCore import QMimeData, QThread
from PySide6.QtGui import QImage, QPixmap

from cnnlab.lab.shared import picture_loader
from cnnlab.lab.shared.picture_loader import PictureLoader


@pytest.fixture
def loader(qapp):
    loader = PictureLoader()
    loader.seen, loader.refusals, loader.busy = [], [], []
    loader.loaded.connect(lambda image, name: loader.seen.append((image.width(), name)))
    loader.refused.connect(loader.refusals.append)
    loader.busy_changed.connect(loader.busy.append)
    yield loader
    loader.close_down()


def saved(path, width, height):
    image = QImage(width, height, QImage.Format.Format_Mono)
    image.fill(1)
    assert image.save(str(path))
    return path


def test_a_small_picture_is_there_at_once(loader, tmp_path):
    loader.open(saved(tmp_path / "a.png", 40, 20))
    assert (loader.seen, loader.busy) == ([(40, "a.png")], [])


def test_a_large_one_is_decoded_beside_the_window(loader, tmp_path, qtbot, monkeypatch):
    threads = []
    read = picture_loader.read_picture
    monkeypatch.setattr(
        picture_loader,
        "read_picture",
        lambda path: (threads.append(QThread.currentThread()), read(path))[1],
    )
    loader.open(saved(tmp_path / "large.png", 2500, 2000))
    assert loader.seen == []
    assert loader.busy == [True]
    qtbot.waitUntil(lambda: loader.seen == [(1024, "large.png")], timeout=20_000)
    assert loader.busy == [True, False]
    assert threads != [loader.thread()]


def test_of_several_the_newest_counts(loader, tmp_path, qtbot):
    for name in ("a.png", "b.png", "c.png"):
        loader.open(saved(tmp_path / name, 2500, 2000))
    qtbot.waitUntil(lambda: loader.seen != [], timeout=20_000)
    assert loader.seen == [(1024, "c.png")]


def test_a_large_pasted_picture_comes_on_white(loader, qtbot):
    image = QImage(2500, 2000, QImage.Format.Format_ARGB32)
    image.fill(0)
    mime = QMimeData()
    mime.setImageData(image)
    pictures = []
    loader.loaded.connect(lambda image, _: pictures.append(image))
    assert loader.take(mime, "Clipboard")
    qtbot.waitUntil(lambda: loader.seen == [(1024, "Clipboard")], timeout=20_000)
    assert pictures[0].pixelColor(0, 0).getRgb() == (255, 255, 255, 255)


def test_a_small_pasted_pixmap_is_there_at_once(loader):
    mime = QMimeData()
    mime.setImageData(QPixmap(4, 2))
    assert loader.take(mime, "Clipboard")
    assert loader.seen == [(4, "Clipboard")]


def test_a_large_one_that_breaks_off_is_refused(loader, tmp_path, qtbot):
    whole = saved(tmp_path / "a.png", 2500, 2000).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    loader.open(tmp_path / "cut.png")
    qtbot.waitUntil(lambda: loader.refusals != [], timeout=20_000)
    assert [(error.code, error.details["name"]) for error in loader.refusals] == [
        ("unreadable", "cut.png")
    ]
    assert loader.busy == [True, False]


def test_after_a_large_one_was_refused_the_next_comes(loader, tmp_path, qtbot):
    whole = saved(tmp_path / "a.png", 2500, 2000).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    loader.open(tmp_path / "cut.png")
    loader.open(tmp_path / "a.png")
    qtbot.waitUntil(lambda: loader.seen != [], timeout=20_000)
    assert (loader.seen, loader.refusals) == ([(1024, "a.png")], [])


def test_nothing_comes_after_closing(loader, tmp_path, qtbot):
    loader.open(saved(tmp_path / "a.png", 2500, 2000))
    loader.open(tmp_path / "a.png")
    loader.close_down()
    qtbot.wait(50)
    assert loader.seen == []


def test_text_is_no_picture(loader):
    mime = QMimeData()
    mime.setText("1\t2")
    assert not loader.take(mime, "Clipboard")
