"""Where cells lie, and which cell lies where."""

from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from cnnlab.scene.lattice import Lattice

cells = st.one_of(st.integers(1, 64).map(float), st.floats(0.25, 64.0))
sizes = st.integers(1, 64)
places = st.integers(-500, 2000)


@st.composite
def lattices(draw, scrolled: bool = True) -> Lattice:
    """Fitted, or seen through a smaller rectangle and scrolled."""
    rows, columns, cell = draw(sizes), draw(sizes), draw(cells)
    ring = (draw(st.integers(0, 3)), draw(st.integers(0, 3)))
    width = (columns + 2 * ring[1]) * cell
    height = (rows + 2 * ring[0]) * cell
    share = draw(st.floats(0.05, 1.0)) if scrolled else 1.0
    rect = QRectF(draw(places), draw(places), width * share, height * share)
    made = Lattice(rect, rows, columns, cell, ring)
    if not scrolled:
        return made
    return made.scrolled(draw(st.floats(0, 1)) * width, draw(st.floats(0, 1)) * height)


@st.composite
def cells_in(draw, lattice: Lattice) -> tuple[int, int]:
    up, left = lattice.ring
    return (
        draw(st.integers(-up, lattice.rows + up - 1)),
        draw(st.integers(-left, lattice.columns + left - 1)),
    )


def covers(outer: QRectF, inner: QRectF, slack: float = 1e-6) -> bool:
    return outer.adjusted(-slack, -slack, slack, slack).contains(inner)


@given(st.data())
def test_the_cell_under_the_middle_of_a_cell_is_that_cell(data):
    lattice = data.draw(lattices())
    cell = data.draw(cells_in(lattice))
    middle = lattice.span(*cell).center()
    assert lattice.at(middle) == (cell if lattice.rect.contains(middle) else None)


@given(st.data())
def test_a_point_lies_in_the_cell_that_is_found_under_it(data):
    lattice = data.draw(lattices())
    across, down = data.draw(st.floats(0, 1)), data.draw(st.floats(0, 1))
    point = lattice.rect.topLeft() + QPointF(
        lattice.rect.width() * across, lattice.rect.height() * down
    )
    found = lattice.at(point)
    if found is not None:
        assert lattice.span(*found).adjusted(-1e-4, -1e-4, 1e-4, 1e-4).contains(point)
        assert found[0] in lattice.visible()[0]
        assert found[1] in lattice.visible()[1]


@given(lattices(), st.sampled_from([(-1, 0.5), (2, 0.5), (0.5, -1), (0.5, 2)]))
def test_nothing_is_found_outside(lattice, way):
    rect = lattice.rect
    point = QPointF(rect.x() + rect.width() * way[0], rect.y() + rect.height() * way[1])
    assert lattice.at(point) is None


@given(lattices(scrolled=False))
def test_a_fitted_lattice_fills_its_rectangle_and_shows_everything(lattice):
    up, left = lattice.ring
    whole = lattice.span(-up, -left, lattice.rows + 2 * up, lattice.columns + 2 * left)
    assert covers(whole, lattice.rect)
    assert covers(lattice.rect, whole)
    rows, columns = lattice.visible()
    assert (rows.start, columns.start) == (-up, -left)
    assert (rows.stop, columns.stop) == (lattice.rows + up, lattice.columns + left)


@given(st.data())
def test_what_is_visible_is_what_meets_the_rectangle(data):
    lattice = data.draw(lattices())
    row, column = data.draw(cells_in(lattice))
    cell, rect = lattice.span(row, column), lattice.rect
    down = min(cell.bottom() - rect.top(), rect.bottom() - cell.top())
    across = min(cell.right() - rect.left(), rect.right() - cell.left())
    assume(min(abs(down), abs(across)) > 1e-6)
    rows, columns = lattice.visible()
    assert (row in rows) == (down > 0)
    assert (column in columns) == (across > 0)


@given(lattices(scrolled=False), st.integers(-3, 66), st.integers(-3, 66))
def test_the_ring_is_not_the_grids_own(lattice, row, column):
    own = 0 <= row < lattice.rows and 0 <= column < lattice.columns
    assert lattice.holds(row, column) == own


@given(lattices(), st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_scrolling_stays_within_what_there_is(lattice, dx, dy):
    there = lattice.scrolled(dx, dy)
    assert 0 <= there.dx <= max(0.0, lattice.full_width - lattice.rect.width())
    assert 0 <= there.dy <= max(0.0, lattice.full_height - lattice.rect.height())
    up, left = there.ring
    whole = there.span(-up, -left, there.rows + 2 * up, there.columns + 2 * left)
    assert covers(whole, there.rect, 1e-3)


@given(st.data())
def test_showing_a_block_brings_it_into_sight(data):
    lattice = data.draw(lattices())
    cell = data.draw(cells_in(lattice))
    assume(lattice.rect.width() >= lattice.cell and lattice.rect.height() >= lattice.cell)
    assert covers(lattice.rect, lattice.showing(*cell, 1, 1).span(*cell), 1e-3)


@given(st.data())
def test_showing_what_is_seen_scrolls_nothing(data):
    lattice = data.draw(lattices())
    cell = data.draw(cells_in(lattice))
    shown = lattice.showing(*cell, 1, 1)
    again = shown.showing(*cell, 1, 1)
    assert abs(again.dx - shown.dx) < 1e-3
    assert abs(again.dy - shown.dy) < 1e-3


@given(st.data())
def test_of_a_block_that_is_too_large_the_beginning_is_shown(data):
    lattice = data.draw(lattices())
    up, left = lattice.ring
    shown = lattice.showing(-up, -left, lattice.rows + 2 * up, lattice.columns + 2 * left)
    assert shown.dx < 1e-9
    assert shown.dy < 1e-9


@given(lattices(), st.integers(-99, 99), st.integers(-99, 99))
def test_moving_moves_cells_along(lattice, dx, dy):
    here, there = lattice.span(0, 0), lattice.moved(dx, dy).span(0, 0)
    assert abs(there.x() - here.x() - dx) < 1e-6
    assert abs(there.y() - here.y() - dy) < 1e-6
    assert there.size() == here.size()


def test_spans_of_fractions_lie_between_cells():
    lattice = Lattice(QRectF(10, 20, 100, 100), 8, 8, 10.0, (1, 1))
    assert lattice.span(0, 0) == QRectF(20, 30, 10, 10)
    assert lattice.span(-1, -1) == QRectF(10, 20, 10, 10)
    assert lattice.span(0.5, 1.5, 3, 3) == QRectF(35, 35, 30, 30)
    assert lattice.at(QPointF(10, 20)) == (-1, -1)
    assert lattice.at(QPointF(29.9, 30)) == (0, 0)
