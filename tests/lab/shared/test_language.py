"""The language in use: one at a time, and English without any."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject

from cnnlab.lab.shared.language import LANGUAGES, Language, system_language


@pytest.fixture
def language(qapp):
    made = Language()
    yield made
    made.remove()


@pytest.fixture
def changes(qapp):
    """Counts what the application is told."""

    class Listener(QObject):
        heard = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.heard += event.type() == QEvent.Type.LanguageChange
            return False

    listener = Listener()
    qapp.installEventFilter(listener)
    yield listener
    qapp.removeEventFilter(listener)


def word() -> str:
    return QCoreApplication.translate("MainWindow", "Convolution")


def test_it_begins_in_english(language):
    assert language.code == "en"
    assert word() == "Convolution"


def test_there_and_back(language, changes):
    language.use("zh_CN")
    assert (language.code, word()) == ("zh_CN", "卷积")
    assert changes.heard > 0
    language.use("en")
    assert (language.code, word()) == ("en", "Convolution")


def test_qts_own_words_are_translated_too(language):
    language.use("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_same_language_again_changes_nothing(language):
    for _ in range(3):
        language.use("zh_CN")
    assert word() == "卷积"
    language.remove()
    assert word() == "Convolution"


@pytest.mark.parametrize("code", ["", "zh", "en_GB", "../en", "zh_CN\0"])
def test_an_unknown_language_is_refused_and_nothing_changes(language, code):
    language.use("zh_CN")
    with pytest.raises(KeyError):
        language.use(code)
    assert (language.code, word()) == ("zh_CN", "卷积")


@pytest.mark.parametrize(
    ("system", "code"),
    [("en_US", "en"), ("de_DE", "en"), ("zh_CN", "zh_CN"), ("zh_SG", "zh_CN"), ("C", "en")],
)
def test_the_systems_language_is_the_first_choice(monkeypatch, system, code):
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    assert system_language() == code


def test_every_language_says_its_own_name():
    assert LANGUAGES == {"en": "English", "zh_CN": "简体中文"}
