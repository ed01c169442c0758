"""A picture is dragged from another program's window: only a window system carries it across."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from screen import wait_for

from cnnlab.lab.shared.labfile import Lab, read_lab, write_lab
from cnnlab.lessons.image_form import document_data, image_sheet_from
from cnnlab.lessons.image_presets import first_image_sheet

SOURCE = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Source(QLabel):
    def mouseMoveEvent(self, event):
        drag, mime = QDrag(self), QMimeData()
        mime.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag.setMimeData(mime)
        print("dragging", flush=True)
        drag.exec(Qt.DropAction.CopyAction)

app = QApplication([])
label = Source("drag me")
label.setWindowTitle("files")
label.resize(200, 200)
label.show()
app.exec()
"""


@pytest.fixture
def source(screen, tmp_path):
    """A window of another program with a picture file to drag."""
    path = tmp_path / "dragged.png"
    pixels = np.arange(40 * 30, dtype=np.uint32).reshape(40, 30) % 251
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    process = subprocess.Popen(
        [sys.executable, "-c", SOURCE, str(path)],
        env=screen.environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process, pixels
    process.kill()
    process.communicate()


@pytest.fixture
def arguments(tmp_path):
    """The program opens a lab that shows the Images tab."""
    lab = tmp_path / "images.cnnlab"
    write_lab(lab, Lab({"imagesTab": document_data(first_image_sheet(), "filters")}, "imagesTab"))
    return [str(lab)]


@pytest.mark.screen
def test_a_picture_file_is_dragged_into_the_images_tab(screen, source, program, tmp_path):
    process, pixels = source
    window, other = screen.window("images.*cnnlab"), screen.window("files")
    screen.xdotool("windowsize", "--sync", window, 1100, 700)
    screen.xdotool("windowmove", "--sync", window, 20, 60)
    screen.xdotool("windowmove", "--sync", other, 1300, 60)
    screen.xdotool("windowactivate", "--sync", other)
    screen.xdotool("mousemove", 1400, 150, "mousedown", 1)
    screen.xdotool("mousemove_relative", "--sync", 0, 30)
    assert process.stdout.readline() == "dragging\n"
    for x, y in ((1200, 300), (700, 400), (320, 380), (300, 380)):
        screen.xdotool("mousemove", "--sync", x, y, "sleep", 0.2)
    screen.xdotool("mouseup", 1)

    lab = tmp_path / "images.cnnlab"
    screen.xdotool("windowactivate", "--sync", window)

    def saved():
        screen.xdotool("key", "ctrl+s")
        picture = image_sheet_from(read_lab(lab).tabs["imagesTab"]["sheet"]).picture
        return picture if picture.name == "dragged.png" else None

    picture = wait_for(saved, "the picture that was dropped")
    assert (picture.pixels == pixels).all()
