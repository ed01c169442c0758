"""Language and theme of the window: in use, remembered, and marked in the menu."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.lab.shared.language import Language, readable, system_language
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.actions import Actions
from cnnlab.ui.window.choices import Choices
from cnnlab.ui.window.theme import Themes


class Appearance(QObject):
    """The language is in use from the start; the theme when ``start_theme`` is called.

    ``lacks_font`` says that the wanted language gave way to English.
    """

    language_changed = Signal(str)
    """The code of the language."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self.language = Language(self)
        wanted = settings.text("language") or system_language()
        self.language.use(readable(wanted))
        self.lacks_font = self.language.code != wanted
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - create_window's condition
        self.themes = Themes(app, self)
        self._choices: Choices | None = None

    def add_choices(self, menu: Actions) -> Choices:
        """The submenus in which both are chosen."""
        self._choices = Choices(menu, self.use_theme, self.use_language)
        self.themes.changed.connect(self.mark)
        return self._choices

    def start_theme(self) -> None:
        """Apply the theme that was in use at the end of the last run."""
        self.themes.use(self._settings.text("theme"))

    def use_language(self, code: str) -> None:
        """Switch the language."""
        self.language.use(code)
        self._settings.remember("language", code)
        self.language_changed.emit(code)

    def use_theme(self, choice: str) -> None:
        """Switch the theme: "system", "light" or "dark"."""
        self.themes.use(choice)
        self._settings.remember("theme", choice)

    def reset(self) -> None:
        """As at the first start."""
        self.use_language(readable(system_language()))
        self.use_theme("system")

    def mark(self) -> None:
        """Check what is in use in the menu."""
        if self._choices is not None:
            self._choices.mark(self.themes.choice, self.language.code)

    def release(self) -> None:
        """Remove the translators and disconnect from the system's theme."""
        self.language.remove()
        self.themes.release()
