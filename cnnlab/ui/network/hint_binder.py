"""What goes wrong in a training, on a card whose buttons mend it."""

from functools import partial
from math import inf
from typing import Final

from PySide6.QtCore import QObject

from cnnlab.core.training_hints import Hint
from cnnlab.lab.network.hints import hints_of
from cnnlab.lab.network.session import TrainingSession
from cnnlab.ui.network.training_words import hint_text, knob_name, mend_text
from cnnlab.ui.widgets.mend_card import MendCard

ACTS_WITHIN: Final = 200
"""Steps after a mend within which the same hint is not told again."""


class HintBinder(QObject):
    """Pulls hints from the session, and does what a button of the card says."""

    def __init__(self, session: TrainingSession, card: MendCard) -> None:
        super().__init__(card)
        self._session, self._card = session, card
        self._silent: dict[str, float] = {}  # until which step, by the hint's code
        self._hint: Hint | None = None
        session.network_changed.connect(self._on_network_changed)
        session.moved.connect(self.pull)
        card.chosen.connect(self._on_mend)
        card.closed.connect(self._on_closed)

    def pull(self) -> None:
        """Show the first hint that was not closed, and not mended just now."""
        run = self._session.run
        hints = () if run is None or run.state == "new" else hints_of(run)
        told = (one for one in hints if run is None or run.done >= self._silent.get(one.code, 0))
        hint = next(told, None)
        if hint is not None and self._is_told(hint):
            return  # its numbers change with every step, which nobody could read
        if hint is None and not self._card.text():
            return
        self._hint = hint
        text = "" if hint is None else hint_text(hint)
        mends = () if hint is None else hint.mends
        self._card.tell(text, [mend_text(mend) for mend in mends])

    def retranslate(self) -> None:
        """Say it in another language."""
        self._hint = None
        self.pull()

    def _is_told(self, hint: Hint) -> bool:
        told = self._hint
        return told is not None and (told.code, told.mends) == (hint.code, hint.mends)

    def _on_network_changed(self) -> None:
        self._silent.clear()
        self._hint = None
        self.pull()

    def _on_mend(self, number: int) -> None:
        if self._hint is None:
            return
        session, code, mend = self._session, self._hint.code, self._hint.mends[number]
        if mend.restart:
            session.stop()
        session.turn(mend.name, mend.value, partial(knob_name, mend.name))
        if not session.running:
            session.start()
        self._be_silent(code, 0 if session.run is None else session.run.done + ACTS_WITHIN)

    def _on_closed(self) -> None:
        """What was told is not told again until the network is another one."""
        if self._hint is not None:
            self._be_silent(self._hint.code, inf)

    def _be_silent(self, code: str, until: float) -> None:
        self._silent[code] = until
        self._hint = None
        self._card.tell("")
