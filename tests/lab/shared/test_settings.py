"""Settings: what is remembered, and what becomes of a file that others wrote."""

import errno
import os
import sys

import pytest
from disk import closed, fill, mounted_disk, no_room
from PySide6.QtCore import QByteArray

from cnnlab.lab.shared.settings import (
    DEFAULTS,
    LARGEST,
    Settings,
    SettingsError,
    check_settings_file,
)

DAMAGED = {
    "bytes": b"\x80\x81\xfe\xff",
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "zeros": b"\x00" * 64,
    "zero in a line": b"[General]\ntheme=\x00dark\n",
    "prose": b"Dear settings,\nplease be kind.\n",
    "json": b'{"theme": "dark"}',
    "latin-1": "[General]\nname=Bücher\n".encode("latin-1"),
    "utf-16": "[General]\ntheme=dark\n".encode("utf-16"),
    "cut off": b"[General]\ntheme=dark\nspee",
    "markup": b"<html>\n<body>404</body>\n</html>\n",
}

OF_OTHERS = {
    "python": b'"""A script."""\nspeed = 2\n',
    "assignments": b"speed = 2\nloop = True\n",
    "toml": b'[project]\nname = "mine"\n',
    "git": b"[core]\n\tbare = false\n",
    "too large": b"[General]\n" + b";" * LARGEST,
}


@pytest.fixture
def opened(qapp, settings_path):
    """Settings of a file that holds the given text or bytes."""
    made: list[Settings] = []

    def open_(content: str | bytes | None = None) -> Settings:
        if content is not None:
            raw = content if isinstance(content, bytes) else content.encode()
            settings_path.write_bytes(raw)
        made.append(Settings(settings_path))
        return made[-1]

    return open_


def read(settings: Settings) -> dict[str, object]:
    """Everything, as the window reads it."""
    return {
        "language": settings.text("language"),
        "theme": settings.text("theme"),
        "speed": settings.number("speed", 0.25, 16.0),
        "loop": settings.flag("loop"),
        "stage_zoom": settings.number("stage_zoom", 1.0, 4.0),
        "caption": settings.flag("caption"),
        "colour_key": settings.flag("colour_key"),
        "pen": settings.number("pen", 0.02, 0.14),
        "digits_network": settings.text("digits_network"),
        "digits_weights": settings.text("digits_weights"),
        "output_mode": settings.text("output_mode"),
        "neuron_page": settings.text("neuron_page"),
        "images_page": settings.text("images_page"),
        "network_page": settings.text("network_page"),
        "network_folder": settings.text("network_folder"),
        "network_mnist": settings.text("network_mnist"),
        "network_threads": settings.number("network_threads", 1, 64),
        "passes_speed": settings.number("passes_speed", 0.25, 16.0),
        "passes_loop": settings.flag("passes_loop"),
        "passes_shown": settings.text("passes_shown"),
        "picture_folder": settings.text("picture_folder"),
        "recent": settings.text("recent"),
        "told_simplified": settings.flag("told_simplified"),
    }


def test_without_a_file_everything_is_as_usual(opened, settings_path):
    settings = opened()
    assert read(settings) == DEFAULTS
    assert settings.damaged is None
    assert settings.state("geometry").isEmpty()
    assert not settings_path.exists()


def test_an_empty_file_is_as_usual(opened):
    settings = opened("")
    assert read(settings) == DEFAULTS
    assert settings.damaged is None


def test_what_is_remembered_is_there_at_the_next_start(opened):
    first = opened()
    state = QByteArray(bytes(range(256)))
    kept = {"language": "zh_CN", "theme": "dark", "speed": 2.5, "loop": False, "pen": 0.1}
    kept |= {"output_mode": "all", "neuron_page": "fit", "images_page": "pieces"}
    kept |= {"digits_network": "opened", "digits_weights": "/a/ü.safetensors"}
    kept |= {"picture_folder": "a folder/ÄÖ 图片, mine; yours=ours"}
    kept |= {"passes_speed": 0.5, "passes_loop": False, "passes_shown": "all", "stage_zoom": 2.0}
    kept |= {"caption": False, "colour_key": False}
    kept |= {"network_page": "data", "network_folder": "/a/ü", "network_mnist": "/b, c"}
    kept |= {"network_threads": 2.0, "told_simplified": True}
    kept |= {"recent": "/a/ä 图.cnnlab\n/b, c; d.cnnlab"}
    for name, value in kept.items():
        first.remember(name, value)
    first.remember("geometry", state)
    first.save()
    second = opened()
    assert read(second) == kept
    assert second.state("geometry") == state
    assert second.damaged is None


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_and_named(opened, settings_path, content):
    settings = opened(content)
    assert read(settings) == DEFAULTS
    assert settings.damaged.name == "settings.ini.damaged"
    assert settings.damaged.read_bytes() == content
    assert not settings_path.exists()
    settings.remember("theme", "dark")
    settings.save()
    assert opened().text("theme") == "dark"
    assert settings.damaged.read_bytes() == content


def test_the_newest_damaged_file_is_the_one_that_is_kept(opened, settings_path):
    opened(b"\x80 first")
    settings = opened(b"\x80 second")
    assert settings.damaged.read_bytes() == b"\x80 second"


def test_a_damaged_file_that_cannot_be_set_aside_does_no_harm(opened, settings_path):
    """Another program, or a closed folder, may be in the way."""
    settings_path.with_name("settings.ini.damaged").mkdir()
    settings = opened(b"\x80\x81")
    assert read(settings) == DEFAULTS


def test_a_folder_in_the_place_of_the_file_does_no_harm(opened, settings_path):
    settings_path.mkdir()
    assert read(opened()) == DEFAULTS


def test_comments_sections_and_empty_lines_are_no_damage(opened):
    settings = opened("; mine\n\n  ; indented\n[General]\n\ntheme=dark\n[Other]\na=1\n")
    assert settings.damaged is None
    assert settings.text("theme") == "dark"


@pytest.mark.parametrize(
    "line",
    [
        *("speed=nan", "speed=inf", "speed=1e999", "speed=-1", "speed=0", "speed=16.01"),
        *("speed=fast", "speed=", "speed=1,5", 'speed="1, 5"', "speed=@ByteArray(4)"),
        *("loop=maybe", "loop=", "loop=2", "loop=true, false", "loop=@Invalid()"),
        *("theme=pink", "theme=", "theme=dark, light", "theme=@ByteArray(dark)"),
        *("theme=@Point(1 2)", "theme=@Rect(x)"),
        *("language=tlh", "language=EN", "language=en_GB", "output_mode=none"),
        "digits_network=none",
        "neuron_page=none",
        "images_page=none",
        *("passes_shown=predict", "passes_speed=17", "passes_loop=no"),
        *("unknown=1", "=1", "%=1", "a/b/c=1", "theme\\=dark", "\\x0=1"),
    ],
)
def test_a_value_that_makes_no_sense_is_its_default(opened, line):
    settings = opened(f"[General]\n{line}\n")
    assert read(settings) == DEFAULTS
    assert settings.damaged is None


@pytest.mark.parametrize(
    "value", ["text", "12", "@ByteArray()", "@Invalid()", "a, b", "@Size(3 4)", "@Variant(\\0)"]
)
def test_a_state_of_another_type_is_empty(opened, value):
    assert opened(f"[General]\ngeometry={value}\n").state("geometry").isEmpty()


@pytest.mark.parametrize(("text", "speed"), [("0.25", 0.25), ("16", 16.0), (" 4.0 ", 4.0)])
def test_the_limits_belong_to_the_range(opened, text, speed):
    assert opened(f"[General]\nspeed={text}\n").number("speed", 0.25, 16.0) == speed


@pytest.mark.parametrize(("text", "flag"), [("true", True), ("FALSE", False), ("False", False)])
def test_yes_and_no_in_any_case(opened, text, flag):
    assert opened(f"[General]\nloop={text}\n").flag("loop") is flag


def test_saving_writes_beside_and_renames(opened, settings_path):
    """Whoever still reads the old file reads the whole of it."""
    settings = opened("[General]\ntheme=dark\n")
    old = settings_path.with_name("still read")
    os.link(settings_path, old)
    settings.remember("theme", "light")
    settings.save()
    assert old.read_text() == "[General]\ntheme=dark\n"
    assert "light" in settings_path.read_text()
    assert sorted(p.name for p in settings_path.parent.iterdir()) == ["settings.ini", "still read"]


def test_what_other_versions_remember_is_left_alone(opened, settings_path):
    settings = opened("[General]\nfrom_tomorrow=7\n")
    settings.remember("theme", "dark")
    settings.save()
    assert "from_tomorrow=7" in settings_path.read_text()


# a file that the user names


@pytest.mark.parametrize("content", (DAMAGED | OF_OTHERS).values(), ids=DAMAGED | OF_OTHERS)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(settings_path, content):
    settings_path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"settings\.ini' is no settings file of cnnlab: name"):
        check_settings_file(settings_path)
    assert settings_path.read_bytes() == content
    assert list(settings_path.parent.iterdir()) == [settings_path]


def test_a_folder_is_refused(settings_path):
    settings_path.mkdir()
    with pytest.raises(SettingsError, match="no settings file"):
        check_settings_file(settings_path)


@pytest.mark.parametrize(
    "content", [b"", b"\n; nothing yet\n", b"[General]\ntheme=dark\n[Other]\na=1\n"]
)
def test_an_empty_file_and_our_own_are_taken(settings_path, content):
    settings_path.write_bytes(content)
    check_settings_file(settings_path)
    assert settings_path.read_bytes() == content


def test_what_was_saved_is_taken_again(opened, settings_path):
    settings = opened()
    settings.remember("speed", 2.0)
    settings.remember("geometry", QByteArray(bytes(range(256))))
    settings.save()
    check_settings_file(settings_path)


def test_a_missing_file_is_taken_and_not_made_yet(settings_path):
    check_settings_file(settings_path)
    assert list(settings_path.parent.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a folder that nobody writes to")
def test_a_place_that_can_not_be_written_to_is_refused():
    with pytest.raises(SettingsError, match=r"'/proc/settings\.ini' can't be written to: name an"):
        check_settings_file("/proc/settings.ini")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a closed folder")
def test_a_closed_folder_or_file_is_refused(settings_path):
    settings_path.write_text("[General]\n", encoding="utf-8")
    for place, mode in ((settings_path, 0o400), (settings_path.parent, 0o500)):
        before = place.stat().st_mode
        place.chmod(mode)
        try:
            with pytest.raises(SettingsError, match="can't be written to"):
                check_settings_file(settings_path)
        finally:
            place.chmod(before)


# a disk that is full, a folder that is closed


@pytest.fixture
def heard(opened):
    """Settings that are on disk, and the problems they tell."""
    settings, told = opened("[General]\ntheme=dark\n"), []
    settings.unwritten.connect(told.append)
    return settings, told


def test_a_value_is_on_disk_soon(opened, settings_path, qapp):
    settings = opened()
    settings.remember("theme", "dark")
    qapp.processEvents()
    assert "theme=dark" in settings_path.read_text()
    assert settings.problem is None


def test_a_full_disk_is_told_once_and_the_old_file_stays(heard, settings_path, qapp):
    settings, told = heard
    with no_room():
        for speed in (2.0, 4.0):
            settings.remember("speed", speed)
            qapp.processEvents()
    assert [(error.errno, error.filename) for error in told] == [(errno.EFBIG, str(settings_path))]
    assert settings_path.read_text() == "[General]\ntheme=dark\n"
    assert list(settings_path.parent.iterdir()) == [settings_path]


def test_what_found_no_room_is_written_once_there_is_some(heard, settings_path):
    settings, told = heard
    settings.remember("speed", 4.0)
    with no_room():
        settings.save()
    assert settings.problem is told[0]
    settings.remember("loop", False)
    settings.save()
    assert settings.problem is None
    assert settings_path.read_text() == "[General]\nloop=false\nspeed=4\ntheme=dark\n"
    with no_room():
        settings.remember("speed", 2.0)
        settings.save()
    assert len(told) == 2, "after it went well it is news again"


def test_a_disk_that_is_really_full(tmp_path, qapp):
    with mounted_disk(tmp_path / "disk") as disk:
        place = disk / "settings.ini"
        settings = Settings(place)
        settings.remember("theme", "dark")
        settings.save()
        before, block = place.read_bytes(), fill(disk)
        settings.remember("theme", "light")
        settings.save()
        assert settings.problem.errno == errno.ENOSPC
        assert place.read_bytes() == before
        assert sorted(disk.iterdir()) == [block, place]
        block.unlink()
        settings.save()
        assert settings.problem is None
        assert "theme=light" in place.read_text()
        del settings


def test_a_closed_folder_is_told(heard, settings_path):
    settings, told = heard
    settings.remember("speed", 4.0)
    with closed(settings_path.parent):
        settings.save()
    assert [error.errno for error in told] == [errno.EACCES]
    assert settings_path.read_text() == "[General]\ntheme=dark\n"


def test_a_folder_where_the_file_would_be_is_told(opened, settings_path):
    settings_path.mkdir()
    settings = opened()
    settings.remember("speed", 4.0)
    settings.save()
    assert settings.problem.errno == errno.EISDIR


def test_a_file_where_the_folder_would_be_is_told(tmp_path, qapp):
    (tmp_path / "file").write_text("a file")
    settings = Settings(tmp_path / "file" / "settings.ini")
    settings.remember("speed", 4.0)
    settings.save()
    assert settings.problem.errno in (errno.ENOTDIR, errno.EEXIST)
