"""Formulas are laid out as large as there is space for, their terms under one another."""

import pytest
from PySide6.QtGui import QFont

from cnnlab.scene.notation import Symbol
from cnnlab.scene.text import KeyedFont
from cnnlab.ui.neuron.network_formula import LARGEST, LEAST, Column, FormulaBlock, Piece, lay_out


def sum_of(terms: int) -> FormulaBlock:
    head = Column(((Piece(Symbol("z", "1", "(2)")), Piece(" = ")), (Piece(" = "),)), to_right=True)
    term = Column(((Piece(Symbol("Θ", "11", "(1)")), Piece("·x")), (Piece("−0.1234·0.5678"),)))
    return FormulaBlock((head, *[term] * terms))


@pytest.fixture
def font(qapp):
    return KeyedFont(QFont())


def test_a_short_sum_is_as_large_as_can_be(font):
    assert lay_out([sum_of(1)], font, 900, 400).pixels == LARGEST


def test_more_terms_make_it_smaller_and_go_on_in_another_line(font):
    sizes = []
    for terms in (2, 5, 9):
        laid = lay_out([sum_of(terms)], font, 700, 120)
        assert laid.height * laid.pixels <= 120
        assert all((spot.x + spot.width) * laid.pixels <= 701 for spot in laid.spots)
        sizes.append(laid.pixels)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] > LEAST
    assert len({round(spot.y, 3) for spot in laid.spots}) > 2


def test_terms_stand_under_one_another(font):
    laid = lay_out([sum_of(3)], font, 900, 120)
    by_column = {}
    for spot in laid.spots[2:]:
        by_column.setdefault(round(spot.x, 3), []).append(spot)
    assert len(by_column) == 3
    for above, below in by_column.values():
        middles = [spot.x + spot.width / 2 for spot in (above, below)]
        assert middles[0] == middles[1]
        assert above.y < below.y


def test_where_nothing_fits_it_is_the_smallest(font):
    assert lay_out([sum_of(9)], font, 60, 10).pixels == LEAST
    assert lay_out([], font, 60, 10).spots == ()
