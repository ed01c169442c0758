"""An opened sum, line by line and product by product."""

from cnnlab.ui.widgets.sum_reading import SumReading

TEXT = "\n".join(
    (
        "conv1[0, 1, 2]\t-1.5",
        "",
        "input[0]",
        "1\t0\t×\t2\t-3\t=\t2\t0",
        "0.5\t1\t×\t1\t-4\t=\t0.5\t-4",
        "sum\t-1.5",
    )
)


class Page:
    def __init__(self, text):
        self.asked, self._text = 0, text

    def text(self):
        self.asked += 1
        return self._text


def test_lines_without_words_are_left_out_and_products_are_told_by_terms():
    reading = SumReading()
    reading.set_page(Page(TEXT))
    assert [line.text for line in reading.lines] == [
        "conv1[0, 1, 2], −1.5",
        "input[0]",
        "1 × 2 = 2, 0 × −3 = 0",
        "0.5 × 1 = 0.5, 1 × −4 = −4",
        "sum, −1.5",
    ]
    assert reading.columns == 3
    assert reading.said(2, 2) == "0 × −3 = 0"
    assert reading.said(0, 2) == ""


def test_one_goes_up_and_down_by_lines_and_sideways_by_products_and_never_beyond():
    reading = SumReading()
    reading.set_page(Page(TEXT))
    reading.move(0, 1)  # the first line has no products
    assert (reading.line, reading.term) == (0, 0)
    reading.move(2, 0)
    for _ in range(5):
        reading.move(0, 1)
    assert (reading.line, reading.term) == (2, 2)
    reading.move(1, 0)
    assert (reading.line, reading.term) == (3, 0)
    reading.move(99, 0)
    assert reading.line == 4
    reading.move(-99, 0)
    assert reading.line == 0


def test_a_page_is_written_once_and_another_one_keeps_the_place_as_far_as_it_goes():
    reading, page = SumReading(), Page(TEXT)
    reading.set_page(page)
    reading.set_page(page)
    assert page.asked == 1
    reading.move(3, 0)
    reading.move(0, 2)
    reading.set_page(Page("a\nb"))
    assert (reading.line, reading.term) == (1, 0)
    reading.set_page(None)
    assert (reading.lines, reading.line, reading.columns) == ((), 0, 1)
