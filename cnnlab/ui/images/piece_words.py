"""What the page of pieces says: names, arithmetic and verdicts, in the language in use."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array
from cnnlab.core.pieces.compare import Curve, Scores
from cnnlab.core.pieces.letters import LETTERS, PIECES
from cnnlab.lab.images.pieces import WAYS, PiecesView, lasts_until, pool_window
from cnnlab.scene.piece_scores import UNKNOWN, ScoreGroup
from cnnlab.scene.piece_sum import SumPicture
from cnnlab.scene.text import cut_off, number, signed_factor, two_decimals

translate = QCoreApplication.translate
NAMES = tuple(PIECES)
LETTER_NAMES = tuple(LETTERS)


def distortion_names() -> list[tuple[str, object]]:
    """Each kind of distortion, for a ChoiceBox."""
    return [
        (translate("PiecesPage", "Shift"), "shift"),
        (translate("PiecesPage", "Turn"), "turn"),
        (translate("PiecesPage", "Bend"), "bend"),
        (translate("PiecesPage", "Thicken"), "thicken"),
        (translate("PiecesPage", "Dent"), "dent"),
        (translate("PiecesPage", "Noise"), "noise"),
    ]


def pool_names() -> list[tuple[str, object]]:
    """Both pools, for a ChoiceBox."""
    return [
        (translate("PiecesPage", "4×4: partial windows kept (tutorial)"), True),
        (translate("PiecesPage", "3×3: whole windows only (frameworks)"), False),
    ]


def way_title(way: str) -> str:
    """The name of a way to compare."""
    titles = {
        "pieces": translate("PiecesPage", "By its pieces"),
        "whole": translate("PiecesPage", "By the whole picture"),
    }
    return titles[way]


def verdict(scores: Scores, way: str) -> str:
    """Who wins, in words."""
    winner = scores.winner(way)
    if winner is None:
        return translate("PiecesPage", "A tie: neither X nor O")
    x, o = getattr(scores, way).tolist()
    shown = round(abs(round(x, 2) - round(o, 2)), 2)  # of the scores as they are written
    text = translate("PiecesPage", "{letter} wins, {by} ahead")
    return text.format(letter=winner, by=number(shown or abs(x - o)))


def score_groups(scores: Scores, hidden: bool) -> tuple[ScoreGroup, ...]:
    """Bars of both ways."""
    groups = []
    for way in WAYS:
        rows = []
        for name, score in zip(LETTER_NAMES, getattr(scores, way).tolist(), strict=True):
            rows.append((name, None, UNKNOWN) if hidden else (name, score, _score(score)))
        said = translate("PiecesPage", "Predict it first") if hidden else verdict(scores, way)
        groups.append(ScoreGroup(way_title(way), tuple(rows), said))
    return tuple(groups)


def _score(score: float) -> str:
    """A score with two decimals, rounded, so that scores stand one under the other."""
    return f"{round(score, 2) + 0.0:.2f}".replace("-", "−")


def exact(view: PiecesView, index: int, row: int, column: int) -> str:
    """A score as a fraction: 7/9, 3/9 = 1/3."""
    total, cells = float(view.maps.sums[index, row, column]), view.maps.cells
    fraction = view.maps.fraction(index, row, column)
    short = str(fraction).replace("-", "−")
    if total != round(total):
        return short
    ninths = f"{number(total)}/{cells}"
    return ninths if ninths == short else f"{ninths} = {short}"


def map_note(view: PiecesView, index: int, row: int, column: int) -> str:
    """The match at a place, exactly."""
    text = translate("PiecesPage", "Piece {name} at row {row}, column {column}: {exact} → {cut}")
    return text.format(
        name=NAMES[index],
        row=row,
        column=column,
        exact=exact(view, index, row, column),
        cut=two_decimals(float(view.maps.scores[index, row, column])),
    )


def sum_picture(view: PiecesView, piece: Array, index: int, row: int, column: int) -> SumPicture:
    """Nine products, their sum, and the ninth of it, to be painted."""
    window = view.picture[row : row + 3, column : column + 3]
    sums, *rest = _share(view, index, row, column)
    return SumPicture(window, piece, (f"Σ = {sums}", *rest))


def map_sum(view: PiecesView, piece: Array, index: int, row: int, column: int) -> str:
    """Nine products, their sum, and the ninth of it, in lines."""
    window = view.picture[row : row + 3, column : column + 3]
    rows = " + ".join(_products(window[line], piece[line]) for line in range(3))
    return f"{rows}\n= " + "    ".join(_share(view, index, row, column))


def _share(view: PiecesView, index: int, row: int, column: int) -> list[str]:
    """The sum, its share of a perfect match, and what ReLU makes of one below 0."""
    total = number(float(view.maps.sums[index, row, column]), 4)
    score = float(view.maps.scores[index, row, column])
    lines = [total, f"{total} / {view.maps.cells} = {cut_off(score)}"]
    return [*lines, translate("PiecesPage", "ReLU makes it 0")] if score < 0 else lines


def pool_sum(view: PiecesView, index: int, row: int, column: int) -> str:
    """The largest number of a window of the pool."""
    values = view.maps.rectified[index]
    top, left, rows, columns = pool_window(values.shape, row, column)
    inside = values[top : top + rows, left : left + columns].ravel()
    listed = ", ".join(two_decimals(float(value)) for value in inside)
    return f"max({listed}) = {two_decimals(float(inside.max()))}"


def pool_note(view: PiecesView, index: int, row: int, column: int) -> str:
    """What a pooled cell is, and whether its window is a partial one."""
    rows, columns = pool_window(view.maps.rectified[index].shape, row, column)[2:]
    text = translate("PiecesPage", "Pooled {name}, row {row}, column {column}: {sum}")
    note = text.format(
        name=NAMES[index], row=row, column=column, sum=pool_sum(view, index, row, column)
    )
    if rows * columns < 4:
        partial = translate("PiecesPage", "a partial window of {rows}×{columns} cells")
        note += f" ({partial.format(rows=rows, columns=columns)})"
    return note


def weight_sum(view: PiecesView, letter: int, index: int, row: int, column: int) -> str:
    """A weight times its pooled cell, and what the pieces add to the letter's score."""
    weight = float(view.weights[letter, index, row, column])
    pooled = float(view.maps.pooled[index, row, column])
    product = f"{number(weight, 4)} × {cut_off(pooled)} = {number(weight * pooled, 4)}"
    shares = vote_shares(view)[letter]
    added = " + ".join(f"{signed_factor(round(share, 3))}" for share in shares)
    text = translate("PiecesPage", "{letter}: {a} from A, B and C, together {score}")
    total = text.format(
        letter=LETTER_NAMES[letter], a=added, score=number(float(view.scores.pieces[letter]), 3)
    )
    return f"{product}\n{total}"


def vote_shares(view: PiecesView) -> list[list[float]]:
    """What each piece adds to the scores of X and O, as lists (2, 3)."""
    shares: list[list[float]] = (view.weights * view.maps.pooled).sum(axis=(2, 3)).tolist()
    return shares


def share_titles(view: PiecesView, letter: int, hidden: bool) -> list[str]:
    """What each piece adds to a letter's score, in words."""
    text = translate("PiecesPage", "{name} adds {share}")
    shares = [UNKNOWN if hidden else _score(share) for share in vote_shares(view)[letter]]
    return [text.format(name=name, share=share) for name, share in zip(NAMES, shares, strict=True)]


def curve_summary(curve: Curve, letter: str) -> str:
    """Up to which amount each way reads the letter, a line for each."""
    texts = {
        None: translate("PiecesPage", "{way}: not read as {letter} even without distortion"),
        1.0: translate("PiecesPage", "{way}: read as {letter} at every amount"),
    }
    some = translate("PiecesPage", "{way}: read as {letter} up to {amount}%")
    lines = []
    for way in WAYS:
        last = lasts_until(curve, way, letter)
        text = texts.get(last, some)
        amount = 0 if last is None else round(last * 100)
        lines.append(text.format(way=way_title(way), letter=letter, amount=amount))
    return "\n".join(lines)


def curve_legend() -> list[str]:
    """Names of four curves: X and O by each of the WAYS."""
    texts = {
        "pieces": translate("PiecesPage", "{letter} by its pieces"),
        "whole": translate("PiecesPage", "{letter} by the whole picture"),
    }
    return [texts[way].format(letter=name) for way in WAYS for name in LETTER_NAMES]


def status_line(scores: Scores, hidden: bool) -> str:
    """Who wins by both ways, in a line."""
    texts = (
        translate("PiecesPage", "By its pieces: {verdict}"),
        translate("PiecesPage", "By the whole picture: {verdict}"),
    )
    said = [group.verdict for group in score_groups(scores, hidden)]
    return "    ".join(text.format(verdict=v) for text, v in zip(texts, said, strict=True))


def _products(pixels: Array, weights: Array) -> str:
    pairs = zip(pixels.tolist(), weights.tolist(), strict=True)
    return " + ".join(f"{signed_factor(x)}×{signed_factor(w)}" for x, w in pairs)


def piece_title(view: PiecesView, index: int) -> str:
    """A piece's name and its best match."""
    place = int(np.argmax(view.maps.scores[index]))
    row, column = divmod(place, view.maps.scores.shape[2])
    text = translate("PiecesPage", "{name}: best match {exact}")
    return text.format(name=NAMES[index], exact=two_decimals(view.maps.scores[index, row, column]))


def copied(view: PiecesView, hidden: bool) -> str:
    """The numbers of the page as lines: scores, then the maps."""
    lines: list[str] = []
    for group in score_groups(view.scores, hidden):
        lines += ["\t".join([group.title, *(f"{n} {t}" for n, _, t in group.rows)])]
    for index, name in enumerate(NAMES):
        lines += [name, *_lines(view.maps.scores[index])]
    return "\n".join(lines)


def _lines(values: Array) -> Sequence[str]:
    return ["\t".join(two_decimals(float(v)) for v in row) for row in values]
