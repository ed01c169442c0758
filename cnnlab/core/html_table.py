"""Tables in HTML, as spreadsheets, documents and browsers put them on the clipboard.

``html.parser`` is not used: a megabyte of HTML whose tags do not end keeps it busy for hours
(CPython 3.11.7), while the tokens here are each looked at once.
"""

import html
import re
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

LONGEST: Final = 1_000_000  # characters of HTML that are looked at
MOST_CELLS: Final = 256 * 256

HtmlTableCode: TypeAlias = Literal["none", "several", "large"]
Span: TypeAlias = tuple[str, int, int]
"""A cell's text, and the columns and rows that it takes."""

# What has begun and does not end goes on to the end of the text: no place is looked at twice.
_TOKEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<unseen>script|style|title|textarea)(?=[\s/>])"
    r".*?(?:</(?P=unseen)(?=[\s/>])[^>]*+(?:>|\Z)|\Z)"
    r"|<(?P<end>/?)(?P<tag>[a-z][^\s/>]*+)"
    r"(?P<rest>(?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)"
    r"|(?P<text>[^<]++|<)",
    re.IGNORECASE | re.DOTALL,
)
_SPAN: Final = re.compile(r"(?<![\w-])(col|row)span\s*=\s*[\"']?\s*(\d{1,9})", re.IGNORECASE)
_WHITE: Final = re.compile(r"[ \t\n\r\f]+")  # a no-break space stands for itself
_CELLS: Final = ("td", "th")
_ROWS: Final = ("tr", "thead", "tbody", "tfoot")
_MARKS: Final = dict.fromkeys(("br", "div", "dd", "dt", "hr", "li", "p", "pre"), " ") | {
    "sup": "^",  # 10² is not 102
    "sub": "_",
    "img": "\N{OBJECT REPLACEMENT CHARACTER}",
}
_CAME: Final[dict[HtmlTableCode, str]] = {
    "none": "no table",
    "several": "several tables",
    "large": f"more than {LONGEST:,} characters or {MOST_CELLS:,} cells",
}


class HtmlTableError(ValueError):
    """HTML without a table to read.

    ``code``: "none", "several" (also one inside another), "large" (more than LONGEST characters
    or MOST_CELLS cells).
    """

    def __init__(self, code: HtmlTableCode) -> None:
        super().__init__(f"HTML: got {_CAME[code]}, expected one table")
        self.code: HtmlTableCode = code


def read_table(text: str) -> list[list[str]]:
    """The texts of the cells of the one table in HTML, row by row.

    White space counts as one space, and none at the ends. A cell that takes several columns or
    rows has its text in the first, and the others are empty, as in what a spreadsheet copies.
    Raises HtmlTableError.
    """
    if len(text) > LONGEST:
        raise HtmlTableError("large")
    reader = _Reader()
    for token in _TOKEN.finditer(text):
        if token["text"]:
            reader.write(html.unescape(token["text"]))
        elif token["tag"]:
            reader.go(token["tag"].lower(), bool(token["end"]), token["rest"])
    reader.end_cell()
    if reader.tables == 0:
        raise HtmlTableError("none")
    return _laid_out(reader.rows)


def table_html(rows: Sequence[Sequence[str]]) -> str:
    """A plain table of texts, one for each cell."""
    lines = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f'<meta charset="utf-8">\n<table>\n{body}\n</table>'


class _Reader:
    """Rows of cells, one tag or text after the other; end tags may be missing."""

    def __init__(self) -> None:
        self.rows: list[list[Span]] = []
        self.tables = 0
        self._inside = False
        self._cells = 0
        self._texts: list[str] | None = None  # of the cell that is open
        self._size = 1, 1

    def write(self, text: str) -> None:
        """Text, which counts in a cell only."""
        if self._texts is not None:
            self._texts.append(text)

    def go(self, tag: str, ends: bool, rest: str) -> None:
        """A tag with its attributes, or its end."""
        if tag == "table":
            self._turn_table(ends)
        elif not self._inside:
            return
        elif tag in (*_CELLS, *_ROWS):
            self.end_cell()
            if tag == "tr" and not ends:
                self.rows.append([])
            elif tag in _CELLS and not ends:
                self._open_cell(rest)
        elif tag in _MARKS and not (ends and tag in ("sup", "sub")):
            self.write(_MARKS[tag])

    def end_cell(self) -> None:
        """Put the open cell into the last row; one before any row begins the first."""
        if self._texts is None:
            return
        text = _WHITE.sub(" ", "".join(self._texts)).strip(" ")
        self._texts = None
        self.rows = self.rows or [[]]
        self.rows[-1].append((text, *self._size))
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise HtmlTableError("large")

    def _turn_table(self, ends: bool) -> None:
        self.end_cell()
        self._inside = not ends
        if not ends:
            self.tables += 1
        if self.tables > 1:
            raise HtmlTableError("several")

    def _open_cell(self, rest: str) -> None:
        spans = {name.lower(): max(1, int(count)) for name, count in _SPAN.findall(rest)}
        self._size = spans.get("col", 1), spans.get("row", 1)
        self._texts = []


def _laid_out(rows: list[list[Span]]) -> list[list[str]]:
    """Texts in rows and columns; a row of nothing is left out.

    Raises HtmlTableError where there are too many.
    """
    laid: list[list[str]] = []
    left = MOST_CELLS
    held: dict[int, int] = {}  # of a column that a cell from above takes: for how many rows more
    for row in rows:
        line: list[str] = []
        later = {column: count - 1 for column, count in held.items() if count > 1}
        for text, columns, count in row:
            _skip(line, held)
            if len(line) + columns > left:
                raise HtmlTableError("large")
            if count > 1:
                later |= dict.fromkeys(range(len(line), len(line) + columns), count - 1)
            line += [text, *[""] * (columns - 1)]
        _skip(line, held)
        if len(line) > left:  # also of cells from above alone
            raise HtmlTableError("large")
        if line:
            laid.append(line)
        held, left = later, left - len(line)
    return laid


def _skip(line: list[str], held: dict[int, int]) -> None:
    while len(line) in held:
        line.append("")
