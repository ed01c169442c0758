"""Files of many digits are written in the background, of a few at once."""

import time

import pytest

from cnnlab.lab.digits.digit_files import FEW, DigitFiles

MANY = FEW + 10


@pytest.fixture
def files(qapp):
    made = DigitFiles()
    yield made
    made.close_down()


class Written(list):
    """Digits that are written slowly, and how it ended."""

    def __init__(self, many=MANY, fails_at=None):
        self.many, self.fails_at, self.ends = many, fails_at, []

    def work(self):
        for count in range(1, self.many + 1):
            if count == self.fails_at:
                raise OSError(28, "no room")
            time.sleep(0.002)
            self.append(count)
            yield count

    def then(self, error):
        self.ends.append((len(self), error))


def test_few_are_written_at_once(files):
    told, written = [], Written(FEW)
    files.progressed.connect(lambda *args: told.append(args))
    files.write(FEW, written.work, written.then)
    assert written.ends == [(FEW, None)]
    assert not files.running
    assert told == []


def test_many_are_written_in_the_background_and_told(files, qtbot):
    told, written = [], Written()
    files.progressed.connect(lambda *args: told.append(args))
    with qtbot.waitSignal(files.rested):
        files.write(MANY, written.work, written.then)
        assert files.running
        assert written.ends == []
    assert told[0] == (0, MANY)
    assert len(told) > 1
    assert written.ends == [(MANY, None)]


@pytest.mark.parametrize("many", [FEW, MANY])
def test_a_failure_is_told_and_what_came_before_stays(files, qtbot, many):
    errors, written = [], Written(many, fails_at=5)
    files.unwritten.connect(errors.append)
    with qtbot.waitSignal(files.rested):
        files.write(many, written.work, written.then)
    assert [error.strerror for error in errors] == ["no room"]
    assert written.ends == [(4, errors[0])]


def test_cancelled_it_is_left_at_what_is_written(files, qtbot):
    written = Written()
    with qtbot.waitSignal(files.rested):
        files.write(MANY, written.work, written.then)
        qtbot.waitUntil(lambda: len(written) > 2)
        files.cancel()
    assert 2 < len(written) < MANY
    assert written.ends == [(len(written), None)]
    again = Written()
    with qtbot.waitSignal(files.rested):
        files.write(MANY, again.work, again.then)
    assert len(again) == MANY


def test_what_is_nowhere_else_is_written_before_the_window_closes(files):
    for whole in (True, False):
        written = Written()
        files.write(MANY, written.work, written.then, whole=whole)
        files.close_down()
        assert (len(written) == MANY) is whole
        assert written.ends == []
