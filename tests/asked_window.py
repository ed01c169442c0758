"""The program with few drawings and short races, telling where its widgets are when asked.

Hands are those of xdotool alone; a line on standard input is an expression to be told.
"""

import json
import subprocess
import sys

from screen import wait_for

PROGRAM = """
import json, sys
from PySide6.QtCore import QPoint, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
from cnnlab.app import create_window
from cnnlab.lab.network import race_sides, sources

sources.TRAINED, sources.VALIDATED = 200, 40
race_sides.LENGTHS = (20, *race_sides.LENGTHS)
app = QApplication(sys.argv[:1])
app.setStyle("Fusion")
window = create_window(sys.argv[1], at_once=False)
window.tabs.go_to(sys.argv[2])
tab = window.tab(sys.argv[2])
window.resize(1500, 940)
window.show()

def named(name):
    return window.findChild(QWidget, name)

def spot(widget, point=None):
    at = widget.mapToGlobal(widget.rect().center() if point is None else point)
    return at.x(), at.y()

def answer():
    line = sys.stdin.readline()
    if line:
        try:
            reply = {"answer": eval(line)}
        except Exception as error:  # who asks waits for a line
            reply = {"failed": repr(error)}
        print(json.dumps(reply), flush=True)

asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
asked.activated.connect(answer)
sys.exit(app.exec())
"""


class AskedWindow:
    """A process with a window on a screen; ``ask`` tells, everything else is done by hand."""

    def __init__(self, screen, settings, tab):
        self._screen = screen
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(settings), tab],
            env=screen.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, expression):
        """What an expression is in the program."""
        self.process.stdin.write(expression + "\n")
        self.process.stdin.flush()
        reply = json.loads(self.process.stdout.readline())
        assert "answer" in reply, f"{expression}: {reply}"
        return reply["answer"]

    def wait(self, expression):
        """Until it is true."""
        return wait_for(lambda: self.ask(expression), expression)

    def click(self, spot):
        """In the middle of what ``spot`` tells of."""
        x, y = self.wait(spot)
        self._screen.xdotool("mousemove", "--sync", x, y, "click", 1)

    def drag(self, start, end):
        """From spot to spot, with moves on the way."""
        (x, y), (to_x, to_y) = self.ask(start), self.ask(end)
        self._screen.xdotool("mousemove", "--sync", x, y, "mousedown", 1)
        for share in (0.1, 0.3, 0.6, 0.9, 1.0):
            at = round(x + share * (to_x - x)), round(y + share * (to_y - y))
            self._screen.xdotool("mousemove", "--sync", *at)
        self._screen.xdotool("mouseup", 1)

    def key(self, *names):
        """Keys, one after the other."""
        self._screen.xdotool("key", *names)
