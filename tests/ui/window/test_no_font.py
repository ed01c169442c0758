"""A system with and without a font for Chinese: what language is spoken, and what is said."""

import json
import os
import subprocess
import sys

import pytest

from cnnlab.ui.window import no_font

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="fonts as fontconfig finds them"
)
CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folder}<cachedir>{cache}</cachedir></fontconfig>
"""
LATIN = "<dir>/usr/share/fonts/truetype/dejavu</dir>"
OPENED = """
import json, sys
from PySide6.QtWidgets import QApplication
from cnnlab.app import create_window
app = QApplication([])
for settings in sys.argv[1:]:
    window = create_window(settings)
    window.show()
    app.processEvents()
    languages = window.choices.languages
    languages.popup(window.pos())
    app.processEvents()
    entries = {one.data(): [one.text(), one.isEnabled()] for one in languages.actions()}
    languages.close()
    said = window.notices.bar.text()
    print(json.dumps([window.language.code, entries, said]))
    window.close()
"""


@pytest.fixture
def opened(tmp_path):
    """What windows say in a process of its own: language, menu entries, notice of each."""

    def open_(fonts, *languages, system="en_US.UTF-8"):
        config = tmp_path / "fonts.conf"
        config.write_text(CONFIG.format(folder=fonts, cache=tmp_path / "cache"), encoding="utf-8")
        places = [tmp_path / f"settings-{language}.ini" for language in languages]
        for place, language in zip(places, languages, strict=True):
            place.write_text(f"[General]\nlanguage={language}\n", encoding="utf-8")
        environ = os.environ | {"LC_ALL": system, "LANG": system}
        environ |= {"FONTCONFIG_FILE": str(config)} if fonts else {}
        done = subprocess.run(
            [sys.executable, "-c", OPENED, *map(str, places)],
            env=environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        kept = [place.read_text(encoding="utf-8") for place in places]
        said = [json.loads(line) for line in done.stdout.splitlines()]
        return [(*one, text) for one, text in zip(said, kept, strict=True)]

    return open_


def assert_english_with_the_reason(code, entries, said):
    assert code == "en"
    label, enabled = entries["zh_CN"]
    assert label.startswith("Chinese (no font")
    assert not enabled
    assert "no font for Chinese" in said


def test_with_a_font_it_speaks_chinese_and_says_nothing(opened):
    ((code, entries, said, _),) = opened("", "zh_CN")
    assert (code, entries["zh_CN"], said) == ("zh_CN", ["简体中文", True], "")


def test_without_one_a_chinese_system_is_spoken_to_in_english_and_told_why(opened):
    ((*seen, kept),) = opened(LATIN, "", system="zh_CN.UTF-8")
    assert_english_with_the_reason(*seen)
    assert "language=\n" in kept


def test_so_is_who_chose_chinese_and_who_speaks_english_is_told_by_the_menu_only(opened):
    (*chinese, kept), (code, entries, said, _) = opened(LATIN, "zh_CN", "en")
    assert_english_with_the_reason(*chinese)
    assert "language=zh_CN\n" in kept
    assert (code, said) == ("en", "")
    assert entries["en"] == ["English", True]
    assert entries["zh_CN"][0].isascii()


@pytest.mark.parametrize("debian", [True, False])
def test_the_package_is_named_where_it_has_that_name(monkeypatch, debian):
    monkeypatch.setattr(no_font, "is_debian_like", lambda: debian)
    for text in (no_font.label(), no_font.message()):
        assert text.isascii()
        assert ("fonts-noto-cjk" in text) == debian
