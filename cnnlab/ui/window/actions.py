"""Menus and their actions."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from cnnlab import __version__
from cnnlab.lab.shared.language import LANGUAGES

if TYPE_CHECKING:
    from cnnlab.ui.window.main_window import MainWindow

Keys = str | list[str] | QKeySequence.StandardKey
SPEED_RATIO = 2.0 ** (1 / 2)


class Actions(QObject):
    """Every action of the window, by name, in the menus it belongs to."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._by_name: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._build_file()
        self._build_edit()
        self._build_view()
        self._build_help()

    def __getitem__(self, name: str) -> QAction:
        """The action of that name."""
        return self._by_name[name]

    def set_bench_enabled(self, enabled: bool, takes_pictures: bool = False) -> None:
        """Whether actions on the bench make sense in the tab that is shown, and pictures do."""
        self._by_name["open_picture"].setEnabled(enabled or takes_pictures)
        for name in (
            "copy_experiment",
            "paste_experiment",
            "reset",
            "new_numbers",
            "zoom_in",
            "zoom_out",
            "fit",
            "play",
            "forward",
            "back",
            "first",
            "last",
            "inside",
            "faster",
            "slower",
        ):
            self._by_name[name].setEnabled(enabled)

    def about_text(self) -> str:
        """What the about box says."""
        return self.tr(
            "<b>cnnlab {version}</b><br><br>See, change and understand a convolutional neural "
            "network: every number can be edited, every sum followed."
        ).format(version=__version__)

    # building

    def _menu(self, name: str) -> QMenu:
        menu = self._menus[name] = QMenu(self._window)
        self._window.menuBar().addMenu(menu)
        return menu

    def _add(
        self, menu: QMenu, name: str, slot: Callable[..., object], keys: Keys | None = None
    ) -> QAction:
        action = QAction(self._window)
        if keys is not None:
            action.setShortcuts(_sequences(keys))
        action.triggered.connect(slot)
        menu.addAction(action)
        self._by_name[name] = action
        return action

    def _build_file(self) -> None:
        window, menu = self._window, self._menu("file")
        self._presets = menu.addMenu("")
        self._presets.triggered.connect(self._on_preset)
        tab = window.convolution
        self._add(menu, "keep", lambda: tab.examples.keep(tab.document), "Ctrl+S")
        self._add(menu, "rename", lambda: tab.examples.rename(tab.document.bench.preset))
        self._add(menu, "delete", lambda: tab.examples.delete(tab.document.bench.preset))
        tab.examples.changed.connect(self._write_examples)
        menu.addSeparator()
        self._add(menu, "open_picture", window.open_picture, QKeySequence.StandardKey.Open)
        menu.addSeparator()
        quit_ = self._add(menu, "quit", window.close, "Ctrl+Q")
        quit_.setMenuRole(QAction.MenuRole.QuitRole)

    def _build_edit(self) -> None:
        window, menu = self._window, self._menu("edit")
        group = window.undo_group
        undo = self._add(menu, "undo", group.undo, QKeySequence.StandardKey.Undo)
        redo = self._add(menu, "redo", group.redo, QKeySequence.StandardKey.Redo)
        undo.setEnabled(group.canUndo())
        redo.setEnabled(group.canRedo())
        group.canUndoChanged.connect(undo.setEnabled)
        group.canRedoChanged.connect(redo.setEnabled)
        group.undoTextChanged.connect(self._name_undo)
        group.redoTextChanged.connect(self._name_undo)
        menu.addSeparator()
        self._add(menu, "copy", window.copy, QKeySequence.StandardKey.Copy)
        self._add(menu, "paste", window.paste, QKeySequence.StandardKey.Paste)
        self._add(menu, "copy_experiment", window.copy_experiment, "Ctrl+Shift+C")
        self._add(menu, "paste_experiment", window.paste_experiment, "Ctrl+Shift+V")
        menu.addSeparator()
        self._build_fill(menu.addMenu(""), menu.addMenu(""))
        menu.addSeparator()
        self._add(menu, "new_numbers", window.convolution.panel.new_numbers.click, "Ctrl+R")
        self._add(menu, "reset", window.convolution.commands.reset, "Ctrl+Shift+R")

    def _build_fill(self, fill: QMenu, turn: QMenu) -> None:
        stage, commands = self._window.convolution.stage, self._window.convolution.commands
        self._menus["fill"], self._menus["turn"] = fill, turn
        for name in ("zeros", "ones", "random", "identity"):
            self._add(fill, name, partial(stage.fill, name))
        for name in ("transpose", "mirror_columns", "mirror_rows"):
            self._add(turn, name, partial(commands.turn_filter, name))

    def _build_view(self) -> None:
        window, menu = self._window, self._menu("view")
        stage = window.convolution.stage
        self._add(menu, "zoom_in", lambda: stage.zoom(2), ["Ctrl++", "Ctrl+="])
        self._add(menu, "zoom_out", lambda: stage.zoom(-2), "Ctrl+-")
        self._add(menu, "fit", stage.fit, "Ctrl+0")
        menu.addSeparator()
        self._themes = self._choices(menu, ("system", "light", "dark"), window.use_theme)
        self._languages = self._choices(menu, tuple(LANGUAGES), window.use_language)
        menu.addSeparator()
        self._build_playback(menu.addMenu(""))
        menu.addSeparator()
        self._add(menu, "full_screen", self._toggle_full_screen, "F11").setCheckable(True)

    def _choices(self, menu: QMenu, names: tuple[str, ...], use: Callable[[str], None]) -> QMenu:
        submenu = menu.addMenu("")
        group = QActionGroup(submenu)
        for name in names:
            action = submenu.addAction(LANGUAGES.get(name, name))
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
        group.triggered.connect(lambda action: use(action.data()))
        return submenu

    def _build_playback(self, menu: QMenu) -> None:
        tab, player = self._window.convolution, self._window.convolution.player
        self._menus["play"] = menu
        self._add(menu, "play", player.toggle)
        self._add(menu, "forward", lambda: tab.step(1), ".")
        self._add(menu, "back", lambda: tab.step(-1), ",")
        self._add(menu, "first", lambda: tab.seek(0), "Ctrl+,")
        self._add(menu, "last", lambda: tab.seek(player.count - 1), "Ctrl+.")
        self._add(menu, "inside", tab.transport.inside.click, "Ctrl+Return")
        menu.addSeparator()
        self._add(menu, "faster", lambda: player.set_speed(player.speed * SPEED_RATIO), "]")
        self._add(menu, "slower", lambda: player.set_speed(player.speed / SPEED_RATIO), "[")

    def _build_help(self) -> None:
        menu = self._menu("help")
        self._add(menu, "gestures", self._show_gestures, QKeySequence.StandardKey.HelpContents)
        about = self._add(menu, "about", self._window.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    # what they do

    def _on_preset(self, action: QAction) -> None:
        self._window.convolution.use_preset(action.data())

    def _toggle_full_screen(self, on: bool) -> None:
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def _show_gestures(self) -> None:
        from cnnlab.ui.dialogs.gestures import GesturesDialog  # not needed to start

        GesturesDialog.show_to(self._window)

    # words

    def retranslate(self) -> None:
        self._write_menus()
        self._write_actions()
        self._write_examples()
        for action in self._themes.actions():
            action.setText(self._theme_name(action.data()))
            action.setChecked(action.data() == self._window.themes.choice)
        for action in self._languages.actions():
            action.setChecked(action.data() == self._window.language.code)
        self._name_undo()

    def _write_examples(self) -> None:
        self._presets.clear()
        for index, title in enumerate(self._window.convolution.preset_titles()):
            self._presets.addAction(title).setData(index)

    def _name_undo(self) -> None:
        group = self._window.undo_group
        self._by_name["undo"].setText(self.tr("&Undo {what}").format(what=group.undoText()).strip())
        self._by_name["redo"].setText(self.tr("&Redo {what}").format(what=group.redoText()).strip())

    def _write_menus(self) -> None:
        for name, title in (
            ("file", self.tr("&File")),
            ("edit", self.tr("&Edit")),
            ("view", self.tr("&View")),
            ("play", self.tr("&Playback")),
            ("fill", self.tr("&Fill selection")),
            ("turn", self.tr("&Turn filter in use")),
            ("help", self.tr("&Help")),
        ):
            self._menus[name].setTitle(title)
        self._presets.setTitle(self.tr("E&xamples"))
        self._themes.setTitle(self.tr("&Theme"))
        self._languages.setTitle(self.tr("&Language"))

    def _write_actions(self) -> None:
        texts = {
            "open_picture": self.tr("&Open picture…"),
            "keep": self.tr("&Keep as example…"),
            "rename": self.tr("&Rename example…"),
            "delete": self.tr("&Delete example"),
            "quit": self.tr("&Quit"),
            "copy": self.tr("&Copy"),
            "paste": self.tr("&Paste"),
            "copy_experiment": self.tr("Copy &experiment"),
            "paste_experiment": self.tr("Paste e&xperiment"),
            "new_numbers": self.tr("&New numbers"),
            "reset": self.tr("Re&set edits"),
            "zeros": self.tr("&Zeros"),
            "ones": self.tr("&Ones"),
            "random": self.tr("&Random"),
            "identity": self.tr("&Identity"),
            "transpose": self.tr("&Transpose"),
            "mirror_columns": self.tr("Mirror &left and right"),
            "mirror_rows": self.tr("Mirror &top and bottom"),
            "zoom_in": self.tr("Zoom &in"),
            "zoom_out": self.tr("Zoom &out"),
            "fit": self.tr("&Fit"),
            "full_screen": self.tr("F&ull screen"),
            "play": self.tr("&Play or pause (Space)"),
            "forward": self.tr("Step &forward"),
            "back": self.tr("Step &back"),
            "first": self.tr("F&irst window"),
            "last": self.tr("&Last window"),
            "inside": self.tr("Inside the &window"),
            "faster": self.tr("F&aster"),
            "slower": self.tr("&Slower"),
            "gestures": self.tr("&Keys and mouse"),
            "about": self.tr("&About cnnlab"),
        }
        for name, text in texts.items():
            self._by_name[name].setText(text)

    def _theme_name(self, choice: str) -> str:
        return {
            "system": self.tr("As the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
        }[choice]


def _sequences(keys: Keys) -> list[QKeySequence]:
    if isinstance(keys, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(keys)
    return [QKeySequence(key) for key in ([keys] if isinstance(keys, str) else keys)]
