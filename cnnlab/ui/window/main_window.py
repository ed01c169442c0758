"""The main window: tabs, menus, status bar, and what is remembered between two starts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent, QUndoGroup
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTabWidget,
)

from cnnlab.lab.convolution.own_presets import OwnPresets
from cnnlab.lab.shared.language import Language, system_language
from cnnlab.lab.shared.player import FASTEST, SLOWEST
from cnnlab.lab.shared.settings import Settings
from cnnlab.scene.colours import Theme
from cnnlab.ui.convolution.sharing import copy_experiment, paste_experiment
from cnnlab.ui.convolution.tab import ConvolutionTab
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.actions import Actions
from cnnlab.ui.window.pages import Page, make_digits, remember_digits
from cnnlab.ui.window.theme import Themes

if TYPE_CHECKING:
    from cnnlab.lab.digits.opened_cell import OpenedCell
    from cnnlab.ui.digits.tab import DigitsTab

TABS = ("convolutionTab", "digitsTab", "neuronTab", "imagesTab", "networkTab")
MESSAGE_TIME = 12_000  # ms


class MainWindow(QMainWindow):
    """Holds the tabs; what crosses tabs goes through here."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        settings.setParent(self)
        self.setWindowTitle("cnnlab")
        self.language = Language(self)
        self.language.use(settings.text("language") or system_language())
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - create_window's condition
        self.themes = Themes(app, self)
        own = OwnPresets(settings.folder / "presets")
        self.convolution = ConvolutionTab(self.language.code, own)
        self.digits: DigitsTab | None = None
        self.tabs = QTabWidget()
        self.undo_group = QUndoGroup(self)
        self._cost, self._note = QLabel(), ElidedLabel()
        self._build()
        self.menu = Actions(self)
        self._connect()
        self._restore()
        # Only now: a style sheet is worked out anew for every widget that gets another parent.
        self.themes.use(settings.text("theme"))
        self.retranslate()
        self.convolution.stage.setFocus()
        self.convolution.player.play()

    # building

    def _build(self) -> None:
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.convolution, "")
        self._pages = [Page(name) for name in TABS[1:]]
        for page in self._pages:
            self.tabs.addTab(page, "")
        self.setCentralWidget(self.tabs)
        self.undo_group.addStack(self.convolution.document.undo_stack)
        self.lessons = QDockWidget(self)
        self.lessons.setObjectName("lessonsDock")
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.lessons)
        self.lessons.hide()
        self.statusBar().addWidget(self._cost)
        self.statusBar().addPermanentWidget(self._note, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(8, 0, 4, 0)
        self.setMinimumSize(900, 560)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.themes.changed.connect(self._on_theme_changed)
        self.convolution.status_changed.connect(self._cost.setText)
        self.convolution.note_changed.connect(self._note.set_text)
        self.convolution.refused.connect(self.show_refusal)
        self.convolution.panel.picture_asked.connect(self.open_picture)
        self._cost.setText(self.convolution.status())
        self._on_tab_changed(0)

    # what it can be asked for

    def open_picture(self) -> None:
        """Choose a picture file: as input, or to read the digit in it."""
        from PySide6.QtWidgets import QFileDialog  # not needed to start

        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open picture"),
            self._settings.text("picture_folder"),
            self.tr("Pictures") + " (*.png *.jpg *.jpeg *.bmp *.gif *.webp)",
        )
        if path:
            self._settings.remember("picture_folder", path.rsplit("/", 1)[0])
            if self.digits is not None and self._shows_digits():
                self.digits.open_picture(path)
            else:
                self.convolution.pictures.open(path)

    def open_in_convolution(self, opened: "OpenedCell", title: str) -> None:
        """Show what makes a cell of a feature map, with the window at it, as one undo step."""
        if opened.experiment is not None:
            self.tabs.setCurrentIndex(0)
            self.convolution.show_place(opened.experiment, opened.at, title)

    def copy(self) -> None:
        """Copy the selected block, or the selected text."""
        widget = QApplication.focusWidget()
        if isinstance(widget, GridView | QLineEdit):
            widget.copy()
        elif self.digits is not None and self._shows_digits():
            self.digits.copy()

    def paste(self) -> None:
        """Paste numbers into the focused grid, text into an editor, a picture as input."""
        widget = QApplication.focusWidget()
        mime = QApplication.clipboard().mimeData() or QMimeData()  # none where nothing was copied
        if isinstance(widget, QLineEdit) or (
            isinstance(widget, GridView) and mime.hasText() and not mime.hasUrls()
        ):
            widget.paste()
        elif self.digits is not None and self._shows_digits():
            if not self.digits.take_mime(mime):
                self.show_refusal(self.tr("There is no picture on the clipboard."))
        elif self.tabs.currentWidget() is not self.convolution:
            return
        elif not self.convolution.pictures.take_mime(mime):
            self.show_refusal(
                self.tr(
                    "There is no picture on the clipboard. To paste numbers, select a cell first."
                )
            )

    def copy_experiment(self) -> None:
        """Put the experiment on the clipboard as one line of text."""
        self.statusBar().showMessage(copy_experiment(self.convolution.document), MESSAGE_TIME)

    def paste_experiment(self) -> None:
        """Take an experiment from the clipboard."""
        refusal = paste_experiment(self.convolution.document, self.convolution.player)
        if refusal:
            self.show_refusal(refusal)

    def show_refusal(self, message: str) -> None:
        """Say what was not taken; long messages in a box, short ones in the status bar."""
        self.statusBar().showMessage(message, MESSAGE_TIME)

    def use_language(self, code: str) -> None:
        """Speak another language from now on."""
        self.language.use(code)
        self._settings.remember("language", code)
        self.convolution.set_language(code)

    def use_theme(self, choice: str) -> None:
        """Another look from now on: "system", "light" or "dark"."""
        self.themes.use(choice)
        self._settings.remember("theme", choice)

    def about(self) -> None:
        """What this program is."""
        from PySide6.QtWidgets import QMessageBox  # not needed to start

        QMessageBox.about(self, self.tr("About cnnlab"), self.menu.about_text())

    # pulling

    def _on_tab_changed(self, index: int) -> None:
        convolution = self.tabs.widget(index) is self.convolution
        self.convolution.document.undo_stack.setActive(convolution)
        if self._shows_digits():
            self._fill_digits().undo_stack.setActive()
        elif not convolution:
            self.undo_group.setActiveStack(None)  # type: ignore[arg-type]  # Qt's own "no stack"
        self._cost.setVisible(convolution)
        self._note.setVisible(convolution)
        if not convolution:
            self.convolution.player.pause()
        self.menu.set_bench_enabled(convolution, self._shows_digits())

    def _shows_digits(self) -> bool:
        return self.tabs.currentWidget() is self._pages[0]

    def _fill_digits(self) -> "DigitsTab":
        if self.digits is None:
            self.digits = make_digits(self, self._settings)
            self._pages[0].fill(self.digits)
        return self.digits

    def _on_theme_changed(self, theme: Theme) -> None:
        self.convolution.set_theme(theme)
        if self.digits is not None:
            self.digits.set_theme(theme)

    def retranslate(self) -> None:
        names = (
            self.tr("Convolution"),
            self.tr("Digits"),
            self.tr("Neuron"),
            self.tr("Images"),
            self.tr("Network"),
        )
        for index, name in enumerate(names):
            self.tabs.setTabText(index, name)
        self.lessons.setWindowTitle(self.tr("Lessons"))
        self.tabs.setAccessibleName(self.tr("Tabs"))
        self.menu.retranslate()

    # remembering

    def _restore(self) -> None:
        player, settings = self.convolution.player, self._settings
        player.set_speed(settings.number("speed", SLOWEST, FASTEST))
        player.set_loop(settings.flag("loop"))
        room = self.screen().availableGeometry().size()
        self.resize(min(1440, room.width() - 40), min(900, room.height() - 60))
        self.restoreGeometry(settings.state("geometry"))
        if skipped := self.convolution.examples.skipped_message():
            self.show_refusal(skipped)
        if settings.damaged is not None:
            self.show_refusal(
                self.tr(
                    "The settings file was damaged, so the usual settings are used. The old file "
                    "was kept as {name}."
                ).format(name=settings.damaged.name)
            )

    def _remember(self) -> None:
        player, settings = self.convolution.player, self._settings
        settings.remember("speed", player.speed)
        settings.remember("loop", player.loop)
        settings.remember("geometry", self.saveGeometry())
        if self.convolution.sized_by_hand:
            settings.remember("splitter", self.convolution.splitter.saveState())
        if self.digits is not None:
            remember_digits(self.digits, settings)
        settings.save()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            kept = self._settings.state("splitter")
            tab = self.convolution
            tab.sized_by_hand = not kept.isEmpty() and tab.splitter.restoreState(kept)
            if not tab.sized_by_hand:
                tab.fit_ledger()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.convolution.player.pause()
        if self.digits is not None:
            self.digits.close_down()
        self._remember()
        self.language.remove()
        self.themes.release()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space gets here only where the focused widget has no use for it."""
        bench = self.tabs.currentWidget() is self.convolution
        if bench and event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.convolution.player.toggle()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
