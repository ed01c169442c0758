"""A tab of several pages that show one document: what the window asks is asked of its pages."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnlab.lab.shared.history import History
from cnnlab.lab.shared.settings import Settings
from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.page_panel import PagePanel
from cnnlab.ui.widgets.page_switch import PageSwitch
from cnnlab.ui.window.dressing import Dressing, put_sheet
from cnnlab.ui.window.notice import failed
from cnnlab.ui.window.part_examples import PartExamples
from cnnlab.ui.window.tab import Action, Tab
from cnnlab.ui.window.tab_page import PG, PageSpec
from cnnlab.ui.window.tab_pages import TabPages


class PagedTab(Tab, Generic[PG]):
    """Its pages show one document; a panel beside them holds their controls.

    What inherits it makes a document, and then calls ``build``. ``page_setting`` is the setting in
    which the name of the page that is shown is kept.
    """

    page_setting: str
    document: History[Any]

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language, self._note = language, ""
        self._theme: Theme | None = None
        self._dressings: list[Dressing] = []
        self._settings: Settings | None = None

    def build(
        self,
        specs: Sequence[PageSpec[PG]],
        page: str,
        examples: PartExamples[Any, Any] | None = None,
    ) -> None:
        """Make the page of that name, and space for all of them."""
        self._specs = {spec.name: spec for spec in specs}
        self._examples = examples
        self.pages = TabPages(specs)
        self.panel, self.switch = PagePanel(), PageSwitch([spec.title for spec in specs])
        self.panel.show_examples(examples is not None)
        self._lay_out()
        self._connect()
        self.show_page(page)
        self.retranslate()

    @property
    def undo_stack(self) -> QUndoStack:
        """Steps of the document."""
        return self.document.undo_stack

    @property
    def page(self) -> PG:
        """The page that is shown."""
        assert self.pages.shown is not None  # noqa: S101 - the first is shown from the start
        return self.pages.shown

    def show_page(self, name: str) -> None:
        """Show the page of that name."""
        before, page = self.pages.shown, self.pages[name]
        if before is not None and before is not page:
            before.leave()
        self.pages.setCurrentWidget(page)
        if before is not page:
            self._note = ""  # what the last page said while it was hidden is forgotten too
        self.switch.set_current([*self._specs].index(name))
        self.panel.show_controls(page.controls)
        self._pull_preset()
        self.actions_changed.emit()
        self.status_changed.emit(self.status())

    def open_value(self, value: Any, page: str) -> None:
        """Another value of the document, with nothing to undo, on one of the pages."""
        self.document.reset(value)
        self.show_page(page)

    # what the window asks of every tab

    def actions_by_menu(self) -> Sequence[Action]:
        """Those of the examples, of the tab and of its pages."""
        known = self._examples
        examples = [] if known is None else known.actions(lambda: self.page.name)
        of_pages = [action for page in self.pages for action in page.page_actions()]
        return [*examples, *self.own_actions(), *of_pages]

    def own_actions(self) -> Sequence[Action]:
        """What the menus offer whichever page is shown."""
        return ()

    def example_titles(self) -> list[str]:
        """Names of the worked examples in the language in use."""
        return [] if self._examples is None else self._examples.titles(self._language)

    def own_examples(self) -> int:
        """How many of them, at the end, are the user's own."""
        return 0 if self._examples is None else self._examples.examples.own

    def use_example(self, index: int) -> None:
        """The parts that an example sets, as one undo step, on the page that shows them."""
        if self._examples is not None:
            self.show_page(self._examples.use(index, lambda: self._language))

    def complete(self) -> None:
        """Make all pages."""
        self.pages.complete()

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
            self.refuse_pasted(mime, self._nothing_fits)

    def _nothing_fits(self) -> str:
        return self.tr("There is nothing on the clipboard that fits here.")

    def drop_text(self, mime: QMimeData) -> str:
        """What the page that is shown would do with what is dragged."""
        return self.page.drop_text(mime)

    def take_mime(self, mime: QMimeData) -> bool:
        """What was dropped, into the page that is shown."""
        return self.page.take_mime(mime)

    def wear(self, theme: Theme) -> None:
        """The pages one by one, those that are hidden when they are shown."""
        self._theme = theme
        for dressing in self._dressings:
            dressing.set_theme(theme)

    def set_language(self, code: str) -> None:
        """Texts that come as data, in another language."""
        self._language = code
        self._pull_language()

    def restore_state(self, settings: Settings) -> None:
        """The page that was shown, and what the pages remember."""
        self._settings = settings
        self.show_page(settings.text(self.page_setting))
        for page in self.pages:
            page.restore_state(settings)
        if self._examples is not None and self._examples.examples.skipped:
            self.notice.emit(failed(self._examples.examples.skipped_message))

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        settings.remember(self.page_setting, self.page.name)
        for page in self.pages:
            page.save_state(settings)

    def close_down(self) -> None:
        """Cancel what runs in the background."""
        for page in self.pages:
            page.close_down()

    # building

    def _lay_out(self) -> None:
        """The switch above the pages, the panel beside them."""
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(10)
        column = QVBoxLayout()
        column.setSpacing(4)
        row.addLayout(column, 1)
        row.addWidget(self.panel)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        names = [*self._specs]
        self.document.changed.connect(self._on_changed)
        if self._examples is not None:
            examples = self._examples.examples
            examples.notice.connect(self.notice)
            examples.changed.connect(self._pull_language)
            examples.changed.connect(self.examples_changed)
        self.panel.preset_chosen.connect(self.use_example)
        for part in (self.panel, self.switch):
            self._dress(part, partial(put_sheet, part))
        self.switch.chosen.connect(lambda index: self.show_page(names[index]))
        self.pages.page_made.connect(self._on_page_made)

    def _on_page_made(self, page: PG) -> None:
        """What is asked of all pages is asked of one that comes later too."""
        self.panel.add_controls(page.controls)
        page.notice.connect(self.notice)
        page.note_changed.connect(partial(self._on_note_changed, page))
        page.page_asked.connect(self.show_page)
        page.go_to.connect(self.go_to)
        page.menu_asked.connect(self._on_menu_asked)
        page.status_changed.connect(lambda: self.status_changed.emit(self.status()))
        page.pull()
        self._dress(page, page.wear)
        if self._settings is not None:
            page.restore_state(self._settings)
        self.actions_added.emit(page.page_actions())

    def _dress(self, part: QWidget, put_on: Callable[[Theme], object]) -> None:
        dressing = Dressing(part, put_on)
        self._dressings.append(dressing)
        if self._theme is not None:
            dressing.set_theme(self._theme)

    def _on_note_changed(self, page: PG, text: str) -> None:
        """Of the page that is shown: the pointer leaves a view also because its page is hidden."""
        if page is self.pages.shown:
            self._note = text
            self.note_changed.emit(text)

    def _on_menu_asked(self, at: QPoint, entries: object) -> None:
        self.menu_asked.emit(at, entries)

    def _on_changed(self, what: frozenset[str]) -> None:
        """Pull the pages whose parts changed; an undo shows where it has changed something."""
        touched = [name for name, spec in self._specs.items() if not what.isdisjoint(spec.parts)]
        for page in self.pages:
            if page.name in touched:
                page.pull()
        if touched and self.page.name not in touched:
            own = [name for name in touched if self._specs[name].parts[0] in what]
            self.show_page([*own, *touched][0])  # rather than one that shows a picture as well
        self._pull_preset()
        self.succeeded.emit()
        self.status_changed.emit(self.status())

    def _pull_preset(self) -> None:
        """The example that the document came from, on the page that shows it."""
        if self._examples is not None:
            self.panel.set_preset(*self._examples.shown(self.page.name, self._language))

    def _pull_language(self) -> None:
        if self._examples is not None:
            shipped = self._examples.examples.shipped
            self.panel.preset.set_titles(self.example_titles(), shipped)
        self._pull_preset()

    def retranslate(self) -> None:
        self.switch.retranslate()
        self._pull_language()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
