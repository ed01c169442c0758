"""Menus and their actions: the window's own, and those that tabs hand over as data."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Keys

MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}


class Actions(QObject):
    """Every action by name. One of a tab is enabled only while the tab is shown.

    An action that several tabs have, by the same id, is in the menus once and does what the shown
    tab does.
    """

    example_chosen = Signal(int)

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._by_name: dict[str, QAction] = {}
        self._of_tab: dict[str, list[tuple[Action, QAction]]] = {}
        self._texts: list[tuple[QAction | QMenu, str]] = []
        self._menus = {name: self._menu(text) for name, text in MENUS.items()}
        self._examples = QMenu(bar)
        self._examples.triggered.connect(lambda action: self.example_chosen.emit(action.data()))
        self._ends: dict[str, QAction] = {}
        self._shown = ""
        self._named_anew: set[str] = set()  # whose text says what they are about, in some tab

    def __getitem__(self, name: str) -> QAction:
        """The action of that name."""
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        """Names of all actions."""
        return iter(self._by_name)

    @property
    def examples(self) -> QMenu:
        """The worked examples of the tab that is shown."""
        return self._examples

    # building

    def add(self, actions: Iterable[Action]) -> None:
        """Add actions of the window at the end of their menus."""
        for one in actions:
            action = self._make(one)
            action.triggered.connect(lambda _checked=False, one=one: one.slot())
            self._menus[one.menu].addAction(action)

    def place_for_tabs(self, menu: str) -> None:
        """Actions of tabs go here, with a line above and below."""
        self._ends[menu] = self._menus[menu].addSeparator()

    def add_tab(self, name: str, actions: Iterable[Action]) -> None:
        """Add actions of a tab, as a section of each menu."""
        submenus: dict[tuple[str, str], QMenu] = {}
        begun: set[str] = set()
        pairs = self._of_tab.setdefault(name, [])
        for one in actions:
            if one.about is not None:
                self._named_anew.add(one.id)
            if one.id in self._by_name:
                pairs.append((one, self._by_name[one.id]))
                continue
            menu, end, action = self._menus[one.menu], self._ends[one.menu], self._make(one)
            action.triggered.connect(lambda _checked=False, name=one.id: self._do(name))
            if one.menu not in begun:
                begun.add(one.menu)
                menu.insertSeparator(end)
            if not one.submenu:
                menu.insertAction(end, action)
            else:
                key = one.menu, one.submenu
                if key not in submenus:
                    submenus[key] = self._submenu(one)
                submenus[key].addAction(action)
            pairs.append((one, action))
        self.show_tab(self._shown)
        self.retranslate()

    def add_submenu(self, menu: str, text: str, submenu: QMenu | None = None) -> QMenu:
        """A submenu at the end of a menu, named by a source text, to be filled by the caller."""
        made = QMenu(self._bar) if submenu is None else submenu
        self._menus[menu].addMenu(made)
        self._texts.append((made, text))
        return made

    def add_separator(self, menu: str) -> None:
        """A line at the end of a menu."""
        self._menus[menu].addSeparator()

    def add_choices(
        self, menu: str, text: str, names: dict[str, str], use: Callable[[str], None]
    ) -> QMenu:
        """A submenu of which one is chosen; names are source texts by what ``use`` is given."""
        submenu = self.add_submenu(menu, text)
        group = QActionGroup(submenu)
        for name, label in names.items():
            action = submenu.addAction("")
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
            self._texts.append((action, label))
        group.triggered.connect(lambda action: use(action.data()))
        return submenu

    def _menu(self, text: str) -> QMenu:
        menu = self._bar.addMenu("")
        menu.aboutToShow.connect(self.refresh)
        self._texts.append((menu, text))
        return menu

    def _submenu(self, one: Action) -> QMenu:
        menu = QMenu(self._bar)
        self._menus[one.menu].insertMenu(self._ends[one.menu], menu)
        self._texts.append((menu, one.submenu))
        return menu

    def _make(self, one: Action) -> QAction:
        action = QAction(self._bar.window())
        if one.keys is not None:
            action.setShortcuts(_sequences(one.keys))
        action.setCheckable(one.checkable or one.checked is not None)
        self._by_name[one.id] = action
        self._texts.append((action, one.text))
        return action

    def _do(self, name: str) -> None:
        """What the tab that is shown does by the action of that name."""
        for one, _ in self._of_tab.get(self._shown, ()):
            if one.id == name:
                one.slot()

    # pulling

    def show_tab(self, name: str) -> None:
        """Offer what the tab of that name can do, and nothing of the others."""
        self._shown = name
        here = {one.id: one for one, _ in self._of_tab.get(name, ())}
        for pairs in self._of_tab.values():
            for one, action in pairs:
                action.setEnabled(one.id in here and _makes_sense(here[one.id]))

    def refresh(self) -> None:
        """Ask the shown tab's conditions, and what its actions are about, again."""
        for one, action in self._of_tab.get(self._shown, ()):
            if one.enabled is not None:
                action.setEnabled(one.enabled())
            if one.checked is not None:
                action.setChecked(one.checked())
            if one.id in self._named_anew:
                action.setText(said(one))

    def show_examples(self, titles: list[str], own: int) -> None:
        """The worked examples of the tab that is shown, of which the last are the user's own."""
        self._examples.clear()
        for index, title in enumerate(titles):
            if index == len(titles) - own:
                self._examples.addSeparator()
            self._examples.addAction(title.replace("&", "&&")).setData(index)
        self._examples.setEnabled(bool(titles))

    # words

    def rename(self, action: QAction, text: str) -> None:
        """Another source text for an action."""
        self._texts = [(thing, text if thing is action else old) for thing, old in self._texts]
        action.setText(QCoreApplication.translate("Actions", text))

    def retranslate(self) -> None:
        for thing, text in self._texts:
            translated = QCoreApplication.translate("Actions", text)
            if isinstance(thing, QMenu):
                thing.setTitle(translated)
            else:
                thing.setText(translated)


def said(one: Action) -> str:
    """Its text in the language in use, and what it is about."""
    text = QCoreApplication.translate("Actions", one.text)
    about = "" if one.about is None else one.about()
    if not about:
        return text
    return QCoreApplication.translate("Actions", "{action}: {about}").format(
        action=text, about=about.replace("&", "&&")
    )


def _makes_sense(one: Action) -> bool:
    return one.enabled is None or one.enabled()


def _sequences(keys: Keys) -> list[QKeySequence]:
    if isinstance(keys, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(keys)
    return [QKeySequence(key) for key in ([keys] if isinstance(keys, str) else keys)]
