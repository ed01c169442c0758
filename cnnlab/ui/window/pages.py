"""The pages of the tabs, which exist from the start and are filled when they are first shown."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.drop_mark import DropMark
from cnnlab.ui.widgets.named import take_keys_at_the_bar
from cnnlab.ui.widgets.table_mime import holds_cells
from cnnlab.ui.window.dressing import Dressing
from cnnlab.ui.window.drops import lab_in, outline, taken_over, welcome
from cnnlab.ui.window.tab import Tab
from cnnlab.ui.window.tabs import Factory, TabSpec

MARK = "●"


class Page(QWidget):
    """A tab's page; it gives the tab what is dropped on it, and says before what would be done."""

    lab_dropped = Signal(object)
    """The Path of a lab file."""
    title_changed = Signal()
    _dropped = Signal(object)

    def __init__(self, spec: TabSpec) -> None:
        super().__init__()
        self.spec = spec
        self._tab: Tab | None = None
        self._dressing: Dressing | None = None
        self._marked = False
        self.setAcceptDrops(True)
        self._dropped.connect(self._on_dropped, Qt.ConnectionType.QueuedConnection)
        self.setObjectName(spec.name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.mark = DropMark(self)
        self.retranslate()

    def title(self) -> str:
        """The tab's title in the language in use, marked while something goes on in it."""
        title = QCoreApplication.translate("MainWindow", self.spec.title)
        return f"{title} {MARK}" if self._marked else title

    def fill(self, tab: Tab) -> None:
        """Put the tab there."""
        self._tab, self._dressing = tab, Dressing(self, tab.wear)
        self._column.addWidget(tab)
        tab.mark_changed.connect(self._on_mark_changed)

    def _on_mark_changed(self, marked: bool) -> None:
        self._marked = marked
        self.title_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Have the tab look as a theme has it, if it is made."""
        self.mark.set_theme(theme)
        if self._dressing is not None:
            self._dressing.set_theme(theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was just filled has nothing yet that Qt could give the keyboard to."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._hand_on)

    def _hand_on(self) -> None:
        if self.hasFocus():
            self.focusNextPrevChild(True)

    def retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("MainWindow", self.spec.title))

    def _drop_text(self, mime: QMimeData) -> str:
        """What a drop would do; empty where it is not taken, or a dialog is answered first."""
        if QApplication.activeModalWidget() is not None:
            return ""
        known = outline(mime)
        if lab_in(known) is not None:
            return self.tr("Drop the lab file here: it opens in place of this one")
        return "" if self._tab is None else self._tab.drop_text(known)

    def _on_dropped(self, mime: QMimeData) -> None:
        lab = lab_in(mime)
        if lab is not None:
            self.lab_dropped.emit(lab)
        elif self._tab is not None and not self._tab.take_mime(mime):
            self._tab.refuse(self._why_no_cells if holds_cells(mime) else self._why_gone)

    def _why_gone(self) -> str:
        return self.tr("What was dropped is no longer there.")

    def _why_no_cells(self) -> str:
        return self.tr(
            "What was dropped are cells of a table: copy them, and paste them where a cell is "
            "selected."
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.mark.tell(self._drop_text(event.mimeData()))
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """What is dragged is what has entered, and is looked at once."""
        if self.mark.text():
            welcome(event)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.mark.tell("")

    def dropEvent(self, event: QDropEvent) -> None:
        """The tab gets it afterwards: a dialog would block the program it was dragged from."""
        self.mark.tell("")
        dropped = taken_over(event.mimeData())
        welcome(event)
        self._dropped.emit(dropped)

    def hideEvent(self, event: QHideEvent) -> None:
        self.mark.tell("")
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.mark.fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Pages(QTabWidget):
    """A page for each tab; ``make`` is given a tab's name and factory, once."""

    lab_dropped = Signal(object)
    """The Path of a lab file that was dropped on a page."""

    def __init__(self, specs: Sequence[TabSpec], make: Callable[[str, Factory], Tab]) -> None:
        super().__init__()
        self._make = make
        self._pages = [Page(spec) for spec in specs]
        self._made: dict[str, Tab] = {}
        self.shown: Tab | None = None
        self._theme: Theme | None = None
        self._presenting = False
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        take_keys_at_the_bar(self)
        for page in self._pages:
            self.addTab(page, "")
            page.lab_dropped.connect(self.lab_dropped)
            page.title_changed.connect(self._pull_titles)
        self.retranslate()

    def made(self) -> Mapping[str, Tab]:
        """The tabs that were shown or asked for, by name."""
        return self._made

    def title(self, index: int) -> str:
        """A page's title in the language in use; the row of tabs follows a change only later."""
        return self._pages[index].title()

    def shown_name(self) -> str:
        """Name of the tab whose page is shown."""
        return self._pages[self.currentIndex()].objectName()

    def open_on(self, name: str) -> None:
        """Show the page of the tab of that name, if there is one."""
        if name in [page.objectName() for page in self._pages]:
            self.go_to(name)

    def tab(self, name: str) -> Tab:
        """The tab of that name, made if it was not shown yet."""
        if name not in self._made:
            page = self._page(name)
            self._made[name] = self._make(name, page.spec.factory)
            page.fill(self._made[name])
            if self._theme is not None:  # last: a style sheet is worked out for each new parent
                page.set_theme(self._theme)
            self._made[name].set_presenting(self._presenting)
        return self._made[name]

    def show_tab(self, index: int) -> Tab:
        """Leave the tab that was shown for another one; gives the other one."""
        if self.shown is not None:
            self.shown.leave()
        self.shown = shown = self.tab(self._pages[index].objectName())
        offers = (tab.offer() for tab in self._made.values() if tab is not shown)
        shown.see([one for one in offers if one is not None])
        return shown

    def go_to(self, name: str) -> None:
        """Show the page of the tab of that name."""
        self.setCurrentWidget(self._page(name))

    def turn(self, step: int) -> None:
        """Show the page so many further on, round and round."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def use_example(self, index: int) -> None:
        """Have the tab that is shown start over from a worked example."""
        if self.shown is not None:
            self.shown.use_example(index)

    def set_theme(self, theme: Theme) -> None:
        """Have all tabs look as a theme has it, those that are hidden when they are shown."""
        self._theme = theme
        for page in self._pages:
            page.set_theme(theme)

    def set_presenting(self, on: bool) -> None:
        """Have all tabs show only what is to be looked at from afar, or everything again."""
        self._presenting = on
        for tab in self._made.values():
            tab.set_presenting(on)

    def set_language(self, code: str) -> None:
        """Have all tabs say what comes as data in another language."""
        for tab in self._made.values():
            tab.set_language(code)

    def _pull_titles(self) -> None:
        for index, page in enumerate(self._pages):
            self.setTabText(index, page.title())

    def retranslate(self) -> None:
        self._pull_titles()
        self.setAccessibleName(self.tr("Tabs"))

    def _page(self, name: str) -> Page:
        return next(page for page in self._pages if page.objectName() == name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


describe_as(Page, QAccessible.Role.PropertyPage)
