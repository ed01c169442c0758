"""Numbers as a reader adds them up."""

from cnnlab.core.inspect.rounding import fixed, rounded


def test_zero_has_no_sign():
    assert fixed(-0.00001) == "0.0000"
    assert fixed(-0.0312) == "−0.0312"
    assert str(rounded(-1e-9)) == "0.0"


def test_decimals_are_all_there():
    assert fixed(2) == "2.0000"
    assert fixed(0.25, 1) == "0.2"
