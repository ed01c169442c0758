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
window = create_window(sys.argv[1])
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
def opened(settings_path, tmp_path):
    """What a window says in a process of its own: language, menu entries, notice."""

    def open_(fonts, language="", system="en_US.UTF-8"):
        config = tmp_path / "fonts.conf"
        config.write_text(CONFIG.format(folder=fonts, cache=tmp_path / "cache"), encoding="utf-8")
        settings_path.write_text(f"[General]\nlanguage={language}\n", encoding="utf-8")
        environ = os.environ | {"LC_ALL": system, "LANG": system}
        environ |= {"FONTCONFIG_FILE": str(config)} if fonts else {}
        done = subprocess.run(
            [sys.executable, "-c", OPENED, str(settings_path)],
            env=environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return json.loads(done.stdout)

    return open_


def test_with_a_font_it_speaks_chinese_and_says_nothing(opened):
    code, entries, said = opened("", "zh_CN")
    assert (code, entries["zh_CN"], said) == ("zh_CN", ["简体中文", True], "")


@pytest.mark.parametrize(
    ("language", "system"), [("", "zh_CN.UTF-8"), ("zh_CN", "en_US.UTF-8")], ids=["system", "user"]
)
def test_without_one_it_speaks_english_and_says_why(opened, settings_path, language, system):
    code, entries, said = opened(LATIN, language, system)
    assert code == "en"
    label, enabled = entries["zh_CN"]
    assert label.startswith("Chinese (no font")
    assert not enabled
    assert "no font for Chinese" in said
    assert f"language={language}\n" in settings_path.read_text(encoding="utf-8")


def test_who_speaks_english_is_told_by_the_menu_only(opened):
    code, entries, said = opened(LATIN, "en")
    assert (code, said) == ("en", "")
    assert entries["en"] == ["English", True]
    assert entries["zh_CN"][0].isascii()


@pytest.mark.parametrize("debian", [True, False])
def test_the_package_is_named_where_it_has_that_name(monkeypatch, debian):
    monkeypatch.setattr(no_font, "is_debian_like", lambda: debian)
    for text in (no_font.label(), no_font.message()):
        assert text.isascii()
        assert ("fonts-noto-cjk" in text) == debian
