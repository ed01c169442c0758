"""Pictures that were painted once: what is not seen keeps none of them."""

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.lessons.sheet import PAGES

SMALL = 64 * 64  # pixels of what may be an icon


def pixels_kept(page):
    """Pixels of all larger pictures that a page's widgets and what they are made of hold."""
    seen, pixels = set(), 0
    left = [page, *page.findChildren(QWidget)]
    while left:
        thing = left.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, QPixmap):
            size = thing.width() * thing.height()
            pixels += size if size > SMALL else 0
        elif isinstance(thing, dict):
            left += thing.values()
        elif isinstance(thing, list | tuple):
            left += thing
        elif type(thing).__module__.startswith("cnnlab.ui"):
            left.append(vars(thing))
    return pixels


@pytest.fixture
def tab(window):
    window.resize(1600, 1000)
    return window.tab("neuronTab")


def settle():
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_hidden_keeps_no_pictures(window, tab, name):
    tab.show_page(name)
    settle()
    page, shown = tab.page, tab.page.grab().toImage()
    assert pixels_kept(page) > 100_000
    tab.show_page("layers" if name == "neuron" else "neuron")
    settle()
    assert pixels_kept(page) == 0
    tab.show_page(name)
    settle()
    assert page.grab().toImage() == shown


def test_nor_does_a_page_of_a_tab_that_is_hidden(window, tab):
    settle()
    window.tabs.go_to("digitsTab")
    settle()
    assert pixels_kept(tab.page) == 0
