"""The list of named filters."""

import pytest

from cnnlab.core.kernels import KERNELS
from cnnlab.lab.shared.language import Language
from cnnlab.ui.convolution.kernel_box import KernelBox

BLUR = 1 + KERNELS.index("box_blur")


@pytest.fixture
def box(qtbot):
    made = KernelBox()
    qtbot.addWidget(made)
    made.show_kernel(True, "w0")
    return made


@pytest.fixture
def chosen(box):
    heard = []
    box.chosen.connect(heard.append)
    return heard


def test_a_named_filter_is_asked_for_and_the_box_says_for_whom(box, chosen):
    assert box.currentText() == "w0 = …"
    box.activated.emit(BLUR)
    assert chosen == ["box_blur"]
    box.show_kernel(True, "w0", "box_blur")
    assert box.currentIndex() == BLUR
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert box.currentIndex() == BLUR
    box.show_kernel(False, "w1")
    assert not box.isEnabled()
    assert box.currentText() == "w1 = …"


def test_choosing_no_filter_asks_for_none(box, chosen):
    box.activated.emit(0)
    box.show_kernel(True, "w7", "sobel_x")
    assert chosen == []


def test_the_choice_survives_another_language(box, qapp, chosen):
    box.show_kernel(True, "w0", "emboss")
    language = Language(box)
    language.use("zh_CN")
    qapp.processEvents()
    assert box.currentIndex() == 1 + KERNELS.index("emboss")
    assert not box.currentText().isascii()
    assert box.itemText(0) == "w0 = …"
    assert chosen == []
    language.remove()
