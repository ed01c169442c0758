"""The layout, for many shapes: nothing overlaps, nothing lies outside, lines have corridors."""

from dataclasses import replace
from itertools import combinations, pairwise, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from cnnlab.scene.layout import NODE, StageLayout, StageShape
from cnnlab.scene.layout_arrange import arrange

STAGES = [(1000, 460), (1000, 600), (1650, 850), (420, 180)]
LINES = [17, 26]
POOL = StageShape(3, (8, 8), (0, 0), 0, (2, 2), 3, (4, 4))
DEMO = StageShape(3, (5, 5), (1, 1), 2, (3, 3), 2, (3, 3))
CURVE = StageShape(3, (5, 7), (0, 0), 0, (1, 1), 3, (5, 7), curve=True)
LINE = StageShape(1, (1, 5), (0, 1), 1, (1, 3), 1, (1, 5))
X = StageShape(1, (9, 9), (0, 0), 3, (3, 3), 3, (7, 7))
LARGE = StageShape(3, (64, 64), (1, 1), 8, (3, 3), 8, (32, 32), in_use=5)
WENT_WRONG = [
    StageShape(1, (5, 5), (3, 3), 1, (11, 11), 1, (1, 1)),
    StageShape(2, (1, 7), (3, 3), 2, (2, 11), 2, (6, 3)),
    StageShape(2, (1, 64), (0, 0), 1, (1, 1), 1, (1, 64)),
    StageShape(2, (12, 30), (0, 0), 2, (11, 11), 2, (2, 20)),
    StageShape(3, (5, 5), (0, 1), 8, (1, 3), 8, (5, 5)),
    StageShape(1, (64, 64), (0, 0), 8, (2, 11), 8, (63, 54)),
    StageShape(4, (64, 64), (3, 3), 8, (11, 11), 8, (60, 60), in_use=7),
    StageShape(4, (30, 36), (3, 1), 3, (4, 7), 3, (17, 16), apart=4),
    StageShape(4, (15, 29), (1, 1), 4, (7, 5), 4, (4, 9), apart=4),
    StageShape(4, (10, 59), (2, 3), 8, (3, 5), 8, (6, 61), compare=True, apart=4),
    StageShape(1, (28, 30), (1, 3), 6, (9, 10), 6, (22, 27), 4, True, apart=1),
]


@st.composite
def shapes(draw) -> StageShape:
    """Every convolution with an output that the bench can hold."""
    axes = []
    for _ in range(2):
        ring, weights = draw(st.integers(0, 3)), draw(st.integers(1, 11))
        size, stride = draw(st.integers(max(1, weights - 2 * ring), 64)), draw(st.integers(1, 3))
        axes.append((size, ring, weights, (size + 2 * ring - weights) // stride + 1))
    size, ring, weights, output = zip(*axes, strict=True)
    channels, filters, compare = (
        draw(st.integers(1, 4)),
        draw(st.integers(0, 8)),
        draw(st.booleans()),
    )
    in_use, outputs = draw(st.integers(0, max(filters, 1) - 1)), filters or channels
    apart = draw(st.sampled_from((0, 0, 1, channels))) if filters else 0
    found = StageShape(channels, size, ring, filters, weights, outputs, output, in_use, compare)
    return replace(found, apart=apart)


def for_many_shapes(test):
    """Hypothesis's choice; on every stage the usual shapes, and those that went wrong once."""
    for shape, stage, line in product(
        [DEMO, X, LARGE, POOL, CURVE, LINE, *WENT_WRONG], STAGES, LINES
    ):
        test = example(shape=shape, stage=stage, line=line)(test)
    places = {"stage": st.sampled_from(STAGES), "line": st.sampled_from(LINES)}
    return given(shape=shapes(), **places)(test)


def grids(layout: StageLayout) -> dict[str, QRectF]:
    named = {f"input {c}": x.rect for c, x in enumerate(layout.inputs)}
    for k, slices in enumerate(layout.filters):
        named |= {f"filter {k}, {c}": w.rect for c, w in enumerate(slices)}
    named |= {f"bias {k}": b.rect for k, b in enumerate(layout.biases)}
    named |= {f"difference {k}": d.rect for k, d in enumerate(layout.differences)}
    named |= {f"map {k} {c}": m.rect for k, y in enumerate(layout.apart) for c, m in enumerate(y)}
    return named | {f"output {k}": y.rect for k, y in enumerate(layout.outputs)}


def node(layout: StageLayout) -> QRectF:
    radius = NODE * layout.unit
    return QRectF(layout.node.x() - radius, layout.node.y() - radius, 2 * radius, 2 * radius)


def everything(layout: StageLayout) -> dict[str, QRectF]:
    chips = {f"chip {c}": rect for c, rect in enumerate(layout.chips)}
    middle = node(layout) if layout.curve.isEmpty() else layout.curve
    return grids(layout) | chips | {"sum": middle}


def overlap(a: QRectF, b: QRectF) -> bool:
    """More than edges that touch, or rounding."""
    return a.adjusted(0.01, 0.01, -0.01, -0.01).intersects(b.adjusted(0.01, 0.01, -0.01, -0.01))


@for_many_shapes
def test_nothing_overlaps(shape, stage, line):
    placed = everything(arrange(shape, *stage, line))
    pairs = combinations(placed.items(), 2)
    assert [(a, b) for (a, first), (b, second) in pairs if overlap(first, second)] == []


@for_many_shapes
def test_everything_is_inside_the_stage(shape, stage, line):
    inside = QRectF(0, 0, *stage).adjusted(-0.01, -0.01, 0.01, 0.01)
    placed = everything(arrange(shape, *stage, line))
    assert [name for name, rect in placed.items() if not inside.contains(rect)] == []


@for_many_shapes
def test_titles_are_inside_the_stage(shape, stage, line):
    layout = arrange(shape, *stage, line)
    titles = [layout.input_title, layout.output_title]
    titles += [*layout.filter_titles, *layout.output_labels]
    assert layout.width == stage[0]
    inside = QRectF(0, 0, stage[0], stage[1] - line + 0.01)
    assert [point for point in titles if not inside.contains(point)] == []


@for_many_shapes
def test_all_filters_stand_in_full_or_one_does(shape, stage, line):
    layout = arrange(shape, *stage, line)
    cells = [slices[0].cell for slices in layout.filters]
    if layout.full:
        assert len(set(cells)) <= 1
        assert layout.slot.isEmpty()
    else:
        others = [cell for k, cell in enumerate(cells) if k != shape.in_use]
        assert cells
        assert all(cell <= 9 for cell in others)
        assert QRectF(0, 0, *stage).contains(layout.slot)
        assert layout.slot.right() < layout.chips[0].left()
        slot = layout.slot.adjusted(-0.01, -0.01, 0.01, 0.01)
        assert all(slot.contains(x.rect) for x in layout.slot_slices)
        assert not any(overlap(layout.slot, rect) for rect in everything(layout).values())


@for_many_shapes
def test_slices_of_one_kind_are_equally_large(shape, stage, line):
    layout = arrange(shape, *stage, line)
    for lattices in (layout.inputs, layout.outputs + layout.differences, *layout.filters):
        assert len({(x.cell, x.rows, x.columns, x.ring) for x in lattices}) == 1
    for lattice in (*layout.inputs, *layout.outputs):
        assert lattice.rect.width() == pytest.approx(lattice.full_width)
        assert lattice.rect.height() == pytest.approx(lattice.full_height)


@for_many_shapes
def test_groups_stand_from_left_to_right(shape, stage, line):
    layout = arrange(shape, *stage, line)
    if layout.line:
        return
    group = [layout.inputs[0].rect]
    if shape.filters:
        group += [layout.filters[shape.in_use][0].rect, layout.chips[0]]
    group += [node(layout), layout.outputs[0].rect]
    group += [layout.differences[0].rect] if shape.compare else []
    assert all(a.right() < b.left() for a, b in pairwise(group))


@for_many_shapes
def test_a_bias_stands_clear_under_its_own_filter(shape, stage, line):
    layout = arrange(shape, *stage, line)
    for k, bias in enumerate(layout.biases):
        slices = layout.filters[k]
        if layout.line:
            assert bias.rect.top() > layout.node.y() + NODE
        elif layout.full or k == shape.in_use:
            assert bias.rect.top() > slices[-1].rect.bottom()
            assert bias.rect.left() >= slices[-1].rect.left() - 1
        else:
            assert bias.rect.left() > slices[-1].rect.right()


@for_many_shapes
def test_corridors_cross_no_filter_and_no_bias(shape, stage, line):
    layout = arrange(shape, *stage, line)
    if not layout.full:
        return
    assert len(layout.corridors) == shape.channels
    for name, rect in grids(layout).items():
        if name.startswith(("filter", "bias")):
            for y in (*layout.corridors, layout.bias_corridor):
                assert not rect.top() < y < rect.bottom(), name


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_another_filter_in_use_moves_no_input_and_no_output(stage, line):
    layouts = [
        arrange(StageShape(**{**vars(LARGE), "in_use": k}), *stage, line)
        for k in range(LARGE.filters)
    ]
    assert len({str((layout.inputs, layout.outputs, layout.node)) for layout in layouts}) == 1


def test_the_course_demo_is_shown_in_full_and_large_enough_to_read():
    layout = arrange(DEMO, 1000, 460, 17)
    assert layout.full
    assert layout.unit == 1.0
    assert min(layout.inputs[0].cell, layout.filters[0][0].cell, layout.outputs[0].cell) >= 14


def test_slices_of_a_channel_stand_side_by_side():
    for stage in STAGES[:3]:
        layout = arrange(DEMO, *stage, 17)
        for c, chip in enumerate(layout.chips):
            weights = layout.filters[0][c].rect
            assert weights.top() < layout.inputs[c].rect.center().y() < weights.bottom()
            assert abs(chip.center().y() - weights.center().y()) <= 1


def test_a_stage_without_room_is_still_arranged():
    for size in ((0, 0), (1, 1), (320, 120), (100_000, 50_000)):
        layout = arrange(DEMO, *size, 17)
        assert len(layout.inputs) == 3
        assert all(rect.isValid() for rect in grids(layout).values())


def test_thumbnails_leave_the_line_to_the_output_free():
    layout = arrange(LARGE, 1000, 460, 17)
    assert not layout.full
    way = QRectF(layout.node, QPointF(layout.outputs[0].rect.left(), layout.node.y() + 1))
    crossed = [name for name, rect in grids(layout).items() if rect.intersects(way)]
    assert crossed == []


@pytest.mark.parametrize("size", [(974, 468), (1600, 760), (700, 400)], ids=str)
@pytest.mark.parametrize("side", [20, 32, 64])
def test_pixels_of_a_picture_and_of_its_output_are_equally_large(size, side):
    shape = StageShape(1, (side, side), (0, 0), 1, (3, 3), 1, (side - 2, side - 2))
    layout = arrange(shape, *size, 15.0)
    assert layout.inputs[0].cell == layout.outputs[0].cell
    assert layout.inputs[0].rect.width() >= 0.2 * size[0]


def test_cells_grow_with_the_stage():
    shape = StageShape(1, (5, 5), (0, 0), 1, (3, 3), 1, (3, 3))
    small, large = arrange(shape, 1200, 480, 15.0), arrange(shape, 1600, 720, 15.0)
    for name in ("inputs", "biases", "outputs"):
        before, after = getattr(small, name)[0].cell, getattr(large, name)[0].cell
        assert after >= (1.3 if name != "biases" else 1) * before
    assert large.filters[0][0].cell >= 1.3 * small.filters[0][0].cell


def test_outputs_of_many_cells_have_space_for_their_numbers():
    shape = StageShape(1, (9, 9), (0, 0), 3, (3, 3), 3, (7, 7))
    layout = arrange(shape, 1600, 760, 15.0)
    assert layout.outputs[0].cell >= 34
    assert layout.inputs[0].cell >= 34
