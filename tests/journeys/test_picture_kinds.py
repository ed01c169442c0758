"""Pictures of every kind, brought into both tabs by every way in."""

from itertools import cycle

import numpy as np
import pytest
from hands import CONTROL, SHIFT, Hands, Key, clipboard
from picture_files import BAD, DIGITS, FOLDER, TWO
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from cnnlab.core.sampling import Sampling
from cnnlab.digits.find_ink import find_ink
from cnnlab.digits.grey import prepare_image
from cnnlab.digits.recogniser import classify
from cnnlab.ui.dialogs.picture import PictureDialog

Format = QImage.Format
LOST_IN_40 = ("tight", "corner", "ruled", "vignette", "dust")
"""Cut off, a few pixels high, or in need of a page about it, in 40 × 40 pixels."""


@pytest.fixture
def opens_on():
    return "digitsTab"


@pytest.fixture
def hands(window):
    made = Hands(window)
    clipboard().clear()
    yield made
    clipboard().clear()


@pytest.fixture
def digits(hands):
    """The Digits tab, with the keyboard on the canvas."""
    hands.widget("drawPad").setFocus()
    return hands.window.tab("digitsTab")


def answer(hands):
    return hands.widget("answerLabel").text()


def files(name):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(FOLDER / name))])
    return mime


def copied(name):
    """As another program puts it on the clipboard, in its depth and with its transparency."""
    image = Image.open(FOLDER / name)
    if image.mode == "I;16":
        data, form = np.asarray(image), Format.Format_Grayscale16
    elif image.mode == "RGBA":
        data, form = np.asarray(image), Format.Format_RGBA8888
    else:
        data, form = np.asarray(image.convert("RGB")), Format.Format_RGB888
    height, width = data.shape[:2]
    return QImage(data.tobytes(), width, height, data.strides[0], form).copy()


def read_wrongly(hands, digits, names, bring):
    """What the tab reads in each digit that it does not read as it is, brought in one by one."""
    found = {}
    for name in names:
        digits.clear()
        digits.reader.read()
        assert not any(letter.isdigit() for letter in answer(hands))
        bring(name)
        found[name] = answer(hands)
    return {name: text for name, text in found.items() if text != str(DIGITS[name])}


def test_digits_opens_each(hands, digits, monkeypatch):
    def bring(name):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(FOLDER / name), ""))
        hands.press(Key.Key_O, CONTROL | SHIFT)
        hands.wait_for_pictures()

    assert read_wrongly(hands, digits, DIGITS, bring) == {}


def test_digits_takes_what_is_dropped(hands, digits):
    """Files again, of which every fourth is seen to come this way too."""

    def bring(name):
        assert hands.drop(files(name), "drawPad")
        hands.wait_for_pictures()

    assert read_wrongly(hands, digits, list(DIGITS)[::4], bring) == {}


def test_digits_takes_each_pasted(hands, digits):
    def bring(name):
        clipboard().setImage(copied(name))
        hands.press(Key.Key_V, CONTROL)
        hands.wait_for_pictures()

    names = [name for name in DIGITS if "exif" not in name and not name.endswith("tiff")]
    assert read_wrongly(hands, digits, names, bring) == {}


def test_two_digits_are_never_one_without_doubt(hands, digits):
    digits.open_path(str(FOLDER / TWO))
    hands.wait_for_pictures()
    assert len(digits.sketch.drawing.regions) == 2
    assert digits.reader.reading.prediction.verdict == "unsure"
    assert answer(hands).endswith("?")


@pytest.mark.parametrize("tab", ["digitsTab", "convolutionTab"])
def test_a_bad_one_is_named_and_nothing_is_lost(hands, digits, tab):
    hands.window.tabs.go_to(tab)
    for name in BAD:
        hands.window.tab(tab).open_path(str(FOLDER / name))
        hands.wait_for_pictures()
        assert name in hands.message()
        assert not hands.window.tab(tab).undo_stack.canUndo(), name


@pytest.mark.parametrize("opens_on", ["convolutionTab"])
def test_convolution_gets_numbers_that_show_it(hands, monkeypatch):
    """White is 1 and 255 by turns."""
    tab = hands.window.tab("convolutionTab")
    hands.rest()
    for name, white in zip((*DIGITS, TWO), cycle((1.0, 255.0)), strict=False):
        sampling = Sampling(40, 40, white=white)
        monkeypatch.setattr(PictureDialog, "ask", classmethod(lambda *_, given=sampling: given))
        tab.use_example(0)
        tab.open_path(str(FOLDER / name))
        hands.wait_for_pictures()
        found = np.array(hands.values("inputGrid0"))
        assert found.shape == (40, 40), name
        assert np.ptp(found) > 0, name
        if name in DIGITS and not any(part in name for part in LOST_IN_40):
            assert classify(prepare_image(find_ink(found / white))).label == DIGITS[name], name


def test_every_format_can_be_chosen(hands, monkeypatch):
    kinds = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *given: (kinds.append(given[-1]), ("", ""))[1]
    )
    hands.press(Key.Key_O, CONTROL | SHIFT)
    for ending in ("png", "jpg", "gif", "bmp", "webp", "tif", "tiff", "pbm", "pgm", "ppm"):
        assert f"*.{ending}" in kinds[0]
