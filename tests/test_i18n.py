"""Nothing that people see is left untranslated, and the compiled file is the text's own."""

import re
import shutil
import subprocess
import sysconfig
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from cnnlab.lessons.presets import shipped_presets

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "i18n" / "cnnlab_zh_CN.ts"
PLACEHOLDER = re.compile(r"\{(\w*)\}")
CHINESE = r"[\u4e00-\u9fff]"
SAME_IN_BOTH = {"{filter} = …", "Ctrl+Z, Ctrl+Shift+Z"}


def tool(name: str) -> str:
    path = Path(sysconfig.get_path("scripts")) / name
    found = shutil.which(str(path)) or shutil.which(name)
    if found is None:
        pytest.fail(f"{name} comes with PySide6-Essentials and is not there")
    return found


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=ROOT)


def messages(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """(context, source) to (state, translation)."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            key = (context.findtext("name"), message.findtext("source"))
            found[key] = (translation.get("type", "finished"), translation.text or "")
    return found


@pytest.fixture(scope="module")
def updated(tmp_path_factory) -> dict:
    """The committed texts after another look at the source."""
    copy = tmp_path_factory.mktemp("i18n") / TS.name
    shutil.copy(TS, copy)
    sources = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "cnnlab").rglob("*.py"))
    run(tool("pyside6-lupdate"), *sources, "-ts", copy, "-no-obsolete")
    return messages(copy)


def test_every_text_of_the_source_is_translated(updated):
    missing = [key for key, (state, text) in updated.items() if state != "finished" or not text]
    assert not missing


def test_no_translation_is_left_over(updated):
    assert set(messages(TS)) == set(updated)


def test_translations_are_chinese(updated):
    latin = {source for (_, source), (_, text) in updated.items() if not re.search(CHINESE, text)}
    assert latin == SAME_IN_BOTH


def test_placeholders_are_kept(updated):
    for (_, source), (_, text) in updated.items():
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(text)), source


def test_the_compiled_file_is_up_to_date(tmp_path):
    compiled = tmp_path / "again.qm"
    run(tool("pyside6-lrelease"), TS, "-qm", compiled)
    assert compiled.read_bytes() == TS.with_suffix(".qm").read_bytes()


def test_no_text_is_translated_before_it_is_filled_in():
    """tr of an f-string is never found at run time."""
    for path in (ROOT / "cnnlab").rglob("*.py"):
        assert not re.search(r"\b(tr|translate)\(\s*f[\"']", path.read_text(encoding="utf-8")), path


def test_presets_speak_both_languages():
    for preset in shipped_presets():
        for texts in (preset.title, preset.about):
            assert re.search(CHINESE, texts["zh_CN"])
            assert texts["en"] != texts["zh_CN"]
