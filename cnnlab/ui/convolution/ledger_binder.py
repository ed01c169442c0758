"""Updates the ledger with the cell that is hovered, pinned or playing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.steps import Step
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus, TermAt
from cnnlab.lab.convolution.outputs import truncates
from cnnlab.lab.convolution.predictions import is_hidden, is_right, tries
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.scene.text import cell_title
from cnnlab.ui.convolution.caption import Caption
from cnnlab.ui.convolution.caption_words import caption_text, with_verdict
from cnnlab.ui.convolution.ledger_content import bias_word, ledger_content
from cnnlab.ui.convolution.pointing import lit_parts, term_under
from cnnlab.ui.convolution.pointing_notes import pointing_note
from cnnlab.ui.convolution.verdict import verdict
from cnnlab.ui.widgets.ledger import Ledger

translate = QCoreApplication.translate


class LedgerBinder:
    """Connects ledger and caption with document, focus and player."""

    def __init__(
        self,
        ledger: Ledger,
        caption: Caption,
        document: Document,
        player: StepPlayer,
        focus: Focus,
    ) -> None:
        self._ledger, self._caption, self._document = ledger, caption, document
        self._player, self._focus = player, focus
        ledger.term_pointed.connect(self._on_term_pointed)

    def pull(self) -> str:
        """Show what is pointed at, pinned or playing; returns a one-line note."""
        plan, step = self._player.plan, self._player.step
        if plan is None or step is None:
            self._ledger.set_content(None, str, bias_word())
            self._caption.set_text("")
            return ""
        cell = self._focus.shown(step.cell)
        shown = step if cell == step.cell else plan[plan.index_of(cell)]
        moment = self._player.moment if cell == step.cell else None
        lit = term_under(self._focus, plan, shown)
        bench = self._document.bench
        hidden = is_hidden(bench, cell, shown.total)
        note = pointing_note(plan, self._focus.pointed, hidden)
        tried = len(tries(bench, cell)) if hidden else None
        cut = truncates(bench)
        text = caption_text(plan, shown, moment, tried, cut)
        known = moment is None and not hidden
        self._caption.set_text(_with_verdict(text, bench, shown) if known else text)
        content, arithmetic = ledger_content(plan, shown, moment, lit, tried, cut)
        channel, bias, total = lit_parts(self._focus.pointed, shown)
        content = replace(content, lit_sum=channel, lit_bias=bias, lit_total=total)
        self._ledger.set_content(content, partial(_with_note, arithmetic, note), bias_word())
        note = note or verdict(bench, self._document.evaluation, cell)
        pinned = translate("Bench", "{cell} is pinned: Escape lets go").format(
            cell=cell_title(cell)
        )
        hint = translate(
            "Bench",
            "Point at an output to see its window, at a weight to see where it is used",
        )
        return note or (pinned if self._focus.pinned == cell else hint)

    def _on_term_pointed(self, term: tuple[int, int, int] | None) -> None:
        step = self._player.step
        if term is None or step is None:
            self._focus.point(None)
        else:
            self._focus.point(TermAt(self._focus.shown(step.cell), term))


def _with_verdict(text: str, bench: Bench, step: Step) -> str:
    """Whether what was predicted for a cell is right, before what happens there."""
    made = tries(bench, step.cell)
    predicted = bench.output_mode == "predict" and bool(made)
    return with_verdict(text, is_right(made[-1], step.total)) if predicted else text


def _with_note(arithmetic: Callable[[], str], note: str) -> str:
    return "\n".join(filter(None, (arithmetic(), note)))
