"""The main window: tabs, menus, status bar, and what is remembered between two starts."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QUndoGroup
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from cnnlab.lab.shared.collector import Collector
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.widgets.dialog_host import DialogHost
from cnnlab.ui.widgets.touch import watch_touch
from cnnlab.ui.window import clipboard
from cnnlab.ui.window.actions import Actions
from cnnlab.ui.window.appearance import Appearance
from cnnlab.ui.window.closing import Closing
from cnnlab.ui.window.context_menu import open_menu
from cnnlab.ui.window.dressing import follow_font, put_sheet
from cnnlab.ui.window.help_dialogs import show_about, show_gestures
from cnnlab.ui.window.keeping import Keeping
from cnnlab.ui.window.notice import done
from cnnlab.ui.window.notices import Notices
from cnnlab.ui.window.pages import Pages
from cnnlab.ui.window.placement import (
    limit_size,
    remember_place,
    restore_place,
    take_usual_size,
)
from cnnlab.ui.window.presenting import Presenting
from cnnlab.ui.window.recent_menu import RecentMenu
from cnnlab.ui.window.start_notices import start_notices
from cnnlab.ui.window.status_bar import StatusBar
from cnnlab.ui.window.tab import Entry, Tab, press
from cnnlab.ui.window.tabs import TABS, Factory, TabSpec, load_tabs
from cnnlab.ui.window.undo_names import UndoNames
from cnnlab.ui.window.way_back import way_back
from cnnlab.ui.window.window_actions import Slots, add_file_and_edit, add_view_and_help


class MainWindow(QMainWindow):
    """Holds the tabs; what crosses tabs goes through here.

    It opens a lab file, or what the last run left. The first tab is made at once, or with
    ``at_once`` False when the window has been painted, so that the window is seen sooner.
    """

    def __init__(
        self,
        settings: Settings,
        specs: Sequence[TabSpec] = TABS,
        at_once: bool = True,
        lab: Path | None = None,
    ) -> None:
        super().__init__()
        self._settings, self._at_once = settings, at_once
        settings.setParent(self)
        self._collector = Collector(self)
        self.setWindowTitle("cnnlab")
        self.closes_unasked = False
        """Whether it closes without a question, and keeps what is unsaved for the next start."""
        self.appearance = Appearance(settings, self)
        self.language, self.themes = self.appearance.language, self.appearance.themes
        self.tabs = Pages(specs, self._make)
        self.undo_group = QUndoGroup(self)
        self.notices = Notices(self.tabs)
        self.keeping = Keeping(self.tabs, settings, self.notices, self)
        self.labs = self.keeping.labs
        self._presenting = Presenting(self, self.tabs)
        self._build()
        self._build_menus()
        self.keeping.come_back(lab)
        self.tabs.currentChanged.connect(self.notices.clear)  # first: a new tab may have its own
        self.tabs.currentChanged.connect(self._on_tab_changed)
        for part in self._around():
            self.themes.changed.connect(partial(put_sheet, part))
        self.themes.changed.connect(self.tabs.set_theme)
        self.appearance.language_changed.connect(self.tabs.set_language)
        self.appearance.language_changed.connect(self._pull_examples)
        if at_once:
            load_tabs()
            self._on_tab_changed(self.tabs.currentIndex())
        restore_place(self, settings)
        for notice in start_notices(settings, lacks_font=self.appearance.lacks_font):
            self.notices.add(notice)
        self.keeping.offer_found()
        # Only now: a style sheet is worked out anew for every widget that gets another parent.
        self.appearance.start_theme()
        self.retranslate()
        self._started = False
        if at_once:
            self._start()

    def _start(self) -> None:
        """The program opens on the tab that is current."""
        self._started = True
        if self.tabs.shown is None:
            self._on_tab_changed(self.tabs.currentIndex())
        if self.tabs.shown is not None:
            self.tabs.shown.start()

    # building

    def _build(self) -> None:
        self.tabs.setObjectName("tabs")
        self.setCentralWidget(self.tabs)
        self.lessons = QDockWidget(self)
        self.lessons.setObjectName("lessonsDock")
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.lessons)
        self.lessons.hide()
        self._status = StatusBar()
        self.setStatusBar(self._status)
        limit_size(self)
        watch_touch(self)

    def _around(self) -> list[QWidget]:
        """What stands around the tabs, and what dialogs have their look from."""
        bars = self.menuBar(), self.tabs.tabBar(), self.statusBar()
        return [*bars, self.notices.bar, self.lessons, DialogHost(self)]

    def _build_menus(self) -> None:
        slots = self._slots()
        self.menu = Actions(self.menuBar())
        self.recent = add_file_and_edit(self.menu, slots)
        RecentMenu(self.recent, self.labs)
        self.menu.example_chosen.connect(self.tabs.use_example)
        self.choices = self.appearance.add_choices(self.menu)
        add_view_and_help(self.menu, slots)
        self._presenting.changed.connect(self.menu["full_screen"].setChecked)
        self._undo_names = UndoNames(self.menu, self.undo_group)

    def _slots(self) -> Slots:
        return {
            **self.labs.slots(),
            "open_picture": self.open_picture,
            "quit": self.close,
            "undo": self.undo_group.undo,
            "redo": self.undo_group.redo,
            "cut": lambda: clipboard.cut(self.tabs.shown),
            "copy": lambda: clipboard.copy(self.tabs.shown),
            "paste": lambda: clipboard.paste(self.tabs.shown),
            "select_all": clipboard.select_all,
            "next_tab": lambda: self.tabs.turn(1),
            "previous_tab": lambda: self.tabs.turn(-1),
            "full_screen": self._presenting.toggle,
            "reset_settings": self.reset_settings,
            "gestures": lambda: show_gestures(self, self.tabs.shown),
            "about": lambda: show_about(self, self._settings),
        }

    def tab(self, name: str) -> Tab:
        """The tab of that name, made if it was not shown yet."""
        return self.tabs.tab(name)

    def _make(self, name: str, factory: Factory) -> Tab:
        tab = factory(self._settings, self.language.code)
        tab.notice.connect(self.notices.show)
        tab.succeeded.connect(self.menu.refresh)
        tab.examples_changed.connect(self.menu.refresh)
        tab.actions_changed.connect(self.menu.refresh)
        tab.status_changed.connect(self._pull_status)
        tab.note_changed.connect(self._pull_status)
        tab.picture_asked.connect(self.open_picture)
        tab.examples_changed.connect(self._pull_examples)
        tab.menu_asked.connect(self._on_menu_asked)
        tab.go_to.connect(self.go_to)
        if tab.undo_stack is not None:
            self.undo_group.addStack(tab.undo_stack)
        tab.restore_state(self._settings)
        self.labs.add_tab(name, tab)
        tab.succeeded.connect(self.notices.clear)  # not what came back, which nobody did
        self.menu.add_tab(name, tab.actions_by_menu())
        tab.actions_added.connect(lambda actions: self.menu.add_tab(name, actions))
        if self._at_once:
            tab.complete()
        return tab

    # what it can be asked for

    def go_to(self, name: str, value: object) -> None:
        """Show the tab of that name, give it what another tab sent, and offer the way back."""
        index, told = self.tabs.currentIndex(), self.notices.shown
        self.tabs.go_to(name)
        if self.tabs.shown is not None:
            self.tabs.shown.receive(value)
        if self.notices.shown in (None, told):  # what it was told just now matters more
            self.notices.show(way_back(self.tabs, index, getattr(value, "title", str)))

    def open_picture(self) -> None:
        """Choose a picture file for the tab that is shown."""
        from cnnlab.ui.dialogs.open_picture import OpenPictureDialog  # not needed to start

        path = OpenPictureDialog.ask(self, self._settings.text("picture_folder"))
        if path and self.tabs.shown is not None:
            self._settings.remember("picture_folder", path.rsplit("/", 1)[0])
            self.tabs.shown.open_path(path)

    def use_language(self, code: str) -> None:
        """Switch the language."""
        self.appearance.use_language(code)

    def use_theme(self, choice: str) -> None:
        """Switch the theme: "system", "light" or "dark"."""
        self.appearance.use_theme(choice)

    def reset_settings(self) -> None:
        """Ask, and be as at the first start; examples and digits stay."""
        from cnnlab.ui.dialogs.reset_settings import ResetDialog  # not needed to start

        if not ResetDialog.ask(self):
            return
        self._settings.clear()
        self.appearance.reset()
        self._settings.clear()  # what that has remembered
        take_usual_size(self)
        for tab in self.tabs.made().values():
            tab.restore_state(self._settings)
        self.notices.show(done(lambda: self.tr("Settings are as at the first start.")))

    def _on_menu_asked(self, at: QPoint, entries: Sequence[Entry]) -> None:
        open_menu(self, self.menu, entries, at)

    # pulling

    def _on_tab_changed(self, index: int) -> None:
        tab = self.tabs.show_tab(index)
        stack = tab.undo_stack
        self.undo_group.setActiveStack(stack)  # type: ignore[arg-type]  # None: Qt's own "no stack"
        self.menu.show_tab(self.tabs.shown_name())
        self.menu["open_picture"].setEnabled(tab.takes_pictures)
        self._pull_examples()
        self._pull_status()

    def _pull_examples(self) -> None:
        tab = self.tabs.shown
        titles, own = ([], 0) if tab is None else (tab.example_titles(), tab.own_examples())
        self.menu.show_examples(titles, own)

    def _pull_status(self) -> None:
        self._status.show_tab(self.tabs.shown)

    def retranslate(self) -> None:
        self.lessons.setWindowTitle(self.tr("Lessons"))
        self.menu.retranslate()
        self.notices.retranslate()
        self._undo_names.retranslate()
        self.appearance.mark()

    def closeEvent(self, event: QCloseEvent) -> None:
        closing = Closing(self.tabs, self.keeping, lambda: not self.closes_unasked)
        if not closing.may():
            event.ignore()
            return
        remember_place(self, self._settings)
        self.hide()  # what is on its way may take some time to end
        closing.finish(self._settings)
        self._settings.save()
        self.appearance.release()
        self._collector.release()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self, self._start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """These keys get here only where the focused widget has no use for them."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        taken = plain and press(self.tabs.shown, event.key())
        if not taken and plain and event.key() == Qt.Key.Key_Escape:
            taken = self._presenting.leave()
        if not taken:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.WindowStateChange:
            self._presenting.pull_soon()
        elif event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, lambda: follow_font(self))
        super().changeEvent(event)
