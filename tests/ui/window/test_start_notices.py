"""What is said once where only another Chinese is there."""

import pytest

from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window import start_notices as module


@pytest.fixture
def traditional(monkeypatch):
    """The system's own script can't be had in a test."""
    monkeypatch.setattr(module, "speaks_traditional", lambda: True)


def said(settings, lacks_font=False):
    return [one.say() for one in module.start_notices(settings, lacks_font=lacks_font)]


def test_who_reads_traditional_chinese_is_told_once(traditional, settings_path):
    (text,) = said(Settings(settings_path))
    assert "Simplified Chinese" in text
    assert "English" in text
    assert said(Settings(settings_path)) == []


def test_who_chose_a_language_is_not_told(traditional, settings_path):
    settings = Settings(settings_path)
    settings.remember("language", "zh_CN")
    assert said(settings) == []


def test_who_reads_simplified_chinese_is_not_told(settings_path):
    assert said(Settings(settings_path)) == []
