"""The main window: tabs, menus, status bar, and what is remembered between two starts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QUndoGroup
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow, QTabWidget

from cnnlab.lab.shared.language import LANGUAGES, Language, has_font, system_language
from cnnlab.lab.shared.settings import Settings
from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.notice_bar import NoticeBar
from cnnlab.ui.window import clipboard
from cnnlab.ui.window.actions import Actions
from cnnlab.ui.window.context_menu import open_menu
from cnnlab.ui.window.notice import done, failed
from cnnlab.ui.window.notices import Notices
from cnnlab.ui.window.pages import Page
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Entry, Tab
from cnnlab.ui.window.tabs import TABS, TabSpec
from cnnlab.ui.window.theme import Themes
from cnnlab.ui.window.window_actions import Slots, add_file_and_edit, add_view_and_help

translate = QCoreApplication.translate
THEMES = {
    "system": QT_TRANSLATE_NOOP("Actions", "As the &system"),
    "light": QT_TRANSLATE_NOOP("Actions", "&Light"),
    "dark": QT_TRANSLATE_NOOP("Actions", "&Dark"),
}


class MainWindow(QMainWindow):
    """Holds the tabs; what crosses tabs goes through here.

    The first tab is made at once, or with ``at_once`` False when the window has been painted, so
    that the window is seen sooner.
    """

    def __init__(
        self, settings: Settings, specs: Sequence[TabSpec] = TABS, at_once: bool = True
    ) -> None:
        super().__init__()
        self._settings = settings
        settings.setParent(self)
        self.setWindowTitle("cnnlab")
        self.language = Language(self)
        wanted = settings.text("language") or system_language()
        self._lacks_font = not has_font(wanted)
        self.language.use("en" if self._lacks_font else wanted)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - create_window's condition
        self.themes = Themes(app, self)
        self.tabs = QTabWidget()
        self._pages = [Page(spec) for spec in specs]
        self._made: dict[str, Tab] = {}
        self._shown: Tab | None = None
        self.undo_group = QUndoGroup(self)
        bar = NoticeBar(self.tabs)
        bar.setObjectName("noticeBar")
        self.notices = Notices(bar)
        self._status, self._note = QLabel(), ElidedLabel()
        self._build()
        self.menu = Actions(self.menuBar())
        self._build_menus()
        self.tabs.currentChanged.connect(self.notices.clear)  # first: a new tab may have its own
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.themes.changed.connect(self._on_theme_changed)
        if at_once:
            self._on_tab_changed(0)
        self._restore()
        # Only now: a style sheet is worked out anew for every widget that gets another parent.
        self.themes.use(settings.text("theme"))
        self.retranslate()
        self._started = False
        if at_once:
            self._start()

    def _start(self) -> None:
        """The program opens on the tab that is current."""
        self._started = True
        if self._shown is None:
            self._on_tab_changed(self.tabs.currentIndex())
        if self._shown is not None:
            self._shown.start()

    # building

    def _build(self) -> None:
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for page in self._pages:
            self.tabs.addTab(page, "")
        self.setCentralWidget(self.tabs)
        self.lessons = QDockWidget(self)
        self.lessons.setObjectName("lessonsDock")
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.lessons)
        self.lessons.hide()
        self.statusBar().addWidget(self._status)
        self.statusBar().addPermanentWidget(self._note, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(8, 0, 4, 0)
        self.setMinimumSize(900, 560)

    def _build_menus(self) -> None:
        menu = self.menu
        slots = self._slots()
        add_file_and_edit(menu, slots)
        menu.example_chosen.connect(self._on_example_chosen)
        theme, language = (
            QT_TRANSLATE_NOOP("Actions", "&Theme"),
            QT_TRANSLATE_NOOP("Actions", "&Language"),
        )
        self._themes = menu.add_choices("view", theme, THEMES, self.use_theme)
        self._languages = menu.add_choices("view", language, dict(LANGUAGES), self.use_language)
        self._languages.aboutToShow.connect(self._mark_languages_without_font)
        add_view_and_help(menu, slots)
        self._connect_undo()

    def _slots(self) -> Slots:
        return {
            "open_picture": self.open_picture,
            "quit": self.close,
            "undo": self.undo_group.undo,
            "redo": self.undo_group.redo,
            "cut": lambda: clipboard.cut(self._shown),
            "copy": lambda: clipboard.copy(self._shown),
            "paste": lambda: clipboard.paste(self._shown),
            "select_all": clipboard.select_all,
            "next_tab": lambda: self._turn_tabs(1),
            "previous_tab": lambda: self._turn_tabs(-1),
            "full_screen": self._toggle_full_screen,
            "reset_settings": self.reset_settings,
            "gestures": self._show_gestures,
            "about": self.about,
        }

    def _connect_undo(self) -> None:
        menu, group = self.menu, self.undo_group
        for name, can, changed in (
            ("undo", group.canUndo(), group.canUndoChanged),
            ("redo", group.canRedo(), group.canRedoChanged),
        ):
            menu[name].setEnabled(can)
            changed.connect(menu[name].setEnabled)
        group.undoTextChanged.connect(self._name_undo)
        group.redoTextChanged.connect(self._name_undo)

    def tab(self, name: str) -> Tab | None:
        """The tab of that name, made if it was not shown yet; None where it is still to come."""
        page = next(page for page in self._pages if page.objectName() == name)
        if name not in self._made and page.spec.factory is not None:
            self._made[name] = self._make(
                page, page.spec.factory(self._settings, self.language.code)
            )
        return self._made.get(name)

    def _make(self, page: Page, tab: Tab) -> Tab:
        tab.notice.connect(self.notices.show)
        tab.succeeded.connect(self.notices.clear)
        tab.succeeded.connect(self.menu.refresh)
        tab.examples_changed.connect(self.menu.refresh)
        tab.status_changed.connect(self._pull_status)
        tab.note_changed.connect(self._pull_status)
        tab.picture_asked.connect(self.open_picture)
        tab.examples_changed.connect(self._pull_examples)
        tab.menu_asked.connect(self._on_menu_asked)
        tab.go_to.connect(self.go_to)
        if tab.undo_stack is not None:
            self.undo_group.addStack(tab.undo_stack)
        tab.set_theme(self.themes.theme)
        tab.restore_state(self._settings)
        self.menu.add_tab(page.objectName(), tab.actions_by_menu())
        page.fill(tab)
        return tab

    # what it can be asked for

    def go_to(self, name: str, value: object) -> None:
        """Show the tab of that name, and give it what another tab sent."""
        page = next(page for page in self._pages if page.objectName() == name)
        self.tabs.setCurrentWidget(page)
        if self._shown is not None:
            self._shown.receive(value)

    def open_picture(self) -> None:
        """Choose a picture file for the tab that is shown."""
        from PySide6.QtWidgets import QFileDialog  # not needed to start

        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open picture"),
            self._settings.text("picture_folder"),
            self.tr("Pictures") + " (*.png *.jpg *.jpeg *.bmp *.gif *.webp)",
        )
        if path and self._shown is not None:
            self._settings.remember("picture_folder", path.rsplit("/", 1)[0])
            self._shown.open_path(path)

    def use_language(self, code: str) -> None:
        """Switch the language."""
        self.language.use(code)
        self._settings.remember("language", code)
        for tab in self._made.values():
            tab.set_language(code)
        self._pull_examples()

    def use_theme(self, choice: str) -> None:
        """Switch the theme: "system", "light" or "dark"."""
        self.themes.use(choice)
        self._settings.remember("theme", choice)

    def about(self) -> None:
        """What this program is."""
        from cnnlab.ui.dialogs.about import AboutDialog  # not needed to start

        AboutDialog.show_to(self, self._settings)

    def reset_settings(self) -> None:
        """Ask, and be as at the first start; examples and digits stay."""
        from PySide6.QtWidgets import QMessageBox  # not needed to start

        buttons = QMessageBox.StandardButton
        question = self.tr(
            "Language, theme, speed, pen and the places of window and columns become what they "
            "were at the first start. Your examples and your digits stay."
        )
        title = self.tr("Reset settings")
        answer = QMessageBox.question(self, title, question, buttons.Reset | buttons.Cancel)
        if answer != buttons.Reset:
            return
        self._settings.clear()
        usual = system_language()
        self.use_language(usual if has_font(usual) else "en")
        self.use_theme("system")
        self._settings.clear()  # what those two have remembered
        self._take_usual_size()
        for tab in self._made.values():
            tab.restore_state(self._settings)
        self.notices.show(done(lambda: self.tr("Settings are as at the first start.")))

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _show_gestures(self) -> None:
        from cnnlab.ui.dialogs.gestures import GesturesDialog  # not needed to start

        GesturesDialog.show_to(self, [] if self._shown is None else self._shown.gestures())

    def _turn_tabs(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _on_menu_asked(self, at: QPoint, entries: Sequence[Entry]) -> None:
        open_menu(self, self.menu, entries, at)

    # pulling

    def _on_tab_changed(self, index: int) -> None:
        if self._shown is not None:
            self._shown.leave()
        name = self._pages[index].objectName()
        tab = self._shown = self.tab(name)
        stack = None if tab is None else tab.undo_stack
        self.undo_group.setActiveStack(stack)  # type: ignore[arg-type]  # None: Qt's own "no stack"
        self.menu.show_tab(name)
        self.menu["open_picture"].setEnabled(tab is not None and tab.takes_pictures)
        self._pull_examples()
        self._pull_status()

    def _on_example_chosen(self, index: int) -> None:
        if self._shown is not None:
            self._shown.use_example(index)

    def _pull_examples(self) -> None:
        tab = self._shown
        titles, own = ([], 0) if tab is None else (tab.example_titles(), tab.own_examples())
        self.menu.show_examples(titles, own)

    def _pull_status(self) -> None:
        tab = self._shown
        self._status.setText("" if tab is None else tab.status())
        self._note.set_text("" if tab is None else tab.note())

    def _on_theme_changed(self, theme: Theme) -> None:
        for tab in self._made.values():
            tab.set_theme(theme)

    def retranslate(self) -> None:
        for index, page in enumerate(self._pages):
            self.tabs.setTabText(index, page.title())
        self.lessons.setWindowTitle(self.tr("Lessons"))
        self.tabs.setAccessibleName(self.tr("Tabs"))
        self.menu.retranslate()
        self.notices.retranslate()
        self._name_undo()
        for action in self._themes.actions():
            action.setChecked(action.data() == self.themes.choice)
        for action in self._languages.actions():
            action.setChecked(action.data() == self.language.code)

    def _mark_languages_without_font(self) -> None:
        for action in self._languages.actions():
            if not has_font(action.data()):
                from cnnlab.ui.window import no_font  # seldom needed

                self.menu.rename(action, no_font.label())
                action.setEnabled(False)

    def _name_undo(self) -> None:
        group = self.undo_group
        for name, text, what in (
            ("undo", translate("Actions", "&Undo {what}"), group.undoText()),
            ("redo", translate("Actions", "&Redo {what}"), group.redoText()),
        ):
            # Without a step there is a space too many, before the key in Chinese.
            self.menu[name].setText(text.format(what=what).replace(" (&", "(&").strip())

    # remembering

    def _restore(self) -> None:
        settings = self._settings
        self._take_usual_size()
        self.restoreGeometry(settings.state("geometry"))
        if self._lacks_font:
            from cnnlab.ui.window import no_font  # seldom needed

            self.notices.show(failed(no_font.message))
        if settings.damaged is not None:
            name = settings.damaged.name
            self.notices.show(
                failed(
                    lambda: self.tr(
                        "The settings file was damaged, so the usual settings are used. The old "
                        "file was kept as {name}."
                    ).format(name=name)
                )
            )

    def _take_usual_size(self) -> None:
        available = self.screen().availableGeometry().size()
        self.resize(min(1440, available.width() - 40), min(900, available.height() - 60))

    def closeEvent(self, event: QCloseEvent) -> None:
        for tab in self._made.values():
            tab.close_down()
            tab.save_state(self._settings)
        self._settings.remember("geometry", self.saveGeometry())
        self._settings.save()
        self.language.remove()
        self.themes.release()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self, self._start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space gets here only where the focused widget has no use for it."""
        space = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if not (space and self._shown is not None and self._shown.press_space()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
