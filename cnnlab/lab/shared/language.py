"""The interface language and its translators."""

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
)

from cnnlab.assets import asset

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
NOT_IN_QT = (  # labels of the file dialog that Qt's own Chinese lacks; ours has them
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)


def system_language() -> str:
    """Simplified Chinese where the system speaks Chinese, else English."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def speaks_traditional() -> bool:
    """Whether the system's Chinese is the traditional one, in place of which there is ours."""
    return QLocale.system().script() == QLocale.Script.TraditionalHanScript


def has_font(code: str) -> bool:
    """Whether the system has a font for a language; any system writes English.

    Looking through the fonts takes some 10 ms, so English does without.
    """
    if code != "zh_CN":
        return True
    from PySide6.QtGui import QFontDatabase  # not needed to start in English

    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def readable(code: str) -> str:
    """The language itself where the system has a font for it, else English."""
    return code if has_font(code) else "en"


class Language(QObject):
    """Installs the translators of one language; widgets receive a LanguageChange event."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []
        self.code = "en"

    def use(self, code: str) -> None:
        """Switch to a language. Raises KeyError for one that does not exist."""
        if code not in LANGUAGES:
            raise KeyError(code)
        self.remove()
        if code != "en":
            self._install(f"qtbase_{code}", QLibraryInfo.path(_TRANSLATIONS))
            self._install(f"cnnlab_{code}", str(asset("i18n")))
        self.code = code

    def remove(self) -> None:
        """Back to English, the language of the source."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()
        self.code = "en"

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
        else:
            translator.deleteLater()


_TRANSLATIONS = QLibraryInfo.LibraryPath.TranslationsPath
