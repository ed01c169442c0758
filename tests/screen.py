"""A screen of its own for a test: an X server without hardware, and a window manager on it."""

import os
import shutil
import subprocess
import time
from pathlib import Path

TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE = 20.0  # s
PAUSE = 0.05  # s between two looks
# Nothing else of the tester's own desktop: Qt would look for its theme, style, scale or session.
KEPT = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "TMPDIR")


def missing_tools():
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def wait_for(look, what, patience=PATIENCE):
    """What ``look`` gives as soon as it is not false."""
    end = time.monotonic() + patience
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > end:
            raise TimeoutError(f"waited {patience:g} s for {what}")
        time.sleep(PAUSE)


class VirtualScreen:
    """``with VirtualScreen((1600, 1000), folder) as screen``: its processes end with the block."""

    def __init__(self, size, folder):
        self._size = size
        self._folder = Path(folder)
        self._running = []
        self.environ = {}

    def __enter__(self):
        try:
            display = self._start_server()
            runtime = self._folder / "runtime"
            runtime.mkdir(mode=0o700, exist_ok=True)
            self.environ = {
                **{name: os.environ[name] for name in KEPT if name in os.environ},
                "DISPLAY": display,
                "HOME": str(self._folder),
                "LC_ALL": "C.UTF-8",
                "XDG_RUNTIME_DIR": str(runtime),
            }
            self._start(["openbox", "--sm-disable"], env=self.environ)
            wait_for(lambda: self.try_xdotool("get_num_desktops") is not None, "openbox")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()

    def _start(self, command, **options):
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, **options)
        self._running.append(process)

    def _start_server(self):
        read, write = os.pipe()
        with os.fdopen(read, encoding="ascii") as told:
            size = "x".join(map(str, self._size))
            options = ["-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
            options += ["-fbdir", str(self._folder)]
            try:
                self._start(["Xvfb", "-displayfd", str(write), *options], pass_fds=[write])
            finally:
                os.close(write)
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        return f":{number}"

    def try_xdotool(self, *arguments):
        """What xdotool says, None when it fails."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout if done.returncode == 0 else None

    def xdotool(self, *arguments):
        said = self.try_xdotool(*arguments)
        if said is None:
            raise RuntimeError(f"xdotool failed: {' '.join(map(str, arguments))}")
        return said

    def window(self, name):
        """Number of the one window of this name, once it is there."""
        found = wait_for(
            lambda: self.try_xdotool("search", "--onlyvisible", "--name", f"^{name}$"),
            f"a window called {name}",
        )
        (number,) = found.split()
        return number

    def grab(self):
        """All pixels of the screen, as the server holds them; equal bytes are equal pictures."""
        return (self._folder / "Xvfb_screen0").read_bytes()
