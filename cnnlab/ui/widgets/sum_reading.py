"""An opened sum as it is listened to: a line at a time, and in a line one product at a time."""

import re
from dataclasses import dataclass
from typing import Protocol

TIMES, EQUALS = "×", "="
HYPHEN = re.compile(r"(?<!\w)-(?=\d)")


@dataclass(frozen=True)
class SumLine:
    """What a line says, and each of its products where it has several."""

    text: str
    terms: tuple[str, ...] = ()


def sum_lines(text: str) -> tuple[SumLine, ...]:
    """Those of a tab-separated arithmetic; rows of factors × weights = products have terms."""
    lines = (HYPHEN.sub("−", line) for line in text.splitlines())
    return tuple(_line(line.split("\t")) for line in lines if line.strip())


def _line(parts: list[str]) -> SumLine:
    if TIMES not in parts or EQUALS not in parts:
        return SumLine(", ".join(filter(None, parts)))
    times, equals = parts.index(TIMES), parts.index(EQUALS)
    factors, weights, products = parts[:times], parts[times + 1 : equals], parts[equals + 1 :]
    terms = tuple(
        f"{factor} × {weight} = {product}"
        for factor, weight, product in zip(factors, weights, products, strict=False)
    )
    return SumLine(", ".join(terms), terms)


class Written(Protocol):
    """An arithmetic that can be had as text."""

    def text(self) -> str:
        """Tab-separated."""


class SumReading:
    """Where one is in an opened sum."""

    def __init__(self) -> None:
        self._page: Written | None = None
        self.lines: tuple[SumLine, ...] = ()
        self.line = self.term = 0
        """Of what is read, from 0; term 0 is the whole line."""

    def set_page(self, page: Written | None) -> None:
        """The arithmetic of a cell; another image leaves one where one is."""
        if page is not self._page:
            self._page = page
            self.lines = () if page is None else sum_lines(page.text())
            self._keep_within()

    def restart(self) -> None:
        """At another cell's first line."""
        self.line = self.term = 0

    def move(self, lines: int, terms: int) -> None:
        """Up and down from line to line, sideways from product to product."""
        if lines:
            self.line, self.term = self.line + lines, 0
        self.term += terms
        self._keep_within()

    def _keep_within(self) -> None:
        self.line = min(max(0, self.line), max(0, len(self.lines) - 1))
        terms = len(self.lines[self.line].terms) if self.lines else 0
        self.term = min(max(0, self.term), terms)

    @property
    def columns(self) -> int:
        """Of the whole line and its products, in the longest one."""
        return 1 + max((len(line.terms) for line in self.lines), default=0)

    def said(self, line: int, term: int) -> str:
        """A whole line, or one of its products."""
        found = self.lines[line]
        if term == 0:
            return found.text
        return found.terms[term - 1] if term <= len(found.terms) else ""
