"""Labelled points as text: two coordinates and a class a line, as spreadsheets write them."""

import re
from typing import Final, Literal, TypeAlias

import numpy as np

from cnnlab.core.dense.points import MOST_POINTS, Points, points_of
from cnnlab.core.numbers import NumberError, parse_number

PointsCode: TypeAlias = Literal["empty", "columns", "number", "class", "many", "far"]
FARTHEST: Final = 1e6  # of a coordinate
_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_SEPARATORS: Final = ("\t", ";", ",")
_SPACES: Final = re.compile(r"[ \u3000]+")
_LONGEST: Final = 200  # letters of a line


class PointsError(ValueError):
    """A text that holds no points to work with.

    ``code``: "empty", "columns" (not three of them), "number", "class" (neither 0 nor 1), "many"
    (more than 2,000 points), "far" (beyond ±1e6). ``line`` counts from 1, ``came`` is what stood
    there, ``reason`` why it is no number.
    """

    def __init__(
        self, code: PointsCode, line: int = 0, came: str = "", reason: NumberError | None = None
    ) -> None:
        super().__init__(f"line {line}: {code}: {came}")
        self.code: PointsCode = code
        self.line, self.came, self.reason = line, came, reason


def points_text(points: Points) -> str:
    """The points with tabs between columns, every digit kept."""
    rows = zip(points.x.tolist(), points.labels.tolist(), strict=True)
    return "\n".join(f"{x!r}\t{y!r}\t{int(label)}" for (x, y), label in rows)


def parse_points(text: str, group: str = "") -> Points:
    """Points of a text; a first line without numbers is taken for the columns' names.

    Columns are parted by tabs, semicolons, commas or spaces, whichever the first line has.
    ``group`` is the system's own sign between thousands. Raises PointsError.
    """
    lines = [(n, line) for n, line in enumerate(_LINE_END.split(text), 1) if line.strip()]
    if lines and _is_header(lines[0][1]):
        lines = lines[1:]
    if not lines:
        raise PointsError("empty")
    if len(lines) > MOST_POINTS:
        raise PointsError("many", came=str(len(lines)))
    separator = next((s for s in _SEPARATORS if s in lines[0][1]), " ")
    rows = [_row(n, line, separator, "" if separator == "," else group) for n, line in lines]
    array = np.array(rows)
    return points_of(array[:, :2], array[:, 2])


def _is_header(line: str) -> bool:
    return not any(letter.isdecimal() for letter in line) or bool(
        re.match(r"\s*\"?[^\W\d]", line[:_LONGEST])
    )


def _row(n: int, line: str, separator: str, group: str) -> tuple[float, float, float]:
    cells = _SPACES.split(line.strip()) if separator == " " else line.split(separator)
    cells = [cell.strip().strip('"') for cell in cells[:10]]
    if len(line) > _LONGEST or len(cells) != 3:
        raise PointsError("columns", n, str(len(cells)))
    x, y, label = (_number(n, cell, group) for cell in cells)
    if max(abs(x), abs(y)) > FARTHEST:
        raise PointsError("far", n, line[:40])
    if label not in (0.0, 1.0):
        raise PointsError("class", n, cells[2][:40])
    return x, y, label


def _number(n: int, cell: str, group: str) -> float:
    try:
        return parse_number(cell, group)
    except NumberError as error:
        raise PointsError("number", n, cell[:40], error) from None
