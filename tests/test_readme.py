"""The README and its Chinese translation say the same: one can't be changed without the other."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from cnnlab.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = ROOT / "README.md"
CHINESE = ROOT / "resources" / "docs" / "README.zh_CN.md"
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")
MARK = re.compile(r"#+ |- |\||!\[")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,:;?()]|[,:;?(][\u4e00-\u9fff]")


def text(path):
    return path.read_text(encoding="utf-8")


def prose(path):
    return BLOCK.sub("", text(path))


def shape(path):
    """What each line of prose begins as: a heading, an item, a row of a table, or text."""
    return [
        mark.group() if (mark := MARK.match(line)) else "text"
        for line in prose(path).splitlines()
        if line
    ]


def pictures(path):
    places = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text(path))
    return [(path.parent / place).resolve() for place in places]


def test_headings_paragraphs_items_and_tables_are_the_same():
    assert shape(CHINESE) == shape(ENGLISH)
    assert shape(ENGLISH).count("## ") > 5


def test_code_blocks_are_the_same_line_by_line():
    blocks = BLOCK.findall(text(ENGLISH))
    assert len(blocks) == 3
    assert BLOCK.findall(text(CHINESE)) == blocks


def test_commands_files_and_options_in_the_text_are_the_same():
    code = [sorted(re.findall(r"`([^`\n]+)`", prose(path))) for path in (ENGLISH, CHINESE)]
    assert code[0] == code[1]


def test_sizes_in_the_text_are_the_same():
    sizes = [re.findall(r"\d+(?= MB)", prose(path)) for path in (ENGLISH, CHINESE)]
    assert len(sizes[0]) > 3
    assert sizes[0] == sizes[1]


def test_pictures_are_the_same_and_there():
    assert pictures(CHINESE) == pictures(ENGLISH)
    assert [place for place in pictures(ENGLISH) if not place.is_file()] == []


@pytest.mark.parametrize("path", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_links_lead_somewhere(path):
    headings = re.findall(r"^#+ (.+)$", text(path), flags=re.M)
    anchors = {"#" + re.sub(r"[^\w -]", "", name).lower().replace(" ", "-") for name in headings}
    links = LINK.findall(text(path))
    lost = [link for link in links if not (link in anchors or (path.parent / link).is_file())]
    assert lost == []
    other = {ENGLISH: CHINESE, CHINESE: ENGLISH}[path]
    assert (path.parent / links[0]).resolve() == other


@pytest.mark.parametrize("path", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_the_fields_of_json_are_those_that_are_printed(path, tmp_path, capsys):
    Image.new("L", (50, 50), 255).save(tmp_path / "blank.png")
    assert main(["classify", "--json", str(tmp_path / "blank.png")]) == 0
    table = text(path).partition("`classify --json`")[2].partition("\n\n")[2].split("\n\n")[0]
    told = re.findall(r"^\| `(\w+)` \|", table, flags=re.M)
    assert told == list(json.loads(capsys.readouterr().out))


def test_chinese_has_chinese_punctuation():
    said = re.sub(r"`[^`]*`|\]\([^)]*\)", "", prose(CHINESE))
    assert HALF_WIDTH.findall(said) == []
    assert HALF_WIDTH.search("数字,图像")
