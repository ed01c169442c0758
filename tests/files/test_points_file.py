"""Files of points become points or a refusal that names them."""

import os
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnnlab.files.points_file import MOST_BYTES, PointsFileError, read_points

TEXT = "x,y,类别\n0.5,-1.25,1\n1,2,0\n"


@pytest.fixture
def written(tmp_path):
    """A file of these bytes."""

    def write(content, name="mine.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def refusal(path, group=""):
    with pytest.raises(PointsFileError) as refused:
        read_points(path, group)
    assert str(refused.value).startswith(f"{path}: ")
    assert refused.value.name == path.name
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.csv", "b.TSV", "c.txt", "d"])
def test_points_in_each_encoding(written, encoding, name):
    points = read_points(written(TEXT.encode(encoding), name))
    assert points.x.tolist() == [[0.5, -1.25], [1, 2]]
    assert points.labels.tolist() == [1, 0]
    assert not points.held_out.any()


def test_utf_16_of_either_order(written):
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert len(read_points(written(mark + TEXT.encode(encoding)))) == 2


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("gbk"),
        b"\x89PNG\r\n\x1a\n\0\0",
        TEXT.encode("utf-16-le"),
        b"\xff\xfe\0",
        b"\xff\xfe\0\xd8\0\0",
        b"1,2,0\0",
    ],
)
def test_what_is_no_text_is_refused(written, content):
    assert refusal(written(content)).code == "text"


def test_a_large_file_is_refused_before_it_is_read(written):
    assert len(read_points(written(TEXT.encode().ljust(MOST_BYTES)))) == 2
    assert refusal(written(TEXT.encode().ljust(MOST_BYTES + 1))).code == "large"


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("", "empty", 0, "contents: got no points"),
        ("x,y,class\n", "empty", 0, "contents: got no points"),
        ("1,2,0\n1,2", "columns", 2, "line 2: got 2 columns, expected 3"),
        ("1,2,0\n1,two,0", "number", 2, "line 2: got 'two', expected a number"),
        ("1,2,3", "class", 1, "line 1: class: got 3, expected 0 or 1"),
        ("1e8,2,1", "far", 1, "line 1: got 1e8,2,1, expected coordinates within ±1,000,000"),
        ("1,2,1\n" * 2001, "many", 0, "contents: got 2001 points, expected at most 2,000"),
    ],
)
def test_text_without_points_is_refused_by_line(written, text, code, line, said):
    error = refusal(written(text.encode()))
    assert (error.code, error.reason.code, error.reason.line) == ("points", code, line)
    assert said in str(error)


def test_thousands_are_grouped_as_the_system_does(written):
    path = written(b"1,234\t5\t1")
    assert read_points(path).x.tolist() == [[1.234, 5]]
    assert refusal(path, ",").reason.reason.code == "ambiguous"


def test_what_the_system_does_not_give_is_its_own_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_points(tmp_path / "absent.csv")
    with pytest.raises(OSError, match=tmp_path.name):
        read_points(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").code == "text"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_points_or_refused(written, content):
    with suppress(PointsFileError):
        assert len(read_points(written(content))) > 0
