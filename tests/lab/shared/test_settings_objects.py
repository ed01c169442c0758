"""Settings hold texts and bytes: Qt would make objects of what else is written in their file."""

import struct
import subprocess
import sys

import pytest
from PySide6.QtCore import QByteArray

from cnnlab.lab.shared import settings
from cnnlab.lab.shared.settings import Settings, SettingsError, check_settings_file


def pickled(code):
    """A value of settings that runs code when Qt reads it, as PySide writes objects."""
    held = b"cbuiltins\nexec\n(S" + repr(code).encode() + b"\ntR."
    name = b"PySide::PyObjectWrapper\0"
    data = struct.pack(">IBI", 127, 0, len(name)) + name + struct.pack(">I", len(held)) + held
    return "".join(f"\\x{byte:x}" if byte else "\\0" for byte in data)


HUGE = "\\0\\0\\0\\x9\\x7f\\xff\\xff\\xff"  # a list of 2³¹ values


@pytest.mark.parametrize("begin", ["@Variant(", '"@Var""iant("', "\\x40Variant(", "@V\\qariant("])
@pytest.mark.parametrize("key", ["theme", "speed", "geometry"])
def test_settings_hold_no_objects(tmp_path, key, begin):
    file, mark = tmp_path / "a.ini", tmp_path / "ran"
    code = f"open({str(mark)!r}, 'w')"
    begin = begin.removesuffix('"') if begin.count('"') % 2 else begin
    file.write_text(f"[General]\n{key}={begin}{pickled(code)})\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        check_settings_file(file)
    opened = Settings(file)
    assert opened.damaged is not None
    assert opened.text("theme") == "system"
    assert opened.number("speed", 0, 9) == 1
    assert opened.state("geometry").isEmpty()
    assert not mark.exists()


def test_settings_that_cannot_be_set_aside_are_not_read(tmp_path, monkeypatch):
    file, mark = tmp_path / "a.ini", tmp_path / "ran"
    code = f"open({str(mark)!r}, 'w')"
    file.write_text(f"[General]\ntheme=@Variant({pickled(code)})\nloop=false\n", encoding="utf-8")
    monkeypatch.setattr(settings, "_set_aside", lambda _: None)
    opened = Settings(file)
    assert opened.text("theme") == "system"
    assert opened.flag("loop")
    assert opened.folder == tmp_path
    assert not mark.exists()


def test_settings_of_any_size_end_no_process(tmp_path):
    file = tmp_path / "a.ini"
    file.write_text(f"[General]\ntheme=@Variant({HUGE})\n", encoding="utf-8")
    pytest.importorskip("resource")
    code = "import resource, sys; from cnnlab.lab.shared.settings import Settings as S; "
    code += "resource.setrlimit(resource.RLIMIT_AS, (2**32,) * 2); S(sys.argv[1]).text('theme')"
    done = subprocess.run([sys.executable, "-c", code, str(file)], check=False)
    assert done.returncode == 0


def test_our_own_settings_are_no_objects(tmp_path):
    file = tmp_path / "a.ini"
    written = Settings(file)
    values = {
        "theme": "dark",
        "speed": 0.25,
        "loop": False,
        "geometry": QByteArray(bytes(range(256))),
        "recent": '/a@b\n/c\\Variant("x")\n/中',
    }
    for name, value in values.items():
        written.remember(name, value)
    written.save()
    again = Settings(file)
    assert again.damaged is None
    assert again.state("geometry") == values["geometry"]
    assert again.text("recent") == values["recent"]
