"""The Network tab: build a network, feed it, watch it learn."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QGuiApplication, QShowEvent, QUndoStack

from cnnlab.core.checkpoints import Checkpoint
from cnnlab.core.inspect.opened_cell import OpenedCell
from cnnlab.core.weights import WeightsError
from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lab.network.run import read_back
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.shared.labfile import Document
from cnnlab.lab.shared.own_presets import OwnPresets
from cnnlab.lab.shared.place import ExperimentPlace
from cnnlab.lab.shared.settings import Settings
from cnnlab.lessons.network_form import document_data, document_from
from cnnlab.lessons.network_presets import (
    NetworkPreset,
    first_network_sheet,
    preset_of_sheet,
    shipped_network_presets,
)
from cnnlab.lessons.network_sheet import NetworkSheet
from cnnlab.scene.colours import Theme
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog
from cnnlab.ui.network.data_binder import DataBinder
from cnnlab.ui.network.gestures import gestures
from cnnlab.ui.network.hint_binder import HintBinder
from cnnlab.ui.network.inside_binder import InsideBinder
from cnnlab.ui.network.saving import NetworkFiles
from cnnlab.ui.network.stack_binder import StackBinder
from cnnlab.ui.network.stack_words import totals_text
from cnnlab.ui.network.tab_layout import lay_out
from cnnlab.ui.network.training_binder import TrainingBinder
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.weights_messages import weights_message
from cnnlab.ui.window.examples import Examples, example_actions
from cnnlab.ui.window.notice import Notice, Offer, done, failed
from cnnlab.ui.window.part_examples import kept_limits
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Tab

KEPT = "training.safetensors"
PAGES = ("curves", "inside", "data")


class NetworkTab(Tab):
    """Blocks at the left; training, curves, the network inside and its data at the right."""

    def __init__(
        self, language: str, own: OwnPresets[NetworkPreset], folder: Path, mine: Path
    ) -> None:
        """``folder`` holds what the tab keeps, ``mine`` the user's own digits."""
        super().__init__()
        self._language, self._kept = language, folder / KEPT
        self.examples = Examples(shipped_network_presets(), own, kept_limits, self)
        self.document = NetworkDocument(first_network_sheet(self.examples.presets), self)
        self.document.changed.connect(self.succeeded)  # before what an edit ends is told
        self.session = TrainingSession(self.document, mine, self._kept, self)
        titles = [
            lambda: self.tr("Curves"),
            lambda: self.tr("Inside"),
            lambda: self.tr("Data"),
        ]
        self.parts, self.splitter = lay_out(self, titles)
        self._stack = StackBinder(self.parts.stack, self.document)
        self._training = TrainingBinder(self.session, self.parts.bar, self.parts.curves)
        self._inside = InsideBinder(self.session, self.parts.inside)
        self._hint = HintBinder(self.session, self.parts.hint)
        self._data = DataBinder(
            self.session, self.parts.bar, self.parts.data, folder / "mnist", self
        )
        self.files = NetworkFiles(self.session, folder, self)
        self._connect()
        self.retranslate()
        self._inside.show_network()

    # what the window asks of every tab

    @property
    def undo_stack(self) -> QUndoStack:
        """Steps of the document."""
        return self.document.undo_stack

    def actions_by_menu(self) -> Sequence[Action]:
        """Examples, files of weights, and the network as a program."""
        torch = QT_TRANSLATE_NOOP("Actions", "Copy as P&yTorch program")
        save = QT_TRANSLATE_NOOP("Actions", "Save &network…")
        weights = QT_TRANSLATE_NOOP("Actions", "Open &weights…")
        return [
            *example_actions(
                self.examples,
                lambda: preset_of_sheet(self.document.sheet),
                lambda: self.document.sheet.preset,
            ),
            Action("open_weights", "file", weights, self.files.open, enabled=self._rests),
            Action("save_network", "file", save, self.files.save),
            Action(
                "copy_torch",
                "edit",
                torch,
                self.copy_program,
                enabled=lambda: self._stack.check.fits,
            ),
        ]

    def example_titles(self) -> list[str]:
        """Names of the worked examples in the language in use."""
        return [preset.title[self._language] for preset in self.examples.presets]

    def own_examples(self) -> int:
        """How many of them, at the end, are the user's own."""
        return self.examples.own

    def use_example(self, index: int) -> None:
        """A network and how it is trained, as one undo step."""
        preset = self.examples.presets[index]
        text = self.tr("Example “{title}”").format(title=preset.title[self._language])
        self.document.use_preset(preset, text)
        self._pull_preset()

    def status(self) -> str:
        """What the network costs."""
        return totals_text(self._stack.check)

    def gestures(self) -> list[tuple[str, str]]:
        """Keys and mouse."""
        return gestures()

    def copy(self) -> None:
        """The number or sum that the atlas shows, else the network as a program."""
        atlas = self.parts.inside.atlas
        text = atlas.copied() if atlas.view.hasFocus() else ""
        if text:
            QGuiApplication.clipboard().setText(text)
        elif self._stack.check.fits:
            self.copy_program()

    def copy_program(self) -> None:
        """Put the network as a PyTorch program on the clipboard."""
        from cnnlab.export.stack_code import stack_program  # not needed to start

        fitted, stack = self.session.fitted, self.document.sheet.stack
        fits = fitted is not None and fitted.shape == stack.input_shape
        before = fitted.layers() if fitted is not None and fits else ()
        QGuiApplication.clipboard().setText(stack_program(stack, before, self._language))
        self.notice.emit(done(lambda: self.tr("The network is copied as a PyTorch program.")))

    def paste(self, mime: QMimeData) -> None:
        """A file of weights."""
        if not self.take_mime(mime):
            self.refuse(lambda: self.tr("There is nothing on the clipboard that fits here."))

    def accepts(self, mime: QMimeData) -> bool:
        """A file of weights."""
        return _weights_in(mime) is not None

    def take_mime(self, mime: QMimeData) -> bool:
        """Open a file of weights."""
        path = _weights_in(mime)
        if path is not None:
            self.open_path(path)
        return path is not None

    def open_path(self, path: str) -> None:
        """A file of weights."""
        if self._rests():
            self.files.open_path(path)
        else:
            self.refuse(lambda: self.tr("A network is being trained: pause that first."))

    def press_space(self) -> bool:
        """Train, or pause."""
        return self._training.toggle()

    def set_theme(self, theme: Theme) -> None:
        for part in (self.parts.stack, self.parts.bar, self.parts.curves, self.parts.inside):
            part.set_theme(theme)
        self.parts.data.set_theme(theme)

    def set_language(self, code: str) -> None:
        """Texts that come as data, in another language."""
        self._language = code
        self._pull_titles()

    def restore_state(self, settings: Settings) -> None:
        """The page, the widths, the folders; a training that was kept is offered again."""
        self._data.restore_state(settings)
        self.show_page(settings.text("network_page"))
        if self.examples.skipped:
            self.notice.emit(failed(self.examples.skipped_message))
        self._offer_kept()

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        self._data.save_state(settings)
        settings.remember("network_page", PAGES[self.parts.pages.currentIndex()])

    def snapshot(self) -> Callable[[], Document]:
        """The sheet."""
        return partial(document_data, self.document.sheet)

    def from_document(self, document: Document) -> Callable[[], object]:
        """A sheet; the first example where there is none."""
        sheet = document_from(document) if document else first_network_sheet(self.examples.presets)
        return partial(self._show, sheet)

    def may_close(self) -> bool:
        """Ask before a training is stopped."""
        return not self.session.running or StopTrainingDialog.ask(self)

    def close_down(self) -> None:
        """Keep the training, stop what runs."""
        self.session.close_down()
        self.parts.inside.close_down()

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
        self.parts.preset.chosen.connect(self.use_example)
        self.parts.inside.atlas.menu_asked.connect(self.menu_asked)
        self.parts.inside.atlas.wanted.connect(self._on_wanted)
        for part in (self._training, self._data, self.files):
            part.notice.connect(self.notice)
        self.files.go_to.connect(self.go_to)
        bar.digits_asked.connect(self.files.use_in_digits)
        bar.save_asked.connect(self.files.save)
        bar.open_asked.connect(self._on_open_asked)
        self._training.running_changed.connect(self._on_running)
        self.session.network_changed.connect(self._pull_uses)
        self.session.ended.connect(self._on_ended)
        self.session.unresumed.connect(self._on_unresumed)
        self.examples.notice.connect(self.notice)
        self.examples.kept.connect(self._on_kept)
        self.examples.changed.connect(self._pull_titles)
        self.examples.changed.connect(self.examples_changed)

    def _rests(self) -> bool:
        return not self.session.running

    def _show(self, sheet: NetworkSheet) -> None:
        self.document.reset(sheet)
        self._pull_preset()

    def _on_changed(self, what: frozenset[str]) -> None:
        del what
        self._stack.pull()
        self._training.pull()
        self._hint.pull()
        self._inside.pull()
        self._pull_preset()
        self._pull_uses()
        self.status_changed.emit(self.status())

    def _on_running(self, running: bool) -> None:
        self.mark_changed.emit(running)
        self.actions_changed.emit()

    def _on_open_asked(self) -> None:
        if self._rests():
            self.files.open()
        else:
            self.refuse(lambda: self.tr("A network is being trained: pause that first."))

    def _on_wanted(self, opened: OpenedCell, title: str) -> None:
        if opened.experiment is not None:
            place = ExperimentPlace(opened.experiment, opened.at, title)
            self.go_to.emit("convolutionTab", place)

    def _on_ended(self) -> None:
        self.notice.emit(
            done(lambda: self.tr("The training ended: the network or its data are others now."))
        )

    def _on_kept(self, preset: NetworkPreset) -> None:
        self.document.replace(preset.applied(self.document.sheet), self.tr("Keep as example"))

    # a training that was kept

    def _offer_kept(self) -> None:
        try:
            found = read_back(self._kept)
        except (WeightsError, OSError) as error:
            self.notice.emit(failed(partial(weights_message, error, str(self._kept))))
            return
        if found is not None:
            self.notice.emit(self._kept_notice(found))

    def _kept_notice(self, found: Checkpoint) -> Notice:
        def say() -> str:
            text = self.tr("Your last training stopped at step {step}. It can go on.")
            return text.format(step=f"{found.steps:,}")

        resume = Offer(lambda: self.tr("Resume"), partial(self.session.resume, found))
        return done(say, resume)

    def _on_unresumed(self, error: WeightsError) -> None:
        self.notice.emit(failed(partial(weights_message, error, str(self._kept))))

    # pulling

    def _pull_preset(self) -> None:
        place = self.examples.of(self.document.sheet.preset)
        self.parts.preset.show_place(place)
        about = "" if place < 0 else self.examples.presets[place].about[self._language]
        self.parts.preset.setToolTip(about or self.tr("Start over from a worked example"))

    def _pull_titles(self) -> None:
        self.parts.preset.set_titles(self.example_titles(), self.examples.shipped)
        self._pull_preset()

    def _pull_uses(self) -> None:
        why = self.tr("Read digits with this network from now on")
        if not self.files.readable:
            why = self.tr("Only a network that reads images of 28×28 as ten digits can be used.")
        self.parts.bar.show_uses(self.files.readable, why)

    def retranslate(self) -> None:
        self.parts.switch.retranslate()
        self.parts.preset_label.setText(self.tr("Example"))
        self.parts.preset.setPlaceholderText(self.tr("Choose an example"))
        self.parts.time_label.setText(self.tr("Time"))
        tip = self.tr("Going back to earlier moments of a training is still to come")
        name_control(self.parts.time, self.tr("Moment of the training"), tip)
        self._pull_titles()
        self._pull_uses()
        self._stack.retranslate()
        self._training.retranslate()
        self._inside.pull()
        self._hint.retranslate()
        self._data.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """The examples are drawn when the tab is first seen, and not before."""
        super().showEvent(event)
        if self.session.data is None and not self.session.sources.running:
            self.session.load()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _weights_in(mime: QMimeData) -> str | None:
    """The file of weights that is dragged or pasted, if it is one."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(".safetensors") else None
