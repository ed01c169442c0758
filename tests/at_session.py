"""A window beside a real screen reader’s bus: what is heard of it, and keys that are pressed."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from screen import PATIENCE, wait_for

CLIENT = Path(__file__).with_name("at_client.py")
SYSTEM_PYTHON = "/usr/bin/python3"
MOST_STOPS = 60


def missing_bus():
    """What a session with a screen reader needs and isn't there, by the names of Debian."""
    lacking = [] if shutil.which("dbus-daemon") else ["dbus"]
    known = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not shutil.which(SYSTEM_PYTHON) or subprocess.run(known, check=False).returncode:
        lacking.append("python3-pyatspi")
    return lacking


class ScreenReader:
    """``with ScreenReader(screen) as reader``: programs with its ``environ`` are heard."""

    def __init__(self, screen):
        self._screen = screen
        self._running = []
        self._heard = []
        self.environ = {}

    def __enter__(self):
        try:
            self.environ = {
                **self._screen.environ,
                "DBUS_SESSION_BUS_ADDRESS": self._start_bus(),
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            }
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self._client = subprocess.Popen(
                [SYSTEM_PYTHON, str(CLIENT)],
                env={name: one for name, one in self.environ.items() if name != "PYTHONPATH"},
                stderr=subprocess.DEVNULL,
                text=True,
                **pipes,
            )
            self._running.append(self._client)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self._running):
            process.kill()
            process.wait(PATIENCE)
            for pipe in filter(None, (process.stdin, process.stdout)):
                pipe.close()
        self._running.clear()

    def _start_bus(self):
        """Its address; the bus of the screen readers starts on it by itself."""
        read, write = os.pipe()
        with os.fdopen(read, encoding="ascii") as told:
            try:
                bus = subprocess.Popen(
                    ["dbus-daemon", "--session", "--nofork", f"--print-address={write}"],
                    env=self._screen.environ,
                    pass_fds=[write],
                    stderr=subprocess.DEVNULL,
                )
            finally:
                os.close(write)
            self._running.append(bus)
            return told.readline().strip()

    def ask(self, name, *arguments):
        """What the client answers, once it can: it fails on what goes away meanwhile."""
        failed = ""

        def asked():
            nonlocal failed
            self._client.stdin.write(json.dumps([name, *arguments]) + "\n")
            self._client.stdin.flush()
            reply = json.loads(self._client.stdout.readline())
            failed = reply.get("failed", "")
            return None if failed else reply

        try:
            return wait_for(asked, name)["answer"]
        except TimeoutError:
            raise TimeoutError(f"{name}: {failed}") from None

    def press(self, *keys):
        """Keys, one after the other, by a real keyboard's way."""
        self._heard.clear()
        self.ask("heard")
        self._screen.xdotool("key", *keys)

    def _settle(self):
        """Until nothing more is told: a table tells of itself first, then of its cell."""
        turns = None
        while turns != (turns := self.ask("turns_now")):
            pass

    def focus(self):
        """What has the keyboard: its role, name and description."""
        found = self.ask("focus") or {"role": "", "name": "", "description": ""}
        return ", ".join(filter(None, (found["role"], found["name"], found["description"])))

    def wait_focus(self, pattern):
        """What has the keyboard, once it is called so."""
        wait_for(lambda: re.search(pattern, self.focus()), f"{pattern!r}, not {self.focus()!r}")
        return self.focus()

    def hear(self, pattern):
        """What is said since the last key, once it is of that form; the rest was said before."""

        def look():
            self._heard += self.ask("heard")
            return [one for one in self._heard if re.search(pattern, one)]

        try:
            return wait_for(look, pattern)[-1]
        except TimeoutError:
            raise TimeoutError(f"waited for {pattern!r}, heard {self._heard}") from None

    def tab_to(self, pattern, key="Tab"):
        """Press Tab until what has the keyboard is called so."""
        passed = []
        while len(passed) < MOST_STOPS:
            before = self.ask("turns")
            self.press(key)
            wait_for(lambda before=before: self.ask("turns") > before, f"a stop after {passed}")
            self._settle()
            passed.append(self.focus())
            if re.search(pattern, passed[-1]):
                return
        raise AssertionError(f"no stop is called {pattern!r}: {passed}")
