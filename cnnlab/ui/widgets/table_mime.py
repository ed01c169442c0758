"""Tables on the clipboard: as text with tabs, as HTML, and as a picture of them.

A spreadsheet offers all three of the cells that are copied; some programs offer HTML alone.
"""

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from cnnlab.ui.widgets.blocks import (
    Block,
    BlockError,
    block_cells,
    block_text,
    parse_block,
    parse_cells,
)
from cnnlab.ui.widgets.number_box import group_separator

MINUS = re.compile(r"−(?=[\d.])")


def clipboard_mime() -> QMimeData:
    """What is on the clipboard; without any format where nothing is."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def copy_block(block: Block) -> None:
    """Put a block of numbers on the clipboard, for spreadsheets and documents."""
    QGuiApplication.clipboard().setMimeData(block_mime(block))


def copy_text(text: str) -> None:
    """Put text on the clipboard, as a table too where it is one."""
    QGuiApplication.clipboard().setMimeData(text_mime(text))


def block_mime(block: Block) -> QMimeData:
    """A block of numbers as text with tabs, and as an HTML table."""
    return _mime(block_text(block), block_cells(block))


def text_mime(text: str) -> QMimeData:
    """Text, with an HTML table where each of its lines has as many cells between tabs.

    The minus before a number is the one that other programs read.
    """
    text = MINUS.sub("-", text)
    rows = [line.split("\t") for line in text.split("\n")]
    return _mime(text, rows if len({len(row) for row in rows}) == 1 and "\t" in text else ())


def numbers_in(mime: QMimeData) -> Block:
    """The block of numbers that was copied, as ``parse_block``: as text, or as an HTML table.

    A table goes before a text without tabs: some programs write each cell on a line of its own.
    Raises BlockError: why the text is none, or where there is no text, why the HTML is none.
    """
    text, html = _text_of(mime), _html_of(mime)
    ways = {"text": partial(_numbers_of_text, text), "html": partial(_numbers_of_html, html)}
    errors: dict[str, BlockError] = {}
    for name in ("text", "html") if "\t" in text else ("html", "text"):
        try:
            return ways[name]()
        except BlockError as error:
            errors[name] = error
    raise errors["text" if text.strip() else "html"]


def table_text(mime: QMimeData) -> str:
    """The text that was copied; of HTML alone its table, with tabs between columns."""
    text = _text_of(mime)
    if text.strip():
        return text
    try:
        return "\n".join(map("\t".join, _rows_of(_html_of(mime))))
    except BlockError:
        return ""


def holds_cells(mime: QMimeData) -> bool:
    """Whether cells were copied: numbers, or a table that has a picture of it beside it."""
    try:
        numbers_in(mime)
    except BlockError:
        return mime.hasImage() and ("\t" in _text_of(mime) or _shows_table(_html_of(mime)))
    return True


def _mime(text: str, rows: Sequence[Sequence[str]]) -> QMimeData:
    """One cell alone is no table: a document would put a frame round it."""
    mime = QMimeData()
    mime.setText(text)
    if sum(map(len, rows)) > 1:
        from cnnlab.core.html_table import table_html  # not needed to start

        mime.setHtml(table_html(rows))
    return mime


def _text_of(mime: QMimeData) -> str:
    """The text, which of copied files would be their names."""
    return mime.text() if mime.hasText() and not mime.hasUrls() else ""


def _html_of(mime: QMimeData) -> str:
    return mime.html() if mime.hasHtml() and not mime.hasUrls() else ""


def _numbers_of_text(text: str) -> Block:
    return parse_block(text, group_separator())


def _numbers_of_html(html: str) -> Block:
    return parse_cells(_rows_of(html), group_separator())


def _rows_of(html: str) -> list[list[str]]:
    """Texts of the cells of the HTML's table. Raises BlockError."""
    from cnnlab.core.html_table import HtmlTableError, read_table  # not needed to start

    try:
        return read_table(html)
    except HtmlTableError as error:
        raise BlockError("empty" if error.code == "none" else error.code) from None


def _shows_table(html: str) -> bool:
    """Whether there is a table and no picture, which would be what was copied."""
    tags = html.lower()
    return "<table" in tags and "<img" not in tags
