"""The submenus Theme and Language, with a mark at what is in use."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from cnnlab.lab.shared.language import LANGUAGES, has_font
from cnnlab.ui.window.actions import Actions
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP

THEMES = {
    "system": QT_TRANSLATE_NOOP("Actions", "As the &system"),
    "light": QT_TRANSLATE_NOOP("Actions", "&Light"),
    "dark": QT_TRANSLATE_NOOP("Actions", "&Dark"),
}


class Choices(QObject):
    """Adds both at the end of the View menu."""

    def __init__(
        self, menu: Actions, use_theme: Callable[[str], None], use_language: Callable[[str], None]
    ) -> None:
        super().__init__(menu)
        self._menu = menu
        theme, language = (
            QT_TRANSLATE_NOOP("Actions", "&Theme"),
            QT_TRANSLATE_NOOP("Actions", "&Language"),
        )
        self.themes = menu.add_choices("view", theme, THEMES, use_theme)
        self.languages = menu.add_choices("view", language, dict(LANGUAGES), use_language)
        self.languages.aboutToShow.connect(self._mark_languages_without_font)

    def mark(self, theme: str, language: str) -> None:
        """Check the theme and the language that are in use."""
        _check(self.themes, theme)
        _check(self.languages, language)

    def _mark_languages_without_font(self) -> None:
        for action in self.languages.actions():
            if not has_font(action.data()):
                from cnnlab.ui.window import no_font  # seldom needed

                self._menu.rename(action, no_font.label())
                action.setEnabled(False)


def _check(submenu: QMenu, name: str) -> None:
    for action in submenu.actions():
        action.setChecked(action.data() == name)
