"""What goes wrong in a training, on a card whose buttons mend it."""

from functools import partial

from PySide6.QtCore import QObject

from cnnlab.core.training_hints import Hint
from cnnlab.lab.network.session import TrainingSession
from cnnlab.ui.network.training_words import hint_text, knob_name, mend_text
from cnnlab.ui.widgets.mend_card import MendCard


class HintBinder(QObject):
    """Pulls hints from the session, and does what a button of the card says."""

    def __init__(self, session: TrainingSession, card: MendCard) -> None:
        super().__init__(card)
        self._session, self._card = session, card
        self._closed: set[str] = set()
        self._hint: Hint | None = None
        session.network_changed.connect(self._on_network_changed)
        session.moved.connect(self.pull)
        card.chosen.connect(self._on_mend)
        card.closed.connect(self._on_closed)

    def pull(self) -> None:
        """Show the first hint that was not closed."""
        run = self._session.run
        hints = () if run is None or not self._session.begun else run.hints()
        hint = next((one for one in hints if one.code not in self._closed), None)
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
        self._closed.clear()
        self._hint = None
        self.pull()

    def _on_mend(self, number: int) -> None:
        if self._hint is None:
            return
        mend = self._hint.mends[number]
        self._closed.clear()
        if mend.restart:
            self._session.stop()
        self._session.turn(mend.name, mend.value, partial(knob_name, mend.name))
        if not self._session.running:
            self._session.start()
        self._on_closed()

    def _on_closed(self) -> None:
        """What was told is not told again until the network is another one."""
        if self._hint is not None:
            self._closed.add(self._hint.code)
        self._hint = None
        self._card.tell("")
