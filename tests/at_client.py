"""A screen reader's side of the connection: what other programs are told over AT-SPI.

Runs with the system's Python, which has pyatspi. A line on standard input is a JSON list, a name
and its arguments; the answer is a line of JSON: an "answer", or why it has "failed", as a part of
the program that goes away meanwhile can't be asked any more.
"""

import json
import sys

import pyatspi
from gi.repository import Atspi, GLib

PROGRAM = "cnnlab"
PATIENCE = 10_000  # ms that a program may take to answer; it is 800 unless it is said
UNNAMED = {"filler", "unknown", "invalid", "layered pane"}
"""Roles that mean nothing to whoever lands on one."""
SILENT = {pyatspi.ROLE_TABLE_CELL, pyatspi.ROLE_COMBO_BOX}
"""Orca says nothing where their names change."""


def told(node):
    """What a screen reader can say of a node."""
    found = {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": sorted(pyatspi.stateToString(one) for one in node.getState().getStates()),
    }
    interfaces = pyatspi.listInterfaces(node)
    if "Value" in interfaces:
        found["value"] = node.queryValue().currentValue
    if "Text" in interfaces:
        text = node.queryText()
        found["text"] = text.getText(0, text.characterCount)
    return found


class Reader:
    """Hears all the time; tells what it heard, and what is there, when it is asked."""

    def __init__(self):
        self._at = self._focus = None
        self._turns = 0
        self._heard = []
        listen = pyatspi.Registry.registerEventListener
        listen(self._on_focus, "object:state-changed:focused", "object:active-descendant-changed")
        listen(self._on_shown, "object:state-changed:showing")
        # Names are kept until another is heard of, which nobody is told unasked.
        listen(self._on_renamed, "object:property-change")

    def _on_focus(self, event):
        if event.host_application.name == PROGRAM and event.detail1:
            self._at, self._focus = event.source, None
            self._turns += 1
            self._focus = told(event.source)

    def _on_shown(self, event):
        if event.detail1 and event.source.getRole() == pyatspi.ROLE_NOTIFICATION:
            self._heard.append(event.source.name)

    def _on_renamed(self, event):
        """As Orca does: another name or description of what has the keyboard is spoken."""
        about = event.source
        if about == self._at and event.any_data and about.getRole() not in SILENT:
            self._heard.append(event.any_data)

    def window(self):
        desktop = pyatspi.Registry.getDesktop(0)
        programs = [one for one in desktop if one is not None and one.name == PROGRAM]
        frames = [frame for program in programs for frame in program]
        return frames[0] if frames else None

    def ready(self):
        """Whether the program is there and has its window."""
        return self.window() is not None

    def focus(self):
        """What has the keyboard, as it was last told."""
        if self._focus is None and self._at is not None:
            self._focus = told(self._at)
        return self._focus

    def turns(self):
        """How often the keyboard has gone somewhere."""
        return self._turns

    def turns_now(self):
        """The same, once the program has answered twice: each in a turn of its own."""
        for _ in range(2):
            self.window().queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return self._turns

    def heard(self):
        """Notifications since it was last asked."""
        heard, self._heard = self._heard, []
        return heard

    def _shown(self, node):
        yield node
        if node.getState().contains(pyatspi.STATE_MANAGES_DESCENDANTS):
            return
        for child in node:
            if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
                yield from self._shown(child)

    def walk(self):
        """How many nodes take the keyboard, and those of them that say nothing."""
        shown = self._shown(self.window())
        able = pyatspi.STATE_FOCUSABLE
        stops = [told(node) for node in shown if node.getState().contains(able)]
        faults = [one for one in stops if not one["name"].strip() or one["role"] in UNNAMED]
        return {"stops": len(stops), "faults": faults}

    def find(self, role, part):
        """All that are shown of a role, with a part of a name."""
        found = [node for node in self._shown(self.window()) if node.getRoleName() == role]
        return [told(node) for node in found if part in node.name]


def main():
    reader = Reader()

    def answer(_source, _condition):
        line = sys.stdin.readline()
        if not line:
            pyatspi.Registry.stop()
            return False
        name, *arguments = json.loads(line)
        try:
            reply = {"answer": getattr(reader, name)(*arguments)}
        except Exception as error:  # who asks waits for a line
            reply = {"failed": repr(error)}
        print(json.dumps(reply), flush=True)
        return True

    Atspi.set_timeout(PATIENCE, PATIENCE)
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, answer)
    pyatspi.Registry.start()


main()
