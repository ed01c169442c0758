"""Stage, transport, ledger and panel, kept up to date with the bench that they show."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lessons.presets import Preset
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.convolution.bench_edits import BenchEdits
from cnnlab.ui.convolution.caption import Caption
from cnnlab.ui.convolution.cells import Channels
from cnnlab.ui.convolution.chain_strip import ChainStrip
from cnnlab.ui.convolution.ledger_binder import LedgerBinder
from cnnlab.ui.convolution.narrator import Narrator
from cnnlab.ui.convolution.panel import Panel
from cnnlab.ui.convolution.panel_binder import PanelBinder
from cnnlab.ui.convolution.playback import WindowPlayback
from cnnlab.ui.convolution.problem_card import ProblemCard
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.convolution.stage_scroll import StageScroll
from cnnlab.ui.convolution.tab_layout import lay_out
from cnnlab.ui.widgets.ledger import Ledger
from cnnlab.ui.widgets.transport import Transport
from cnnlab.ui.window.examples import Examples


class BenchView(QWidget):
    """Pulls from document, player and focus."""

    noted = Signal(str)
    """A line on what is pointed at."""

    def __init__(
        self,
        document: PlayedDocument,
        examples: Examples[Preset],
        edits: BenchEdits,
        language: str,
    ) -> None:
        super().__init__()
        self._document, self._player, self._focus = document, document.player, document.focus
        self.language, self.theme = language, load_theme("light")
        self._fitted_for = self._shapes()
        self.caption_parts = {"caption": True, "colour_key": True}
        self.stage = Stage(document, self._player, self._focus)
        self.transport, self.ledger, self.panel = Transport(), Ledger(), Panel()
        self.page = StageScroll(self.stage)
        self.caption, self.chain, self.problem = Caption(), ChainStrip(), ProblemCard(self.page)
        self.playback = WindowPlayback(self.transport, self._player, self._focus)
        self._panel_binder = PanelBinder(self.panel, document, examples, self._player, edits)
        self._ledger_binder = LedgerBinder(
            self.ledger, self.caption, document, self._player, self._focus
        )
        self._narrator = Narrator(document, self.stage)
        above = self.stage, self.page, self.chain, self.caption
        self.splitter = lay_out(self, *above, self.transport, self.ledger, self.panel)
        self._connect(edits)

    def _connect(self, edits: BenchEdits) -> None:
        self._document.changed.connect(self._on_document_changed)
        self._player.moved.connect(self.pull_player)
        self._player.plan_changed.connect(self.pull_player)
        self._focus.changed.connect(self._pull_ledger)
        self.page.resized.connect(self.problem.place)
        self.chain.chosen.connect(edits.back)
        self.ledger.left.connect(self.stage.setFocus)
        output = self.panel.output
        output.finish_asked.connect(self.playback.last)
        output.show_me_asked.connect(self.playback.show_me)
        output.channels_chosen.connect(self._on_channels)

    def set_language(self, code: str) -> None:
        """Texts that come as data, in another language."""
        self.language = code
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        for part in (self.stage, self.chain, self.caption, self.transport, self.ledger):
            part.set_theme(theme)

    def toggle_caption(self, name: str) -> None:
        """Show a part of the caption, or show it no more."""
        self.set_caption({**self.caption_parts, name: not self.caption_parts[name]})

    def shows_caption(self, name: str) -> bool:
        """Whether a part of the caption is shown."""
        return self.caption_parts[name]

    def set_caption(self, parts: dict[str, bool]) -> None:
        """Whether "caption" and "colour_key" are shown."""
        self.caption_parts = parts
        self.caption.set_parts(parts["caption"], parts["colour_key"])
        self.splitter.fit()

    def seen(self) -> list[QWidget]:
        """What shows the bench, without what it is changed with."""
        card = self.ledger.parentWidget() or self.ledger
        return [self.chain, self.page.viewport(), self.caption, card]

    # pulling

    def _on_document_changed(self, what: frozenset[str]) -> None:
        self._pull_document()
        if what & {"output_mode", "predictions", "shown"}:
            self._pull_ledger()
            self._narrator.say_soon()
        shapes = self._shapes()
        if shapes != self._fitted_for:  # other numbers alone move nothing
            self._fitted_for = shapes
            self.splitter.fit()

    def _shapes(self) -> tuple[object, ...]:
        """What the heights of stage and ledger depend on."""
        e = self._document.bench.experiment
        return type(e.operation), e.input.shape, e.filters.shape, e.padding

    def _pull_document(self) -> None:
        self._panel_binder.pull(self.language)
        bench, evaluation = self._document.bench, self._document.evaluation
        self.chain.show_chain(bench, evaluation)
        self.problem.show_evaluation(evaluation)

    def pull_player(self) -> None:
        """Show where the player stands."""
        self.playback.pull()
        self._panel_binder.pull_player()
        self._pull_ledger()
        self._narrator.say_soon()

    def _pull_ledger(self) -> None:
        step = self._player.step
        self.chain.show_cell(None if step is None else self._focus.shown(step.cell))
        self.noted.emit(self._ledger_binder.pull())

    def _on_channels(self, shown: Channels) -> None:
        self.stage.set_channels(shown)
        self._panel_binder.show_channels(shown)

    def retranslate(self) -> None:
        self.ledger.setAccessibleName(self.tr("The sum, term by term"))
        self.stage.setAccessibleName(self.tr("Stage: input, filters and output"))
        self._pull_document()
        self.pull_player()
