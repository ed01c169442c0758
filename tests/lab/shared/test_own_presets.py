"""The user's own presets: kept as files, found again, and never in each other's way."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from core_reference import course_demo
from disk import closed, no_room

from cnnlab.core.experiment.experiment import Experiment, Pooling
from cnnlab.lab.shared.own_presets import MOST_FILES, OwnPresetError, OwnPresets
from cnnlab.lessons.form import experiment_data
from cnnlab.lessons.network_presets import (
    NETWORK_PRESETS,
    first_network_sheet,
    preset_of_sheet,
)
from cnnlab.lessons.preset_files import load_preset
from cnnlab.lessons.presets import PRESETS, Preset


def untitled(experiment, **details):
    return Preset("", {}, {}, experiment, **details)


DEMO = untitled(course_demo())
NO_OUTPUT = replace(course_demo(), biases=np.zeros(3))


@pytest.fixture
def own(tmp_path):
    return OwnPresets(tmp_path / "data" / "presets", PRESETS)


def titles(own):
    return [preset.title["en"] for preset in own.read().presets]


def files(own):
    return sorted(path.name for path in own.folder.iterdir())


def refusal(call, *arguments):
    with pytest.raises(OwnPresetError) as refused:
        call(*arguments)
    return refused.value


def test_without_a_folder_there_are_none(own):
    listing = own.read()
    assert (listing.presets, listing.skipped) == ((), ())
    assert not own.folder.exists()


def test_what_is_saved_is_found_again(own):
    about = {"en": "As in the lesson.", "zh_CN": "如课上所讲。"}
    saved = own.save("My demo", replace(DEMO, about=about, truncate=True, white=255.0))
    (found,) = own.read().presets
    assert saved.id == found.id == "own-my-demo"
    assert found.title == {"en": "My demo", "zh_CN": "My demo"}
    assert found.about == about
    assert (found.truncate, found.white) == (True, 255.0)
    assert experiment_data(found.experiment) == experiment_data(DEMO.experiment)
    assert files(own) == ["my-demo.json"]


def test_a_pool_is_kept_too(own):
    pool = Experiment(np.arange(9.0).reshape(1, 3, 3), operation=Pooling("average", (2, 3), True))
    own.save("Pool", untitled(pool))
    assert experiment_data(own.read().presets[0].experiment) == experiment_data(pool)


def test_a_network_is_kept_too_even_one_that_does_not_fit(tmp_path):
    own = OwnPresets(tmp_path, NETWORK_PRESETS)
    sheet = first_network_sheet()
    sheet = replace(sheet, stack=sheet.stack.set(0, "size", (40, 40)), strength=0.5)
    own.save("My network", preset_of_sheet(sheet))
    (found,) = own.read().presets
    assert found.sheet == replace(sheet, preset="own-my-network")
    beyond = replace(sheet, stack=sheet.stack.set(0, "filters", 10**9))
    refusal(own.save, "Too much", preset_of_sheet(beyond))
    assert files(own) == ["my-network.json"]


def test_a_file_can_be_read_by_people(own):
    own.save("我的例子", DEMO)
    text = (own.folder / "我的例子.json").read_text(encoding="utf-8")
    assert '"en": "我的例子"' in text
    assert "   [0, 0, 1, 0, 2],\n" in text


def test_they_are_listed_by_title(own):
    for title in ("b", "C", "a"):
        own.save(title, DEMO)
    assert titles(own) == ["a", "b", "C"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Edges: Sobel (x)", "edges-sobel-x"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("...", "preset"),
        ("?*<>|", "preset"),
        ("-rf", "rf"),
        ("CON", "preset-con"),
        ("lpt1", "preset-lpt1"),
        ("a\nb\tc", "a-b-c"),
        ("a\0b", "a-b"),
        ("a\ud800b", "a-b"),
        ("卷积核 3×3", "卷积核-3-3"),
        ("ＡＢＣ", "abc"),
        ("Straße", "strasse"),
        ("x" * 100, "x" * 40),
        ("卷" * 100, "卷" * 40),
    ],
)
def test_a_file_name_is_safe(own, title, name):
    saved = own.save(title, DEMO)
    assert files(own) == [f"{name}.json"]
    assert saved.id == f"own-{name}"
    assert [preset.id for preset in own.read().presets] == [saved.id]


def test_an_equal_title_is_another_preset(own):
    ids = [own.save(title, DEMO).id for title in ("Demo", "demo", "DEMO!", "Demo 2")]
    assert ids == ["own-demo", "own-demo-2", "own-demo-3", "own-demo-2-2"]
    assert len(own.read().presets) == 4


def test_a_file_that_is_no_preset_is_not_written_over(own):
    own.folder.mkdir(parents=True)
    (own.folder / "Demo.JSON").write_text("precious")
    assert own.save("Demo", DEMO).id == "own-demo-2"
    assert (own.folder / "Demo.JSON").read_text() == "precious"


@pytest.mark.parametrize("title", ["", "  ", "\n", "\u200b", "x" * 101])
def test_a_title_must_be_seen_and_short(own, title):
    own.save("Demo", DEMO)
    assert refusal(own.save, title, DEMO).code == "title"
    assert refusal(own.rename, "own-demo", title).code == "title"
    assert titles(own) == ["Demo"]


def test_a_title_is_one_line(own):
    assert own.save("  My\n demo\u202e ", DEMO).title["en"] == "My demo"


def test_half_a_letter_in_the_about_is_replaced(own):
    assert own.save("Demo", replace(DEMO, about={"en": "a\ud800"})).about["en"] == "a?"


@pytest.mark.parametrize(
    ("experiment", "reason"),
    [
        (NO_OUTPUT, "biases: no output"),
        (Experiment(np.zeros((1, 65, 1))), "input[0]: got 65, expected a list"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(own, experiment, reason):
    refused = refusal(own.save, "Demo", untitled(experiment))
    assert refused.code == "invalid"
    assert str(refused.details["reason"]).startswith(reason)
    assert not own.folder.exists()


def test_a_file_of_more_than_a_megabyte_is_not_written(own):
    noise = np.random.default_rng(0).normal(size=(12, 64, 64))
    large = Experiment(noise, np.ones((1, 12, 1, 1)))
    assert refusal(own.save, "Noise", untitled(large)).code == "large"
    assert titles(own) == []


def test_two_hundred_are_kept(own):
    own.save("Demo", DEMO)
    text = (own.folder / "demo.json").read_text(encoding="utf-8")
    for i in range(MOST_FILES - 1):
        (own.folder / f"{i:03}.json").write_text(text, encoding="utf-8")
    assert len(own.read().presets) == MOST_FILES
    refused = refusal(own.save, "One more", DEMO)
    assert (refused.code, refused.details) == ("full", {"most": MOST_FILES})
    (own.folder / "zzz.json").write_text(text, encoding="utf-8")
    listing = own.read()
    assert len(listing.presets) == MOST_FILES
    assert listing.skipped == ("zzz.json: more than 200 presets",)
    own.delete("own-000")
    own.delete("own-001")
    assert own.save("One more", DEMO).id == "own-one-more"


def test_bad_files_are_skipped_and_named(own):
    own.save("Good", DEMO)
    (own.folder / "empty.json").write_bytes(b"")
    (own.folder / "huge.json").write_bytes(b" " * 1_000_001)
    (own.folder / "none.json").write_text("[]")
    (own.folder / "picture.json").write_bytes(b"\x89PNG\r\n")
    (own.folder / "nested.json").write_text("[" * 100_000)
    data = json.loads((own.folder / "good.json").read_text(encoding="utf-8"))
    (own.folder / "wrong.json").write_text(json.dumps({**data, "stride": [0, 1]}))
    (own.folder / "notes.txt").write_text("not looked at")
    (own.folder / ".hidden.json").write_text("nor this")
    (own.folder / "folder.json").mkdir()
    listing = own.read()
    assert [preset.id for preset in listing.presets] == ["own-good"]
    named = [line.partition(": ")[0] for line in listing.skipped]
    stems = ("empty", "huge", "nested", "none", "picture", "wrong")
    assert named == [f"{stem}.json" for stem in stems]
    assert "stride: got [0, 1]" in listing.skipped[-1]
    assert all(len(line) < 300 for line in listing.skipped)


@pytest.mark.skipif(sys.platform != "linux", reason="file names of bytes")
def test_a_name_that_can_not_be_shown(own):
    own.save("Demo", DEMO)
    broken = os.fsencode(own.folder) + b"/\xff.json"
    Path(os.fsdecode(broken)).write_bytes((own.folder / "demo.json").read_bytes())
    Path(os.fsdecode(os.fsencode(own.folder) + b"/\xfe.json")).write_text("bad")
    listing = own.read()
    assert {preset.id for preset in listing.presets} == {"own-demo", "own-?"}
    (line,) = listing.skipped
    assert line.startswith("?.json: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(own):
    own.folder.mkdir(parents=True)
    os.mkfifo(own.folder / "pipe.json")
    assert own.read().presets == ()


def test_a_copied_file_is_another_preset(own):
    own.save("Demo", DEMO)
    copy = own.folder / "Copy of demo.json"
    copy.write_bytes((own.folder / "demo.json").read_bytes())
    assert [preset.id for preset in own.read().presets] == ["own-Copy of demo", "own-demo"]
    own.delete("own-Copy of demo")
    assert files(own) == ["demo.json"]


def test_another_title_keeps_the_id_and_the_rest(own):
    saved = own.save("Demo", replace(DEMO, about={"en": "About"}, truncate=True, white=1.0))
    renamed = own.rename(saved.id, "Lesson 3")
    (found,) = own.read().presets
    assert renamed.id == found.id == "own-demo"
    assert found.title == {"en": "Lesson 3", "zh_CN": "Lesson 3"}
    assert (found.about["en"], found.truncate, found.white) == ("About", True, 1.0)
    assert experiment_data(found.experiment) == experiment_data(DEMO.experiment)
    assert files(own) == ["demo.json"]


def test_what_is_deleted_is_gone(own):
    first, second = (own.save(title, DEMO) for title in ("a", "b"))
    own.delete(first.id)
    assert [preset.id for preset in own.read().presets] == [second.id]
    assert refusal(own.delete, first.id).details == {"id": first.id}


@pytest.mark.parametrize("preset_id", ["own-absent", "course-demo", "own-../secret", "", "own-"])
def test_only_presets_of_the_folder_are_touched(own, preset_id):
    own.save("Demo", DEMO)
    secret = own.folder.parent / "secret.json"
    secret.write_text("precious")
    assert refusal(own.delete, preset_id).code == "missing"
    assert refusal(own.rename, preset_id, "Mine").code == "missing"
    assert secret.read_text() == "precious"
    assert titles(own) == ["Demo"]


def test_a_bad_file_can_be_deleted_but_has_no_title(own):
    own.save("Demo", DEMO)
    (own.folder / "bad.json").write_text("{")
    refused = refusal(own.rename, "own-bad", "Mine")
    assert refused.code == "invalid"
    assert str(refused.details["reason"]).startswith("bad.json: ")
    assert (own.folder / "bad.json").read_text() == "{"
    own.delete("own-bad")
    assert files(own) == ["demo.json"]


def test_a_folder_that_is_none_is_said(tmp_path):
    (tmp_path / "presets").write_text("a file")
    own = OwnPresets(tmp_path / "presets", PRESETS)
    listing = own.read()
    assert listing.presets == ()
    assert listing.skipped[0].startswith("presets: ")
    assert refusal(own.save, "Demo", DEMO).code == "unwritten"
    assert OwnPresets(tmp_path / "presets" / "deeper", PRESETS).read().presets == ()


def test_a_folder_that_can_not_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("a file")
    refused = refusal(OwnPresets(tmp_path / "file" / "presets", PRESETS).save, "Demo", DEMO)
    assert refused.code == "unwritten"
    assert refused.details["error"].filename == str(tmp_path / "file" / "presets")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(own):
    own.save("Demo", DEMO)
    before = (own.folder / "demo.json").read_bytes()
    with no_room():
        renamed, saved = refusal(own.rename, "own-demo", "Other"), refusal(own.save, "New", DEMO)
    assert (renamed.code, saved.code) == ("unwritten", "unwritten")
    assert renamed.details["error"].filename == str(own.folder / "demo.json")
    assert (own.folder / "demo.json").read_bytes() == before
    assert files(own) == ["demo.json"]


def test_a_closed_folder_leaves_everything_as_it_was(own):
    own.save("Demo", DEMO)
    with closed(own.folder):
        renamed, deleted = refusal(own.rename, "own-demo", "Other"), refusal(own.delete, "own-demo")
    assert (renamed.code, deleted.code) == ("unwritten", "undeleted")
    assert deleted.details["error"].filename == str(own.folder / "demo.json")
    assert titles(own) == ["Demo"]


def test_a_saved_file_is_a_preset_like_any_other(own):
    own.save("Demo", DEMO)
    preset = load_preset(own.folder / "demo.json", PRESETS)
    assert (preset.id, preset.title["zh_CN"]) == ("own-demo", "Demo")
