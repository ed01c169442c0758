"""Pictures that come in, each on a thread of its own."""

import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QPixmap

from cnnlab.core.picture import Picture
from cnnlab.files.picture_error import PictureError
from cnnlab.lab.shared.picture_loader import PictureLoader


def watched(loader):
    """The loader with lists of what it tells."""
    loader.seen, loader.refusals, loader.busy = [], [], []
    loader.loaded.connect(lambda picture, name: loader.seen.append((picture, name)))
    loader.refused.connect(loader.refusals.append)
    loader.busy_changed.connect(loader.busy.append)
    return loader


@pytest.fixture
def loader(qapp):
    """It makes of a picture its width, and says at once that it is busy."""
    loader = watched(PictureLoader(prepare=lambda picture: picture.width, slow=0))
    yield loader
    loader.close_down()


@pytest.fixture
def arrives(loader, qtbot):
    def wait():
        qtbot.waitUntil(lambda: loader.seen + loader.refusals != [])

    return wait


def saved(path, width, height):
    Image.new("1", (width, height), 1).save(path)
    return path


def test_a_picture_comes_with_its_name_and_not_at_once(loader, tmp_path, arrives):
    loader.open(saved(tmp_path / "a.png", 40, 20))
    assert (loader.running, loader.seen) == (True, [])
    arrives()
    assert (loader.running, loader.seen) == (False, [(40, "a.png")])


def test_all_the_work_is_done_on_a_thread(qapp, qtbot, tmp_path):
    threads = []
    loader = watched(PictureLoader(prepare=lambda _: threads.append(threading.get_ident())))
    loader.open(saved(tmp_path / "a.png", 4, 2))
    qtbot.waitUntil(lambda: loader.seen != [])
    loader.close_down()
    assert threads != [threading.get_ident()]


def test_without_anything_to_do_it_gives_the_picture(qapp, qtbot, tmp_path):
    loader = watched(PictureLoader())
    loader.open(saved(tmp_path / "a.png", 4, 2))
    qtbot.waitUntil(lambda: loader.seen != [])
    loader.close_down()
    assert isinstance(loader.seen[0][0], Picture)


def test_one_that_takes_long_is_told(loader, tmp_path, arrives, qtbot):
    gate = threading.Event()
    loader._prepare = lambda picture: gate.wait(20) and picture.width
    loader.open(saved(tmp_path / "large.png", 2500, 2000))
    qtbot.waitUntil(lambda: loader.busy == [True])
    gate.set()
    arrives()
    assert loader.seen == [(1024, "large.png")]
    assert loader.busy == [True, False]


def test_one_that_is_there_soon_is_not(qapp, qtbot, tmp_path):
    loader = watched(PictureLoader(slow=60_000))
    loader.open(saved(tmp_path / "a.png", 4, 2))
    qtbot.waitUntil(lambda: loader.seen != [])
    assert loader.busy == []


def test_of_several_the_newest_counts(loader, tmp_path, arrives):
    for name in ("a.png", "b.png", "c.png"):
        loader.open(saved(tmp_path / name, 2500, 2000))
    arrives()
    assert loader.seen == [(1024, "c.png")]


def test_a_bad_one_is_told_unless_another_was_opened_after_it(loader, tmp_path, arrives, qtbot):
    bad = tmp_path / "bad.png"
    bad.write_text("no picture")
    loader.open(bad)
    loader.open(saved(tmp_path / "good.png", 4, 2))
    arrives()
    assert loader.seen == [(4, "good.png")]
    assert loader.refusals == []
    loader.open(bad)
    qtbot.waitUntil(lambda: loader.refusals != [])
    assert len(loader.seen) == 1


def test_a_large_pasted_picture_comes_on_white(qapp, qtbot):
    image = QImage(2500, 2000, QImage.Format.Format_ARGB32)
    image.fill(0)
    mime = QMimeData()
    mime.setImageData(image)
    loader = watched(PictureLoader())
    assert loader.take(mime, "Clipboard")
    qtbot.waitUntil(lambda: loader.seen != [])
    loader.close_down()
    ((picture, name),) = loader.seen
    assert (picture.width, name) == (1024, "Clipboard")
    assert np.all(picture.pixels == 255)


def pasted(width, height):
    mime = QMimeData()
    pixmap = QPixmap(width, height)
    pixmap.fill("red")
    mime.setImageData(pixmap)
    return mime


def test_a_pasted_pixmap(loader, arrives):
    assert loader.take(pasted(400, 200), "Clipboard")
    arrives()
    assert loader.seen == [(400, "Clipboard")]


def test_small_ones_from_memory_are_there_at_once_each_of_them(loader):
    for width in (28, 27):
        assert loader.take(pasted(width, 28), "Clipboard")
    assert not loader.running
    assert loader.seen == [(28, "Clipboard"), (27, "Clipboard")]


def test_a_small_one_does_not_overtake_one_that_is_on_its_way(loader, tmp_path, arrives):
    loader.open(saved(tmp_path / "a.png", 2500, 2000))
    loader.take(pasted(28, 28), "Clipboard")
    assert loader.seen == []
    arrives()
    assert loader.seen == [(28, "Clipboard")]


def test_a_small_one_that_is_none_is_refused_at_once(loader):
    def refuse(_):
        raise PictureError("empty", "Clipboard")

    loader._prepare = refuse
    loader.take(pasted(28, 28), "Clipboard")
    assert [error.code for error in loader.refusals] == ["empty"]


def test_one_that_breaks_off_is_refused(loader, tmp_path, arrives):
    whole = saved(tmp_path / "a.png", 2500, 2000).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    loader.open(tmp_path / "cut.png")
    arrives()
    assert [(error.code, error.details["name"]) for error in loader.refusals] == [
        ("damaged", "cut.png")
    ]
    assert not loader.running


def test_after_one_was_refused_the_next_comes(loader, tmp_path, arrives):
    whole = saved(tmp_path / "a.png", 2500, 2000).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    loader.open(tmp_path / "cut.png")
    loader.open(tmp_path / "a.png")
    arrives()
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


def test_one_that_is_given_up_says_nothing_more(loader, tmp_path, qtbot):
    gate = threading.Event()
    loader._prepare = lambda picture: gate.wait(20) and picture.width
    loader.open(saved(tmp_path / "left.png", 40, 20))
    qtbot.waitUntil(lambda: loader.busy == [True])
    assert (loader.give_up(), loader.running, loader.busy) == ("left.png", False, [True, False])
    loader.open(saved(tmp_path / "next.png", 30, 20))
    gate.set()
    qtbot.waitUntil(lambda: loader.seen != [])
    assert (loader.seen, loader.refusals) == ([(30, "next.png")], [])


def test_one_that_is_given_up_is_not_refused(loader, tmp_path, qtbot):
    (tmp_path / "text.png").write_text("hello")
    loader.open(tmp_path / "text.png")
    loader.give_up()
    qtbot.waitUntil(lambda: not loader._newest.running)
    qtbot.wait(20)
    assert loader.refusals == []
