"""Lines of text that have room in every language."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from cnnlab.ui.widgets.text_block import TextBlock


@pytest.fixture
def block(qtbot):
    made = TextBlock(3)
    qtbot.addWidget(made)
    return made


def needed(block):
    metrics = QFontMetrics(block.font())
    return metrics.boundingRect(QRect(0, 0, 900, 900), block._how, block.text()).height()


@pytest.mark.parametrize("line", ["One line", "一行字，中文"])
def test_its_lines_fit(block, line):
    block.set_text("\n".join(3 * [line]))
    assert block.sizeHint().height() >= needed(block)


def test_another_text_of_the_same_language_moves_nothing(block):
    block.set_text("一")
    before = block.sizeHint()
    block.set_text("二三四\n五六七")
    assert block.sizeHint() == before
    block.set_text("")
    assert block.sizeHint() == before


def test_back_to_letters_it_is_as_high_as_before(block):
    before = block.sizeHint()
    block.set_text("中文")
    block.set_text("English")
    assert block.sizeHint() == before
