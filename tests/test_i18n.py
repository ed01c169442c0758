"""Nothing that people see is left untranslated, and the compiled file is the text's own."""

import re
import shutil
import subprocess
import sysconfig
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from cnnlab.lessons.image_presets import IMAGE_FILES
from cnnlab.lessons.network_presets import shipped_network_presets
from cnnlab.lessons.neuron_presets import NEURON_FILES
from cnnlab.lessons.presets import shipped_presets

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "i18n" / "cnnlab_zh_CN.ts"
PLACEHOLDER = re.compile(r"\{(\w*)\}")
CHINESE = r"[\u4e00-\u9fff]"
SAME_IN_BOTH = {
    "{name}: {kind}",
    "Delete",  # as on the key
    *("({x}, {y})", "{what}  {n} of {count}"),
    "{filter} = …",
    "{number} %",
    "relu{n}",
    "{title} ({page})",
    ", ",
    "{action}: {about}",
    *("&NumPy", "&PyTorch", "&SciPy"),
}
"""But for punctuation and letter case."""


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
    """tr of an f-string is never found at run time, and tr in one not by the tool."""
    for path in (ROOT / "cnnlab").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(tr|translate)\(\s*f[\"']|\{(self\.tr|translate)\(", text), path


def test_only_self_translates():
    """Of anything else the tool takes the name of the variable for that of the class."""
    for path in (ROOT / "cnnlab").rglob("*.py"):
        assert not re.search(r"\b(?!self\b)\w+\.tr\(", path.read_text(encoding="utf-8")), path


def every_preset():
    """Worked examples of all tabs."""
    return (
        *shipped_presets(),
        *NEURON_FILES.shipped(),
        *IMAGE_FILES.shipped(),
        *shipped_network_presets(),
    )


def test_presets_speak_both_languages():
    for preset in every_preset():
        for texts in (preset.title, preset.about):
            assert re.search(CHINESE, texts["zh_CN"])
            assert texts["en"] != texts["zh_CN"]


CODE = re.compile(
    r"\(x − 均值\)|\([^()一-鿿]*\d[^()一-鿿]*\)|"
    r"g\(z\)|\(h − y\)|Ctrl\+,|\(&.\)|\{\w*\}|\[[^\]]*\]|<[^>]*>|\*\.\w+|（ [,.] ）|&\w"
)
"""What is no prose: mnemonics, placeholders, indices, markup, names of files, keys, a formula."""
WRONG = {
    "half-width punctuation": re.compile(rf"(?<={CHINESE})[,;:?!]|[,;:?!()](?!\d)"),
    "a middle dot, which Chinese fonts draw wide": re.compile("·"),
    "a space before a percent sign": re.compile(r" %"),
    "a word that is another one here": re.compile(
        "您|图片|舞台|可能性|几何参数|课程动图|文章|Laplacian|翻转"
    ),
    "an ASCII minus": re.compile(r"(?<![\w\d])-\d"),
}


def faults(text: str) -> list[str]:
    """What a Chinese typesetter would mend in a text."""
    if not re.search(CHINESE, text):
        return []
    prose = CODE.sub("1", text)
    return [name for name, pattern in WRONG.items() if pattern.search(prose)]


def test_chinese_is_set_as_chinese():
    texts = [text for _, text in messages(TS).values()]
    for preset in every_preset():
        texts += [preset.title["zh_CN"], preset.about["zh_CN"]]
    assert {text: faults(text) for text in texts if faults(text)} == {}


@pytest.mark.parametrize(
    "text",
    [
        "数字:七",
        "你的数字(E)",
        "概率 71 %",
        "卷积·池化",
        "您的数字",
        "权重 -1",
        "图片",
        "左右翻转",
        "好,",
        "图像,28",
        "对?",
    ],
)
def test_a_fault_of_each_kind_would_be_found(text):
    assert len(faults(text)) == 1


@pytest.mark.parametrize(
    "text", ["撤销 {what}(&U)", "第 {i} 步（{n}%）", "1,000 个数", "w0[0, 1] 的权重"]
)
def test_what_is_right_is_no_fault(text):
    assert faults(text) == []
