"""Cell, ledger, sum box, caption and status say the same number in the same notation."""

import pytest
from hands import Hands


@pytest.fixture
def hands(lone_hands):
    return lone_hands


def use(hands: Hands, preset: str) -> None:
    hands.tab.use_example([p.id for p in hands.tab.examples.presets].index(preset))
    hands.rest()


def cell_text(hands, name, row, column):
    grid = hands.grid(name)
    return grid.cells.text(grid.value(row, column))


def total_text(hands):
    return hands.tab.ledger.canvas._sum.total_text


def note(hands):
    return hands.tab.note()


def test_weights_of_a_blur_are_parts_of_16_everywhere(hands):
    use(hands, "picture-blur")
    assert cell_text(hands, "filterGrid0_0", 0, 1) == "2/16"
    assert hands.ledger().splitlines()[1].startswith("w0: 1/16·")
    hands.point("filterGrid0_0", 0, 1)
    assert " = 2/16 is shared" in note(hands)
    assert ": 2/16 × " in note(hands)
    hands.player.enter()
    hands.player.seek_moment(1)
    assert hands.tab.caption.text().startswith("2/16 times ")
    hands.point("inputGrid0", 9, 9)
    badges = {mark.badge for mark in hands.tab.stage.overlay.marks if mark.badge}
    assert badges == {"×1/16", "×2/16", "×4/16"}


def test_ninths_are_cut_off_everywhere(hands):
    use(hands, "x-diagonal")
    hands.point("outputGrid0", 0, 0)
    assert cell_text(hands, "outputGrid0", 0, 0) == total_text(hands) == "0.77"
    assert hands.tab.caption.text().endswith("is 0.77")
    assert hands.ledger().splitlines()[-2].endswith("= 0.77")


@pytest.mark.parametrize("steps", [1, 2])
def test_and_further_along_the_chain(hands, steps):
    use(hands, "x-diagonal")
    for _ in range(steps):
        hands.tab.edits.chain()
    hands.rest()
    hands.point("outputGrid0", 0, 2)
    text = cell_text(hands, "outputGrid0", 0, 2)
    assert len(text) == 4
    assert total_text(hands) == text
    assert text in hands.tab.caption.text()


def test_small_numbers_of_a_sigmoid_are_not_zero(hands):
    use(hands, "sigmoid")
    hands.point("outputGrid0", 0, 0)
    assert cell_text(hands, "outputGrid0", 0, 0) == total_text(hands) == "4.5e−05"
    assert "4.5e−05" in hands.tab.caption.text()
    hands.point("outputGrid0", 0, 1)
    assert cell_text(hands, "outputGrid0", 0, 1) == total_text(hands) == "0.0067"
    hands.point("outputGrid0", 0, 8)
    assert "g'(z) = 4.5e-05" in hands.ledger()
    assert "(g′(z) = 4.5e−05)" in hands.tab.ledger.canvas._sum.title


def test_a_sum_box_has_the_decimals_of_the_ledger(hands):
    hands.write("filterGrid0_0", 1, 1, "0.0625")
    hands.player.seek(4)
    hands.settle()
    channel = hands.tab.ledger.canvas._sum.channel_sums[0]
    assert hands.tab.stage.overlay.chips[0].text == f"{channel:.4f}".rstrip("0").rstrip(".")
