"""Files that are pasted or dropped: which are of this machine, and whether it is one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from cnnlab.lab.shared.mime_files import local_files, one_file

AWAY = "https://example.org/a.png"


def mime_of(*urls):
    mime = QMimeData()
    mime.setUrls([QUrl(url) if "://" in url else QUrl.fromLocalFile(url) for url in urls])
    return mime


@pytest.mark.parametrize(
    ("urls", "files", "one"),
    [
        ((), [], None),
        (("/b", "/a"), ["/b", "/a"], None),
        ((AWAY, "/a"), ["/a"], "/a"),
        (("/a", AWAY, "/b"), ["/a", "/b"], None),
        ((AWAY,), [], None),
    ],
)
def test_those_of_this_machine(urls, files, one):
    mime = mime_of(*urls)
    assert list(local_files(mime)) == [Path(file) for file in files]
    assert one_file(mime) == (None if one is None else Path(one))


def test_text_is_no_file():
    mime = QMimeData()
    mime.setText("/a")
    assert list(local_files(mime)) == []


def test_of_thousands_no_more_are_looked_at_than_are_needed(monkeypatch):
    looked_at = []
    monkeypatch.setattr(
        "cnnlab.lab.shared.mime_files.Path", lambda path: looked_at.append(path) or Path(path)
    )
    mime = mime_of(*(f"/{i}" for i in range(2000)))
    assert one_file(mime) is None
    assert next(local_files(mime)) == Path("/0")
    assert len(looked_at) == 3
