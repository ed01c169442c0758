"""What is painted of a network on one sheet."""

import numpy as np
import pytest
from atlas_hands import SEVEN
from image_pixels import codes
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QImage, QPainter

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import NETWORK, AtlasPlace
from cnnlab.digits import default_network
from cnnlab.scene.atlas_camera import SheetCamera
from cnnlab.scene.atlas_layout import lay_out_atlas
from cnnlab.scene.atlas_maps import NUMBERS_FROM, number_font_of
from cnnlab.scene.atlas_paint import LEGEND, numbers_seen, paint_sheet
from cnnlab.scene.atlas_pointing import Pointed, paint_callout
from cnnlab.scene.atlas_seen import seen_place
from cnnlab.scene.atlas_sheet import Playing, Sheet, SheetWords, Title
from cnnlab.scene.atlas_table import percent
from cnnlab.scene.atlas_titles import title_height, title_operations
from cnnlab.scene.colours import load_theme
from cnnlab.scene.text import number_font, text_width

SIZE = QSizeF(900, 640)
THEME = load_theme("light")


def sheet_of(image=SEVEN, at_rest=False):
    inspection = Inspection.of(default_network(), image, at_rest)
    layout = lay_out_atlas(inspection.stages, SIZE, title_height(QFont()))
    titles = {name: Title(name, "does", "1×2×3", "0 … 1") for name in inspection.layers}
    return Sheet(inspection, layout, SheetWords(titles, ("z", "e", "p"), "{sign}"), THEME)


def painted(sheet, camera=None, playing=None):
    image = QImage(900, round(640 + LEGEND), QImage.Format.Format_RGB32)
    image.fill(THEME.card)
    painter = QPainter(image)
    paint_sheet(painter, sheet, camera or SheetCamera.whole(SIZE), SIZE, QFont(), playing)
    painter.end()
    return image


def colour_in(image, sheet, layer, cell):
    place = sheet.layout.block(layer).cell_rect(cell).center().toPoint()
    return image.pixelColor(place)


def strongest(sheet, layer):
    values = sheet.inspection.maps(sheet.inspection.layers[layer])
    return tuple(int(n) for n in np.unravel_index(values.argmax(), values.shape))


def bluer(colour, other):
    return colour.blue() - colour.red() > other.blue() - other.red() + 40


def test_a_forward_pass_fills_block_after_block(qapp):
    sheet = sheet_of()
    shown, hidden = sheet.layout.blocks[1].layer.name, sheet.layout.blocks[3].layer.name
    image = painted(sheet, playing=Playing(2, 0.5))
    assert bluer(colour_in(image, sheet, shown, strongest(sheet, shown)), THEME.zero)
    assert colour_in(image, sheet, hidden, strongest(sheet, hidden)) == THEME.zero
    assert painted(sheet, playing=Playing(2, 0.2)) != painted(sheet, playing=Playing(2, 0.6))


def test_numbers_are_there_from_a_size_on(qapp):
    sheet = sheet_of()
    block = sheet.layout.blocks[3]
    assert numbers_seen(sheet, SheetCamera.whole(SIZE), SIZE) == 0
    close = SheetCamera.on(block.rect(5), QRectF(QPointF(0, 0), SIZE), SIZE)
    assert numbers_seen(sheet, close, SIZE) >= np.prod(block.layer.shape[1:])
    assert number_font_of(NUMBERS_FROM - 1, QFont()) is None
    assert number_font_of(60, QFont()) is not None


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0.0 %"), (0.0001, "<0.1 %"), (0.5, "50.0 %"), (0.9991, "99.9 %")],
)
def test_shares_in_percent(share, text):
    assert percent(share) == text


def test_what_is_not_all_is_never_written_as_all():
    assert percent(0.99999) == ">99.9 %"
    assert percent(1.0) == "100.0 %"


def test_what_the_camera_shows_is_the_place(qapp):
    layout = sheet_of().layout
    assert seen_place(layout, SheetCamera.whole(SIZE), SIZE) == NETWORK
    block = layout.blocks[3]
    view = QRectF(QPointF(0, 0), SIZE)
    name = block.layer.name
    assert seen_place(layout, SheetCamera.on(block.rect(7), view, SIZE), SIZE) == AtlasPlace(
        name, 7
    )
    unit = layout.blocks[-2]
    near = SheetCamera.on(unit.rect(3), view, SIZE)
    assert seen_place(layout, near, SIZE) == AtlasPlace(unit.layer.name)


def test_links_are_the_largest_channels_of_the_first_sum(qapp):
    sheet = sheet_of()
    block = sheet.layout.blocks[-2]
    found = Pointed.of(sheet.inspection, sheet.layout, block, (7, 0, 0))
    sums = [
        abs(row.sum) for row in sheet.inspection.open(block.layer.name, (7, 0, 0)).chain[0].rows
    ]
    assert found.source is sheet.layout.blocks[-3]
    assert [link.share for link in found.links] == pytest.approx(
        [s / max(sums) for s in sums[: len(found.links)]]
    )


@pytest.mark.parametrize("x", [5, 880])
@pytest.mark.parametrize("y", [5, 630])
def test_a_callout_stays_in_the_widget(qapp, x, y):
    def frame(lines):
        image = QImage(900, 640, QImage.Format.Format_RGB32)
        image.fill(THEME.card)
        painter = QPainter(image)
        paint_callout(painter, QRectF(x, y, 8, 8), lines, SIZE, THEME, QFont())
        painter.end()
        shown = codes(image)
        return np.argwhere(shown != shown[320, 450])

    places = frame(["a name = 0.1234", "another line"])
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    assert top >= 3
    assert left >= 3
    assert bottom < 637
    assert right < 897


@pytest.mark.parametrize(
    ("width", "lines"),
    [(500, ["ReLU · max pool"]), (66, ["ReLU ·", "max pool"]), (52, ["ReLU ·", "max pool"])],
)
def test_what_a_stage_does_is_not_cut_off(qapp, width, lines):
    font = number_font(QFont(), 12)
    found = title_operations("ReLU · max pool", width, font)
    assert [line for line, _ in found] == lines
    assert all(text_width(line, one) <= width + 1 for line, one in found)
    assert all(9 <= one.pixelSize() <= 12 for _, one in found)
