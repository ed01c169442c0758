"""Prepared image, bars and answer: plain values in, what is asked for out."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.digits.recogniser import Prediction
from cnnlab.lab.digits.reader import Reading
from cnnlab.ui.digits.answer import Answer
from cnnlab.ui.digits.bars import ProbabilityBars, percent
from cnnlab.ui.digits.prepared import PreparedImage


@pytest.fixture
def answer(qtbot):
    made = Answer(QWidget())
    qtbot.addWidget(made)
    made.show()
    return made


def reading(label, verdict, best=0.9):
    probabilities = np.full(10, (1 - best) / 9)
    probabilities[label or 0] = best
    probabilities[(label or 0) + 1] += 1e-6
    return Reading(np.zeros((28, 28), np.float32), Prediction(label, probabilities, verdict))


@pytest.mark.parametrize(
    ("label", "verdict", "text", "said"),
    [
        (7, "digit", "7", "second guess: 8"),
        (7, "unsure", "7?", "not sure"),
        (None, "blank", "–", "Draw a digit"),
        (None, "unsure", "–", "not a finite number"),
    ],
)
def test_the_answer_in_large_type(answer, label, verdict, text, said):
    answer.set_reading(reading(label, verdict))
    assert answer.digit.text() == text
    assert answer.digit.textFormat() == Qt.TextFormat.PlainText
    assert said in answer.said.text()
    assert (answer.bars.values() is None) == (label is None)
    assert said in answer.bars.accessibleDescription()


def test_the_switch_asks_for_no_preparation(answer, qtbot):
    with qtbot.waitSignal(answer.prepares_chosen) as asked:
        answer.prepares.click()
    assert asked.args == [False]
    assert not answer.image.hints


def test_a_question_mark_leaves_the_digit_its_size(answer):
    answer.resize(540, 740)

    def ink():
        """Columns with ink, in whatever theme, and how many rows they take."""
        image = answer.digit.grab().toImage()
        wide, high = range(image.width()), range(image.height())
        light = [[image.pixelColor(x, y).lightness() for y in high] for x in wide]
        inked = [(x, y) for x in wide for y in high if abs(light[x][y] - light[0][0]) > 120]
        rows = {y for _, y in inked}
        return sorted({x for x, _ in inked}), max(rows) - min(rows) + 1

    answer.set_reading(reading(7, "digit"))
    sure, tall = ink()
    answer.set_reading(reading(7, "unsure"))
    doubted, still = ink()
    assert tall >= 120
    assert still == pytest.approx(tall, abs=6)
    assert len(doubted) > len(sure)
    assert 0 < doubted[0] < doubted[-1] < answer.digit.width() - 1, "the mark is whole"


@pytest.fixture
def bars(qtbot):
    made = ProbabilityBars()
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.show()
    return made


def test_a_bar_is_chosen_by_mouse_and_keyboard(bars, qtbot):
    bars.set_values(np.full(10, 0.1), 3)
    heard = []
    bars.chosen.connect(heard.append)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(50, 150))
    bars.set_chosen(7)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    assert heard == [7, 8, 6]


@pytest.mark.parametrize(
    ("share", "text"),
    [(1.0, "100 %"), (0.997, "99.7 %"), (0.5, "50 %"), (0.001, "< 1 %"), (0.99999, "> 99.9 %")],
)
def test_percents(share, text):
    assert percent(share) == text


def test_a_bar_is_as_long_as_its_share(bars):
    values = np.zeros(10)
    values[2], values[5] = 0.75, 0.25
    bars.set_values(values, 2)
    image = bars.grab().toImage()
    theme = bars._theme

    def length(digit, colour):
        return sum(image.pixelColor(x, digit * 20 + 10).name() == colour.name() for x in range(200))

    assert length(2, theme.accent) == pytest.approx(3 * length(5, theme.positive), abs=8)
    assert bars.text_of(0) == "·"


class Painted(QObject):
    """The parts of a widget that are painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.parts = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.parts.append(event.rect())
        return False


def test_only_rows_that_look_different_are_painted(bars, qtbot):
    values = np.full(10, 0.001)
    values[3] = 0.991
    bars.set_values(values, 3)
    qtbot.waitExposed(bars)
    QApplication.processEvents()
    painted = Painted(bars)
    bars.set_values(values.copy(), 3)
    QApplication.processEvents()
    assert painted.parts == []
    values[3], values[4] = 0.8, 0.192
    bars.set_values(values, 3)
    QApplication.processEvents()
    (part,) = painted.parts
    assert (part.top(), part.bottom()) == (60, 99)
    assert part.width() == bars.width()


def test_a_label_is_beside_its_bar(bars):
    values = np.full(10, 0.0001)
    values[4] = 0.999
    bars.clearFocus()
    bars.set_values(values, 4)
    assert bars.text_of(4) == "99.9 %"
    for width, height in ((150, 130), (300, 340), (520, 400)):
        bars.resize(width, height)
        image, theme = bars.grab().toImage(), bars._theme
        row = range(int(4.1 * height / 10), int(4.9 * height / 10))
        middle = int(4.5 * height / 10)
        bar = [x for x in range(width) if image.pixelColor(x, middle) == theme.accent]
        text = [
            x
            for x in range(width // 4, width)
            if any(image.pixelColor(x, y).lightness() < 90 for y in row)
            and image.pixelColor(x, middle) != theme.accent
        ]
        assert text[0] > bar[-1] + 2


def test_the_prepared_image_says_what_is_pointed_at(qtbot):
    image = PreparedImage()
    qtbot.addWidget(image)
    image.resize(282, 282)
    image.show()
    pixels = np.zeros((28, 28), np.float32)
    pixels[3, 5] = 0.5
    image.set_image(pixels)
    assert image.value(3, 5) == 0.5
    heard = []
    image.pointed.connect(heard.append)
    square = image.square()
    QTest.mouseMove(image, (square.topLeft() + QRectF(55, 35, 0, 0).topLeft()).toPoint())
    assert heard[-1] == (3, 5)
    image.set_window(QRectF(2, 2, 5, 5))
    assert not image.grab().isNull()
