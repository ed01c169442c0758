"""The Neuron tab: one neuron, layers of them, points to fit, and why it is so."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QPoint
from PySide6.QtGui import QGuiApplication, QUndoStack

from cnnlab.export.code_text import Library
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.shared.labfile import Document
from cnnlab.lab.shared.own_presets import OwnPresets
from cnnlab.lab.shared.place import WindowPlace
from cnnlab.lab.shared.settings import Settings
from cnnlab.lessons.neuron_presets import NeuronPreset, first_sheet, shipped_neuron_presets
from cnnlab.lessons.sheet import PAGES, PART_OF, Page, Sheet
from cnnlab.lessons.sheet_form import document_data, document_from
from cnnlab.scene.colours import Theme
from cnnlab.ui.neuron.bridges import bridge_actions, receive_window
from cnnlab.ui.neuron.page import NeuronPage
from cnnlab.ui.neuron.pages import page_specs
from cnnlab.ui.neuron.programs import has_program, program, program_actions
from cnnlab.ui.neuron.sheet_examples import SheetExamples, kept_limits
from cnnlab.ui.neuron.tab_layout import lay_out
from cnnlab.ui.widgets.page_panel import PagePanel
from cnnlab.ui.widgets.page_switch import PageSwitch
from cnnlab.ui.window.examples import Examples
from cnnlab.ui.window.notice import done, failed
from cnnlab.ui.window.tab import Action, Tab
from cnnlab.ui.window.tab_pages import TabPages


class NeuronTab(Tab):
    """Its pages show one document; a panel beside them holds their controls."""

    def __init__(self, language: str, own: OwnPresets[NeuronPreset], page: str = "neuron") -> None:
        super().__init__()
        self._language, self._note = language, ""
        self._theme: Theme | None = None
        self._settings: Settings | None = None
        self.examples = Examples(shipped_neuron_presets(), own, kept_limits, self)
        self.document = SheetDocument(first_sheet(self.examples.presets), self)
        self._sheet_examples = SheetExamples(self.examples, self.document)
        specs = page_specs(self.document)
        self.pages = TabPages(specs)
        self.panel, self.switch = PagePanel(), PageSwitch([spec.title for spec in specs])
        lay_out(self, self.switch, self.pages, self.panel)
        self._connect()
        self.show_page(page)
        self.retranslate()

    @property
    def undo_stack(self) -> QUndoStack:
        """Steps of the sheet."""
        return self.document.undo_stack

    @property
    def page(self) -> NeuronPage:
        """The page that is shown."""
        assert self.pages.shown is not None  # noqa: S101 - the first is shown from the start
        return self.pages.shown

    def show_page(self, name: str) -> None:
        """Show the page of that name."""
        before, page = self.pages.shown, self.pages[name]
        if before is not None and before is not page:
            before.leave()
            self._note = ""
        self.pages.setCurrentWidget(page)
        self.switch.set_current(PAGES.index(name))
        self.panel.show_controls(page.controls)
        self._pull_preset()
        self.actions_changed.emit()
        self.status_changed.emit(self.status())

    # what the window asks of every tab

    def actions_by_menu(self) -> Sequence[Action]:
        """Examples, programs of what is shown, the way to the Convolution tab, and the pages'."""
        own = [action for page in self.pages for action in page.page_actions()]
        examples = self._sheet_examples.actions(lambda: self.page.name)
        programs = program_actions(self.copy_program, self._has_program)
        bridges = bridge_actions(self.document, self.go_to.emit, lambda: self.page.name == "neuron")
        return [*examples, *programs, *bridges, *own]

    def example_titles(self) -> list[str]:
        """Names of the worked examples in the language in use."""
        return self._sheet_examples.titles(self._language)

    def own_examples(self) -> int:
        """How many of them, at the end, are the user's own."""
        return self.examples.own

    def use_example(self, index: int) -> None:
        """The parts that an example sets, as one undo step, on the page that shows them."""
        self.show_page(self._sheet_examples.use(index, self._language))

    def complete(self) -> None:
        """Make all pages."""
        self.pages.complete()

    def copy_program(self, library: Library) -> None:
        """Put a program that prints the numbers shown on the clipboard."""
        if not self._has_program():
            return
        sheet, steps = self.document.sheet, self.page.steps_shown()
        text = program(self.page.name, sheet, steps, library, self._language)
        QGuiApplication.clipboard().setText(text)
        self.notice.emit(
            done(lambda: self.tr("A program that prints these numbers is on the clipboard."))
        )

    def gestures(self) -> list[tuple[str, str]]:
        """Keys and mouse of the page that is shown."""
        return self.page.gestures()

    def status(self) -> str:
        """Facts of the page that is shown."""
        return self.page.status()

    def note(self) -> str:
        """The page's line on what is pointed at."""
        return self._note

    def leave(self) -> None:
        """What plays pauses."""
        self.page.leave()

    def press_space(self) -> bool:
        """Play or pause what the page plays."""
        return self.page.press_space()

    def copy(self) -> None:
        """What the page shows."""
        self.page.copy()

    def paste(self, mime: QMimeData) -> None:
        """Into the page that is shown."""
        if not self.page.paste(mime):
            self.refuse(lambda: self.tr("There is nothing on the clipboard that fits here."))

    def accepts(self, mime: QMimeData) -> bool:
        """Whether the page that is shown can take what is dragged."""
        return self.page.accepts(mime)

    def take_mime(self, mime: QMimeData) -> bool:
        """What was dropped, into the page that is shown."""
        return self.page.take_mime(mime)

    def receive(self, value: object) -> None:
        """A window of a convolution from another tab, as one neuron."""
        if isinstance(value, WindowPlace):
            receive_window(self.document, value)
            self.show_page("neuron")

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for page in self.pages:
            page.set_theme(theme)

    def set_language(self, code: str) -> None:
        """Texts that come as data, in another language."""
        self._language = code
        self._pull_language()

    def restore_state(self, settings: Settings) -> None:
        """The page that was shown, and what the pages remember."""
        self._settings = settings
        self.show_page(settings.text("neuron_page"))
        for page in self.pages:
            page.restore_state(settings)
        if self.examples.skipped:
            self.notice.emit(failed(self.examples.skipped_message))

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        settings.remember("neuron_page", self.page.name)
        for page in self.pages:
            page.save_state(settings)

    def snapshot(self) -> Callable[[], Document]:
        """The sheet, and the page that is shown."""
        return partial(document_data, self.document.sheet, self.page.name)

    def from_document(self, document: Document) -> Callable[[], object]:
        """A sheet and a page; the first examples where there is none."""
        if not document:
            return lambda: self._open(first_sheet(self.examples.presets), "neuron")
        return partial(self._open, *document_from(document))

    def close_down(self) -> None:
        """Cancel what runs in the background."""
        for page in self.pages:
            page.close_down()

    def _has_program(self) -> bool:
        return has_program(self.page.name, self.document.sheet)

    # building

    def _connect(self) -> None:
        self.document.changed.connect(self._on_changed)
        self.examples.notice.connect(self.notice)
        self.examples.changed.connect(self._pull_language)
        self.examples.changed.connect(self.examples_changed)
        self.panel.preset_chosen.connect(self.use_example)
        self.switch.chosen.connect(lambda index: self.show_page(PAGES[index]))
        self.pages.page_made.connect(self._on_page_made)

    def _on_page_made(self, page: NeuronPage) -> None:
        """What is asked of all pages is asked of one that comes later too."""
        self.panel.add_controls(page.controls)
        page.notice.connect(self.notice)
        page.note_changed.connect(self._on_note_changed)
        page.page_asked.connect(self.show_page)
        page.go_to.connect(self.go_to)
        page.menu_asked.connect(self._on_menu_asked)
        page.status_changed.connect(lambda: self.status_changed.emit(self.status()))
        page.pull()
        if self._theme is not None:
            page.set_theme(self._theme)
        if self._settings is not None:
            page.restore_state(self._settings)
        self.actions_added.emit(page.page_actions())

    def _open(self, sheet: Sheet, page: Page) -> None:
        """Another sheet, with nothing to undo."""
        self.document.reset(sheet)
        self.show_page(page)

    def _on_note_changed(self, text: str) -> None:
        self._note = text
        self.note_changed.emit(text)

    def _on_menu_asked(self, at: QPoint, entries: object) -> None:
        self.menu_asked.emit(at, entries)

    def _on_changed(self, what: frozenset[str]) -> None:
        """Pull the pages whose part changed; an undo shows where it has changed something."""
        touched = [name for name in PAGES if PART_OF.get(name) in what]
        for page in self.pages:
            if page.name in touched:
                page.pull()
        if touched and self.page.name not in touched:
            self.show_page(touched[0])
        self._pull_preset()
        self.succeeded.emit()
        self.status_changed.emit(self.status())

    def _pull_preset(self) -> None:
        """The example that the sheet came from, on the page that shows it."""
        self.panel.set_preset(*self._sheet_examples.shown(self.page.name, self._language))

    def _pull_language(self) -> None:
        self.panel.preset.set_titles(self.example_titles(), self.examples.shipped)
        self._pull_preset()

    def retranslate(self) -> None:
        self.switch.retranslate()
        self._pull_language()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
