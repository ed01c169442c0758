"""The main window: tabs, menus, status bar, and what is remembered between two starts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QUndoGroup
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTabWidget,
)

from cnnlab import __version__
from cnnlab.lab.shared.language import LANGUAGES, Language, system_language
from cnnlab.lab.shared.settings import Settings
from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.notice_bar import NoticeBar
from cnnlab.ui.window.actions import Actions
from cnnlab.ui.window.notice import failed
from cnnlab.ui.window.notices import Notices
from cnnlab.ui.window.pages import Page
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Tab
from cnnlab.ui.window.tabs import TABS, TabSpec
from cnnlab.ui.window.theme import Themes

translate = QCoreApplication.translate
THEMES = {
    "system": QT_TRANSLATE_NOOP("Actions", "As the &system"),
    "light": QT_TRANSLATE_NOOP("Actions", "&Light"),
    "dark": QT_TRANSLATE_NOOP("Actions", "&Dark"),
}


class MainWindow(QMainWindow):
    """Holds the tabs; what crosses tabs goes through here."""

    def __init__(self, settings: Settings, specs: Sequence[TabSpec] = TABS) -> None:
        super().__init__()
        self._settings = settings
        settings.setParent(self)
        self.setWindowTitle("cnnlab")
        self.language = Language(self)
        self.language.use(settings.text("language") or system_language())
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
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.themes.changed.connect(self._on_theme_changed)
        self._on_tab_changed(0)
        self._restore()
        # Only now: a style sheet is worked out anew for every widget that gets another parent.
        self.themes.use(settings.text("theme"))
        self.retranslate()
        first = self.tab(specs[0].name)
        if first is not None:
            first.start()

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
        own = {one.id: one for one in self._actions()}
        menu.place_for_tabs("file")
        menu.add([own["open_picture"]])
        menu.add_separator("file")
        menu.add([own["quit"], own["undo"], own["redo"]])
        menu.add_separator("edit")
        menu.add([own["copy"], own["paste"]])
        menu.place_for_tabs("edit")
        menu.place_for_tabs("view")
        menu.example_chosen.connect(self._on_example_chosen)
        theme, language = (
            QT_TRANSLATE_NOOP("Actions", "&Theme"),
            QT_TRANSLATE_NOOP("Actions", "&Language"),
        )
        self._themes = menu.add_choices("view", theme, THEMES, self.use_theme)
        self._languages = menu.add_choices("view", language, dict(LANGUAGES), self.use_language)
        menu.add_separator("view")
        menu.add([own["full_screen"], own["gestures"], own["about"]])
        menu["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        menu["about"].setMenuRole(QAction.MenuRole.AboutRole)
        self._connect_undo()

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

    def _actions(self) -> list[Action]:
        """The window's own."""
        keys = QKeySequence.StandardKey
        return [
            Action(
                "open_picture",
                "file",
                QT_TRANSLATE_NOOP("Actions", "&Open picture…"),
                self.open_picture,
                keys.Open,
            ),
            Action("quit", "file", QT_TRANSLATE_NOOP("Actions", "&Quit"), self.close, "Ctrl+Q"),
            Action("undo", "edit", "", self.undo_group.undo, keys.Undo),
            Action("redo", "edit", "", self.undo_group.redo, keys.Redo),
            Action("copy", "edit", QT_TRANSLATE_NOOP("Actions", "&Copy"), self.copy, keys.Copy),
            Action("paste", "edit", QT_TRANSLATE_NOOP("Actions", "&Paste"), self.paste, keys.Paste),
            Action(
                "full_screen",
                "view",
                QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
                self._toggle_full_screen,
                "F11",
                checkable=True,
            ),
            Action(
                "gestures",
                "help",
                QT_TRANSLATE_NOOP("Actions", "&Keys and mouse"),
                self._show_gestures,
                keys.HelpContents,
            ),
            Action("about", "help", QT_TRANSLATE_NOOP("Actions", "&About cnnlab"), self.about),
        ]

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

    def copy(self) -> None:
        """Copy the selected block, or the selected text, or what the tab shows."""
        widget = QApplication.focusWidget()
        if isinstance(widget, GridView | QLineEdit):
            widget.copy()
        elif self._shown is not None:
            self._shown.copy()

    def paste(self) -> None:
        """Paste numbers into the focused grid, text into an editor, else into the tab."""
        widget = QApplication.focusWidget()
        mime = QApplication.clipboard().mimeData() or QMimeData()  # none where nothing was copied
        if isinstance(widget, QLineEdit) or (
            isinstance(widget, GridView) and mime.hasText() and not mime.hasUrls()
        ):
            widget.paste()
        elif self._shown is not None:
            self._shown.paste(mime)

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
        from PySide6.QtWidgets import QMessageBox  # not needed to start

        text = translate(
            "Actions",
            "<b>cnnlab {version}</b><br><br>See, change and understand a convolutional neural "
            "network: every number can be edited, every sum followed.",
        ).format(version=__version__)
        QMessageBox.about(self, self.tr("About cnnlab"), text)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _show_gestures(self) -> None:
        from cnnlab.ui.dialogs.gestures import GesturesDialog  # not needed to start

        GesturesDialog.show_to(self)

    # pulling

    def _on_tab_changed(self, index: int) -> None:
        self.notices.clear()
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
        settings, available = self._settings, self.screen().availableGeometry().size()
        self.resize(min(1440, available.width() - 40), min(900, available.height() - 60))
        self.restoreGeometry(settings.state("geometry"))
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

    def closeEvent(self, event: QCloseEvent) -> None:
        for tab in self._made.values():
            tab.close_down()
            tab.save_state(self._settings)
        self._settings.remember("geometry", self.saveGeometry())
        self._settings.save()
        self.language.remove()
        self.themes.release()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space gets here only where the focused widget has no use for it."""
        space = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if not (space and self._shown is not None and self._shown.press_space()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
