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
_BLANK: Final = " \t\u3000\ufeff"
_LONGEST: Final = 200  # letters of a line that are looked at to tell columns' names


_SENTENCES: Final[dict[PointsCode, str]] = {
    "empty": "contents: got no points, expected two coordinates and a class a line",
    "columns": "line {line}: got {came} columns, expected 3: two coordinates and a class",
    "number": "line {line}: got {came!r}, expected a number",
    "class": "line {line}: class: got {came}, expected 0 or 1",
    "many": f"contents: got {{came}} points, expected at most {MOST_POINTS:,}",
    "far": f"line {{line}}: got {{came}}, expected coordinates within ±{FARTHEST:,.0f}",
}


class PointsError(ValueError):
    """A text that holds no points to work with.

    ``code``: "empty", "columns" (not three of them), "number", "class" (neither 0 nor 1), "many"
    (more than 2,000 points), "far" (beyond ±1e6). ``line`` counts from 1, ``came`` is what stood
    there, ``reason`` why it is no number.
    """

    def __init__(
        self, code: PointsCode, line: int = 0, came: str = "", reason: NumberError | None = None
    ) -> None:
        super().__init__(_SENTENCES[code].format(line=line, came=came))
        self.code: PointsCode = code
        self.line, self.came, self.reason = line, came, reason


def points_text(points: Points) -> str:
    """The points with tabs between columns, every digit kept."""
    rows = zip(points.x.tolist(), points.labels.tolist(), strict=True)
    return "\n".join(f"{x!r}\t{y!r}\t{int(label)}" for (x, y), label in rows)


def parse_points(text: str, group: str = "") -> Points:
    """Points of a text; a first line of words, and no number, is taken for the columns' names.

    Columns are parted by tabs, semicolons, commas or spaces: the first of these that makes three
    numbers of the first line. ``group`` is the system's own sign between thousands. Raises
    PointsError.
    """
    lines = [(n, line) for n, line in enumerate(_LINE_END.split(text), 1) if line.strip(_BLANK)]
    if lines and _is_header(lines[0][1]):
        lines = lines[1:]
    if not lines:
        raise PointsError("empty")
    if len(lines) > MOST_POINTS:
        raise PointsError("many", came=str(len(lines)))
    separator = _separator(lines[0][1], group)
    rows = [_row(n, line, separator, group) for n, line in lines]
    array = np.array(rows)
    return points_of(array[:, :2], array[:, 2])


def _is_header(line: str) -> bool:
    """Whether there are words in it, and no cell that is a number or was meant to be one."""
    line = line[:_LONGEST]
    codes = {_code(cell) for cell in _cells(line, _likely(line))}
    return codes == {"none"} and any(map(str.isalpha, line))


def _separator(line: str, group: str) -> str:
    for separator in (*_SEPARATORS, " "):
        cells = _cells(line, separator)
        if len(cells) == 3 and all(_code(cell, _group(separator, group)) == "" for cell in cells):
            return separator
    return _likely(line)


def _likely(line: str) -> str:
    return next((s for s in _SEPARATORS if s in line), " ")


def _group(separator: str, group: str) -> str:
    """No comma stands between thousands where commas part columns."""
    return "" if separator == "," else group


def _cells(line: str, separator: str) -> list[str]:
    line = line.strip(_BLANK)
    cells = _SPACES.split(line) if separator == " " else line.split(separator)
    return [cell.strip(_BLANK).strip('"') for cell in cells]


def _code(cell: str, group: str = "") -> str:
    """Why a cell is no number; empty where it is one."""
    try:
        parse_number(cell, group)
    except NumberError as error:
        return error.code
    return ""


def _row(n: int, line: str, separator: str, group: str) -> tuple[float, float, float]:
    cells = _cells(line, separator)
    if len(cells) != 3:
        raise PointsError("columns", n, str(len(cells)))
    x, y, label = (_number(n, cell, _group(separator, group)) for cell in cells)
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
