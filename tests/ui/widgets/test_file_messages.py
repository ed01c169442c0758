"""Files that could not be written or deleted: named, with the reason and the mend."""

import errno
import os
import re

import pytest

from cnnlab.lab.shared.language import Language
from cnnlab.ui.widgets.file_messages import (
    undeleted_message,
    unread_message,
    unwritten_message,
)


def error(number):
    return OSError(number, os.strerror(number), "/there/mine/{n}.png")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_a_full_disk(number, qapp):
    assert unwritten_message(error(number)) == (
        "“/there/mine/{n}.png” can’t be written: the disk is full. Make room and try again."
    )


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
@pytest.mark.parametrize("word", [unwritten_message, undeleted_message])
def test_a_closed_folder(number, word, qapp):
    said = word(error(number))
    assert said.endswith("the system does not allow it. Allow writing in the folder “/there/mine” "
                         "and try again.")  # fmt: skip


@pytest.mark.parametrize("word", [unwritten_message, undeleted_message])
def test_anything_else_in_the_systems_words(word, qapp):
    assert ": Input/output error. Check the folder “/there/mine”" in word(error(errno.EIO))


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EISDIR, "it is a folder."),
        (errno.ELOOP, "its links lead in a circle."),
        (errno.ENOENT, "its folder is not there."),
        (errno.EBADF, f"the system reports error {errno.EBADF}."),
    ],
)
def test_why_a_file_can_not_be_written(number, reason, qapp):
    assert f"can’t be written: {reason} Check the folder" in unwritten_message(error(number))


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOENT, "it is not there. It may have been moved or renamed."),
        (errno.EACCES, "the system does not allow it."),
        (errno.EIO, f"{os.strerror(errno.EIO)}."),
    ],
)
def test_a_file_that_can_not_be_read(number, reason, qapp):
    assert unread_message(error(number)) == f"“/there/mine/{{n}}.png” can’t be read: {reason}"


def test_a_name_with_halves_of_letters_can_be_shown(qapp):
    said = unwritten_message(OSError(errno.ENOSPC, "full", "/there/\udc80"))
    assert "“/there/?”" in said
    said.encode("utf-8")


def test_in_chinese(qapp):
    language = Language(qapp)
    language.use("zh_CN")
    try:
        assert unwritten_message(error(errno.ENOSPC)) == (
            "无法写入“/there/mine/{n}.png”：磁盘已满。请腾出空间后重试。"
        )
        for number in (errno.EIO, errno.EISDIR, errno.ELOOP, errno.ENOENT, errno.EBADF):
            for word in (unread_message, unwritten_message, undeleted_message):
                said = word(error(number)).replace("/there/mine/{n}.png", "")
                assert not re.search("[A-Za-z]{2}", said.replace("/there/mine", "")), said
    finally:
        language.use("en")
