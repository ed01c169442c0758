"""The blocks of the document in a stack view, and what is done to them as edits."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import STACK_KINDS, block_names
from cnnlab.core.stack.check import StackCheck
from cnnlab.core.stack.misfits import Misfit
from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lab.network.shape_guess import ShapeGuess, Tried
from cnnlab.lab.shared.history import StepName
from cnnlab.lessons.network_sheet import NetworkSheet
from cnnlab.scene.stack_rows import BlockRow
from cnnlab.ui.atlas.layer_words import layer_name
from cnnlab.ui.network.stack_words import (
    field_rows,
    input_row,
    kind_choices,
    kind_title,
    memory_text,
    mend_text,
    misfit_text,
    output_row,
    row_of,
    setting_name,
    short_totals_text,
)
from cnnlab.ui.widgets.stack_view import StackShown, StackView

HIDDEN = "?"


class StackBinder(QObject):
    """Pulls from the document, and edits it."""

    def __init__(self, view: StackView, document: NetworkDocument) -> None:
        super().__init__(view)
        self._view, self._document = view, document
        self.guess: ShapeGuess | None = None
        self._place = 0
        self._seen: StackCheck | None = None
        self._mends: tuple[Stack, ...] = ()
        self._connect()
        self.retranslate()

    @property
    def check(self) -> StackCheck:
        """That of the stack which is shown."""
        return self._document.check

    # pulling

    def pull(self) -> None:
        """Show the stack of the document."""
        sheet = self._document.sheet
        self._look(sheet)
        names = block_names(sheet.stack.blocks)
        misfit = self.check.misfits[0] if self.check.misfits else None
        problem = "" if misfit is None else misfit_text(misfit, names)
        mends = () if misfit is None else misfit.mends
        self._mends = tuple(mend.stack for mend in mends)
        rows = self._rows(sheet, misfit, problem)
        totals = "" if self._hides_any() else short_totals_text(self.check)
        texts = tuple(mend_text(mend, names) for mend in mends)
        self._view.set_shown(StackShown(rows, totals, problem, texts), self._place)
        self._pull_block()

    def retranslate(self) -> None:
        """Say everything in another language."""
        self._view.set_kinds(kind_choices(STACK_KINDS))
        self.pull()

    def _look(self, sheet: NetworkSheet) -> None:
        """See whether the stack is another one, whose shapes are to be guessed anew."""
        if self.check is self._seen:
            return
        self._seen = self.check
        self._place = min(self._place, len(sheet.stack.blocks))
        if self.guess is not None:
            self.guess = ShapeGuess([row.output_shape for row in self.check.rows])

    def _rows(
        self, sheet: NetworkSheet, misfit: Misfit | None, problem: str
    ) -> tuple[BlockRow, ...]:
        place = None if misfit is None else misfit.place
        pairs = zip(self.check.rows, sheet.stack.blocks, strict=True)
        rows = [
            row_of(row, block, problem if i == place else "")
            for i, (row, block) in enumerate(pairs)
        ]
        if self.guess is not None:
            rows = [self._hidden(i, row, self.guess) for i, row in enumerate(rows)]
        return (input_row(sheet.stack), *rows, output_row(sheet.classes))

    def _hidden(self, place: int, row: BlockRow, guess: ShapeGuess) -> BlockRow:
        """A row as it is shown while shapes are guessed: without what would give them away."""
        known = f"{row.name}, {row.settings}"
        if not guess.hides(place):
            return replace(row, facts="", spoken=f"{known}, {row.shape}", mark="right")
        spoken = ", ".join((known, self.tr("shape not guessed yet")))
        tried = guess.tried.get(place)
        if tried is not None and tried.answer == "wrong":
            return replace(row, shape=tried.text, facts="", spoken=spoken, mark="wrong")
        return replace(row, shape=HIDDEN, facts="", spoken=spoken)

    def _hides_any(self) -> bool:
        return self.guess is not None and self.guess.next_hidden(-1) is not None

    def _pull_block(self) -> None:
        """What is set of the selected block, or the question for its shape."""
        blocks, place = self._document.sheet.stack.blocks, self._place
        if not 0 <= place < len(blocks):
            self._view.set_fields(self.tr("Select a layer to set it"), ())
            self._view.set_guess(self.guess is not None)
            return
        block, name = blocks[place], layer_name(block_names(blocks)[place])
        title = self.tr("{name}: {kind}").format(name=name, kind=kind_title(block.kind))
        row = self.check.rows[place]
        if self.guess is None and row.output_shape is not None:
            title = f"{title} · {memory_text(row.memory)}"
        self._view.set_fields(title, field_rows(block))
        if self.guess is None:
            self._view.set_guess(False)
            return
        question = self.tr("What shape comes out of {name}?").format(name=name)
        self._view.set_guess(True, question, self._answer(self.guess.tried.get(place)))

    def _answer(self, tried: Tried | None) -> str:
        if tried is None:
            return ""
        texts = {
            "right": self.tr("✓ Right: {text}"),
            "wrong": self.tr("✗ {text} is not right. Try again."),
            "unreadable": self.tr("“{text}” is no shape. Type one such as 3×7×5."),
        }
        return texts[tried.answer].format(text=tried.text)

    # what is done

    def _connect(self) -> None:
        view = self._view
        view.chosen.connect(self._on_chosen)
        view.added.connect(self._on_added)
        view.moved.connect(self._on_moved)
        view.removed.connect(self._on_removed)
        view.duplicated.connect(self._on_duplicated)
        view.field_set.connect(self._on_field)
        view.mend_chosen.connect(self._on_mend)
        view.guess_toggled.connect(self._on_guess_toggled)
        view.shape_guessed.connect(self._on_guessed)

    @property
    def _stack(self) -> Stack:
        return self._document.sheet.stack

    def _edit(self, stack: Stack, text: StepName, place: int, gesture: object = None) -> None:
        self._place = place
        self._document.edit_stack(stack, text, gesture)

    def _on_chosen(self, place: int) -> None:
        self._place = place
        self._pull_block()

    def _on_added(self, kind: str, place: int) -> None:
        stack = self._stack.add(Block(kind), place)
        self._edit(stack, lambda: self.tr("Add {kind}").format(kind=kind_title(kind)), place)

    def _on_moved(self, place: int, to: int) -> None:
        self._edit(self._stack.move(place, to), lambda: self.tr("Move layer"), to)

    def _on_removed(self, place: int) -> None:
        stack = self._stack.remove(place)
        self._edit(stack, lambda: self.tr("Remove layer"), min(place, len(stack.blocks) - 1))

    def _on_duplicated(self, place: int) -> None:
        self._edit(self._stack.duplicate(place), lambda: self.tr("Duplicate layer"), place + 1)

    def _on_field(self, place: int, name: str, value: object) -> None:
        stack = self._stack.set(place, name, value)  # type: ignore[arg-type]
        self._edit(stack, partial(setting_name, name), place, ("block", place, name))

    def _on_mend(self, number: int) -> None:
        self._edit(self._mends[number], lambda: self.tr("Mend the network"), self._place)

    def _on_guess_toggled(self, on: bool) -> None:
        shapes = [row.output_shape for row in self.check.rows]
        self.guess = ShapeGuess(shapes) if on else None
        if on and self.guess is not None:
            self._place = self.guess.next_hidden(-1) or 0
        self.pull()

    def _on_guessed(self, place: int, text: str) -> None:
        guess = self.guess
        if guess is None or not 0 <= place < len(guess.shapes):
            return
        tried = guess.guess(place, text)
        answer = self._answer(tried)
        if tried.answer == "right":
            self._place = place if (onward := guess.next_hidden(place)) is None else onward
        self.pull()
        self._view.guess.answer.setText(answer)
