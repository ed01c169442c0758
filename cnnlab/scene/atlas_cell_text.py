"""The arithmetic of an opened cell as tab-separated text, with rounded numbers that add up."""

from collections.abc import Iterable

from cnnlab.core.arrays import Array
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.scene.atlas_cell_foot import lines_of
from cnnlab.scene.atlas_cell_numbers import ShownSum, figure, powers_of
from cnnlab.scene.atlas_cell_pool import window_sum
from cnnlab.scene.atlas_cell_table import power_head
from cnnlab.scene.atlas_cell_words import CellWords, Surroundings, cell_name


def cell_text(
    opened: OpenedCell, words: CellWords, around: Surroundings, shown: ShownSum | None
) -> str:
    """Name and value, rows, and the lines after them; numbers with ASCII signs, for a sheet."""
    name = cell_name(words, opened.layer.name, opened.cell, opened.layer.is_vector)
    lines = [[name, figure(opened.value)], []]
    if opened.values is not None:
        lines += [*_table(opened, words), []]
    if shown is not None:
        lines += _rows(opened.chain[0], shown, words, around.reads)
    elif opened.chain[0].rows:
        lines += _window(opened.chain[0], words, around.reads)
    for line in lines_of(opened, shown, words, around.reads, inline=False):
        before = " ".join(piece.text for piece in line.pieces)
        lines.append([before, line.value])
    return "\n".join("\t".join(line) for line in lines).replace("−", "-") + "\n"


def _rows(opened: OpenedCell, shown: ShownSum, words: CellWords, reads: str) -> Iterable[list[str]]:
    for n, row in enumerate(opened.rows):
        assert row.weights is not None  # noqa: S101 - a weighted sum has weights
        yield [cell_name(words, reads, (row.channel, 0, 0), is_vector=True)]
        for i in range(row.window.shape[0]):
            products = _figures(shown.products[n, i])
            yield [*_figures(row.window[i]), "×", *_figures(row.weights[i]), "=", *products]
        rest = float(shown.rounding[n])
        if rest:
            yield [words.rounding, figure(rest)]
        yield [words.sum, figure(float(shown.sums[n]))]
        yield [words.so_far, figure(float(shown.running[n]))]
        yield []


def _window(opened: OpenedCell, words: CellWords, reads: str) -> Iterable[list[str]]:
    (row,) = opened.rows
    yield [cell_name(words, reads, (row.channel, 0, 0), is_vector=True)]
    yield from (_figures(line) for line in row.window)
    if row.winner is None:
        total, rest = window_sum(opened)
        if rest:
            yield [words.rounding, figure(rest)]
        yield [words.sum, figure(total)]
    yield []


def _table(opened: OpenedCell, words: CellWords) -> Iterable[list[str]]:
    assert opened.values is not None  # noqa: S101 - a softmax has all logits
    powers = powers_of(opened.values)
    yield [words.unit, words.logit, power_head(powers, words), words.share]
    columns = zip(powers.z, powers.powers, powers.shares, strict=True)
    for n, row in enumerate(columns):
        yield [str(n), *(figure(float(value), large=1e300) for value in row)]
    if powers.rounding or powers.share_rounding:
        yield [words.rounding, "", figure(powers.rounding), figure(powers.share_rounding)]
    yield [words.total, "", figure(powers.total, large=1e300), figure(powers.all_shares)]


def _figures(values: Array) -> list[str]:
    return [figure(float(value)) for value in values]
