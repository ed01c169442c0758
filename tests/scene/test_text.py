"""Numbers as text, and text that is laid out once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from image_pixels import codes
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from cnnlab.scene import text
from cnnlab.scene.text import (
    KeyedFont,
    cut_off,
    draw_centred,
    draw_from,
    number,
    number_font,
    plain,
    signed_factor,
    static_text,
    text_width,
    truncated,
    two_decimals,
)

numbers = st.floats(-1e9, 1e9)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((0, "0"), (-0.0, "0"), (1, "1"), (-8, "-8"), (10.0, "10"), (1000000, "1000000")),
        *((1 / 3, "0.3333"), (-1 / 3, "-0.3333"), (0.5, "0.5"), (3.25, "3.25"), (0.1, "0.1")),
        *((0.00004, "4e-05"), (-0.00004, "-4e-05"), (0.00005, "0.0001"), (1e-30, "1e-30")),
        *((12345678.0, "1.2e+07"), (1e9, "1e+09"), (1234567.5, "1.2e+06"), (-1e9, "-1e+09")),
        *((0.99999, "1"), (9.99999, "10"), (-0.99999, "-1"), (2.5000001, "2.5")),
    ],
)
def test_plain_numbers(value, said):
    assert plain(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((0, "0"), (-1, "−1"), (0.333333, "0.33"), (-0.125, "−0.12"), (99.99, "99.99")),
        *((100.25, "100.2"), (255, "255"), (1020.333, "1020.3"), (-1e8, "−1e+08")),
        *((0.004, "0.004"), (0.0005, "0.0005"), (-0.0005, "−0.0005")),
        *((0.0004, "0.00"), (-0.00012345, "0.00"), (1e-300, "0.00")),
    ],
)
def test_numbers_for_the_eye(value, said):
    assert number(value) == said


def test_an_equation_has_decimals_above_100_too():
    assert number(50.13, 4) == "50.13"
    assert number(100.26, 4) == "100.26"  # 50.13 × 2
    assert number(-100.995, 4) == "−100.995"


@pytest.mark.parametrize(
    ("value", "said"),
    [(7 / 9, "0.77…"), (-1 / 9, "−0.11…"), (1.0, "1.00"), (9 * (1 / 9), "1.00"), (0.29, "0.29")],
)
def test_in_an_equation_what_is_cut_off_is_seen(value, said):
    assert cut_off(value) == said


@pytest.mark.parametrize("decimals", [2, 4])
def test_infinity_is_written_with_its_sign(decimals):
    assert [number(v, decimals) for v in (np.inf, -np.inf)] == ["∞", "−∞"]
    assert [plain(v, decimals) for v in (np.inf, -np.inf)] == ["∞", "-∞"]
    assert number(np.nan, decimals) == plain(np.nan, decimals) == "NaN"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((7 / 9, "0.77"), (5 / 9, "0.55"), (-7 / 9, "−0.77"), (1 / 9, "0.11"), (-1 / 9, "−0.11")),
        *(
            (1, "1"),
            (-1.0, "−1"),
            (0, "0"),
            (9 * (1 / 9), "1"),
            (0.1 + 0.2, "0.30"),
            (3.25, "3.25"),
            (0.29, "0.29"),
            (-0.001, "0.00"),
            (float("inf"), "∞"),
        ),
    ],
)
def test_truncated_numbers_are_the_tutorials(value, said):
    assert truncated(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((1.0, "1.00"), (9 * (1 / 9), "1.00"), (0.1 * 3 / 0.3, "1.00"), (1 - 1e-12, "1.00")),
        *((1 - 1e-6, "0.99"), (-1.0, "−1.00"), (0.0, "0.00"), (-0.001, "0.00"), (1e-9, "0.00")),
        *((0.29, "0.29"), (0.57, "0.57"), (12.349, "12.34"), (-5 / 9, "−0.55"), (-1e-12, "0.00")),
    ],
)
def test_decimals_are_cut_off(value, said):
    assert two_decimals(value) == said


def test_every_ninth_is_cut_as_on_paper():
    for ninth in range(-9, 10):
        digits = f"{abs(ninth) * 100 // 9:03d}"
        sign = "−" if ninth < 0 else ""
        assert two_decimals(ninth / 9) == f"{sign}{digits[0]}.{digits[1:]}"


def test_every_hundredth_is_its_own():
    for hundredth in range(-1000, 1001):
        said = two_decimals(hundredth / 100).replace("−", "-")
        assert float(said) == hundredth / 100


@pytest.mark.parametrize(
    ("value", "said"), [(2, "2"), (-2, "(−2)"), (0, "0"), (-0.0, "0"), (-1 / 3, "(−0.3333)")]
)
def test_negative_factors_stand_in_brackets(value, said):
    assert signed_factor(value) == said


@given(numbers)
def test_plain_numbers_are_close_to_what_they_stand_for(value):
    assert float(plain(value)) == pytest.approx(value, rel=0.06, abs=1e-4)


@given(numbers)
def test_a_number_fits_a_cell(value):
    assert len(number(value)) <= 9
    assert "-" not in number(value).replace("e-", "")
    assert number(value) not in ("−0", "0.0", "−0.0", "−0.00")
    assert (number(value) == "0") is (value == 0)


@given(numbers, st.integers(0, 6))
def test_no_zeros_are_left_at_the_end(value, decimals):
    said = plain(value, decimals)
    if "." in said and "e" not in said:
        assert not said.endswith(("0", "."))


@pytest.mark.usefixtures("qapp")
class TestLayout:
    def test_the_same_text_is_laid_out_once(self):
        font = number_font(QFont(), 13)
        first = static_text("12.5", font)
        assert static_text("12.5", font)[0] is first[0]
        assert static_text("12.5", number_font(QFont(), 14))[0] is not first[0]

    def test_the_same_font_is_made_once(self):
        assert number_font(QFont(), 13.9) is number_font(QFont(), 13)
        assert number_font(QFont(), 13, bold=True).bold()
        assert not number_font(QFont(), 13).bold()

    def test_a_size_of_nothing_is_a_pixel(self):
        assert number_font(QFont(), 0).pixelSize() == 1
        assert number_font(QFont(), -3).pixelSize() == 1

    def test_figures_are_equally_wide(self):
        font = number_font(QFont(), 20)
        assert len({round(text_width(figure * 3, font), 3) for figure in "0123456789"}) == 1

    def test_caches_are_bounded(self, monkeypatch):
        monkeypatch.setattr(text, "MOST_CACHED", 5)
        monkeypatch.setattr(text, "MOST_FONTS", 3)
        for i in range(50):
            static_text(str(i), number_font(QFont(), 8 + i))
        assert len(text._laid_out) <= 7
        assert len(text._fonts) <= 5

    def test_text_is_centred(self):
        image = QImage(101, 61, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        font = number_font(QFont(), 30)
        painter = QPainter(image)
        painter.setFont(font)
        draw_centred(painter, QRectF(0, 0, 101, 61), "8", font)
        painter.end()
        dark = [
            (x, y) for x in range(101) for y in range(61) if image.pixelColor(x, y).value() < 128
        ]
        left, right = min(x for x, _ in dark), max(x for x, _ in dark)
        top, bottom = min(y for _, y in dark), max(y for _, y in dark)
        assert (left + right) / 2 == pytest.approx(50, abs=2)
        assert (top + bottom) / 2 == pytest.approx(30, abs=4)

    def test_text_is_never_taken_for_markup(self):
        font = number_font(QFont(), 20)
        assert static_text("<b>1</b>", font)[1] > static_text("1", font)[1] * 4


def test_latin_and_han_text_stand_on_one_line(qapp):
    font = number_font(QFont(), 14)

    def bottom(text):
        image = QImage(80, 60, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setFont(font)
        draw_from(painter, QPointF(4, 10), text, font)
        painter.end()
        return int(np.nonzero((codes(image) != 0xFFFFFF).any(axis=1))[0].max())

    assert abs(bottom("1") - bottom("1卷")) <= 3
    assert bottom("1") == bottom("11")


def test_a_font_that_knows_its_key_equals_others_of_the_same_look(qapp):
    one, other = QFont("Sans Serif", 11), QFont("Sans Serif", 12)
    assert KeyedFont(one) == KeyedFont(QFont(one))
    assert hash(KeyedFont(one)) == hash(KeyedFont(QFont(one)))
    assert KeyedFont(one) == one
    assert one == KeyedFont(one)
    assert KeyedFont(one) != KeyedFont(other)
    assert KeyedFont(one) != other
