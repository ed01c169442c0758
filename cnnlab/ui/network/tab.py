"""The Network tab: build a network, feed it, watch it learn."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QShowEvent, QUndoStack

from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lab.network.judge import Judge
from cnnlab.lab.network.kept_files import KeptFiles
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.shared.labfile import Document
from cnnlab.lab.shared.own_presets import OwnPresets
from cnnlab.lab.shared.place import DrawnImage, ExperimentPlace
from cnnlab.lab.shared.scratch_folder import ScratchFolder
from cnnlab.lab.shared.settings import Settings
from cnnlab.lab.shared.weights_file import weights_in
from cnnlab.lessons.network_form import document_data, document_from
from cnnlab.lessons.network_presets import (
    NetworkPreset,
    first_network_sheet,
    preset_of_sheet,
    shipped_network_presets,
)
from cnnlab.lessons.network_sheet import NetworkSheet
from cnnlab.scene.colours import Theme
from cnnlab.ui.network.compute_threads import ComputeThreads
from cnnlab.ui.network.data_binder import DataBinder
from cnnlab.ui.network.gestures import gestures
from cnnlab.ui.network.hint_binder import HintBinder
from cnnlab.ui.network.inside_binder import InsideBinder
from cnnlab.ui.network.kept_training import KeptTraining
from cnnlab.ui.network.preset_binder import PresetBinder
from cnnlab.ui.network.saving import NetworkFiles
from cnnlab.ui.network.stack_binder import StackBinder
from cnnlab.ui.network.stack_words import totals_text
from cnnlab.ui.network.tab_actions import network_actions
from cnnlab.ui.network.tab_layout import LATE_PAGES, lay_out
from cnnlab.ui.network.time_binder import TimeBinder
from cnnlab.ui.network.training_binder import TrainingBinder
from cnnlab.ui.widgets.table_mime import copy_text
from cnnlab.ui.window.examples import Examples, example_actions
from cnnlab.ui.window.notice import Say, failed
from cnnlab.ui.window.part_examples import kept_limits
from cnnlab.ui.window.tab import Action, Tab

Binder = PresetBinder | StackBinder | TrainingBinder | TimeBinder | HintBinder | DataBinder
PAGES = ("curves", "inside", "data", *LATE_PAGES)


class NetworkTab(Tab):
    """Blocks at the left; training, curves, the network inside and its data at the right."""

    def __init__(
        self, language: str, own: OwnPresets[NetworkPreset], folder: Path, mine: Path
    ) -> None:
        """``folder`` holds what the tab keeps, ``mine`` the user's own digits."""
        super().__init__()
        kept = KeptFiles(folder)
        self.examples = Examples(shipped_network_presets(), own, kept_limits, self)
        self.document = NetworkDocument(first_network_sheet(self.examples.presets), self)
        self.document.changed.connect(self.succeeded)  # before what an edit ends is told
        self.session = TrainingSession(self.document, mine, kept.path, self)
        self._scratch = ScratchFolder(folder, "moments")
        self.session.scratch = self._scratch.path
        self.rewind = Rewind(self.session, self)
        self.judge = Judge(self.session, self.rewind, self)
        self._kept = KeptTraining(self.session, kept, self)
        self.threads = ComputeThreads(self.session, self)
        titles = [
            lambda: self.tr("Curves"),
            lambda: self.tr("Inside"),
            lambda: self.tr("Data"),
            lambda: self.tr("Race"),
            lambda: self.tr("What moved"),
            lambda: self.tr("Why edges?"),
        ]
        self.parts, self.splitter = lay_out(self, titles)
        self._presets = PresetBinder(self.parts.preset, self.examples, self.document, language)
        self._stack = StackBinder(self.parts.stack, self.document)
        parts, rewind = self.parts, self.rewind
        followed = self.session, rewind, self.judge
        self._training = TrainingBinder(*followed, parts.bar, parts.curves)
        self._inside = InsideBinder(*followed, parts.inside)
        self._time = TimeBinder(self.session, rewind, parts.time)
        self._hint = HintBinder(self.session, parts.hint)
        self._data = DataBinder(self.session, parts.bar, parts.data, folder / "mnist", self)
        self.files = NetworkFiles(self.session, rewind, folder, self)
        self.files.language = language
        self._connect()
        self.retranslate()
        self._inside.show_network()

    # what the window asks of every tab

    @property
    def undo_stack(self) -> QUndoStack:
        """Steps of the document."""
        return self.document.undo_stack

    def actions_by_menu(self) -> Sequence[Action]:
        """Examples, files of weights, the network as a program, and how it is computed."""
        return [
            *example_actions(
                self.examples,
                lambda: preset_of_sheet(self.document.sheet),
                lambda: self.document.sheet.preset,
            ),
            *network_actions(self.files, self.threads, self._rests, lambda: self._fits),
        ]

    def example_titles(self) -> list[str]:
        """Names of the worked examples in the language in use."""
        return self._presets.titles()

    def own_examples(self) -> int:
        """How many of them, at the end, are the user's own."""
        return self.examples.own

    def use_example(self, index: int) -> None:
        """A network and how it is trained, as one undo step."""
        self._presets.use(index)

    def status(self) -> str:
        """What the network costs."""
        return totals_text(self.document.check)

    def gestures(self) -> list[tuple[str, str]]:
        """Keys and mouse."""
        return gestures()

    def copy(self) -> None:
        """The number or sum that the atlas shows, else the network as a program."""
        atlas = self.parts.inside.atlas
        text = atlas.copied() if atlas.view.hasFocus() else ""
        if text:
            copy_text(text)
        elif self._fits:
            self.files.copy_program()

    def paste(self, mime: QMimeData) -> None:
        """A file of weights."""
        if not self.take_mime(mime):
            self.refuse(lambda: self.tr("There is nothing on the clipboard that fits here."))

    def drop_text(self, mime: QMimeData) -> str:
        """A file of weights is shown, while nothing is trained."""
        if self.session.running or weights_in(mime) is None:
            return ""
        return self.tr("Drop the weights here: their network is shown, and can be trained on")

    def take_mime(self, mime: QMimeData) -> bool:
        """Open a file of weights."""
        return self.files.take(mime)

    def open_path(self, path: str) -> None:
        """A file of weights."""
        self.files.open_path(path)

    def press_space(self) -> bool:
        """Train, or pause."""
        return self._training.toggle()

    def set_theme(self, theme: Theme) -> None:
        self.parts.set_theme(theme)

    def set_language(self, code: str) -> None:
        """Texts that come as data, in another language."""
        self.files.language = code
        self._presets.set_language(code)

    def see(self, offers: Sequence[object]) -> None:
        """The drawing of the Digits tab, to be read at any moment."""
        drawn = [one.image for one in offers if isinstance(one, DrawnImage)]
        self._inside.show_drawing(drawn[0] if drawn else None)

    def restore_state(self, settings: Settings) -> None:
        """The page, the widths, the folders; a training that was kept is offered again."""
        self._data.restore_state(settings)
        self.threads.restore_state(settings)
        self.show_page(settings.text("network_page"))
        if self.examples.skipped:
            self.notice.emit(failed(self.examples.skipped_message))
        self._kept.offer()

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        self._data.save_state(settings)
        self.threads.save_state(settings)
        settings.remember("network_page", PAGES[self.parts.pages.currentIndex()])

    def snapshot(self) -> Callable[[], Document]:
        """The sheet."""
        return partial(document_data, self.document.sheet)

    def from_document(self, document: Document) -> Callable[[], object]:
        """A sheet; the first example where there is none."""
        sheet = document_from(document) if document else first_network_sheet(self.examples.presets)
        return partial(self._show, sheet)

    def may_close(self) -> bool:
        """Ask before a training is stopped, or a race is lost."""
        return self._kept.may_stop(self) and self.parts.may_close(self)

    def keep(self, asks: Callable[[], bool]) -> bool:
        return self._kept.keep(self, asks)

    def close_down(self) -> None:
        """Keep the training, stop what runs."""
        for part in (self.rewind, self.judge, self.session, self._kept):
            part.close_down()
        self._scratch.close()
        self.parts.close_down()

    # pages

    def show_page(self, name: str) -> None:
        """Show curves, the network inside, or its data."""
        self.parts.switch.set_current(PAGES.index(name))
        self._on_page(PAGES.index(name))

    def _on_page(self, index: int) -> None:
        self.parts.pages.setCurrentIndex(index)
        self._inside.pull()
        self._data.pull()

    # building

    def _connect(self) -> None:
        document, bar = self.document, self.parts.bar
        document.changed.connect(self._on_changed)
        self.parts.switch.chosen.connect(self._on_page)
        self.parts.open_late(self.session, self.rewind, self.notice)
        self.parts.inside.atlas.menu_asked.connect(self.menu_asked)
        self.parts.inside.atlas.wanted.connect(self._on_wanted)
        told = self._training, self._data, self.files, self.threads, self._kept, self._time
        for part in told:
            part.notice.connect(self.notice)
        self.files.go_to.connect(self.go_to)
        bar.digits_asked.connect(self.files.use_in_digits)
        bar.save_asked.connect(self.files.save)
        bar.open_asked.connect(self.files.open)
        self._training.running_changed.connect(self._on_running)
        self.session.network_changed.connect(self._pull_uses)
        self.examples.notice.connect(self.notice)
        self.examples.changed.connect(self.examples_changed)

    @property
    def _fits(self) -> bool:
        return self.document.check.fits

    def _rests(self) -> bool:
        return not self.session.running

    def _show(self, sheet: NetworkSheet) -> None:
        self.document.reset(sheet)
        self._presets.pull()

    def _on_changed(self, what: frozenset[str]) -> None:
        del what
        self._stack.pull()
        self._training.pull()
        self._hint.pull()
        self._inside.pull()
        self._pull_uses()
        self.status_changed.emit(self.status())

    def _on_running(self, running: bool) -> None:
        self.mark_changed.emit(running)
        self.actions_changed.emit()

    def _on_wanted(self, opened: OpenedCell, title: Say) -> None:
        if opened.experiment is not None:
            place = ExperimentPlace(opened.experiment, opened.at, title)
            self.go_to.emit("convolutionTab", place)

    # pulling

    def _pull_uses(self) -> None:
        self.parts.bar.show_uses(self.files.readable, self.files.use_tip())

    def retranslate(self) -> None:
        self.parts.switch.retranslate()
        self.parts.preset_label.setText(self.tr("Example"))
        binders: tuple[Binder, ...] = (self._presets, self._stack, self._training, self._time)
        for binder in (*binders, self._hint, self._data):
            binder.retranslate()
        self._pull_uses()
        self._inside.pull()

    def showEvent(self, event: QShowEvent) -> None:
        """The examples are drawn when the tab is first seen, and not before."""
        super().showEvent(event)
        if self.session.data is None and not self.session.sources.running:
            self.session.load()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
